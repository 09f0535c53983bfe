"""`sag history` as rows: when something was recorded, when it happened, what, and by whom."""

from collections.abc import Iterator, Sequence
from datetime import date

from sagscli import days
from sagscli.app.case_history import CaseHistory
from sagscli.app.history_lines import HistoryLine, LineKind
from sagscli.app.note import Note
from sagscli.history.changes.comparison import FactChange
from sagscli.language import _
from sagscli.render.history.names import Naming
from sagscli.render.history.sentences import sentence, value_told
from sagscli.render.listing import ListColumn, Listing, Remark
from sagscli.render.terminal.line import Style
from sagscli.safety import clean

_SHORT = 10
_STYLES: dict[LineKind, Style] = {
    LineKind.REMOVED: "warn",
    LineKind.CLEARED: "warn",
    LineKind.GONE: "warn",
    LineKind.UNREADABLE: "bad",
    LineKind.LAYOUT: "dim",
}


def listing(result: CaseHistory) -> Listing[HistoryLine]:
    """Return a row for each thing that was written down, newest first."""
    return Listing(
        key="history",
        title=_("History of {case}").format(case=_case(result)),
        columns=_columns(result),
        rows=result.lines,
        notes=[Remark(note.message, "warn") for note in _told(result)],
        told=list(_told(result)),
        empty=_("Nothing is recorded in git."),
        style=lambda line: _STYLES.get(line.kind, ""),
        dialect=result.dialect,
    )


def _case(result: CaseHistory) -> str:
    label = result.label
    return " · ".join(part for part in (label.number, label.label) if part)


def _told(result: CaseHistory) -> Iterator[Note]:
    if result.unrecorded:
        yield Note(_("The file says more than what is committed; that has no author yet."))
    if result.is_cut:
        yield Note(_("The repository holds the newest commits only: what came before is not here."))


def _columns(result: CaseHistory) -> list[ListColumn[HistoryLine]]:
    """Return the keys of the contract (docs/json.md) in its order, and what people see of them."""
    naming = Naming(result.ruleset, result.people)
    told = naming._replace(hides_texts=result.hides_texts)  # to programs
    return [
        ListColumn("recorded", _recorded, _("Recorded"), _recorded_day),
        ListColumn("happened", lambda line: line.happened, _("Happened"), _happened, labelled=True),
        ListColumn(
            "text",
            lambda line: sentence(line, told),
            _("What"),
            lambda line: sentence(line, naming),
            wraps=True,
        ),
        ListColumn("author", lambda line: _author(line, naming), _("By"), wraps=True),
        ListColumn("commit", _commit, _("Commit"), _short_commit, optional=True),
        ListColumn("path", lambda line: naming.people.number(line.written.version.path)),
        ListColumn("kind", lambda line: line.kind.value),
        ListColumn("section", lambda line: line.changes[0].keys[0] if line.changes else None),
        ListColumn("keys", lambda line: keys_of(line.changes, naming)),
        ListColumn("before", lambda line: value_of(line.changes, told, is_old=True)),
        ListColumn("after", lambda line: value_of(line.changes, told, is_old=False)),
    ]


def _recorded(line: HistoryLine) -> str:
    return line.written.version.authored.isoformat()


def _recorded_day(line: HistoryLine) -> str:
    return days.short(line.written.version.authored.date())


def _happened(line: HistoryLine) -> str:
    return days.short(line.happened)


def _author(line: HistoryLine, naming: Naming) -> str:
    """Return who wrote it down; initials for one whom the case names, who is hidden there too."""
    author = clean(line.written.version.author)  # a number or a title may stand behind the name
    return naming.people.identifier(naming.people.name(author))


def _commit(line: HistoryLine) -> str:
    return line.written.version.commit


def _short_commit(line: HistoryLine) -> str:
    return _commit(line)[:_SHORT]


def keys_of(changes: Sequence[FactChange], naming: Naming) -> list[str]:
    """Return the keys that a row is about, without those of the section."""
    keys = (".".join(change.keys[1:] or change.keys) for change in changes)
    return [naming.people.text(key) for key in keys]


def value_of(changes: Sequence[FactChange], naming: Naming, *, is_old: bool) -> str | None:
    """Return what one key said before or says now; None for nothing, or for several keys."""
    if len(changes) != 1 or changes[0].is_entry:
        return None
    value = changes[0].old if is_old else changes[0].new
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else value_told(changes[0], value, naming)
