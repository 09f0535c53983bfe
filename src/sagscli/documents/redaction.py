"""How the people of a case are shown in its documents (F)."""

import re
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

from sagscli.case import cpr
from sagscli.case.records import Case
from sagscli.case.redaction import Redaction
from sagscli.letters import bare
from sagscli.safety import initials

LONGEST_NAME = 60
"""How much of a case's number goes into the name of a file, of which a system takes 255 bytes."""

_TWO_DOTS = re.compile(r"(\b[^\W\d_]\.)\.(?!\.)")
"""An initial at the end of a sentence: one dot is both its own and the sentence's."""


@dataclass(frozen=True)
class People:
    """The people of a case: by initials unless `names`, the number masked unless `numbers`.

    `roles` are words of roles, which are nobody's name (`role_words`).
    """

    case: Case
    names: bool = False
    numbers: bool = False
    roles: frozenset[str] = frozenset()

    @cached_property
    def redaction(self) -> Redaction:
        """Return how those the case names are shown."""
        return Redaction.of(self.case, self.roles, names=self.names)

    def name(self, name: str | None) -> str:
        """Return what stands where a person's name belongs, whoever it is; "" for none."""
        if not name:
            return ""
        is_shown = self.names or bare(name) in self.roles
        return cpr.masked(name if is_shown else initials(name))

    def text(self, text: str | None) -> str:
        """Return running text; those the case names are shown in it like anywhere else.

        A CPR number has its field. Anywhere else it is masked, whatever was asked for.
        """
        shown = self.redaction.text(text)
        return shown if shown == text or self.names else _TWO_DOTS.sub(r"\1", shown)

    @property
    def in_file_names(self) -> str:
        """Return the case's number for the name of a file: no person, no CPR number, ever (F)."""
        name = People(self.case).text(cpr.left_out(self.case.number or ""))
        if len(name) <= LONGEST_NAME:
            return name
        return f"{name[:LONGEST_NAME]}-{crc32(name.encode()):08x}"  # two long ones stay two

    @property
    def number(self) -> str:
        """Return the child's CPR number, in the one place of a form that has it (V10)."""
        child = self.case.child
        if child is None or not child.cpr:
            return ""
        if not cpr.has_form(child.cpr):
            return self.text(cpr.without_end(child.cpr))
        digits = re.sub(r"\D", "", child.cpr)
        written = f"{digits[:6]}-{digits[6:]}"
        return written if self.numbers else cpr.masked(written)
