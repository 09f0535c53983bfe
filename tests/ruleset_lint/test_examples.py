"""The examples of a ruleset are its tests: they must be able to fail, and notice every change."""

from collections.abc import Iterator

import pytest

from sagscli.deadlines.events import events_of
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.ruleset_lint.examples import Failure, failures
from sagscli.rulesets.records import DeadlineRule, Latest, Repeat, TermRule
from tests.building import ruleset_of

FAMILIES = [library_of(None).family(name) for name in library_of(None).ids]


# --- The runner must be able to fail.

RULE = {
    "id": "prøve",
    "for-hver": "tilbud.minigruppe",
    "møde": "statusmøde",
    "senest": {"efter": "opstart", "måneder": "3"},
    "gentag": {"måneder": "6"},
    "indtil": ["ophør"],
}
COURSE = {"tilbud": [{"art": "minigruppe", "opstart": "2026-08-30", "ophør": "2027-06-01"}]}
DUES = ["2026-11-30", "2027-05-30"]


def tried(*expects: dict, sag: dict = COURSE, pr: str | None = "2026-12-01") -> list[str]:
    example = {"navn": "Prøve", "sag": sag, "forventer": list(expects)}
    if pr is not None:
        example["pr"] = pr
    return [one.text for one in failures(ruleset_of(RULE, eksempler=[example]))]


def test_a_failure_says_which_example_it_is():
    fine = {"navn": "Fin", "sag": COURSE, "forventer": [{"id": "prøve", "senest": DUES}]}
    wrong = {"navn": "Forkert", "sag": COURSE, "forventer": [{"id": "prøve", "senest": []}]}
    found = failures(ruleset_of(RULE, eksempler=[fine, wrong, fine | {"navn": "Også"}]))
    assert found == [
        Failure(1, "Forkert", f"prøve, senest: expected nothing, but it is {', '.join(DUES)}")
    ]


def test_an_example_that_holds():
    assert (
        tried(
            {
                "id": "prøve",
                "senest": ["2026-11-30", "2027-05-30"],
                "handl-senest": ["2026-11-30", "2027-05-28"],
                "status": ["overdue", "upcoming"],
            }
        )
        == []
    )


@pytest.mark.parametrize(
    ("expects", "text"),
    [
        (
            {"senest": ["2026-11-30"]},
            "prøve, senest: expected 2026-11-30, but it is 2026-11-30, 2027-05-30",
        ),
        (
            {"senest": ["2027-05-30", "2026-11-30"]},
            ("prøve, senest: expected 2027-05-30, 2026-11-30, but it is 2026-11-30, 2027-05-30"),
        ),
        (
            {"senest": []},
            "prøve, senest: expected nothing, but it is 2026-11-30, 2027-05-30",
        ),
        (
            {"handl-senest": ["2026-11-30", "2027-05-30"]},
            (
                "prøve, handl-senest: expected 2026-11-30, 2027-05-30, "
                "but it is 2026-11-30, 2027-05-28"
            ),
        ),
        (
            {"status": ["upcoming", "upcoming"]},
            "prøve, status: expected upcoming, upcoming, but it is overdue, upcoming",
        ),
        ({}, "nothing is expected of prøve"),
        ({"id": "andet"}, 'there is no rule "andet"'),
    ],
)
def test_an_example_that_does_not_hold(expects, text):
    assert tried({"id": "prøve", **expects}) == [text]


def test_the_status_of_what_had_not_come_about_is_not_asked_for():
    """V15: on 1 June no minutes were due."""
    example = {
        "navn": "Prøve",
        "pr": "2026-06-01",
        "sag": {"møder": [{"art": "statusmøde", "afholdt": "2026-06-02"}]},
        "forventer": [{"id": "referat", "status": []}],
    }
    minutes = {"id": "referat", "for-hver": "møde.statusmøde"}
    assert failures(ruleset_of(minutes, eksempler=[example])) == []
    later = example | {"pr": "2026-06-02"}
    assert len(failures(ruleset_of(minutes, eksempler=[later]))) == 1


def test_every_failure_is_told():
    wrong = {"id": "prøve", "senest": [], "handl-senest": [], "status": []}
    assert len(tried(wrong, wrong)) == 6


def test_a_status_without_a_day():
    wanted = {"id": "prøve", "status": ["overdue", "upcoming"]}
    assert tried(wanted, pr=None) == ['the status of prøve needs a day: add "pr: "']


def test_an_example_without_expectations():
    assert tried() == ["it expects nothing"]


def test_a_fault_in_the_examples_case_is_told():
    faulty = {"tilbud": [{"art": "minigruppe", "opstrat": "2026-08-30"}]}
    told = tried({"id": "prøve", "senest": []}, sag=faulty)
    assert len(told) == 1
    assert "opstrat" in told[0]


# --- gates in examples

GATE = {
    "støtte": {
        "titel": "Støtte",
        "krav": [
            {"id": "møde", "titel": "M", "møde": "statusmøde"},
            {"id": "spørgsmål", "titel": "S", "skøn": {"spørgsmål": "Er det?"}},
            {"id": "dato", "titel": "D", "dato": "sendt", "hvis": "spørgsmål"},
        ],
    }
}


def tried_gate(expects: dict, sag: dict | None = None, *, asked: bool = True) -> list[str]:
    example = {"navn": "Prøve", "sag": sag or {}, "forventer": [{"henvisning": "støtte"} | expects]}
    if asked:
        example["pr"] = "2026-12-01"
    usual = {"ansvarlig": "leder", "kilde": "folder: Prøve (V5)"}
    kind = GATE["støtte"]
    gates = {"støtte": kind | {"krav": [usual | one for one in kind["krav"]]}}
    return [one.text for one in failures(ruleset_of(henvisninger=gates, eksempler=[example]))]


def test_an_example_of_a_gate():
    """Each list that is given must match in full, in the order of the requirements."""
    assert (
        tried_gate({"mangler": ["møde"], "ukendt": ["spørgsmål", "dato"], "bortfalder": []}) == []
    )
    answered = {
        "henvisninger": [{"til": "støtte", "skøn": {"spørgsmål": {"svar": "nej", "af": "leder"}}}]
    }
    assert (
        tried_gate({"mangler": ["møde"], "ukendt": [], "bortfalder": ["dato"]}, sag=answered) == []
    )


@pytest.mark.parametrize(
    ("expects", "text"),
    [
        ({"mangler": []}, "støtte, mangler: expected nothing, but it is møde"),
        ({"ukendt": ["dato"]}, "støtte, ukendt: expected dato, but it is spørgsmål, dato"),
        ({"bortfalder": ["dato"]}, "støtte, bortfalder: expected dato, but it is nothing"),
        ({}, "nothing is expected of støtte"),
        ({"henvisning": "andet", "mangler": []}, 'there is no henvisning "andet"'),
    ],
)
def test_an_example_of_a_gate_that_does_not_hold(expects: dict, text: str):
    assert tried_gate(expects) == [text]


def test_a_gate_is_asked_on_a_day():
    told = tried_gate({"mangler": []}, asked=False)
    assert told == ['the status of støtte needs a day: add "pr: "']


# --- Every deadline of every ruleset, changed: the examples notice.


def changed_limbs(rule: DeadlineRule, term: TermRule) -> Iterator[tuple[str, TermRule]]:
    """Yield a reckoning with each of its parts changed: a little more, less, another event."""
    for unit in ("months", "weeks", "days", "working_days"):
        amount = getattr(term, unit)
        if amount is not None:
            for other in (amount + 1, amount - 1):
                yield f"{unit}={other}", term.model_copy(update={unit: other})
    events = [name for name in events_of(rule) if name != term.event]
    if term.on is not None:
        for name in events:
            yield f"on={name}", term.model_copy(update={"on": name})
    if term.last is not None:
        month, day = term.last
        for other in ((month, day + 1), (month - 1, day)):
            yield f"last={other}", term.model_copy(update={"last": other})


def changed_latest(rule: DeadlineRule, latest: Latest) -> Iterator[tuple[str, Latest | None]]:
    """Yield the last day of a rule with each of its reckonings changed, or taken away."""
    for name in ("earliest_of", "latest_of"):
        several = getattr(latest, name)
        for at, term in enumerate(several):
            for what, other in changed_limbs(rule, term):
                terms = (*several[:at], other, *several[at + 1 :])
                yield f"{name}[{at}].{what}", latest.model_copy(update={name: terms})
            rest = (*several[:at], *several[at + 1 :])
            yield f"{name}[{at}] gone", latest.model_copy(update={name: rest})
    yield from changed_limbs(rule, latest)  # type: ignore[misc]
    if latest.otherwise is not None:
        for what, other in changed_limbs(rule, latest.otherwise):
            yield f"otherwise.{what}", latest.model_copy(update={"otherwise": other})
        yield "otherwise gone", latest.model_copy(update={"otherwise": None})
    yield "gone", None


def changed_repeat(repeat: Repeat) -> Iterator[tuple[str, Repeat | None]]:
    for unit in ("months", "weeks"):
        amount = getattr(repeat, unit)
        if amount is not None:
            for other in (amount + 1, amount - 1):
                yield f"{unit}={other}", repeat.model_copy(update={unit: other})
    yield "chained", repeat.model_copy(update={"counted_from": "sidst-afholdt"})
    yield "gone", None


def wrong_rules(rule: DeadlineRule) -> Iterator[tuple[str, DeadlineRule]]:
    """Yield a rule with one thing about it changed at a time."""
    if rule.latest is not None:
        for what, latest in changed_latest(rule, rule.latest):
            yield f"latest {what}", rule.model_copy(update={"latest": latest})
    if rule.repeat is not None:
        for what, repeat in changed_repeat(rule.repeat):
            yield f"repeat {what}", rule.model_copy(update={"repeat": repeat})
    for key, nothing in (
        ("until", ()),
        ("except_for", ()),
        ("arises", None),
        ("counts_from", None),
    ):
        if getattr(rule, key):
            yield f"{key} gone", rule.model_copy(update={key: nothing})
    if len(rule.for_each) > 1:
        for at, one in enumerate(rule.for_each):
            rest = (*rule.for_each[:at], *rule.for_each[at + 1 :])
            yield f"for_each {one} gone", rule.model_copy(update={"for_each": rest})
    yield "responsible", rule.model_copy(update={"responsible": "nogen-anden"})


WRONG = [
    pytest.param(version.ruleset, rule, id=f"{version.ruleset.id}-{rule.id}")
    for family in FAMILIES
    for version in family.versions
    for rule in version.ruleset.deadlines
]


@pytest.mark.parametrize(("ruleset", "rule"), WRONG)
def test_a_wrong_rule_does_not_pass_the_examples_of_its_ruleset(ruleset, rule):
    """A month, a week, a day more or less, another date, another interval, another role."""
    rest = tuple(one for one in ruleset.deadlines if one is not rule)
    unnoticed = [
        what
        for what, wrong in wrong_rules(rule)
        if not failures(ruleset.model_copy(update={"deadlines": (*rest, wrong)}))
    ]
    assert unnoticed == []


def test_every_part_of_a_reckoning_is_changed_somewhere():
    """The test above looks at all there is to look at."""
    parts = {
        what.split("=")[0].split(".")[-1].split()[-1]
        for param in WRONG
        for what, _rule in wrong_rules(param.values[1])
    }
    assert {"months", "weeks", "days", "on", "last", "gone", "chained", "responsible"} <= parts
