"""One version of a case file, read with the same eyes as the file of today."""

from datetime import date
from typing import NamedTuple

from sagscli.case.records import Case
from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.diagnostics.diagnostic import Problem
from sagscli.history.plans import Plans

_SECTION = "handleplaner"


class CaseSnapshot(NamedTuple):
    """What of a version tells which case it is, and its plans.

    `told_by` tells two of one name apart: a child's birth date, or a group's daycare.
    """

    number: str | None
    about: str | None
    told_by: date | str | None
    plans: Plans

    @property
    def has_approved(self) -> bool:
        """Return whether one of the plans is approved."""
        return any(plan is not None and plan.approved is not None for plan in self.plans)

    def marks(self, *, approved: bool = False) -> set[tuple[object, ...]]:
        """Return what plans are known by, each with a date: form, number and date."""
        return {
            (plan.form, plan.number, plan.dated)
            for plan in self.plans
            if plan is not None and plan.dated is not None
            if plan.approved is not None or not approved
        }


def snapshot_of(data: bytes) -> CaseSnapshot | None:
    """Return what a file's bytes say, or None when they cannot be read.

    A plan that could not be read as it was written is None: it proves nothing.
    """
    document = read(data)
    if document.value is None:
        return None
    case, problems = shape(Case, document.value)
    return CaseSnapshot(case.number, *_about(case), _plans(case, problems))


def _about(case: Case) -> tuple[str | None, date | str | None]:
    if case.child is not None:
        return case.child.name, case.child.born
    return (case.group.name, case.group.daycare) if case.group is not None else (None, None)


def _plans(case: Case, problems: list[Problem]) -> Plans:
    unread = {problem.at[:2] for problem in problems if problem.at[:1] == (_SECTION,)}
    if (_SECTION,) in unread:
        return (None,)
    return tuple(None if (_SECTION, at) in unread else plan for at, plan in enumerate(case.plans))
