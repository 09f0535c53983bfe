"""A fact that was written down long after it happened (SAG601), or before it could (SAG602)."""

from collections.abc import Iterator
from datetime import date

from sagscli.audit.finding import AuditTerms, StepFinding
from sagscli.audit.recorded_step import RecordedStep
from sagscli.case.key_roles import Happened
from sagscli.case.record import role_of
from sagscli.case.tagged import plain_values_of
from sagscli.history.changes.comparison import FactChange

_BIRTH = ("barn", "født")
"""The one day that happened before there was anything to write down."""


def recorded_late(step: RecordedStep, terms: AuditTerms) -> Iterator[StepFinding]:
    """Yield the facts of a step that waited longer than `terms` allow, worst first.

    A day that was put right is not counted again: it was written down in time, or told then.
    """
    if step.is_begun_here:
        return
    waited = [
        ((step.day - max(fact.new, terms.began)).days, fact)
        for fact in _happened(step)
        if fact.old is None
    ]
    late = sorted((each for each in waited if each[0] > terms.late_after), key=_worst)
    if late:
        yield StepFinding("SAG601", tuple(fact for _days, fact in late), days=late[0][0])


def recorded_ahead(step: RecordedStep, _terms: AuditTerms) -> Iterator[StepFinding]:
    """Yield the facts of a step that lay ahead when it said that they had happened."""
    if max(plain_values_of(step.after, Happened), default=step.day) <= step.day:
        return  # as nearly always, and seen without comparing anything
    ahead = [((fact.new - step.day).days, fact) for fact in _happened(step)]
    early = sorted((each for each in ahead if each[0] > 0), key=_worst)
    if early:
        yield StepFinding("SAG602", tuple(fact for _days, fact in early), days=early[0][0])


def _worst(waited: tuple[int, FactChange]) -> int:
    return -waited[0]


def _happened(step: RecordedStep) -> Iterator[FactChange]:
    """Yield the days of a step that say that something has happened."""
    for fact in step.facts:
        if isinstance(fact.new, date) and fact.within and fact.keys != _BIRTH:
            field = type(fact.within[-1]).keys().get(fact.keys[-1])
            if field is not None and isinstance(role_of(field), Happened):
                yield fact
