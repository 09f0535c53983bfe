"""What a case says of work that goes on: positions, evaluations on the way, documentation."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
import yaml

from sagscli.validation.context import Context
from sagscli.validation.dates import order
from sagscli.validation.meetings import incomplete
from sagscli.validation.plans_and_measures import levels
from tests.asking import CHILD, GROUP, HADERSLEV
from tests.building import VEJLE, case_of, day, meeting

TODAY = day("2026-10-05")
Made = Callable[..., str]


def page(made: Made, word: str, ruleset: str, *more: str, **keys: Any) -> str:
    case = {"sag": "VEJ-2026-001", "regelsæt": ruleset, **keys}
    text = yaml.safe_dump(case, allow_unicode=True, sort_keys=False)
    return made(text, word, "VEJ-2026-001", "--format", "md", *more)


POSITIONS = {"relationer": "Alma leger med to andre.", "udbytte": "Ja", "fællesskab": "Med på tur"}


def test_the_referat_prints_the_position_on_each_topic_v9(made: Made) -> None:
    held = {**meeting("2026-06-02"), "stillingtagen": POSITIONS, "drøftet": ["relationer"]}
    text = page(made, "referat:statusmøde", "vejle", barn=CHILD, møder=[held])
    assert "A. leger med to andre" in text
    assert text.count("leger med to andre") == 1
    assert "Med på tur" in text


def test_a_position_on_a_topic_says_that_it_was_taken_up_v9() -> None:
    case = case_of(barn=CHILD, møder=[{**meeting("2026-06-02"), "stillingtagen": POSITIONS}])
    assert [
        one for one in incomplete(Context(case, VEJLE, TODAY)) if "drøftet" in str(one.at)
    ] == []


MEASURE = {"niveau": "forebyggende", "start": "2026-01-05", "mål": ["Leg"], "tegn": ["Med i leg"]}
SERIES = [
    {"dato": "2026-02-05", "tekst": "Alma er med.", "justering": "Færre børn"},
    {"dato": "2026-09-05", "tekst": "Endnu mere."},
]


def test_a_plan_prints_each_evaluation_and_what_was_adjusted_h2(made: Made) -> None:
    plan = {"skema": "fokuspunkter", "dato": "2026-03-01"}
    keys = {"indsatser": [{**MEASURE, "evalueringer": SERIES}], "handleplaner": [plan]}
    text = page(made, "handleplan:fokuspunkter", "haderslev", barn=CHILD, **keys)
    assert "Evalueret undervejs 5. februar 2026" in text
    assert "Justering: Færre børn" in text


def test_a_plan_does_not_know_an_evaluation_to_come_h2(made: Made) -> None:
    plan = {"skema": "fokuspunkter", "dato": "2026-03-01"}
    later = [{**SERIES[1], "dato": "2026-10-20"}]
    keys = {"indsatser": [{**MEASURE, "evalueringer": later}], "handleplaner": [plan]}
    text = page(made, "handleplan:fokuspunkter", "haderslev", barn=CHILD, **keys)
    assert "Endnu mere" not in text


@pytest.mark.parametrize(("first", "told"), [("2026-02-05", 0), ("2026-02-07", 1)])
def test_an_evaluation_on_the_way_is_one_of_its_level_a22(first: str, told: int) -> None:
    foregribende = {**MEASURE, "niveau": "foregribende", "evalueret": "2026-02-01"}
    measures = [
        {**MEASURE, "evalueringer": [{"dato": first}]},
        foregribende,
        {**MEASURE, "niveau": "indgribende", "start": "2026-02-06"},
    ]
    case = case_of(barn=CHILD, indsatser=measures)
    assert len(list(levels(Context(case, HADERSLEV, TODAY)))) == told


def test_an_evaluation_lies_after_the_start_sag301() -> None:
    early: dict[str, Any] = {**MEASURE, "evalueringer": [SERIES[0], {"dato": "2026-01-01"}]}
    [found] = order(Context(case_of(barn=CHILD, indsatser=[early]), HADERSLEV, TODAY))
    assert found.at == ("indsatser", 0, "evalueringer", 1, "dato")


STAGE = {
    "fase": "fase-3",
    "start": "2026-03-09",
    "forløb": [{"hvad": "Tur i skoven", "mål": ["Turtagning"], "tegn": ["Venter på tur"]}],
}


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        ([], None),
        ([("video", "2026-04-10")], "siden mødet 8. april 2026: 1 video."),
        ([("video", "2026-04-08")], "siden mødet 8. april 2026: ingen."),
        (
            [("video", "2026-04-10"), ("tekst", "2026-04-11"), ("video", None)],
            "siden mødet 8. april 2026: 2 videoer og 1 tekst.",
        ),
        (
            [("billeder", "2026-04-10"), ("observation", "2026-04-11")],
            "siden mødet 8. april 2026: 1 sæt billeder og 1 observation.",
        ),
    ],
)
def test_the_plan_of_a_group_tells_what_was_documented_since_the_last_meeting_l4(
    pieces: list[tuple[str, str | None]], said: str | None, made: Made
) -> None:
    text = page(
        made,
        "handleplan",
        "læringsmiljø",
        gruppe=GROUP,
        faser=[STAGE],
        møder=[meeting("2026-04-08", art="stuemøde")],
        dokumentation=[{"form": form, "dato": on} for form, on in pieces],
    )
    assert (f"Dokumentation {said}" in text) if said else ("Dokumentation siden" not in text)


def test_the_plan_of_a_group_has_the_goals_and_signs_of_each_small_group_l2(made: Made) -> None:
    """Phase by phase, under its focus; a phase without small groups has no table."""
    first = deepcopy(STAGE) | {"fokus": "Legen", "start": "2026-01-09"}
    stages = [first, STAGE, {"fase": "fase-2-øvelse"}]
    text = page(made, "handleplan", "læringsmiljø", gruppe=GROUP, faser=stages)
    heads = [line for line in text.splitlines() if line.startswith("## Forløb: ")]
    assert heads[0] == "## Forløb: Legen"
    assert heads[1].startswith("## Forløb: Fase 3")
    assert len(heads) == 2
    assert text.count("| Tur i skoven | Turtagning | Venter på tur |") == 2


def test_the_referat_has_a_heading_for_each_position_and_a_list_of_the_rest_v9(made: Made) -> None:
    own = {"udbytte": "Ja", "turen til skoven": "Vi går igen."}
    held = {**meeting("2026-06-02"), "stillingtagen": own, "drøftet": ["relationer", "udbytte"]}
    text = page(made, "referat:statusmøde", "vejle", barn=CHILD, møder=[held])
    taken = text.partition("## Det tog vi stilling til")[2]
    assert "### Om barnet fortsat har glæde af at være i minigruppen" in taken
    assert "### Turen til skoven" in taken
    discussed = text.partition("## Drøftet")[2].partition("## Det tog")[0]
    assert "danne og/eller opretholde relationer" in discussed
    assert "glæde" not in discussed


def test_whom_an_indsats_is_directed_at_stands_with_it_h1(made: Made) -> None:
    both = {**MEASURE, "niveau": "foregribende", "rettet-mod": ["fællesskab", "barn"]}
    plan = {"skema": "fokuspunkter", "dato": "2026-03-01"}
    keys = {"indsatser": [both, MEASURE], "handleplaner": [plan]}
    text = page(made, "handleplan:fokuspunkter", "haderslev", barn=CHILD, **keys)
    assert "*Foregribende · rettet mod fællesskabet og barnet · begyndt 5. januar 2026*" in text
    assert "*Forebyggende · begyndt 5. januar 2026*" in text


def test_the_referral_has_the_wished_start_and_each_need_on_a_line_a19_v2(made: Made) -> None:
    answer = {"svar": "ja", "eksempler": ["struktur"], "af": "psykolog", "dato": "2026-09-01"}
    referral = {
        "til": "minigruppe",
        "ønsket-opstart": "2026-11-02",
        "skøn": {"støttebehov": answer},
    }
    text = page(made, "henvisning", "vejle", "--draft", barn=CHILD, henvisninger=[referral])
    assert "**Ønsket opstart:** 2. november 2026" in text
    assert "*Psykolog, 1. september 2026*\n\n- ☐ Særlig støtte" in text
    assert "\n- ☒ Høj grad af struktur og forudsigelighed\n" in text
