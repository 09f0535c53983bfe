"""Indsatser: of a level or a tiltag, described, and within the time they may last (H1, H2, H4)."""

from datetime import date

from sagscli import days
from sagscli.case.records import Measure
from sagscli.casefile.patch.draft import BLANK, Tree
from sagscli.language import N_, _
from sagscli.referrals.evidence import (
    EvaluationContext,
    Evidence,
    EvidencePeriod,
    lacking,
    unfilled,
)
from sagscli.referrals.kinds.drafting import blanks, entry
from sagscli.referrals.kinds.kind import RecordRequirement
from sagscli.rulesets.description import amount_text
from sagscli.rulesets.granted_time import lasts_too_long
from sagscli.rulesets.records import Requirement


class _MeasureRequirement(RecordRequirement[Measure]):
    """An indsats with the keys it must have filled in."""

    goes_with = ("filled", "belongs_to")
    record = Measure
    done = N_("set going on")

    def entries(
        self, requirement: Requirement, context: EvaluationContext
    ) -> list[tuple[str, Measure]]:
        """Return the indsatser of it; of what belongs to another, the last only."""
        entries = super().entries(requirement, context)
        if requirement.belongs_to is None or not entries:
            return entries
        return [max(reversed(entries), key=lambda each: each[1].start or date.max)]

    def evaluate(self, requirement: Requirement, context: EvaluationContext) -> Evidence:
        """Return the indsatser that would do."""
        [word] = self.words(requirement)
        text = _('no indsats "{word}" is recorded').format(word=word)
        return self.best_of(requirement, context, _judged, text)

    def draft(self, requirement: Requirement, context: EvaluationContext) -> Tree:
        """Return an indsats of the level, or the level that the tiltag belongs to."""
        action = context.ruleset.actions.get(requirement.action or "")
        of_action = next(iter(action.levels), None) if action is not None else None
        level = requirement.level or of_action or BLANK
        keys = {"niveau": level, **({"tiltag": requirement.action} if requirement.action else {})}
        return entry("indsatser", {**keys, **blanks(requirement.filled)})


class LevelRequirement(_MeasureRequirement):
    """An indsats of a level."""

    attribute = told_by = "level"
    vocabulary = "levels"


class ActionRequirement(_MeasureRequirement):
    """An indsats that is a tiltag."""

    attribute = told_by = "action"
    vocabulary = "actions"


def _judged(
    requirement: Requirement, measure: Measure, key: str, context: EvaluationContext
) -> Evidence:
    begun = measure.start or measure.evaluated
    period = EvidencePeriod(begun, measure.evaluated, ended=measure.end)
    return (
        unfilled(measure, requirement.filled, key)
        or _too_long(requirement, measure, context)
        or Evidence((period,), "")
    )


def _too_long(
    requirement: Requirement, measure: Measure, context: EvaluationContext
) -> Evidence | None:
    """Return that what is asked for is planned for longer than it is granted (H4, A5)."""
    months = context.kind.months
    if months is None or requirement.action is None:
        return None
    if requirement.action != context.referral.to or not lasts_too_long(measure, context.ruleset):
        return None
    text = _("it is planned from {start} to {end}, and may last no more than {amount}")
    start, end = days.short(measure.start), days.short(measure.end)
    return lacking(text.format(start=start, end=end, amount=amount_text(months, "months")))
