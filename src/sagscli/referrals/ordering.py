"""What comes before what: of the things that would do, those in the order the source asks for."""

from datetime import date

from sagscli import days
from sagscli.language import _
from sagscli.referrals.evidence import (
    GRANTED,
    EvaluationContext,
    Evidence,
    EvidencePeriod,
    lacking,
    limit_of,
)
from sagscli.referrals.kinds.registry import kind_of
from sagscli.referrals.standing import WRITTEN
from sagscli.rulesets.records import Requirement

Periods = tuple[EvidencePeriod, ...]

PeriodsById = dict[str, Periods]
"""What the case shows for the requirements further up, by their ids."""


def in_order(
    requirement: Requirement, evidence: Evidence, context: EvaluationContext, above: PeriodsById
) -> Evidence:
    """Return the evidence of only what came in the order the source asks for (V5, V6d, A11)."""
    for keep in (_after, _belonging, _in_time):
        if not evidence.periods:
            return evidence
        evidence = keep(requirement, evidence, context, above)
    in_place = sorted(
        evidence.periods, key=lambda period: (period.until is not None, period.ready or date.max)
    )
    return evidence._replace(periods=tuple(in_place))


def remark_on_order(
    requirement: Requirement, day: date | None, context: EvaluationContext, above: PeriodsById
) -> str:
    """Return which of those under `bygger-på` came after `day`, if any.

    The source says what it rests on and not that it comes later, so this asks for nothing (V6d).
    """
    ready = {name: min(_ready(above.get(name, ())), default=None) for name in requirement.based_on}
    later = [
        f'"{context.kind.title_of(name)}" ({days.short(on)})'
        for name, on in ready.items()
        if day is not None and on is not None and on > day
    ]
    text = _("dated before {titles}; the source does not ask for that order")
    return text.format(titles=", ".join(later)) if later else ""


def _after(
    requirement: Requirement, evidence: Evidence, context: EvaluationContext, above: PeriodsById
) -> Evidence:
    """Keep what was set going when the requirements under `efter` were in place."""
    periods = evidence.periods
    for name in requirement.after:
        others = above.get(name, ())
        kept = tuple(period for period in periods if _is_covered(period.begun, others))
        if not kept:
            early = _too_early(requirement, periods, others, context.kind.title_of(name))
            return lacking(early)._replace(early=True)
        periods = kept
    return evidence._replace(periods=periods)


def _is_covered(day: date | None, others: Periods) -> bool:
    """Return whether a day lies where another was in place, as far as that is known."""
    return day is None or not others or any(other.covers(day) for other in others)


def _too_early(requirement: Requirement, periods: Periods, others: Periods, title: str) -> str:
    begun = max(period.begun for period in periods if period.begun is not None)
    ready = min(day for day in _ready(others) if day > begun)
    text = _('{happened} {day}, before "{title}" was in place on {ready}')
    happened = kind_of(requirement).happened(requirement)
    return text.format(
        happened=happened, day=days.short(begun), title=title, ready=days.short(ready)
    )


def _ready(periods: Periods) -> list[date]:
    return [period.ready for period in periods if period.ready is not None]


def _belonging(
    requirement: Requirement, evidence: Evidence, context: EvaluationContext, above: PeriodsById
) -> Evidence:
    """Keep what was not over before the requirement under `hører-til` was in place (H9)."""
    name = requirement.belongs_to or ""
    since = min(_ready(above.get(name, ())), default=None)
    if since is None:
        return evidence
    kept = tuple(period for period in evidence.periods if (period.ended or since) >= since)
    if kept:
        return evidence._replace(periods=kept)
    ended = max(period.ended for period in evidence.periods if period.ended is not None)
    text = _('it ended on {day}, before "{title}" was in place on {ready}')
    title = context.kind.title_of(name)
    return lacking(text.format(day=days.short(ended), title=title, ready=days.short(since)))


def _in_time(
    requirement: Requirement, evidence: Evidence, context: EvaluationContext, _above: PeriodsById
) -> Evidence:
    """Keep what was in place on the day of the referral under `inden`, of several the earliest."""
    dates = [(limit_of(context.referral, key), key) for key in requirement.by_date]
    limit = min(((day, key) for day, key in dates if day is not None), default=None)
    if limit is None:
        return evidence
    day, key = limit
    kept = tuple(period for period in evidence.periods if period.covers(day))
    if kept:
        return evidence._replace(periods=kept)
    event = _event(key, day, context)
    return lacking(_late(requirement, evidence.periods, day, event))._replace(late=key)


def _late(requirement: Requirement, periods: Periods, limit: date, event: str) -> str:
    """Return why nothing was in place by a date of the referral."""
    after = [day for day in _ready(periods) if day > limit]
    if len(after) < len(periods):
        return _("it was not in place when {event}").format(event=event)
    return _(kind_of(requirement).too_late).format(day=days.short(min(after)), event=event)


def _event(key: str, day: date, context: EvaluationContext) -> str:
    """Return what happened on a date of the referral, with the day."""
    itself = context.ruleset.meetings.get(context.referral.to or "")
    texts = {
        "anbefalet": _("the referral was recommended on {day}"),
        "accepteret": _("the parents accepted on {day}"),
        WRITTEN: _("the referral was written on {day}"),
        "sendt": _("the referral was sent on {day}"),
        "møde": _("the referral was taken up at the meeting on {day}"),
        GRANTED: _("the referral was granted on {day}"),
    }
    text = texts[key]
    if key == "møde" and itself is not None:  # what is asked for is that very meeting (H10)
        text = _('the meeting "{title}" was held on {day}')
    title = itself.title if itself is not None else None
    return text.format(title=title or context.referral.to, day=days.short(day))
