"""Every ruleset: its examples hold, its words are its own, its rules are cited."""

import re

import pytest

from sagscli.case.walk import records
from sagscli.deadlines.timeline import timeline
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.ruleset_faults.faults import faults
from sagscli.ruleset_faults.references import citations
from sagscli.ruleset_lint.examples import failures
from sagscli.ruleset_lint.lint import inspect_ruleset
from sagscli.rulesets.citation import BETWEEN
from sagscli.rulesets.records import Ruleset
from tests.building import VEJLE, case_of, day
from tests.local import TODAY

FAMILIES = [library_of(None).family(name) for name in library_of(None).ids]
ALL = [
    pytest.param(version, id=f"{version.ruleset.id}-{version.since}")
    for family in FAMILIES
    for version in family.versions
]
ID = r"[VHRLKAF][0-9]+[a-d]?"
CITATION = re.compile(rf"(?P<source>[^:]+):(?: .+)? \((?P<ids>{ID}([–,] ?{ID})*)\)")

every_version = pytest.mark.parametrize("version", ALL)


def test_these_are_the_rulesets_that_come_with_the_tool():
    """V, H and R, L, K."""
    assert [family.id for family in FAMILIES] == [
        "haderslev",
        "læringsmiljø",
        "observation",
        "vejle",
    ]


@every_version
def test_every_example_holds(version):
    assert failures(version.ruleset) == []


@every_version
def test_nothing_is_wrong_with_it(version):
    """Every word, event, id and circle."""
    assert version.diagnostics == ()
    assert list(faults(version)) == []


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.id)
def test_nothing_could_be_better(family):
    """Every rule is tried, every word used, every choice of a month's end shown by an example.

    On a fixed day: that a review grows old (SAG513) is for those who run the check.
    """
    found = inspect_ruleset(family, TODAY)
    assert [one for one in found if one.code != "SAG513"] == []


@every_version
def test_every_citation_names_a_source_and_an_id(version):
    """Whoever asks finds the sentence, and the entry of the catalogue."""
    found = list(citations(version.ruleset))
    assert found
    for _path, text in found:
        for part in text.split(BETWEEN):
            cited = CITATION.fullmatch(part)
            assert cited, text
            assert cited["source"] in version.ruleset.sources


@every_version
def test_whatever_a_rule_rests_on_is_cited(version):
    """A deadline, a requirement, a way, and what is not computed."""
    for path, record in records(version.ruleset):
        if type(record).__name__ in ("DeadlineRule", "Requirement", "Way", "NotReckoned"):
            assert record.source, path


@every_version
def test_every_requirement_is_shown_in_each_of_its_states(version):
    """The examples of a gate tell what they expect of all of it, and have it ready and not."""
    for name, kind in version.ruleset.referrals.items():
        expected = [
            one
            for example in version.ruleset.examples
            for one in example.expects
            if one.referral == name
        ]
        stopped = {id_ for one in expected for id_ in (*one.missing, *one.unknown, *one.advised)}
        assert {one.id for one in kind.requirements} <= stopped
        assert any(not one.missing and not one.unknown for one in expected)


@every_version
def test_a_version_is_named_after_its_folder_and_its_first_day(version):
    path = version.files[0].path
    assert (path.parent.name, path.stem) == (version.ruleset.id, version.since.isoformat())


# Vejle


def test_the_deadlines_of_vejle():
    """V8, V9, V13 to V16; A6: no more than the leaflet has."""
    cited = {one.id: CITATION.fullmatch(one.source)["ids"] for one in VEJLE.deadlines}
    assert cited == {
        "handleplan": "V8",
        "statusmøde": "V9",
        "forberedende-skolemøde": "V13, V14",
        "beslutningsreferat": "V15",
        "yderligere-aftale": "V16",
    }


def test_the_school_meeting_cites_the_leaflet_for_both_of_its_limbs():
    """V14, A3."""
    (rule,) = (one for one in VEJLE.deadlines if one.id == "forberedende-skolemøde")
    assert [(one.months, one.last) for one in rule.latest.earliest_of] == [
        (6, None),
        (None, (11, 1)),
    ]
    assert all("V14" in one.source for one in rule.latest.earliest_of)


def test_who_acts_for_a_child_not_enrolled():
    """A10: the consultant for the leader; the minigruppe's staff keep the plan and the meetings."""
    acting = {one.id: VEJLE.roles[one.responsible].when_not_enrolled for one in VEJLE.deadlines}
    assert acting == {
        "handleplan": None,
        "statusmøde": None,
        "forberedende-skolemøde": "småbørnskonsulent",
        "beslutningsreferat": None,  # the institution writes it (V15)
        "yderligere-aftale": None,  # what is agreed is done by who was agreed on (V16)
    }


def test_a_minigruppe_has_six_to_eight_children_from_three_years_to_school():
    """V1, V2."""
    minigruppe = VEJLE.placements["minigruppe"]
    assert (minigruppe.places.fewest, minigruppe.places.most) == (6, 8)
    assert (minigruppe.ages.since, minigruppe.ages.until) == (3, "skolestart")


def test_what_a_status_meeting_takes_a_position_on():
    """V9."""
    assert list(VEJLE.meetings["statusmøde"].agenda) == ["relationer", "fællesskab", "udbytte"]


def test_the_form_of_the_plan():
    """V11, V12: which field is filled in when."""
    fields = VEJLE.forms["status-og-handleplan"].fields_by_id
    assert {name: one.when for name, one in fields.items() if name != "øvrige-aftaler"} == {
        "trivsel-dagtilbud": ("før",),
        "relationer": ("før",),
        "praksisser": ("før",),
        "trivsel-hjem": ("under", "efter"),
        "velplaceret": ("under",),
        "mål-og-fokus": ("før", "under"),
        "arbejdshypoteser": ("før", "under"),
        "fokus-hjem": (),
    }
    assert [one.part for one in fields.values()] == ["Status"] * 5 + [
        "Fokus frem til næste statusmøde"
    ] * 4
    home, more = fields["fokus-hjem"], fields["øvrige-aftaler"]
    assert (home.by, home.together) == ("minigruppens-personale", ())
    assert (more.by, more.when, more.together) == (None, (), ())
    assert more.title == "Øvrige aftaler/kommentarer fra statusmødet"


# --- Haderslev, læringsmiljø, observation


HADERSLEV = library_of(None).family("haderslev").rulesets[-1]


def cited_by(ruleset: Ruleset) -> dict[str, str]:
    return {
        one.id: ", ".join(CITATION.fullmatch(part)["ids"] for part in one.source.split(BETWEEN))
        for one in ruleset.deadlines
    }


def test_the_deadlines_of_haderslev():
    """H2, H4, H5, H7, R3; A6: Vejle's cycle is not among them, and nothing repeats."""
    assert cited_by(HADERSLEV) == {
        "individuel-handleplan": "H2, H10",
        "indsats-evaluering": "H2",
        "ressourcevurdering-evaluering": "H4, A5",
        "papirer-til-distriktsråd": "H5, A4",
        "skriftligt-svar": "H7",
        "skriftligt-svar-konsulent": "H7",
        "ressourcegruppe-handleplan": "R3",
    }
    assert not any(one.repeat for one in HADERSLEV.deadlines)


def test_haderslev_has_three_levels_and_both_come_before_the_last():
    """H1: of the second level the guide asks for no other first."""
    assert {name: one.after for name, one in HADERSLEV.levels.items()} == {
        "forebyggende": (),
        "foregribende": (),
        "indgribende": ("forebyggende", "foregribende"),
    }
    assert HADERSLEV.levels["foregribende"].aimed_at == "fællesskab"
    assert {name for name, one in HADERSLEV.placements.items() if one.level == "indgribende"} == {
        "ressourcegruppe",
        "tilbud-82-83",
    }


GUIDE = {
    "forebyggende": (
        "observationer sprogvurdering sprogtrappen fokuspunkter ressourceprofil dialogprofil "
        "trivselsvurdering topi børnesamtale børneinterview udviklingsplan trivselsforløb "
        "mål-og-tegn løbende-dialog forældresamtaler opfølgende-møder netværksmøder "
        "familierådslagning differentiering fleksibel-gruppedannelse fælles-metoder "
        "kodning-af-læringsmiljøer visuel-understøttelse interne-vejledere mellemform krap"
    ),
    "foregribende": (
        "fokuserede-observationer handleplan-med-tegn-og-tiltag mål-og-indsatsplan arbejdsmøde "
        "tværfaglige-møder konsultativ-bistand stuemøder-med-praksisvejleder sparringsmøder "
        "inddragelse-af-børnegruppen fokuspunkter samarbejde-med-forældre "
        "udvidet-forældresamarbejde samarbejde-med-praksisvejleder samarbejde-med-rådgivende-team "
        "differentiering struktur ledelse-af-børnegruppen kamibe krap icdp gruppedannelse "
        "mellemform specialpædagogisk-viden selvregulering anerkendende-kommunikation "
        "relationsarbejde karakterstyrker sammenhængende-overgange netværksmøder "
        "netværksmøde-med-fagpersoner samarbejde-med-familierådgivningen familierådslagning "
        "underretning ppv viso distriktsråd"
    ),
}


@pytest.mark.parametrize("level", GUIDE)
def test_every_tiltag_stands_at_the_levels_where_the_guide_has_it(level: str):
    """H15: none is missing, and several stand at both."""
    there = {name for name, one in HADERSLEV.actions.items() if level in one.levels}
    beside = {"lille-børnefællesskab", "sammenhængende-indsatser"}  # H8, H10
    assert there - beside == set(GUIDE[level].split())


def test_the_catalogue_of_tiltag_has_the_level_and_those_who_carry_it_out():
    """H15."""
    assert len(HADERSLEV.actions) > 40
    assert all(one.levels and one.by for one in HADERSLEV.actions.values())


def test_haderslev_invents_no_size_no_deadline_and_no_cycle():
    """R5, A6."""
    assert HADERSLEV.placements["ressourcegruppe"].places is None
    assert HADERSLEV.deadline("ressourcegruppe-handleplan").latest is None


def test_the_law_is_called_what_it_was_called():
    """A7."""
    [until, since] = HADERSLEV.sources["lov"].editions
    assert (until.until.isoformat(), since.since.isoformat()) == ("2023-12-31", "2024-01-01")


def test_the_eight_criteria_of_a_mellemform():
    """H9."""
    kind = HADERSLEV.referrals["mellemform"]
    assert [(one.title or "")[:2] for one in kind.requirements] == [f"{n}." for n in range(1, 9)]


def test_without_cpr_there_is_no_signature():
    """H7, A9."""
    for name, kind in HADERSLEV.referrals.items():
        signed = any(one.consent and one.form for one in kind.requirements)
        if kind.about == "gruppe":
            assert not signed, name
    assert any(one.form for one in HADERSLEV.referrals["ressourcevurdering"].requirements)


def test_a_learning_environment_is_about_a_group():
    """L1 to L4, A9: no rule of it is asked of a child."""
    [ruleset] = library_of(None).family("læringsmiljø").rulesets
    assert cited_by(ruleset) == {
        "fase-1": "L2",
        "fase-2-øvelse": "L2",
        "fase-2-mål": "L2",
        "fase-3": "L2",
        "stuemøde": "L3",
    }
    assert {one.about for one in (*ruleset.meetings.values(), *ruleset.forms.values())} == {
        "gruppe"
    }
    assert len(ruleset.forms["læringsmiljø"].fields_by_id) == 9
    repeat = ruleset.deadline("stuemøde").repeat
    assert (repeat.weeks, repeat.months, repeat.counted_from) == (4, None, "anker")
    assert len(ruleset.meetings["stuemøde"].must_discuss) == 5


def test_the_observations_before_support():
    """K3."""
    [ruleset] = library_of(None).family("observation").rulesets
    [kind] = ruleset.referrals.values()
    assert [one.theme for one in kind.requirements] == ["ressourcer", "samspil", "intentioner"]
    assert ruleset.deadlines == ()


@pytest.mark.parametrize(
    ("about", "expected"),
    [({"barn": {"navn": "A"}}, ["skriftligt-svar"]), ({"gruppe": {"navn": "Blå stue"}}, [])],
    ids=str,
)
def test_a_praksisvejleder_for_a_child_is_answered_in_writing(about, expected):
    """H7: with a CPR number; without one there is neither answer nor signature."""
    decided = {"til": "praksisvejleder", "afgørelse": {"dato": "2026-09-17", "udfald": "bevilget"}}
    case = case_of(**about, henvisninger=[decided])
    rules = [due.rule for due in timeline(case, HADERSLEV, day("2026-10-05"))]
    assert [rule for rule in rules if rule == "skriftligt-svar"] == expected
