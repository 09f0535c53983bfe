"""Haderslev from two leaflets: the newer one holds from its own day on (R1 to R6, A7)."""

import pytest

from sagscli.case.records import Case
from sagscli.deadlines.timeline import timeline
from sagscli.referrals.checklist import checklist
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.ruleset_faults.references import citations
from sagscli.rulesets.records import Ruleset
from sagscli.rulesets.versions import version_for
from tests.building import case_of, day

GUIDE_ALONE, WITH_LEAFLET = library_of(None).family("haderslev").rulesets
OWN_PLAN = "ressourcegruppe-handleplan"


def placed(start: str, art: str = "ressourcegruppe", **keys) -> Case:
    child = {"navn": "Alma Eksempel", "født": "2020-05-05", "dagtilbud": "Regnbuen"}
    return case_of(**{"barn": child, "tilbud": [{"art": art, "opstart": start}], **keys})


def followed(case: Case, today: str = "2026-10-05") -> Ruleset | None:
    return version_for(case, (GUIDE_ALONE, WITH_LEAFLET), day(today))


def test_the_leaflet_is_no_older_than_the_law_it_names() -> None:
    """A7: Barnets Lov holds from 1 January 2024."""
    [_before, law] = WITH_LEAFLET.sources["lov"].editions
    assert WITH_LEAFLET.valid.since == law.since == day("2024-01-01")
    assert GUIDE_ALONE.valid.until == day("2023-12-31")


@pytest.mark.parametrize(
    ("start", "plans"), [("2023-12-31", []), ("2024-01-01", [None]), ("2026-08-17", [None])]
)
def test_a_place_has_a_plan_of_its_own_from_the_leaflets_day_on(start: str, plans: list) -> None:
    """R3, R5: the plan is asked for, and no day is set."""
    case = placed(start)
    obligations = timeline(case, followed(case), day("2026-10-05"))
    assert [each.due for each in obligations if each.rule == OWN_PLAN] == plans


@pytest.mark.parametrize(
    ("today", "missing"),
    [
        ("2023-12-31", ["ressourcevurdering", "aftale"]),
        ("2024-01-01", ["ressourcevurdering", "aftale", "alder"]),
    ],
)
def test_an_age_is_asked_for_from_the_leaflets_day_on(today: str, missing: list[str]) -> None:
    """R1: a child of seven; what was begun long before does not keep the leaflet out."""
    tried = [{"niveau": "forebyggende", "start": "2023-06-12"}]
    case = case_of(barn={"navn": "A", "født": "2016-05-05"}, indsatser=tried)
    items = checklist(case, followed(case, today), "ressourcegruppe", day(today)).items
    standings = [item.standing for item in items]
    assert [each.id for each in standings if each.state == "missing"] == missing


def test_what_was_begun_under_the_guide_alone_stays_there() -> None:
    """The first place decides: one of before the leaflet, and a new one."""
    first = {"art": "mellemform", "opstart": "2023-08-14", "ophør": "2023-12-15"}
    later = {"art": "ressourcegruppe", "opstart": "2024-02-01"}
    assert followed(placed("2024-02-01", tilbud=[first, later])) is GUIDE_ALONE
    assert followed(placed("2024-02-01", tilbud=[later])) is WITH_LEAFLET


def test_the_guide_alone_cites_no_other_leaflet() -> None:
    assert "folder" not in GUIDE_ALONE.sources
    assert not [text for _path, text in citations(GUIDE_ALONE) if "folder:" in text or "(R" in text]


@pytest.mark.parametrize(
    ("fact", "parts"),
    [
        ("R1", {"tilbud", "henvisninger", "ikke-beregnet"}),
        ("R2", {"henvisninger", "ikke-beregnet"}),
        ("R3", {"frister", "ikke-beregnet"}),
    ],
)
def test_what_the_leaflet_says_is_cited_from_it(fact: str, parts: set[str]) -> None:
    cited = [(path, text) for path, text in citations(WITH_LEAFLET) if f"({fact}" in text]
    assert all("folder: " in text for _path, text in cited)
    assert {path[0] for path, _text in cited} == parts


@pytest.mark.parametrize("ruleset", [GUIDE_ALONE, WITH_LEAFLET], ids=["guide", "leaflet"])
def test_the_law_is_cited_beside_a_leaflet_and_never_alone(ruleset: Ruleset) -> None:
    """A7."""
    cited = [text for _path, text in citations(ruleset) if "lov:" in text]
    assert cited
    assert all(text.startswith(("guide: ", "folder: ")) for text in cited)


def test_all_else_is_the_same() -> None:
    """The versions differ in what the leaflet says, and in nothing else."""
    shared = set(GUIDE_ALONE.referrals) - {"ressourcegruppe"}
    assert {name: WITH_LEAFLET.referrals[name] for name in shared} == {
        name: GUIDE_ALONE.referrals[name] for name in shared
    }
    newer = [rule for rule in WITH_LEAFLET.deadlines if rule.id != OWN_PLAN]
    assert tuple(newer) == GUIDE_ALONE.deadlines
    assert WITH_LEAFLET.roles == GUIDE_ALONE.roles
    assert WITH_LEAFLET.meetings == GUIDE_ALONE.meetings
