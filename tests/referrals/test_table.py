"""The proof table: from a complete case for each gate, one thing at a time is spoilt.

``complete.yaml`` has the cases and ``table.yaml`` the rows. Each row must fail on what it
names and on nothing else.
"""

import copy
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from sagscli.case.key_paths import path_of
from sagscli.case.records import Case
from sagscli.casefile.folder import case_files
from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.referrals.checklist import Checklist, checklist
from sagscli.referrals.standing import Standing, State
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.rulesets.records import Ruleset
from sagscli.validation.reading import read_case
from tests.building import day

HERE = Path(__file__).parent
COMPLETE: dict[str, dict[str, Any]] = read((HERE / "complete.yaml").read_bytes()).value or {}
TABLE: dict[str, dict[str, Any]] = read((HERE / "table.yaml").read_bytes()).value or {}
RULESETS = {name: library_of(None).family(name).rulesets[-1] for name in library_of(None).ids}
ENCLOSED = ("pædagogisk", "psykologisk", "supplerende")
FEWEST_ROWS = 80


class Row(NamedTuple):
    """A case, what is taken from it and put into it, and what is then not met."""

    gate: str
    name: str
    gone: tuple[str, ...]
    put: dict[str, Any]
    missing: frozenset[str]
    unknown: frozenset[str]
    advised: frozenset[str]
    says: str
    why: str


def _listed(value: Any) -> tuple[str, ...]:
    return tuple([value] if isinstance(value, str) else value or ())


def _row(gate: str, row: dict[str, Any]) -> Row:
    return Row(
        gate,
        row["name"],
        _listed(row.get("gone")),
        row.get("set", {}),
        frozenset(_listed(row.get("missing"))),
        frozenset(_listed(row.get("unknown"))),
        frozenset(_listed(row.get("advised"))),
        row.get("says", ""),
        row.get("why", ""),
    )


def _rows() -> list[Row]:
    return [
        _row(gate, row)
        for gate, one in TABLE["gates"].items()
        for rows in (*(TABLE["shared"][name] for name in one.get("with", ())), one.get("rows", ()))
        for row in rows
    ]


ROWS = _rows()
STILL = [_row(gate, row) for gate, rows in TABLE["still"].items() for row in rows]


def _named(row: Row) -> str:
    return f"{row.gate}: {row.name}"


def ruleset_for(name: str) -> Ruleset:
    return RULESETS[COMPLETE[name]["regelsæt"]]


def spoilt(row: Row) -> dict[str, Any]:
    """Return the complete case with the row's change."""
    case = copy.deepcopy(COMPLETE[row.gate]["sag"])
    for way in row.gone:
        holder, last = _at(case, way)
        del holder[last]
    for way, value in row.put.items():
        holder, last = _at(case, way)
        if isinstance(holder, list) and last == len(holder):
            holder.append(value)
        else:
            holder[last] = value
    return case


def _at(value: Any, way: str) -> tuple[Any, Any]:
    """Return what holds the place that `way` leads to, and which of its places that is."""
    *parts, last = way.split("/")
    for part in parts:
        value = value[_place(value, part)]
    return value, _place(value, last)


def _place(holder: Any, part: str) -> Any:
    if isinstance(holder, dict):
        return part
    if part.isdigit():
        return int(part)
    return next(at for at, one in enumerate(holder) if part in one.values())


def context(name: str, sag: dict[str, Any]) -> Checklist:
    """Return the checklist of a case as the complete one of that name is asked."""
    case, problems = shape(Case, sag)
    assert all(one.code == "SAG202" for one in problems), problems
    there = {f"bilag/VEJ-2026-101/{enclosure}.txt" for enclosure in ENCLOSED}
    of = COMPLETE[name]
    return checklist(case, ruleset_for(name), of["til"], day(of["pr"]), is_there=there.__contains__)


def standings(found: Checklist) -> list[Standing]:
    return [item.standing for item in found.items]


def in_state(found: Checklist, state: State) -> set[str]:
    return {one.id for one in standings(found) if one.state is state}


@pytest.mark.parametrize("name", COMPLETE)
def test_the_complete_case_is_ready(name: str) -> None:
    found = context(name, COMPLETE[name]["sag"])
    assert [one for one in standings(found) if one.state is not State.MET] == [
        one for one in standings(found) if one.state is State.NOT_APPLICABLE
    ]
    assert found.is_ready
    assert found.open == []


@pytest.mark.parametrize("row", ROWS, ids=_named)
def test_what_is_spoilt_fails_on_that_and_nothing_else(row: Row) -> None:
    found = context(row.gate, spoilt(row))
    assert in_state(found, State.MISSING) == row.missing
    assert in_state(found, State.UNKNOWN) == row.unknown
    assert in_state(found, State.ADVISED) == row.advised
    not_met = (State.MISSING, State.UNKNOWN, State.ADVISED)
    broken = {one.id: one for one in standings(found) if one.state in not_met}
    assert all(one.detail for one in broken.values()), "an answer without a reason"
    assert not row.says or any(row.says in f"{one.detail} {one.key}" for one in broken.values())
    assert found.is_ready is (found.kind.advisory or not (row.missing or row.unknown))


@pytest.mark.parametrize("row", ROWS, ids=_named)
def test_a_half_filled_record_is_mended_where_it_stands(row: Row) -> None:
    """The lines of a hint lead to every key that is wanting, in the entry that has it not."""
    for item in context(row.gate, spoilt(row)).open:
        for key in item.standing.keys:
            if "[" not in key:
                continue
            value = read("\n".join((*item.lines, "")).encode()).value
            for part in path_of(key):
                assert value is not None, item.lines
                value = value[0 if isinstance(part, int) else part]
            text = "\n".join(item.lines)
            noted = [int(number) - 1 for number in re.findall(r"# \D*(\d+)", text)]
            assert noted == [part for part in path_of(key) if isinstance(part, int)]


@pytest.mark.parametrize("row", STILL, ids=_named)
def test_what_breaks_nothing_leaves_it_ready(row: Row) -> None:
    found = context(row.gate, spoilt(row))
    assert found.open == []


@pytest.mark.parametrize("name", COMPLETE)
def test_a_complete_case_is_one_that_sag_validate_accepts(name: str, tmp_path: Path) -> None:
    text = "\n".join(_lines_of(name))
    (tmp_path / "sag.yaml").write_text(f"regelsæt: {COMPLETE[name]['regelsæt']}\n", "utf-8")
    number = COMPLETE[name]["sag"]["sag"]
    path = tmp_path / "sager" / f"{number}.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    _folders, [file] = case_files([str(path)])
    reading = read_case(file, day(COMPLETE[name]["pr"]))
    assert [str(one) for one in (*reading.problems, *reading.flaws)] == []


def _lines_of(name: str) -> list[str]:
    """Return the lines of a complete case, as they stand in the file."""
    lines = (HERE / "complete.yaml").read_text(encoding="utf-8").splitlines()
    begun = lines.index("  sag:", lines.index(f"{name}:")) + 1
    ended = next(
        (at for at in range(begun, len(lines)) if not lines[at].startswith("    ")), len(lines)
    )
    return [line.removeprefix("    ") for line in lines[begun:ended]] + [""]


def test_every_gate_of_every_ruleset_has_a_complete_case() -> None:
    gates = {(name, to) for name, ruleset in RULESETS.items() for to in ruleset.referrals}
    assert {(one["regelsæt"], one["til"]) for one in COMPLETE.values()} == gates
    assert set(TABLE["gates"]) == set(COMPLETE)


@pytest.mark.parametrize("name", COMPLETE)
def test_every_requirement_is_hit(name: str) -> None:
    to = COMPLETE[name]["til"]
    same = {one for one, of in COMPLETE.items() if of["til"] == to}
    rows = [row for row in ROWS if row.gate in same]
    hit = set().union(*(row.missing | row.unknown | row.advised for row in rows))
    assert hit == {one.id for one in ruleset_for(name).referrals[to].requirements}


def test_the_table_is_as_large_as_it_should_be_and_says_why_two_break() -> None:
    assert len(ROWS) >= FEWEST_ROWS
    assert len({_named(row) for row in ROWS}) == len(ROWS)
    for row in ROWS:
        broken = len(row.missing | row.unknown | row.advised)
        assert broken, _named(row)
        assert (broken > 1) == bool(row.why), _named(row)
        assert row.gone or row.put, _named(row)
