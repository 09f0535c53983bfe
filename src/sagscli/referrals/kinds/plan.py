"""A dated handleplan with the fields and participants it must have (H2, H9)."""

from datetime import date

from sagscli.case.records import Plan
from sagscli.casefile.patch.draft import BLANK, Tree
from sagscli.language import _
from sagscli.referrals.evidence import EvaluationContext, Evidence, blank_keys, needs, shown
from sagscli.referrals.kinds.drafting import asked_for, day, entry
from sagscli.referrals.kinds.kind import RecordRequirement
from sagscli.referrals.kinds.who import not_there
from sagscli.rulesets.forms import form_of
from sagscli.rulesets.records import Requirement, Ruleset


class PlanRequirement(RecordRequirement[Plan]):
    """A handleplan on a form."""

    attribute = "plan"
    goes_with = ("participants", "filled", "fields")
    record = Plan
    vocabulary = "forms"

    def is_of(self, record: Plan, word: str, ruleset: Ruleset) -> bool:
        """Return whether a plan is of a form."""
        return form_of(record, ruleset) in (None, word)

    def entries(
        self, requirement: Requirement, context: EvaluationContext
    ) -> list[tuple[str, Plan]]:
        """Return the plans of the form, or the one that is to answer all that is asked of it."""
        answers = context.plans.get(requirement.plan or "")
        entries = super().entries(requirement, context)
        return [(key, plan) for key, plan in entries if answers in (None, key)]

    def evaluate(self, requirement: Requirement, context: EvaluationContext) -> Evidence:
        """Return the plans that would do."""
        form = self.title(requirement.plan, context.ruleset)
        text = _('no handleplan "{form}" is recorded').format(form=form)
        return self.best_of(requirement, context, _judged, text)

    def draft(self, requirement: Requirement, context: EvaluationContext) -> Tree:
        """Return a plan on the form."""
        fields = dict.fromkeys(requirement.fields, BLANK)
        keys = {"skema": requirement.plan, "dato": day(), **asked_for(requirement, context)}
        return entry("handleplaner", {**keys, **({"felter": fields} if fields else {})})

    def sent_along(self, records: list[Plan]) -> list[tuple[date | None, str | None]]:
        """Return the last plan."""
        return [(plan.dated, None) for plan in records[-1:]]


def _judged(requirement: Requirement, plan: Plan, key: str, context: EvaluationContext) -> Evidence:
    participants = ("deltagere",) if requirement.participants else ()
    missing = (
        *blank_keys(plan, ("dato", *requirement.filled, *participants), key),
        *(f"{key}.felter.{name}" for name in requirement.fields if not plan.entries.get(name)),
    )
    if missing:
        return needs(*missing)
    return not_there(requirement.participants, plan.participants, context) or shown(plan.dated)
