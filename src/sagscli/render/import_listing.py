"""`sag import` as rows: what becomes of each row of the sheet, and why."""

from collections.abc import Iterable, Iterator

from sagscli import days
from sagscli.app.import_cases import CaseImport, Fate, RowFate
from sagscli.app.note import Note
from sagscli.importing.row_values import RowReason
from sagscli.language import _, counted
from sagscli.render.listing import ListColumn, Listing, Remark
from sagscli.render.terminal.line import Style
from sagscli.sheets.sheet import column_letter

_STYLES: dict[Fate, Style] = {Fate.REFUSED: "bad", Fate.SAME: "dim", Fate.DIFFERENT: "warn"}
_MOST_SHOWN = 5


def listing(result: CaseImport) -> Listing[RowFate]:
    """Return a line for each row, and how many have each fate."""
    return Listing(
        key="rows",
        title=_("The rows of the sheet as of {day}").format(day=days.full(result.as_of)),
        columns=[
            ListColumn("row", lambda row: row.row, _("Row"), right=True),
            ListColumn("fate", lambda row: row.fate.value, _("What becomes of it"), _fate),
            ListColumn("case", lambda row: row.number, _("Case")),
            ListColumn("path", lambda row: row.path),
            ListColumn("reasons", lambda row: [reason_text(each) for each in row.reasons]),
            ListColumn("differs", lambda row: row.differs),
            ListColumn("warnings", lambda row: [each.message for each in row.warnings]),
        ],
        rows=result.rows,
        as_of=result.as_of,
        notes=list(_notes(result)),
        told=list(passed_over(result)),
        empty=_("There is no row below the headings."),
        style=lambda row: _STYLES.get(row.fate, ""),
        remarks=_remarks,
        dialect=result.dialect,
    )


def _fate(row: RowFate) -> str:
    return {
        Fate.NEW: _("a new case"),
        Fate.SAME: _("the case is there"),
        Fate.DIFFERENT: _("the case is there, and says something else"),
        Fate.REFUSED: _("refused"),
    }[row.fate]


def reason_text(reason: RowReason) -> str:
    """Return why a row is refused: the column, what is wrong, and what to do."""
    text = " ".join(filter(None, (_sentence(reason.message), _sentence(reason.remedy or ""))))
    if reason.column is None:
        return text
    return _("Column {letter} ({heading}): {text}").format(
        letter=column_letter(reason.column), heading=reason.heading, text=text
    )


def _sentence(text: str) -> str:
    ended = text if text.endswith((".", "!", "?", "…")) else f"{text}."
    return ended[:1].upper() + ended[1:] if text else ""


def _remarks(row: RowFate) -> list[Remark]:
    reasons = [Remark(reason_text(each), "bad") for each in row.reasons]
    warnings = [Remark(_sentence(each.message), "warn") for each in row.warnings]
    if row.differs:
        keys = ", ".join(row.differs)
        text = _("It is left as it is. It does not say the same under: {keys}.").format(keys=keys)
        return [*reasons, Remark(text, "warn")]
    return [*reasons, *warnings]


def _notes(result: CaseImport) -> Iterator[Remark]:
    if result.rows:
        yield Remark(" · ".join(_counted(result)))
    yield from (Remark(note.message, "warn") for note in passed_over(result))
    if result.of(Fate.REFUSED):
        yield Remark(_("Nothing is imported as long as a row is refused."), "bad")
    elif result.is_saved:
        yield Remark(_("They are written. sag undo takes all of them back."), "green")


def passed_over(result: CaseImport) -> Iterator[Note]:
    """Yield what is said of what was not read, and of what nobody sees in the workbook."""
    if result.unread:
        headings = ", ".join(result.unread)
        yield Note(_("Columns that are not read: {headings}.").format(headings=headings))
    yield from _hidden(result)
    if result.unread_files:
        yield Note(_unread_files(result.unread_files))


def _hidden(result: CaseImport) -> Iterator[Note]:
    """Yield what nobody sees in the workbook, and whether it is read."""
    hidden = result.hidden
    if hidden.rows:
        rows = _first(map(str, sorted(hidden.rows)))
        text = _("Rows that are hidden in Excel are read like the others: {rows}.")
        yield Note(text.format(rows=rows))
    if hidden.columns:
        columns = _first(map(column_letter, sorted(hidden.columns)))
        text = _("Columns that are hidden in Excel are read like the others: {columns}.")
        yield Note(text.format(columns=columns))
    if hidden.sheets:
        text = _("Sheets that are hidden in Excel are not read: {names}.")
        yield Note(text.format(names=_first(hidden.sheets)))


def _first(words: Iterable[str]) -> str:
    """Return words in a row, of very many the first."""
    listed = list(words)
    return ", ".join(listed[:_MOST_SHOWN]) + (", …" if len(listed) > _MOST_SHOWN else "")


def _unread_files(paths: tuple[str, ...]) -> str:
    return counted(
        "{n} case file cannot be read, so whether a child is in it cannot be told: {paths}",
        "{n} case files cannot be read, so whether a child is in them cannot be told: {paths}",
        len(paths),
        paths=_first(paths),
    )


def _counted(result: CaseImport) -> Iterator[str]:
    yield counted("{n} row", "{n} rows", len(result.rows))
    if n := len(result.of(Fate.NEW)):
        yield counted("{n} new case", "{n} new cases", n)
    if n := len(result.of(Fate.SAME)) + len(result.of(Fate.DIFFERENT)):
        yield counted("{n} there already", "{n} there already", n)
    if n := len(result.of(Fate.REFUSED)):
        yield counted("{n} refused", "{n} refused", n)
