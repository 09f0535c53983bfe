"""An approved plan against the plan as it stands now. Pure: no git, no files."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sagscli import days
from sagscli.case.records import Plan
from sagscli.diagnostics.diagnostic import Problem
from sagscli.history.changes.comparison import record_changes
from sagscli.history.changes.plain import plain
from sagscli.language import _

Plans = Sequence[Plan | None]
"""The plans of a case in order; None for one of which something could not be read."""

_SHORT = 10
_BARE = re.compile(r"[\w./:-]+")


class PlanVersion(NamedTuple):
    """The plans of a case as a commit left them, and the file they stood in."""

    commit: str
    path: str
    plans: Plans


@dataclass(frozen=True)
class Approved:
    """A plan as it was approved, its place in the list, and the version that holds it."""

    plan: Plan
    at: int
    version: PlanVersion

    @property
    def number(self) -> int:
        """Return the plan's number, or its place counted from 1."""
        return self.at + 1 if self.plan.number is None else self.plan.number

    @property
    def place(self) -> str:
        """Return what ``git show`` shows it by."""
        place = f"{self.version.commit[:_SHORT]}:{self.version.path}"
        return place if _BARE.fullmatch(place) else f'"{place}"'


def first_approved(versions: Iterable[PlanVersion]) -> list[Approved]:
    """Return each plan as it was first approved. `versions` come oldest first."""
    result: list[Approved] = []
    for version in versions:
        known_places = current_places(result, version.plans)
        result += [
            Approved(plan, at, version)
            for at, plan in enumerate(version.plans)
            if plan is not None and plan.approved is not None and at not in known_places
        ]
    return result


def current_places(approved: Sequence[Approved], plans: Plans) -> list[int | None]:
    """Return which of `plans` each approved one is now, or None.

    It is the one of its form and number; else the one with its text or its dates, whose
    number was changed; else the one in its place, where no number says it is another.
    """
    result: list[int | None] = [None] * len(approved)
    for fits in (_same_number, _same_text, _same_place):
        for which, approved_plan in enumerate(approved):
            if result[which] is None:
                result[which] = _first_free(approved_plan, plans, result, fits)
    return result


Fits = Callable[[Approved, int, Plan], bool]


def _first_free(
    approved: Approved, plans: Plans, taken: list[int | None], fits: Fits
) -> int | None:
    for at, plan in enumerate(plans):
        if plan is not None and at not in taken and fits(approved, at, plan):
            return at
    return None


def _same_number(approved: Approved, _at: int, now: Plan) -> bool:
    then = approved.plan
    return then.number is not None and (then.form, then.number) == (now.form, now.number)


def _same_text(approved: Approved, _at: int, now: Plan) -> bool:
    then = approved.plan
    has_text = bool(plain(then.entries)) and plain(then.entries) == plain(now.entries)
    return has_text or (then.dated, then.approved) == (now.dated, now.approved)


def _same_place(approved: Approved, at: int, now: Plan) -> bool:
    then = approved.plan
    says_another = None not in (then.number, now.number) and then.number != now.number
    return at == approved.at and not says_another


def differing_keys(then: Plan, now: Plan) -> list[str]:
    """Return the keys that differ; how a text is broken into lines is no difference."""
    return [".".join(change.keys) for change in record_changes(then, now)]


def change_problems(approved: Sequence[Approved], now: Plans, case: str) -> list[Problem]:
    """Return a problem for each approved plan that is not as it was (SAG330).

    `case` is the case number, for the remedy. A plan that cannot be read is not judged: what
    is wrong in it is told anyway.
    """
    problems = []
    for approved_plan, at in zip(approved, current_places(approved, now), strict=True):
        plan = now[at] if at is not None else None
        if at is None or plan is None:
            if None not in now:
                problems.append(_gone(approved_plan, case))
        elif keys := differing_keys(approved_plan.plan, plan):
            problems.append(_altered(approved_plan, at, keys, case))
    return problems


def _altered(approved: Approved, at: int, keys: list[str], case: str) -> Problem:
    message = _(
        "action plan {number} was approved on {day} (commit {commit}) and changed later: {keys}"
    )
    return Problem(
        "SAG330",
        ("handleplaner", at),
        _message(message, approved, ", ".join(keys)),
        _remedy(approved, case),
    )


def _gone(approved: Approved, case: str) -> Problem:
    message = _("action plan {number}, approved on {day} (commit {commit}), is no longer here")
    return Problem("SAG330", (), _message(message, approved), _remedy(approved, case))


def _message(template: str, approved: Approved, keys: str = "") -> str:
    return template.format(
        number=approved.number,
        day=days.short(approved.plan.approved),
        commit=approved.version.commit[:_SHORT],
        keys=keys,
    )


def _remedy(approved: Approved, case: str) -> str:
    return _(
        "put it back as it was (git show {place}), and write what is new in the next plan "
        "(sag plan {case} --next)"
    ).format(place=approved.place, case=case)
