"""What git shows of a case file in ``git diff`` and ``git log -p``: its facts, for a line diff."""

import os
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from sagscli.app.case_label import redaction_of
from sagscli.app.loaded_case import LoadedCase
from sagscli.case.records import Case
from sagscli.case.redaction import FindingMask, Redaction
from sagscli.casefile.document import leaves
from sagscli.casefile.folder import CaseFile, Folder, find_folder, read_bytes
from sagscli.casefile.patch.places import notes_of
from sagscli.casefile.text import TextFault, decode
from sagscli.errors import SagError
from sagscli.history.past_case import past_case
from sagscli.language import _
from sagscli.rulesets.records import Ruleset
from sagscli.validation.reading import read_case

_MARK = 12
"""Letters by which a file that cannot be shown is told from another."""


@dataclass(frozen=True)
class CaseAsText:
    """A case to be shown fact by fact, with the notes of its file.

    `hidden` are the texts that are not shown as they are, for the people in them; they are never
    shown, and only told apart. Of a file that cannot be read there is `raw`, masked.
    """

    case: Case | None
    ruleset: Ruleset | None
    people: Redaction
    notes: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    raw: str = ""


def case_as_text(path: str, here: Path, today: date) -> CaseAsText:
    """Return what is to be shown of a file; `here` is the folder of its repository.

    Raises OSError where it cannot be read.
    """
    data = read_bytes(path)
    file = CaseFile(path, os.path.basename(path), _folder(here))
    reading = read_case(file, today, data=data)
    document = reading.document
    if reading.case is None or past_case(data).lost:  # what cannot be read could not be compared
        return CaseAsText(None, None, Redaction(), raw=_masked(path, data))
    people = redaction_of(LoadedCase(file, reading.case, reading.ruleset, ()), None)
    notes = (document.text[start:end].rstrip() for start, end in notes_of(document))
    words = (leaf.value for leaf in leaves(document.root, keys=False))
    return CaseAsText(
        reading.case,
        reading.ruleset,
        people,
        tuple(map(people.text, notes)),
        tuple(word for word in words if people.text(word) != word),
    )


def _folder(here: Path) -> Folder:
    try:
        return find_folder(here)
    except SagError:
        return Folder(here, str(here))


def _masked(path: str, data: bytes) -> str:
    """Return a text that is no case with whatever may be a name or a number of a person hidden."""
    try:
        text = decode(data)
    except TextFault:  # told apart, and no more
        mark = sha256(Path(path).read_bytes()).hexdigest()
        return _("the file cannot be read as text: {mark}").format(mark=mark[:_MARK])
    mask = FindingMask((), text, anyone=True)
    return "\n".join(mask.line(line, people=True) for line in text.splitlines())
