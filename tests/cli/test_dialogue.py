"""Questions at the keyboard, answered by keys that a test presses."""

import asyncio
import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from threading import Timer
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from sagscli import language
from sagscli.cli import dialogue
from sagscli.cli.boundary import INTERRUPTED, USAGE, run
from sagscli.errors import SagError, StoppedError

ENTER, DOWN, UP, WIPE, STOP, END = "\r", "\x1b[B", "\x1b[A", "\x15", "\x03", "\x04"

KINDS = {"vejle": "Minigrupper i Vejle", "haderslev": "Indsatser", "observation": "Observation"}

QUESTIONS: dict[str, Callable[[], Any]] = {
    "text": lambda: dialogue.ask_text("Title?", "--title TITLE"),
    "date": lambda: dialogue.ask_date("When?", "--date DATE"),
    "date if known": lambda: dialogue.ask_date_if_known("When?", "--date DATE"),
    "choice": lambda: dialogue.ask_choice("Which?", "--ruleset RULESET", KINDS),
    "several": lambda: dialogue.ask_several("Who?", "--who NAME", KINDS),
    "yes or no": lambda: dialogue.ask_yes_no("Save it?", "--yes", default=True),
}


class Keyboard:
    """Keys to press, and the screen they show on."""

    def __init__(self, pipe: PipeInput, screen: io.StringIO) -> None:
        self.press = pipe.send_text
        self.close = pipe.close
        self.screen = screen


@pytest.fixture(autouse=True)
def no_loop() -> Iterator[None]:
    """Let no event loop be under way: a browser of other tests keeps one in this thread."""
    loop = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(loop)


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Keyboard]:
    """Sit at a terminal of 80 columns."""
    monkeypatch.setattr(dialogue, "can_ask", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    screen = io.StringIO()
    output = Vt100_Output(screen, lambda: Size(24, 80), enable_cpr=False)
    with create_pipe_input() as pipe, create_app_session(pipe, output):
        yield Keyboard(pipe, screen)


def answer(keyboard: Keyboard, question: str, *keys: str) -> Any:
    keyboard.press("".join(keys))
    return QUESTIONS[question]()


def test_a_text_is_what_was_typed_without_space_around_it(keyboard) -> None:
    assert answer(keyboard, "text", "  Børnehuset på Ærø ", ENTER) == "Børnehuset på Ærø"


def test_a_default_can_be_taken_and_changed(keyboard) -> None:
    keyboard.press(ENTER + " Syd" + ENTER)
    for expected in ("Regnbuen", "Regnbuen Syd"):
        assert dialogue.ask_text("Where?", "--at NAME", default="Regnbuen") == expected


def test_a_text_may_be_left_out_only_where_it_is_optional(keyboard) -> None:
    keyboard.press(ENTER + " " + ENTER + "Solen" + ENTER)
    assert dialogue.ask_text("Note?", "--note TEXT", optional=True) == ""
    assert dialogue.ask_text("Note?", "--note TEXT") == "Solen"
    assert "This has to be answered." in keyboard.screen.getvalue()


def test_what_will_not_do_is_asked_again_with_the_reason_and_can_be_mended(keyboard) -> None:
    def no_space(text: str) -> None:
        if " " in text:
            raise SagError("There is a space in it.", "Write it as one word.")

    keyboard.press("Sol en" + ENTER + "\x7f" * 3 + "en" + ENTER)
    assert dialogue.ask_text("Name?", "--name NAME", check=no_space) == "Solen"
    assert "There is a space in it. Write it as one word." in keyboard.screen.getvalue()


@pytest.mark.parametrize("typed", ["2026-10-05", "5/10-2026", "05.10.2026", "5. oktober 2026"])
def test_a_day_may_be_written_as_danes_do(keyboard, typed: str) -> None:
    assert answer(keyboard, "date", typed, ENTER) == date(2026, 10, 5)


def test_a_day_that_makes_no_sense_is_asked_again_with_the_reason(keyboard) -> None:
    day = answer(keyboard, "date", "31/2-2026", ENTER, WIPE, "28/2-2026", ENTER)
    assert day == date(2026, 2, 28)
    told = " ".join(keyboard.screen.getvalue().split())
    assert "there is no 31 February in 2026" in told


def test_a_day_can_be_checked(keyboard) -> None:
    def past(day: date) -> None:
        if day.year > 2026:
            raise SagError("That day lies ahead.")

    keyboard.press("2027-01-01" + ENTER + WIPE + "2026-01-01" + ENTER)
    assert dialogue.ask_date("When?", "--date DATE", check=past) == date(2026, 1, 1)
    keyboard.press("2027-01-01" + ENTER + WIPE + ENTER)
    assert dialogue.ask_date_if_known("When?", "--date DATE", check=past) is None
    assert keyboard.screen.getvalue().count("That day lies ahead.") == 2


def test_a_day_may_be_proposed(keyboard) -> None:
    keyboard.press(ENTER)
    monday = date(2026, 10, 5)
    assert dialogue.ask_date("When?", "--date DATE", default=monday) == monday
    assert "Enter for 2026-10-05" in keyboard.screen.getvalue()


def test_what_is_typed_takes_the_place_of_the_day_that_was_proposed(keyboard) -> None:
    monday = date(2026, 10, 5)
    for typed, day in (("2026-10-06", date(2026, 10, 6)), ("7/10-2026", date(2026, 10, 7))):
        keyboard.press(typed + ENTER)
        assert dialogue.ask_date("When?", "--date DATE", default=monday) == day


def test_a_day_is_needed_unless_it_may_be_unknown(keyboard) -> None:
    assert answer(keyboard, "date if known", ENTER) is None
    assert answer(keyboard, "date", ENTER, "2026-10-05", ENTER) == date(2026, 10, 5)


@pytest.mark.parametrize(
    ("keys", "word"),
    [("", "vejle"), (DOWN, "haderslev"), (UP, "observation"), (DOWN + DOWN + UP, "haderslev")],
)
def test_arrows_choose_one_of_several(keyboard, keys: str, word: str) -> None:
    assert answer(keyboard, "choice", keys, ENTER) == word
    assert KINDS[word] in keyboard.screen.getvalue()


def test_a_choice_begins_at_its_default_and_can_be_refused(keyboard) -> None:
    def not_haderslev(word: str) -> None:
        if word == "haderslev":
            raise SagError("That one is not in force yet.")

    keyboard.press(ENTER + UP + ENTER)
    chosen = dialogue.ask_choice("Which?", "--r R", KINDS, default="haderslev", check=not_haderslev)
    assert chosen == "vejle"
    assert "That one is not in force yet." in keyboard.screen.getvalue()


def test_several_are_ticked_in_the_order_they_stand_in(keyboard) -> None:
    assert answer(keyboard, "several", DOWN, DOWN, " ", UP, UP, " ", ENTER) == [
        "vejle",
        "observation",
    ]
    assert "Minigrupper i Vejle, Observation" in keyboard.screen.getvalue()


def test_ticks_that_are_there_can_be_taken_away_and_none_be_refused(keyboard) -> None:
    def some(words: Any) -> None:
        if not words:
            raise SagError("Choose one at the least.")

    keyboard.press(" " + ENTER + DOWN + " " + ENTER)
    ticked = dialogue.ask_several("Who?", "--who NAME", KINDS, chosen=["vejle"], check=some)
    assert ticked == ["haderslev"]
    assert "Choose one at the least." in keyboard.screen.getvalue()


@pytest.mark.parametrize(
    ("spoken", "key", "expected"),
    [
        ("en", "", True),
        ("en", "y", True),
        ("en", "n", False),
        ("da", "j", True),
        ("da", "n", False),
    ],
)
def test_yes_and_no_have_a_key_each(keyboard, spoken: Any, key: str, expected: bool) -> None:
    language.use(spoken)
    keyboard.press(key + ENTER)
    assert dialogue.ask_yes_no("Save it?", "--yes", default=True) is expected


def test_no_can_be_the_default_and_an_answer_be_refused(keyboard) -> None:
    def must_agree(agrees: bool) -> None:
        if not agrees:
            raise SagError("It cannot go on without.")

    keyboard.press(ENTER + UP + ENTER)
    assert dialogue.ask_yes_no("Save?", "--yes", default=False, check=must_agree) is True
    assert "It cannot go on without." in keyboard.screen.getvalue()


@pytest.mark.parametrize(("key", "expected"), [("y", True), ("n", False)])
def test_a_judgement_has_no_default(keyboard, key: str, expected: bool) -> None:
    """Enter alone is no answer: nobody judges by it."""
    keyboard.press(ENTER + ENTER + key + ENTER)
    assert dialogue.ask_yes_no("Does the child need it?", "--answer", default=None) is expected
    assert keyboard.screen.getvalue().count("This has to be answered. Choose yes or no.") == 2


@pytest.mark.parametrize("question", QUESTIONS)
def test_who_stops_stops_the_command(keyboard, question: str) -> None:
    keyboard.press(STOP)
    with pytest.raises(StoppedError):
        QUESTIONS[question]()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_keyboard_that_goes_away_stops_the_command(keyboard, question: str) -> None:
    keyboard.close()
    with pytest.raises(StoppedError):
        QUESTIONS[question]()


@pytest.mark.parametrize("question", ["text", "date"])
def test_the_end_of_input_stops_the_command(keyboard, question: str) -> None:
    keyboard.press(END)
    with pytest.raises(StoppedError):
        QUESTIONS[question]()


@pytest.mark.parametrize("question", QUESTIONS)
def test_without_a_terminal_the_option_is_named(question: str) -> None:
    with pytest.raises(dialogue.NoTerminalError) as refused:
        QUESTIONS[question]()
    assert "--" in str(refused.value.remedy)
    assert "?" in refused.value.message


@pytest.mark.parametrize(
    ("stops", "code"),
    [
        (KeyboardInterrupt(), INTERRUPTED),
        (StoppedError(), INTERRUPTED),
        (dialogue.NoTerminalError("Title?", "--title T"), USAGE),
    ],
)
def test_a_command_that_asks_ends_with_its_exit_code(monkeypatch, capsys, stops, code) -> None:
    def broken(*_words: Any) -> None:
        raise stops

    monkeypatch.setattr("sagscli.cli.boundary._run", broken)
    assert run(["rules", "list"]) == code
    assert capsys.readouterr().out == ""


LONG = "Hvem var med til mødet i børnehuset, hvor handleplanen for det næste halve år blev aftalt?"


@pytest.mark.parametrize(
    ("ask", "hint"),
    [
        (dialogue.ask_choice, "(vælg med piletasterne, og tryk Enter)"),
        (dialogue.ask_several, "(mellemrum sætter kryds, Enter går videre)"),
    ],
)
def test_lines_are_broken_between_words_and_the_hint_goes(keyboard, ask: Any, hint: str) -> None:
    language.use("da")
    Timer(0.5, keyboard.press, [ENTER]).start()  # the question is on the screen by then
    ask(LONG, "--who NAME", KINDS)
    shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", keyboard.screen.getvalue())
    _begun, first, last = shown.partition("det næste halve\r\n  år blev aftalt?")
    assert first
    assert hint in last
    assert hint not in last.rpartition("år blev aftalt?")[2]


@pytest.mark.parametrize("length", [20, 66, 70, 74])
def test_an_answer_is_left_on_the_screen_unbroken(keyboard, length: int) -> None:
    keyboard.press(ENTER)
    dialogue.ask_choice("x" * length, "--who NAME", {"a": "Skriv det nu"})
    left = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", keyboard.screen.getvalue())
    lines = left.rpartition("? ")[2].splitlines()
    assert " ".join(" ".join(lines).split()) == "x" * length + " Skriv det nu"
    assert max(map(len, lines)) <= 78


def test_what_is_shown_cannot_steer_the_terminal(keyboard) -> None:
    keyboard.press(ENTER)
    dialogue.ask_choice("Which\x1b[2J?", "--r R", {"a": "A\x1b[2J", "b": "B"})
    assert "\x1b[2J" not in keyboard.screen.getvalue()


def test_a_text_that_may_be_left_out_says_so() -> None:
    assert dialogue.if_known("Where?") == "Where? (may be left empty)"
