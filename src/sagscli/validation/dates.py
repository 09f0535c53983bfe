"""Dates that cannot be right (SAG301 to SAG304)."""

from collections.abc import Iterator

from sagscli.case.facts import HAPPENED
from sagscli.case.record import Record
from sagscli.case.records import (
    Assessment,
    Consent,
    Decision,
    Measure,
    Meeting,
    Placement,
    Plan,
    Referral,
    Stage,
)
from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.language import _
from sagscli.validation.context import Context

ORDERED: dict[type[Record], tuple[tuple[str, str], ...]] = {
    Assessment: (("ordered", "dated"),),
    Consent: (("given", "withdrawn"),),
    Placement: (("start", "end"),),
    Measure: (("start", "end"), ("start", "to_evaluate"), ("start", "evaluated")),
    Stage: (("start", "end"), ("start", "finished")),
    Meeting: (("held", "minutes_sent"),),
    Referral: (("recommended", "sent"), ("written", "sent")),
    Decision: (("dated", "answer_sent"),),
    Plan: (("dated", "approved"),),
}
"""Pairs of dates of one record of which the first cannot come after the second."""


def order(context: Context) -> Iterator[Problem]:
    """Report two dates of one record that stand in an impossible order."""
    for path, record in context.records:
        for first, second in ORDERED.get(type(record), ()):
            early, late = getattr(record, first), getattr(record, second)
            if early is not None and late is not None and late < early:
                yield _in_wrong_order(path, _danish(record, first), _danish(record, second))
        if isinstance(record, Referral) and record.decision is not None:
            decided = record.decision.dated
            if decided is not None and record.sent is not None and decided < record.sent:
                yield _in_wrong_order((*path, "afgørelse"), "sendt", "dato")


def _in_wrong_order(path: KeyPath, first: str, second: str) -> Problem:
    return Problem(
        "SAG301",
        (*path, second),
        _('"{second}" lies before "{first}"').format(first=first, second=second),
        _("one of the two dates is wrong; check them with whoever wrote them down"),
    )


def _danish(record: Record, attribute: str) -> str:
    return type(record).model_fields[attribute].alias or attribute


def moved_forward(context: Context) -> Iterator[Problem]:
    """Report a meeting held before the day it was planned for: possible, but often a slip."""
    for at, meeting in enumerate(context.case.meetings):
        if meeting.held and meeting.planned and meeting.held < meeting.planned:
            yield Problem(
                "SAG302",
                ("møder", at, "afholdt"),
                _("the meeting was held before the day it was planned for"),
                _('if it was moved, write the new day under "planlagt" too; else correct the date'),
            )


def future(context: Context) -> Iterator[Problem]:
    """Report something recorded as done on a day that has not come."""
    for path, record, attribute, day in context.dates:
        if day > context.today and attribute in HAPPENED.get(type(record), ()):
            danish = str(path[-1])
            remedy = (
                _('a meeting to come belongs under "planlagt"')
                if danish == "afholdt"
                else _("write the date when it has happened, or correct it")
            )
            yield Problem(
                "SAG303",
                path,
                _('"{key}" is a day that has not come yet').format(key=danish),
                remedy,
            )


def before_birth(context: Context) -> Iterator[Problem]:
    """Report whatever is dated before the child was born."""
    born = context.case.child.born if context.case.child is not None else None
    if born is None:
        return
    for path, _record, attribute, day in context.dates:
        if day < born and attribute != "born":
            yield Problem(
                "SAG304",
                path,
                _('"{key}" lies before the child was born').format(key=path[-1]),
                _('check the year here and under "født"'),
            )
