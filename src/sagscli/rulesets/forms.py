"""Which form a handleplan is of: one that names none is of the ruleset's first (V10)."""

from sagscli.case.records import Case, Plan
from sagscli.rulesets.records import Ruleset


def form_of(plan: Plan, ruleset: Ruleset) -> str | None:
    """Return the form a plan is of; None where it names none, and the ruleset has none."""
    return plan.form or next(iter(ruleset.forms), None)


def plans_of_form(form: str, case: Case, ruleset: Ruleset) -> list[tuple[int, Plan]]:
    """Return the plans of a form, each with its place in the case (from 0)."""
    plans = enumerate(case.plans)
    return [(at, plan) for at, plan in plans if form_of(plan, ruleset) in (None, form)]
