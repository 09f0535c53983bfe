"""The lines of a worklist as plain rows: the JSON contract of docs/json.md, and the CSV."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sagscli.app.worklist import Worklist, WorklistLine
from sagscli.deadlines.explanation import reasons
from sagscli.render.deadlines import words
from sagscli.render.diagnostics.machine import diagnostic_value
from sagscli.render.listing import VERSION, Cell, ListColumn, Listing
from sagscli.rulesets.citation import citation_with_ids


def listing(worklist: Worklist) -> Listing[WorklistLine]:
    """Return the worklist as a list for programs; people have a table and Markdown of its own."""
    as_of, folder = worklist.query.as_of, worklist.folder
    return Listing(
        key="deadlines",
        title=words.title(worklist),
        columns=_columns(as_of),
        rows=worklist.lines,
        as_of=as_of,
        dialect=folder.settings.csv if folder is not None else "standard",
    )


def _columns(as_of: date) -> list[ListColumn[WorklistLine]]:
    """Return the keys of the contract, in its order."""

    def days_left(line: WorklistLine) -> int | None:
        due = line.obligation.due
        return (due - as_of).days if due is not None else None

    def source(line: WorklistLine) -> str:
        return citation_with_ids(line.obligation.source, line.ruleset, line.obligation.due)

    return [
        ListColumn("case", lambda line: line.case.number),
        ListColumn("path", lambda line: line.case.path),
        ListColumn("rule", lambda line: line.obligation.rule),
        ListColumn("occurrence", lambda line: line.obligation.occurrence),
        ListColumn("title", lambda line: line.obligation.title),
        ListColumn("due", lambda line: line.obligation.due),
        ListColumn("act_by", lambda line: line.obligation.act_by),
        ListColumn("status", lambda line: line.status.value),
        ListColumn("days", days_left),
        ListColumn("responsible", lambda line: line.obligation.responsible),
        ListColumn("planned", lambda line: line.planned),
        ListColumn("done", lambda line: done_by(line, as_of)),
        ListColumn("expected", lambda line: line.obligation.expected),
        ListColumn("before_start", lambda line: line.obligation.before_start),
        ListColumn("missing", lambda line: line.obligation.missing),
        ListColumn("source", source),
    ]


def format_json(worklist: Worklist) -> dict[str, Any]:
    """Return the worklist for programs: the columns of the CSV, and why each date is."""
    rows: list[Mapping[str, Cell]] = listing(worklist).for_programs()
    return {
        "version": VERSION,
        "as_of": worklist.query.as_of.isoformat(),
        "deadlines": [
            {**row, "because": _because(line)}
            for row, line in zip(rows, worklist.lines, strict=True)
        ],
        "diagnostics": [diagnostic_value(each) for each in worklist.findings],
    }


def _because(line: WorklistLine) -> list[dict[str, Any]]:
    return [
        {
            "text": reason.text,
            "date": reason.day,
            "source": reason.source,
            "binds": reason.binds,
        }
        for reason in reasons(line.obligation, line.ruleset)
    ]


def done_by(line: WorklistLine, as_of: date) -> date | None:
    """Return the day the obligation was fulfilled, unless that still lies ahead."""
    done = line.obligation.done
    return done if done is not None and done <= as_of else None
