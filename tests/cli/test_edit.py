"""sag edit: what an editor leaves is checked, and can be had back."""

from collections.abc import Callable
from pathlib import Path

import click
import pytest

from sagscli.cli import dialogue
from sagscli.errors import StoppedError

AS_OF = ("--as-of", "2026-11-26")


@pytest.fixture
def path(home: Path) -> Path:
    return home / "sager" / "VEJ-2026-001.yaml"


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch):
    """Return a function that lets an editor make changes, one each time it is opened."""

    def sits(*changes: Callable[[str], str], choices: tuple[str, ...] = ()) -> None:
        left, answers = list(changes), list(choices)

        def change(filename: str) -> None:
            file = Path(filename)
            file.write_text(left.pop(0)(file.read_text()))

        monkeypatch.setattr(dialogue, "can_ask", lambda: True)
        monkeypatch.setattr(dialogue, "ask_choice", lambda *_a, **_k: answers.pop(0))
        monkeypatch.setattr(click, "edit", change)

    return sits


def test_what_was_changed_is_told_and_can_be_taken_back(path, say, editor) -> None:
    before = path.read_bytes()
    editor(lambda text: text + "konsulent: kons-b\n")
    code, out, _err = say("edit", "VEJ-2026-001", *AS_OF)
    assert code == 0
    assert "+ konsulent: kons-b" in out
    assert say("undo", "--yes", *AS_OF)[0] == 0
    assert path.read_bytes() == before


def test_with_an_error_it_is_opened_again(path, say, editor) -> None:
    editor(
        lambda text: text + "konsulentt: kons-b\n",
        lambda text: text.replace("konsulentt", "konsulent"),
        choices=("again",),
    )
    code, _out, err = say("edit", "VEJ-2026-001", *AS_OF)
    assert code == 0
    assert "SAG201" in err
    assert "konsulent: kons-b" in path.read_text()


def test_or_the_file_is_as_it_was(path, say, editor) -> None:
    before = path.read_bytes()
    editor(lambda text: text + "møder: [\n", choices=("back",))
    assert say("edit", "VEJ-2026-001", *AS_OF)[0] == 0
    assert path.read_bytes() == before


def test_or_it_is_left_with_its_error(path, say, editor) -> None:
    editor(lambda text: text + "konsulentt: x\n", choices=("leave",))
    assert say("edit", "VEJ-2026-001", *AS_OF)[0] == 1
    assert "konsulentt" in path.read_text()


def test_nothing_changed_is_nothing_told(path, say, editor) -> None:
    editor(lambda text: text)
    code, out, _err = say("edit", "VEJ-2026-001", *AS_OF)
    assert code == 0
    assert "nothing was changed" in out


def test_without_a_terminal_nothing_is_opened(path, say) -> None:
    code, _out, err = say("edit", "VEJ-2026-001", *AS_OF)
    assert code == 2
    assert "at a terminal" in err
    assert "Give the answer with" not in err  # no option opens an editor
    assert "sag record" in err
    assert "the file of the case" in err


def test_what_cannot_be_committed_is_said_to_be_written(path, say, editor) -> None:
    editor(lambda text: text + "konsulent: kons-b\n")
    code, _out, err = say("edit", "VEJ-2026-001", *AS_OF, "--commit")
    assert code == 2
    assert "it is written in sager/VEJ-2026-001.yaml, but not committed" in err
    assert "konsulent: kons-b" in path.read_text()


def test_who_stops_is_told_that_the_editor_left_its_text(path, say, editor, monkeypatch) -> None:
    def stops(*_words: object, **_more: object) -> str:
        raise StoppedError

    editor(lambda text: text + "konsulentt: kons-b\nmøder: [{art: x}]\n")
    monkeypatch.setattr(dialogue, "ask_choice", stops)
    code, _out, err = say("edit", "VEJ-2026-001", *AS_OF)
    assert code == 130
    assert "The file is as the editor left it." in err


def test_an_editor_that_is_not_there_is_told_in_words_of_the_program(
    path, say, monkeypatch
) -> None:
    monkeypatch.setattr(dialogue, "can_ask", lambda: True)
    monkeypatch.delenv("VISUAL", raising=False)
    for written, told in (
        ("not-an-editor-at-all", "cannot be started: it is not there"),
        ('nano "', "EDITOR is not written as a command"),
        ("false", "the editor ended with an error"),
    ):
        monkeypatch.setenv("EDITOR", written)
        code, _out, err = say("edit", "VEJ-2026-001", *AS_OF)
        assert code == 2
        assert told in " ".join(err.split())
        assert "Editing failed" not in err


def test_a_file_that_is_left_with_its_error_is_told_of_it(path, say, editor) -> None:
    path.write_text(path.read_text() + "konsulentt: kons-b\n")
    editor(lambda text: text)
    code, _out, err = say("edit", "VEJ-2026-001", *AS_OF)
    assert code == 1
    assert "SAG201" in err
