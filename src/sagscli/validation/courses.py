"""What contradicts the courses a child has: no end, or facts from before them (SAG340, SAG341)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from sagscli import days
from sagscli.deadlines.uncounted import before_the_course
from sagscli.diagnostics.diagnostic import Problem
from sagscli.language import _
from sagscli.validation.context import Context


def without_end(context: Context) -> Iterator[Problem]:
    """Ask for the ophør of a place after which another of its kind has begun (A32)."""
    by_kind: defaultdict[str | None, list[tuple[date, int]]] = defaultdict(list)
    for at, placement in enumerate(context.case.placements):
        if placement.start is not None:
            by_kind[placement.kind].append((placement.start, at))
    for starts in by_kind.values():
        starts.sort()
        for (_start, at), (following, _at) in pairwise(starts):
            if context.case.placements[at].end is None and context.is_whole(("tilbud", at)):
                message = _('the place has no "ophør", and another of its kind begins on {day}')
                yield Problem(
                    "SAG340",
                    ("tilbud", at),
                    message.format(day=days.short(following)),
                    _('write "ophør: " with the day it ended; until then it ends on that day'),
                )


def before_it_began(context: Context) -> Iterator[Problem]:
    """Report what was held or dated before the course it is for, so that nothing counts it.

    A meeting on its very first day is not its own first review.
    """
    if context.ruleset is None:
        return
    for fact, began in before_the_course(context.case, context.ruleset):
        message = _("this lies before {day}, the first day that counts for the course")
        yield Problem(
            "SAG341",
            (fact.section, fact.at, fact.key),
            message.format(day=days.short(began)),
            _('check the date here, and "opstart" under "tilbud"'),
        )
