"""Which case of a folder a row is about: by its number, by CPR number, by birth date and name.

What is compared here is never shown: the case's number is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sagscli import letters
from sagscli.case.key_paths import value_at
from sagscli.case.records import Case
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.safety import initials


class KnownCase(NamedTuple):
    """What is remembered of a case: its number, where it is, and whom it is about.

    `at` is the place of its file among those that were read, or the row of the sheet; `name` is
    the child's or the group's as it is compared.
    """

    number: str
    at: int
    name: str | None = None
    born: str | None = None
    cpr: str | None = None
    daycare: str | None = None
    is_group: bool = False

    @property
    def initials(self) -> str:
        """Return the first and the last initial of the name: a middle name may be left out."""
        words = (self.name or "").split()
        return initials(" ".join(words if len(words) < 2 else (words[0], words[-1])))  # noqa: PLR2004


class Match(NamedTuple):
    """The case that a row is about, and whether that is sure."""

    case: KnownCase
    is_sure: bool = True


def known_case(case: Case, number: str, at: int) -> KnownCase:
    """Return what is remembered of a case that was read."""
    subject = case.child or case.group
    born = case.child.born if case.child is not None else None
    return KnownCase(
        case.number or number,
        at,
        _name(subject.name if subject is not None else None),
        born.isoformat() if isinstance(born, date) else None,
        _digits(case.child.cpr if case.child is not None else None),
        _name(subject.daycare if subject is not None else None),
        is_group=case.group is not None,
    )


def case_of_row(values: Mapping[KeyPath, Any], at: int) -> KnownCase:
    """Return the same of what a row says."""
    is_group = any(path[0] == "gruppe" for path in values)
    subject = "gruppe" if is_group else "barn"
    return KnownCase(
        str(values.get(("sag",), "")),
        at,
        _name(values.get((subject, "navn"))),
        values.get(("barn", "født")),
        _digits(values.get(("barn", "cpr"))),
        _name(values.get((subject, "dagtilbud"))),
        is_group,
    )


def _name(text: str | None) -> str | None:
    return letters.comparable(" ".join(text.split())) if text else None


def _digits(number: str | None) -> str | None:
    return "".join(filter(str.isdecimal, number)) if number else None


@dataclass
class KnownCases:
    """Cases by all that a row may know them by."""

    by_number: dict[str, KnownCase] = field(default_factory=dict)
    _by_cpr: dict[str, KnownCase] = field(default_factory=dict)
    _by_birth: dict[tuple[str, str], list[KnownCase]] = field(default_factory=dict)
    _by_group: dict[tuple[str, str | None], KnownCase] = field(default_factory=dict)

    def add(self, case: KnownCase) -> None:
        """Remember a case."""
        self.by_number.setdefault(letters.comparable(case.number), case)
        if case.is_group and case.name:
            self._by_group.setdefault((case.name, case.daycare), case)
        if case.cpr:
            self._by_cpr.setdefault(case.cpr, case)
        if case.born and case.name:
            self._by_birth.setdefault((case.born, case.initials), []).append(case)

    def add_all(self, cases: Iterable[KnownCase]) -> None:
        """Remember several."""
        for case in cases:
            self.add(case)

    def match(self, row: KnownCase) -> Match | None:
        """Return the case that a row is about; None where it is a new one.

        Two with one birth date and the same initials are one child where the name is the same
        too. Where it is not, they may be twins, or one name is misspelt: it is not sure, unless
        both have a CPR number, or the row a case number of its own.
        """
        if row.number and (same := self.by_number.get(letters.comparable(row.number))):
            return Match(same, is_sure=not _differ(same, row))
        if row.is_group:
            group = self._by_group.get((row.name or "", row.daycare))
            return Match(group) if group is not None else None
        if row.cpr and (same := self._by_cpr.get(row.cpr)):
            return Match(same)
        near = self._by_birth.get((row.born or "", row.initials), ()) if row.name else ()
        may_be = [case for case in near if not (case.cpr and row.cpr)]
        for case in may_be:
            if case.name == row.name:
                return Match(case)
        return Match(may_be[0], is_sure=False) if may_be and not row.number else None


def _differ(case: KnownCase, row: KnownCase) -> bool:
    """Return whether a case and a row of one number are about two children."""
    pairs = ((case.cpr, row.cpr), (case.born, row.born))
    is_other = any(own and other and own != other for own, other in pairs)
    return is_other or case.is_group != row.is_group


def differing(values: Mapping[KeyPath, Any], file_says: Any) -> list[KeyPath]:
    """Return the ways to what a case file does not say as a row does."""
    return [
        path for path, value in values.items() if not _is_same(value, value_at(file_says, path))
    ]


def _is_same(value: Any, written: Any) -> bool:
    if isinstance(value, list):
        return (
            isinstance(written, list)
            and len(value) == len(written)
            and all(map(_is_same, value, written))
        )
    if isinstance(value, dict):
        return isinstance(written, dict) and all(
            _is_same(inner, written.get(key)) for key, inner in value.items()
        )
    return isinstance(written, str) and _as_compared(written) == _as_compared(str(value))


def _as_compared(text: str) -> str:
    plain = letters.alike(" ".join(text.split()))
    digits = plain.replace("-", "").replace(" ", "")
    is_cpr = len(digits) == 10 and digits.isdecimal()  # noqa: PLR2004 - with or without a hyphen
    return digits if is_cpr else plain
