"""docs/sources.md: every fact of the sources has a home in a ruleset that cites it."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.case.walk import records
from sagscli.ruleset_faults.checked_library import read_library
from sagscli.rulesets.records import Ruleset
from tests.test_privacy_places import places

SOURCES = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")

WANTED = [
    *(f"V{number}" for number in range(1, 6)),
    *(f"V6{letter}" for letter in "abcd"),
    *(f"V{number}" for number in range(7, 17)),
    *(f"H{number}" for number in range(1, 17)),
    *(f"R{number}" for number in range(1, 7)),
    *(f"L{number}" for number in range(1, 5)),
    *(f"K{number}" for number in range(1, 13)),
]
"""The ids of the facts in the sources, by the letters of docs/sources.md."""

PARTS = {
    "vurdering": "assessments",
    "møde": "meetings",
    "tilbud": "placements",
    "samtykke": "consents",
    "niveau": "levels",
    "tiltag": "actions",
    "observation": "themes",
    "fase": "phases",
    "skema": "forms",
    "henvisning": "referrals",
    "vej": "ways",
    "roller": "roles",
}
"""What a home is called, and the part of a ruleset where it is."""

_ID = re.compile(r"([A-Z])(\d+)([a-d]?)")


CASE_FORMAT = (Path(__file__).parents[2] / "docs" / "case-format.md").read_text(encoding="utf-8")
CASE_KEYS = {".".join(part for part in path if part != "*") for path in places(Case)}


class Home(NamedTuple):
    """A place in a ruleset: its kind, and its id there; none stands for the whole part.

    Of the `case` it is a key.
    """

    ruleset: str
    kind: str
    id: str


class Row(NamedTuple):
    """A row of the tables: an id, whether it is a must, and where it lives."""

    id: str
    must: str
    cell: str
    homes: tuple[Home, ...]

    @property
    def is_must(self) -> bool:
        return self.must.startswith("yes")


def _rows() -> Iterator[Row]:
    tables = SOURCES[SOURCES.index("## Where each fact lives") :]
    for line in tables.splitlines():
        if re.match(r"\| [A-Z]\d+[a-d]? \|", line):
            name, _fact, must, cell = (part.strip() for part in line.split("|")[1:-1])
            named = re.findall(r"`([^`:]+): ([^` ]+)(?: ([^` ]+))?`", cell)
            yield Row(name, must, cell, tuple(Home(*one) for one in named))


ROWS = list(_rows())
HOMES = [
    pytest.param(row, home, id=f"{row.id}-{home.ruleset}-{home.kind}-{home.id}")
    for row in ROWS
    for home in row.homes
]


@cache
def _ruleset(name: str) -> Ruleset:
    return read_library(None).family(name).rulesets[-1]


def _found(home: Home) -> list[Any]:
    """Return what a home stands for: one record, or all of a part; the case for a key of it."""
    if home.ruleset == "case":
        return [Case] if home.id in CASE_KEYS else []
    ruleset = _ruleset(home.ruleset)
    if home.kind == "frist":
        entries: dict[str, Any] = {one.id or "": one for one in ruleset.deadlines}
    elif home.kind == "ikke-beregnet":
        entries = {one.id or "": one for one in ruleset.not_reckoned}
    elif home.kind == "krav":
        entries = {
            f"{name}.{one.id}": one
            for name, kind in ruleset.referrals.items()
            for one in kind.requirements
        }
    else:
        entries = getattr(ruleset, PARTS[home.kind])
    if not home.id:
        return list(entries.values())
    return [entries[home.id]] if home.id in entries else []


def ids_in(citation: str) -> set[str]:
    """Return the ids at the end of a citation; V10–V12 and V4–V7 stand for all between them."""
    found: set[str] = set()
    for inside in re.findall(r"\(([^()]*)\)", citation):
        for part in re.split(r", ?", inside):
            first, _dash, last = part.partition("–")
            one, other = _ID.fullmatch(first), _ID.fullmatch(last or first)
            if one and other:
                lowest, highest = int(one[2]), int(other[2])
                found |= {first, last} - {""}
                between = (_ID.fullmatch(name) for name in WANTED)
                found |= {
                    name[0]
                    for name in between
                    if name and name[1] == one[1] and lowest < int(name[2]) < highest
                }
    return found


def _cites(record: Record, name: str) -> bool:
    """Return whether a record, or one inside it, cites an id."""
    sources = (getattr(inner, "source", None) for _path, inner in records(record))
    return any(name in ids_in(source) for source in sources if isinstance(source, str))


def _can_cite(record: Record) -> bool:
    return isinstance(record, Record) and "source" in type(record).model_fields


def _is_tried(home: Home) -> bool:
    """Return whether an example in the ruleset shows a deadline, or a krav that stops a case."""
    gate, _dot, requirement = home.id.partition(".")
    for example in _ruleset(home.ruleset).examples:
        for one in example.expects:
            if home.kind == "frist" and one.id == home.id:
                return True
            if home.kind == "krav" and one.referral == gate:
                named = (*one.missing, *one.unknown, *one.not_applicable)
                if requirement in named:
                    return True
    return False


def _bears(row: Row, home: Home) -> bool:
    """Return whether a home makes good a must: a tried rule, a cited word, or a reason."""
    found = _found(home)
    if home.ruleset == "case":
        return False  # a place to write it down is no rule
    if home.kind in ("frist", "krav"):
        return bool(found) and _is_tried(home)
    if home.kind == "ikke-beregnet":
        return any(bool(getattr(one, "text", None)) for one in found)
    return any(_cites(one, row.id) for one in found)


def test_every_fact_has_one_row_in_order():
    assert [row.id for row in ROWS] == WANTED


def test_the_word_for_a_duty_is_one_of_three():
    assert {re.split(r" [(/]", row.must)[0] for row in ROWS} == {"yes", "may", "–"}


def test_what_has_no_home_says_why():
    homeless = [row for row in ROWS if not row.homes]
    assert [row.id for row in homeless] == ["K4", "K5", "K6", "K7", "K8", "K9", "K12"]
    assert all(row.cell.startswith("– ") and len(row.cell) > 20 for row in homeless)
    assert not any(row.is_must for row in homeless)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_home_is_read(row):
    assert row.cell.count("`") == 2 * len(row.homes)


@pytest.mark.parametrize(("row", "home"), HOMES)
def test_a_home_is_there_and_cites_the_fact(row, home):
    found = _found(home)
    assert found, f"{home.ruleset} has no {home.kind} {home.id}"
    if any(_can_cite(one) for one in found):
        assert any(_cites(one, row.id) for one in found)


@pytest.mark.parametrize(
    ("name", "key"),
    [(row.id, home.id) for row in ROWS for home in row.homes if home.ruleset == "case"],
)
def test_a_key_of_the_case_is_documented_with_the_fact(name, key):
    rows = re.findall(
        rf"^\| `{key.rpartition('.')[2]}` \|.*\| ([^|]*) \|$", CASE_FORMAT, re.MULTILINE
    )
    assert any(name in row.split(", ") for row in rows)


@pytest.mark.parametrize("name", ["V9", "H2", "L2", "L4"])
def test_what_a_case_holds_of_a_fact_is_named(name):
    assert any(home.ruleset == "case" for row in ROWS if row.id == name for home in row.homes)


@pytest.mark.parametrize("row", [row for row in ROWS if row.is_must], ids=lambda row: row.id)
def test_a_must_is_a_tried_rule_a_cited_word_or_a_reason(row):
    assert any(_bears(row, home) for home in row.homes)


def test_no_id_is_cited_that_has_no_row():
    known = {*WANTED, *(f"A{number}" for number in range(1, 34)), "F"}
    for name in read_library(None).ids:
        for _path, one in records(_ruleset(name)):
            source = getattr(one, "source", None)
            if isinstance(source, str):
                assert ids_in(source) <= known, source


def test_ranges_and_lists_of_ids_are_understood():
    assert ids_in("folder: Her (V10–V12)") == {"V10", "V11", "V12"}
    assert ids_in("folder: Her (V8, V10)") == {"V8", "V10"}
    assert ids_in("folder: Her (V4–V7)") == {"V4", "V5", "V6a", "V6b", "V6c", "V6d", "V7"}
    assert ids_in("folder: Ingen") == set()
