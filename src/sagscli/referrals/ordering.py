"""What comes before what: of the things that would do, those in the order the source asks for."""

from datetime import date

from sagscli import days
from sagscli.language import _
from sagscli.referrals.evidence import Asked, Proof, Span, lacking
from sagscli.rulesets.records import Requirement

Proofs = dict[str, Proof]
"""What the case shows for the requirements further up, by their ids."""


def in_order(one: Requirement, proof: Proof, asked: Asked, proofs: Proofs) -> Proof:
    """Return `proof` with only what came in the order the source asks for (V5, V6d, A11)."""
    for keep in (_after, _belonging, _in_time):
        if not proof.spans:
            return proof
        proof = keep(one, proof, asked, proofs)
    in_place = sorted(proof.spans, key=lambda it: (it.until is not None, it.ready or date.max))
    return proof._replace(spans=tuple(in_place))


def _after(one: Requirement, proof: Proof, asked: Asked, proofs: Proofs) -> Proof:
    """Keep what was set going when the requirements under `efter` were in place."""
    spans = proof.spans
    for name in one.after:
        others = _spans(name, proofs)
        kept = tuple(it for it in spans if _is_covered(it.begun, others))
        if not kept:
            early = _too_early(one, spans, others, asked.kind.title_of(name))
            return lacking(early)._replace(early=True)
        spans = kept
    return proof._replace(spans=spans)


def _spans(name: str, proofs: Proofs) -> tuple[Span, ...]:
    return proofs[name].spans if name in proofs else ()


def _is_covered(day: date | None, others: tuple[Span, ...]) -> bool:
    """Return whether a day lies where another was in place, as far as that is known."""
    return day is None or not others or any(other.covers(day) for other in others)


def _too_early(
    one: Requirement, spans: tuple[Span, ...], others: tuple[Span, ...], title: str
) -> str:
    begun = max(it.begun for it in spans if it.begun is not None)
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


def _belonging(one: Requirement, proof: Proof, asked: Asked, proofs: Proofs) -> Proof:
    """Keep what was not over before the requirement under `hører-til` was in place (H9)."""
    ready = [it.ready for it in _spans(one.belongs_to or "", proofs) if it.ready is not None]
    since = min(ready, default=None)
    kept = tuple(it for it in proof.spans if since is None or (it.ended or since) >= since)
    if kept or since is None:
        return proof._replace(spans=kept)
    ended = max(it.ended for it in proof.spans if it.ended is not None)
    text = _('it ended on {day}, before "{title}" was in place on {ready}')
    title = asked.kind.title_of(one.belongs_to or "")
    return lacking(text.format(day=days.short(ended), title=title, ready=days.short(since)))


def _in_time(one: Requirement, proof: Proof, asked: Asked, _proofs: Proofs) -> Proof:
    """Keep what was in place on the day of the referral under `inden`."""
    limit = _limit(one, asked)
    if limit is None:
        return proof
    day, key = limit
    kept = tuple(it for it in proof.spans if it.covers(day))
    if kept:
        return proof._replace(spans=kept)
    return lacking(_late(one, proof.spans, key, day, asked))._replace(late=key)


def _limit(one: Requirement, asked: Asked) -> tuple[date, str] | None:
    """Return the earliest date of the referral that it must be in place by, and its key."""
    names = type(asked.referral).attributes()
    found = [(getattr(asked.referral, names.get(key, ""), None), key) for key in one.by_date]
    return min(((day, key) for day, key in found if day is not None), default=None)


def _late(one: Requirement, spans: tuple[Span, ...], key: str, limit: date, asked: Asked) -> str:
    """Return why nothing was in place by a date of the referral."""
    event = _event(key, limit, asked)
    after = [it.ready for it in spans if it.ready is not None and it.ready > limit]
    if len(after) < len(spans):
        return _("it was not in place when {event}").format(event=event)
    if one.meeting:
        text = _("the meeting was held only on {day}, after {event}")
    elif one.consent is not None:
        text = _("the consent was given only on {day}, after {event}")
    else:
        text = _("it was in place only on {day}, after {event}")
    return text.format(day=days.short(min(after)), event=event)


def _event(key: str, day: date, asked: Asked) -> str:
    """Return what happened on a date of the referral, with the day."""
    itself = asked.ruleset.meetings.get(asked.referral.to or "")
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
    return text.format(title=title or asked.referral.to, day=days.short(day))
