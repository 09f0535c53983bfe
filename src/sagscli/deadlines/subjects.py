"""Find what a rule applies to in a case: by the words of `for-hver` and `undtagen`."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from sagscli.case.facts import about
from sagscli.case.records import Case
from sagscli.dates import first_after
from sagscli.deadlines.courses import courses, granted_period
from sagscli.deadlines.scope import Scope
from sagscli.rulesets.records import DeadlineRule, Ruleset
from sagscli.rulesets.records.deadlines import subject_of


def scopes(rule: DeadlineRule, case: Case, ruleset: Ruleset) -> Iterator[Scope]:
    """Yield what `rule` applies to in `case`; without for-hver that is the child."""
    if rule.about not in (None, about(case)):
        return
    left_out = {
        scope.key
        for subject in rule.except_for
        for scope in _scopes(*subject_of(subject), case, ruleset)
    }
    for subject in rule.for_each or ("barn",):
        for scope in _scopes(*subject_of(subject), case, ruleset):
            if not scope.key or scope.key not in left_out:
                yield scope


def _scopes(what: str, which: str, case: Case, ruleset: Ruleset) -> Iterator[Scope]:
    find = _FINDERS.get(what)
    return find(which, case, ruleset) if find is not None else iter(())


def _child(_which: str, case: Case, _ruleset: Ruleset) -> Iterator[Scope]:
    if case.child is not None:
        yield Scope(case)


def _group(_which: str, case: Case, _ruleset: Ruleset) -> Iterator[Scope]:
    if case.group is not None:
        yield Scope(case, "gruppe")


def _is_group(case: Case) -> bool:
    return about(case) == "gruppe"  # what is about a child is not here (A9)


def _courses(which: str, case: Case, ruleset: Ruleset) -> Iterator[Scope]:
    if _is_group(case):
        return
    in_order = courses(case, which, ruleset)
    for at, course in enumerate(in_order):
        following = in_order[at + 1].start if at + 1 < len(in_order) else None
        yield Scope(case, "tilbud", course.placement, course.key, course.granted, following)


def _meetings(which: str, case: Case, ruleset: Ruleset) -> Iterator[Scope]:
    kind = ruleset.meetings.get(which)
    if _is_group(case) and (kind is None or kind.about == "barn"):
        return
    held = [
        Scope(case, "møde", meeting, f"møder[{at}]")
        for at, meeting in enumerate(case.meetings)
        if meeting.kind == which and meeting.held is not None
    ]
    in_order = sorted(held, key=_when_held)
    days = [day for scope in in_order if (day := scope.begins()) is not None]
    for scope in in_order:
        # What follows a meeting is not fulfilled by what follows a later one of its kind.
        yield replace(scope, following=first_after(days, _held(scope)))


def _held(scope: Scope) -> date:
    return scope.begins() or date.max


def _when_held(scope: Scope) -> tuple[date, date]:
    sent = scope.event("referat-udsendt").day
    return _held(scope), sent or date.max


def _referrals(which: str, case: Case, ruleset: Ruleset) -> Iterator[Scope]:
    kind = ruleset.referrals.get(which)
    if _is_group(case) and (kind is None or kind.about == "barn"):
        return
    for at, referral in enumerate(case.referrals):
        if referral.to == which:
            yield Scope(case, "henvisning", referral, f"henvisninger[{at}]")


def _measures(case: Case) -> Iterator[Scope]:
    for at, measure in enumerate(case.measures):
        yield Scope(case, "indsats", measure, f"indsatser[{at}]")


def _all_measures(_which: str, case: Case, _ruleset: Ruleset) -> Iterator[Scope]:
    return _measures(case)


def _of_level(which: str, case: Case, _ruleset: Ruleset) -> Iterator[Scope]:
    return (scope for scope in _measures(case) if getattr(scope.record, "level", None) == which)


def _of_action(which: str, case: Case, ruleset: Ruleset) -> Iterator[Scope]:
    """Yield the indsatser of a tiltag; last one that was granted and is not recorded yet (A25)."""
    for scope in _measures(case):
        if getattr(scope.record, "action", None) == which:
            yield scope
    granted = granted_period(which, case, ruleset)
    if granted is not None:
        yield Scope(case, "indsats", None, "indsatser", granted)


def _stages(which: str, case: Case, _ruleset: Ruleset) -> Iterator[Scope]:
    """Yield the phases of a kind in order; a later one of the same kind takes over (L2)."""
    stages = [(at, stage) for at, stage in enumerate(case.stages) if stage.kind == which]
    stages.sort(key=lambda numbered: numbered[1].start or date.max)
    for place, (at, stage) in enumerate(stages):
        following = stages[place + 1][1].start if place + 1 < len(stages) else None
        yield Scope(case, "fase", stage, f"faser[{at}]", following=following)


def _agreements(_which: str, case: Case, _ruleset: Ruleset) -> Iterator[Scope]:
    for at, agreement in enumerate(case.agreements):
        yield Scope(case, "aftale", agreement, f"aftaler[{at}]")


_FINDERS: dict[str, Callable[[str, Case, Ruleset], Iterator[Scope]]] = {
    "barn": _child,
    "gruppe": _group,
    "tilbud": _courses,
    "møde": _meetings,
    "henvisning": _referrals,
    "indsats": _all_measures,
    "niveau": _of_level,
    "tiltag": _of_action,
    "fase": _stages,
    "aftale": _agreements,
}
