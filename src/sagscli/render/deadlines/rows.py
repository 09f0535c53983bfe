"""The lines of a worklist as plain rows: the JSON contract, and the CSV columns."""

from datetime import date
from typing import Any

from sagscli.app.worklist import Worklist, WorklistLine
from sagscli.deadlines.explanation import reasons
from sagscli.rulesets.citation import citation

VERSION = 1


def document(worklist: Worklist) -> dict[str, Any]:
    """Return the worklist as the JSON document described in docs/json.md."""
    return {
        "version": VERSION,
        "as_of": worklist.query.as_of.isoformat(),
        "deadlines": [row(line, worklist.query.as_of) for line in worklist.lines],
    }


def row(line: WorklistLine, as_of: date) -> dict[str, Any]:
    """Return one line with the keys of the contract, in its order."""
    one = line.obligation
    return {
        "case": line.whose.number,
        "path": line.whose.path,
        "rule": one.rule,
        "occurrence": one.occurrence,
        "title": one.title,
        "due": _iso(one.due),
        "act_by": _iso(one.act_by),
        "status": line.status.value,
        "days": (one.due - as_of).days if one.due is not None else None,
        "responsible": one.responsible,
        "planned": _iso(line.planned),
        "done": _iso(done_by(line, as_of)),
        "expected": one.expected,
        "before_start": one.before_start,
        "missing": one.missing,
        "source": citation(one.source, line.ruleset, one.due),
        "because": [
            {
                "text": reason.text,
                "date": _iso(reason.day),
                "source": reason.source,
                "binds": reason.binds,
            }
            for reason in reasons(one, line.ruleset)
        ],
    }


def done_by(line: WorklistLine, as_of: date) -> date | None:
    """Return the day the obligation was fulfilled, unless that still lies ahead."""
    done = line.obligation.done
    return done if done is not None and done <= as_of else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
