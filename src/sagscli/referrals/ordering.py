"""What comes before what: of the things that would do, those in the order the source asks for."""

from datetime import date

from sagscli import days
from sagscli.language import _
from sagscli.referrals.evidence import EvaluationContext, Evidence, EvidencePeriod, lacking
from sagscli.rulesets.records import Requirement

EvidenceById = dict[str, Evidence]
"""What the case shows for the requirements further up, by their ids."""


def in_order(
    one: Requirement, evidence: Evidence, context: EvaluationContext, evidence_by_id: EvidenceById
) -> Evidence:
    """Return `proof` with only what came in the order the source asks for (V5, V6d, A11)."""
    for keep in (_after, _belonging, _in_time):
        if not evidence.periods:
            return evidence
        evidence = keep(one, evidence, context, evidence_by_id)
    in_place = sorted(evidence.periods, key=lambda it: (it.until is not None, it.ready or date.max))
    return evidence._replace(periods=tuple(in_place))


def _after(
    one: Requirement, evidence: Evidence, context: EvaluationContext, evidence_by_id: EvidenceById
) -> Evidence:
    """Keep what was set going when the requirements under `efter` were in place."""
    periods = evidence.periods
    for name in one.after:
        others = _periods(name, evidence_by_id)
        kept = tuple(it for it in periods if _is_covered(it.begun, others))
        if not kept:
            early = _too_early(one, periods, others, context.kind.title_of(name))
            return lacking(early)._replace(early=True)
        periods = kept
    return evidence._replace(periods=periods)


def _periods(name: str, evidence_by_id: EvidenceById) -> tuple[EvidencePeriod, ...]:
    return evidence_by_id[name].periods if name in evidence_by_id else ()


def _is_covered(day: date | None, others: tuple[EvidencePeriod, ...]) -> bool:
    """Return whether a day lies where another was in place, as far as that is known."""
    return day is None or not others or any(other.covers(day) for other in others)


def _too_early(
    one: Requirement,
    periods: tuple[EvidencePeriod, ...],
    others: tuple[EvidencePeriod, ...],
    title: str,
) -> str:
    begun = max(it.begun for it in periods if it.begun is not None)
    ready = min(it.ready for it in others if it.ready is not None and it.ready > begun)
    text = _('{happened} {day}, before "{title}" was in place on {ready}')
    return text.format(
        happened=_happened(one), day=days.short(begun), title=title, ready=days.short(ready)
    )


def _happened(one: Requirement) -> str:
    if one.meeting:
        return _("held on")
    if one.date_key is not None:
        known = {"udarbejdet": _("written on"), "sendt": _("sent on")}
        return known.get(one.date_key, _("dated"))
    return _("set going on") if one.assessment or one.level or one.action else _("dated")


def _belonging(
    one: Requirement, evidence: Evidence, context: EvaluationContext, evidence_by_id: EvidenceById
) -> Evidence:
    """Keep what was not over before the requirement under `hører-til` was in place (H9)."""
    ready = [
        it.ready for it in _periods(one.belongs_to or "", evidence_by_id) if it.ready is not None
    ]
    since = min(ready, default=None)
    kept = tuple(it for it in evidence.periods if since is None or (it.ended or since) >= since)
    if kept or since is None:
        return evidence._replace(periods=kept)
    ended = max(it.ended for it in evidence.periods if it.ended is not None)
    text = _('it ended on {day}, before "{title}" was in place on {ready}')
    title = context.kind.title_of(one.belongs_to or "")
    return lacking(text.format(day=days.short(ended), title=title, ready=days.short(since)))


def _in_time(
    one: Requirement, evidence: Evidence, context: EvaluationContext, _evidence_by_id: EvidenceById
) -> Evidence:
    """Keep what was in place on the day of the referral under `inden`."""
    limit = _limit(one, context)
    if limit is None:
        return evidence
    day, key = limit
    kept = tuple(it for it in evidence.periods if it.covers(day))
    if kept:
        return evidence._replace(periods=kept)
    return lacking(_late(one, evidence.periods, key, day, context))._replace(late=key)


def _limit(one: Requirement, context: EvaluationContext) -> tuple[date, str] | None:
    """Return the earliest date of the referral that it must be in place by, and its key."""
    names = type(context.referral).attributes()
    found = [(getattr(context.referral, names.get(key, ""), None), key) for key in one.by_date]
    return min(((day, key) for day, key in found if day is not None), default=None)


def _late(
    one: Requirement,
    periods: tuple[EvidencePeriod, ...],
    key: str,
    limit: date,
    context: EvaluationContext,
) -> str:
    """Return why nothing was in place by a date of the referral."""
    event = _event(key, limit, context)
    after = [it.ready for it in periods if it.ready is not None and it.ready > limit]
    if len(after) < len(periods):
        return _("it was not in place when {event}").format(event=event)
    if one.meeting:
        text = _("the meeting was held only on {day}, after {event}")
    elif one.consent is not None:
        text = _("the consent was given only on {day}, after {event}")
    else:
        text = _("it was in place only on {day}, after {event}")
    return text.format(day=days.short(min(after)), event=event)


def _event(key: str, day: date, context: EvaluationContext) -> str:
    """Return what happened on a date of the referral, with the day."""
    itself = context.ruleset.meetings.get(context.referral.to or "")
    texts = {
        "anbefalet": _("the referral was recommended on {day}"),
        "accepteret": _("the parents accepted on {day}"),
        "udarbejdet": _("the referral was written on {day}"),
        "sendt": _("the referral was sent on {day}"),
        "møde": _("the referral was taken up at the meeting on {day}"),
    }
    text = texts[key]
    if key == "møde" and itself is not None:  # what is asked for is that very meeting (H10)
        text = _('the meeting "{title}" was held on {day}')
    title = itself.title if itself is not None else None
    return text.format(title=title or context.referral.to, day=days.short(day))
