"""A rule in words: each part of the sentences about one, and all of them in order."""

import pytest

from sagscli import language
from sagscli.deadlines.events import SUBJECTS
from sagscli.deadlines.scope import planned_ends
from sagscli.rulesets.description import (
    action_sentences,
    asked_of,
    deadline_sentences,
    deputy_text,
    due_text,
    latest_text,
    reckoning_text,
    side_text,
)
from sagscli.rulesets.records import VOCABULARY, ActionKind, DeadlineRule, Latest, Role
from sagscli.rulesets.records.deadlines import SECTION_OF
from tests.building import ruleset_of

RULESET = ruleset_of(
    roller={"leder": {"titel": "Leder"}, "konsulent": {"titel": "Konsulent"}},
    møder={"status": {"titel": "Statusmøde"}, "råd": {"titel": "Råd"}},
    tilbud={"minigruppe": {"titel": "Minigruppe"}},
    niveauer={"forebyggende": {"titel": "Forebyggende"}},
    skemaer={"plan": {"titel": "Handleplan"}},
)


@pytest.fixture(autouse=True)
def words():
    language.use("en")
    yield
    language.use("en")


def rule_of(**keys) -> DeadlineRule:
    named = {name.replace("_", "-"): value for name, value in keys.items()}
    return DeadlineRule.model_validate(named)


@pytest.mark.parametrize(
    ("subjects", "text"),
    [
        (None, "the child"),
        ("gruppe", "the group"),
        ("indsats", "each indsats"),
        ("tilbud.minigruppe", "each minigruppe"),
        ("tilbud.ukendt", "each ukendt"),
        ("møde.status", "each statusmøde that was held"),
        ("niveau.forebyggende", "each indsats at the level forebyggende"),
        (["møde.status", "tilbud.minigruppe", "møde.råd"],
         "each statusmøde, råd that was held; each minigruppe"),
    ],
)  # fmt: skip
def test_what_a_rule_is_asked_of(subjects, text: str):
    """With the titles of the ruleset; those of one kind stand together."""
    assert asked_of(rule_of(for_hver=subjects), RULESET) == text


@pytest.mark.parametrize("what", SUBJECTS)
def test_everything_that_a_rule_can_be_asked_of_has_words(what: str):
    """What has a section is called by its title there; the rest needs none."""
    text = asked_of(rule_of(for_hver=f"{what}.ordet"), RULESET)
    assert text not in (what, "ordet")
    assert ("ordet" in text) == (what in SECTION_OF)


def test_what_is_asked_of_a_word_has_that_words_section():
    assert set(SECTION_OF) < set(SUBJECTS)
    assert set(SECTION_OF.values()) < set(VOCABULARY)


@pytest.mark.parametrize(
    ("reckoning", "text"),
    [
        (("after", "opstart", (3, "months"), None), "3 months after opstart"),
        (("before", "møde", (1, "working_days"), None), "1 working day before møde"),
        (("on", "ophør", (0, "days"), None), "the date under ophør"),
        (("last", "skolestart", (0, "days"), (11, 1)), "the last 1 November before skolestart"),
    ],
)
def test_a_reckoning_with_or_without_its_day(reckoning, text: str):
    """The same words, whether the event is a word or a word and a day."""
    direction, event, amount, last = reckoning
    assert reckoning_text(direction, event, amount, last) == text
    dated = f"{event} 2026-03-02"
    assert reckoning_text(direction, dated, amount, last) == text.replace(event, dated)


WEEK = {"efter": "opstart", "uger": "1"}
NOVEMBER = {"før": "skolestart", "sidste": "11-01", "når": {"skolestart-er": "08-01"}}
THE_LAST_NOVEMBER = "the last 1 November before skolestart (only when school starts on 1 August)"


@pytest.mark.parametrize(
    ("latest", "text"),
    [
        (WEEK, "1 week after opstart"),
        (WEEK | {"ellers": {"dato": "ophør"}},
         "1 week after opstart; when that is not set: the date under ophør"),
        ({"tidligste-af": [WEEK, {"dato": "ophør"}]},
         "the earliest of: 1 week after opstart; the date under ophør"),
        ({"seneste-af": [WEEK, NOVEMBER]},
         "the latest of: 1 week after opstart; " + THE_LAST_NOVEMBER),
    ],
)  # fmt: skip
def test_the_last_day(latest, text: str):
    assert latest_text(Latest.model_validate(latest)) == text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ({}, "no date in the source"),
        ({"senest": WEEK}, "due 1 week after opstart"),
        ({"senest": WEEK, "gentag": {"måneder": "6"}},
         "due 1 week after opstart; then every 6 months, counted from opstart"),
        ({"senest": WEEK, "gentag": {"uger": "4", "fra": "sidst-afholdt"}},
         "due 1 week after opstart; then every 4 weeks, counted from the last that was held"),
    ],
)  # fmt: skip
def test_when_a_rule_falls_due(keys, text: str):
    """A2."""
    assert due_text(rule_of(**keys)) == text


def test_all_that_a_rule_says_in_order():
    rule = rule_of(
        for_hver="indsats",
        undtagen="tiltag.leg",
        handleplan="plan",
        opstår="start",
        indtil=["slut", "skolestart"],
        **{"tæller-fra": {"året-før": "skolestart"}},
    )
    assert list(deadline_sentences(rule, RULESET)) == [
        "for each indsats",
        "no date in the source",
        "fulfilled by a dated plan: handleplan",
        "not for tiltag.leg",
        "arises with start",
        "ends with slut or skolestart",
        "counts from 1 January of the year before skolestart",
    ]


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ({"møde": "status"}, "fulfilled by a meeting that is held: statusmøde"),
        ({"møde": "ukendt"}, "fulfilled by a meeting that is held: ukendt"),
        ({"dato-i": "evalueret"}, 'fulfilled by a date under "evalueret"'),
    ],
)
def test_what_fulfils_a_rule(keys, text: str):
    assert text in list(deadline_sentences(rule_of(**keys), RULESET))


def test_on_which_side_of_an_event():
    assert side_text("møde", before=True) == "before møde"
    assert side_text("møde", before=False) == "after møde"


def test_who_acts_where_a_child_is_not_enrolled():
    """A10."""
    leader = Role.model_validate({"titel": "Leder", "når-ikke-indskrevet": "konsulent"})
    assert deputy_text(leader, RULESET) == "for a child not enrolled: konsulenten"
    assert deputy_text(Role.model_validate({"titel": "Leder"}), RULESET) is None
    assert deputy_text(None, RULESET) is None


def test_what_the_catalogue_says_of_a_tiltag():
    """H15."""
    action = ActionKind.model_validate(
        {"titel": "Leg", "niveau": "forebyggende", "aktør": ["leder", "konsulent"]}
    )
    assert list(action_sentences(action, RULESET)) == [
        "a tiltag at the level forebyggende",
        "carried out by leder, konsulent",
    ]
    assert list(action_sentences(ActionKind.model_validate({"titel": "Leg"}), RULESET)) == []


def test_a_planned_end_ends_nothing():
    """A31: the phase runs until it is afsluttet."""
    rule = rule_of(for_hver="fase.fase-3", møde="status", indtil=["afsluttet", "slut"])
    assert planned_ends(rule) == ("slut",)
    told = list(deadline_sentences(rule, RULESET, planned_ends(rule)))
    assert told[-2:] == ["ends with afsluttet", "goes on past slut, which is only planned"]
    assert planned_ends(rule_of(for_hver="indsats", indtil=["slut", "skolestart"])) == ()
