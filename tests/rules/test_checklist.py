"""The checklist of a referral: papers and meetings, and how to record what is missing (issue 4)."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from sagscli import language
from sagscli.casefile.folder import case_files
from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.model.case import Case
from sagscli.model.requirement import State
from sagscli.model.ruleset import Ruleset
from sagscli.rules.checklist import Checklist, Item, checklist, gates_for, open_referrals
from sagscli.rules.library import library_of
from sagscli.rules.papers import Papers
from sagscli.rules.reading import read_case
from tests.rules.building import VEJLE, case_of, day

RULESETS = {name: library_of(None).family(name).rulesets[-1] for name in library_of(None).ids}
HADERSLEV = RULESETS["haderslev"]
CHILD = {"navn": "Alma Eksempel", "født": "2022-03-14", "dagtilbud": "Børnehuset Regnbuen"}
COUNCIL = {"distriktsråd": (day("2026-10-08"), day("2026-10-29"), day("2026-11-26"))}


def asked(
    to: str,
    as_of: str,
    ruleset: Ruleset = HADERSLEV,
    calendar: Any = None,
    **referral: Any,
) -> Checklist:
    referrals = [{"til": to, **referral}] if referral else []
    case = case_of(barn=CHILD, henvisninger=referrals)
    return checklist(case, ruleset, to, day(as_of), calendar=calendar)


def papers(as_of: str, calendar: Any = None, **referral: Any) -> Papers:
    return asked("ressourcevurdering", as_of, calendar=calendar, **referral).papers


# The next meeting, and the papers to it (H5, A4)


def test_the_papers_are_due_ten_days_before_the_meeting_that_is_set() -> None:
    found = papers("2026-09-01", møde="2026-09-17")
    assert found == Papers(day("2026-09-17"), day("2026-09-07"), day("2026-09-07"), planned=True)


def test_before_easter_monday_they_must_go_on_the_wednesday() -> None:
    found = papers("2026-03-01", møde="2026-04-16")  # 2. påskedag is 6 April
    assert (found.due, found.act_by) == (day("2026-04-06"), day("2026-04-01"))


def test_without_a_meeting_the_next_one_whose_papers_can_be_in_time_is_told() -> None:
    found = papers("2026-09-20", COUNCIL, accepteret="2026-09-01")
    assert found == Papers(day("2026-10-08"), day("2026-09-28"), day("2026-09-28"), planned=False)


@pytest.mark.parametrize(
    ("as_of", "meeting"),
    [
        ("2026-09-28", "2026-10-08"),  # the last day for the papers
        ("2026-09-29", "2026-10-29"),
        ("2026-10-08", "2026-10-29"),
        ("2026-11-16", "2026-11-26"),
        ("2026-11-17", None),
    ],
)
def test_the_next_meeting_is_the_one_there_is_still_time_for(as_of, meeting) -> None:
    found = papers(as_of, COUNCIL)
    assert found.meeting == (day(meeting) if meeting else None)


def test_meeting_dates_may_stand_in_any_order() -> None:
    shuffled = {"distriktsråd": (*reversed(COUNCIL["distriktsråd"]),)}
    assert papers("2026-09-20", shuffled) == papers("2026-09-20", COUNCIL)


def test_the_referrals_own_meeting_goes_before_the_calendar() -> None:
    found = papers("2026-09-20", COUNCIL, møde="2026-11-26")
    assert (found.meeting, found.planned) == (day("2026-11-26"), True)


def test_the_rulesets_meeting_dates_are_used_and_the_folders_go_before_them() -> None:
    ruleset = HADERSLEV.model_copy(update={"meeting_dates": {"distriktsråd": (day("2026-11-05"),)}})
    own = asked("ressourcevurdering", "2026-09-20", ruleset)
    assert own.papers.meeting == day("2026-11-05")
    local = asked("ressourcevurdering", "2026-09-20", ruleset, COUNCIL)
    assert local.papers.meeting == day("2026-10-08")
    other = {"visitationsudvalg": (day("2026-10-01"),)}
    assert asked("ressourcevurdering", "2026-09-20", ruleset, other).papers == own.papers


def test_where_the_source_sets_no_last_day_for_papers_none_is_made_up() -> None:
    calendar = {"visitationsudvalg": (day("2026-10-22"), day("2026-11-19"))}
    for as_of, meeting in (("2026-10-22", "2026-10-22"), ("2026-10-23", "2026-11-19")):
        found = asked("minigruppe", as_of, VEJLE, calendar).papers
        assert found == Papers(day(meeting), None, None, planned=False)


def test_nothing_is_known_without_meeting_dates() -> None:
    assert papers("2026-09-20") == Papers(None, None, None, planned=False)
    assert asked("ppv", "2026-09-20", calendar=COUNCIL).papers.meeting is None  # no one decides it


@pytest.mark.parametrize(
    "referral",
    [
        {"sendt": "2026-09-04", "møde": "2026-10-08"},
        {"møde": "2026-10-08", "afgørelse": {"dato": "2026-09-04", "udfald": "afslag"}},
    ],
    ids=["sent", "decided"],
)
def test_no_papers_are_asked_for_after_it_was_sent_or_decided(referral) -> None:
    found = papers("2026-09-20", COUNCIL, **referral)
    assert (found.meeting, found.due, found.act_by) == (day("2026-10-08"), None, None)
    before = papers("2026-09-03", COUNCIL, **referral)  # not sent and not decided by then
    assert before.due == day("2026-09-28")


def test_sent_without_a_meeting_is_told_of_no_other() -> None:
    assert papers("2026-09-20", COUNCIL, sendt="2026-09-04").meeting is None


def test_the_age_is_taken_on_the_very_meeting_that_is_named() -> None:
    """R1: six when it is asked, and seven on the day of the meeting."""
    case = case_of(barn=CHILD | {"født": "2019-10-08"})
    for calendar, state in ((None, State.MET), (COUNCIL, State.MISSING)):
        to = "ressourcegruppe"
        found = checklist(case, HADERSLEV, to, day("2026-09-20"), calendar=calendar)
        [age] = [one.standing for one in found.items if one.standing.id == "alder"]
        assert age.state is state
        assert (found.papers.meeting or found.as_of).isoformat() in age.detail


# Ready or not


def test_unknown_is_not_ready() -> None:
    found = asked("ekstra-ressourcer", "2026-09-20")
    assert {item.standing.state for item in found.items} == {State.UNKNOWN}
    assert not found.is_ready
    assert found.open == list(found.items)


@pytest.mark.parametrize("to", ["underretning", "netværksmøde"])
def test_what_is_advice_is_always_ready(to: str) -> None:
    """Nothing holds an underretning back (A8); the chain's steps are no condition (H10)."""
    found = asked(to, "2026-09-20")
    assert found.is_ready
    assert found.open
    assert found.count(State.MET) == 0


def test_the_count_of_each_state_is_that_of_the_items() -> None:
    found = asked("ressourcevurdering", "2026-09-20")
    assert sum(found.count(state) for state in State) == len(found.items)
    assert found.count(State.NOT_APPLICABLE) == 1  # the council's own (H6)


def test_the_items_stand_in_the_rulesets_order() -> None:
    found = asked("minigruppe", "2026-09-20", VEJLE)
    wanted = [one.id for one in VEJLE.referrals["minigruppe"].requirements]
    assert [item.standing.id for item in found.items] == wanted


# Which referral, and which day


def test_the_last_referral_of_a_kind_is_asked_about() -> None:
    case = case_of(barn=CHILD, henvisninger=[{"til": "ppv", "sendt": "2025-05-05"}, {"til": "ppv"}])
    found = checklist(case, HADERSLEV, "ppv", day("2026-09-20"))
    assert found.referral is not None
    assert found.referral.sent is None


def test_a_referral_begun_later_is_not_the_one_asked_about() -> None:
    """On 1 March 2026 the second one was not there yet; the first had been sent."""
    first = {"til": "ressourcevurdering", "accepteret": "2026-01-10", "sendt": "2026-02-01"}
    second = {"til": "ressourcevurdering", "accepteret": "2026-08-10", "sendt": "2026-08-20"}
    case = case_of(barn=CHILD, henvisninger=[first, second])
    found = checklist(case, HADERSLEV, "ressourcevurdering", day("2026-03-01"))
    assert found.referral is not None
    assert found.referral.sent == day("2026-02-01")
    assert {one.standing.id for one in found.items if one.standing.state is State.MET} == {"aftale"}


def test_a_key_names_the_entry_of_the_file_on_a_past_day_too() -> None:
    """An assessment that came later is not known then, but it has its place in the file."""
    case = case_of(
        barn=CHILD,
        vurderinger=[
            {"art": "pædagogisk-vurdering", "bestilt": "2026-09-01", "dato": "2026-09-10"},
            {"art": "psykologisk-vurdering", "bestilt": "2026-05-01", "dato": "2026-05-20"},
        ],
    )
    found = checklist(case, VEJLE, "minigruppe", day("2026-06-01"))
    [one] = [item for item in found.items if item.standing.id == "psykologisk-vurdering"]
    assert one.standing.key == "vurderinger[1].af"
    assert "entry 2" in one.standing.detail


def test_what_is_open_has_no_answer() -> None:
    granted = {"afgørelse": {"dato": "2026-05-05", "udfald": "bevilget"}}
    case = case_of(
        barn=CHILD,
        henvisninger=[
            {"til": "ressourcevurdering", **granted},
            {"til": "ressourcegruppe"},
            {"til": "frie-midler"},
            {"til": "frie-midler", **granted},
        ],
    )
    assert list(open_referrals(case, HADERSLEV, day("2026-09-20"))) == ["ressourcegruppe"]


def test_what_nobody_decides_on_is_over_when_it_was_sent_or_has_met() -> None:
    def is_open(as_of: str, **referral: str) -> bool:
        case = case_of(barn=CHILD, henvisninger=[referral])
        return bool(list(open_referrals(case, HADERSLEV, day(as_of))))

    assert is_open("2026-09-20", til="ppv")
    assert not is_open("2026-09-20", til="ppv", sendt="2026-09-19")
    assert is_open("2026-09-20", til="arbejdsmøde", møde="2026-09-20")
    assert not is_open("2026-09-21", til="arbejdsmøde", møde="2026-09-20")


def test_a_group_gets_what_is_for_groups() -> None:
    assert gates_for(case_of(gruppe={"navn": "Gul stue"}), HADERSLEV) == [
        "ressourcetildeling-gruppe",
        "praksisvejleder",
    ]
    for_child = gates_for(case_of(barn=CHILD), HADERSLEV)
    assert "ressourcetildeling-gruppe" not in for_child
    assert {"praksisvejleder", "underretning"} <= set(for_child)


# How to record it

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
    known = {"født": "2022-03-14", "svar": "ja", "navn": PARENT}
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


def _written(case: dict[str, Any], item: Item, on: str) -> None:
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
    found = asked("mellemform", "2026-09-20")
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
