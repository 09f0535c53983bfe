"""The commands as they are registered: what the tests that walk all of them start from."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import typer

from sagscli.cli.app import COMMANDS, tree


class Registered(NamedTuple):
    """A command that does something: its words in both languages, its options and formats."""

    english: str
    danish: str
    options: tuple[str, ...]
    formats: tuple[str, ...]


@cache
def registered() -> tuple[Registered, ...]:
    """Return every command that Typer knows, once, by the names the table gives it.

    Kept: to build the tree takes a tenth of a second, and the matrices ask for each call.
    """
    root = typer.main.get_command(tree())
    danish = {command.english: command.danish for command in COMMANDS}
    return tuple(
        Registered(words, _danish(words, danish), *_options(command))
        for words, command in _leaves(root)
        if words in danish
    )


def every_name() -> set[str]:
    """Return the words of every command as Typer knows them, in either language and mixed."""
    return {words for words, _command in _leaves(typer.main.get_command(tree()))}


def _leaves(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        words = f"{before} {name}".strip()
        if hasattr(command, "commands"):
            yield from _leaves(command, words)
        else:
            yield words, command


def _danish(words: str, names: dict[str, str]) -> str:
    parts = words.split()
    return " ".join(names[" ".join(parts[: at + 1])] for at in range(len(parts)))


def _options(command: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    options = [one for one in command.params if one.param_type_name == "option"]
    names = tuple(name for one in options for name in one.opts if name.startswith("--"))
    formats = [one.metavar for one in options if "--format" in one.opts]
    return names, tuple(formats[0].split("|")) if formats else ()
