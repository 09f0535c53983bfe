"""Checks beyond shape: each takes a case in its context and yields problems.

*error*: the file contradicts itself or cannot be read as meant. *warning*: what it
says may be true, but breaks a rule or looks mistaken. The severities stand in
`sagscli.diagnostics.codes`.
"""

from collections.abc import Callable, Iterator

from sagscli.diagnostics.diagnostic import Problem
from sagscli.validation import (
    age_and_school,
    courses,
    dates,
    identity,
    meetings,
    names_in_identifiers,
    plans_and_measures,
    vocabulary,
)
from sagscli.validation.context import Context

Check = Callable[[Context], Iterator[Problem]]

CONTRADICTIONS: tuple[Check, ...] = (
    vocabulary.foreign,
    dates.order,
    dates.future,
    dates.before_birth,
    identity.child_or_group,
    identity.cpr_number,
    identity.cpr_in_text,
    identity.group_names_nobody,
    identity.child_is_no_group,
)
"""What may find an error."""

DOUBTS: tuple[Check, ...] = (
    vocabulary.nearly_known,
    dates.moved_forward,
    dates.of_age,
    meetings.without_date,
    meetings.plan_passed,
    meetings.incomplete,
    meetings.too_early,
    meetings.minutes_not_sent_to,
    meetings.numbers,
    plans_and_measures.plans,
    plans_and_measures.levels,
    plans_and_measures.measures,
    plans_and_measures.half_years,
    identity.consenting_persons,
    names_in_identifiers.names,
    age_and_school.ages,
    age_and_school.school,
    age_and_school.start_in_august,
    age_and_school.end_after_school_start,
    courses.without_end,
    courses.before_it_began,
)
"""What finds warnings alone: a list of many cases, which tells of errors only, does not ask."""


def check(context: Context, *, only_errors: bool = False) -> list[Problem]:
    """Return what every check finds; with `only_errors` those that can find an error."""
    checks = CONTRADICTIONS if only_errors else (*CONTRADICTIONS, *DOUBTS)
    return [problem for look in checks for problem in look(context)]
