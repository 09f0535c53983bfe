"""Where a case stands on a way: what is done, under way, passed and ahead (H3, H8, H10, L2)."""

from typing import Any

import pytest

from sagscli.case.records import Case
from sagscli.pathways.progress import Reached, WayProgress, standings
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.rulesets.records import Ruleset
from tests.building import VEJLE, case_of, day, ruleset_of

HADERSLEV = library_of(None).family("haderslev").rulesets[-1]
ENVIRONMENT = library_of(None).family("læringsmiljø").rulesets[-1]
CHILD = {"navn": "Alma Eksempel", "født": "2022-03-14", "dagtilbud": "Børnehuset Regnbuen"}

STEPS = [
    {"titel": "Samtale", "møde": "samtale"},
    {"titel": "Aftale", "vurderes": "ja"},
    {"titel": "Legegruppe", "tiltag": "legegruppe"},
    {"titel": "Spørg om plads", "henvisning": "minigruppe"},
    {"titel": "Plads", "tilbud": "minigruppe"},
    {"titel": "Status", "møde": "statusmøde"},
]
WAY: dict[str, Any] = {"titel": "Vejen", "kilde": "folder: Vejen", "trin": STEPS}


def with_ways(**ways: Any) -> Ruleset:
    return ruleset_of(veje={name.replace("_", "-"): WAY | one for name, one in ways.items()})


def on(case: Case, as_of: str = "2026-10-05", **way: Any) -> WayProgress:
    [only] = standings(case, with_ways(vejen=way), day(as_of))
    return only


def marks(found: WayProgress) -> str:
    """Return one sign for each step: done, under way, passed, ahead."""
    signs = {"done": "x", "under_way": "o", "passed": "-", "ahead": "."}
    return "".join(signs[one.reached.value] for one in found.marks)


def days(found: WayProgress) -> list[str | None]:
    return [one.day.isoformat() if one.day is not None else None for one in found.marks]


def child(**keys: Any) -> Case:
    return case_of(barn=CHILD, **keys)


def held(art: str, afholdt: str | None = None, **keys: str) -> dict[str, str]:
    return {"art": art, **({"afholdt": afholdt} if afholdt else {}), **keys}


def test_nothing_is_reached_and_the_first_step_comes_next() -> None:
    found = on(child())
    assert marks(found) == "......"
    assert not found.is_begun
    assert found.next_step is not None
    assert found.next_step.title == "Samtale"


def test_a_held_meeting_is_done_on_the_day_it_was_first_held() -> None:
    twice = [held("samtale", "2026-05-04"), held("samtale", "2026-03-02")]
    found = on(child(møder=twice))
    assert marks(found) == "x....."
    assert days(found)[0] == "2026-03-02"
    assert found.is_begun


@pytest.mark.parametrize(
    "meeting",
    [
        held("samtale", planlagt="2026-09-01"),
        held("samtale", "2026-10-06"),
        held("statusmøder", "2026-09-01"),
        held("samtale"),
    ],
    ids=["only planned", "held later", "of another kind", "no date"],
)
def test_a_meeting_that_was_not_held_shows_nothing(meeting) -> None:
    assert marks(on(child(møder=[meeting]))) == "......"


def test_what_no_record_shows_is_passed_once_a_later_step_was_taken() -> None:
    found = on(child(møder=[held("samtale", "2026-03-02"), held("statusmøde", "2026-09-01")]))
    assert marks(found) == "x----x"
    assert found.next_step is None
    assert on(child(møder=[held("samtale", "2026-03-02")])).marks[1].reached is Reached.AHEAD


def test_a_step_passed_is_not_the_next_one() -> None:
    found = on(child(indsatser=[{"niveau": "a", "tiltag": "legegruppe", "start": "2026-05-04"}]))
    assert marks(found) == "--o..."
    assert found.next_step is not None
    assert found.next_step.title == "Spørg om plads"


@pytest.mark.parametrize(
    ("measure", "mark", "shown"),
    [
        ({"start": "2026-05-04"}, "o", "2026-05-04"),
        ({"start": "2026-05-04", "slut": "2026-06-30"}, "o", "2026-05-04"),
        ({"start": "2026-05-04", "evalueret": "2026-06-30"}, "x", "2026-05-04"),
        ({"evalueret": "2026-06-30"}, "x", "2026-06-30"),
        ({"start": "2026-10-05"}, "o", "2026-10-05"),
        ({"start": "2026-10-06"}, ".", None),
        ({}, ".", None),
        ({"start": "2026-05-04", "evalueret": "2026-10-06"}, "o", "2026-05-04"),
    ],
)
def test_a_tiltag_is_under_way_until_it_is_evaluated(measure, mark, shown) -> None:
    found = on(child(indsatser=[{"niveau": "a", "tiltag": "legegruppe", **measure}]))
    assert marks(found)[2] == mark
    assert days(found)[2] == shown


def test_a_new_round_of_a_tiltag_is_what_counts() -> None:
    again = [
        {"niveau": "a", "tiltag": "legegruppe", "start": "2026-08-17"},
        {"niveau": "a", "tiltag": "legegruppe", "start": "2026-01-05", "evalueret": "2026-03-02"},
    ]
    assert marks(on(child(indsatser=again)))[2] == "o"


def test_a_level_is_reached_by_any_indsats_of_it() -> None:
    steps = [{"titel": "Forebyg", "niveau": "forebyggende"}, {"titel": "Fang", "niveau": "b"}]
    done = {"niveau": "forebyggende", "start": "2026-01-05", "evalueret": "2026-03-02"}
    found = on(child(indsatser=[done]), trin=steps)
    assert marks(found) == "x."


GRANTED = {"dato": "2026-06-11", "udfald": "bevilget"}


@pytest.mark.parametrize(
    ("referral", "mark", "shown"),
    [
        ({"sendt": "2026-05-27"}, "o", "2026-05-27"),
        ({"udarbejdet": "2026-05-20"}, "o", "2026-05-20"),
        ({"anbefalet": "2026-05-11"}, "o", "2026-05-11"),
        ({}, "o", None),
        ({"sendt": "2026-05-27", "afgørelse": GRANTED}, "x", "2026-06-11"),
    ],
)
def test_a_referral_is_under_way_until_it_is_decided(referral, mark, shown) -> None:
    found = on(child(henvisninger=[{"til": "minigruppe", **referral}]))
    assert marks(found) == f"---{mark}.."
    assert days(found)[3] == shown


def test_a_referral_that_came_later_is_not_under_way_yet() -> None:
    later = {"til": "minigruppe", "anbefalet": "2026-11-02", "sendt": "2026-11-09"}
    assert marks(on(child(henvisninger=[later]))) == "......"


def test_after_a_refusal_the_place_is_not_what_comes_next() -> None:
    refused = {"til": "minigruppe", "afgørelse": {"dato": "2026-06-11", "udfald": "afslag"}}
    found = on(child(henvisninger=[refused]))
    assert found.next_step is None or found.next_step.title != "Plads"


def test_a_place_is_under_way_until_it_ends() -> None:
    def place(start: str, end: str | None = None) -> str:
        ended = {"ophør": end} if end else {}
        return marks(on(child(tilbud=[{"art": "minigruppe", "opstart": start, **ended}])))[4]

    assert place("2026-10-06") == "."
    assert place("2026-10-05") == "o"
    assert place("2026-03-02", "2027-07-31") == "o"
    assert place("2026-03-02", "2026-10-05") == "x"


def test_on_a_past_day_later_steps_are_ahead() -> None:
    case = child(
        møder=[held("samtale", "2026-03-02")],
        henvisninger=[{"til": "minigruppe", "sendt": "2026-05-27", "afgørelse": GRANTED}],
        tilbud=[{"art": "minigruppe", "opstart": "2026-07-06"}],
    )
    assert marks(on(case, "2026-10-05")) == "x--xo."
    assert marks(on(case, "2026-06-15")) == "x--x.."
    assert marks(on(case, "2026-06-01")) == "x--o.."
    assert marks(on(case, "2026-03-01")) == "......"


def test_a_ladder_has_no_next_step_and_passes_nothing() -> None:
    """The least intrusive step that suffices is the right one (H6, H8)."""
    case = child(tilbud=[{"art": "minigruppe", "opstart": "2026-07-06"}])
    found = on(case, **{"i-rækkefølge": "nej"})
    assert marks(found) == "....o."
    assert found.next_step is None


def test_ways_that_are_begun_come_first() -> None:
    ruleset = with_ways(
        en={"trin": [{"titel": "A", "møde": "a"}]},
        to={"trin": [{"titel": "B", "møde": "b"}]},
        tre={"trin": [{"titel": "C", "møde": "c"}]},
    )
    case = child(møder=[held("c", "2026-03-02")])
    order = [one.way.steps[0].title for one in standings(case, ruleset, day("2026-10-05"))]
    assert order == ["C", "A", "B"]


def test_a_group_has_its_own_ways() -> None:
    ruleset = with_ways(barnets={}, gruppens={"om": "gruppe"}, begges={"om": "begge"})
    group = standings(case_of(gruppe={"navn": "Gul stue"}), ruleset, day("2026-10-05"))
    assert [one.way.about for one in group] == ["gruppe", "begge"]
    assert [one.way.about for one in standings(child(), ruleset, day("2026-10-05"))] == [
        "barn",
        "begge",
    ]


def test_a_group_on_its_way_through_the_phases() -> None:
    """L2: phases end when they are said to have ended, not when they should."""
    case = case_of(
        gruppe={"navn": "Gul stue"},
        faser=[
            {"fase": "fase-1", "start": "2026-08-10", "afsluttet": "2026-09-03"},
            {"fase": "fase-2-øvelse", "start": "2026-09-07", "slut": "2026-10-01"},
            {"fase": "fase-2-mål", "start": "2026-10-12"},
        ],
    )
    [found] = standings(case, ENVIRONMENT, day("2026-10-05"))
    assert marks(found) == "xo....."
    assert found.next_step is not None
    assert found.next_step.meeting == "personalemøde"
    [later] = standings(case, ENVIRONMENT, day("2026-10-12"))
    assert marks(later) == "xo-o..."


MONTHLY = ["2026-09-07", "2026-10-05"]


@pytest.mark.parametrize(
    ("stage", "held_on", "mark", "shown"),
    [
        ({"start": "2026-08-10"}, MONTHLY, "o", "2026-09-07"),
        ({"start": "2026-08-10", "slut": "2026-10-01"}, MONTHLY, "o", "2026-09-07"),
        ({"start": "2026-08-10", "afsluttet": "2026-10-05"}, MONTHLY, "x", "2026-09-07"),
        ({"start": "2026-08-10", "afsluttet": "2026-10-06"}, MONTHLY, "o", "2026-09-07"),
        ({"start": "2026-09-14"}, MONTHLY, "o", "2026-10-05"),  # those before belong elsewhere
        ({"start": "2026-08-10"}, [], ".", None),
        ({"start": "2026-10-06"}, MONTHLY, ".", None),  # the phase has not begun
    ],
    ids=str,
)
def test_a_meeting_every_fourth_week_is_under_way_until_its_phase_has_ended(
    stage: dict[str, str], held_on: list[str], mark: str, shown: str | None
) -> None:
    """L3: one meeting is not the whole cycle."""
    case = case_of(
        gruppe={"navn": "Gul stue"},
        faser=[{"fase": "fase-3", **stage}],
        møder=[held("stuemøde", one) for one in held_on],
    )
    [found] = standings(case, ENVIRONMENT, day("2026-10-05"))
    assert found.marks[5].step.meeting == "stuemøde"
    assert (marks(found)[5], days(found)[5]) == (mark, shown)


def test_a_new_round_of_the_cycle_is_under_way_from_its_own_first_meeting() -> None:
    """L2, L3: the stue went back to phase 2 and into phase 3 again."""
    case = case_of(
        gruppe={"navn": "Gul stue"},
        faser=[
            {"fase": "fase-3", "start": "2026-02-02", "afsluttet": "2026-05-29"},
            {"fase": "fase-3", "start": "2026-08-17"},
        ],
        møder=[held("stuemøde", "2026-03-02"), held("stuemøde", "2026-09-14")],
    )
    for as_of, mark, shown in (
        ("2026-09-13", "x", "2026-03-02"),
        ("2026-09-14", "o", "2026-09-14"),
    ):
        [found] = standings(case, ENVIRONMENT, day(as_of))
        assert (marks(found)[5], days(found)[5]) == (mark, shown)


def test_status_meetings_are_under_way_until_the_place_ends() -> None:
    """V9: every six months, as long as the child is there."""
    for ended, mark in ((None, "o"), ("2026-10-06", "o"), ("2026-10-05", "x")):
        end = {"ophør": ended} if ended else {}
        case = child(
            tilbud=[{"art": "minigruppe", "opstart": "2026-03-02", **end}],
            møder=[held("statusmøde", "2026-06-01")],
        )
        [found] = standings(case, VEJLE, day("2026-10-05"))
        assert marks(found)[5] == mark
        assert found.next_step is not None
        assert found.next_step.meeting == "forberedende-skolemøde"


def test_a_phase_taken_up_again_is_under_way() -> None:
    """From phase 3 a stue may step back to phase 2 with a new focus (L2)."""
    case = case_of(
        gruppe={"navn": "Gul stue"},
        faser=[
            {"fase": "fase-2-mål", "start": "2026-03-02", "afsluttet": "2026-04-01"},
            {"fase": "fase-3", "start": "2026-04-02", "afsluttet": "2026-08-14"},
            {"fase": "fase-2-mål", "start": "2026-08-17"},
        ],
    )
    [found] = standings(case, ENVIRONMENT, day("2026-10-05"))
    assert marks(found) == "---ox.."


def test_vejles_way_from_the_first_meeting_to_school() -> None:
    case = child(
        møder=[
            held("konsultativt-møde", "2026-01-12"),
            held("forældremøde", "2026-01-19"),
            held("statusmøde", planlagt="2026-12-01"),
        ],
        henvisninger=[{"til": "minigruppe", "sendt": "2026-03-01", "afgørelse": GRANTED}],
        tilbud=[{"art": "minigruppe", "opstart": "2026-09-01"}],
    )
    [found] = standings(case, VEJLE, day("2026-10-05"))
    assert marks(found) == "-xxxo...."
    assert found.next_step is not None
    assert found.next_step.meeting == "statusmøde"


def test_haderslevs_chain_and_ladder() -> None:
    case = child(
        møder=[held("forældresamtale", "2026-09-10"), held("netværksmøde", "2026-10-01")],
        indsatser=[{"niveau": "forebyggende", "tiltag": "observationer", "start": "2026-08-17"}],
    )
    found = {one.way.title: one for one in standings(case, HADERSLEV, day("2026-10-05"))}
    assert all(one.is_begun for one in found.values())
    chain = found["Samarbejde på tværs"]
    assert marks(chain) == "-x-x.."
    assert chain.next_step is not None
    assert chain.next_step.action == ("sammenhængende-indsatser",)
    ladder = found["Trin til en mere indgribende indsats"]
    assert marks(ladder) == "o......"
    assert ladder.next_step is None


PARENTED = CHILD | {"forældre": [{"navn": "Eva Eksempel", "forældremyndighed": "ja"}]}
CONSENT = {"til": "tværfagligt-samarbejde", "givet": "2026-09-10", "af": ["Eva Eksempel"]}


@pytest.mark.parametrize(("consents", "expected"), [([], "....."), ([CONSENT], "x....")])
def test_an_working_meeting_without_consent_shows_no_step(
    consents: list[dict[str, Any]], expected: str
) -> None:
    """H10: a step is no more taken than what it asks for was there."""
    meetings = [held("arbejdsmøde", "2026-09-20")]
    case = case_of(barn=PARENTED, møder=meetings, samtykker=consents)
    found = {one.way.title: one for one in standings(case, HADERSLEV, day("2026-10-05"))}
    chain = found["Samarbejde på tværs"]
    assert marks(chain)[2:] == expected[:4]
    assert chain.marks[2].step.title == "Arbejdsmøde"


def loop(*measures: dict[str, Any], **keys: Any) -> str:
    """Return the marks of Haderslev's working loop: collect, choose, begin, together, …"""
    case = child(indsatser=list(measures), **keys)
    ways = {one.way.title: one for one in standings(case, HADERSLEV, day("2026-10-05"))}
    return marks(ways["Arbejdet med den individuelle handleplan"])


TOPI = {"niveau": "forebyggende", "tiltag": "topi", "start": "2026-01-26"}
EVALUATED = TOPI | {"evalueres": "2026-04-10", "evalueret": "2026-04-09"}
SPARRING = {"niveau": "foregribende", "tiltag": "sparringsmøder", "start": "2026-04-20"}


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        ([], "......."),
        ([TOPI], "o-o...."),  # any of the guide's data, not observations alone
        ([EVALUATED], "x-x-x.."),
        ([EVALUATED, SPARRING], "x-o-xxo"),  # a new one after the evaluation adjusts
        ([TOPI | {"evalueringer": [{"dato": "2026-03-02"}]}], "o-o-x.."),
        ([TOPI | {"evalueringer": [{"dato": "2026-03-02", "justering": "To og to"}]}], "o-o-xx."),
        ([{"niveau": "foregribende", "tiltag": "struktur", "start": "2026-02-02"}], "--o...."),
        ([TOPI, TOPI | {"tiltag": "interne-vejledere"}], "o-o---o"),  # internal ones too
    ],
    ids=str,
)
def test_the_working_loop_can_be_walked_to_its_end(
    measures: list[dict[str, Any]], expected: str
) -> None:
    """H3: nothing in it stands open and empty once it was done."""
    assert loop(*measures) == expected


def test_a_sparringsmeeting_shows_the_last_step_too() -> None:
    """H3, H15."""
    assert loop(EVALUATED, møder=[held("sparringsmøde", "2026-05-04")])[-1] == "x"
