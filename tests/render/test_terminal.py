"""The terminal: width, the progress bar, and where nothing may be drawn."""

import io
import sys

import pytest

from sagscli.render.terminal import screen
from sagscli.render.terminal.line import Bit


class Tty(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("columns", "wide"),
    [("120", 120), ("10", 24), ("", 100), ("wide", 100), ("-5", 100), ("9" * 30, 1000)],
)
def test_width_of_a_pipe(columns: str, wide: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert screen.columns(io.StringIO()) == wide


def test_a_dumb_terminal_gets_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    out = Tty()
    screen.show([(Bit("red", "bad"),)], out)
    assert out.getvalue() == "red\n"


def test_a_terminal_gets_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    out = Tty()
    screen.show([(Bit("red", "bad"),)], out)
    assert "\x1b[" in out.getvalue()
    assert "red" in out.getvalue()


def test_markup_in_the_text_is_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    out = Tty()
    screen.show([(Bit("[bold]Alma[/bold] :smile:"),)], out)
    assert out.getvalue() == "[bold]Alma[/bold] :smile:\n"


def test_no_bar_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.setattr(screen, "_PATIENCE_SECONDS", 0)
    with screen.progress(100, "Reading") as step:
        for _ in range(100):
            step(1)
    assert sys.stderr.getvalue() == ""


@pytest.mark.parametrize(("patience", "drawn"), [(0, True), (60, False)])
def test_a_bar_only_after_a_while(
    patience: int, drawn: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(sys, "stderr", Tty())
    monkeypatch.setattr(screen, "_PATIENCE_SECONDS", patience)
    with screen.progress(100, "Reading cases") as step:
        for _ in range(100):
            step(1)
    assert ("Reading cases" in sys.stderr.getvalue()) is drawn


def test_a_message_is_broken_between_words_and_paths_and_commands_stay_whole(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys, "stderr", Tty())
    path = "sager/2026/vejle/en-meget-lang-mappe/VEJ-2026-001.yaml"
    remedy = "Se det med sag valider sager/x.yaml."
    screen.tell(f"noget er galt i {path} lige nu.", remedy, program="sag: ")
    assert sys.stderr.getvalue() == (
        f"sag: noget er galt i\n     {path}\n     lige nu.\n     Se det med\n"
        "     sag valider sager/x.yaml.\n"
    )


def test_a_message_in_a_log_is_a_line(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    screen.tell("en sætning " * 20 + "slut", "og et råd", program="sag: ")
    assert sys.stderr.getvalue() == "sag: " + "en sætning " * 20 + "slut\n     og et råd\n"
