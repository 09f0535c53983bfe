"""`sag rules diff`: what two procedures do differently, and what that does to cases."""

from typing import Any

from sagscli import days
from sagscli.app.rulesets import RulesetComparison
from sagscli.deadlines.explanation import missing_text, numbered_title
from sagscli.deadlines.obligation import Obligation
from sagscli.language import _, counted
from sagscli.render.terminal.layout import Column, fit
from sagscli.render.terminal.line import Bit, Line, Style, paragraph
from sagscli.render.terminal.text import wrap
from sagscli.ruleset_lint.comparison import Difference, Impact, Shift
from sagscli.rulesets.library import RulesetVersion
from sagscli.safety import clean

_SIGNS: dict[str, tuple[str, Style]] = {
    "added": ("+", "green"),
    "removed": ("-", "bad"),
    "changed": ("~", "warn"),
}

DifferenceRow = tuple[str, Shift]


def format_difference(result: RulesetComparison, columns: int) -> list[Line]:
    """Return the differences section by section, then what they do to the cases asked about."""
    (before, after), differences, impact = result.pair, result.differences, result.impact
    heading = f"{name_of(before)} → {name_of(after)}"
    lines = paragraph(heading, columns, "title")
    if not differences:
        lines += paragraph(_("The two do not differ."), columns)
    section = ""
    for difference in differences:
        if difference.section != section:
            section = difference.section
            lines += [(), (Bit(section, "bold"),)]
        lines += _entry(difference, columns)
    return [*lines, *_impact(impact, columns)] if impact is not None else lines


def name_of(version: RulesetVersion) -> str:
    """Return a version's id and first day."""
    return f"{version.ruleset.id} {version.since.isoformat()} ({version.shown})"


def _entry(difference: Difference, columns: int) -> list[Line]:
    sign, style = _SIGNS[difference.what]
    first, *rest = wrap(clean(difference.id), max(columns - 4, 20))
    lines: list[Line] = [(Bit(f"  {sign} ", style), Bit(first))]
    lines += [(Bit(f"    {part}"),) for part in rest]
    for edit in difference.edits:
        text = f"{edit.key}: {edit.before or '–'} → {edit.after or '–'}"
        lines += paragraph(text, columns, "", 6)
    return lines


def _impact(impact: Impact, columns: int) -> list[Line]:
    counts = [
        counted("{n} moves", "{n} move", impact.count("moves")),
        counted("{n} appears", "{n} appear", impact.count("appears")),
        counted("{n} vanishes", "{n} vanish", impact.count("vanishes")),
    ]
    heading = counted(
        "Deadlines in {n} of {all} cases: {counts}",
        "Deadlines in {n} of {all} cases: {counts}",
        len(impact.shifts),
        all=impact.cases,
        counts=", ".join(counts),
    )
    lines: list[Line] = [(), *paragraph(heading, columns, "title")]
    rows = [(number, shift) for number, _path, shifts in impact.shifts for shift in shifts]
    if rows:
        layout = fit(_columns(), rows, columns)
        lines += [] if layout.stacked else [layout.header(rows[0])]
        for at in range(len(rows)):
            lines += layout.rows(at, "")
    return [*lines, *_left_alone(impact, columns)]


def _left_alone(impact: Impact, columns: int) -> list[Line]:
    stay = counted(
        "{n} case stays with the version it follows.",
        "{n} cases stay with the version they follow.",
        impact.stay,
    )
    others = counted(
        "{n} case follows another ruleset.", "{n} cases follow another ruleset.", impact.others
    )
    unread = counted(
        "{n} file has errors and was left out; sag validate shows them.",
        "{n} files have errors and were left out; sag validate shows them.",
        impact.unread,
    )
    told = ((impact.stay, stay), (impact.others, others), (impact.unread, unread))
    return [line for n, text in told if n for line in paragraph(text, columns, "dim")]


def _columns() -> list[Column[DifferenceRow]]:
    return [
        Column(lambda _row: _("Case"), lambda row: clean(row[0])),
        Column(
            lambda _row: _("What"), lambda row: clean(numbered_title(row[1].obligation)), wraps=True
        ),
        Column(lambda _row: _("Change"), lambda row: _change(row[1])),
        Column(lambda _row: _("Before"), lambda row: _due(row[1].before)),
        Column(lambda _row: _("After"), lambda row: _due(row[1].after)),
        Column(
            lambda _row: _("Done"), lambda row: days.short(row[1].obligation.done), optional=True
        ),
    ]


def _change(shift: Shift) -> str:
    words = {"moves": _("moves"), "appears": _("appears"), "vanishes": _("vanishes")}
    return words[shift.what]


def _due(obligation: Obligation | None) -> str:
    if obligation is None:
        return "–"
    if obligation.due is not None:
        return days.short(obligation.due)
    return missing_text(obligation.missing) if obligation.missing is not None else _("no date")


def format_json(result: RulesetComparison) -> dict[str, Any]:
    """Return the same for a program; ``docs/json.md`` has the shape."""
    pair, differences, impact = result.pair, result.differences, result.impact
    document: dict[str, Any] = {
        "version": 1,
        "before": _version(pair[0]),
        "after": _version(pair[1]),
        "differences": [
            {
                "section": difference.section,
                "id": difference.id,
                "what": difference.what,
                "edits": [edit._asdict() for edit in difference.edits],
            }
            for difference in differences
        ],
    }
    document["cases"] = None
    if impact is not None:
        document["cases"] = {
            "asked": impact.cases,
            "stay": impact.stay,
            "others": impact.others,
            "unread": impact.unread,
            "shifts": [
                _shift(number, path, row) for number, path, rows in impact.shifts for row in rows
            ],
        }
    return document


def _version(version: RulesetVersion) -> dict[str, Any]:
    return {"id": version.ruleset.id, "since": version.since.isoformat(), "hash": version.digest}


def _shift(number: str, path: str, shift: Shift) -> dict[str, Any]:
    obligation = shift.obligation
    return {
        "case": number,
        "path": path,
        "rule": obligation.rule,
        "occurrence": obligation.occurrence,
        "title": obligation.title,
        "what": shift.what,
        "before": _iso(shift.before),
        "after": _iso(shift.after),
        "done": obligation.done.isoformat() if obligation.done is not None else None,
    }


def _iso(obligation: Obligation | None) -> str | None:
    return (
        obligation.due.isoformat()
        if obligation is not None and obligation.due is not None
        else None
    )
