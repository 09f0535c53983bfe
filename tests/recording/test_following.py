"""What records that a deadline is met is known for every rule of the built-in rulesets."""

import pytest

from sagscli.deadlines.obligation import Obligation
from sagscli.recording.asked_key import key_of
from sagscli.recording.following import followings
from sagscli.ruleset_faults.checked_library import library_of

RULES = [
    (ruleset, rule)
    for name in library_of(None).ids
    for ruleset in library_of(None).family(name).rulesets
    for rule in ruleset.deadlines
]


@pytest.mark.parametrize(("ruleset", "rule"), RULES, ids=lambda value: getattr(value, "id", None))
def test_something_records_each_of_them(ruleset, rule) -> None:
    obligation = Obligation(rule.id, 1, rule.title, rule.responsible, rule.source)
    following = followings(obligation, ruleset)
    assert following
    for each in following:
        for danish in each.given:
            assert key_of(each.about, danish).danish == danish


def test_a_meeting_is_held_or_planned_v9() -> None:
    ruleset = next(ruleset for ruleset, rule in RULES if rule.id == "statusmøde")
    obligation = Obligation("statusmøde", 2, "Statusmøde", "x", "x", recurs=True)
    assert [(each.about.name, each.given) for each in followings(obligation, ruleset)] == [
        ("meeting-held", {"art": "statusmøde"}),
        ("meeting-planned", {"art": "statusmøde"}),
    ]
