"""From a word on the command line to one case: a path, a number, or part of one."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sagscli import letters
from sagscli.app import choices
from sagscli.errors import NoCaseError
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.casefile.folder import CaseFile

MOST_NAMED = 8

NamedFile = tuple[str, "CaseFile"]
"""A case file by its name without the ending."""


def find_case(text: str) -> "CaseFile":
    """Return the case file that `text` names: a path, a case number, or a part of one.

    The number is looked for in the folder before the last slash, or where one stands.
    Raises NoCaseError when no case fits, or more than one.
    """
    from sagscli.app.workspace import open_workspace

    if os.path.isfile(text):
        return open_workspace([text]).files[0]
    place, _slash, word = text.replace("\\", "/").rpartition("/")
    files = open_workspace([place] if place else None).files
    wanted = letters.comparable(word)
    named = [(letters.alike(Path(file.path).stem), file) for file in files]
    for fits in _searches(named, wanted):
        if len(fits) == 1:
            # It is a file of its own folder, which may lie below the one that was searched.
            return open_workspace([fits[0][1].path]).files[0]
        if fits:
            names = {name for name, _file in fits}
            alike = len(names) < len(fits)
            raise _several(text, [(file.shown if alike else name, file) for name, file in fits])
    raise _none(text, word, named)


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


def _none(text: str, word: str, named: list[NamedFile]) -> NoCaseError:
    from sagscli.casefile.suggest import nearest

    message = _('no case "{text}" was found.').format(text=text)
    shut = [file.shown for _stem, file in named if os.path.isdir(file.path)]
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
    from datetime import date

    from sagscli.case.redaction import Redaction
    from sagscli.validation.reading import read_case

    name, file = named
    people = Redaction.of(read_case(file, date.max).case, names=file.folder.settings.show_names)
    return people.identifier(name)


def numbers(incomplete: str) -> list[str]:
    """Return the case numbers here that go on from what is typed, for completion."""
    place = Path("sager") if Path("sager").is_dir() else Path()
    return choices.going_on(incomplete, sorted(path.stem for path in place.rglob("*.yaml")))
