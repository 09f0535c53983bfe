"""From words on the command line to one case: a path, a number, or a name that it has."""

import errno
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sagscli import letters
from sagscli.app import choices
from sagscli.case import cpr
from sagscli.errors import NoCaseError, NoSuchPlaceError
from sagscli.language import _
from sagscli.plain_files import NotOrdinaryError
from sagscli.safety import initials

if TYPE_CHECKING:
    from sagscli.app.case_label import CaseLabel
    from sagscli.app.case_words import RememberedCase
    from sagscli.casefile.folder import CaseFile

MOST_NAMED = 8


class MeantCase(NamedTuple):
    """The case that was meant, and what could not be looked into for it."""

    file: "CaseFile"
    shut: "tuple[CaseFile, ...]" = ()


NamedFile = tuple[str, "CaseFile"]
"""A case file by its name without the ending."""


def find_case(text: str, names: bool | None = None) -> "CaseFile":
    """Return the case file that `text` means; see `search_case`."""
    return search_case(text, names).file


def search_case(text: str, names: bool | None = None) -> MeantCase:
    """Return the case file that `text` means: a path, a case number or a part of one, or names.

    The number is looked for in the folder before the last slash, or where one stands. Only where
    no number fits are the cases opened, for the words of their child, group, daycare or place.
    `names` shows people's names where several fit; None leaves it to the folder's settings.
    Raises NoCaseError when no case fits, or more than one.
    """
    from sagscli.app.workspace import open_workspace
    from sagscli.casefile.unopened import shut_among

    if os.path.isfile(text):
        return MeantCase(open_workspace([text]).files[0])
    if os.path.lexists(text) and not os.path.isdir(text):
        raise NoSuchPlaceError.refused(text, NotOrdinaryError(errno.EINVAL, ""))
    place, _slash, word = text.replace("\\", "/").rpartition("/")
    files = open_workspace([place] if place else None).files
    file = _by_number(text, word, files) or _by_name(text, word, files, names)
    # It is a file of its own folder, which may lie below the one that was searched.
    return MeantCase(open_workspace([file.path]).files[0], tuple(shut_among(files)))


def _by_number(text: str, word: str, files: "Sequence[CaseFile]") -> "CaseFile | None":
    """Return the one case whose number fits; None for none. Raises NoCaseError for several."""
    named = _named(files)
    for fits in _searches(named, letters.comparable(word)):
        if len(fits) == 1:
            return fits[0][1]
        if fits:
            stems = {name for name, _file in fits}
            alike = len(stems) < len(fits)
            raise _several(text, _by_path(fits) if alike else fits)
    return None


def _by_path(fits: list[NamedFile]) -> list[NamedFile]:
    from sagscli.casefile.shown_paths import path_without_names

    return [(path_without_names(file.path), file) for _name, file in fits]


def _by_name(text: str, word: str, files: "Sequence[CaseFile]", names: bool | None) -> "CaseFile":
    """Return the one case with these words. Raises NoCaseError for none, or several."""
    from sagscli.app.case_words import remembered_cases

    remembered = remembered_cases(word, files, names)
    surest = remembered.surest
    if len(surest) == 1:
        return surest[0].file
    if surest:
        raise _several_remembered(surest)
    raise _none(text, word, _named(files), is_faulty=remembered.is_faulty)


def _named(files: "Sequence[CaseFile]") -> list[NamedFile]:
    return [(letters.alike(Path(file.path).stem), file) for file in files]


def _searches(named: list[NamedFile], wanted: str) -> Iterator[list[NamedFile]]:
    """Yield what fits `wanted`, the surest way first; files are opened only when names fail."""
    from sagscli.app.same_number import number_in

    yield [entry for entry in named if entry[0].casefold() == wanted]
    yield [entry for entry in named if number_in(entry[1].path) == wanted]
    yield [entry for entry in named if wanted and wanted in entry[0].casefold()]


def _several(text: str, named: list[NamedFile]) -> NoCaseError:
    more = ", …" if len(named) > MOST_NAMED else ""
    names = ", ".join(map(_shown, named[:MOST_NAMED]))
    return NoCaseError(
        _('"{text}" fits more than one case.').format(text=text),
        _("Write more of the number: {names}.").format(names=names + more),
    )


def _several_remembered(cases: "Sequence[RememberedCase]") -> NoCaseError:
    """Return the error for words that fit several cases; what was typed is not said once more."""
    more = ", …" if len(cases) > MOST_NAMED else ""
    has_copies = len({case.label.number for case in cases}) < len(cases)
    alike = Counter(_about(case.label) for case in cases)
    shown = ", ".join(
        _label(case, by_path=has_copies, is_alike=alike[_about(case.label)] > 1)
        for case in cases[:MOST_NAMED]
    )
    remedy = _("Write the number of one of them: {cases}.").format(cases=shown + more)
    if more:
        remedy += " " + _("sag list --search shows them all.")
    return NoCaseError(_("{n} cases fit what you wrote.").format(n=len(cases)), remedy)


def _about(label: "CaseLabel") -> tuple[str | None, ...]:
    return label.label, label.daycare


def _label(case: "RememberedCase", *, by_path: bool, is_alike: bool) -> str:
    """Return a case's number with its child's initials or its group, and its daycare.

    Of children who are alike in these, the month of birth tells which one it is.
    """
    label, born = case.label, case.born if is_alike else None
    month = _("born {month}").format(month=f"{born:%m-%Y}") if born is not None else None
    about = ", ".join(filter(None, (label.label, month, label.daycare)))
    number = label.path if by_path else label.number
    return f"{number} ({about})" if about else number


def typed_number(text: str) -> str:
    """Return what was typed for a case that was not found, where it stands for its number.

    Part of a name may have been typed: that is shown as initials.
    """
    word = Path(text).stem
    return cpr.masked(word) if any(map(str.isdigit, word)) else initials(word)


def _none(text: str, word: str, named: list[NamedFile], *, is_faulty: bool) -> NoCaseError:
    from sagscli.casefile.shown_paths import path_of_nobody_known
    from sagscli.casefile.suggest import nearest

    message = _('no case "{text}" was found.').format(text=text)
    if is_faulty:
        message += " " + _("Some case files have errors; sag validate shows them.")
    shut = [path_of_nobody_known(file.path) for _stem, file in named if file.is_folder]
    if shut:
        remedy = _('It may lie in "{folder}", which cannot be opened.').format(folder=shut[0])
        return NoCaseError(message, remedy)
    by_name = dict(sorted(named, key=lambda entry: entry[0]))
    guess = nearest(word, list(by_name))
    if guess:
        shown = _shown((guess, by_name[guess]))
        return NoCaseError(message, _('Did you mean "{guess}"?').format(guess=shown))
    # One more than are listed, so that it is told that there are more.
    listed = [_shown(entry) for entry in list(by_name.items())[: choices.MOST_NAMED + 1]]
    return NoCaseError(message, choices.unknown(message, "", listed).remedy)


def _shown(named: NamedFile) -> str:
    """Return a file's name as a hint shows it: the people of its case by their initials."""
    from sagscli.case.redaction import Redaction
    from sagscli.casefile.shown_paths import people_written_in
    from sagscli.validation.reading import case_in

    name, file = named
    case, names = case_in(file), file.folder.settings.show_names
    known = case is not None or names
    people = Redaction.of(case, names=names) if known else people_written_in(file)
    return people.number(name)


def numbers(incomplete: str) -> list[str]:
    """Return the case numbers here that go on from what is typed, for completion."""
    place = Path("sager") if Path("sager").is_dir() else Path()
    return choices.going_on(incomplete, sorted(path.stem for path in place.rglob("*.yaml")))
