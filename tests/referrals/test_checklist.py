"""The checklist of a referral: papers and meetings, what is open, and what comes next."""

from typing import Any

import pytest

from sagscli.case.records import Referral
from sagscli.referrals.checklist import Checklist, checklist, gates_for, in_doubt, open_referrals
from sagscli.referrals.evaluation import context_of
from sagscli.referrals.next_action import Action, next_of
from sagscli.referrals.paper_deadline import Papers
from sagscli.referrals.standing import State
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.rulesets.records import Ruleset
from tests.building import VEJLE, case_of, day

RULESETS = {name: library_of(None).family(name).rulesets[-1] for name in library_of(None).ids}
HADERSLEV = RULESETS["haderslev"]
CHILD = {"navn": "Alma Eksempel", "født": "2022-03-14", "dagtilbud": "Børnehuset Regnbuen"}
COUNCIL = {"distriktsråd": (day("2026-10-08"), day("2026-10-29"), day("2026-11-26"))}


def context(
    to: str,
    as_of: str,
    ruleset: Ruleset = HADERSLEV,
    calendar: Any = None,
    **referral: Any,
) -> Checklist:
    referrals = [{"til": to, **referral}] if referral else []
    case = case_of(barn=CHILD, henvisninger=referrals)
    return checklist(case, ruleset, to, day(as_of), calendar=calendar)


def papers(as_of: str, calendar: Any = None, **referral: Any) -> Papers:
    return context("ressourcevurdering", as_of, calendar=calendar, **referral).papers


# The next meeting, and the papers to it (H5, A4)


def test_the_papers_are_due_ten_days_before_the_meeting_that_is_set() -> None:
    found = papers("2026-09-01", møde="2026-09-17")
    assert found == Papers(day("2026-09-17"), day("2026-09-07"), day("2026-09-07"), planned=True)


def test_before_easter_monday_they_must_go_on_the_wednesday() -> None:
    found = papers("2026-03-01", møde="2026-04-16")  # 2. påskedag is 6 April
    assert (found.due, found.act_by) == (day("2026-04-06"), day("2026-04-01"))


def test_without_a_meeting_the_next_one_whose_papers_can_be_in_time_is_told() -> None:
    found = papers("2026-09-20", COUNCIL, accepteret="2026-09-01")
    assert found == Papers(day("2026-10-08"), day("2026-09-28"), day("2026-09-28"), planned=False)


@pytest.mark.parametrize(
    ("as_of", "meeting"),
    [
        ("2026-09-28", "2026-10-08"),  # the last day for the papers
        ("2026-09-29", "2026-10-29"),
        ("2026-10-08", "2026-10-29"),
        ("2026-11-16", "2026-11-26"),
        ("2026-11-17", None),
    ],
)
def test_the_next_meeting_is_the_one_there_is_still_time_for(as_of, meeting) -> None:
    found = papers(as_of, COUNCIL)
    assert found.meeting == (day(meeting) if meeting else None)


def test_meeting_dates_may_stand_in_any_order() -> None:
    shuffled = {"distriktsråd": (*reversed(COUNCIL["distriktsråd"]),)}
    assert papers("2026-09-20", shuffled) == papers("2026-09-20", COUNCIL)


def test_the_referrals_own_meeting_goes_before_the_calendar() -> None:
    found = papers("2026-09-20", COUNCIL, møde="2026-11-26")
    assert (found.meeting, found.planned) == (day("2026-11-26"), True)


def test_the_rulesets_meeting_dates_are_used_and_the_folders_go_before_them() -> None:
    ruleset = HADERSLEV.model_copy(update={"meeting_dates": {"distriktsråd": (day("2026-11-05"),)}})
    own = context("ressourcevurdering", "2026-09-20", ruleset)
    assert own.papers.meeting == day("2026-11-05")
    local = context("ressourcevurdering", "2026-09-20", ruleset, COUNCIL)
    assert local.papers.meeting == day("2026-10-08")
    other = {"visitationsudvalg": (day("2026-10-01"),)}
    assert context("ressourcevurdering", "2026-09-20", ruleset, other).papers == own.papers


def test_where_the_source_sets_no_last_day_for_papers_none_is_made_up() -> None:
    calendar = {"visitationsudvalg": (day("2026-10-22"), day("2026-11-19"))}
    for as_of, meeting in (("2026-10-22", "2026-10-22"), ("2026-10-23", "2026-11-19")):
        found = context("minigruppe", as_of, VEJLE, calendar).papers
        assert found == Papers(day(meeting), None, None, planned=False)


def test_nothing_is_known_without_meeting_dates() -> None:
    assert papers("2026-09-20") == Papers(None, None, None, planned=False)
    assert (
        context("ppv", "2026-09-20", calendar=COUNCIL).papers.meeting is None
    )  # no one decides it


@pytest.mark.parametrize(
    "referral",
    [
        {"sendt": "2026-09-04", "møde": "2026-10-08"},
        {"møde": "2026-10-08", "afgørelse": {"dato": "2026-09-04", "udfald": "afslag"}},
    ],
    ids=["sent", "decided"],
)
def test_no_papers_are_asked_for_after_it_was_sent_or_decided(referral) -> None:
    found = papers("2026-09-20", COUNCIL, **referral)
    assert (found.meeting, found.due, found.act_by) == (day("2026-10-08"), None, None)
    before = papers("2026-09-03", COUNCIL, **referral)  # not sent and not decided by then
    assert before.due == day("2026-09-28")


def test_sent_without_a_meeting_is_told_of_no_other() -> None:
    assert papers("2026-09-20", COUNCIL, sendt="2026-09-04").meeting is None


def test_the_age_is_taken_on_the_first_day_in_the_place_and_not_at_the_meeting() -> None:
    """R1, A19: seven on the day of the council's meeting is nothing; on the first day it is."""
    case = case_of(barn=CHILD | {"født": "2019-10-08"})
    for start, state in ((None, State.MET), ("2026-10-08", State.MISSING)):
        to = "ressourcegruppe"
        wished = {"til": to} | ({"ønsket-opstart": start} if start else {})
        with_start = case.model_copy(update={"referrals": (Referral.model_validate(wished),)})
        found = checklist(with_start, HADERSLEV, to, day("2026-09-20"), calendar=COUNCIL)
        [age] = [one.standing for one in found.items if one.standing.id == "alder"]
        assert age.state is state


# Ready or not


def test_unknown_is_not_ready() -> None:
    found = context("arbejdsmøde", "2026-09-20")
    assert [item.standing.state for item in found.items] == [
        State.ADVISED,
        State.ADVISED,
        State.UNKNOWN,
    ]
    assert not found.is_ready
    assert [item.standing.id for item in found.open] == ["samtykke"]


def test_what_is_recommended_holds_nothing_back() -> None:
    """H10, V16: the steps before a netværksmøde and the school meeting are advice."""
    found = context("netværksmøde", "2026-09-20")
    assert {item.standing.state for item in found.items} == {State.ADVISED}
    assert found.is_ready
    assert (found.applicable, found.open) == (0, [])


def test_what_is_advice_is_always_ready() -> None:
    """Nothing holds an underretning back (A8)."""
    found = context("underretning", "2026-09-20")
    assert found.is_ready
    assert found.open
    assert found.count(State.MET) == 0


def test_the_count_of_each_state_is_that_of_the_items() -> None:
    found = context("ressourcevurdering", "2026-09-20")
    assert sum(found.count(state) for state in State) == len(found.items)
    assert found.count(State.NOT_APPLICABLE) == 1  # the council's own (H6)


def test_the_items_stand_in_the_rulesets_order() -> None:
    found = context("minigruppe", "2026-09-20", VEJLE)
    wanted = [one.id for one in VEJLE.referrals["minigruppe"].requirements]
    assert [item.standing.id for item in found.items] == wanted


# Which referral, and which day


def test_the_last_referral_of_a_kind_is_asked_about() -> None:
    case = case_of(barn=CHILD, henvisninger=[{"til": "ppv", "sendt": "2025-05-05"}, {"til": "ppv"}])
    found = checklist(case, HADERSLEV, "ppv", day("2026-09-20"))
    assert found.referral is not None
    assert found.referral.sent is None


def test_a_referral_begun_later_is_not_the_one_asked_about() -> None:
    """On 1 March 2026 the second one was not there yet; the first had been sent."""
    first = {"til": "ressourcevurdering", "accepteret": "2026-01-10", "sendt": "2026-02-01"}
    second = {"til": "ressourcevurdering", "accepteret": "2026-08-10", "sendt": "2026-08-20"}
    case = case_of(barn=CHILD, henvisninger=[first, second])
    found = checklist(case, HADERSLEV, "ressourcevurdering", day("2026-03-01"))
    assert found.referral is not None
    assert found.referral.sent == day("2026-02-01")
    assert {one.standing.id for one in found.items if one.standing.state is State.MET} == {"aftale"}


def test_a_key_names_the_entry_of_the_file_on_a_past_day_too() -> None:
    """An assessment that came later is not known then, but it has its place in the file."""
    case = case_of(
        barn=CHILD,
        vurderinger=[
            {"art": "pædagogisk-vurdering", "bestilt": "2026-09-01", "dato": "2026-09-10"},
            {"art": "psykologisk-vurdering", "bestilt": "2026-05-01", "dato": "2026-05-20"},
        ],
    )
    found = checklist(case, VEJLE, "minigruppe", day("2026-06-01"))
    [one] = [item for item in found.items if item.standing.id == "psykologisk-vurdering"]
    assert one.standing.key == "vurderinger[1].af"
    assert "entry 2" in one.standing.detail


def test_what_is_open_has_no_answer() -> None:
    granted = {"afgørelse": {"dato": "2026-05-05", "udfald": "bevilget"}}
    case = case_of(
        barn=CHILD,
        henvisninger=[
            {"til": "ressourcevurdering", **granted},
            {"til": "ressourcegruppe"},
            {"til": "frie-midler"},
            {"til": "frie-midler", **granted},
        ],
    )
    assert list(open_referrals(case, HADERSLEV, day("2026-09-20"))) == ["ressourcegruppe"]


def test_what_nobody_decides_on_is_over_when_it_was_sent_or_has_met() -> None:
    def is_open(as_of: str, **referral: str) -> bool:
        case = case_of(barn=CHILD, henvisninger=[referral])
        return bool(list(open_referrals(case, HADERSLEV, day(as_of))))

    assert is_open("2026-09-20", til="ppv")
    assert not is_open("2026-09-20", til="ppv", sendt="2026-09-19")
    assert is_open("2026-09-20", til="arbejdsmøde", møde="2026-09-20")
    assert not is_open("2026-09-21", til="arbejdsmøde", møde="2026-09-20")


def test_a_group_gets_what_is_for_groups() -> None:
    assert gates_for(case_of(gruppe={"navn": "Gul stue"}), HADERSLEV) == [
        "ressourcetildeling-gruppe",
        "praksisvejleder",
    ]
    for_child = gates_for(case_of(barn=CHILD), HADERSLEV)
    assert "ressourcetildeling-gruppe" not in for_child
    assert {"praksisvejleder", "underretning"} <= set(for_child)


# What comes next


def step(to: str, ruleset: Ruleset = HADERSLEV, **keys: Any) -> Checklist:
    return checklist(case_of(**{"barn": CHILD, **keys}), ruleset, to, day("2026-10-05"))


AGREED: dict[str, Any] = {
    "barn": {**CHILD, "forældre": [{"navn": "Eva Eksempel", "forældremyndighed": "ja"}]},
    "henvisninger": [{"til": "ppv", "accepteret": "2026-09-01"}],
    "møder": [
        {
            "art": "netværksmøde",
            "afholdt": "2026-09-01",
            "deltagere": ["forældre", "daginstitutionsleder", "rådgivende-team"],
        }
    ],
}


def test_what_is_ready_is_to_be_sent_and_the_day_written() -> None:
    """H11: the leadership has all of it, and nobody is said to decide."""
    found = step("ppv", **AGREED)
    assert found.next == (Action.SEND, "daginstitutionsleder", None)
    there = "  # entry 1 (ppv), which is there already"
    assert found.record == ("henvisninger:", there, "  - sendt: YYYY-MM-DD")


def test_what_is_not_ready_is_not_to_be_sent() -> None:
    found = step("ppv", **{**AGREED, "møder": []})
    assert found.next.move is Action.NOTHING
    assert "sendt" not in "\n".join(found.record)


def test_nothing_is_to_be_sent_from_a_file_with_errors() -> None:
    """What could not be read may be just what stands in the way."""
    doubtful = in_doubt(step("ppv", **AGREED))
    assert (doubtful.next.move, doubtful.record) == (Action.NOTHING, ())
    underretning = in_doubt(step("underretning"))
    assert underretning.next.move is Action.SEND  # A8
    assert "sendt" in "\n".join(underretning.record)


def test_the_duty_to_send_an_underretning_is_nobodys_in_particular() -> None:
    """A8: it is personal, so no role is named."""
    assert step("underretning").next == (Action.SEND, None, None)


def test_what_was_sent_waits_for_those_who_decide() -> None:
    """H6, H7."""
    found = step("ressourcevurdering", henvisninger=[_sent("2026-09-20")])
    assert found.next == (Action.ANSWER, None, "distriktsråd")
    assert found.open
    assert "afgørelse" not in "\n".join(found.record)  # what is missing comes first
    sent_on = [{"til": "ppv", "accepteret": "2026-09-01", "sendt": "2026-09-20"}]
    sent = step("ppv", **{**AGREED, "henvisninger": sent_on})
    assert (sent.next.move, sent.record) == (Action.NOTHING, ())  # nobody decides


def test_the_answer_is_what_is_left_to_write_when_all_is_in_place() -> None:
    """V6d."""
    granted = {
        "til": "ressourcevurdering",
        "afgørelse": {"dato": "2026-06-01", "udfald": "bevilget"},
    }
    council = {
        "art": "distriktsrådsmøde",
        "afholdt": "2026-10-01",
        "drøftet": ["mindst-indgribende"],
    }
    answer = {"svar": "ja", "af": "distriktsråd", "dato": "2026-10-01"}
    asked_for = {
        "til": "frie-midler",
        "accepteret": "2026-09-15",
        "møde": "2026-10-01",
        "skøn": {"i-det-almene": answer},
    }
    found = step("frie-midler", henvisninger=[granted, asked_for], møder=[council])
    assert found.next.move is Action.ANSWER  # the council has met
    assert found.record == (
        "henvisninger:",
        "  # entry 2 (frie-midler), which is there already",
        "  - afgørelse:",
        "      dato: YYYY-MM-DD",
        "      udfald: bevilget or afslag",
    )


def test_a_meeting_is_called_and_not_sent() -> None:
    """H10: the referral is the arbejdsmøde itself."""
    consent = {"til": "tværfagligt-samarbejde", "givet": "2026-09-01", "af": ["Eva Eksempel"]}
    talk = {"art": "forældresamtale", "afholdt": "2026-09-01", "deltagere": ["forældre"]}
    agreed = {**AGREED, "samtykker": [consent], "møder": [talk], "henvisninger": []}
    found = step("arbejdsmøde", **agreed)
    assert found.next.move is Action.MEET
    assert "    møde: YYYY-MM-DD" in found.record
    called = [{"til": "arbejdsmøde", "møde": "2026-10-20"}]
    assert step("arbejdsmøde", **{**agreed, "henvisninger": called}).record == ()


def test_the_one_who_writes_it_sends_it() -> None:
    """V6d, V7; for a child not enrolled the småbørnskonsulent (A10)."""
    kind = VEJLE.referrals["minigruppe"]
    for child, who in ((CHILD, "daginstitutionsleder"), ({"navn": "A"}, "småbørnskonsulent")):
        case = case_of(barn=child)
        found = next_of(
            kind, context_of(case, VEJLE, "minigruppe", day("2026-10-05")), is_ready=True
        )
        assert found == (Action.SEND, who, "visitationsudvalg")


def _sent(on: str, **keys: Any) -> dict[str, Any]:
    return {"til": "ressourcevurdering", "sendt": on, "møde": "2026-10-08", **keys}


def test_papers_sent_after_their_last_day_are_remarked_on() -> None:
    """H5, A4: ten days before the council; that they were late is no missing requirement."""
    for on, missed in (("2026-09-28", None), ("2026-09-29", day("2026-09-28"))):
        found = step("ressourcevurdering", henvisninger=[_sent(on)])
        assert found.papers.missed == missed
    without = step("ressourcevurdering", henvisninger=[_sent("2026-10-01", møde=None)])
    assert without.papers.missed is None
    assert len(found.open) == len(without.open)
