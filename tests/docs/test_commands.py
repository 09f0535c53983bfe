"""Every command that is registered, and every option of it, stands where users look for it."""

import pytest

from sagscli.cli.danish_options import DANISH_OPTIONS
from tests.commands import every_name, registered
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDES = ("vejledning", "registrering", "historik", "dokumenter", "regelsæt")
GUIDE = "".join((ROOT / f"docs/da/{name}.md").read_text(encoding="utf-8") for name in GUIDES)
JSON = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
COMMANDS = registered()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.english)
def test_a_command_stands_in_the_readme_and_its_danish_name_in_the_guide(command) -> None:
    *group, last = command.english.split()
    row = next((line for line in README.splitlines() if f"`sag {' '.join(group)} " in line), "")
    assert f"sag {command.english}" in README or f"`{last}`" in row
    assert f"sag {command.danish}" in README + GUIDE


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.english)
def test_its_options_stand_there_too(command) -> None:
    assert [option for option in command.options if option not in README + GUIDE] == []


def test_every_option_has_a_danish_name_and_every_name_an_option() -> None:
    """In `cli/danish_options.py`; those of `sag` itself are a shell's, or for any command."""
    own = {"--install-completion", "--show-completion", "--version", "--debug", "--no-pager"}
    used = {option for command in COMMANDS for option in command.options} - own
    named = {option for option in used if option.startswith("--")} | {"--help"}
    assert named == set(DANISH_OPTIONS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.english)
def test_what_programs_read_of_it_is_described(command) -> None:
    name = "record" if command.english.startswith("record ") else command.english
    for form in {"json", "csv"} & set(command.formats):
        assert f"`sag {name}`" in JSON or f"sag {name} " in JSON, form


def test_every_command_has_both_its_names() -> None:
    assert {name for one in COMMANDS for name in (one.english, one.danish)} <= every_name()
