"""What was held or dated before a rule can count it: a fact that fulfils nothing (A15)."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sagscli.case.records import Case
from sagscli.deadlines.counting import counts_for
from sagscli.deadlines.subjects import scopes
from sagscli.rulesets.forms import plans_of_form
from sagscli.rulesets.records import DeadlineRule, Ruleset


class DatedFact(NamedTuple):
    """A meeting that was held or a plan that is dated, by the way to its day in the file."""

    section: str
    at: int
    key: str
    day: date

    @property
    def path(self) -> str:
        """Return the way to it as the case's keys are written."""
        return f"{self.section}[{self.at}].{self.key}"


def too_early(rule: DeadlineRule, case: Case, ruleset: Ruleset) -> list[DatedFact]:
    """Return what is of the kind that `rule` asks for, and lies before all that it is asked of."""
    facts = _facts(rule, case, ruleset)
    if _is_after_every_start(facts, rule, case):
        return []
    since = first_day(rule, case, ruleset)
    return [fact for fact in facts if since is not None and fact.day < since]


def first_day(rule: DeadlineRule, case: Case, ruleset: Ruleset) -> date | None:
    """Return the first day on which something can fulfil `rule`; None where any day may do."""
    days = [counts_for(rule, scope) for scope in scopes(rule, case, ruleset)]
    known = [day for day in days if day is not None]
    return min(known) if known and len(known) == len(days) else None


def before_the_course(case: Case, ruleset: Ruleset) -> Iterator[tuple[DatedFact, date]]:
    """Yield what lies before the course it would count for, and counts for nothing else.

    With the day that course began: as when an opstart was corrected afterwards. What a phase
    or a checklist may ask for too is another meeting, and no mistake (L3).
    """
    begun: dict[DatedFact, date] = {}
    for rule in filter(_is_of_courses, ruleset.deadlines):
        early = too_early(rule, case, ruleset)
        since = first_day(rule, case, ruleset) if early else None
        if since is not None:
            begun |= {fact: min(since, begun.get(fact, since)) for fact in early}
    if not begun:
        return
    others = {fact for rule in ruleset.deadlines for fact in _counted(rule, case, ruleset)}
    required = {
        word
        for kind in ruleset.referrals.values()
        for requirement in kind.requirements
        for word in requirement.meeting
    }
    for fact, since in begun.items():
        is_asked = fact.section == "møder" and case.meetings[fact.at].kind in required
        if fact not in others and not is_asked:
            yield fact, since


def _is_after_every_start(facts: list[DatedFact], rule: DeadlineRule, case: Case) -> bool:
    """Return whether nothing can be too early: so in nearly every case, and quickly seen."""
    if not _is_of_courses(rule) or rule.counts_from is not None or rule.arises is not None:
        return not facts
    starts = [placed.start for placed in case.placements if placed.start is not None]
    return not facts or not starts or min(fact.day for fact in facts) > max(starts)


def _counted(rule: DeadlineRule, case: Case, ruleset: Ruleset) -> set[DatedFact]:
    """Return what `rule` can count of a case, where the case has something to ask it of."""
    facts = set(_facts(rule, case, ruleset))
    if not facts or next(scopes(rule, case, ruleset), None) is None:
        return set()
    return facts.difference(too_early(rule, case, ruleset) if _is_of_courses(rule) else ())


def _is_of_courses(rule: DeadlineRule) -> bool:
    subjects = rule.for_each
    return bool(subjects) and all(word.startswith("tilbud.") for word in subjects)


def _facts(rule: DeadlineRule, case: Case, ruleset: Ruleset) -> list[DatedFact]:
    if rule.meeting is not None:
        return [
            DatedFact("møder", at, "afholdt", meeting.held)
            for at, meeting in enumerate(case.meetings)
            if meeting.kind == rule.meeting and meeting.held is not None
        ]
    if rule.plan is None:
        return []
    return [
        DatedFact("handleplaner", at, "dato", plan.dated)
        for at, plan in plans_of_form(rule.plan, case, ruleset)
        if plan.dated is not None
    ]
