"""A new case: what stands in its file to begin with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sagscli import letters
from sagscli.casefile.patch.scalars import OneLine
from sagscli.casefile.patch.writing import USUAL, key_lines
from sagscli.language import _

USUAL_MEETING = {"barn": "statusmøde", "gruppe": "stuemøde"}
"""A meeting that most rulesets have, by what the case is about."""


@dataclass(frozen=True)
class NewParent:
    """A parent by name, and whether that parent holds forældremyndighed; None: not known."""

    name: str
    custody: bool | None = None


@dataclass(frozen=True)
class NewCase:
    """What is known of a case when it begins: a child, or with `group` a group (A9)."""

    number: str
    ruleset: str | None = None
    consultant: str | None = None
    district: str | None = None
    child: str | None = None
    born: str | None = None
    cpr: str | None = None
    daycare: str | None = None
    parents: tuple[NewParent, ...] = ()
    group: str | None = None
    room: str | None = None
    school_start: str | None = None


def has_one_twice(names: Sequence[str]) -> bool:
    """Return whether a name is there twice, however it is spaced and whatever is capital."""
    alike = [letters.comparable(" ".join(name.split())) for name in names]
    return len(set(alike)) < len(alike)


def values_of(case: NewCase) -> dict[str, Any]:
    """Return what is known of a new case as the values of its file."""
    values = {
        "sag": case.number,
        "regelsæt": case.ruleset,
        "konsulent": case.consultant,
        "distrikt": case.district,
        **(_group(case) if case.group is not None else _child(case)),
        "skole": {"start": case.school_start} if case.school_start else None,
    }
    return {key: _on_a_line(value) for key, value in values.items() if value is not None}


def _on_a_line(value: Any) -> Any:
    """Return a value without the line ends that come along with what is pasted."""
    if isinstance(value, dict):
        return {key: _on_a_line(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_on_a_line(inner) for inner in value]
    return " ".join(value.split()) if type(value) is str else value


def text_of(values: Mapping[str, Any], year: int, kind: str | None = None) -> str:
    """Return the file of a new case that says `values`: those, and in notes what is to come.

    `kind` is the meeting of the notes, a word of the case's ruleset.
    """
    known = {key: _styled(key, value) for key, value in values.items()}
    usual = USUAL_MEETING["gruppe" if "gruppe" in values else "barn"]
    notes = _notes(year, kind or usual, has_meetings="møder" in values)
    return "\n".join([*key_lines(known, 0, USUAL), *notes]) + "\n"


def _styled(key: str, value: Any) -> Any:
    """Return a value as it is written: the school, and each parent, on a line."""
    if key == "skole" and isinstance(value, dict):
        return OneLine(value)
    if key == "barn" and isinstance(value, dict) and isinstance(value.get("forældre"), list):
        return value | {"forældre": [OneLine(parent) for parent in value["forældre"]]}
    return value


def _child(case: NewCase) -> dict[str, object]:
    parents = [
        {"navn": parent.name}
        | ({} if parent.custody is None else {"forældremyndighed": _yes_no(parent.custody)})
        for parent in case.parents
    ]
    keys = {
        "navn": case.child,
        "født": case.born,
        "cpr": case.cpr,
        "dagtilbud": case.daycare,
        "forældre": parents or None,
    }
    return {"barn": {key: value for key, value in keys.items() if value is not None}}


def _group(case: NewCase) -> dict[str, object]:
    keys = {"navn": case.group, "dagtilbud": case.daycare, "stue": case.room}
    return {"gruppe": {key: value for key, value in keys.items() if value is not None}}


def _yes_no(value: bool) -> str:
    return "ja" if value else "nej"


def _notes(year: int, kind: str, *, has_meetings: bool) -> list[str]:
    """Return notes that say what comes next and how it is written by hand."""
    if has_meetings:  # their own lines show how
        return []
    return [
        "",
        "# " + _("What happens is written below this. sag record does it; by hand it looks so:"),
        "#",
        "# møder:",
        f"#   - art: {kind}",
        f"#     afholdt: {year}-12-01",
        "#     deltagere: [pædagog]",
    ]
