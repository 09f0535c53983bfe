"""What the case is asked for besides, that nothing waits for: whom, and at which meeting."""

import pytest

from tests.referrals.asking import MET, MISSING, all_of, child, referral

ASKED = {"vurdering": "psykologisk", "bestilles-hos": "leder"}
MADE = {"art": "psykologisk", "bestilt": "2026-08-13", "dato": "2026-09-05", "af": "psykolog"}
AGREED = {"dato": "accepteret", "aftalt-ved": ["netværksmøde", "samtale"]}
SENT = referral(møde="2026-10-06", accepteret="2026-09-01")


def test_who_was_asked_is_asked_for_and_nothing_waits_for_it_v6c() -> None:
    """V6c: one employee is asked in good time; the days are told, and no limit is invented."""
    [standing] = all_of(child(vurderinger=[MADE], henvisninger=SENT), ASKED)
    assert standing.state is MET
    assert standing.detail == "2026-09-05; asked for 54 days before the meeting"
    assert '"bestilt-hos"' in standing.remark


def test_who_was_asked_is_told_by_initials_v6c() -> None:
    made = MADE | {"bestilt-hos": "Tea Tværfaglig"}
    [standing] = all_of(child(vurderinger=[made], henvisninger=SENT), ASKED)
    assert standing.told == "2026-09-05; asked of T.T. 54 days before the meeting"


def test_an_assessment_under_way_tells_whom_and_when_too_v6c() -> None:
    ordered = {"art": "psykologisk", "bestilt": "2026-08-13", "bestilt-hos": "Tea Tværfaglig"}
    [standing] = all_of(child(vurderinger=[ordered], henvisninger=SENT), ASKED)
    assert standing.state is MISSING
    assert "asked of T.T. 54 days before the meeting" in standing.detail


def test_the_source_says_one_person_v6c() -> None:
    made = [MADE | {"bestilt-hos": name} for name in ("Tea Tværfaglig", "Ulla Udredt")]
    [standing] = all_of(child(vurderinger=made, henvisninger=SENT), ASKED)
    assert standing.state is MET
    assert "names several" in standing.remark


@pytest.mark.parametrize(
    ("at", "meetings", "told", "remark"),
    [
        (None, [], "", "write at which meeting it was agreed"),
        (None, [("netværksmøde", "2026-08-31")], "", "write at which meeting it was agreed"),
        (None, [("netværksmøde", "2026-09-01")], "agreed at: netværksmøde", ""),
        ("netværksmøde", [("netværksmøde", "2026-08-31")], "agreed at: netværksmøde", ""),
        ("netværksmøde", [("netværksmøde", "2026-09-02")], "agreed at: netværksmøde", "no such"),
        ("arbejdsmøde", [("arbejdsmøde", "2026-09-01")], "agreed at: arbejdsmøde", "the source"),
    ],
)
def test_the_meeting_of_an_agreement_is_asked_for(at, meetings, told: str, remark: str) -> None:
    """H6, H11, H12, A27: agreed at such a meeting; the agreement itself is a dated fact."""
    agreed = referral(accepteret="2026-09-01", **({"aftalt-ved": at} if at else {}))
    held = [{"art": kind, "afholdt": day} for kind, day in meetings]
    [standing] = all_of(child(møder=held, henvisninger=agreed), AGREED)
    assert standing.state is MET
    assert standing.detail == "; ".join(filter(None, ("2026-09-01", told)))
    assert standing.remark.startswith(remark)
    assert bool(standing.remark) is bool(remark)
