"""The meeting that decides on a referral, and the last day for the papers to it (H5, A4)."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sagscli.case.records import Case, Referral
from sagscli.deadlines.scope import Scope
from sagscli.deadlines.terms import reckon
from sagscli.deadlines.workdays import working_day_on_or_before
from sagscli.rulesets.records import DeadlineRule, Ruleset
from sagscli.rulesets.records.deadlines import subject_of

Calendar = Mapping[str, tuple[date, ...] | Mapping[str, tuple[date, ...]]]
"""The days on which those who decide meet, by their role; or by role and district (H6)."""


class Papers(NamedTuple):
    """When those who decide meet, and the last day for the papers (H5); None where not known.

    `planned` says that the meeting is the referral's own, not just the next one there is;
    `missed` is the last day for the papers where they were sent after it. `lacks_district` says
    that the days are there, but by district, and the case has none of those.
    """

    meeting: date | None = None
    due: date | None = None
    act_by: date | None = None
    planned: bool = False
    missed: date | None = None
    lacks_district: bool = False


NO_PAPERS = Papers()


def papers_of(
    referral: Referral,
    ruleset: Ruleset,
    as_of: date,
    calendar: Calendar | None = None,
    district: str | None = None,
) -> Papers:
    """Return the referral's own meeting, else the first that papers sent by now can reach.

    `calendar` are the folder's own meeting dates; they go before the ruleset's. Where each
    district has its own, those of the case's `district` count (H6).
    """
    if referral.meeting is not None:
        return _to(referral.meeting, referral, ruleset, planned=True)
    kind = ruleset.referrals[referral.to or ""]
    dates: Calendar = {**ruleset.meeting_dates, **(calendar or {})}
    meets = _days_in(dates.get(kind.decided_by or "", ()), district)
    if meets is None:
        return Papers(lacks_district=True)
    ready = referral.sent or as_of
    ahead = (_to(meeting, referral, ruleset, planned=False) for meeting in sorted(meets))
    return next(
        (papers for papers in ahead if (papers.due or papers.meeting or ready) >= ready), NO_PAPERS
    )


def _days_in(
    dates: tuple[date, ...] | Mapping[str, tuple[date, ...]], district: str | None
) -> tuple[date, ...] | None:
    """Return the days that hold in a district; None where they are told by other districts."""
    if not isinstance(dates, Mapping):
        return dates
    named = {name.casefold(): days for name, days in dates.items()}
    return named.get((district or "").casefold())


def later_papers(
    papers: Papers,
    referral: Referral,
    ruleset: Ruleset,
    as_of: date,
    calendar: Calendar | None,
    district: str | None = None,
) -> Papers:
    """Return the meeting after the referral's own that papers sent now can reach (H5).

    None where it is sent or decided, or where the papers can still reach its own.
    """
    if not papers.planned or referral.sent is not None or referral.decision is not None:
        return NO_PAPERS
    last = papers.due or papers.meeting
    if last is None or last >= as_of:
        return NO_PAPERS
    free = referral.model_copy(update={"meeting": None})
    return papers_of(free, ruleset, as_of, calendar, district)


def still_due(papers: Papers, referral: Referral) -> Papers:
    """Return what is left to tell: once sent or decided, the meeting, and papers sent too late."""
    if referral.sent is None and referral.decision is None:
        return papers
    due = papers.due if papers.planned else None
    is_late = due is not None and referral.sent is not None and referral.sent > due
    missed = due if is_late else None
    return Papers(referral.meeting, planned=papers.planned, missed=missed)


def _to(meeting: date, referral: Referral, ruleset: Ruleset, *, planned: bool) -> Papers:
    due = _due(referral.model_copy(update={"meeting": meeting}), ruleset)
    act_by = working_day_on_or_before(due, ruleset.calendar) if due is not None else None
    return Papers(meeting, due, act_by, planned)


def papers_rule(to: str | None, ruleset: Ruleset) -> DeadlineRule | None:
    """Return the ruleset's own deadline for the papers of a referral (H5)."""
    for rule in ruleset.deadlines:
        is_of = ("henvisning", to) in [subject_of(word) for word in rule.for_each]
        if is_of and rule.date_key == "sendt" and rule.latest is not None:
            return rule
    return None


def _due(referral: Referral, ruleset: Ruleset) -> date | None:
    """Return the last day for the papers by the ruleset's own deadline (H5, A4)."""
    scope = Scope(Case.model_validate({}), "henvisning", referral, "henvisninger[0]")
    rule = papers_rule(referral.to, ruleset)
    if rule is None or rule.latest is None:
        return None
    terms = reckon(rule.latest, scope.event, ruleset, rule.source or "")
    return next((term.day for term in terms if term.binds), None)
