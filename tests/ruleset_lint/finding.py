"""The findings of a ruleset as changed, for the tests of trials and second looks."""

from datetime import date
from pathlib import Path

from sagscli.diagnostics.diagnostic import Position
from sagscli.ruleset_lint.lint import inspect_ruleset
from tests.local import GROUND, TODAY, Told, family, put, told, unmarked


def findings(root: Path, text: str, today: date = TODAY) -> tuple[list[Told], Position | None]:
    """Return the findings of GROUND as changed, and the marked place.

    What its few examples would not notice (SAG516) is for tests of its own.
    """
    place = None
    if "▸" in text:
        text, place = unmarked(text)
    put(root, "grund", text)
    inspected = inspect_ruleset(family(root, "grund"), today)
    return told([one for one in inspected if one.code != "SAG516"]), place


def without(part: str, text: str = GROUND) -> str:
    """Return `text` without the entry of a list that begins with `part`."""
    lines = text.splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if part in line)
    depth = len(lines[at]) - len(lines[at].lstrip())
    end = at + 1
    while end < len(lines) and len(lines[end]) - len(lines[end].lstrip()) > depth:
        end += 1
    return "".join(lines[:at] + lines[end:])
