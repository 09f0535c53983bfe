"""What a referral rests on: meetings, assessments, consents, indsatser, and what is sent along."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sagscli.case.records import Referral
from sagscli.documents import words
from sagscli.documents.plan import MeasureView, measure
from sagscli.documents.request import Request
from sagscli.documents.view_model import Table
from sagscli.referrals.kinds.kind import Names, RecordRequirement
from sagscli.referrals.kinds.registry import KINDS, kind_of
from sagscli.rulesets.records import ReferralKind, Requirement


def tables(request: Request, referral_kind: ReferralKind) -> Iterator[Table]:
    """Yield the meetings, assessments, consents and earlier grants that are asked for."""
    for kind, asked_for in _asked_for(referral_kind):
        rows = tuple(
            tuple(_cell(request, cell) for cell in row)
            for row in kind.rows(asked_for, request.case, request.ruleset)
        )
        if rows:
            yield Table(kind.heading, kind.columns, rows)


def _asked_for(
    referral_kind: ReferralKind,
) -> Iterator[tuple[RecordRequirement[Any], list[Requirement]]]:
    """Yield each kind of requirement that asks for entries of the case, with those of the kind."""
    for kind in KINDS:
        if isinstance(kind, RecordRequirement):
            yield kind, [each for each in referral_kind.requirements if kind_of(each) is kind]


def _cell(request: Request, cell: str | date | Names | None) -> str:
    if isinstance(cell, date):
        return words.short(cell)
    if not isinstance(cell, Names):
        return cell or ""
    if cell.are_roles:
        return words.roles(request, cell.names)
    return words.listed(request.people.name(name) for name in cell.names)


def measures(request: Request, referral_kind: ReferralKind) -> Iterator[MeasureView]:
    """Yield the indsatser that were tried, and those it is about (H1, H4)."""
    shown = [
        record
        for kind, asked_for in _asked_for(referral_kind)
        for _word, records in kind.records(asked_for, request.case, request.ruleset)
        for record in records
    ]
    return (measure(request, each) for each in request.case.measures if each in shown)


def enclosures(request: Request, referral_kind: ReferralKind, referral: Referral) -> Iterator[str]:
    """Yield what is sent along: assessments, plans, and whatever the referral names (H5)."""
    for kind, asked_for in _asked_for(referral_kind):
        for enclosed in kind.enclosures(asked_for, request.case, request.ruleset):
            named = ", ".join(part for part in (enclosed.title, words.day(enclosed.dated)) if part)
            yield f"{named} ({_file(request, enclosed.path)})" if enclosed.path else named
    for path in referral.enclosures:
        yield _file(request, path)


def _file(request: Request, path: str) -> str:
    return request.people.text(path.replace("\\", "/").rpartition("/")[2])
