"""The child's age and school start against the offer (SAG320 to SAG323)."""

from collections.abc import Iterator

from sagscli import days
from sagscli.case.facts import recorded_school_start, school_start
from sagscli.diagnostics.diagnostic import Problem
from sagscli.language import _
from sagscli.rulesets.ages import outside
from sagscli.rulesets.citation import citation
from sagscli.validation.context import Context


def ages(context: Context) -> Iterator[Problem]:
    """Report a child outside the offer's target age on the first day (V2, R1)."""
    case, ruleset = context.case, context.ruleset
    born = case.child.born if case.child is not None else None
    if ruleset is None or born is None:
        return
    for at, placement in enumerate(case.placements):
        kind = ruleset.placements.get(placement.kind or "")
        if kind is None or kind.ages is None or placement.start is None or placement.start < born:
            continue
        path = ("tilbud", at, "opstart")
        remedy = _("if the dates are right, the place needs a reason ({source})").format(
            source=citation(kind.ages.source or "", ruleset)
        )
        fault = outside(kind.ages, case, placement.start)
        if fault == "young":
            text = _("the child is under {years} years on the first day").format(
                years=kind.ages.since
            )
            yield Problem("SAG320", path, text, remedy)
        elif fault == "old":
            text = _("the child is too old for the offer on the first day")
            yield Problem("SAG320", path, text, remedy)


def school(context: Context) -> Iterator[Problem]:
    """Report a deferral without a new date, and an expected start that has passed (A13)."""
    case = context.case
    if case.child is None:
        return
    if case.school is not None and case.school.postponed and case.school.start is None:
        yield Problem(
            "SAG321",
            ("skole", "udsættelse"),
            _("the school start is put off, but its new date is missing"),
            _('write "start: " with the new date under "skole"; until then a year is added'),
        )
    expected = school_start(case)
    running = any(
        placement.start is not None and placement.end is None for placement in case.placements
    )
    if (
        running
        and recorded_school_start(case) is None
        and expected.day is not None
        and expected.day <= context.today
    ):
        yield Problem(
            "SAG322",
            ("barn", "født"),
            _(
                "by age the child should have started school on {day}; the case says nothing of it"
            ).format(day=days.short(expected.day)),
            _('write "start: " and "udsættelse: " under "skole", or "ophør: " under "tilbud"'),
        )


_AUGUST = 8


def start_in_august(context: Context) -> Iterator[Problem]:
    """Report a start from 2 to 31 August: with the school year it is 1 August (V14, A24)."""
    start = recorded_school_start(context.case)
    if start is not None and start.month == _AUGUST and start.day > 1:
        text = _(
            "the school start is {day}; a child who begins with the school year begins on 1 August"
        )
        remedy = _(
            "write {first} if the child begins with the school year, whatever weekday the bell "
            "rings; a later start of its own may stay"
        )
        told = remedy.format(first=start.replace(day=1).isoformat())
        yield Problem("SAG345", ("skole", "start"), text.format(day=days.short(start)), told)


def end_after_school_start(context: Context) -> Iterator[Problem]:
    """Report a place that is to last beyond a recorded school start; the earlier ends it (A18)."""
    start = recorded_school_start(context.case)
    if start is None:
        return
    for at, placement in enumerate(context.case.placements):
        is_begun = placement.start is None or placement.start < start
        if is_begun and placement.end is not None and placement.end > start:
            yield Problem(
                "SAG323",
                ("tilbud", at, "ophør"),
                _('"ophør" lies after the school start on {day}').format(day=days.short(start)),
                _("correct one of the two dates; the course ends with the earlier one"),
            )
