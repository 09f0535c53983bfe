"""A group's case names no child (A9): its texts against the names in the other cases."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sagscli.case.names import NamesIn
from sagscli.case.records import Case
from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.language import _
from sagscli.validation.context import texts_of


def _names(text: str, child: str) -> bool:
    """Return whether `child` stands in `text` as words of its own: Bo is not in Boldspil."""
    return child in text and re.search(rf"\b{re.escape(child)}\b", text) is not None


@dataclass
class GroupTexts:
    """The children's names of a folder, and the texts of its group cases."""

    children: set[str] = field(default_factory=set)
    texts: list[tuple[int, KeyPath, str]] = field(default_factory=list)

    def remember(self, at: int, case: Case) -> None:
        """Remember the child's name, or the texts of a group's case, of file number `at`."""
        if case.child is not None and case.child.name is not None:
            self.children.add(case.child.name)
        elif case.group is not None:
            self.texts.extend((at, path, text) for path, text in texts_of(case))

    def add(self, later: "GroupTexts") -> None:
        """Take over what is remembered of files that come after these."""
        self.children |= later.children
        self.texts += later.texts

    def naming_a_child(self) -> Iterator[tuple[int, Problem]]:
        """Yield the file and the problem for each text that holds a child's full name."""
        near = NamesIn(self.children).near
        for at, path, text in self.texts:
            if any(_names(text, child) for child in near(text)):
                yield (
                    at,
                    Problem(
                        "SAG407",
                        path,
                        _("the text holds the full name of a child in this folder"),
                        _("write of the group, not of the child; the child has a case of its own"),
                    ),
                )
