"""What is asked at the keyboard is written; what is stopped writes nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sagscli.case.records import Case
from sagscli.cli import dialogue
from sagscli.cli.recording_questions import KeyQuestion
from sagscli.errors import SagError, StoppedError
from sagscli.recording.asked_key import asked_key
from sagscli.recording.reading_answers import written_answer
from sagscli.recording.vocabulary import Vocabulary

AS_OF = ("--as-of", "2026-11-26")


class Keyboard:
    """Answers in the place of someone at a terminal; an exception among them is raised."""

    def __init__(self, answers: list[Any]) -> None:
        self.answers: Iterator[Any] = iter(answers)
        self.questions: list[str] = []

    def __call__(self, question: str, _option: str, *_words: Any, **_more: Any) -> Any:
        self.questions.append(question)
        answer = next(self.answers)
        if isinstance(answer, BaseException):
            raise answer
        return answer


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch):
    def sit_down(*answers: Any) -> Keyboard:
        hands = Keyboard(list(answers))
        monkeypatch.setattr(dialogue, "can_ask", lambda: True)
        for name in ("text", "choice", "several", "date", "date_if_known", "yes_no"):
            monkeypatch.setattr(dialogue, f"ask_{name}", hands)
        return hands

    return sit_down


@pytest.fixture
def choosing(monkeypatch: pytest.MonkeyPatch):
    """Answer what is chosen, yes to every question, a day to every day, and leave out the rest."""

    def sit_down(*choices: str) -> Keyboard:
        hands = Keyboard(list(choices))
        day = date(2026, 11, 20)
        rest = {"text": "", "several": [], "date": day, "date_if_known": day, "yes_no": True}
        monkeypatch.setattr(dialogue, "can_ask", lambda: True)
        monkeypatch.setattr(dialogue, "ask_choice", hands)
        for name, answer in rest.items():
            monkeypatch.setattr(dialogue, f"ask_{name}", lambda *_a, _it=answer, **_k: _it)
        return hands

    return sit_down


@pytest.fixture
def path(home: Path) -> Path:
    return home / "sager" / "VEJ-2026-001.yaml"


def test_what_was_not_told_is_asked_and_what_was_is_not(path, say, keyboard) -> None:
    hands = keyboard(["forældre", "psykolog"], ["relationer"], "", None, "", True)
    told = ("--kind", "statusmøde", "--date", "2026-11-25")
    code, out, _err = say("record", "meeting", "held", "VEJ-2026-001", *told, *AS_OF)
    assert code == 0
    assert "Which kind of meeting?" not in hands.questions
    assert hands.questions[-1] == "Write it all the same?"  # V9: not all topics were discussed
    assert "deltagere: [forældre, psykolog]" in path.read_text()
    assert "Statusmøde no. 1: done" in out


def test_lines_are_taken_until_an_empty_one(path, say, keyboard) -> None:
    keyboard("En dag", "på stuen", "", "", [], True)
    told = ("--by", "pædagog", "--date", "2026-11-25")
    assert say("record", "narrative", "VEJ-2026-001", *told, *AS_OF)[0] == 0
    assert "tekst: |\n      En dag\n      på stuen\n" in path.read_text()


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), EOFError()])
def test_who_stops_writes_nothing(path, say, keyboard, stop) -> None:
    before = path.read_bytes()
    keyboard("statusmøde", stop)
    code, _out, _err = say("record", "meeting", "held", "VEJ-2026-001", *AS_OF)
    assert code != 0
    assert path.read_bytes() == before


def test_who_says_no_at_the_end_writes_nothing(path, say, keyboard) -> None:
    before = path.read_bytes()
    keyboard("Besøg", "forældre", False)
    told = ("--date", "2026-11-25", "--latest", "2027-02-01")
    code, _out, err = say("record", "agreement", "made", "VEJ-2026-001", *told, *AS_OF)
    assert code == 1
    assert "Nothing was written" in err
    assert path.read_bytes() == before


def test_what_someone_else_wrote_while_it_was_asked_is_kept(path, say, keyboard) -> None:
    def meanwhile(_question: str, *_words: Any, **_more: Any) -> bool:
        path.write_text(path.read_text() + "konsulent: kons-b\n")
        return True

    keyboard("Besøg", "forældre")
    dialogue.ask_yes_no = meanwhile  # put back by the fixture
    told = ("--date", "2026-11-25", "--latest", "2027-02-01")
    code, _out, _err = say("record", "agreement", "made", "VEJ-2026-001", *told, *AS_OF)
    assert code == 0
    assert "konsulent: kons-b" in path.read_text()
    assert "hvad: Besøg" in path.read_text()


def test_a_checklist_is_walked_through_and_each_answer_written(path, say, choosing) -> None:
    """V2: the leader answers the question, which is whom the ruleset asks."""
    check = ("referral", "check", "VEJ-2026-001", "--to", "minigruppe", *AS_OF)
    before = say(*check)[1]
    choosing("record", "daginstitutionsleder", "stop")
    code, out, _err = say(*check, "--fix")
    assert code == 1
    assert "støttebehov: {svar: ja, af: daginstitutionsleder, dato: 2026-11-20}" in path.read_text()
    assert before.count("\n  ?") + before.count("\n  ✗") > out.count("\n  ?") + out.count("\n  ✗")


def test_a_requirement_of_which_nothing_is_answered_is_not_written(path, say, keyboard) -> None:
    before = path.read_bytes()
    hands = keyboard("pass", "pass", "record", None, ["målgruppe"], "stop")
    say("referral", "check", "VEJ-2026-001", "--to", "minigruppe", *AS_OF, "--fix")
    assert path.read_bytes() == before
    assert "Write this?" not in hands.questions


def test_the_day_of_what_has_happened_is_needed_and_usually_today(path, say, choosing) -> None:
    before = path.read_bytes()
    choosing("record", "daginstitutionsleder", "stop")
    days: list[dict[str, Any]] = []

    def needed(*_words: Any, **more: Any) -> date:
        days.append(more)
        raise StoppedError

    dialogue.ask_date = needed  # put back by the fixture
    say(*FIX)
    assert [more["default"] for more in days] == [date(2026, 11, 26)]
    assert path.read_bytes() == before


FIX = ("referral", "check", "VEJ-2026-001", "--to", "minigruppe", *AS_OF, "--fix")


def _assessing(monkeypatch: pytest.MonkeyPatch, *days: date | None) -> list[str]:
    """Answer what an assessment asks with these days, and pass everything else by."""
    answers, asked = iter(days), []

    def choice(question: str, _option: str, choices: Any, **more: Any) -> str:
        if "record" not in choices:
            return str(more.get("default") or next(iter(choices)))
        return "record" if question.startswith("Psykologisk") else "pass"

    def day(question: str, _option: str, *, day_of: Any, **_more: Any) -> date | None:
        asked.append(question)
        while True:
            try:
                answer = next(answers)
                return answer and day_of(answer.isoformat())
            except SagError as reason:
                asked.append(reason.message)

    monkeypatch.setattr(dialogue, "can_ask", lambda: True)
    monkeypatch.setattr(dialogue, "ask_choice", choice)
    monkeypatch.setattr(dialogue, "ask_date", day)
    monkeypatch.setattr(dialogue, "ask_date_if_known", day)
    monkeypatch.setattr(dialogue, "ask_text", lambda *_a, **_k: "")
    monkeypatch.setattr(dialogue, "ask_yes_no", lambda *_a, **_k: True)
    return asked


def test_an_assessment_that_is_not_back_yet_is_written_as_ordered_v5(
    path, say, monkeypatch
) -> None:
    _assessing(monkeypatch, date(2026, 11, 20), None)
    say(*FIX)
    text = path.read_text()
    assert "bestilt: 2026-11-20" in text
    assert "dato:" not in text
    assert "af: psykolog" not in text


def test_a_day_that_would_be_an_error_is_asked_for_again_with_the_reason(
    path, say, monkeypatch
) -> None:
    asked = _assessing(monkeypatch, date(2020, 1, 1), date(2026, 11, 20), date(2026, 11, 21))
    say(*FIX)
    assert "born" in asked[1]
    assert "bestilt: 2026-11-20" in path.read_text()


def test_a_day_that_comes_too_early_is_told_and_the_same_again_is_meant_v5(
    path, say, monkeypatch
) -> None:
    given = "samtykker: [{til: henvisning, givet: 2026-11-01, af: [Eva Eksempel], form: skriftlig}]"
    path.write_text(f"{path.read_text()}{given}\n")
    early = date(2026, 10, 1)
    asked = _assessing(monkeypatch, early, early, date(2026, 11, 21))
    say(*FIX)
    assert "2026-10-01, before" in asked[1]
    assert "bestilt: 2026-10-01" in path.read_text()


def test_a_walk_of_questions_needs_a_terminal_and_the_commands_are_named(path, say) -> None:
    code, _out, err = say(*FIX)
    assert code == 2
    assert "needs a terminal" in err
    assert "sag record meeting held" in " ".join(err.split())


def test_a_text_that_is_warned_of_can_be_changed_and_is_not_lost(
    path, say, keyboard, monkeypatch
) -> None:
    keyboard("", [], False, "tekst", True)
    begun = []

    def text(_question: str, _option: str, *, default: str = "", **_more: Any) -> str:
        begun.append(default)
        return default.replace("740322-4005", "nummeret")

    monkeypatch.setattr(dialogue, "ask_text", text)
    told = ("--text", "Alma 740322-4005 leger", "--by", "pædagog", "--date", "2026-11-25")
    code, _out, err = say("record", "narrative", "VEJ-2026-001", *told, *AS_OF)
    assert code in (0, 1), err
    if begun:
        assert "Alma 740322-4005 leger" in begun


def test_a_long_text_is_shown_in_part(path, say) -> None:
    text = "\n".join(f"linje {n}" for n in range(500))
    told = ("--text", text, "--by", "pædagog", "--date", "2026-11-25")
    code, out, _err = say("record", "narrative", "VEJ-2026-001", *told, *AS_OF, "--yes")
    assert code == 0
    assert "more lines." in out
    assert len(out.splitlines()) < 60
    assert "linje 499" in path.read_text()


def test_next_offers_what_is_due_first_and_records_it(path, say, choosing) -> None:
    """V9: of a meeting that is due it is asked whether it was held or planned."""
    hands = choosing("1", "1")
    code, out, _err = say("record", "next", "VEJ-2026-001", *AS_OF)
    assert code == 0
    assert hands.questions[0] == "What has happened?"
    assert "planlagt: 2026-11-20" in path.read_text()
    assert "+" in out


def test_next_tells_the_commands_where_nobody_can_answer(path, say) -> None:
    code, out, _err = say("record", "next", "VEJ-2026-001", *AS_OF)
    assert code == 0
    assert "sag record meeting held VEJ-2026-001 --kind statusmøde" in out


def test_a_case_is_begun_by_answers(home, say, keyboard) -> None:
    (home / "sag.yaml").write_text("regelsæt: vejle\n")
    born = date(2023, 2, 3)
    keyboard("child", "Nils Eksempel", born, "Regnbuen", "Eva Eksempel", True, "", "kons-a", True)
    assert say("new", *AS_OF)[0] == 0
    text = (home / "sager" / "VEJ-2026-002.yaml").read_text()
    assert "født: 2023-02-03" in text
    assert "{navn: Eva Eksempel, forældremyndighed: ja}" in text


@pytest.mark.parametrize(("typed", "day"), [("i går", 25), ("today", 26), ("24/11-2026", 24)])
def test_days_may_be_said_in_words_where_they_are_asked_for(typed: str, day: int) -> None:
    wanted = _wanted()
    assert wanted.day_of(typed) == date(2026, 11, day)


def test_a_day_to_come_of_what_has_happened_is_asked_again() -> None:
    with pytest.raises(SagError, match="still to come"):
        _wanted().day_of("2026-12-01")


def _wanted() -> KeyQuestion:
    key = asked_key(("møder",), "afholdt")
    words = Vocabulary(Case(), None, date(2026, 11, 26))
    return KeyQuestion(
        "?", key, lambda text: written_answer(key, text, words, {}), today=words.today
    )


def test_which_of_several_referrals_is_meant_is_asked(home, say, keyboard) -> None:
    check = ("referral", "check", "HAD-2026-001", *AS_OF)
    names = say(*check)[2].partition("one of: ")[2].strip(" .\n").split(", ")
    assert len(names) > 1
    hands = keyboard(names[1], "stop")
    code, out, err = say(*check, "--fix")
    assert code == 1, err
    assert hands.questions[0] == "Which of them is it about?"
    assert out.startswith("HAD-2026-001 · A.E. · Regnbuen")
    assert out.endswith(say(*check, "--to", names[1])[1])


def test_a_file_that_is_gone_when_it_is_written_is_told(path, say, keyboard) -> None:
    def meanwhile(_question: str, *_words: Any, **_more: Any) -> bool:
        path.unlink()
        return True

    keyboard("Besøg", "forældre")
    dialogue.ask_yes_no = meanwhile  # put back by the fixture
    told = ("--date", "2026-11-25", "--latest", "2027-02-01")
    code, _out, err = say("record", "agreement", "made", "VEJ-2026-001", *told, *AS_OF)
    assert code == 2
    assert 'VEJ-2026-001.yaml" is there no more' in err
    assert "Nothing was written. sag list shows" in err
    assert not path.exists()


def test_whoever_has_consented_is_not_ticked_again(path, say, monkeypatch) -> None:
    """A12: both hold forældremyndighed, and Eva has consented; Otto is the one to ask."""
    eva = "{navn: Eva Eksempel, forældremyndighed: ja}"
    text = path.read_text().replace(eva, f"{eva}, {eva.replace('Eva', 'Otto')}")
    given = "- {til: henvisning, givet: 2026-11-01, af: [Eva Eksempel], form: skriftlig}"
    path.write_text(f"{text}samtykker:\n{given}\n")
    ticked = {}

    def several(question: str, _option: str, _choices: Any, *, chosen: Any = (), **_more: Any):
        ticked[question] = list(chosen)
        return list(chosen)

    def choice(question: str, _option: str, choices: Any, **_more: Any) -> str:
        if "skriftlig" in choices:
            return "skriftlig"
        return "record" if "lacking: O.E." in question else "pass"

    monkeypatch.setattr(dialogue, "can_ask", lambda: True)
    monkeypatch.setattr(dialogue, "ask_several", several)
    monkeypatch.setattr(dialogue, "ask_choice", choice)
    monkeypatch.setattr(dialogue, "ask_date", lambda *_a, **_k: date(2026, 11, 20))
    monkeypatch.setattr(dialogue, "ask_yes_no", lambda *_a, **_k: True)
    say("referral", "check", "VEJ-2026-001", "--to", "minigruppe", *AS_OF, "--fix")
    assert ["Otto Eksempel"] in ticked.values()
    assert "af: [Otto Eksempel]" in path.read_text()
