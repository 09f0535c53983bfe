"""What is asked about before a referral is written: one sent too early, or asked for twice."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sagscli.app.referral_check import checklist_of
from sagscli.case.records import Case, Referral
from sagscli.referrals.checklist import gates_for, is_awaited
from sagscli.rulesets.records import Ruleset
from sagscli.validation.reading import Reading


class SentTooEarly(NamedTuple):
    """A referral that is sent while requirements, of these titles, are not in place that day."""

    to: str
    titles: tuple[str, ...]


class AskedForTwice(NamedTuple):
    """A referral that is begun while an earlier one to the same has no answer yet.

    `first` counts from 1, as in the file; `day` is the first that the earlier one has.
    """

    to: str
    first: int
    day: date | None


ReferralDoubt = SentTooEarly | AskedForTwice


def doubts(was: Reading | None, now: Reading, as_of: date) -> tuple[ReferralDoubt, ...]:
    """Return what is to be asked about in `now` and was not in `was`, seen from `as_of`."""
    case, ruleset = now.case, now.ruleset
    if case is None or ruleset is None:
        return ()
    before = was.case if was is not None else None
    early = _sent_too_early(before, now, case, ruleset)
    return (*early, *_asked_for_twice(before, case, ruleset, as_of))


def _sent_too_early(
    before: Case | None, now: Reading, case: Case, ruleset: Ruleset
) -> Iterator[SentTooEarly]:
    """Yield what was sent now, though not all was in place that day; advice never waits (A8)."""
    known = Counter(_sendings(before)) if before is not None else Counter()
    for to, day in Counter(_sendings(case)) - known:
        if to in gates_for(case, ruleset):
            answer = checklist_of(case, ruleset, to, day, now.file)
            if not answer.is_ready:
                yield SentTooEarly(to, tuple(item.standing.title for item in answer.open))


def _sendings(case: Case) -> Iterator[tuple[str, date]]:
    return ((each.to, each.sent) for each in case.referrals if each.to and each.sent is not None)


def _asked_for_twice(
    before: Case | None, case: Case, ruleset: Ruleset, as_of: date
) -> Iterator[AskedForTwice]:
    """Yield the earlier one of two without an answer, where there was not more than one before."""
    for to in ruleset.referrals:
        old, new = (_awaited(each, ruleset, to, as_of) for each in (before, case))
        if old and len(new) > len(old):
            at = old[-1]
            yield AskedForTwice(to, at + 1, _first_day(case.referrals[at]))


def _awaited(case: Case | None, ruleset: Ruleset, to: str, as_of: date) -> list[int]:
    entries = enumerate(case.referrals) if case is not None else ()
    kind = ruleset.referrals[to]
    return [at for at, each in entries if each.to == to and is_awaited(each, kind, as_of)]


def _first_day(referral: Referral) -> date | None:
    """Return the day a referral began, as far as it tells; None where it tells none."""
    days = (referral.recommended, referral.accepted, referral.written, referral.sent)
    return next((day for day in days if day is not None), None)
