"""Deadlines that one record can fulfil together (SAG517)."""

from pathlib import Path

import pytest

from sagscli.ruleset_faults.checked_library import library_of
from sagscli.ruleset_lint.lint import inspect_ruleset
from sagscli.ruleset_lint.told_apart import told_apart
from sagscli.rulesets.library import RulesetVersion
from sagscli.rulesets.records import Ruleset
from tests.building import case_of, meeting, ruleset_of, standing
from tests.local import GROUND, TODAY, family, put, unmarked

AFTER_BIRTH = {"efter": "født", "måneder": "3"}
MEETING = {"møde": "statusmøde"}


def told(first: dict, second: dict) -> list[str]:
    """Return which key of the second of two deadlines is pointed at."""
    ruleset = ruleset_of({"id": "første"} | first, {"id": "anden"} | second)
    problems = told_apart(RulesetVersion(ruleset, (), {}))
    return [str(problem.at[-1]) for problem in problems]


@pytest.mark.parametrize(
    ("first", "second", "at"),
    [
        # the same meeting of the same, and no date or the same date
        (MEETING, MEETING, "møde"),
        (MEETING | {"senest": AFTER_BIRTH}, MEETING | {"senest": AFTER_BIRTH}, "møde"),
        (
            MEETING | {"senest": AFTER_BIRTH},
            MEETING | {"for-hver": "barn", "senest": AFTER_BIRTH | {"kilde": "folder: Her (V9)"}},
            "møde",
        ),
        (MEETING | {"senest": AFTER_BIRTH}, MEETING, "møde"),
        # of the child and of its place
        (
            MEETING | {"senest": AFTER_BIRTH},
            MEETING
            | {"for-hver": "tilbud.minigruppe", "senest": {"efter": "opstart", "måneder": "3"}},
            "møde",
        ),
        ({"handleplan": "p"}, {"for-hver": "tilbud.minigruppe", "handleplan": "p"}, "handleplan"),
        # of each indsats and of some of them
        (
            {"for-hver": "indsats", "dato-i": "evalueret"},
            {"for-hver": "tiltag.leg", "dato-i": "evalueret"},
            "dato-i",
        ),
        (
            {"for-hver": "niveau.forebyggende", "dato-i": "evalueret"},
            {"for-hver": ["tiltag.leg", "henvisning.a"], "dato-i": "evalueret"},
            "dato-i",
        ),
        (
            {"for-hver": ["henvisning.a", "henvisning.b"], "dato-i": "sendt"},
            {"for-hver": "henvisning.b", "dato-i": "sendt"},
            "dato-i",
        ),
    ],
)
def test_two_that_one_record_can_fulfil(first: dict, second: dict, at: str):
    assert told(first, second) == [at]
    assert told(second, first) == [at]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # of the same, and on other days: matched like the occurrences of one (A15)
        (
            MEETING | {"senest": AFTER_BIRTH},
            MEETING | {"for-hver": "barn", "senest": {"efter": "født", "måneder": "6"}},
        ),
        # a cycle is no single deadline
        (
            MEETING | {"senest": AFTER_BIRTH, "gentag": {"måneder": "6"}},
            MEETING | {"senest": AFTER_BIRTH},
        ),
        # other meetings, plans and dates
        (MEETING, {"møde": "samtale"}),
        (MEETING, {"handleplan": "p"}),
        ({"handleplan": "p"}, {"handleplan": "q"}),
        (
            {"for-hver": "henvisning.a", "dato-i": "sendt"},
            {"for-hver": "henvisning.a", "dato-i": "svar-sendt"},
        ),
        # other things
        (
            {"for-hver": "henvisning.a", "dato-i": "sendt"},
            {"for-hver": "henvisning.b", "dato-i": "sendt"},
        ),
        (
            {"for-hver": "fase.a", "dato-i": "afsluttet"},
            {"for-hver": "fase.b", "dato-i": "afsluttet"},
        ),
        (
            {"for-hver": "fase.a", "dato-i": "start"},
            {"for-hver": "indsats", "dato-i": "start"},
        ),
        (MEETING | {"for-hver": "tilbud.a"}, MEETING | {"for-hver": "tilbud.b"}),
        (MEETING | {"for-hver": "barn"}, MEETING | {"for-hver": "gruppe"}),
        (
            MEETING | {"for-hver": "henvisning.a", "om": "barn"},
            MEETING | {"for-hver": "henvisning.a", "om": "gruppe"},
        ),
        # all but those
        (
            {"for-hver": "indsats", "undtagen": "tiltag.leg", "dato-i": "evalueret"},
            {"for-hver": "tiltag.leg", "dato-i": "evalueret"},
        ),
    ],
)
def test_two_that_something_tells_apart(first: dict, second: dict):
    assert told(first, second) == []
    assert told(second, first) == []


def test_one_record_may_be_meant_to_do_for_both():
    assert told(MEETING, MEETING | {"opfylder-også": "første"}) == []
    assert told(MEETING | {"opfylder-også": ["anden"]}, MEETING) == []
    assert told(MEETING | {"opfylder-også": ["tredje"]}, MEETING) == ["møde"]


def test_each_pair_is_told():
    ruleset = ruleset_of(*({"id": name} | MEETING for name in ("en", "to", "tre")))
    problems = told_apart(RulesetVersion(ruleset, (), {}))
    assert [(problem.at[1], problem.message.split('"')[1]) for problem in problems] == [
        (1, "en"),
        (2, "en"),
        (2, "to"),
    ]


def test_the_finding_is_a_warning_at_what_fulfils_it(tmp_path: Path):
    rule = (
        "  - {id: ny, titel: Ny, for-hver: møde.statusmøde, dato-i: ▸referat-udsendt,\n"
        '     ansvarlig: leder, kilde: "folder: Ny (V15)"}\n'
    )
    text, place = unmarked(GROUND.replace("ikke-beregnet:\n", rule + "ikke-beregnet:\n", 1))
    put(tmp_path, "grund", text)
    findings = inspect_ruleset(family(tmp_path, "grund"), TODAY)
    [finding] = [each for each in findings if each.code == "SAG517"]
    assert (finding.severity, finding.span.start) == ("warning", place)
    assert finding.message == 'what fulfils "referat" can fulfil it too: nothing tells them apart'
    assert '"opfylder-også: referat"' in (finding.help or "")
    assert family(tmp_path, "grund").diagnostics == ()  # for cases the ruleset is as it is


def test_a_deadline_that_is_not_there_is_not_meant(tmp_path: Path):
    """SAG501; nor is it meant to fulfil itself."""
    for word in ("opfølgnin", "referat"):
        text = GROUND.replace("dato-i: ref", f"opfylder-også: ▸{word}\n    dato-i: ref", 1)
        text, place = unmarked(text)
        put(tmp_path, "grund", text)
        [finding] = family(tmp_path, "grund").diagnostics
        assert (finding.code, finding.span.start) == ("SAG501", place)


@pytest.mark.parametrize("name", library_of(None).ids)
def test_the_built_in_rulesets_tell_theirs_apart(name: str):
    """H2, R3: of Haderslev's two plans the group's may be the child's as well, and says so."""
    unsaid = []
    for version in library_of(None).family(name).versions:
        assert list(told_apart(version)) == []
        plain = [rule.model_copy(update={"fulfils_too": ()}) for rule in version.ruleset.deadlines]
        ruleset: Ruleset = version.ruleset.model_copy(update={"deadlines": tuple(plain)})
        problems = told_apart(RulesetVersion(ruleset, (), {}))
        unsaid += [ruleset.deadlines[int(problem.at[1])].id for problem in problems]
    assert unsaid == (["ressourcegruppe-handleplan"] if name == "haderslev" else [])


def test_rules_asked_of_the_child_are_matched_however_that_is_written():
    """A15: without for-hver a rule is asked of the child, as with `for-hver: barn`."""
    ruleset = ruleset_of(
        {"id": "første"} | MEETING | {"senest": AFTER_BIRTH},
        {"id": "anden"} | MEETING
        | {"for-hver": "barn", "senest": {"efter": "født", "måneder": "12"}},
    )  # fmt: skip
    case = case_of(barn={"navn": "A", "født": "2025-01-10"}, møder=[meeting("2025-04-01")])
    assert standing(case, "første", "2025-05-01", ruleset) == ["done"]
    assert standing(case, "anden", "2025-05-01", ruleset) == ["upcoming"]
