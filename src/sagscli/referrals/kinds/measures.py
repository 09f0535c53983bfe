"""Indsatser: of a level or a tiltag, described, and within the time they may last."""

from datetime import date

from sagscli import days
from sagscli.case.records import Measure
from sagscli.dates import add_months
from sagscli.language import _
from sagscli.referrals.evidence import (
    EvaluationContext,
    Evidence,
    EvidencePeriod,
    best,
    blank_keys,
    lacking,
    needs,
)
from sagscli.rulesets.description import amount_text
from sagscli.rulesets.records import Requirement


def measure(one: Requirement, context: EvaluationContext) -> Evidence:
    """An indsats of a level or a tiltag, with the keys it must have filled in (H1, H2, H4)."""
    fitting = [
        (at, there)
        for at, there in enumerate(context.case.measures)
        if (there.level == one.level if one.level else there.action == one.action)
    ]
    if one.belongs_to is not None and fitting:
        fitting = [max(fitting, key=lambda it: (it[1].start or date.max, it[0]))]
    found = [_measure(one, context, there, f"indsatser[{at}]") for at, there in fitting]
    word = one.level or one.action or ""
    return best(found, _('no indsats "{word}" is recorded').format(word=word))


def _measure(one: Requirement, context: EvaluationContext, there: Measure, key: str) -> Evidence:
    blank = blank_keys(there, one.filled, key)
    if blank:
        return needs(*blank)
    too_long = _too_long(one, context, there)
    if too_long is not None:
        return lacking(too_long)
    begun = there.start or there.evaluated
    return Evidence((EvidencePeriod(begun, there.evaluated, ended=there.end),), "")


def _too_long(one: Requirement, context: EvaluationContext, there: Measure) -> str | None:
    """Return that what is asked for is planned for longer than it is granted (H4, A5)."""
    months = context.kind.months
    if months is None or one.action is None or one.action != context.referral.to:
        return None
    if there.start is None or there.end is None:
        return None
    if there.end <= add_months(there.start, months, context.ruleset.month_end):
        return None
    text = _("it is planned from {start} to {end}, and may last no more than {amount}")
    return text.format(
        start=days.short(there.start),
        end=days.short(there.end),
        amount=amount_text(months, "months"),
    )
