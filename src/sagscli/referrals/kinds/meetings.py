"""Meetings: held in the time that counts, with those who must be there and what it takes up."""

from datetime import date

from sagscli import days
from sagscli.case.key_paths import readable_all
from sagscli.case.records import Meeting
from sagscli.deadlines.scope import Scope, counts_from
from sagscli.language import _
from sagscli.referrals.evidence import (
    EvaluationContext,
    Evidence,
    best,
    blank_keys,
    lacking,
    needs,
    shown,
)
from sagscli.referrals.standing import State
from sagscli.rulesets.records import Requirement
from sagscli.rulesets.roles import absent
from sagscli.rulesets.titles import in_sentence, titled


def meeting(one: Requirement, context: EvaluationContext) -> Evidence:
    """A meeting that was held, with those who must be there and what it must take up (V6a)."""
    own = _own_days(context) if one.stage == "afgørelse" else []
    found = [
        _meeting(one, context, there, f"møder[{at}]")
        for at, there in enumerate(context.case.meetings)
        if there.kind in one.meeting and (there.held in (None, *own) or not own)
    ]
    names = _(" or ").join(_title(kind, context) for kind in one.meeting)
    if not own:
        return best(found, _("no {meeting} is recorded").format(meeting=names))
    on = _(" or ").join(days.short(day) for day in own)
    return best(found, _("no {meeting} on {day} is recorded").format(meeting=names, day=on))


def _own_days(context: EvaluationContext) -> list[date]:
    """Return the days of the meeting that decides on this very referral, where known (H6)."""
    decision = context.referral.decision
    known = (context.referral.meeting, decision.dated if decision is not None else None)
    return sorted({day for day in known if day is not None})


def _title(kind: str | None, context: EvaluationContext) -> str:
    return in_sentence(titled(context.ruleset.meetings, kind))


def _meeting(one: Requirement, context: EvaluationContext, there: Meeting, key: str) -> Evidence:
    needed = (
        *(("deltagere",) if one.participants else ()),
        *(("drøftet",) if one.discussed else ()),
        *one.filled,
    )
    blank = blank_keys(there, needed, key)
    if there.held is None:
        return _not_held(there, context, (f"{key}.afholdt", *blank))
    out_of_time = _out_of_time(one, context, there, there.held)
    if out_of_time is not None:
        return out_of_time
    if blank:
        return needs(*blank)
    away = absent(one.participants, there.participants, context.case, context.ruleset)
    if away:
        return lacking(not_there(away))
    left_out = [topic for topic in one.discussed if topic not in there.discussed]
    if left_out:
        return lacking(_not_discussed(left_out, there, context))
    return _known_in_time(one, context, there.held) or shown(there.held)


def _not_held(there: Meeting, context: EvaluationContext, keys: tuple[str, ...]) -> Evidence:
    text = _("{meeting} is not recorded as held: fill in {keys}")
    name = _title(there.kind, context)
    detail = text.format(meeting=name, keys=readable_all(keys))
    return Evidence((), detail, State.MISSING, keys, rank=0)


def _out_of_time(
    one: Requirement, context: EvaluationContext, there: Meeting, held: date
) -> Evidence | None:
    """Return why a held meeting lies outside the time that counts (V13, A16, H6)."""
    name = _title(there.kind, context)
    sent = context.referral.sent
    if one.stage == "afgørelse" and not _own_days(context) and sent is not None and held < sent:
        text = _("{meeting} was held on {day}, before the referral was sent on {sent}")
        day, sent_on = days.short(held), days.short(sent)
        return lacking(text.format(meeting=name, day=day, sent=sent_on))
    since = counts_from(one.counts_from, Scope(context.case))
    if since is not None and held < since:
        text = _("{meeting} was held before {day}, the first day that counts")
        return lacking(text.format(meeting=name, day=days.short(since)))
    event = one.counts_from.year_before if one.counts_from is not None else None
    fact = Scope(context.case).event(event) if event is not None else None
    if fact is None or fact.day is None or fact.expected or held < fact.day:
        return None
    text = _("{meeting} was held on {day}, and must be held before {event} on {limit}")
    limit = days.short(fact.day)
    return lacking(text.format(meeting=name, day=days.short(held), event=event, limit=limit))


def _known_in_time(one: Requirement, context: EvaluationContext, held: date) -> Evidence | None:
    """Return what is to be filled in before anyone can tell whether a meeting counts.

    An expected school start that has gone by ends nothing: when it came, or comes, is asked
    about (A13, A18).
    """
    event = one.counts_from.year_before if one.counts_from is not None else None
    if event is None:
        return None
    fact = Scope(context.case).event(event)
    if fact.missing is not None:
        return needs(fact.missing, unknown=True)
    is_past = fact.expected and fact.day is not None and held >= fact.day
    return needs("skole.start", unknown=True) if is_past else None


def _not_discussed(topics: list[str], there: Meeting, context: EvaluationContext) -> str:
    kind = context.ruleset.meetings.get(there.kind or "")
    agenda = kind.agenda if kind is not None else {}
    words = "; ".join(f"{agenda.get(topic, '')} ({topic})".strip() for topic in topics)
    return _("not discussed: {topics}").format(topics=words)


def not_there(names: list[str]) -> str:
    """Return that those with these titles did not take part."""
    return _("did not take part: {names}").format(
        names=", ".join(in_sentence(name) for name in names)
    )
