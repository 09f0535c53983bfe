"""A new case: its number, where it lies, and what stands in its file to begin with."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from sagscli.casefile.patch.scalars import OneLine
from sagscli.casefile.patch.writing import Surroundings, key_lines
from sagscli.language import _

_NUMBER = re.compile(r"(.*?)([0-9]+)")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_PREFIX, _WIDTH = 3, 3
"""Letters of the name of a ruleset, and digits, in the first number of a folder."""


@dataclass(frozen=True)
class NewParent:
    """A parent by name, and whether that parent holds forældremyndighed; None: not known."""

    name: str
    custody: bool | None = None


@dataclass(frozen=True)
class NewCase:
    """What is known of a case when it begins: a child, or with `group` a group (A9)."""

    number: str
    ruleset: str | None = None
    consultant: str | None = None
    district: str | None = None
    child: str | None = None
    born: str | None = None
    cpr: str | None = None
    daycare: str | None = None
    parents: tuple[NewParent, ...] = ()
    group: str | None = None
    room: str | None = None
    school_start: str | None = None


def next_number(paths: Iterable[str], year: int, ruleset: str) -> str:
    """Return the case number after those of this year, by the pattern that `paths` have.

    `paths` are those of the case files. Of several rows, the one of the `ruleset` goes first: it
    lies in a folder of that name, or its numbers begin as the name does. A folder without cases
    begins with the name, the year and 001.
    """
    prefix = ruleset[:_PREFIX].upper()
    rows: dict[str, list[PurePath]] = {}
    for path in map(PurePath, paths):
        if match := _NUMBER.fullmatch(path.stem):
            rows.setdefault(match[1], []).append(path)
    if not rows:
        return f"{prefix}-{year}-{1:0{_WIDTH}}"

    def rank(row: str) -> tuple[bool, bool, str, int]:
        is_own = row.startswith(prefix) or any(ruleset in path.parts for path in rows[row])
        return is_own, _is_of(row, year), _last_year(row), len(rows[row])

    usual = max(rows, key=rank)
    this_year = usual if _is_of(usual, year) else _YEAR.sub(str(year), usual)
    digits = [path.stem.removeprefix(this_year) for path in rows.get(this_year, [])]
    width = max(len(path.stem) - len(usual) for path in rows[usual])
    return f"{this_year}{max(map(int, digits), default=0) + 1:0{width}}"


def _is_of(row: str, year: int) -> bool:
    return str(year) in _YEAR.findall(row)


def _last_year(row: str) -> str:
    return max(_YEAR.findall(row), default="")


def place_for(number: str, files: Sequence[str], cases: str) -> str:
    """Return the path for the file of a new case: beside the last one of its row.

    `files` are paths from the case folder, `cases` is the folder of cases there.
    """
    match = _NUMBER.fullmatch(number)
    row = match[1] if match is not None else number
    alike = [path for path in files if PurePath(path).stem.startswith(row)]
    folder = PurePath(max(alike)).parent if alike else PurePath(cases)
    return str(folder / f"{number}.yaml")


def text_of(case: NewCase, year: int) -> str:
    """Return the file of a new case: what is known, and in notes what is to come."""
    about = _group(case) if case.group is not None else _child(case)
    keys = {
        "sag": case.number,
        "regelsæt": case.ruleset,
        "konsulent": case.consultant,
        "distrikt": case.district,
        **about,
        "skole": OneLine(start=case.school_start) if case.school_start else None,
    }
    known = {key: value for key, value in keys.items() if value is not None}
    lines = [*key_lines(known, 0, Surroundings()), "", *_notes(case, year)]
    return "\n".join(lines) + "\n"


def _child(case: NewCase) -> dict[str, object]:
    parents = [
        OneLine(
            {"navn": parent.name}
            | ({} if parent.custody is None else {"forældremyndighed": _yes_no(parent.custody)})
        )
        for parent in case.parents
    ]
    keys = {
        "navn": case.child,
        "født": case.born,
        "cpr": case.cpr,
        "dagtilbud": case.daycare,
        "forældre": parents or None,
    }
    return {"barn": {key: value for key, value in keys.items() if value is not None}}


def _group(case: NewCase) -> dict[str, object]:
    keys = {"navn": case.group, "dagtilbud": case.daycare, "stue": case.room}
    return {"gruppe": {key: value for key, value in keys.items() if value is not None}}


def _yes_no(value: bool) -> str:
    return "ja" if value else "nej"


def _notes(case: NewCase, year: int) -> list[str]:
    """Return notes that say what comes next and how it is written by hand."""
    kind = "stuemøde" if case.group is not None else "statusmøde"
    return [
        "# " + _("What happens is written below this. sag record does it; by hand it looks so:"),
        "#",
        "# møder:",
        f"#   - art: {kind}",
        f"#     afholdt: {year}-12-01",
        "#     deltagere: [pædagog]",
    ]
