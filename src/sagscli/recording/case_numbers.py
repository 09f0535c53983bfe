"""The case numbers of a folder: which are taken, which is next, and where its file belongs."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice, takewhile
from pathlib import PurePath

_NUMBER = re.compile(r"(.*?)([0-9]+)")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_PREFIX, _WIDTH = 3, 3
"""Letters of the name of a ruleset, and digits, in the first number of a folder."""


@dataclass
class _NumberRow:
    """The numbers that are alike but for the digits they end with: VEJ-2026-001 and so on."""

    count: int = 0
    highest: int = 0
    digits: int = 0
    last: str = ""
    """The path that is the last in order."""
    folders: set[str] = field(default_factory=set)

    def add(self, path: str, digits: str) -> None:
        self.count += bool(digits)
        self.highest = max(self.highest, int(digits or 0))
        self.digits = max(self.digits, len(digits))
        self.last = max(self.last, path)
        self.folders.update(PurePath(path).parts[:-1])


class CaseNumbers:
    """The numbers that the case files of a folder have in their names.

    `paths` are counted from the case folder, `cases` is the folder of cases there.
    """

    def __init__(self, paths: Iterable[str], cases: str) -> None:
        self._cases = cases
        self._rows: dict[str, _NumberRow] = {}
        self._names: list[str] = []
        """The names of the rows in order."""
        self._holders: dict[str, str] = {}
        self._highest_kept: dict[str, int] = {}
        for path in paths:
            self.add(path)

    def add(self, path: str) -> None:
        """Count in a file, there already or to come."""
        stem = PurePath(path).stem
        row, digits = _parts(stem)
        if row not in self._rows:
            self._rows[row] = _NumberRow()
            insort(self._names, row)
        self._rows[row].add(path, digits)
        self._holders.setdefault(stem.casefold(), path)

    def keep(self, number: str) -> None:
        """Keep a number from being the next one of its row; it is not taken by that."""
        row, digits = _parts(number)
        self._highest_kept[row] = max(self._highest_kept.get(row, 0), int(digits or 0))

    def holder_of(self, number: str) -> str | None:
        """Return the path of the file that is called after a number; None where it is free."""
        return self._holders.get(number.casefold())

    def next(self, year: int, ruleset: str) -> str:
        """Return the case number after those of this year, by the pattern that the files have.

        Of several rows, the one of the `ruleset` goes first: it lies in a folder of that name, or
        its numbers begin as the name does. A folder without cases begins with the name, the year
        and 001.
        """
        prefix = ruleset[:_PREFIX].upper()
        rows = {name: row for name, row in self._rows.items() if row.count}
        if not rows:
            first = f"{prefix}-{year}-"
            return f"{first}{self._highest_kept.get(first, 0) + 1:0{_WIDTH}}"

        def rank(name: str) -> tuple[bool, bool, str, int]:
            is_own = name.startswith(prefix) or ruleset in rows[name].folders
            return is_own, _is_of(name, year), _last_year(name), rows[name].count

        usual = max(rows, key=rank)
        this_year = usual if _is_of(usual, year) else _YEAR.sub(str(year), usual)
        highest = rows[this_year].highest if this_year in rows else 0
        highest = max(highest, self._highest_kept.get(this_year, 0))
        return f"{this_year}{highest + 1:0{rows[usual].digits}}"

    def place_for(self, number: str) -> str:
        """Return the path for the file of a new case: beside the last one of its row."""
        row, _digits = _parts(number)
        names = [row] if row in self._rows else self._beginning_with(row)
        last = max((self._rows[name].last for name in names), default="")
        folder = PurePath(last).parent if last else PurePath(self._cases)
        return str(folder / f"{number}.yaml")

    def _beginning_with(self, row: str) -> list[str]:
        """Return the rows whose names begin so, without looking at each of very many."""
        start = bisect_left(self._names, row)
        return list(takewhile(lambda name: name.startswith(row), islice(self._names, start, None)))


def _parts(number: str) -> tuple[str, str]:
    """Return a number without the digits it ends with, and these."""
    match = _NUMBER.fullmatch(number)
    return (match[1], match[2]) if match is not None else (number, "")


def _is_of(row: str, year: int) -> bool:
    return str(year) in _YEAR.findall(row)


def _last_year(row: str) -> str:
    return max(_YEAR.findall(row), default="")
