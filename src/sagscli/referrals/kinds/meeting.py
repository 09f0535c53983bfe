"""Meetings: held in the time that counts, with those who must be there and what it takes up."""

from collections.abc import Iterable, Iterator
from datetime import date

from sagscli import days
from sagscli.case.key_paths import readable_all
from sagscli.case.records import Case, Meeting
from sagscli.case.topics import not_taken_up
from sagscli.casefile.patch.draft import Tree
from sagscli.deadlines.scope import Scope, counts_from
from sagscli.language import N_, _
from sagscli.referrals.evidence import (
    EvaluationContext,
    Evidence,
    blank_keys,
    lacking,
    needs,
    shown,
)
from sagscli.referrals.kinds.drafting import asked_for, blanks, day, entry
from sagscli.referrals.kinds.kind import Cells, RecordRequirement, WhoCell
from sagscli.referrals.kinds.who import not_there
from sagscli.rulesets.records import Requirement, Ruleset
from sagscli.rulesets.titles import in_sentence, titled


class MeetingRequirement(RecordRequirement[Meeting]):
    """A meeting that was held, with those who must be there and what it must take up (V6a)."""

    attribute = "meeting"
    goes_with = ("discussed", "participants", "filled", "counts_from")
    record = Meeting
    vocabulary = "meetings"
    told_by = "kind"
    done = N_("held on")
    too_late = N_("the meeting was held only on {day}, after {event}")
    heading = "Møder"
    columns = ("Møde", "Afholdt", "Deltagere")

    def words(self, requirement: Requirement) -> tuple[str, ...]:
        """Return the kinds of meeting of which one will do."""
        return requirement.meeting

    def entries(
        self, requirement: Requirement, context: EvaluationContext
    ) -> list[tuple[str, Meeting]]:
        """Return the meetings of the kinds; of the meeting that decides, those of its day."""
        own = _own_days(requirement, context)
        return [
            (key, meeting)
            for key, meeting in super().entries(requirement, context)
            if not own or meeting.held in (None, *own)
        ]

    def evaluate(self, requirement: Requirement, context: EvaluationContext) -> Evidence:
        """Return the meetings that would do."""
        titles = (_title(kind, context) for kind in requirement.meeting)
        own = [days.short(on) for on in _own_days(requirement, context)]
        text = _("no {meeting} on {day} is recorded") if own else _("no {meeting} is recorded")
        text = text.format(meeting=_(" or ").join(titles), day=_(" or ").join(own))
        return self.best_of(requirement, context, _judged, text)

    def draft(self, requirement: Requirement, context: EvaluationContext) -> Tree:
        """Return a meeting of the first kind that will do."""
        keys = {"art": requirement.meeting[0], "afholdt": day()}
        more = {**asked_for(requirement, context), **blanks(requirement.filled)}
        return entry("møder", {**keys, **more})

    def records(
        self, requirements: Iterable[Requirement], case: Case, ruleset: Ruleset
    ) -> Iterator[tuple[str, list[Meeting]]]:
        """Yield those of a kind by day; not those that are to decide."""
        before = [requirement for requirement in requirements if requirement.stage == "sendt"]
        for word, meetings in super().records(before, case, ruleset):
            yield word, sorted(meetings, key=lambda meeting: meeting.held or date.max)

    def cells(self, record: Meeting) -> Cells | None:
        """Return the day a meeting was held, and who took part."""
        participants = WhoCell(record.participants, are_roles=True)
        return (record.held, participants) if record.held is not None else None


def _own_days(requirement: Requirement, context: EvaluationContext) -> list[date]:
    """Return the days of the meeting that is to decide on this referral, where known (H6)."""
    if requirement.stage != "afgørelse":
        return []
    decision = context.referral.decision
    own = (context.referral.meeting, decision.dated if decision is not None else None)
    return sorted({on for on in own if on is not None})


def _title(kind: str | None, context: EvaluationContext) -> str:
    return in_sentence(titled(context.ruleset.meetings, kind))


def _judged(
    requirement: Requirement, meeting: Meeting, key: str, context: EvaluationContext
) -> Evidence:
    needed = (
        *(("deltagere",) if requirement.participants else ()),
        *(("drøftet",) if requirement.discussed else ()),
        *requirement.filled,
    )
    blank = blank_keys(meeting, needed, key)
    if meeting.held is None:
        return _not_held(meeting, context, (f"{key}.afholdt", *blank))
    out_of_time = _out_of_time(requirement, context, meeting, meeting.held)
    if out_of_time is not None:
        return out_of_time
    if blank:
        return needs(*blank)
    return (
        not_there(requirement.participants, meeting.participants, context)
        or _not_discussed(requirement, meeting, context)
        or _known_in_time(requirement, context, meeting.held)
        or shown(meeting.held)
    )


def _not_held(meeting: Meeting, context: EvaluationContext, keys: tuple[str, ...]) -> Evidence:
    text = _("{meeting} is not recorded as held: fill in {keys}")
    detail = text.format(meeting=_title(meeting.kind, context), keys=readable_all(keys))
    return lacking(detail)._replace(keys=keys, rank=0)


def _out_of_time(
    requirement: Requirement, context: EvaluationContext, meeting: Meeting, held: date
) -> Evidence | None:
    """Return why a held meeting lies outside the time that counts (V13, A16, H6)."""
    name, on = _title(meeting.kind, context), days.short(held)
    sent, is_decisive = context.referral.sent, requirement.stage == "afgørelse"
    if is_decisive and not _own_days(requirement, context) and sent is not None and held < sent:
        text = _("{meeting} was held on {day}, before the referral was sent on {sent}")
        return lacking(text.format(meeting=name, day=on, sent=days.short(sent)))
    since = counts_from(requirement.counts_from, Scope(context.case))
    if since is not None and held < since:
        text = _("{meeting} was held before {day}, the first day that counts")
        return lacking(text.format(meeting=name, day=days.short(since)))
    event = _year_before(requirement)
    fact = Scope(context.case).event(event) if event is not None else None
    if fact is None or fact.day is None or fact.expected or held < fact.day:
        return None
    text = _("{meeting} was held on {day}, and must be held before {event} on {limit}")
    limit = days.short(fact.day)
    return lacking(text.format(meeting=name, day=on, event=event, limit=limit))


def _year_before(requirement: Requirement) -> str | None:
    return requirement.counts_from.year_before if requirement.counts_from is not None else None


def _known_in_time(
    requirement: Requirement, context: EvaluationContext, held: date
) -> Evidence | None:
    """Return what is to be filled in before anyone can tell whether a meeting counts.

    An expected school start that has gone by ends nothing: when it came, or comes, is asked
    about (A13, A18).
    """
    event = _year_before(requirement)
    if event is None:
        return None
    fact = Scope(context.case).event(event)
    if fact.missing is not None:
        return needs(fact.missing, unknown=True)
    is_past = fact.expected and fact.day is not None and held >= fact.day
    return needs("skole.start", unknown=True) if is_past else None


def _not_discussed(
    requirement: Requirement, meeting: Meeting, context: EvaluationContext
) -> Evidence | None:
    topics = not_taken_up(requirement.discussed, meeting)
    kind = context.ruleset.meetings.get(meeting.kind or "")
    agenda = kind.agenda if kind is not None else {}
    words = "; ".join(f"{agenda.get(topic, '')} ({topic})".strip() for topic in topics)
    return lacking(_("not discussed: {topics}").format(topics=words)) if topics else None
