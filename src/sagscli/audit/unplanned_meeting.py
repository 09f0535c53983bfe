"""A meeting that someone is to call to, held without ever having been planned (SAG606)."""

from collections.abc import Iterator

from sagscli.audit.finding import AuditTerms, StepFinding
from sagscli.audit.recorded_step import RecordedStep
from sagscli.case.records import Meeting


def held_unplanned(step: RecordedStep, terms: AuditTerms) -> Iterator[StepFinding]:
    """Yield each meeting that a step says was held and nobody had written a day for.

    Only kinds that the ruleset names a convener of (V13) are asked for: the others need no
    letter. What was held before the history began was called to before it.
    """
    if step.is_begun_here:
        return
    for fact in step.facts:
        meeting = fact.within[-1] if fact.within else None
        is_holding = fact.keys == ("møder", "afholdt") and fact.old is None
        if not is_holding or not isinstance(meeting, Meeting):
            continue
        if (
            _is_called(step, meeting)
            and fact.new >= terms.began
            and not _was_planned(step, meeting)
        ):
            yield StepFinding("SAG606", (fact,))


def _is_called(step: RecordedStep, meeting: Meeting) -> bool:
    kinds = step.ruleset.meetings if step.ruleset is not None else {}
    kind = kinds.get(meeting.kind or "")
    return kind is not None and kind.convenes is not None


def _was_planned(step: RecordedStep, meeting: Meeting) -> bool:
    """Return whether it has a day it was planned for, or had one that the step took away."""
    taken_away = any(
        fact.keys == ("møder", "planlagt") and fact.old is not None and fact.within[-1] is meeting
        for fact in step.facts
    )
    return meeting.planned is not None or taken_away
