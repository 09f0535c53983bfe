"""Two readings of a case: what was recorded between them, whatever the order and the layout."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagscli.case.records import Case
from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.history.changes.comparison import FactChange, case_changes, facts_of_entry
from sagscli.history.changes.matching import EntryPair, matched
from sagscli.history.changes.words import word_changes

HEAD = "sag: A-1\nregelsæt: vejle\nbarn: {navn: Alma Eksempel, født: 2022-03-14}\n"


def case(text: str) -> Case:
    document = read((HEAD + text).encode())
    assert document.value is not None
    return shape(Case, document.value)[0]


def told(then: str, now: str) -> list[tuple[str, str, str]]:
    return [_told(change) for change in case_changes(case(then), case(now))]


def _told(change: FactChange) -> tuple[str, str, str]:
    if change.is_entry:
        return ".".join(map(str, change.path)), "+" if change.old is None else "-", ""
    return ".".join(map(str, change.path)), str(change.old), str(change.new)


FIRST = "{art: statusmøde, nummer: 1, afholdt: 2026-06-01, deltagere: [forældre, psykolog]}"
SECOND = "{art: statusmøde, nummer: 2, planlagt: 2026-12-01}"


def meetings(*entries: str) -> str:
    return f"møder: [{', '.join(entries)}]\n"


@pytest.mark.parametrize(
    ("then", "now"),
    [
        (meetings(FIRST, SECOND), meetings(SECOND, FIRST)),
        (meetings(FIRST), meetings(FIRST.replace("forældre, psykolog", "psykolog, forældre"))),
        ("narrativer: [{tekst: en dag}]\n", "narrativer:\n  - tekst: |\n      en\n      dag\n"),
        ("tilbud: []\n", ""),
        ("handleplaner: [{felter: {mål: x}}]\n", "handleplaner: [{felter: {mål: x, y: }}]\n"),
    ],
    ids=["order of entries", "order of words", "lines of a text", "an empty list", "a blank field"],
)  # fmt: skip
def test_what_says_the_same_is_no_change(then: str, now: str) -> None:
    assert told(then, now) == []
    assert told(now, then) == []


def test_an_entry_that_comes_first_moves_no_other() -> None:
    assert told(meetings(SECOND), meetings(FIRST, SECOND)) == [("møder.0", "+", "")]
    assert told(meetings(FIRST, SECOND), meetings(SECOND)) == [("møder.0", "-", "")]


def test_a_planned_meeting_that_was_held_is_that_meeting() -> None:
    held = SECOND.replace("}", ", afholdt: 2026-12-01}")
    assert told(meetings(FIRST, SECOND), meetings(held, FIRST)) == [
        ("møder.0.afholdt", "None", "2026-12-01")
    ]


def test_a_meeting_that_got_another_day_is_that_meeting() -> None:
    moved = SECOND.replace("12-01", "12-08")
    assert told(meetings(SECOND), meetings(moved)) == [
        ("møder.0.planlagt", "2026-12-01", "2026-12-08")
    ]


def test_two_numbers_are_two_meetings_though_all_else_is_alike() -> None:
    """A15."""
    third = SECOND.replace("nummer: 2", "nummer: 3")
    assert told(meetings(SECOND), meetings(third)) == [("møder.0", "+", ""), ("møder.0", "-", "")]


def test_what_happened_on_two_days_with_nothing_in_common_is_two_things() -> None:
    then, now = "{art: samtale, afholdt: 2026-01-05}", "{art: samtale, afholdt: 2026-03-05}"
    assert len(told(meetings(then), meetings(now))) == 2
    alike = [each.replace("}", ", deltagere: [psykolog]}") for each in (then, now)]
    assert told(meetings(alike[0]), meetings(alike[1])) == [
        ("møder.0.afholdt", "2026-01-05", "2026-03-05")
    ]


def test_a_kind_that_was_put_right_is_told_as_that() -> None:
    wrong = FIRST.replace("art: statusmøde", "art: netværksmøde")
    assert told(meetings(wrong), meetings(FIRST)) == [("møder.0.art", "netværksmøde", "statusmøde")]


def test_of_two_of_one_kind_the_one_with_its_date_is_meant() -> None:
    then = meetings("{art: samtale, afholdt: 2026-01-05}", "{art: samtale, afholdt: 2026-02-05}")
    now = meetings("{art: samtale, afholdt: 2026-02-05, referat: Ja.}")
    assert told(then, now) == [("møder.0.referat", "None", "Ja."), ("møder.0", "-", "")]


def test_what_lies_deeper_is_told_by_its_whole_way() -> None:
    then = (
        "indsatser: [{niveau: forebyggende, tiltag: leg, evalueringer: [{dato: 2026-01-05}]}]\n"
        "henvisninger: [{til: minigruppe, sendt: 2026-02-02}]\n"
    )
    now = (
        "indsatser: [{niveau: forebyggende, tiltag: leg, evalueringer: "
        "[{dato: 2026-01-05, tekst: God}, {dato: 2026-03-05}]}]\n"
        "henvisninger: [{til: minigruppe, sendt: 2026-02-02, afgørelse: {udfald: bevilget}, "
        "skøn: {støttebehov: {svar: ja}}}]\n"
    )
    assert told(then, now) == [
        ("henvisninger.0.skøn.støttebehov.svar", "None", "True"),
        ("henvisninger.0.afgørelse.udfald", "None", "bevilget"),
        ("indsatser.0.evalueringer.0.tekst", "None", "God"),
        ("indsatser.0.evalueringer.1", "+", ""),
    ]
    [change] = [each for each in case_changes(case(then), case(now)) if each.keys[-1] == "udfald"]
    assert [type(each).__name__ for each in change.within] == ["Referral", "Decision"]


def test_an_entry_tells_what_it_says_key_by_key() -> None:
    [came] = case_changes(case(""), case(meetings(FIRST)))
    assert [change.keys[-1] for change in facts_of_entry(came)] == [
        "art", "nummer", "afholdt", "deltagere",
    ]  # fmt: skip
    assert all(change.old is None for change in facts_of_entry(came))
    [went] = case_changes(case(meetings(FIRST)), case(""))
    assert all(change.new is None for change in facts_of_entry(went))


def test_what_says_nothing_comes_and_goes_untold() -> None:
    assert told(meetings("{}"), meetings()) == []
    assert told(meetings(), meetings("{}")) == []


ENTRY = st.fixed_dictionaries(
    {"art": st.sampled_from(["statusmøde", "samtale"])},
    optional={
        "nummer": st.sampled_from(["1", "2"]),
        "planlagt": st.sampled_from(["2026-01-05", "2026-02-05"]),
        "afholdt": st.sampled_from(["2026-01-05", "2026-02-05"]),
        "referat": st.sampled_from(["Ja.", "Nej, ikke endnu."]),
    },
)
ENTRIES = st.lists(ENTRY, max_size=5)


def _shaped(entries: list[dict[str, Any]]) -> Case:
    return shape(Case, {"sag": "A", "møder": entries})[0]


@given(then=ENTRIES, now=ENTRIES)
def test_every_entry_is_paired_once(then: list[Any], now: list[Any]) -> None:
    old, new = _shaped(then).meetings, _shaped(now).meetings
    pairs = matched(old, new)
    assert sorted(pair.now for pair in pairs if pair.now is not None) == list(range(len(new)))
    assert sorted(pair.then for pair in pairs if pair.then is not None) == list(range(len(old)))


@given(entries=ENTRIES, data=st.data())
def test_no_order_is_a_change(entries: list[Any], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(entries))
    assert case_changes(_shaped(entries), _shaped(mixed)) == ()


def test_very_many_entries_of_a_kind_go_by_their_order() -> None:
    then = _shaped([{"art": "samtale", "planlagt": "2026-01-05"} for _at in range(300)]).meetings
    now = _shaped([{"art": "samtale", "planlagt": "2026-01-06"} for _at in range(300)]).meetings
    assert matched(then, now) == [EntryPair(at, at) for at in range(300)]


def test_a_text_is_told_by_its_words() -> None:
    old, new = "Barnet leger godt med to andre.", "Barnet leger meget godt med tre andre i dag."
    assert [tuple(change) for change in word_changes(old, new)] == [
        ("Barnet leger", "", "meget"),
        ("meget godt med", "to andre.", "tre andre i dag."),
    ]
    assert word_changes(old, old) == []
