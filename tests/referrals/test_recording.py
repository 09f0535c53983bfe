"""How to record what a checklist asks for: item by item, and all of it at once (V4, H5, K3)."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from sagscli import language
from sagscli.case.records import Case
from sagscli.casefile.folder import case_files
from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.referrals.checklist import Checklist, ChecklistItem, checklist
from sagscli.referrals.standing import State
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.rulesets.records import Ruleset
from sagscli.validation.reading import read_case
from tests.building import VEJLE, case_of, day

RULESETS = {name: library_of(None).family(name).rulesets[-1] for name in library_of(None).ids}
HADERSLEV = RULESETS["haderslev"]
CHILD = {"navn": "Alma Eksempel", "født": "2022-03-14", "dagtilbud": "Børnehuset Regnbuen"}

GATES = [(name, to) for name, ruleset in RULESETS.items() for to in ruleset.referrals]
TODAY = day("2026-12-01")
PARENT = "Eva Eksempel"
_NOTE = re.compile(r"# \D*(\d+)")


def _empty(ruleset: Ruleset, to: str, *, enrolled: bool = True) -> dict[str, Any]:
    if ruleset.referrals[to].about == "gruppe":
        return {"sag": "T-1", "gruppe": {"navn": "Gul stue"}}
    child = {"navn": "Alma Eksempel"} | ({"dagtilbud": "Regnbuen"} if enrolled else {})
    return {"sag": "T-1", "barn": child}


def _filled(value: Any, on: str, role: str, key: str = "", section: str = "") -> Any:
    """Return what a hint says with its blanks filled in, as one who knows the child would."""
    if isinstance(value, dict):
        return {name: _filled(one, on, role, name, section or name) for name, one in value.items()}
    if isinstance(value, list):
        return [_filled(one, on, role, key, section) for one in value]
    known = {"født": "2021-03-14", "svar": "ja", "navn": PARENT}
    if key in known:
        return known[key]
    if "-MM-DD" in value:
        return on
    if value != "…":
        return value
    by = {"samtykker": PARENT}.get(section, role)
    return by if key == "af" else "Legen varer længere, når gruppen er lille."


def _as_read(lines: tuple[str, ...]) -> dict[str, Any]:
    document = read("\n".join((*lines, "")).encode())
    assert document.flaws == (), lines
    assert document.value, lines
    return document.value


def _written(case: dict[str, Any], item: ChecklistItem, on: str) -> None:
    """Write the lines of a hint into a case: new entries last, others where the note says."""
    noted = [int(number) - 1 for line in item.lines for number in _NOTE.findall(line)]
    new = _filled(_as_read(item.lines), on, item.standing.responsible)
    _merge(case, new, iter(noted))


def _merge(into: dict[str, Any], new: dict[str, Any], noted: Iterator[int]) -> None:
    for key, value in new.items():
        if isinstance(value, dict):
            _merge(into.setdefault(key, {}), value, noted)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            [entry] = value
            entries = into.setdefault(key, [])
            at = next(noted, None)
            if at is None:
                entries.append(entry)
            else:
                _merge(entries[at], entry, noted)
        else:
            into[key] = value


def _text(case: dict[str, Any]) -> str:
    return yaml.safe_dump(case, allow_unicode=True, sort_keys=False)


def _looked_at(case: dict[str, Any], ruleset: Ruleset, to: str) -> Checklist:
    document = read(_text(case).encode())
    assert document.flaws == ()
    whole, problems = shape(Case, document.value or {})
    assert problems == []
    return checklist(whole, ruleset, to, TODAY)


def _findings(case: dict[str, Any], ruleset: Ruleset, folder: Path) -> list[str]:
    """Return the errors `sag validate` finds in a case, in short."""
    path = folder / "sager" / "T-1.yaml"
    path.write_text(_text(case | {"regelsæt": ruleset.id}), encoding="utf-8")
    _folders, [file] = case_files([str(path)])
    found = read_case(file, TODAY).diagnostics(names=True)
    return [f"{one.code} {one.message}" for one in found if one.severity == "error"]


@pytest.mark.parametrize(("name", "to"), GATES)
def test_the_lines_of_a_hint_are_ones_a_case_can_have(name, to, folder) -> None:
    ruleset = RULESETS[name]
    for words, enrolled in itertools.product(("en", "da"), (True, False)):
        language.use(words)
        empty = case_of(**_empty(ruleset, to, enrolled=enrolled))
        for item in checklist(empty, ruleset, to, TODAY).items:
            case = _empty(ruleset, to, enrolled=enrolled)
            assert item.lines, item.standing.id
            _written(case, item, "2026-09-01")
            assert _findings(case, ruleset, folder) == [], (item.standing.id, item.lines)


@pytest.mark.parametrize(
    ("name", "to", "enrolled"),
    [(name, to, True) for name, to in GATES] + [("vejle", "minigruppe", False)],
)
def test_a_new_user_who_does_what_it_says_gets_ready(name, to, enrolled, folder) -> None:
    """From an empty case, doing only what the first open line says, until nothing is open."""
    ruleset = RULESETS[name]
    case = _empty(ruleset, to, enrolled=enrolled)
    rounds = 0
    while (found := _looked_at(case, ruleset, to)).open:
        rounds += 1
        assert rounds <= 40, [item.standing for item in found.open]
        before = _text(case)
        _written(case, found.open[0], f"2026-09-{min(rounds, 30):02}")
        assert _text(case) != before, found.open[0]
    assert found.is_ready
    assert rounds >= len(found.items) - found.count(State.NOT_APPLICABLE) - 5
    assert _findings(case, ruleset, folder) == []


def test_a_hint_never_answers_a_judgement() -> None:
    """Professional judgement is answered by people, also where only a yes will do."""
    found = checklist(case_of(barn=CHILD), HADERSLEV, "mellemform", day("2026-09-20"))
    [one] = [item for item in found.items if item.standing.id == "tilknytning"]
    said = "\n".join(one.lines)
    assert not re.search(r"svar: (ja|nej)\b(?! or)", said), said


def test_a_hint_names_the_one_who_stands_in_for_a_child_not_enrolled() -> None:
    """V7, A10."""
    case = case_of(barn={"navn": "Alma Eksempel"})
    found = checklist(case, VEJLE, "minigruppe", day("2026-09-20"))
    lines = {item.standing.id: "\n".join(item.lines) for item in found.items}
    assert "af: småbørnskonsulent" in lines["skrevet-af"]
    assert "daginstitutionsleder" not in "".join(lines.values())
    assert "daginstitutionsleder" not in {item.standing.responsible for item in found.items}


# All of it at once

_THERE = re.compile(r"  # (?:is there already|står der i forvejen)$", re.MULTILINE)
_ENTRY = re.compile(r"^( *)# (?:entry|punkt) (\d+)\b.*\n\1- ", re.MULTILINE)
WORDS = ("en", "da")


def _sections(record: tuple[str, ...]) -> dict[str, str]:
    """Return the text under each top key of a record, by the key; no key comes twice."""
    found: dict[str, str] = {}
    for line in record:
        if not line.startswith(" "):
            key = line.partition(":")[0]
            assert key not in found, record
            found[key] = ""
        found[key] += line + "\n"
    return found


def _is_noted(text: str) -> bool:
    """Return whether it is said that the key, or what it is to be written in, is there."""
    return bool(_THERE.search(text.partition("\n")[0]) or _ENTRY.search(text))


def _pasted(case: dict[str, Any], record: tuple[str, ...], on: str, role: str) -> None:
    """Do as one who copies the block: keys that are new as they are, others into what is there."""
    sections = _sections(record)
    for key, text in sections.items():
        assert _is_noted(text) == (key in case), (key, text)
    as_it_is = "".join(text for key, text in sections.items() if key not in case)
    assert read((_text(case) + as_it_is).encode()).flaws == (), record
    for key, text in sections.items():
        numbered = _ENTRY.sub(r"\1- PUNKT: \2\n\1  ", text)
        new = _filled(_as_read(tuple(numbered.splitlines())), on, role, section=key)
        _put(case, new)


def _put(into: dict[str, Any], new: dict[str, Any]) -> None:
    for key, value in new.items():
        if isinstance(value, dict):
            _put(into.setdefault(key, {}), value)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for entry in value:
                number = entry.pop("PUNKT", None)
                entries = into.setdefault(key, [])
                if number is None:
                    entries.append(entry)
                else:
                    _put(entries[int(number) - 1], entry)
        else:
            into[key] = value


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize(("name", "to"), GATES)
def test_a_new_user_who_pastes_the_block_gets_ready(name, to, words, folder) -> None:
    """From an empty case, pasting all the lines at once and filling them in, until it is ready."""
    language.use(words)
    ruleset = RULESETS[name]
    case = _empty(ruleset, to)
    rounds = 0
    while (found := _looked_at(case, ruleset, to)).open:
        rounds += 1
        assert rounds <= 3, [item.standing for item in found.open]
        _pasted(case, found.record, "2026-09-01", found.open[0].standing.responsible)
        assert _findings(case, ruleset, folder) == []
    assert found.is_ready
    if found.next.move in ("send", "meet"):
        _pasted(case, found.record, "2026-09-20", "")
        assert _looked_at(case, ruleset, to).next.move in ("answer", "nothing")
    assert _findings(case, ruleset, folder) == []


@pytest.mark.parametrize(("name", "to"), GATES)
def test_a_new_user_who_fills_in_a_later_day_each_time_gets_ready(name, to, folder) -> None:
    """V5: what a yes brings with it comes after the referral was written, so that is anew."""
    ruleset = RULESETS[name]
    case = _empty(ruleset, to)
    rounds = 0
    while (found := _looked_at(case, ruleset, to)).open:
        rounds += 1
        assert rounds <= 5, [item.standing for item in found.open]
        before = _text(case)
        _pasted(case, found.record, f"2026-09-{rounds:02}", found.open[0].standing.responsible)
        assert _text(case) != before
        assert _findings(case, ruleset, folder) == []
    assert found.is_ready


def test_the_day_the_referral_was_written_anew_is_the_last_thing_asked_for() -> None:
    """V5: the supplementary assessment that was needed came after it."""
    case = _empty(VEJLE, "minigruppe")
    context = []
    for day_ in ("01", "02", "03"):
        found = _looked_at(case, VEJLE, "minigruppe")
        context.append(found.record)
        _pasted(case, found.record, f"2026-09-{day_}", "tcbu")
    assert context[2] == (
        "henvisninger:",
        "  # entry 1 (minigruppe), which is there already",
        "  - udarbejdet: YYYY-MM-DD  # is there already",
    )


@pytest.mark.parametrize(("name", "to"), GATES)
def test_every_line_is_under_a_key_that_an_open_item_names(name, to) -> None:
    ruleset = RULESETS[name]
    found = checklist(case_of(**_empty(ruleset, to)), ruleset, to, TODAY)
    named = {key for item in found.open for key in item.under}
    assert set(_sections(found.record)) - {"henvisninger"} <= named <= set(_sections(found.record))


def _record(to: str, ruleset: Ruleset = HADERSLEV, **keys: Any) -> str:
    case = case_of(barn=CHILD, **keys)
    return "\n".join(checklist(case, ruleset, to, day("2026-10-05")).record)


def test_eight_criteria_are_one_plan_one_referral_and_one_indsats() -> None:
    """H9."""
    found = _record("mellemform")
    for key in ("handleplaner:", "skema:", "henvisninger:", "til: mellemform", "indsatser:"):
        assert found.count(key) == 1, found
    assert len(re.findall(r"^      \S+: …$", found, re.MULTILINE)) == 12


def test_what_is_already_there_is_said_with_its_number_and_what_it_is() -> None:
    first = {"til": "praksisvejleder"}
    found = _record("ressourcevurdering", henvisninger=[first, {"til": "ressourcevurdering"}])
    assert "  # entry 2 (ressourcevurdering), which is there already\n  - accepteret:" in found


def test_a_key_that_is_there_without_a_value_is_not_written_again() -> None:
    """A10, V6c: it would stand twice."""
    there = {"til": "henvisning", "givet": None, "af": ["Eva Eksempel"], "form": "skriftlig"}
    parents = {"forældre": [{"navn": "Eva Eksempel", "forældremyndighed": "ja"}]}
    case = case_of(barn={**CHILD, **parents}, samtykker=[there])
    record = checklist(case, VEJLE, "minigruppe", day("2026-10-05")).record
    assert "  - givet: YYYY-MM-DD  # is there already" in record


def test_a_parent_who_is_there_is_named_by_initials() -> None:
    """A12: a default list shows no name."""
    case = case_of(barn={**CHILD, "forældre": [{"navn": "Eva Eksempel"}]})
    record = "\n".join(checklist(case, VEJLE, "minigruppe", day("2026-10-05")).record)
    assert "# entry 1 (E.E.), which is there already" in record
    assert "Eva" not in record


def test_what_hangs_on_a_question_waits_for_its_answer() -> None:
    """V5: who is not to have a supplementary assessment has no lines for one to delete."""
    first = _record("minigruppe", VEJLE)
    assert "supplerende-vurdering" not in first
    answer = {"svar": "ja", "af": "tcbu", "dato": "2026-09-01"}
    context = {"til": "minigruppe", "skøn": {"brug-for-supplerende": answer}}
    second = _record("minigruppe", VEJLE, henvisninger=[context])
    assert "art: supplerende-vurdering" in second
    assert "brug-for-supplerende" not in second


def test_nobody_is_asked_to_write_another_answer_or_another_age() -> None:
    """H9, V2: professional judgement stands, and so does the child's age."""
    answer = {"svar": "nej", "af": "pædagogisk-personale", "dato": "2026-09-01"}
    there = [{"til": "mellemform", "skøn": {"tilknytning": answer}}]
    assert "skøn" not in _record("mellemform", henvisninger=there)
    wished = [{"til": "minigruppe", "ønsket-opstart": "2026-12-01"}]
    young = case_of(barn={**CHILD, "født": "2025-05-05"}, henvisninger=wished)
    found = checklist(young, VEJLE, "minigruppe", day("2026-10-05"))
    assert [item.under for item in found.open if item.standing.id == "alder"] == [()]
    assert "født" not in "\n".join(found.record)


def test_with_the_school_start_in_doubt_it_is_the_school_start_that_is_written() -> None:
    """V2, A13: by age the child should have started, and the case does not say."""
    old = case_of(barn={**CHILD, "født": "2020-05-05"})
    found = checklist(old, VEJLE, "minigruppe", day("2026-10-05"))
    assert "skole:\n  start: YYYY-MM-DD" in "\n".join(found.record)


def test_two_meetings_of_one_kind_are_one_entry_that_does_for_both() -> None:
    """H14: who must be there, and what must be taken up, at the same netværksmøde."""
    found = _record("underretning")
    assert found.count("- art: netværksmøde") == 1
    assert "familievejleder" in found
    assert "drøftet: [handleplan]" in found


def test_the_outcome_of_another_referral_is_asked_for_where_it_stands() -> None:
    """H6: the ressourcevurdering was sent and has no answer."""
    found = _record("frie-midler", henvisninger=[{"til": "ressourcevurdering"}])
    entry = "  # entry 1 (ressourcevurdering), which is there already\n"
    decision = "  - afgørelse:\n      dato: YYYY-MM-DD\n      udfald: bevilget or afslag"
    assert entry + decision in found


def test_who_has_it_answers_where_several_may() -> None:
    """V5: whether one more assessment is needed is for TCBU to say, who may be one of two."""
    wanted = checklist(case_of(**_empty(VEJLE, "minigruppe")), VEJLE, "minigruppe", TODAY)
    [line] = [line for line in wanted.record if "brug-for-supplerende:" in line]
    assert ", af: tcbu, " in line
    [item] = [each for each in wanted.items if each.standing.id == "brug-for-supplerende"]
    assert item.standing.responsible == "tcbu"
