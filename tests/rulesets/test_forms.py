"""Which form a plan is of (V10)."""

from sagscli.rulesets.forms import form_of, plans_of_form
from tests.building import case_of, ruleset_of

FORMS = ruleset_of(skemaer={"fokuspunkter": {"titel": "A"}, "mellemform": {"titel": "B"}})
CASE = case_of(handleplaner=[{"skema": "mellemform"}, {"dato": "2026-09-01"}, {"skema": "x"}])


def test_a_plan_that_names_no_form_is_of_the_first() -> None:
    assert [form_of(plan, FORMS) for plan in CASE.plans] == ["mellemform", "fokuspunkter", "x"]


def test_the_plans_of_a_form_keep_their_places() -> None:
    assert plans_of_form("fokuspunkter", CASE, FORMS) == [(1, CASE.plans[1])]
    assert plans_of_form("mellemform", CASE, FORMS) == [(0, CASE.plans[0])]


def test_a_ruleset_without_forms_leaves_open_which_it_is() -> None:
    none = ruleset_of()
    assert form_of(CASE.plans[1], none) is None
    assert plans_of_form("whatever", CASE, none) == [(1, CASE.plans[1])]
