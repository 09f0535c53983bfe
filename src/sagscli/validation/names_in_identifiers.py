"""Names in what is shown as it is written: case numbers, enclosure paths, groups (SAG315)."""

import re
import unicodedata
from collections.abc import Iterator

from sagscli.case.records import Case
from sagscli.deadlines.events import people_of
from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.language import _
from sagscli.validation.context import Context

_WORD = re.compile(r"[^\W\d_]+")


def names(context: Context) -> Iterator[Problem]:
    """Report the child's or a parent's name in a case number, a path or a group's name.

    A first name alone is enough in a number or a path, as a word of its own; a group may be
    called after somebody else.
    """
    case = context.case
    people = [_words(name) for name in people_of(case) if name]
    if not people:
        return
    for path, text, alone in _shown(case):
        there = _words(text)
        if any(_has(there, name) or (alone and _has(there, name[:1])) for name in people):
            yield Problem(
                "SAG315",
                path,
                _("this is shown as it is written, and it holds the name of the child or a parent"),
                _("use the case number in its place; git keeps the name, so ask for help"),
            )


def _shown(case: Case) -> Iterator[tuple[KeyPath, str, bool]]:
    """Yield what is shown as written, and whether a first name alone tells who it is about."""
    if case.number is not None:
        yield ("sag",), case.number, True
    for section, named in (
        ("møder", [one.enclosure for one in case.meetings]),
        ("vurderinger", [one.enclosure for one in case.assessments]),
    ):
        for at, path in enumerate(named):
            if path is not None:
                yield (section, at, "bilag"), path, True
    for at, referral in enumerate(case.referrals):
        for place, path in enumerate(referral.enclosures):
            yield ("henvisninger", at, "bilag", place), path, True
    for at, placement in enumerate(case.placements):
        if placement.place is not None:
            yield ("tilbud", at, "sted"), placement.place, False


def _words(text: str) -> list[str]:
    """Return the words of a text; macOS writes å as two characters, and a path has "_" and "-"."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def _has(there: list[str], name: list[str]) -> bool:
    """Return whether the words of a name stand one after the other."""
    size = len(name)
    return bool(name) and any(there[at : at + size] == name for at in range(len(there) - size + 1))
