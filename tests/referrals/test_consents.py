"""Consent: from whom, for what, in which form, and not withdrawn."""

import pytest

from sagscli.referrals.checklist import checklist
from sagscli.referrals.evaluation import gate
from sagscli.referrals.standing import State
from tests.building import VEJLE, case_of, day
from tests.referrals.asking import (
    CHILD,
    CONSENT,
    GIVEN,
    MADE,
    MET,
    MISSING,
    PARENTS,
    child,
    met,
    referral,
    states,
    the,
)

# --- consent


@pytest.mark.parametrize(
    ("by", "of", "state"),
    [
        (["Eva", "Otto"], "alle", MET),
        (["Eva"], "alle", MISSING),
        (["Eva", "Bo"], "alle", MISSING),  # Bo does not hold forældremyndighed
        (["Eva"], "en", MET),
        (["Otto"], "en", MET),
        (["Bo"], "en", MISSING),
        (["Mormor"], "en", MISSING),
    ],
)
def test_everyone_who_holds_forældremyndighed_or_one_where_the_ruleset_says_so(by, of, state):  # noqa: PLC2401
    """A12, V6c."""
    case = child(samtykker=[GIVEN | {"af": by}])
    assert the(case, CONSENT | {"fra": of}).state is state


def test_one_holder_alone_suffices_for_the_whole():
    """A12: a parent without forældremyndighed is not asked."""
    case = child(
        barn=CHILD | {"forældre": [PARENTS[0], PARENTS[2]]}, samtykker=[GIVEN | {"af": ["Eva"]}]
    )
    assert the(case, CONSENT).state is MET


def test_two_may_consent_each_on_a_day_of_their_own():
    """A12: in place on the later day for all, on the earlier for one."""
    each = [
        GIVEN | {"givet": "2026-09-01", "af": ["Otto"]},
        GIVEN | {"givet": "2026-09-08", "af": ["Eva"]},
    ]
    assert met(the(child(samtykker=each), CONSENT)) == "2026-09-08"
    assert met(the(child(samtykker=each), CONSENT | {"fra": "en"})) == "2026-09-01"
    assert the(child(samtykker=each), CONSENT, on="2026-09-07").state is MISSING


def test_a_consent_for_something_else_does_not_count():
    """F: consent is specific."""
    assert the(child(samtykker=[GIVEN | {"til": "foto"}]), CONSENT).state is MISSING


@pytest.mark.parametrize(
    ("on", "state"),
    [("2026-09-01", MET), ("2026-09-19", MET), ("2026-09-20", MISSING), ("2026-10-05", MISSING)],
)
def test_a_consent_that_is_withdrawn_counts_no_more_from_that_day(on: str, state: State):
    """F, V6c."""
    case = child(samtykker=[GIVEN | {"trukket": "2026-09-20"}])
    one = the(case, CONSENT, on=on)
    assert one.state is state
    if state is MISSING:
        assert "withdrawn" in one.detail


AGAIN = [GIVEN | {"trukket": "2026-09-20"}, GIVEN | {"givet": "2026-10-01"}]
"""A consent that was withdrawn, and given again eleven days later."""


@pytest.mark.parametrize(
    ("on", "state"),
    [("2026-09-19", MET), ("2026-09-20", MISSING), ("2026-09-30", MISSING), ("2026-10-01", MET)],
)
def test_a_consent_may_be_given_again(on: str, state: State):
    """F."""
    assert the(child(samtykker=AGAIN), CONSENT, on=on).state is state


@pytest.mark.parametrize(
    ("ordered", "state"),
    [
        ("2026-08-31", MISSING),  # before any consent
        ("2026-09-05", MET),  # while the first one held
        ("2026-09-25", MISSING),  # between the two there was none
        ("2026-10-01", MET),
    ],
)
def test_what_is_set_going_between_two_consents_is_set_going_without(ordered, state: State):
    """F, V6c, A11: from the day it is withdrawn a consent does not count."""
    made = MADE | {"bestilt": ordered, "dato": "2026-10-03"}
    requirements = (CONSENT, {"vurdering": "psykologisk", "efter": ["k0"]})
    case = child(samtykker=AGAIN, vurderinger=[made])
    assert states(case, *requirements) == [MET, state]


@pytest.mark.parametrize(
    ("sent", "state"),
    [("2026-09-10", MET), ("2026-09-25", MISSING), ("2026-10-02", MET)],
)
def test_what_is_sent_between_two_consents_is_sent_without(sent: str, state: State):
    """F, V6c: it must be in place by that day, and still be so."""
    case = child(samtykker=AGAIN, henvisninger=referral(sendt=sent))
    assert the(case, CONSENT | {"inden": "sendt"}).state is state


def test_the_consent_of_one_that_is_withdrawn_leaves_the_other_alone():
    """A12."""
    each = [GIVEN | {"af": ["Eva"]}, GIVEN | {"af": ["Otto"], "trukket": "2026-09-20"}]
    assert the(child(samtykker=each), CONSENT).state is MISSING
    assert the(child(samtykker=each), CONSENT | {"fra": "en"}).state is MET


@pytest.mark.parametrize(
    ("form", "state"), [("skriftlig", MET), ("mundtlig", MISSING), (None, MISSING)]
)
def test_a_signature_is_in_writing(form: str | None, state: State):
    """H7: unknown is not yes."""
    given = GIVEN | ({"form": form} if form else {})
    assert the(child(samtykker=[given]), CONSENT | {"form": "skriftlig"}).state is state


def test_who_takes_back_a_joint_consent_takes_it_back() -> None:
    """F, A12: a withdrawal written as an entry of its own ends what that person gave before."""
    joint = {"til": "henvisning", "givet": "2026-09-01", "af": ["Eva", "Otto"]}
    back = {"til": "henvisning", "af": ["Otto"], "trukket": "2026-11-01"}
    parents = [{"navn": name, "forældremyndighed": "ja"} for name in ("Eva", "Otto")]
    case = case_of(barn={"navn": "A", "forældre": parents}, samtykker=[joint, back])
    for day_, state in (("2026-10-31", "met"), ("2026-11-02", "missing")):
        [one] = [
            found for found in gate(case, VEJLE, "minigruppe", day(day_)) if found.id == "samtykke"
        ]
        assert one.state == state, day_


def test_what_is_told_concerns_those_who_are_lacking() -> None:
    """A12: Eva has consented, whatever else stands there of hers."""
    given = [GIVEN | {"af": ["Eva"]}, {"til": "deling", "af": ["Eva"]}]
    one = the(child(samtykker=given), CONSENT)
    assert one.state is MISSING
    assert one.key is None
    assert "lacking: O." in one.detail


def test_a_withdrawal_that_does_not_say_whose_may_be_anyones() -> None:
    """F, V6c: it ends what was given before, and nothing that came after."""
    back = {"til": "deling", "trukket": "2026-09-20"}
    for of in ("alle", "en"):
        one = the(child(samtykker=[GIVEN, back]), CONSENT | {"fra": of})
        assert (one.state, one.key) == (MISSING, "samtykker[1].af")
        again = child(samtykker=[GIVEN, back, GIVEN | {"givet": "2026-09-20"}])
        assert the(again, CONSENT | {"fra": of}).state is MISSING  # on that very day: which first?
        after = child(samtykker=[GIVEN, back, GIVEN | {"givet": "2026-09-21"}])
        assert the(after, CONSENT | {"fra": of}).state is MET


def test_nobody_is_asked_for_a_consent_before_it_is_known_who_could_give_it() -> None:
    """A12: the holder is to be added first."""
    parents = [{"navn": name, "forældremyndighed": "nej"} for name in ("Eva", "Otto")]
    case = case_of(barn={"navn": "A", "forældre": parents})
    found = checklist(case, VEJLE, "minigruppe", day("2026-10-05"))
    [one] = [item for item in found.items if item.standing.id == "samtykke"]
    lines = "\n".join(one.lines)
    assert "forældremyndighed: ja" in lines
    assert "samtykker" not in lines


UNKNOWN_CUSTODY = [{"navn": "Eva", "forældremyndighed": "ja"}, {"navn": "Otto"}]


@pytest.mark.parametrize(
    ("by", "of", "state"),
    [
        (["Eva", "Otto"], "alle", MET),  # whoever holds it
        (["Eva"], "alle", State.UNKNOWN),
        (["Otto"], "alle", MISSING),  # Eva must, whatever Otto is
        ([], "alle", MISSING),
        (["Eva"], "en", MET),
        (["Otto"], "en", State.UNKNOWN),
    ],
)
def test_what_is_so_whoever_holds_it_is_known(by, of, state) -> None:
    """A12, design: unknown only where the missing fact can change the answer."""
    case = child(barn=CHILD | {"forældre": UNKNOWN_CUSTODY}, samtykker=[GIVEN | {"af": by}])
    assert the(case, CONSENT | {"fra": of}).state is state


def test_of_parents_nobody_knows_anything_of_all_must_have_consented() -> None:
    parents = [{"navn": "Eva"}, {"navn": "Otto"}]
    for by, state in ((["Eva", "Otto"], MET), (["Eva"], State.UNKNOWN)):
        case = child(barn=CHILD | {"forældre": parents}, samtykker=[GIVEN | {"af": by}])
        assert the(case, CONSENT).state is state
