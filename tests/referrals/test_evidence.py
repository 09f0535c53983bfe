"""What a case shows for a requirement: how long it was in place, and which reason is told."""

from datetime import date

import pytest

from sagscli.referrals.evidence import Evidence, EvidencePeriod, best, lacking, shown
from sagscli.referrals.standing import State

FIRST, LAST = date(2026, 9, 1), date(2026, 9, 10)


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-08-31", False), ("2026-09-01", True), ("2026-09-09", True), ("2026-09-10", False)],
)
def test_what_is_withdrawn_no_longer_counts_from_that_day(day: str, *, expected: bool) -> None:
    """A12: on the day a consent is withdrawn it is not there."""
    assert EvidencePeriod(FIRST, FIRST, until=LAST).covers(date.fromisoformat(day)) is expected


def test_what_has_no_days_is_in_place_whenever_asked() -> None:
    assert EvidencePeriod(None, None).covers(LAST)


def test_what_was_set_going_before_it_was_in_place_is_told_with_both_days() -> None:
    """V6c: an assessment is asked for, then made."""
    assert shown(LAST, FIRST).periods == (EvidencePeriod(FIRST, LAST),)
    assert shown(LAST).periods == (EvidencePeriod(LAST, LAST),)


def test_of_all_that_would_do_every_day_is_kept() -> None:
    both = best([lacking("none"), shown(FIRST), shown(LAST)], "nothing")
    assert [period.ready for period in both.periods] == [FIRST, LAST]
    assert both.detail == ""


def _reason(*judged: Evidence) -> str:
    return best(list(judged), "nothing at all").detail


def test_without_anything_the_reason_of_the_nearest_is_told_or_of_the_last() -> None:
    """Of equals the last in the case: what was written last is what is meant."""
    assert _reason() == "nothing at all"
    assert _reason(lacking("first"), lacking("last")) == "last"
    far = lacking("far")._replace(rank=0)
    assert _reason(lacking("near"), far) == "near"
    assert _reason(far, lacking("near")) == "near"


def test_what_is_not_known_is_never_hidden_by_what_would_not_do() -> None:
    unknown = lacking("not known", unknown=True)._replace(rank=0)
    told = best([unknown, lacking("would not do")], "nothing")
    assert (told.detail, told.state) == ("not known", State.UNKNOWN)
