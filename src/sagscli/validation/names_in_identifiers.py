"""Names in what is shown as it is written: case numbers, enclosure paths, groups (SAG315)."""

import re
from collections.abc import Collection, Iterator

from sagscli.case.key_roles import AsWritten
from sagscli.case.people import people_of
from sagscli.case.records import Case
from sagscli.case.tagged import values_in
from sagscli.diagnostics.diagnostic import Problem
from sagscli.language import _
from sagscli.letters import folded
from sagscli.validation.context import Context

_WORD = re.compile(r"[^\W\d_]+")


def names(context: Context) -> Iterator[Problem]:
    """Report the child's or a parent's name in a case number, a path or a group's name.

    A first name alone is enough in a number or a path, as a word of its own; a group may be
    called after somebody else.
    """
    people = _people(context.case)
    first_names = {words[0] for words in people}
    for path, text, key in values_in(context.records, AsWritten):
        words_shown = _words(text)
        is_first = not first_names.isdisjoint(words_shown)
        if (is_first and key.role.first_name) or any(_has(words_shown, name) for name in people):
            yield Problem(
                "SAG315",
                path,
                _("this is shown as it is written, and it holds the name of the child or a parent"),
                _("use the case number in its place; git keeps the name, so ask for help"),
            )


def names_in_path(shown: str, case: Case) -> bool:
    """Return whether the path of a case file holds the name of the child or of a parent."""
    people, words = _people(case), set(_words(shown))
    return any(name[0] in words or _in_one_word(words, name) for name in people)


def _in_one_word(words: Collection[str], name: list[str]) -> bool:
    """Return whether a name stands there without its spaces, the last name first too."""
    return "".join(name) in words or "".join(name[::-1]) in words


def _people(case: Case) -> list[list[str]]:
    """Return the words of the names of the child and the parents."""
    return [words for name in people_of(case.child) if (words := _words(name))]


def _words(text: str) -> list[str]:
    """Return the words of a text; macOS writes å as two characters, and a path has "_" and "-"."""
    return _WORD.findall(folded(text))


def _has(words: list[str], name: list[str]) -> bool:
    """Return whether the words of a name stand one after the other, or as one word."""
    size = len(name)
    return _in_one_word(words, name) or any(
        words[at : at + size] == name for at in range(len(words) - size + 1)
    )
