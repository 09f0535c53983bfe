"""Names in what is shown as it is written: case numbers, enclosure paths, groups (SAG315)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sagscli.case.key_roles import AsWritten
from sagscli.case.people import people_of
from sagscli.case.records import Case
from sagscli.case.tagged import values_in
from sagscli.diagnostics.diagnostic import Problem
from sagscli.language import _
from sagscli.letters import folded
from sagscli.validation.context import Context

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class _Named:
    """The names of the child and the parents, as words: looked up, however many there are."""

    firsts: frozenset[str]
    whole: frozenset[tuple[str, ...]]
    joined: frozenset[str]
    """Without their spaces, the last name first too."""

    @cached_property
    def _both(self) -> frozenset[str]:
        return self.firsts | self.joined

    @cached_property
    def _sizes(self) -> frozenset[int]:
        return frozenset(map(len, self.whole))

    @classmethod
    def in_case(cls, case: Case) -> "_Named":
        people = [tuple(words) for name in people_of(case.child) if (words := _words(name))]
        orders = [order for name in people for order in (name, name[::-1])]
        return cls(
            frozenset(name[0] for name in people),
            frozenset(people),
            frozenset(map("".join, orders)),
        )

    def has_first(self, words: list[str]) -> bool:
        """Return whether a first name is among the words, or a name without its spaces."""
        return not self._both.isdisjoint(words)

    def has_whole(self, words: list[str]) -> bool:
        """Return whether the words of a name stand one after the other, or as one word."""
        if not self.joined.isdisjoint(words):
            return True
        places = range(len(words))
        stretches = (tuple(words[at : at + size]) for size in self._sizes for at in places)
        return not self.whole.isdisjoint(stretches)


def names(context: Context) -> Iterator[Problem]:
    """Report the child's or a parent's name in a case number, a path or a group's name.

    A first name alone is enough in a number or a path, as a word of its own; a group may be
    called after somebody else.
    """
    people = _Named.in_case(context.case)
    for path, text, key in values_in(context.records, AsWritten):
        words = _words(text)
        if people.has_first(words) and (key.role.first_name or people.has_whole(words)):
            yield Problem(
                "SAG315",
                path,
                _("this is shown as it is written, and it holds the name of the child or a parent"),
                _("use the case number in its place; git keeps the name, so ask for help"),
            )


def names_in_path(shown: str, case: Case) -> bool:
    """Return whether the path of a case file holds the name of the child or of a parent."""
    return _Named.in_case(case).has_first(_words(shown))


def _words(text: str) -> list[str]:
    """Return the words of a text; macOS writes å as two characters, and a path has "_" and "-"."""
    return _WORD.findall(folded(text))
