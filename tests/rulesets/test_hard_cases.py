"""Ten hard cases, against the rulesets that come with the tool."""

import json
from pathlib import Path

import pytest

from sagscli.case.records import Case
from sagscli.cli.boundary import run
from sagscli.deadlines.timeline import timeline
from sagscli.ruleset_faults.checked_library import library_of
from tests.building import (
    SCHOOL_MEETING,
    VEJLE,
    act_bys,
    case_of,
    day,
    dues,
    found,
    meeting,
    placement,
    standing,
    starting,
    the,
)
from tests.local import entries, family, put, put_case

HADERSLEV = library_of(None).family("haderslev").rulesets[-1]

STATUS = "statusmøde"
PAPERS = "papirer-til-distriktsråd"

EXTENDS_VEJLE = """\
regelsæt: vejle
udvider: vejle
titel: Minigrupper, egen udgave
gennemgået: 2026-11-22
{valid}
frister:
  - id: statusmøde
    titel: Statusmøde
    for-hver: tilbud.minigruppe
    møde: statusmøde
    senest: {{efter: opstart, måneder: 3}}
    gentag: {repeat}
    indtil: [ophør, skolestart]
    ansvarlig: minigruppens-personale
    kilde: "folder: Statusmøder (V9)"
"""
EVERY_FOUR_MONTHS = EXTENDS_VEJLE.format(
    valid="gælder: {fra: 2027-01-01}", repeat="{måneder: 4, fra: anker}"
)
FROM_THE_LAST_HELD = EXTENDS_VEJLE.format(valid="", repeat="{måneder: 6, fra: sidst-afholdt}")


def council(on: str) -> Case:
    """Return a case that is sent to the distriktsråd of that day."""
    referral = {"til": "ressourcevurdering", "møde": on}
    return case_of(barn={"navn": "A", "født": "2020-09-15"}, henvisninger=[referral])


def child(start: str, more: str = "") -> str:
    """Return the text of a case with a placement from `start`."""
    return (
        "regelsæt: vejle\n"
        "barn: {navn: Alma Eksempel, født: 2023-06-15, dagtilbud: Regnbuen}\n"
        f"tilbud: [{{art: minigruppe, sted: Solen, opstart: {start}}}]\n{more}"
    )


# --- months


def test_a_start_on_the_last_of_august():
    """V9, A2, F: counted from the start; 31 November does not exist, 31 May does."""
    case = starting("2026-08-31")
    expected = ["2026-11-30", "2027-05-31", "2027-11-30"]
    assert dues(case, STATUS)[:3] == expected
    assert act_bys(case, STATUS)[:3] == expected
    assert dues(case, "handleplan") == expected[:1]  # A1


def test_a_start_on_the_last_of_november():
    """V9, A2, F: 28 February shortens one date only, and a Sunday is acted on before."""
    case = starting("2025-11-30")
    assert dues(case, STATUS)[:3] == ["2026-02-28", "2026-08-30", "2027-02-28"]
    assert act_bys(case, STATUS)[:3] == ["2026-02-27", "2026-08-28", "2027-02-26"]


# --- school


def test_a_school_start_on_the_first_of_august():
    """V14, A3: 1 November the year before binds, though six months before is 1 February."""
    case = case_of(barn={"født": "2021-05-05", "dagtilbud": "R"}, skole={"start": "2027-08-01"})
    one = the(case, SCHOOL_MEETING)
    assert (one.due, one.act_by) == (day("2026-11-01"), day("2026-10-30"))
    assert {term.day: term.binds for term in one.terms} == {
        day("2027-02-01"): False,
        day("2026-11-01"): True,
    }
    assert not one.expected


def test_a_rolling_school_start_on_the_last_of_august():
    """V14, A3, F: six months before, in a leap year."""
    case = case_of(barn={"født": "2022-09-15", "dagtilbud": "R"}, skole={"start": "2028-08-31"})
    one = the(case, SCHOOL_MEETING)
    assert (one.due, one.act_by) == (day("2028-02-29"), day("2028-02-29"))
    assert [term.applies for term in one.terms] == [True, False]


def test_a_placement_after_the_school_meeting_was_due():
    """A17: the deadline stays where it is, and is shown as passed before the start."""
    case = case_of(
        barn={"født": "2021-05-05", "dagtilbud": "R"},
        skole={"start": "2027-08-01"},
        tilbud=[placement("2027-01-10")],
    )
    one = the(case, SCHOOL_MEETING)
    assert (one.due, one.act_by, one.before_start) == (day("2026-11-01"), day("2026-10-30"), True)


# --- the council


@pytest.mark.parametrize(
    ("on", "due", "act_by"),
    [
        ("2023-05-15", "2023-05-05", "2023-05-04"),  # Store Bededag, a Friday off
        ("2024-05-06", "2024-04-26", "2024-04-26"),  # the same Friday, no longer off
        ("2026-04-16", "2026-04-06", "2026-04-01"),  # 2. påskedag; Easter begins on the 2nd
    ],
)
def test_papers_ten_days_before_the_council(on, due, act_by):
    """H5, A4, F: calendar days, never moved later; the act-by knows the days off of its year."""
    one = the(council(on), PAPERS, HADERSLEV)
    assert (one.due, one.act_by) == (day(due), day(act_by))
    assert one.responsible == "daginstitutionsleder"


# --- meetings


def test_a_meeting_held_late_does_not_move_the_next():
    """A2, A14: counted from the start."""
    case = starting("2026-08-31", meeting("2026-12-10"))
    assert dues(case, STATUS)[:2] == ["2026-11-30", "2027-05-31"]
    assert standing(case, STATUS, "2026-12-11")[:2] == ["done_late", "upcoming"]


def test_a_meeting_held_late_moves_the_next_where_the_ruleset_says_so(tmp_path: Path):
    """A2: from the last held meeting; here by a local ruleset that extends Vejle's."""
    put(tmp_path, "vejle", FROM_THE_LAST_HELD)
    [ruleset] = family(tmp_path, "vejle").rulesets
    case = starting("2026-08-31", meeting("2026-12-10"))
    assert dues(case, STATUS, ruleset) == ["2026-11-30", "2027-06-10"]
    assert standing(case, STATUS, "2026-12-11", ruleset) == ["done_late", "upcoming"]


def test_a_start_corrected_after_the_first_meeting_was_held():
    """A2, A15: number 1 stays done; number 2 is counted from the corrected start."""
    for start, expected in (
        ("2026-08-31", ["2026-11-30", "2027-05-31"]),
        ("2026-09-01", ["2026-12-01", "2027-06-01"]),
    ):
        case = starting(start, meeting("2026-11-30"))
        assert dues(case, STATUS)[:2] == expected
        assert standing(case, STATUS, "2026-12-15")[:2] == ["done", "upcoming"]
        assert found(case, STATUS)[0].done == day("2026-11-30")


# --- a new version


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """Return a folder whose Vejle has meetings every four months from 2027 on."""
    put(tmp_path, "vejle/2027-01-01", EVERY_FOUR_MONTHS)
    put_case(tmp_path, "VEJ-2026-001", child("2026-08-31"))
    put_case(tmp_path, "VEJ-2027-001", child("2027-08-31"))
    return tmp_path


SIX_MONTHS = ["2026-11-30", "2027-05-31", "2027-11-30", "2028-05-31"]
FOUR_MONTHS = ["2027-11-30", "2028-03-31", "2028-07-31", "2028-11-30"]


@pytest.mark.parametrize("today", ["2026-12-01", "2027-01-01", "2028-01-01"])
def test_a_new_version_leaves_what_has_begun_as_it_was(today: str, changed: Path):
    """version-efter: a case begun in 2026 keeps six months, whatever day one asks on."""
    found_ = entries(changed, day(today))
    for number, since, expected in (
        ("VEJ-2026-001", "2014-01-01", SIX_MONTHS),
        ("VEJ-2027-001", "2027-01-01", FOUR_MONTHS),
    ):
        entry = found_[number]
        assert entry.diagnostics == ()
        assert entry.ruleset.valid.since == day(since)
        all_ = timeline(entry.case, entry.ruleset)
        got = [one.due.isoformat() for one in all_ if one.rule == STATUS]
        assert got[:4] == expected


def test_the_old_version_ends_on_the_day_before_the_new_one(changed: Path):
    assert [(one.since.isoformat(), one.until) for one in family(changed, "vejle").versions] == [
        ("2014-01-01", day("2026-12-31")),
        ("2027-01-01", None),
    ]


@pytest.mark.parametrize(
    ("start", "expected"),
    [("2026-12-31", "2027-09-30"), ("2027-01-01", "2027-08-01")],
)
def test_the_last_day_of_the_old_and_the_first_of_the_new(start, expected, changed: Path):
    """Both days are inclusive."""
    put_case(changed, "VEJ-1", child(start))
    entry = entries(changed)["VEJ-1"]
    assert dues(entry.case, STATUS, entry.ruleset)[1] == expected


def test_the_list_of_deadlines_follows_each_case_to_its_version(changed: Path, capsys):
    """The same through the command, from the file to the list."""
    words = ["deadlines", str(changed), "--all", "--as-of", "2026-12-15", "--format", "json"]
    assert run(words) == 0
    lines = json.loads(capsys.readouterr().out)["deadlines"]
    by_case: dict[str, list[str]] = {}
    for line in lines:
        if line["rule"] == STATUS:
            by_case.setdefault(line["case"], []).append(line["due"])
    assert {number: sorted(them)[:4] for number, them in by_case.items()} == {
        "VEJ-2026-001": SIX_MONTHS,
        "VEJ-2027-001": FOUR_MONTHS,
    }


def test_everything_else_of_the_new_version_is_as_it_was(changed: Path):
    """Only the rule that was written anew differs: the plan and the school meeting do not."""
    entry = entries(changed)["VEJ-2027-001"]
    for rule in ("handleplan", SCHOOL_MEETING):
        assert dues(entry.case, rule, entry.ruleset) == dues(entry.case, rule, VEJLE)
