"""A15 across rules: what is held fulfils one of those that ask for the same kind, not all."""

import pytest

from sagscli.case.records import Case
from sagscli.deadlines.status import status
from sagscli.deadlines.timeline import timeline
from tests.building import case_of, day, meeting, placement, ruleset_of

VISITS = [
    {
        "id": f"besøg-{number}",
        "for-hver": "tilbud.minigruppe",
        "møde": "statusmøde",
        "senest": {"efter": "opstart", "måneder": str(months)},
    }
    for number, months in ((3, 12), (1, 1), (2, 6))
]
SEVERAL = ruleset_of(*VISITS)


def visits(*held: str, on: str = "2026-08-01", **keys) -> dict[str, tuple[str | None, str]]:
    case: Case = case_of(
        barn={"navn": "A"},
        tilbud=[placement("2026-01-10")],
        møder=[meeting(one) for one in held],
        **keys,
    )
    return {
        one.rule: (one.done and str(one.done), status(one, day(on)).value)
        for one in timeline(case, SEVERAL)
    }


def test_one_meeting_fulfils_the_nearest_of_several_rules():
    found = visits("2026-02-08")
    assert found["besøg-1"] == ("2026-02-08", "done")
    assert found["besøg-2"] == (None, "overdue")
    assert found["besøg-3"] == (None, "upcoming")


def test_an_earlier_one_that_stayed_empty_is_missed():
    found = visits("2026-07-01")
    assert found["besøg-1"] == (None, "missed")
    assert found["besøg-2"] == ("2026-07-01", "done")


def test_each_has_its_own():
    found = visits("2026-02-08", "2026-07-09", "2027-01-05", on="2027-02-01")
    assert {standing for _done, standing in found.values()} == {"done"}


FOLLOWS = ruleset_of(
    {
        "id": "opfølgning",
        "for-hver": "møde.netværksmøde",
        "møde": "statusmøde",
        "senest": {"efter": "afholdt", "uger": "6"},
    },
    møder={"statusmøde": {"titel": "Statusmøde"}, "netværksmøde": {"titel": "Netværksmøde"}},
)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (["2026-03-20"], ["2026-03-20", None]),
        (["2026-05-20"], [None, "2026-05-20"]),
        (["2026-05-04"], [None, "2026-05-04"]),  # on the day of the second one
        (["2026-03-20", "2026-05-20"], ["2026-03-20", "2026-05-20"]),
    ],
)
def test_what_follows_a_meeting_is_not_fulfilled_by_what_follows_another(held, expected):
    """A15."""
    first, second = (meeting(on, art="netværksmøde") for on in ("2026-03-02", "2026-05-04"))
    case = case_of(barn={"navn": "A"}, møder=[second, first, *map(meeting, held)])
    assert [one.done and str(one.done) for one in timeline(case, FOLLOWS)] == expected


def test_a_meeting_does_not_follow_itself():
    rule = {
        "id": "næste",
        "for-hver": "møde.statusmøde",
        "møde": "statusmøde",
        "senest": {"efter": "afholdt", "måneder": "6"},
    }
    case = case_of(barn={"navn": "A"}, møder=[meeting("2026-03-02")])
    [only] = timeline(case, ruleset_of(rule))
    assert only.done is None
