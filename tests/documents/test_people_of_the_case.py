"""Those around the child and the family: called, named and told of on paper (H10, V9, V10)."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from tests.asking import CHILD

Made = Callable[..., str]
NUMBER = "HAD-2026-001"
PEOPLE = [
    {"navn": "Tea Tværfaglig", "rolle": "psykolog"},
    {"navn": "Mona Eksempel", "tilknytning": "mormor"},
    {"navn": "Dan Chef", "rolle": "dagtilbudschef"},
    {"navn": "Ole Ukendt", "rolle": "familien"},
]
HEADS = ("## Sæt kryds ved dem, der også skal med", "## Til – sæt kryds ved dem, der skal med")


def page(made: Made, word: str, *more: str, ruleset: str = "haderslev", **keys: Any) -> str:
    case = {"sag": "VEJ-2026-001", "regelsæt": ruleset, "barn": CHILD, "personer": PEOPLE, **keys}
    text = yaml.safe_dump(case, allow_unicode=True, sort_keys=False)
    return made(text, word, "VEJ-2026-001", "--format", "md", *more)


def boxes(text: str) -> list[str]:
    """Return the people of the case with a box: who they are stands behind their names."""
    [head] = [head for head in HEADS if head in text]
    lines = text.partition(head)[2].partition("\n## ")[0].splitlines()
    with_box = [line.removeprefix("- ☐ ") for line in lines if line.startswith("- ☐ ")]
    return [
        who for who in with_box if who.split()[0] in ("Tea", "Mona", "Dan", "Ole", "T.T.", "M.E.")
    ]


def test_those_who_take_part_in_such_a_meeting_have_a_box_h10(made: Made) -> None:
    """The council's people are not of a netværksmøde; who has no role is of the family."""
    text = page(made, "indkaldelse:netværksmøde", "--names")
    assert boxes(text) == [
        "Tea Tværfaglig (psykolog)",
        "Mona Eksempel (mormor)",
        "Ole Ukendt (barnet og familien)",
    ]


def test_the_family_is_not_offered_for_a_meeting_of_professionals_h10(made: Made) -> None:
    """At the arbejdsmøde the parents take no part."""
    assert boxes(page(made, "indkaldelse:arbejdsmøde", "--names")) == ["Tea Tværfaglig (psykolog)"]


def test_a_meeting_that_names_nobody_may_be_for_anyone_v6a(made: Made) -> None:
    people = [{"navn": "Tea Tværfaglig", "rolle": "psykolog"}, {"navn": "Mona Eksempel"}]
    text = page(made, "indkaldelse:konsultativt-møde", ruleset="vejle", personer=people)
    assert boxes(text) == ["T.T. (psykolog)", "M.E."]


def test_where_a_choice_was_made_nobody_else_is_called_v9(made: Made) -> None:
    planned = {
        "art": "netværksmøde",
        "planlagt": "2026-10-20",
        "deltagere": ["forældre", "Tea Tværfaglig"],
    }
    text = page(made, "indkaldelse:netværksmøde", møder=[planned])
    assert "☐" not in text
    assert "- Forældre\n- T.T. (psykolog)\n" in text


def test_the_referat_names_those_who_took_part_v15(made: Made) -> None:
    held = {
        "art": "arbejdsmøde",
        "afholdt": "2026-09-20",
        "deltagere": ["pædagog", "Tea Tværfaglig", "Dan Chef", "Mona Eksempel"],
    }
    text = page(made, "referat:arbejdsmøde", "--names", møder=[held])
    took_part = (
        "**Deltagere:** Pædagog, Tea Tværfaglig (psykolog), Dan Chef (dagtilbudschef), "
        "Mona Eksempel (mormor)"
    )
    assert took_part in text
    assert "- ☐ Tea Tværfaglig (psykolog)" in text.partition("## Sendes til")[2]


def test_the_head_of_the_plan_has_them_v10(made: Made) -> None:
    plan = {"nummer": "1", "dato": "2026-06-01", "deltagere": ["Tea Tværfaglig", "psykolog"]}
    people = PEOPLE[:2]
    text = page(
        made, "handleplan", "--names", ruleset="vejle", handleplaner=[plan], personer=people
    )
    assert "**Deltagere på statusmødet:** Tea Tværfaglig (psykolog), psykolog" in text
    text = page(made, "plan", "--next", "--names", ruleset="vejle", personer=people)
    assert "☐ Tea Tværfaglig (psykolog), ☐ Mona Eksempel (mormor)" in text


def test_the_overview_tells_who_they_are_h10(made: Made) -> None:
    around = "**Omkring barnet og familien:** T.T. (psykolog), M.E. (mormor)"
    assert around in page(made, "overblik")
    assert "Omkring barnet" not in page(made, "overblik", personer=[])


@pytest.mark.parametrize("word", ["indkaldelse:netværksmøde", "overblik"])
def test_they_stand_with_initials_like_everyone_f(word: str, made: Made) -> None:
    people = [{"navn": "Tea Tværfaglig", "tilknytning": "mor til Bo Fremmed, ven af Eva Eksempel"}]
    parents = CHILD | {"forældre": [{"navn": "Eva Eksempel"}]}
    text = page(made, word, personer=people, barn=parents)
    assert "Tea" not in text
    assert "Eva" not in text
    assert "T.T. (mor til Bo Fremmed, ven af E.E.)" in text


ROLES_AS_WRITTEN = ["Pædagogen", "psykologer", "Den socialfaglige rådgiver", "TCBU", "Anna Prøve"]


def test_a_word_of_a_role_is_nobodys_name_however_it_is_written_f(made: Made) -> None:
    """Roles in capitals, definite form or the plural stay readable; only people are hidden."""
    meeting = {
        "art": "statusmøde",
        "afholdt": "2026-06-01",
        "deltagere": ROLES_AS_WRITTEN,
        "referat": "Pædagogen kigger forbi, og TCBU ringer til Anna.",
    }
    text = page(made, "referat:statusmøde", ruleset="vejle", møder=[meeting])
    centre = "Tværfagligt Center for Børn og Unge"  # TCBU is the role's own word
    assert f"Pædagogen, psykologer, Den socialfaglige rådgiver, {centre}, A.P." in text
    assert "Pædagogen kigger forbi, og TCBU ringer til A." in text
