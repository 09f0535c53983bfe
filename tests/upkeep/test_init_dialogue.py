"""sag init at the keyboard: three questions, and who one is where git was never told."""

from pathlib import Path

import pytest

from sagscli.cli import dialogue
from tests.cli.conftest import say as say  # noqa: PLC0414 - a fixture
from tests.cli.test_record_dialogues import keyboard as keyboard  # noqa: PLC0414 - a fixture
from tests.upkeep.conftest import Git


def test_three_questions_and_the_folder_is_there(desk: Path, say, keyboard) -> None:
    hands = keyboard("Ærø Kommune", "haderslev", "da")
    assert say("init")[0] == 0
    assert len(hands.questions) == 3
    written = (desk / "sag.yaml").read_text("utf-8")
    assert "titel: Ærø Kommune\nregelsæt: haderslev\nsprog: da\n" in written


def test_what_was_told_is_not_asked(desk: Path, say, keyboard) -> None:
    hands = keyboard("vejle")
    say("init", "--municipality", "Ærø", "--language", "en")
    assert hands.questions == ["Which ruleset?"]
    assert say("init")[0] == 0
    assert hands.questions == ["Which ruleset?"]


def test_the_rulesets_are_offered_with_their_titles(desk: Path, say, keyboard, monkeypatch) -> None:
    offered: dict[str, str] = {}

    def choose(_question: str, _option: str, choices: dict[str, str], **_more: object) -> str:
        offered.update(choices)
        return "vejle" if "vejle" in choices else "da"

    keyboard("Ærø")
    monkeypatch.setattr(dialogue, "ask_choice", choose)
    say("init")
    assert offered["vejle"] == "vejle: Minigrupper i Vejle Kommune"


def test_who_one_is_is_asked_where_git_does_not_know(
    desk: Path, git: Git, say, keyboard, monkeypatch
) -> None:
    for name in ("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delenv(name)
    hands = keyboard("Ærø", "vejle", "da", "kim@example.org")
    say("init")
    assert hands.questions[3:] == ["And your e-mail?"]
    assert git("log", "--format=%an %ae").stdout.decode() == "Kim Prøve kim@example.org\n"


@pytest.mark.parametrize("at", range(3))
def test_who_stops_leaves_nothing_behind(desk: Path, say, keyboard, at: int) -> None:
    answers: list[object] = ["Ærø", "vejle", "da"]
    answers[at] = KeyboardInterrupt()
    keyboard(*answers)
    assert say("init")[0] == 130
    assert list(desk.iterdir()) == []
