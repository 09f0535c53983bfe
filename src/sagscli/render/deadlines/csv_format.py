"""`sag deadlines --format csv`: for spreadsheets."""

import csv
import io
from typing import Any, Literal

from sagscli.app.worklist import Worklist
from sagscli.render.deadlines.rows import document
from sagscli.safety import clean

Dialect = Literal["standard", "excel"]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def format_csv(worklist: Worklist, dialect: Dialect = "standard") -> str:
    """Return the worklist as CSV with the JSON's keys as headings, `because` left out.

    "standard" is RFC 4180 with commas; "excel" is what a Danish Excel opens by a
    double click: semicolons, and a byte order mark so that æøå come out right.
    """
    rows = document(worklist)["deadlines"]
    columns = [key for key in (rows[0] if rows else _empty_row()) if key != "because"]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if dialect == "excel" else ",", lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row[key]) for key in columns])
    return ("\ufeff" if dialect == "excel" else "") + out.getvalue()


def _empty_row() -> tuple[str, ...]:
    return (
        "case", "path", "rule", "occurrence", "title", "due", "act_by", "status", "days",
        "responsible", "planned", "done", "expected", "before_start", "missing", "source",
    )  # fmt: skip


def _cell(value: Any) -> str:
    """Return a value as a cell.

    Text that a spreadsheet would take for a formula is disarmed with an apostrophe;
    numbers of ours need none.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = clean(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text
