"""Where an answer hangs on how months are counted: against a slow loop (SAG515)."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from sagscli.ruleset_lint.lint import inspect_ruleset
from sagscli.ruleset_lint.month_ends import Doubt, doubts
from tests.building import ruleset_of
from tests.local import GROUND, TODAY, family, put
from tests.ruleset_lint.finding import without

# --- month ends


def last_of(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def plus(day: date, months: int, end: str) -> date:
    """Return the day so many months later, reckoned here on its own."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    month += 1
    if day.day <= last_of(year, month):
        return date(year, month, day.day)
    last = date(year, month, last_of(year, month))
    return last if end == "ned" else last + timedelta(days=1)


def anchors() -> Iterator[date]:
    """Yield every day of 2024 to 2027."""
    day = date(2024, 1, 1)
    while day.year < 2028:
        yield day
        day += timedelta(days=1)


@cache
def first_rounded(months: int) -> tuple[date, date, date] | None:
    """Return the first day from which rounding down and up differ."""
    for day in anchors():
        down, up = plus(day, months, "ned"), plus(day, months, "op")
        if down != up:
            return day, down, up
    return None


@cache
def first_chained(months: int, step: int, end: str, most: int) -> tuple[date, date, date] | None:
    """Return the first day from which counting from it and step by step differ.

    `most` is how many intervals are looked at.
    """
    for day in anchors():
        chained = plus(day, months, end)
        for times in range(1, most + 1):
            chained = plus(chained, step, end)
            straight = plus(day, months + times * step, end)
            if straight != chained:
                return day, straight, chained
    return None


def doubts_of(months: int, step: int | None, end: str = "ned", **more) -> dict[str, Doubt]:
    rule = {
        "id": "prøve",
        "for-hver": "tilbud.minigruppe",
        "møde": "statusmøde",
        "senest": {"efter": "opstart", "måneder": str(months)},
    } | more
    if step is not None:
        rule["gentag"] = {"måneder": str(step)}
    ruleset = ruleset_of(rule, månedsslut=end)
    return {one.kind: one for one in doubts(ruleset.deadlines[0], ruleset)}


def answer(one: Doubt | None) -> tuple[date, date, date] | None:
    return (one.day, one.first, one.second) if one is not None else None


@pytest.mark.parametrize("months", range(1, 25))
def test_the_search_finds_the_first_day_on_which_rounding_matters(months: int):
    """F, SAG515: against a slow loop over every day of four years."""
    for end in ("ned", "op"):
        found = doubts_of(months, None, end)
        assert set(found) <= {"month-end"}
        assert answer(found.get("month-end")) == first_rounded(months)


@pytest.mark.parametrize("months", range(1, 25))
def test_the_search_finds_the_first_day_on_which_chaining_matters(months: int):
    """A2, SAG515: the second date of a cycle."""
    for step in range(1, 13):
        for end in ("ned", "op"):
            expected = first_chained(months, step, end, 1)
            if expected is not None:
                found = doubts_of(months, step, end).get("chaining")
                assert answer(found) == expected, (months, step, end)


@pytest.mark.parametrize("months", range(1, 25))
def test_chaining_that_matters_only_further_on_is_found_too(months: int):
    """A2, SAG515: a yearly meeting from 29 February differs in the fourth year, not before."""
    for step in range(1, 13):
        for end in ("ned", "op"):
            expected = first_chained(months, step, end, 84 // step)
            found = doubts_of(months, step, end)
            assert ("chaining" in found) is (expected is not None), (months, step, end)


@pytest.mark.parametrize(
    "more",
    [
        {"senest": {"før": "skolestart", "måneder": "6"}},
        {"senest": {"efter": "opstart", "uger": "12"}},
        {"senest": {"efter": "opstart", "dage": "90"}},
        {"senest": {"dato": "ophør"}},
        {"senest": {"sidste": "11-01", "før": "skolestart"}},
    ],
    ids=str,
)
def test_where_no_month_is_added_there_is_no_choice(more):
    """A4: counted backwards a date never moves up."""
    assert doubts_of(0, None, **more) == {}


def test_months_added_to_another_unit_leave_a_choice_too():
    """A2, F: ten days after 21 January is the 31st; a month later is no day, two is the 31st."""
    rule = {
        "id": "prøve",
        "for-hver": "tilbud.minigruppe",
        "møde": "statusmøde",
        "senest": {"efter": "opstart", "dage": "10"},
        "gentag": {"måneder": "1"},
    }
    ruleset = ruleset_of(rule)
    found = {one.kind for one in doubts(ruleset.deadlines[0], ruleset)}
    assert found == {"month-end", "chaining"}


def test_an_interval_from_the_last_held_is_meant_to_be_step_by_step():
    """A2."""
    more = {"gentag": {"måneder": "6", "fra": "sidst-afholdt"}}
    assert set(doubts_of(3, None, **more)) == {"month-end"}


def test_every_reckoning_of_a_rule_is_searched():
    """A5: the stand-in too, and each of several."""
    for latest in (
        {"dato": "ophør", "ellers": {"efter": "opstart", "måneder": "3"}},
        {"tidligste-af": [{"efter": "opstart", "uger": "1"}, {"efter": "opstart", "måneder": "3"}]},
        {"seneste-af": [{"efter": "opstart", "måneder": "3"}]},
    ):
        assert set(doubts_of(0, None, senest=latest)) == {"month-end"}


MONTHLY = GROUND.replace("uger: 12}", "måneder: 3}").replace("{uger: 26}", "{måneder: 6}")


def example_from(start: str, end: str, dues: str) -> str:
    """Return GROUND with months, and an example of its own from `start`."""
    place = f"{{art: minigruppe, opstart: {start}, ophør: {end}}}"
    example = (
        "  - navn: Egen\n"
        f"    sag: {{barn: {{navn: A}}, tilbud: [{place}]}}\n"
        f"    forventer: [{{id: opfølgning, senest: [{dues}]}}]\n"
    )
    return without("navn: Tolv uger", MONTHLY) + example


def doubted(root: Path) -> list[str]:
    """Return what is told of choices that no example shows."""
    found = inspect_ruleset(family(root, "grund"), TODAY)
    return [one.message for one in found if one.code == "SAG515"]


@pytest.mark.parametrize(
    ("start", "end", "dues", "left"),
    [
        ("2026-03-02", "2027-03-01", "2026-06-02, 2026-12-02", ["chaining", "month-end"]),
        ("2026-05-31", "2027-03-01", "2026-08-31, 2027-02-28", ["chaining", "month-end"]),
        ("2026-11-30", "2027-11-01", "2027-02-28, 2027-08-30", []),
        ("2026-08-31", "2027-11-01", "2026-11-30, 2027-05-31", []),
        # the first date only: what the second would be is not shown
        ("2026-08-31", "2027-03-01", "2026-11-30", ["chaining"]),
    ],
)
def test_an_example_of_such_a_day_settles_it(start, end, dues, left: list[str], tmp_path: Path):
    """SAG515: one finding for each choice that no example shows."""
    put(tmp_path, "grund", example_from(start, end, dues))
    kinds = ["chaining" if "step by step" in one else "month-end" for one in doubted(tmp_path)]
    assert sorted(kinds) == left


def test_an_example_that_does_not_look_at_the_dates_settles_nothing(tmp_path: Path):
    """SAG515: a status would be the same either way."""
    text = example_from("2026-03-02", "2027-03-01", "2026-06-02, 2026-12-02")
    text += (
        "  - navn: Uden datoer\n    pr: 2026-09-01\n"
        "    sag: {barn: {navn: A}, tilbud: [{art: minigruppe, opstart: 2026-08-31}]}\n"
        "    forventer: [{id: opfølgning, ansvarlig: []}]\n"
    )
    put(tmp_path, "grund", text)
    assert len(doubted(tmp_path)) == 2


def test_the_finding_says_what_the_choice_is(tmp_path: Path):
    """SAG515: the day, and the two answers, reckoned by hand."""
    text = example_from("2026-03-02", "2027-03-01", "2026-06-02, 2026-12-02")
    put(tmp_path, "grund", text)
    messages = doubted(tmp_path)
    assert len(messages) == 2
    for day in ("2024-01-31", "2024-04-30", "2024-05-01"):
        assert day in messages[0]
