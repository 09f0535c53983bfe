"""What a referral rests on: meetings, assessments, consents, indsatser, and what is sent along."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sagscli.case.records import Referral
from sagscli.documents import words
from sagscli.documents.measures import measure_view
from sagscli.documents.request import Request
from sagscli.documents.view_model import MeasureView, Table
from sagscli.referrals.kinds.kind import RecordRequirement, WhoCell
from sagscli.referrals.kinds.registry import KINDS, kind_of
from sagscli.rulesets.records import ReferralKind

_KINDS = [kind for kind in KINDS if isinstance(kind, RecordRequirement)]
"""The kinds of requirement that ask for an entry of the case."""


def tables(request: Request, referral_kind: ReferralKind) -> Iterator[Table]:
    """Yield the meetings, assessments, consents and earlier grants that are asked for."""
    for kind in _KINDS:
        rows = tuple(
            (title, *(_cell(request, cell) for cell in cells))
            for title, records in _records(request, referral_kind, kind)
            for cells in map(kind.cells, records)
            if cells is not None
        )
        if rows:
            yield _without_empty(Table(kind.heading, kind.columns, rows), kind.columns_if_any)


def _without_empty(table: Table, columns: tuple[str, ...]) -> Table:
    """Return a table without those of `columns` that nothing stands in."""
    kept = [
        at
        for at, column in enumerate(table.heads)
        if column not in columns or any(row[at] for row in table.rows)
    ]
    rows = tuple(tuple(row[at] for at in kept) for row in table.rows)
    return Table(table.title, tuple(table.heads[at] for at in kept), rows)


def _records(
    request: Request, referral_kind: ReferralKind, kind: RecordRequirement[Any]
) -> Iterator[tuple[str, list[Any]]]:
    """Yield the title of all that requirements of a kind ask for, each with its records."""
    requirements = [each for each in referral_kind.requirements if kind_of(each) is kind]
    for word, records in kind.records(requirements, request.case, request.ruleset):
        yield kind.title(word, request.ruleset), records


def _cell(request: Request, cell: str | date | WhoCell | None) -> str:
    if isinstance(cell, date):
        return words.short(cell)
    if not isinstance(cell, WhoCell):
        return cell or ""
    if cell.are_roles:
        return words.roles(request, cell.names)
    return words.listed(request.people.name(name) for name in cell.names)


def measures(request: Request, referral_kind: ReferralKind) -> Iterator[MeasureView]:
    """Yield the indsatser that were tried, and those it is about (H1, H4)."""
    every = (_records(request, referral_kind, kind) for kind in _KINDS)
    asked_for = [record for those in every for _title, records in those for record in records]
    return (measure_view(request, each) for each in request.case.measures if each in asked_for)


def enclosures(request: Request, referral_kind: ReferralKind, referral: Referral) -> Iterator[str]:
    """Yield what is sent along: assessments, plans, and whatever the referral names (H5)."""
    for kind in _KINDS:
        for title, records in _records(request, referral_kind, kind):
            for dated, path in kind.sent_along(records):
                named = ", ".join(part for part in (title, words.day(dated)) if part)
                yield f"{named} ({_file(request, path)})" if path else named
    for path in referral.enclosures:
        yield _file(request, path)


def _file(request: Request, path: str) -> str:
    return request.people.text(path.replace("\\", "/").rpartition("/")[2])
