"""What comes first, what applies only if, and what belongs to the meeting that decides."""

from datetime import date
from types import SimpleNamespace

import pytest

from sagscli import days
from sagscli.case.records import Referral
from sagscli.referrals.evidence import Evidence, EvidencePeriod
from sagscli.referrals.ordering import in_order
from sagscli.referrals.standing import State
from sagscli.rulesets.records import Requirement
from tests.referrals.asking import (
    CONSENT,
    GIVEN,
    HELD,
    MADE,
    MET,
    MISSING,
    OFF,
    UNKNOWN,
    all_of,
    child,
    met,
    referral,
    states,
    the,
)

# --- what applies only if


SWITCH = {"id": "brug", "skøn": {"spørgsmål": "Er der brug for det?", "af": ["leder"]}}
ONLY_IF = {"møde": "netværksmøde", "hvis": "brug"}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("ja", [MET, MISSING]), ("nej", [MET, OFF]), (None, [UNKNOWN, UNKNOWN])],
)
def test_what_applies_only_if_a_judgement_says_so(answer: str | None, expected):
    """V5: efter behov; unanswered it is neither asked for nor let go."""
    answers = {"brug": {"svar": answer, "af": "leder"}} if answer else {}
    case = child(henvisninger=referral(skøn=answers))
    assert states(case, SWITCH, ONLY_IF) == expected
    if answer == "ja":
        both = child(henvisninger=referral(skøn=answers), møder=[HELD])
        assert states(both, SWITCH, ONLY_IF) == [MET, MET]


def test_what_does_not_apply_says_why():
    case = child(henvisninger=referral(skøn={"brug": {"svar": "nej", "af": "leder"}}))
    assert "Krav" in all_of(case, SWITCH, ONLY_IF)[1].detail


# --- what belongs to the meeting that decides


AT_DECISION = {"møde": "netværksmøde", "ved": "afgørelse"}


@pytest.mark.parametrize(
    ("keys", "state"),
    [
        ({}, OFF),
        ({"sendt": "2026-09-01"}, OFF),
        ({"møde": "2026-10-06"}, OFF),  # tomorrow
        ({"møde": "2026-10-05"}, OFF),
        ({"møde": "2026-09-01"}, OFF),
        ({"møde": "2026-09-01", "sendt": "2026-08-20"}, OFF),
        ({"afgørelse": {}}, OFF),
        ({"afgørelse": {"dato": "2026-10-05", "udfald": "bevilget"}}, MISSING),
        ({"afgørelse": {"dato": "2026-10-06", "udfald": "bevilget"}}, OFF),
    ],
)
def test_what_belongs_to_the_meeting_that_decides_is_not_asked_for_before_it(keys, state: State):
    """H6, A33: it counts only once a decision is recorded, and holds back no sending."""
    assert the(child(henvisninger=referral(**keys)), AT_DECISION).state is state


def test_what_belongs_to_the_meeting_that_decides_is_met_there():
    """H6."""
    decided = {"dato": "2026-09-10", "udfald": "bevilget"}
    case = child(henvisninger=referral(møde="2026-09-10", afgørelse=decided), møder=[HELD])
    assert the(case, AT_DECISION).state is MET
    assert the(case, AT_DECISION, on="2026-09-09").state is OFF


# --- order


@pytest.mark.parametrize(
    ("ordered", "state"), [("2026-08-31", MISSING), ("2026-09-01", MET), ("2026-09-02", MET)]
)
def test_what_must_come_first(ordered: str, state: State):
    """V6c, A11: it is the day it was set going that counts, and the same day will do."""
    requirements = (CONSENT, {"vurdering": "psykologisk", "efter": ["k0"]})
    case = child(samtykker=[GIVEN], vurderinger=[MADE | {"bestilt": ordered}])
    assert states(case, *requirements) == [MET, state]


def test_what_must_come_first_and_is_not_there_is_its_own_fault():
    """Only the consent is missing: nobody can know yet whether the order was right."""
    requirements = (CONSENT, {"vurdering": "psykologisk", "efter": ["k0"]})
    case = child(vurderinger=[MADE])
    assert states(case, *requirements) == [MISSING, MET]


@pytest.mark.parametrize(
    ("recommended", "remark"),
    [
        ("2026-09-04", 'dated before "Psykologisk" (2026-09-05); the source does not ask'),
        ("2026-09-05", ""),
        ("2026-09-06", ""),
    ],
)
def test_what_something_rests_on_and_came_later_is_remarked_on(recommended: str, remark: str):
    """V6d: the source says on what ground, and not in what order; so it is met either way."""
    assessed = {"vurdering": "psykologisk", "titel": "Psykologisk"}
    requirements = (assessed, {"dato": "anbefalet", "bygger-på": ["k0"]})
    case = child(vurderinger=[MADE], henvisninger=referral(anbefalet=recommended))
    assert states(case, *requirements) == [MET, MET]
    standing = all_of(case, *requirements)[1]
    assert standing.remark.startswith(remark)
    assert bool(standing.remark) is bool(remark)
    assert standing.told.startswith(standing.detail)


def test_without_what_it_rests_on_there_is_nothing_to_remark():
    """V6d."""
    case = child(henvisninger=referral(anbefalet="2026-09-09"))
    requirements = ({"vurdering": "psykologisk"}, {"dato": "anbefalet", "bygger-på": ["k0"]})
    assert [one.remark for one in all_of(case, *requirements)] == ["", ""]


def test_several_must_have_come_first():
    """V6d: after the recommendation and the accept."""
    requirements = (
        {"dato": "anbefalet"},
        {"dato": "accepteret"},
        {"dato": "udarbejdet", "efter": ["k0", "k1"]},
    )
    for accepted, state in (("2026-09-15", MET), ("2026-09-16", MISSING)):
        dates = {"anbefalet": "2026-09-12", "accepteret": accepted, "udarbejdet": "2026-09-15"}
        assert states(child(henvisninger=referral(**dates)), *requirements)[2] is state


def test_of_several_the_one_in_the_right_order_counts():
    """V5: an earlier assessment, made before the consent, does not spoil a later one."""
    requirements = (CONSENT, {"vurdering": "psykologisk", "efter": ["k0"]})
    early = MADE | {"bestilt": "2026-01-01", "dato": "2026-02-01"}
    case = child(samtykker=[GIVEN], vurderinger=[early, MADE | {"bestilt": "2026-09-02"}])
    assert states(case, *requirements) == [MET, MET]
    assert met(all_of(case, *requirements)[1]) == "2026-09-05"


def test_the_order_is_told_with_the_title_of_what_was_missing():
    requirements = (
        CONSENT | {"titel": "Samtykke fra forældrene"},
        {"vurdering": "psykologisk", "efter": ["k0"]},
    )
    case = child(samtykker=[GIVEN], vurderinger=[MADE | {"bestilt": "2026-08-01"}])
    assert "Samtykke fra forældrene" in all_of(case, *requirements)[1].detail


EVENTS = {
    "anbefalet": "the referral was recommended",
    "accepteret": "the parents accepted",
    "udarbejdet": "the referral was written",
    "sendt": "the referral was sent",
    "møde": "the referral was taken up at the meeting",
}


@pytest.mark.parametrize("key", EVENTS)
@pytest.mark.parametrize(
    ("held", "state"), [("2026-09-14", MET), ("2026-09-15", MET), ("2026-09-16", MISSING)]
)
def test_what_must_be_in_place_by_a_date_of_the_referral(key: str, held: str, state: State):
    """V5, V6a, H5: on the day itself will do."""
    requirement = {"møde": "netværksmøde", "inden": key}
    case = child(møder=[HELD | {"afholdt": held}], henvisninger=referral(**{key: "2026-09-15"}))
    one = the(case, requirement)
    assert one.state is state
    if state is MISSING:
        assert f"held only on 2026-09-16, after {EVENTS[key]} on 2026-09-15" in one.detail


@pytest.mark.parametrize(
    ("dates", "key"),
    [
        ({"udarbejdet": "2026-09-12", "sendt": "2026-09-15"}, "udarbejdet"),
        ({"udarbejdet": "2026-09-15", "sendt": "2026-09-12"}, "sendt"),
        ({"udarbejdet": "2026-09-12"}, "udarbejdet"),
        ({"sendt": "2026-09-12"}, "sendt"),
    ],
    ids=str,
)
def test_of_several_dates_the_earliest_that_the_referral_has_is_the_one(dates: dict, key: str):
    """V6a, H7: before it is written, or sent where nobody noted when it was written."""
    requirement = {"møde": "netværksmøde", "inden": ["udarbejdet", "sendt"]}
    referrals = referral(**dates)
    in_time = child(møder=[HELD | {"afholdt": "2026-09-12"}], henvisninger=referrals)
    assert the(in_time, requirement).state is MET
    late = the(child(møder=[HELD | {"afholdt": "2026-09-13"}], henvisninger=referrals), requirement)
    assert late.state is MISSING
    assert EVENTS[key] in late.detail


def test_a_date_that_the_referral_does_not_have_stops_nothing():
    """Before it is sent, what is in place is in time."""
    requirement = {"møde": "netværksmøde", "inden": "sendt"}
    for referrals in ([], referral()):
        assert the(child(møder=[HELD], henvisninger=referrals), requirement).state is MET


def test_a_date_that_had_not_come_stops_nothing_either():
    """design, `--as-of`."""
    requirement = {"møde": "netværksmøde", "inden": "sendt"}
    case = child(
        møder=[HELD | {"afholdt": "2026-09-20"}], henvisninger=referral(sendt="2026-09-25")
    )
    assert the(case, requirement, on="2026-09-22").state is MET
    late = child(
        møder=[HELD | {"afholdt": "2026-09-27"}], henvisninger=referral(sendt="2026-09-25")
    )
    assert the(late, requirement, on="2026-09-27").state is MISSING


# --- which of several is kept, and which is told of


def _period(ready: str, **keys: str) -> EvidencePeriod:
    days = {name: date.fromisoformat(day) for name, day in keys.items()}
    return EvidencePeriod(
        days.get("begun", date.fromisoformat(ready)),
        date.fromisoformat(ready),
        days.get("until"),
        days.get("ended"),
    )


def _ordered(asked_for: dict[str, str], *periods: EvidencePeriod, above: list[EvidencePeriod] = ()):
    requirement = Requirement.model_validate({"id": "nyt", **asked_for})
    context = SimpleNamespace(
        kind=SimpleNamespace(title_of=str.upper),
        ruleset=SimpleNamespace(meetings={}),
        referral=Referral.model_validate({"til": "minigruppe", "sendt": "2026-09-05"}),
    )
    return in_order(requirement, Evidence(periods, ""), context, {"andet": tuple(above)})


def test_what_still_holds_comes_before_what_was_withdrawn_and_the_earliest_first() -> None:
    """A12: of a consent withdrawn and one that holds, it is the one that holds that is shown."""
    withdrawn = _period("2026-08-01", until="2026-08-20")
    later, earlier = _period("2026-09-10"), _period("2026-09-01")
    unknown = EvidencePeriod(None, None)
    kept = _ordered({}, withdrawn, unknown, later, earlier).periods
    assert kept == (earlier, later, unknown, withdrawn)


def test_of_several_too_early_the_last_is_told_with_the_first_day_it_could_have_been() -> None:
    """V6d, A11: nearest to being right, so least is left to mend."""
    told = _ordered(
        {"efter": "andet", "møde": "netværksmøde"},
        _period("2026-09-01"),
        _period("2026-09-05"),
        above=[
            _period("2026-09-20"),
            _period("2026-09-10"),
            _period("2026-09-05", until="2026-09-05"),
        ],
    )
    assert told.early
    assert [days.short(date(2026, 9, day)) in told.detail for day in (1, 5, 10, 20)] == [
        False,
        True,
        True,
        False,
    ]


def test_what_was_over_too_early_is_told_by_the_last_day_of_any() -> None:
    """H9: an indsats is shown by what was known of it while it went on."""
    told = _ordered(
        {"hører-til": "andet", "niveau": "mellemform"},
        _period("2026-01-01", ended="2026-02-01"),
        _period("2026-01-01", ended="2026-03-01"),
        above=[_period("2026-05-01"), _period("2026-04-01")],
    )
    shown = [days.short(day) in told.detail for day in (date(2026, 2, 1), date(2026, 3, 1))]
    assert shown == [False, True]
    assert days.short(date(2026, 4, 1)) in told.detail


def test_of_several_too_late_the_first_is_told_unless_one_was_gone_again_by_then() -> None:
    """V6d: what was in place and withdrawn by the day of the referral did not come too late."""
    sent = {"inden": "sendt", "møde": "netværksmøde"}
    late = [_period("2026-09-12"), _period("2026-09-10")]
    told = _ordered(sent, *late)
    shown = [days.short(date(2026, 9, day)) in told.detail for day in (10, 12)]
    assert (shown, told.late) == ([True, False], "sendt")
    gone = _period("2026-09-05", until="2026-09-05")
    assert "it was not in place when" in _ordered(sent, gone, *late).detail
