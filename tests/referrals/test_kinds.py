"""Every kind of requirement stands in the registry once, and says all of itself."""

from typing import Any

import pytest

from sagscli import language
from sagscli.case.records import Case, Referral
from sagscli.case.walk import nested
from sagscli.referrals.checklist import checklist
from sagscli.referrals.description import requirement_text
from sagscli.referrals.evaluation import context_of
from sagscli.referrals.kinds.kind import RecordRequirement, RequirementKind
from sagscli.referrals.kinds.registry import KINDS, kind_of
from sagscli.rulesets.records import Requirement, Ruleset
from tests.building import day
from tests.referrals.asking import MISSING, TODAY, asking, child, referral, the

WHEN = {"stage", "only_if", "after", "based_on", "by_date", "advisory", "about"}
OF_EVERY_KIND = {"id", "title", "responsible", "source"} | WHEN
"""The attributes of a requirement that go with whatever it asks for."""

ASKING: dict[str, Any] = {
    "meeting": {"møde": "netværksmøde"},
    "assessment": {"vurdering": "psykologisk"},
    "consent": {"samtykke": "deling"},
    "date_key": {"dato": "anbefalet"},
    "written_by": {"skrevet-af": "leder"},
    "age_for": {"alder": "minigruppe"},
    "judgement": {"skøn": {"spørgsmål": "Er det så?", "af": ["leder"], "svar": "ja"}},
    "level": {"niveau": "forebyggende"},
    "action": {"tiltag": "leg"},
    "plan": {"handleplan": "fokuspunkter"},
    "referral": {"henvisning": "andet"},
    "theme": {"observation": "samspil"},
}
"""A requirement of each kind, in as few words as it takes."""

WITH: dict[str, Any] = {
    "discussed": {"drøftet": ["plan"]},
    "participants": {"deltagere": ["leder", "forældre"]},
    "filled": {"udfyldt": ["bilag"]},
    "fields": {"felter": ["mål"]},
    "form": {"form": "skriftlig"},
    "consent_of": {"fra": "en"},
    "asked_of": {"bestilles-hos": "leder"},
    "agreed_at": {"aftalt-ved": ["netværksmøde"]},
    "counts_from": {"tæller-fra": {"året-før": "skolestart"}},
    "belongs_to": {"hører-til": "k0"},
}
UNTOLD = {"counts_from"}
"""What the description of a requirement does not tell."""

GRANTED = referral(afgørelse={"dato": TODAY, "udfald": "bevilget"})

RECORDS = [kind for kind in KINDS if isinstance(kind, RecordRequirement)]


def name_of(kind: RequirementKind) -> str:
    return kind.attribute


def asked(*requirements: dict) -> tuple[Requirement, Ruleset]:
    ruleset = asking(*requirements)
    return ruleset.referrals["støtte"].requirements[-1], ruleset


def test_what_a_requirement_asks_for_has_one_kind_and_the_reverse() -> None:
    attributes = [kind.attribute for kind in KINDS]
    with_them = {name for kind in KINDS for name in kind.goes_with}
    assert sorted(attributes) == sorted(set(Requirement.model_fields) - with_them - OF_EVERY_KIND)
    assert not with_them & (OF_EVERY_KIND | set(attributes))
    assert with_them <= set(Requirement.model_fields)
    assert list(ASKING) == attributes
    assert set(WITH) == with_them


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_a_requirement_leads_to_its_kind(kind: RequirementKind) -> None:
    requirement, _ruleset = asked(ASKING[kind.attribute])
    assert kind_of(requirement) is kind


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_a_kind_writes_what_a_case_without_it_needs(kind: RequirementKind) -> None:
    """What is written is a key of the case, and filled in it is no longer wanting."""
    requirement, ruleset = asked(ASKING[kind.attribute])
    tree = kind.draft(requirement, context_of(child(), ruleset, "støtte", day(TODAY)))
    assert tree
    assert set(tree) <= set(Case.keys())


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_a_kind_tells_all_that_goes_with_it(kind: RequirementKind) -> None:
    plain, ruleset = asked({}, ASKING[kind.attribute])
    for name in set(kind.goes_with) - UNTOLD:
        more, with_more = asked({}, ASKING[kind.attribute] | WITH[name])
        assert requirement_text(more, with_more) != requirement_text(plain, ruleset), name


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_a_kind_names_the_roles_it_asks_for(kind: RequirementKind) -> None:
    with_participants = WITH["participants"] if "participants" in kind.goes_with else {}
    requirement, _ruleset = asked(ASKING[kind.attribute] | with_participants)
    names = {"written_by": ("leder",), "judgement": ("leder",)}
    wanted = ("leder", "forældre") if with_participants else names.get(kind.attribute, ())
    assert tuple(kind.roles(requirement)) == wanted


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_a_kind_looks_at_a_record_of_the_case(kind: RequirementKind) -> None:
    assert kind.record is not None
    assert kind.record in {inner for _name, _danish, inner, _many in nested(Case)}


@pytest.mark.parametrize("kind", RECORDS, ids=name_of)
def test_a_kind_of_entry_has_a_title_and_a_row_for_each_column(kind: RecordRequirement) -> None:
    requirement, ruleset = asked(ASKING[kind.attribute])
    [word] = kind.words(requirement)
    assert kind.title(word, ruleset).lower().startswith(word[:4])
    record = kind.record.model_construct(held=day(TODAY))
    if kind.record is Referral:
        [record] = child(henvisninger=GRANTED).referrals
    cells = kind.cells(record)
    assert len(kind.columns) == (len(cells) + 1 if cells is not None else 0)
    assert bool(kind.heading) == bool(kind.columns)


def test_a_kind_that_leaves_something_out_cannot_be_made() -> None:
    class Half(RequirementKind):
        attribute = "half"
        goes_with = ()

    with pytest.raises(TypeError, match=r"draft.*evaluate.*record"):
        Half()  # type: ignore[abstract]


def test_a_key_of_the_record_that_is_blank_is_filled_in() -> None:
    """V5: a path that is not written leads to no file that could be missing."""
    made = {"art": "psykologisk", "dato": "2026-09-05", "af": "psykolog"}
    requirement = {"vurdering": "psykologisk", "udfyldt": ["bilag"]}
    found = checklist(child(vurderinger=[made]), asking(requirement), "støtte", day(TODAY))
    assert found.open[0].standing.detail == 'fill in "bilag" in vurderinger, entry 1'


@pytest.mark.parametrize("words", ["en", "da"])
def test_what_only_lacks_keys_is_told_to_be_recorded_later(words: language.Language) -> None:
    """Whether it is does not hang on how it is said."""
    answers = {"klogt": {"svar": "ja", "af": "leder", "dato": "2026-10-20"}}
    case = child(
        henvisninger=referral(udarbejdet="2026-09-20", anbefalet="2026-10-20", skøn=answers),
        møder=[{"art": "netværksmøde", "afholdt": "2026-09-01"}],
    )
    ruleset = asking(
        {"dato": "anbefalet"},
        {"id": "klogt"} | ASKING["judgement"],
        ASKING["meeting"] | {"udfyldt": ["bilag"]},
    )
    with language.speaking(words):
        later = language._("it is recorded for a later day")
        dated, answered, held = checklist(case, ruleset, "støtte", day(TODAY)).items
        assert dated.standing.detail == later
        assert answered.standing.detail == language._("the question is not answered")
        assert held.standing.only_keys
        assert held.standing.detail != later


def test_only_keys_says_that_nothing_else_is_wanting() -> None:
    blank = the(child(), {"dato": "anbefalet"})
    assert (blank.state, blank.keys, blank.only_keys) == (
        MISSING,
        ("henvisninger.anbefalet",),
        True,
    )
    unheld = the(child(møder=[{"art": "netværksmøde"}]), ASKING["meeting"])
    assert (unheld.keys, unheld.only_keys) == (("møder[0].afholdt",), False)
