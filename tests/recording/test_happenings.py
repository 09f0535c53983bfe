"""Everything that can be recorded: its words, its questions, and what it changes in a file."""

from collections import Counter

import pytest

from sagscli.case.key_paths import value_at
from sagscli.case.key_roles import DateRole
from sagscli.case.record import role_of
from sagscli.case.records import Case
from sagscli.case.walk import record_at
from sagscli.casefile.patch.patching import patched
from sagscli.casefile.reader import read
from sagscli.recording.asked_key import AnswerKind, key_of
from sagscli.recording.changes import (
    NothingOpenError,
    SaidAlreadyError,
    SeveralOpenError,
    changes_for,
)
from sagscli.recording.happening import Entry
from sagscli.recording.happenings import GROUPS, HAPPENINGS, happening
from sagscli.recording.questions import _ENCLOSURE, _QUESTIONS, question
from tests.casefile.patch.checking import checked
from tests.recording.recorded import TEXT, answers, case_of_text

EVERY = pytest.mark.parametrize("about", HAPPENINGS, ids=lambda about: about.name)


def test_each_has_a_name_of_its_own_in_both_languages() -> None:
    for names in ([each.english for each in HAPPENINGS], [each.danish for each in HAPPENINGS]):
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_every_group_of_commands_is_told_of() -> None:
    groups = {each.english.split()[0] for each in HAPPENINGS if " " in each.english}
    assert groups == set(GROUPS)


@EVERY
def test_no_two_of_its_options_are_called_the_same(about) -> None:
    options = [key_of(about, danish).option for danish in about.keys]
    assert len(set(options)) == len(options)


@EVERY
def test_each_of_its_keys_is_asked_for_in_words_of_its_own(about) -> None:
    for danish in about.keys:
        assert question(about, danish) != _ENCLOSURE or danish == "bilag", danish


def test_no_question_is_there_for_nothing() -> None:
    asked = {
        (about.section if key in about.identity else about.inner or about.section, key)
        for about in HAPPENINGS
        for key in about.keys
    }
    of_drafts = {("barn", "født"), ("barn", "dagtilbud"), ("forældre", "forældremyndighed")}
    assert set(_QUESTIONS) - asked == of_drafts


@EVERY
def test_its_day_is_a_day_of_the_format(about) -> None:
    since = about.since if about.since != about.inner else None
    for danish in filter(None, (about.day, since, about.lacks)):
        inner = about.inner if danish == about.day else None
        place = (about.section, *filter(None, (inner, "*" if about.by_word and inner else None)))
        record = record_at(Case, place)
        assert isinstance(role_of(record.keys()[danish]), DateRole)


@EVERY
def test_what_is_recorded_is_all_that_changes(about) -> None:
    """The file says what was answered, and every other byte is what it was."""
    case, data = case_of_text(), TEXT.encode()
    told = answers(about)
    changes = changes_for(about, case, read(data).value, told)
    new = checked(data, *changes)
    if about.entry is Entry.TAKEN_AWAY:
        assert len(read(new).value[about.section]) == len(read(data).value[about.section]) - 1
        return
    after = case_of_text(new.decode())
    entries = value_at(after, (about.section,))
    records = entries if isinstance(entries, tuple) else (entries,)
    assert any(_says(record, about, told) for record in records)


def _says(record, about, told) -> bool:
    for danish, value in told.items():
        if danish == about.by_word:
            continue
        stands = value_at(record, (danish,)) if danish in about.identity else None
        if stands is None:
            below = value_at(record, (about.inner,)) if about.inner else record
            if about.by_word and below is not None:
                below = below.get(told[about.by_word])
            below = below[-1] if isinstance(below, tuple) and below else below
            stands = value_at(below, (danish,))
        if isinstance(stands, bool):
            stands = "ja" if stands else "nej"
        plain = tuple(map(str, stands)) if isinstance(stands, tuple) else str(stands)
        if plain != value:
            return False
    return True


@pytest.mark.parametrize(
    ("name", "told", "line"),
    [
        ("meeting-held", {"art": "statusmøde", "afholdt": "2026-06-02"}, "    afholdt: 2026-06-02"),
        ("meeting-held", {"art": "andet", "afholdt": "2026-06-02"}, "  - art: andet"),
        (
            "assessment-received",
            {"art": "psykologisk-vurdering", "dato": "2026-02-01"},
            "    dato:",
        ),
        ("referral-sent", {"til": "minigruppe", "sendt": "2026-02-01"}, "    sendt: 2026-02-01"),
        ("plan-approved", {"godkendt": "2026-06-09"}, "    godkendt: 2026-06-09"),
    ],
)
def test_what_waits_for_it_is_completed_and_nothing_is_begun_twice(name, told, line) -> None:
    changes = changes_for(happening(name), case_of_text(), read(TEXT.encode()).value, told)
    new = patched(TEXT.encode(), changes).decode()
    assert line in new
    assert len([each for each in new.splitlines() if each not in TEXT.splitlines()]) <= 2


def test_of_several_planned_meetings_the_nearest_was_held() -> None:
    text = TEXT.replace(
        "  - art: statusmøde\n",
        "  - {art: statusmøde, planlagt: 2026-12-01}\n  - art: statusmøde\n",
    )
    told = {"art": "statusmøde", "afholdt": "2026-11-30"}
    changes = changes_for(
        happening("meeting-held"), case_of_text(text), read(text.encode()).value, told
    )
    assert "planlagt: 2026-12-01, afholdt: 2026-11-30" in patched(text.encode(), changes).decode()


def test_a_number_that_is_told_is_written_where_the_plan_had_none() -> None:
    told = {"art": "statusmøde", "nummer": "1", "afholdt": "2026-06-02"}
    about = happening("meeting-held")
    changes = changes_for(about, case_of_text(), read(TEXT.encode()).value, told)
    new = patched(TEXT.encode(), changes).decode()
    assert "nummer: 1" in new
    assert new.count("art: statusmøde") == TEXT.count("art: statusmøde")


def test_every_kind_of_answer_is_asked_for_somewhere() -> None:
    kinds = {key_of(each, key).kind for each in HAPPENINGS for key in each.keys}
    assert kinds == set(AnswerKind)


def changed(text: str, name: str, told: dict, entry: int | None = None) -> str:
    case, value = case_of_text(text), read(text.encode()).value
    return patched(text.encode(), changes_for(happening(name), case, value, told, entry)).decode()


HEAD = "sag: A\nbarn: {navn: Alma Eksempel}\n"


def test_minutes_that_someone_wrote_are_not_written_over() -> None:
    text = HEAD + "møder: [{art: statusmøde, planlagt: 2026-11-20, referat: Noter}]\n"
    told = {"art": "statusmøde", "afholdt": "2026-11-20", "referat": "Nyt"}
    with pytest.raises(SaidAlreadyError, match="referat"):
        changed(text, "meeting-held", told)


def test_who_took_part_is_who_was_named() -> None:
    text = HEAD + "møder: [{art: statusmøde, planlagt: 2026-11-20, deltagere: [forældre]}]\n"
    told = {"art": "statusmøde", "afholdt": "2026-11-20", "deltagere": ("psykolog",)}
    assert "deltagere: [psykolog]" in changed(text, "meeting-held", told)


def test_of_several_planned_meetings_none_is_cancelled_unasked() -> None:
    text = (
        HEAD
        + "møder:\n"
        + "".join(
            f"  - {{art: statusmøde, planlagt: {day}}}\n" for day in ("2026-11-17", "2027-05-10")
        )
    )
    with pytest.raises(SeveralOpenError, match=r"1 \(2026-11-17\), 2 \(2027-05-10\)"):
        changed(text, "meeting-cancelled", {"art": "statusmøde"})
    told = {"art": "statusmøde", "planlagt": "2026-11-17"}
    for new in (
        changed(text, "meeting-cancelled", told),
        changed(text, "meeting-cancelled", {"art": "statusmøde"}, 0),
    ):
        assert "2026-11-17" not in new
        assert "2027-05-10" in new


def test_of_two_consents_none_is_withdrawn_unasked_a11() -> None:
    text = (
        HEAD
        + "samtykker:\n"
        + "".join(
            f"  - {{til: henvisning, givet: 2026-01-05, af: [{name}]}}\n"
            for name in ("Eva E", "Bo E")
        )
    )
    told = {"til": "henvisning", "trukket": "2026-11-01"}
    with pytest.raises(SeveralOpenError):
        changed(text, "consent-withdrawn", told)
    assert "af: [Eva E], trukket: 2026-11-01" in changed(text, "consent-withdrawn", told, 0)


def test_a_referral_that_was_sent_is_not_sent_again_as_an_empty_one() -> None:
    text = HEAD + "henvisninger: [{til: minigruppe, sendt: 2026-01-22}]\n"
    with pytest.raises(NothingOpenError):
        changed(text, "referral-sent", {"til": "minigruppe", "sendt": "2026-11-10"})


def test_a_meeting_held_long_before_one_that_is_planned_is_another() -> None:
    text = HEAD + "møder: [{art: statusmøde, planlagt: 2026-11-17}]\n"
    new = changed(text, "meeting-held", {"art": "statusmøde", "afholdt": "2026-09-01"})
    assert new.count("art: statusmøde") == 2
