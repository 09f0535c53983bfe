"""The sample municipality: sound, lively, and with every hard reading in a named case.

The dates and statuses below are worked out by hand from the entries (V1 to V16, A1 to
A18, F) of docs/sources.md, for Monday 5 October 2026: what must be so, not what the tool says.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from sagscli.app.caseload import inspect, load
from sagscli.app.loaded_case import LoadedCase
from sagscli.app.worklist import Query, Worklist, WorklistLine, worklist
from sagscli.case.pointing import given
from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.case.walk import nested, records
from sagscli.casefile.folder import case_files
from sagscli.deadlines.obligation import Status
from sagscli.referrals.evaluation import gate

SAMPLE = Path(__file__).parent.parent / "sample-cases"
AS_OF = date(2026, 10, 5)
SUNDAY = date(2026, 10, 11)
WINDOW_DAYS = 60
UNTIL = date(2026, 12, 4)
LATER_DAYS = [date(2026, 10, 6), date(2027, 2, 1), date(2030, 1, 1)]

PLAN, STATUS = "handleplan", "statusmøde"
PREPARE, MINUTES = "forberedende-skolemøde", "beslutningsreferat"
PAPERS, HALF_YEAR = "papirer-til-distriktsråd", "ressourcevurdering-evaluering"
ROOM = "stuemøde"


@pytest.fixture(scope="module")
def entries() -> list[LoadedCase]:
    _folders, files = case_files([str(SAMPLE)])
    return list(load(files, AS_OF))


@pytest.fixture(scope="module")
def cases(entries: list[LoadedCase]) -> dict[str, Case]:
    return {entry.case.number or "": entry.case for entry in entries if entry.case is not None}


@pytest.fixture(scope="module")
def everything(entries: list[LoadedCase]) -> Worklist:
    return worklist(entries, Query(AS_OF, WINDOW_DAYS, everything=True))


@pytest.fixture(scope="module")
def monday(entries: list[LoadedCase]) -> Worklist:
    return worklist(entries, Query(AS_OF, WINDOW_DAYS))


# --- the folder as a whole -------------------------------------------------------------


def test_nothing_is_wrong_on_the_monday() -> None:
    _folders, files = case_files([str(SAMPLE)])
    assert inspect(files, AS_OF).diagnostics == []


@pytest.mark.parametrize("day", LATER_DAYS, ids=str)
def test_no_errors_on_any_later_day(day: date) -> None:
    _folders, files = case_files([str(SAMPLE)])
    assert [one for one in inspect(files, day).diagnostics if one.severity == "error"] == []


def test_there_are_enough_cases_in_enough_places(cases: dict[str, Case]) -> None:
    children = [case.child for case in cases.values() if case.child is not None]
    houses = {child.daycare for child in children if child.daycare is not None}
    groups = {one.place for case in cases.values() for one in case.placements}
    assert len(cases) >= 15
    assert len(houses) >= 4
    assert len(groups) >= 3
    assert {case.consultant for case in cases.values()} >= {"kons-a", "had-a", "had-b"}
    assert {case.ruleset for case in cases.values()} == {
        "vejle",
        "haderslev",
        "læringsmiljø",
        "observation",
    }


def test_every_key_of_the_format_stands_in_a_case(cases: dict[str, Case]) -> None:
    """Whoever looks for an example of a key finds one."""
    seen: set[tuple[str, str]] = set()
    for case in cases.values():
        for _path, record in records(case):
            for danish, attribute in type(record).attributes().items():
                if getattr(record, attribute) not in (None, (), {}):
                    seen.add((type(record).__name__, danish))
    assert {(name, danish) for name, keys in _format().items() for danish in keys} == seen


def _format() -> dict[str, list[str]]:
    """Return the records of the format, each with its keys."""
    ahead: list[type[Record]] = [Case]
    keys: dict[str, list[str]] = {}
    while ahead:
        record = ahead.pop()
        keys[record.__name__] = [*record.attributes()]
        ahead += [inner for _attribute, _danish, inner, _is_many in nested(record)]
    return keys


def test_every_level_and_every_gate_of_haderslev_has_a_case(entries: list[LoadedCase]) -> None:
    """H1, H4 to H14: each level is tried somewhere, and each gate asked for or pointed to."""
    there = [one for one in entries if one.ruleset is not None and one.ruleset.id == "haderslev"]
    levels = {m.level for one in there if one.case is not None for m in one.case.measures}
    referrals = [r for one in there if one.case is not None for r in one.case.referrals]
    gates = {r.to for r in referrals}.union(*(given(r) for r in referrals))
    assert there[0].ruleset is not None
    assert levels == set(there[0].ruleset.levels)
    assert gates == set(there[0].ruleset.referrals)


def test_what_vejles_cases_sent_was_complete_on_the_day(entries: list[LoadedCase]) -> None:
    """Every referral that Vejle's cases have sent was complete that day (V4 to V7)."""
    for entry in entries:
        case, ruleset = entry.case, entry.ruleset
        if case is None or ruleset is None or ruleset.id != "vejle":
            continue
        for referral in case.referrals:
            if referral.sent is None or referral.to is None:
                continue
            alone = case.model_copy(update={"referrals": (referral,)})
            found = gate(alone, ruleset, referral.to, referral.sent)
            unmet = [one.id for one in found if one.state in ("missing", "unknown")]
            assert unmet == [], case.number


def test_every_file_is_named_by_its_case_and_says_what_it_shows(entries: list[LoadedCase]) -> None:
    for entry in entries:
        path = Path(entry.file.path)
        assert entry.case is not None
        assert path.name == f"{entry.case.number}.yaml"
        letters, year, *_rest = (entry.case.number or "").split("-")
        homes = {"VEJ": year, "HAD": "haderslev", "LM": "læringsmiljø", "OBS": "observation"}
        assert path.parent.name == homes[letters]
        assert path.read_text(encoding="utf-8").startswith("# Viser: ")


def test_every_status_occurs(everything: Worklist) -> None:
    assert {line.status for line in everything.lines} == set(Status)


def test_some_work_falls_in_the_week_and_some_later_in_the_window(monday: Worklist) -> None:
    days = [line.obligation.act_by for line in monday.lines if line.status is Status.UPCOMING]
    assert any(day is not None and AS_OF <= day <= SUNDAY for day in days)
    assert any(day is not None and SUNDAY < day <= UNTIL for day in days)


def test_the_monday_list_holds_exactly_this_work(monday: Worklist) -> None:
    """Done, missed and far-off lines stay away; everything else is there, once."""
    of_vejle = [line for line in monday.lines if line.case.number.startswith("VEJ")]
    assert Counter(line.status.value for line in of_vejle) == {
        "overdue": 3,  # 2025-013 no. 2; 2026-009 plan; 2026-006 school meeting
        "upcoming": 9,  # three this week, six later in the window
        "planned": 4,  # 2026-022; 2024-003 twice; 2025-002 school meeting
        "planned_late": 1,  # 2026-009 no. 1
        "open": 1,  # 2025-016 minutes
        "unknown": 3,  # 2026-021 plan and meeting; 2026-026 school meeting
    }


# --- the hard readings -----------------------------------------------------------------


@dataclass(frozen=True)
class Expected:
    """One line of the list, worked out by hand. Dates are ISO text."""

    reading: str
    case: str
    rule: str
    number: int
    due: str | None
    status: str
    act_by: str | None = None
    done: str | None = None
    planned: str | None = None
    missing: str | None = None
    expected: bool = False
    before_start: bool = False
    responsible: str | None = None


EXPECTED = [
    # A1: three months after 2 March, for the plan and for the first meeting
    Expected("A1", "VEJ-2026-014", PLAN, 1, "2026-06-02", "done", done="2026-06-01"),
    Expected("A1", "VEJ-2026-014", STATUS, 1, "2026-06-02", "done", done="2026-06-01"),
    Expected("A1-next", "VEJ-2026-014", STATUS, 2, "2026-12-02", "upcoming"),
    # A2: 5 February 2024 + 3, 9, 15, 21, 27, 33 months, whatever the meetings did
    Expected("A2", "VEJ-2024-003", STATUS, 1, "2024-05-05", "done", "2024-05-03", "2024-05-02"),
    Expected("A2", "VEJ-2024-003", STATUS, 2, "2024-11-05", "done_late", done="2024-11-13"),
    Expected("A2", "VEJ-2024-003", STATUS, 3, "2025-05-05", "done", done="2025-04-30"),
    Expected("A2", "VEJ-2024-003", STATUS, 4, "2025-11-05", "done_late", done="2025-11-12"),
    Expected("A2", "VEJ-2024-003", STATUS, 5, "2026-05-05", "done", done="2026-05-04"),
    Expected("A2", "VEJ-2024-003", STATUS, 6, "2026-11-05", "planned", planned="2026-11-03"),
    Expected("A2", "VEJ-2024-003", STATUS, 7, "2027-05-05", "upcoming"),
    # A3: 1 November the year before; 1 November 2026 is a Sunday, 2027 a Monday
    Expected("A3", "VEJ-2026-014", PREPARE, 1, "2027-11-01", "upcoming", "2027-11-01"),
    Expected(
        "A3-planned",
        "VEJ-2025-002",
        PREPARE,
        1,
        "2026-11-01",
        "planned",
        "2026-10-30",
        planned="2026-10-29",
    ),
    # A10: nobody's daycare, so the småbørnskonsulent acts
    Expected(
        "A10",
        "VEJ-2026-017",
        PREPARE,
        1,
        "2026-11-01",
        "upcoming",
        "2026-10-30",
        responsible="småbørnskonsulent",
    ),
    # A13: born in April 2021, so six in 2027; no start is given
    Expected(
        "A13", "VEJ-2026-022", PREPARE, 1, "2026-11-01", "upcoming", "2026-10-30", expected=True
    ),
    # A14: 8 January 2026; the first was 28 days late, and the second stays on 8 October
    Expected("A14", "VEJ-2025-018", STATUS, 1, "2026-04-08", "done_late", done="2026-05-06"),
    Expected("A14", "VEJ-2025-018", STATUS, 2, "2026-10-08", "upcoming", "2026-10-08"),
    # A15: a tie on 16 March (91 days either way) goes to the earlier
    Expected("A15-tie", "VEJ-2025-009", STATUS, 1, "2025-12-15", "done_late", done="2026-03-16"),
    Expected("A15-tie", "VEJ-2025-009", STATUS, 2, "2026-06-15", "done", done="2026-06-11"),
    # A15: the second meeting in a window is extra
    Expected(
        "A15-extra", "VEJ-2025-013", STATUS, 1, "2026-03-01", "done", "2026-02-27", "2026-02-25"
    ),
    Expected("A15-extra", "VEJ-2025-013", STATUS, 2, "2026-09-01", "overdue"),
    # A15: 24 March is 82 days from no. 1 and 99 from no. 2, but the file says no. 2
    Expected(
        "A15-number", "VEJ-2025-011", STATUS, 1, "2026-01-01", "done", "2025-12-30", "2025-12-18"
    ),
    Expected("A15-number", "VEJ-2025-011", STATUS, 2, "2026-07-01", "done", done="2026-03-24"),
    Expected("A15-number", "VEJ-2025-011", STATUS, 3, "2027-01-01", "upcoming", "2026-12-30"),
    # A15: no. 3 was held, so the empty no. 2 is missed; no. 4 falls on a Saturday
    Expected("A15-overtaken", "VEJ-2025-002", STATUS, 1, "2025-04-10", "done", done="2025-04-03"),
    Expected("A15-overtaken", "VEJ-2025-002", STATUS, 2, "2025-10-10", "missed"),
    Expected("A15-overtaken", "VEJ-2025-002", STATUS, 3, "2026-04-10", "done", done="2026-04-08"),
    Expected("A15-overtaken", "VEJ-2025-002", STATUS, 4, "2026-10-10", "upcoming", "2026-10-09"),
    # A16: the meeting of October 2025 lies before the year before 2027
    Expected(
        "A16",
        "VEJ-2024-003",
        PREPARE,
        1,
        "2026-11-01",
        "planned",
        "2026-10-30",
        planned="2026-10-28",
    ),
    Expected("A16", "VEJ-2024-003", MINUTES, 1, None, "done", done="2025-10-16"),
    # A17: 1 November lay before the start, once in the past and once to come
    Expected(
        "A17",
        "VEJ-2024-012",
        PREPARE,
        1,
        "2024-11-01",
        "done_late",
        done="2025-01-30",
        before_start=True,
    ),
    Expected(
        "A17-to-come",
        "VEJ-2026-024",
        PREPARE,
        1,
        "2026-11-01",
        "upcoming",
        "2026-10-30",
        before_start=True,
    ),
    # A18: ended by ophør on 31 August 2026, and by school on 1 August 2026
    Expected("A18-ophør", "VEJ-2025-005", STATUS, 3, "2026-08-01", "missed", "2026-07-31"),
    Expected("A18-skolestart", "VEJ-2024-007", STATUS, 5, "2026-07-02", "missed"),
    # F: a start on the 31st, never chained
    Expected("the-31st", "VEJ-2026-015", PLAN, 1, "2026-11-30", "upcoming"),
    Expected("the-31st", "VEJ-2026-015", STATUS, 1, "2026-11-30", "upcoming"),
    Expected("the-31st", "VEJ-2026-015", STATUS, 2, "2027-05-31", "upcoming"),
    Expected("the-31st", "VEJ-2026-015", STATUS, 3, "2027-11-30", "upcoming"),
    # V14: a rolling start and a før-skole have the six months only
    Expected("V14-rolling", "VEJ-2026-004", PREPARE, 1, "2027-11-30", "upcoming"),
    Expected("V14-før-skole", "VEJ-2026-006", PREPARE, 1, "2026-10-01", "overdue"),
    # V15: held, not sent
    Expected("V15", "VEJ-2025-016", PREPARE, 1, "2026-11-01", "done", done="2026-09-22"),
    Expected("V15", "VEJ-2025-016", MINUTES, 1, None, "open"),
    # V8, V9: 15 June 2026 + 3 months; the meeting is planned 22 days late
    Expected("V8", "VEJ-2026-009", PLAN, 1, "2026-09-15", "overdue"),
    Expected("V9", "VEJ-2026-009", STATUS, 1, "2026-09-15", "planned_late", planned="2026-10-07"),
    Expected("V8-this-week", "VEJ-2026-022", PLAN, 1, "2026-10-06", "upcoming", "2026-10-06"),
    Expected(
        "V9-this-week", "VEJ-2026-022", STATUS, 1, "2026-10-06", "planned", planned="2026-10-06"
    ),
    # unknown: granted without a start, and no birth date
    Expected("no-opstart", "VEJ-2026-021", PLAN, 1, None, "unknown", missing="tilbud.opstart"),
    Expected("no-opstart", "VEJ-2026-021", STATUS, 1, None, "unknown", missing="tilbud.opstart"),
    Expected("no-birth-date", "VEJ-2026-026", PREPARE, 1, None, "unknown", missing="barn.født"),
    # H5, A4: ten days before the council of 16 April is Easter Monday; sent before Easter
    Expected(
        "A4-påske", "HAD-2025-006", PAPERS, 1, "2026-04-06", "done", "2026-04-01", "2026-03-31"
    ),
    # H5: ten days before 29 October, 8 October and 17 September
    Expected("H5", "HAD-2026-007", PAPERS, 1, "2026-10-19", "upcoming", "2026-10-19"),
    Expected("H5", "HAD-2026-008", PAPERS, 1, "2026-09-28", "overdue"),
    Expected("H5", "HAD-2026-010", PAPERS, 1, "2026-09-07", "done_late", done="2026-09-09"),
    # A5: only a start, 20 April 2026, so half a year later; and the case's own end
    Expected("A5", "HAD-2025-006", HALF_YEAR, 1, "2026-10-20", "upcoming"),
    Expected("A5-own", "HAD-2025-009", HALF_YEAR, 1, "2026-11-27", "upcoming"),
    # H7: refused on 17 September, and the written answer has no date in the source
    Expected("H7", "HAD-2026-010", "skriftligt-svar", 1, None, "open"),
    # R3, R5: a plan in the ressourcegruppe, without a date
    Expected("R3", "HAD-2025-009", "ressourcegruppe-handleplan", 1, None, "open"),
    # L3: every fourth week from 8 June; the one in the holidays was never held
    Expected("L3", "LM-2026-02", ROOM, 1, "2026-07-06", "done", done="2026-07-02"),
    Expected("L3", "LM-2026-02", ROOM, 2, "2026-08-03", "missed"),
    Expected("L3", "LM-2026-02", ROOM, 3, "2026-08-31", "done", done="2026-08-31"),
    Expected("L3", "LM-2026-02", ROOM, 4, "2026-09-28", "done", done="2026-09-24"),
    Expected("L3", "LM-2026-02", ROOM, 5, "2026-10-26", "planned", planned="2026-10-22"),
    Expected("L3", "LM-2026-02", ROOM, 6, "2026-11-23", "upcoming"),
    # L2: phases end on the days the house gave them
    Expected("L2", "LM-2026-01", "fase-2-øvelse", 1, "2026-10-09", "upcoming"),
    Expected("L2", "LM-2026-04", "fase-1", 1, "2026-09-30", "overdue"),
]


@pytest.mark.parametrize(
    "wanted", EXPECTED, ids=lambda one: f"{one.reading}-{one.case}-{one.rule}-{one.number}"
)
def test_reading(wanted: Expected, everything: Worklist) -> None:
    line = _line(everything, wanted.case, wanted.rule, wanted.number)
    one = line.obligation
    assert (_iso(one.due), line.status.value) == (wanted.due, wanted.status)
    assert (one.expected, one.before_start) == (wanted.expected, wanted.before_start)
    assert _iso(one.done) == wanted.done
    assert _iso(line.planned) == wanted.planned
    assert one.missing == wanted.missing
    if wanted.act_by is not None:
        assert _iso(one.act_by) == wanted.act_by
    if wanted.responsible is not None:
        assert one.responsible == wanted.responsible


def test_a3_shows_both_limbs_and_the_earlier_binds(everything: Worklist) -> None:
    terms = _line(everything, "VEJ-2026-014", PREPARE, 1).obligation.terms
    assert [(_iso(term.day), term.binds) for term in terms] == [
        ("2028-02-01", False),
        ("2027-11-01", True),
    ]


def test_v14_the_first_of_november_does_not_apply_to_a_rolling_start(
    everything: Worklist,
) -> None:
    for case in ("VEJ-2026-004", "VEJ-2026-006"):
        six_months, november = _line(everything, case, PREPARE, 1).obligation.terms
        assert six_months.binds
        assert not november.applies


@pytest.mark.parametrize(
    ("case", "last"),
    [
        ("VEJ-2024-003", "2027-05-05"),  # school on 1 August 2027
        ("VEJ-2024-007", "2026-07-02"),  # school on 1 August 2026
        ("VEJ-2024-012", "2025-04-10"),  # ophør on 31 July 2025
        ("VEJ-2025-005", "2026-08-01"),  # ophør on 31 August 2026
        ("VEJ-2026-006", "2027-01-13"),  # før-skole on 1 April 2027
        ("VEJ-2026-022", "2027-04-06"),  # expected school on 1 August 2027
    ],
)
def test_nothing_falls_due_once_the_course_is_over(
    case: str, last: str, everything: Worklist
) -> None:
    dues = [
        line.obligation.due
        for line in everything.lines
        if line.case.number == case and line.obligation.rule == STATUS
    ]
    assert _iso(max(day for day in dues if day is not None)) == last


def test_a9_a_group_case_has_no_child_and_nothing_of_a_childs(
    cases: dict[str, Case], everything: Worklist
) -> None:
    groups = [case for case in cases.values() if case.group is not None]
    assert len(groups) >= 5
    assert all(case.child is None for case in groups)
    assert all(line.case.number != "VEJ-2026-018" for line in everything.lines)


def test_a10_the_child_has_no_daycare_and_the_consultant_wrote_the_referral(
    cases: dict[str, Case],
) -> None:
    case = cases["VEJ-2026-017"]
    assert case.child is not None
    assert case.child.daycare is None
    assert [referral.by for referral in case.referrals] == ["småbørnskonsulent"]


def test_one_consent_is_withdrawn_before_any_referral(cases: dict[str, Case]) -> None:
    withdrawn = {
        number: consent.withdrawn
        for number, case in cases.items()
        for consent in case.consents
        if consent.withdrawn is not None
    }
    assert withdrawn == {"VEJ-2026-019": date(2026, 8, 24)}
    assert cases["VEJ-2026-019"].referrals == ()


def test_v1_one_group_is_full_and_none_is_over_its_limit(cases: dict[str, Case]) -> None:
    present = Counter(
        placement.place
        for case in cases.values()
        for placement in case.placements
        if placement.kind == "minigruppe"
        and placement.start is not None
        and placement.start <= AS_OF
        and (placement.end is None or placement.end > AS_OF)
        and (case.school is None or case.school.start is None or case.school.start > AS_OF)
    )
    assert present == {
        "Minigruppen Solstrålen": 8,
        "Minigruppen Månestenen": 3,
        "Minigruppen Dugdråben": 2,
    }


def test_rich_and_lean_cases_stand_side_by_side(cases: dict[str, Case]) -> None:
    full = [
        number
        for number, case in cases.items()
        if any(len(plan.entries) == 9 for plan in case.plans)
    ]
    assert len(full) >= 5
    assert sum(bool(case.narratives) for case in cases.values()) >= 6
    assert any(not case.plans and not case.referrals for case in cases.values())


# --- nobody's data ---------------------------------------------------------------------


def test_every_cpr_number_is_a_replacement_number_of_its_own(cases: dict[str, Case]) -> None:
    numbers = [
        case.child.cpr for case in cases.values() if case.child is not None and case.child.cpr
    ]
    assert len(numbers) >= 15
    assert len(set(numbers)) == len(numbers)
    for number in numbers:
        assert re.fullmatch(r"\d{6}-[4-9]\d{3}", number)
        assert 61 <= int(number[:2]) <= 91


def test_no_other_text_holds_a_number_like_a_cpr_number() -> None:
    for path in _files():
        text = path.read_text(encoding="utf-8")
        found = re.findall(r"(?<!\d)\d{6}[- ]?\d{4}(?!\d)", text)
        wanted = re.findall(r"(?m)^  cpr: (\S+)$", text) if path.suffix == ".yaml" else []
        assert found == wanted, path.name


def test_no_name_stands_in_a_file_name(cases: dict[str, Case]) -> None:
    names = {
        word.casefold()
        for case in cases.values()
        if case.child is not None
        for name in (case.child.name, *(parent.name for parent in case.child.parents))
        for word in re.findall(r"\w+", name or "")
    }
    assert len(names) > 30
    for path in _files():
        shown = path.relative_to(SAMPLE).as_posix().casefold()
        assert names.isdisjoint(re.findall(r"[^\W_]+", shown)), shown


def test_every_enclosure_exists_and_none_lies_there_unnamed(cases: dict[str, Case]) -> None:
    named = {
        name
        for case in cases.values()
        for name in (
            *(meeting.enclosure for meeting in case.meetings),
            *(assessment.enclosure for assessment in case.assessments),
            *(name for referral in case.referrals for name in referral.enclosures),
            *(documented.enclosure for documented in case.documented),
        )
        if name is not None
    }
    there = {path.relative_to(SAMPLE).as_posix() for path in _files() if "bilag" in path.parts}
    assert named == there
    assert len(named) >= 10


def test_enclosures_hold_initials_only(cases: dict[str, Case]) -> None:
    for number, case in cases.items():
        if case.child is None or case.child.name is None:
            continue
        for path in (SAMPLE / "bilag" / number).glob("*"):
            text = path.read_text(encoding="utf-8")
            for name in (case.child.name, *(parent.name for parent in case.child.parents)):
                for word in (name or "").split():
                    assert not re.search(rf"\b{word}\b", text), path.name


# --- helpers ---------------------------------------------------------------------------


def _line(found: Worklist, case: str, rule: str, number: int) -> WorklistLine:
    lines = [
        line
        for line in found.lines
        if line.case.number == case
        and line.obligation.rule == rule
        and line.obligation.occurrence == number
    ]
    assert len(lines) == 1, f"{case} {rule} {number}: {len(lines)} lines"
    return lines[0]


def _files() -> list[Path]:
    return sorted(path for path in SAMPLE.rglob("*") if path.is_file())


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
