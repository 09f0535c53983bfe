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

CHECKS: tuple[Check, ...] = (
    vocabulary.kinds,
    vocabulary.roles,
    vocabulary.topics,
    vocabulary.form_fields,
    vocabulary.answers,
    vocabulary.pointing,
    vocabulary.actions,
    dates.order,
    dates.moved_forward,
    dates.future,
    dates.before_birth,
    meetings.without_date,
    meetings.plan_passed,
    meetings.incomplete,
    meetings.numbers,
    plans_and_measures.plans,
    plans_and_measures.levels,
    plans_and_measures.measures,
    identity.child_or_group,
    identity.cpr_number,
    identity.cpr_in_text,
    identity.consenting_persons,
    identity.group_names_nobody,
    identity.child_is_no_group,
    names_in_identifiers.names,
    age_and_school.ages,
    age_and_school.school,
    age_and_school.start_in_august,
    age_and_school.end_after_school_start,
    courses.without_end,
    courses.before_it_began,
)


def check(context: Context) -> list[Problem]:
    """Return what every check finds."""
    return [problem for look in CHECKS for problem in look(context)]
