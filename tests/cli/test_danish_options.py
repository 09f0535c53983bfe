"""Options by their Danish names: one table, every command, either language."""

import pytest

from sagscli.cli.boundary import run
from sagscli.cli.danish_options import DANISH_OPTIONS
from tests.commands import registered

COMMANDS = registered()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.english)
def test_no_danish_name_means_two_things_in_a_command(command) -> None:
    names = [option for option in command.options if option.startswith("--")]
    danish = [DANISH_OPTIONS.get(name, name) for name in names]
    assert len(set(danish)) == len(danish)
    assert not {name for name in danish if name in names} - {
        name for name in names if DANISH_OPTIONS.get(name, name) == name
    }


@pytest.mark.parametrize("code", ["da", "en"])
def test_a_danish_name_works_whatever_the_language(code, monkeypatch, capsys) -> None:
    monkeypatch.setenv("SAG_LANG", code)
    english = ["--as-of", "2026-10-05", "--consultant", "kons-a", "--all"]
    danish = ["--pr=2026-10-05", "--konsulent", "kons-a", "--alt"]
    texts = []
    for words in (english, danish):
        assert run(["deadlines", "sample-cases", *words]) == 0
        texts.append(capsys.readouterr().out)
    assert texts[0] == texts[1]


def test_danish_help_has_both_names_and_english_help_its_own(monkeypatch, capsys) -> None:
    monkeypatch.setenv("SAG_LANG", "da")
    assert run(["frister", "--hjælp"]) == 0
    assert "--konsulent, --consultant " in capsys.readouterr().out
    monkeypatch.setenv("SAG_LANG", "en")
    assert run(["deadlines", "--help"]) == 0
    assert "--konsulent" not in capsys.readouterr().out


def test_a_slip_is_answered_with_the_danish_name(capsys) -> None:
    assert run(["frister", "sample-cases", "--konsulen", "x"]) == 2
    assert '"--konsulent"' in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["frister", "-h"], ["help", "frister"], ["hjælp", "frister"], ["frister", "--hjælp"]]
)
def test_every_way_to_ask_for_help(words, capsys) -> None:
    assert run(["frister", "--help"]) == 0
    expected = capsys.readouterr().out
    assert run(words) == 0
    assert capsys.readouterr().out == expected
