"""Another child's full name in the texts of a child's case (SAG411).

No text is kept until all files are read, for there may be very many: of each file only what looks
like a full name is, and a file that holds one is read again.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from sagscli.case.names_in_paths import words_in
from sagscli.case.people import people_of
from sagscli.case.records import Case
from sagscli.diagnostics.diagnostic import Problem
from sagscli.language import _
from sagscli.validation.context import texts_of

_LIKE_A_NAME = re.compile(r"[A-ZÆØÅÄÖÜÉ][^\W\d_]+(?:[\s-]+[A-ZÆØÅÄÖÜÉ][^\W\d_]+)+")

NameWords = tuple[str, ...]


@dataclass
class OtherChildren:
    """The children of a folder, and what in each file looks like somebody's full name."""

    children: set[NameWords] = field(default_factory=set)
    like_names: dict[int, frozenset[str]] = field(default_factory=dict)

    def remember(self, at: int, case: Case, text: str) -> None:
        """Remember file number `at` of a child's case; a group's has a check of its own (A9)."""
        if case.child is None:
            return
        if len(words := tuple(words_in(case.child.name or ""))) > 1:
            self.children.add(words)
        own = {" ".join(words_in(name)) for name in people_of(case)}
        like = {" ".join(words_in(match[0])) for match in _LIKE_A_NAME.finditer(text)}
        if like := like - own:
            self.like_names[at] = frozenset(like)

    def add(self, later: "OtherChildren") -> None:
        """Take over what is remembered of files that come after these."""
        self.children |= later.children
        self.like_names |= later.like_names

    def named(self) -> Iterator[tuple[int, frozenset[NameWords]]]:
        """Yield the files that seem to name another child, and the names."""
        by_first: defaultdict[str, list[NameWords]] = defaultdict(list)
        for name in self.children:
            by_first[name[0]].append(name)
        for at, like in self.like_names.items():
            named = {name for each in like for name in _among(each.split(" "), by_first)}
            if named:
                yield at, frozenset(named)


def _among(words: list[str], by_first: dict[str, list[NameWords]]) -> Iterator[NameWords]:
    """Yield the names whose words follow each other here; the last may have a genitive s."""
    for at, word in enumerate(words):
        for name in by_first.get(word, ()):
            here = words[at : at + len(name)]
            if here[:-1] == list(name[:-1]) and here[-1] in (name[-1], f"{name[-1]}s"):
                yield name


def naming_others(case: Case, names: frozenset[NameWords]) -> Iterator[Problem]:
    """Report the texts of a case that hold one of these names of other children."""
    own = {tuple(words_in(name)) for name in people_of(case)}
    by_first: defaultdict[str, list[NameWords]] = defaultdict(list)
    for name in names - own:
        by_first[name[0]].append(name)
    for path, text in texts_of(case):
        like = (words_in(match[0]) for match in _LIKE_A_NAME.finditer(text))
        if any(True for words in like for _name in _among(words, by_first)):
            yield Problem(
                "SAG411",
                path,
                _("this holds the full name of another child who has a case in this folder"),
                _('write the initials, or "a friend"; of a brother or sister, "her brother"'),
            )
