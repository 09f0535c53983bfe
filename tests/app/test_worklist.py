"""The list of work: its groups, its window, its filters and its order."""

from pathlib import Path

import pytest

from sagscli import language
from sagscli.app.case_filter import CaseFilter
from sagscli.app.line_filter import LineFilter
from sagscli.app.loaded_case import LoadedCase
from sagscli.app.worklist import Query, Urgency, Worklist, worklist
from sagscli.case.records import Case
from sagscli.casefile.folder import CaseFile, Folder
from sagscli.casefile.settings import Settings
from sagscli.deadlines.obligation import Status
from sagscli.diagnostics.diagnostic import Diagnostic, Position, Severity, Span
from sagscli.errors import NoCaseError
from sagscli.safety import initials
from tests.building import VEJLE, case_of, day, meeting, placement, ruleset_of, school_meeting

MONDAY = "2026-10-05"

ONE_MEETING = ruleset_of(
    {
        "id": "statusmøde",
        "for-hver": "tilbud.minigruppe",
        "møde": "statusmøde",
        "senest": {"efter": "opstart", "måneder": "3"},
        "indtil": ["ophør"],
    }
)
"""One meeting three months after the start, so that a start in July is due in October."""


def entry(case: Case | None, ruleset=ONE_MEETING, errors=(), settings=None) -> LoadedCase:
    folder = Folder(Path("mappe"), "mappe", settings or Settings())
    number = case.number if case is not None else "ulæst"
    file = CaseFile(f"mappe/sager/{number}.yaml", f"sager/{number}.yaml", folder)
    return LoadedCase(file, case, ruleset, tuple(errors))


def case(number: str, start: str | None, *meetings: dict, konsulent="kons-a", **keys) -> Case:
    barn = {"navn": "Alma Eksempel", "født": "2022-03-14", "dagtilbud": "Regnbuen"}
    given = {
        "sag": number,
        "barn": barn,
        "tilbud": [placement(start)],
        "møder": list(meetings),
        "konsulent": konsulent,
    }
    return case_of(**(given | keys))


def listed(*cases: Case, window: int = 60, as_of: str = MONDAY, **query) -> Worklist:
    return worklist([entry(one) for one in cases], Query(day(as_of), window, **query))


def wanted(*cases: Case, **asked) -> Worklist:
    """Return the list of the cases that are asked for, each key with one word or several."""
    words = {key: (word,) if isinstance(word, str) else word for key, word in asked.items()}
    return listed(*cases, cases=CaseFilter(**words))


def groups(result: Worklist) -> dict[str, list[str]]:
    return {
        urgency.value: [line.case.number for line in lines] for urgency, lines in result.grouped()
    }


# --- groups


@pytest.mark.parametrize(
    ("start", "group"),
    [
        ("2026-06-01", "overdue"),  # due 1 September
        ("2026-07-04", "overdue"),  # due Sunday 4 October, yesterday
        ("2026-07-05", "this_week"),  # due today
        ("2026-07-09", "this_week"),
        ("2026-07-11", "this_week"),  # due Sunday 11 October, to be acted on by Friday
        ("2026-07-12", "window"),  # due Monday 12 October
        ("2026-09-04", "window"),  # due 4 December, the 60th day
    ],
)
def test_the_group_of_an_open_deadline(start, group):
    """This week is what must be acted on until Sunday."""
    assert groups(listed(case("T-1", start))) == {group: ["T-1"]}


def test_a_deadline_after_a_holiday_belongs_to_the_week_in_which_to_act():
    """F: due Easter Monday 6 April 2026, act by Wednesday 1 April."""
    result = listed(case("T-1", "2026-01-06"), as_of="2026-03-30")
    assert groups(result) == {"this_week": ["T-1"]}


@pytest.mark.parametrize("as_of", ["2026-10-05", "2026-10-07", "2026-10-11"])
def test_the_week_ends_on_sunday_whatever_the_day(as_of):
    this_sunday, next_monday = case("T-1", "2026-07-11"), case("T-2", "2026-07-12")
    expected = {"this_week": ["T-1"], "window": ["T-2"]}
    assert groups(listed(this_sunday, next_monday, as_of=as_of)) == expected


def test_meetings_that_are_planned_stand_in_a_group_of_their_own():
    in_time = case("T-1", "2026-07-20", meeting(planned="2026-10-19"))
    too_late = case("T-2", "2026-07-20", meeting(planned="2026-10-21"))
    assert groups(listed(in_time, too_late)) == {"planned": ["T-2", "T-1"]}


def test_open_and_unknown_have_groups_of_their_own():
    """V15; a place without opstart."""
    sent = [school_meeting("2026-09-01")]
    minutes = {"id": "referat", "for-hver": "møde.forberedende-skolemøde"}
    no_date = entry(case("T-1", "2026-07-20", *sent), ruleset_of(minutes))
    no_start = entry(case("T-2", None))
    result = worklist([no_date, no_start], Query(day(MONDAY), 60))
    assert groups(result) == {"open": ["T-1"], "unknown": ["T-2"]}


# --- the window


def test_the_window_limits_upcoming_lines():
    later = case("T-1", "2026-09-07")  # due 7 December, the 63rd day
    assert groups(listed(later)) == {}
    assert listed(later).hidden == {Urgency.LATER: 1}
    assert groups(listed(later, window=63)) == {"window": ["T-1"]}
    assert listed(later, window=63).hidden == {}


def test_a_window_of_no_days_still_has_today():
    assert groups(listed(case("T-1", "2026-07-05"), window=0)) == {"this_week": ["T-1"]}


def test_the_window_never_hides_what_is_not_upcoming():
    """design: --within never hides overdue or unknown ones."""
    overdue, unknown = case("T-1", "2024-01-01"), case("T-2", None)
    expected = {"overdue": ["T-1"], "unknown": ["T-2"]}
    assert groups(listed(overdue, unknown, window=0)) == expected


def test_what_is_planned_beyond_the_window_is_counted_as_later():
    planned = case("T-1", "2026-07-20", meeting(planned="2026-10-12"))
    for window, expected in ((7, {"planned": ["T-1"]}), (6, {})):
        found = listed(planned, window=window)
        assert groups(found) == expected
    assert listed(planned, window=6).hidden == {Urgency.LATER: 1}


def test_what_is_planned_too_late_is_never_hidden():
    planned = case("T-1", "2026-07-20", meeting(planned="2027-01-11"))
    assert groups(listed(planned, window=6)) == {"planned": ["T-1"]}


def test_what_must_be_done_in_the_window_is_listed():
    """F: due on Saturday 12 December, so to be done on Friday."""
    weekend = case("T-1", "2026-09-12")
    assert groups(listed(weekend, window=67)) == {"window": ["T-1"]}
    assert listed(weekend, window=66).hidden == {Urgency.LATER: 1}


def test_what_is_done_or_missed_is_history():
    """A18."""
    done = case("T-1", "2026-06-01", meeting("2026-08-20"))
    done_late = case("T-2", "2026-06-01", meeting("2026-09-20"))
    missed = case("T-3", None, tilbud=[placement("2026-06-01", "2026-10-01")])
    result = listed(done, done_late, missed)
    assert result.lines == []
    assert result.hidden == {Urgency.DONE: 2, Urgency.MISSED: 1}
    shown = listed(done, done_late, missed, everything=True)
    assert groups(shown) == {"missed": ["T-3"], "done": ["T-1", "T-2"]}
    assert shown.hidden == {}


def test_everything_shows_what_lies_beyond_the_window():
    result = listed(case("T-1", "2027-09-07"), everything=True)
    assert groups(result) == {"later": ["T-1"]}


def test_not_even_everything_shows_what_had_not_come_about():
    """V15: no minutes before the meeting."""
    ruleset = ruleset_of({"id": "referat", "for-hver": "møde.forberedende-skolemøde"})
    one = entry(case("T-1", "2026-07-20", school_meeting("2026-10-06")), ruleset)
    before = worklist([one], Query(day("2026-10-05"), 60, everything=True))
    after = worklist([one], Query(day("2026-10-06"), 60, everything=True))
    assert (len(before.lines), len(after.lines)) == (0, 1)


# --- filters


def test_the_consultants_own_cases():
    mine = case("T-1", "2026-06-01", konsulent="kons-a")
    other = case("T-2", "2026-06-01", konsulent="kons-b")
    nobodys = case("T-3", "2026-06-01", konsulent=None)
    result = wanted(mine, other, nobodys, consultants="Kons-A")
    assert groups(result) == {"overdue": ["T-1"]}
    assert (result.files, result.cases) == (3, 1)
    assert result.words.consultants == {"kons-a", "kons-b"}
    assert groups(wanted(mine, other, nobodys, consultants="S-b")) == {"overdue": ["T-2"]}
    both = wanted(mine, other, nobodys, consultants=("kons-a", "kons-b"))
    assert groups(both) == {"overdue": ["T-1", "T-2"]}
    assert groups(wanted(mine, other, nobodys, consultants="kons-c")) == {}


@pytest.mark.parametrize("institution", ["Regnbuen", "regnbuen", "REGN"])
def test_an_institution_is_found_by_a_part_of_its_name(institution):
    here = case("T-1", "2026-06-01")
    elsewhere = case("T-2", "2026-06-01", barn={"navn": "Bo", "dagtilbud": "Skovhuset"})
    result = wanted(here, elsewhere, institutions=institution)
    assert groups(result) == {"overdue": ["T-1"]}
    assert {"Regnbuen", "Skovhuset"} <= result.words.institutions


def test_an_institution_is_also_where_the_minigruppe_is():
    moved = case("T-1", None, tilbud=[placement("2026-06-01", sted="Solstrålen")])
    assert groups(wanted(moved, institutions="solstrålen")) == {"overdue": ["T-1"]}


def test_a_child_not_enrolled_is_in_no_institution():
    """A10."""
    barn = {"navn": "Bo", "født": "2022-03-14"}
    tilbud = [{"art": "minigruppe", "opstart": "2026-06-01"}]
    outside = case("T-1", None, barn=barn, tilbud=tilbud)
    assert groups(wanted(outside, institutions="e")) == {}
    assert groups(listed(outside)) == {"overdue": ["T-1"]}


def test_both_filters_hold_together():
    one = case("T-1", "2026-06-01")
    assert groups(wanted(one, consultants="kons-a", institutions="Skovhuset")) == {}
    assert groups(wanted(one, consultants="kons-b", institutions="Regnbuen")) == {}
    assert groups(wanted(one, consultants="kons-a", institutions="Regnbuen")) == {
        "overdue": ["T-1"]
    }


def test_a_case_is_found_by_a_part_of_its_number_or_of_the_childs_name():
    alma = case("T-1", "2026-06-01")
    bo = case("T-12", "2026-06-01", barn={"navn": "Bo Eksempel", "dagtilbud": "Regnbuen"})
    assert groups(wanted(alma, bo, numbers="t-12")) == {"overdue": ["T-12"]}
    assert groups(wanted(alma, bo, numbers=("T-1",))) == {"overdue": ["T-1", "T-12"]}
    assert groups(wanted(alma, bo, children="alma")) == {"overdue": ["T-1"]}
    assert groups(wanted(alma, bo, children="alma", numbers="T-12")) == {}


TWO_RULES = ruleset_of(
    {
        "id": "handleplan",
        "titel": "Handleplan",
        "for-hver": "tilbud.minigruppe",
        "ansvarlig": "leder",
        "senest": {"efter": "opstart", "måneder": "3"},
    },
    {
        "id": "papirer",
        "titel": "Papirer til gruppen",
        "for-hver": "tilbud.minigruppe",
        "ansvarlig": "psykolog",
        "senest": {"efter": "opstart", "måneder": "4"},
    },
    roller={"leder": {"titel": "Daginstitutionsleder"}, "psykolog": {"titel": "Psykolog"}},
)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (LineFilter(), ["handleplan", "papirer"]),
        (LineFilter(roles=("leder",)), ["handleplan"]),
        (LineFilter(roles=("INSTITUTIONSLEDER",)), ["handleplan"]),
        (LineFilter(roles=("leder", "psyk")), ["handleplan", "papirer"]),
        (LineFilter(rules=("til gruppen",)), ["papirer"]),
        (LineFilter(rules=("handleplan",), roles=("psykolog",)), []),
        (LineFilter(statuses=frozenset({Status.OVERDUE})), ["handleplan"]),
        (LineFilter(statuses=frozenset({Status.DONE})), []),
    ],
)
def test_lines_are_chosen_by_role_rule_and_how_they_stand(lines, expected):
    """Due on 1 September and 1 October; seen from MONDAY, 28 September 2026."""
    one = entry(case("T-1", "2026-06-01"), TWO_RULES)
    result = worklist([one], Query(day("2026-09-28"), 60, wanted=lines))
    assert [line.obligation.rule for line in result.lines] == expected


def test_what_is_done_is_listed_when_that_is_asked_for():
    held = {"art": "statusmøde", "afholdt": "2026-08-20", "nummer": "1"}
    lines = LineFilter(statuses=frozenset({Status.DONE}))
    assert groups(listed(case("T-1", "2026-06-01", held), wanted=lines)) == {"done": ["T-1"]}
    assert groups(listed(case("T-1", "2026-06-01", held))) == {}


@pytest.mark.parametrize(
    ("lines", "remedy"),
    [
        (LineFilter(roles=("ledr",)), 'Did you mean "leder"?'),
        (LineFilter(rules=("statusmøder-x",)), "Choose among: handleplan, papirer."),
    ],
)
def test_a_role_or_a_rule_that_no_ruleset_has(lines, remedy):
    result = worklist([entry(case("T-1", "2026-06-01"), TWO_RULES)], Query(day(MONDAY), 60))
    with pytest.raises(NoCaseError) as refused:
        result.line_words.refuse_unknown(lines)
    assert refused.value.remedy == remedy


# --- order


def test_the_worst_comes_first():
    cases = [
        case("T-1", None),
        case("T-2", "2026-07-20", meeting(planned="2026-10-19")),
        case("T-3", "2026-08-20"),
        case("T-4", "2026-07-08"),
        case("T-5", "2026-06-10"),
        case("T-6", "2026-06-01"),
    ]
    result = listed(*cases)
    numbers = [line.case.number for line in result.lines]
    assert numbers == ["T-6", "T-5", "T-4", "T-3", "T-2", "T-1"]
    assert numbers == [one for lines in groups(result).values() for one in lines]
    backwards = listed(*reversed(cases))
    assert [line.case.number for line in backwards.lines] == numbers


def test_within_the_week_the_day_to_act_decides():
    """F: both are due on another day than they must be acted on."""
    on_sunday = case("T-1", "2026-07-11")  # act by Friday 9 October
    on_friday = case("T-2", "2026-07-09")
    on_thursday = case("T-3", "2026-07-08")
    result = listed(on_friday, on_sunday, on_thursday)
    assert [line.case.number for line in result.lines] == ["T-3", "T-1", "T-2"]


def test_what_is_planned_too_late_comes_before_what_is_planned_in_time():
    cases = [
        case("T-1", "2026-07-20", meeting(planned="2026-10-07")),
        case("T-2", "2026-07-20", meeting(planned="2026-10-06")),
        case("T-3", "2026-06-01", meeting(planned="2026-10-29")),
    ]
    numbers = [line.case.number for line in listed(*cases).lines]
    assert numbers == ["T-3", "T-2", "T-1"]


def test_two_of_one_case_on_one_day_stand_in_a_fixed_order():
    """A1: the plan and the first meeting."""
    one = entry(case("T-1", "2026-07-20"), VEJLE)
    lines = worklist([one], Query(day(MONDAY), 60)).lines
    assert [line.obligation.rule for line in lines] == ["handleplan", "statusmøde"]


# --- the line itself


def test_a_line_holds_what_a_list_shows():
    (line,) = listed(case("T-1", "2026-07-20", meeting(planned="2026-10-19"))).lines
    assert (line.case.number, line.case.path) == ("T-1", "sager/T-1.yaml")
    assert (line.case.daycare, line.case.consultant) == ("Regnbuen", "kons-a")
    assert (line.status.value, line.planned) == ("planned", day("2026-10-19"))
    assert not line.case.doubtful


def test_roles_are_shown_by_their_titles():
    lines = worklist([entry(case("T-1", "2026-07-20"), VEJLE)], Query(day(MONDAY), 60)).lines
    assert {(line.role, line.short_role) for line in lines} == {
        ("Minigruppens personale", "Minigruppen")
    }
    (untitled,) = listed(case("T-1", "2026-07-20")).lines
    assert (untitled.role, untitled.short_role) == ("Leder", "Leder")


def test_a_role_without_a_title_is_shown_as_it_is_written():
    ruleset = ONE_MEETING.model_copy(update={"roles": {}})
    one = entry(case("T-1", "2026-07-20"), ruleset)
    (line,) = worklist([one], Query(day(MONDAY), 60)).lines
    assert line.role == line.short_role == "leder"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Alma Eksempel", "A.E."),
        ("Alma", "A."),
        ("åse ærlig øst", "Å.Æ.Ø."),
        ("Anne-Marie  Bo", "A.B."),
    ],
)
def test_initials(name, short):
    assert initials(name) == short


@pytest.mark.parametrize(
    ("setting", "names", "label"),
    [
        ("nej", None, "A.E."),
        ("ja", None, "Alma Eksempel"),
        ("nej", True, "Alma Eksempel"),
        ("ja", False, "A.E."),
    ],
)
def test_a_name_is_shown_as_initials_unless_it_is_asked_for(setting, names, label):
    """design, Safety."""
    settings = Settings.model_validate({"vis-navne": setting})
    one = entry(case("T-1", "2026-07-20"), settings=settings)
    (line,) = worklist([one], Query(day(MONDAY), 60, names=names)).lines
    assert line.case.label == label


def test_a_child_without_a_name_has_no_label():
    (line,) = listed(case("T-1", "2026-07-20", barn={"født": "2022-03-14"})).lines
    assert line.case.label == ""


# --- what cannot be listed


def finding() -> Diagnostic:
    span = Span(Position(1, 1), Position(1, 1))
    return Diagnostic("SAG204", "x", Severity.ERROR, "…", "sager/T-1.yaml", "", span)


@pytest.mark.parametrize("doubtful", [True, False])
def test_the_dates_of_a_file_with_errors_are_doubtful(doubtful):
    one = entry(case("T-1", "2026-06-01"), errors=[finding()] if doubtful else [])
    result = worklist([one], Query(day(MONDAY), 60))
    assert [line.case.doubtful for line in result.lines] == [doubtful]
    assert len(result.findings) == int(doubtful)


def test_a_file_that_cannot_be_read_is_counted_and_hides_no_other():
    unread = entry(None, errors=[finding()])
    result = worklist([unread, entry(case("T-1", "2026-06-01"))], Query(day(MONDAY), 60))
    assert groups(result) == {"overdue": ["T-1"]}
    assert (result.files, result.cases, result.unread) == (2, 1, 1)
    assert len(result.findings) == 1


def test_a_case_without_a_ruleset_has_no_lines():
    result = worklist([entry(case("T-1", "2026-06-01"), None)], Query(day(MONDAY), 60))
    assert (result.lines, result.cases) == ([], 1)


def test_no_cases_at_all():
    assert groups(worklist([], Query(day(MONDAY), 60))) == {}


def test_the_list_is_the_same_in_every_language():
    one = case("T-1", "2026-06-01")
    english = groups(listed(one))
    language.use("da")
    assert groups(listed(one)) == english
    language.use("en")
