"""Meetings that say too little, or too much, or come too early (SAG305 to SAG309, SAG346)."""

from collections.abc import Iterator

from sagscli.case.records import Meeting
from sagscli.case.topics import not_taken_up, topics_of
from sagscli.casefile.suggest import nearly
from sagscli.deadlines.phase_meetings import is_of_its_phase
from sagscli.deadlines.timeline import timeline
from sagscli.diagnostics.diagnostic import Problem
from sagscli.language import _
from sagscli.referrals.meeting_gate import meetings_lacking
from sagscli.rulesets.citation import citation
from sagscli.rulesets.records import MeetingKind, Ruleset
from sagscli.rulesets.roles import absent, acting, stands_for
from sagscli.validation.context import Context


def without_date(context: Context) -> Iterator[Problem]:
    """Report a meeting that is neither planned nor held: no deadline can see it."""
    for at, meeting in enumerate(context.case.meetings):
        is_without = meeting.planned is None and meeting.held is None
        if is_without and context.is_whole(("møder", at)):
            yield Problem(
                "SAG305",
                ("møder", at),
                _("the meeting has no date"),
                _('write "planlagt: " with the day it is to be, or "afholdt: " with when it was'),
            )


def plan_passed(context: Context) -> Iterator[Problem]:
    """Report a planned day that has passed without the meeting being recorded as held."""
    for at, meeting in enumerate(context.case.meetings):
        if meeting.held is None and meeting.planned and meeting.planned < context.today:
            yield Problem(
                "SAG306",
                ("møder", at, "planlagt"),
                _("the day has passed, and the meeting is not recorded as held"),
                _('write "afholdt: " with the day it was held, or a new day under "planlagt"'),
            )


def incomplete(context: Context) -> Iterator[Problem]:
    """Report a held meeting without someone who must be there, or a topic it must take up (V9).

    Where the case says nothing of either, nothing is known to be missing.
    """
    ruleset = context.ruleset
    for at, meeting in enumerate(context.case.meetings):
        kind = ruleset.meetings.get(meeting.kind or "") if ruleset is not None else None
        if ruleset is None or kind is None or meeting.held is None:
            continue
        present = meeting.participants
        away = absent(kind.participants, present, context.case, ruleset) if present else []
        if away:
            text = _("not among those who took part: {names}").format(names=", ".join(away))
            remedy = _("add them if they were there; if not, the meeting lacked them ({source})")
            yield Problem("SAG309", ("møder", at, "deltagere"), text, _cited(remedy, kind, ruleset))
        topics, left_out = topics_of(meeting), not_taken_up(_points(context, meeting), meeting)
        misspelt = any(topic not in kind.agenda and nearly(topic, left_out) for topic in topics)
        if topics and left_out and not misspelt:  # a wrong word is told (SAG211)
            text = _("not among what was discussed: {topics}").format(topics=", ".join(left_out))
            remedy = _("add it if it was discussed; if not, the meeting lacked it ({source})")
            yield Problem("SAG309", ("møder", at, "drøftet"), text, _cited(remedy, kind, ruleset))


def _points(context: Context, meeting: Meeting) -> tuple[str, ...]:
    """Return what a meeting must take up; in another phase than its own it is another one (L3)."""
    ruleset, day = context.ruleset, meeting.held
    if ruleset is None or day is None:
        return ()
    is_one = is_of_its_phase(meeting.kind, day, context.case, ruleset)
    return ruleset.meetings[meeting.kind or ""].must_discuss if is_one else ()


def too_early(context: Context) -> Iterator[Problem]:
    """Report a meeting, held or planned, without what must be there before it (H10)."""
    ruleset = context.ruleset
    if ruleset is None:
        return
    for at, meeting, lacking in meetings_lacking(context.case, ruleset, context.today):
        if not context.is_whole(("møder", at)):
            continue
        titles = ", ".join(f'"{standing.title}"' for standing in lacking)
        text = _("the meeting was held without: {titles}")
        if meeting.held is None:
            text = _("before the meeting this is lacking: {titles}")
        remedy = _("write it if it is there; sag referral check CASE --to {kind} says more")
        key = "afholdt" if meeting.held is not None else "planlagt"
        told = remedy.format(kind=meeting.kind)
        yield Problem("SAG346", ("møder", at, key), text.format(titles=titles), told)


def minutes_not_sent_to(context: Context) -> Iterator[Problem]:
    """Report who took part and is not among those the minutes were sent to (V15).

    Only where the source asks for minutes to those who took part, and the case says to whom they
    went. Who convenes the meeting sends them.
    """
    ruleset = context.ruleset
    for at, meeting in enumerate(context.case.meetings):
        kind = ruleset.meetings.get(meeting.kind or "") if ruleset is not None else None
        if ruleset is None or kind is None or kind.minutes is None or not meeting.minutes_to:
            continue
        sender = stands_for(acting(kind.convenes or "", context.case, ruleset), ruleset)
        to = [role for role in meeting.participants if role in ruleset.roles and role not in sender]
        sent_to = {
            role for name in meeting.minutes_to for role in (name, *stands_for(name, ruleset))
        }
        without = absent(to, sent_to, context.case, ruleset)
        if without:
            text = _("not among those the minutes were sent to: {names}")
            remedy = _("add them if they got the minutes; if not, send them those too ({source})")
            yield Problem(
                "SAG309",
                ("møder", at, "referat-sendt-til"),
                text.format(names=", ".join(without)),
                _cited(remedy, kind, ruleset),
            )


def _cited(remedy: str, kind: MeetingKind, ruleset: Ruleset) -> str:
    return remedy.format(source=citation(kind.source or "", ruleset))


def numbers(context: Context) -> Iterator[Problem]:
    """Report a number that no occurrence has, or that two held meetings claim (A15)."""
    meetings = enumerate(context.case.meetings)
    numbered = [(at, meeting) for at, meeting in meetings if meeting.number is not None]
    if not numbered or context.ruleset is None:
        return
    highest = _highest(context)
    claimed: set[tuple[str | None, int | None]] = set()
    for at, meeting in numbered:
        most = highest.get(meeting.kind or "")
        if most is not None and not 1 <= (meeting.number or 0) <= most:
            text = _("there is no number {number} of this meeting: the course has {most}")
            remedy = _('take "nummer" away; the meeting is then counted by its date')
            yield _of_number(at, "SAG307", text.format(number=meeting.number, most=most), remedy)
        key = (meeting.kind, meeting.number)
        if meeting.held is not None and key in claimed:
            text = _("another meeting that was held has number {number} too")
            remedy = _("give each meeting its own number, or none; only the first is counted")
            yield _of_number(at, "SAG308", text.format(number=meeting.number), remedy)
        elif meeting.held is not None:
            claimed.add(key)


def _of_number(at: int, code: str, text: str, remedy: str) -> Problem:
    return Problem(code, ("møder", at, "nummer"), text, remedy)


def _highest(context: Context) -> dict[str, int]:
    """Return, by kind of meeting, the highest number any course of the case has."""
    if context.ruleset is None:
        return {}
    kinds = {rule.id: rule.meeting for rule in context.ruleset.deadlines if rule.repeat is not None}
    highest: dict[str, int] = {}
    for obligation in timeline(context.case, context.ruleset, context.today):
        kind = kinds.get(obligation.rule)
        if kind is not None and obligation.missing is None:
            highest[kind] = max(highest.get(kind, 0), obligation.occurrence)
    return highest
