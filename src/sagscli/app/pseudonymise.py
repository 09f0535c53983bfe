"""sag pseudonymise: a copy of a case folder in which nobody can be recognised."""

import os
import tempfile
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree

from sagscli.app.copied_files import copied_files
from sagscli.app.workspace import open_workspace
from sagscli.case.records import Case
from sagscli.casefile.document import Document
from sagscli.casefile.folder import (
    CaseFile,
    Folder,
    find_folder,
    read_bytes,
    shown_path,
    slashed,
)
from sagscli.casefile.patch.writing import Surroundings, key_lines
from sagscli.casefile.reader import read
from sagscli.casefile.settings import Settings
from sagscli.errors import SagError, reason_of
from sagscli.language import SETTINGS_NAME, _
from sagscli.letters import alike, bare
from sagscli.plain_files import is_below, new_mode, real_path
from sagscli.pseudonyms.case_values import KnownWords, Rewriting
from sagscli.pseudonyms.file_names import apart, case_path, enclosure_path
from sagscli.pseudonyms.inventing import Inventor
from sagscli.pseudonyms.source_traces import SourceTraces, words_taken
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.rulesets.roles import role_words
from sagscli.rulesets.words import all_words
from sagscli.validation.across_files import enclosure_faults

_OUTSIDE = "SAG403"


class PseudonymiseError(SagError):
    """A copy that cannot be made, or that would tell who somebody is."""

    @classmethod
    def in_the_way(cls, path: str) -> "PseudonymiseError":
        """Say that the place of the copy is taken."""
        return cls(
            _('"{path}" is there already, and is not empty.').format(path=path),
            _("Choose a folder that is not there yet."),
        )

    @classmethod
    def inside(cls, path: str) -> "PseudonymiseError":
        """Say that the copy and the folder would lie in one another."""
        return cls(
            _('"{path}" and the case folder lie in one another.').format(path=path),
            _("Choose a place outside the case folder."),
        )

    @classmethod
    def refused(cls, path: str, error: OSError) -> "PseudonymiseError":
        """Say that the system does not let the copy be written."""
        return cls(
            _('"{path}" cannot be written: {reason}.').format(path=path, reason=reason_of(error)),
            _("Choose another place."),
        )

    @classmethod
    def tells(cls, path: str, *, is_copied: bool) -> "PseudonymiseError":
        """Say that something of the folder is in a file of the copy, but not what."""
        message = _(
            'In the copy, "{path}" would still hold something of the folder. Nothing was written.'
        )
        return cls(
            message.format(path=path),
            _("It is copied as it is: take names and numbers out of it, or move it away.")
            if is_copied
            else _("That is a fault in sag. Report it, without the file."),
        )


@dataclass(frozen=True)
class PseudonymisedFolder:
    """A copy that was written: where, and how many cases and enclosures it has.

    `copied` are files that are copied as they are, `left_out` those that could not be read.
    """

    output: str
    cases: int
    enclosures: int
    copied: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass
class _Copy:
    """The files of a copy while it is made, by their paths."""

    folder: Folder
    rewriting: Rewriting
    files: dict[str, bytes] = field(default_factory=dict)
    stubs: dict[str, bytes] = field(default_factory=dict)
    paths: set[str] = field(default_factory=set)


def pseudonymise(path: str | None, output: str, seed: int | None = None) -> PseudonymisedFolder:
    """Write a copy of a case folder without a person, place, number or text of it.

    Days stay, and so does what is reckoned from them. Raises PseudonymiseError, and NoCaseError
    where no case is, NoSuchPlaceError where a ruleset cannot be read; nothing is written then.
    """
    root = find_folder(Path(path or ".")).root
    target = Path(output)
    _may_be_written(target, root)
    workspace = open_workspace([str(root)])
    folder, opened = workspace.folder, [(file, _opened(file)) for file in workspace.files]
    documents = [(file, document) for file, document in opened if document is not None]
    texts = [document.text for _file, document in documents]
    texts += [folder.document.text] if folder.document is not None else []
    copied, unopened = copied_files(root)
    copy = _begun(folder, words_taken([*texts, *map(_decoded, copied.values())]), len(opened), seed)
    for file, document in documents:
        _add_case(copy, file, document)
    _add_settings(copy)
    _prove(copy, texts, copied)
    _write(target, {**copy.stubs, **copied, **copy.files})
    left_out = (*(file.shown for file, document in opened if document is None), *unopened)
    return PseudonymisedFolder(
        shown_path(target), len(documents), len(copy.stubs), tuple(sorted(copied)), left_out
    )


def _may_be_written(target: Path, root: Path) -> None:
    real, real_root = real_path(str(target)), real_path(str(root))
    if is_below(real, real_root) or is_below(real_root, real):
        raise PseudonymiseError.inside(shown_path(target))
    is_free = not os.path.lexists(target) or (target.is_dir() and not any(target.iterdir()))
    if not is_free:
        raise PseudonymiseError.in_the_way(shown_path(target))


def _opened(file: CaseFile) -> Document | None:
    """Return a file that says one thing to every reader; None for any other."""
    if file.is_link or file.is_left_out:
        return None
    try:
        document = read(read_bytes(file.path))
    except OSError:
        return None
    return document if document.value is not None and not document.flaws else None


def _begun(folder: Folder, taken: AbstractSet[str], cases: int, seed: int | None) -> _Copy:
    inventor, stubs, root = Inventor(taken, cases, seed), {}, str(folder.root)

    def stub_for(name: str) -> str:
        faults = [fault.code for fault in enclosure_faults(root, name, ())]
        new = enclosure_path(name, inventor, leads_out=_OUTSIDE in faults)
        if not faults:
            stubs[new] = b""
        return new

    return _Copy(folder, Rewriting(inventor, _known(folder), stub_for), stubs=stubs)


def _known(folder: Folder) -> KnownWords:
    library = library_of(str(folder.root), whole=False)
    rulesets = [each for name in library.ids for each in library.family(name).rulesets]
    roles = frozenset().union(*map(role_words, rulesets))
    words = frozenset(bare(word) for ruleset in rulesets for word in all_words(ruleset)) - {""}
    districts = {
        alike(district)
        for ruleset in rulesets
        for dates in ruleset.meeting_dates.values()
        if isinstance(dates, dict)
        for district in dates
    }
    return KnownWords(words, roles, frozenset(library.ids), frozenset(districts))


def _add_case(copy: _Copy, file: CaseFile, document: Document) -> None:
    value = document.value or {}
    number = value.get("sag")
    path = slashed(os.path.relpath(file.path, copy.folder.root))
    carried = alike(number).strip() if isinstance(number, str) else None
    new = case_path(path, carried or None, copy.rewriting.inventor)
    copy.files[apart(new, copy.paths)] = _written(copy.rewriting.record(value, Case))


def _add_settings(copy: _Copy) -> None:
    document = copy.folder.document
    if document is not None:
        value = copy.rewriting.record(document.value or {}, Settings)
        copy.files[SETTINGS_NAME] = _written(value)


def _written(value: Mapping[str, object]) -> bytes:
    return "".join(f"{line}\n" for line in key_lines(dict(value), 0, Surroundings())).encode()


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _prove(copy: _Copy, texts: Iterable[str], copied: Mapping[str, bytes]) -> None:
    """Raise PseudonymiseError when something of the folder is in the copy, or in a path of it."""
    traces, rewriting = SourceTraces(), copy.rewriting
    for text in texts:
        traces.add(text)
    traces.add_replaced(rewriting.replaced, rewriting.texts, rewriting.kept)
    traces.keep(rewriting.kept)
    for path, data in {**copy.stubs, **copy.files}.items():
        if any(traces.in_case(f"{path}\n{_decoded(data)}")):
            raise PseudonymiseError.tells(path, is_copied=False)
    for path, data in copied.items():
        if any(traces.in_copied(f"{path}\n{_decoded(data)}")):
            raise PseudonymiseError.tells(path, is_copied=True)


def _write(target: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder whole: what is half written lies beside it under another name."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        begun = Path(tempfile.mkdtemp(prefix=".sag-", dir=target.parent))
    except OSError as error:
        raise PseudonymiseError.refused(shown_path(target), error) from None
    try:
        for path, data in files.items():
            place = begun / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        os.chmod(begun, new_mode(0o777))
        if target.is_dir():
            target.rmdir()
        os.replace(begun, target)
    except BaseException as error:
        rmtree(begun, ignore_errors=True)
        if isinstance(error, OSError):
            raise PseudonymiseError.refused(shown_path(target), error) from None
        raise
