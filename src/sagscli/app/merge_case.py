"""sag merge: what two versions of a case differ in, one by one, and the file once it is settled.

They stand in the file between git's marks, or are two files with one case number: the copy that
a shared drive made. Of the second nobody knows what both came from, so all that differs is asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sagscli.app.case_label import redaction_of
from sagscli.app.choices import unknown
from sagscli.app.loaded_case import LoadedCase
from sagscli.app.same_number import twins_of
from sagscli.app.session import Session
from sagscli.app.workspace import Workspace
from sagscli.case.redaction import FindingMask, Redaction
from sagscli.casefile.document import Document
from sagscli.casefile.folder import CaseFile
from sagscli.casefile.own_folder import alone, refuse_link
from sagscli.casefile.reader import read
from sagscli.casefile.saving import current, save
from sagscli.casefile.shown_paths import path_of
from sagscli.casefile.text import TextFault, decode
from sagscli.errors import SagError
from sagscli.history.changes.comparison import FactChange, case_changes
from sagscli.history.merge_sides import MergeSide, merge_sides
from sagscli.history.merging.conflict_text import MergeBlock, blocks_in, settled
from sagscli.history.merging.merging import against_copy
from sagscli.history.past_case import past_case
from sagscli.language import _
from sagscli.plain_files import LARGEST_FILE
from sagscli.rulesets.records import Ruleset
from sagscli.validation.reading import read_case

MergeChoice = Literal["here", "incoming", "both"]
MERGED = "case merged"
_CHOICES: dict[MergeChoice, str] = {"here": "her", "incoming": "ind", "both": "begge"}
"""What can be chosen, and its Danish name; both always work."""


class UnsettledError(SagError):
    """A merge that cannot be written as it was settled."""


@dataclass(frozen=True)
class DifferingPlace:
    """A place in which two versions differ.

    `here` and `incoming` are the facts that only one of them has; where one of the two cannot be
    read, `lines` are what stands there, masked. `can_be_both` says that both can stand.
    """

    here: tuple[FactChange, ...]
    incoming: tuple[FactChange, ...]
    can_be_both: bool
    lines: tuple[str, str] | None = None


@dataclass(frozen=True)
class CaseMerge:
    """What there is to settle in a case; `sides` say who wrote each version, and when."""

    file: CaseFile
    before: bytes
    blocks: tuple[MergeBlock, ...]
    differences: tuple[DifferingPlace, ...]
    ruleset: Ruleset | None
    people: Redaction
    sides: tuple[MergeSide, MergeSide]
    copy: CaseFile | None = None


def case_merge(session: Session, copy: CaseFile | None = None) -> CaseMerge:
    """Return what is to be settled in the session's case; nothing where there are no differences.

    `copy` is another file with the same case; without it one with its number is looked for.
    Raises WriteError for a link.
    """
    file = session.file
    refuse_link(file.path, file.folder.root)
    before = current(file) or b""
    if len(before) > LARGEST_FILE:
        raise UnsettledError(_("The file is larger than a case can be."))
    blocks = blocks_in(before)
    if blocks is None:
        copy = copy or twins_of(Workspace((file.folder,), (file,))).get(file.path)
        blocks = against_copy(before, current(copy) or b"") if copy is not None else []
        sides = None
    else:
        copy, sides = None, merge_sides(file)
    ruleset, people = _ruleset_and_people(session, blocks)
    if sides is None:
        shown = path_of(copy, people) if copy is not None else ""
        sides = MergeSide(path_of(file, people)), MergeSide(shown)
    differences = tuple(_differences(blocks))
    return CaseMerge(file, before, tuple(blocks), differences, ruleset, people, sides, copy)


def _ruleset_and_people(
    session: Session, blocks: Sequence[MergeBlock]
) -> tuple[Ruleset | None, Redaction]:
    """Return the ruleset of a case, and how the people of both its versions are shown."""
    file, count = session.file, _open(blocks)
    reading = read_case(file, session.checked_on, data=settled(blocks, ["here"] * count))
    people = redaction_of(LoadedCase(file, reading.case, reading.ruleset, ()), session.names)
    other = past_case(settled(blocks, ["incoming"] * count)).case
    others = [Redaction.of(other, names=session.may_name(file.folder))]
    return reading.ruleset, people.together(others)


def _open(blocks: Sequence[MergeBlock]) -> int:
    return sum(block.incoming is not None for block in blocks)


def _differences(blocks: Sequence[MergeBlock]) -> list[DifferingPlace]:
    count = _open(blocks)
    choices: list[MergeChoice] = ["here"] * count
    here = past_case(settled(blocks, choices)).case
    differences = []
    for at, block in enumerate(each for each in blocks if each.incoming is not None):
        versions = [settled(blocks, [*choices[:at], way, *choices[at + 1 :]]) for way in _BOTH_WAYS]
        incoming = past_case(versions[0]).case
        can_be_both = bool(block.here and block.incoming) and _is_whole(read(versions[1]))
        if here is None or incoming is None:
            lines = (_masked(block.here), _masked(block.incoming or ()))
            differences.append(DifferingPlace((), (), can_be_both, lines))
        else:
            of_here, of_incoming = case_changes(incoming, here), case_changes(here, incoming)
            differences.append(DifferingPlace(of_here, of_incoming, can_be_both))
    return differences


_BOTH_WAYS: tuple[MergeChoice, MergeChoice] = ("incoming", "both")


def _is_whole(document: Document) -> bool:
    return document.value is not None and not document.flaws


def _masked(lines: Sequence[bytes]) -> str:
    """Return lines of a file that cannot be read, without whatever may be somebody's name."""
    try:
        text = decode(b"".join(lines))
    except TextFault:
        return "…"
    mask = FindingMask((), text, anyone=True)
    return "\n".join(mask.line(line, people=True) for line in text.splitlines())


def keep_merged(merge: CaseMerge, choices: Sequence[MergeChoice]) -> None:
    """Write the case as it was settled, difference by difference.

    Raises UnsettledError where the file could not be read so, WriteError where it changed.
    """
    after = settled(merge.blocks, choices)
    if not _is_whole(read(after)):
        raise UnsettledError(
            _("The case could not be read with these answers, so nothing was written."),
            _("Open the file, keep what holds, and take the lines with marks away."),
        )
    with alone(merge.file.folder.root):
        save(merge.file, merge.before, after, MERGED)


def choice_of(word: str) -> MergeChoice:
    """Return what was chosen for every difference. Raises UnknownNameError."""
    for choice, danish in _CHOICES.items():
        if word.casefold() in (choice, danish):
            return choice
    message = _('--take: "{word}" is not one of the choices.').format(word=word)
    raise unknown(message, word, tuple(_CHOICES))
