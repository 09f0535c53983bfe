"""Trials: whether the examples hold, are of this version, and try every rule (SAG509 …)."""

from collections.abc import Iterator, Sequence
from datetime import date

from sagscli.deadlines.timeline import timeline
from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.language import _
from sagscli.ruleset_faults.references import records_of
from sagscli.ruleset_lint.examples import WorkedExample, failures, worked
from sagscli.ruleset_lint.month_ends import Doubt, doubts
from sagscli.rulesets.library.version import RulesetVersion
from sagscli.rulesets.records import DeadlineRule, Requirement, Ruleset
from sagscli.rulesets.versions import case_day, holds_on


def examples(version: RulesetVersion) -> Iterator[Problem]:
    """Report an example that does not hold (SAG509)."""
    for failure in failures(version.ruleset):
        message = _("the example does not hold: {text}").format(text=failure.text)
        at: KeyPath = ("eksempler", failure.at)
        if failure.fault is not None:
            fault = failure.fault
            place = (*at, "sag", *fault.at)
            yield Problem("SAG509", place, message, fault.help, on_key=fault.on_key)
        else:
            remedy = _("correct the rule, or the example if the source says otherwise")
            yield Problem("SAG509", at, message, remedy)


def validity(version: RulesetVersion, others: Sequence[RulesetVersion]) -> Iterator[Problem]:
    """Report an example of a case for which another version would hold (SAG514).

    An example that one of the `others` takes over is tried there too, and may be of its time.
    """
    ruleset = version.ruleset
    for at, example, case, _misshapen in worked(ruleset):
        if version.place_of(("eksempler", at)).file:
            continue  # taken over: an example of the version it extends proves that one
        sharing = [other for other in others if example in other.ruleset.examples]
        day = case_day(case, ruleset) or example.as_of
        if day is not None and not any(holds_on(each.ruleset, day) for each in (version, *sharing)):
            message = _("this version does not hold for the example, whose day is {day}").format(
                day=day.isoformat()
            )
            yield Problem("SAG514", ("eksempler", at), message, _("choose a day within its time"))


def untried(version: RulesetVersion) -> Iterator[Problem]:
    """Report a deadline or a requirement that no example tries (SAG510)."""
    ruleset = version.ruleset
    expectations = [expected for example in ruleset.examples for expected in example.expects]
    tried = {expected.id for expected in expectations if expected.latest or expected.status}
    dated = {expected.id for expected in expectations if expected.latest}
    for at, rule in enumerate(ruleset.deadlines):
        if rule.id not in (dated if rule.latest is not None else tried):
            message = _('no example tries "{id}"').format(id=rule.id)
            yield Problem("SAG510", ("frister", at, "id"), message, _remedy_of(rule))
    fallen = {
        (want.referral, name)
        for want in expectations
        for name in (*want.missing, *want.unknown, *want.advised)
    }
    passed = {
        want.referral
        for want in expectations
        if {"missing", "unknown"} <= want.model_fields_set and not (want.missing or want.unknown)
    }
    for path, requirement in records_of(ruleset, Requirement):
        if (path[1], requirement.id) not in fallen:
            message = _('no example shows a case that "{id}" stops').format(id=requirement.id)
            remedy = _('add one with it under "mangler" or "ukendt"')
            yield Problem("SAG510", (*path, "id"), message, remedy)
    for name, kind in ruleset.referrals.items():
        if kind.requirements and name not in passed:
            message = _('no example shows a case that is ready for "{name}"').format(name=name)
            remedy = _('add one with "mangler: []" and "ukendt: []"')
            yield Problem("SAG510", ("henvisninger", name), message, remedy, on_key=True)


def _remedy_of(rule: DeadlineRule) -> str:
    if rule.latest is not None:
        return _('add an example with its dates under "senest"')
    return _('add an example with its "status" on a day ("pr")')


def month_ends(version: RulesetVersion) -> Iterator[Problem]:
    """Report a rule whose answer hangs on how months end, and no example shows it (SAG515)."""
    examples = worked(version.ruleset)
    for at, rule in enumerate(version.ruleset.deadlines):
        for doubt in doubts(rule, version.ruleset):
            shown = _shown(rule, version.ruleset, examples)
            if not any(doubt.is_shown_by(anchor, dues) for anchor, dues in shown):
                path: KeyPath = ("frister", at, "id")
                yield Problem("SAG515", path, _doubtful(doubt), _("add an example of that day"))


def _shown(
    rule: DeadlineRule, ruleset: Ruleset, examples: Sequence[WorkedExample]
) -> Iterator[tuple[date, set[date]]]:
    """Yield the days from which examples have a rule's dates reckoned, each with those dates."""
    for worked_example in examples:
        expects = worked_example.example.expects
        if not any(expected.id == rule.id and expected.latest for expected in expects):
            continue
        dues: dict[date, set[date]] = {}
        for obligation in timeline(worked_example.case, ruleset):
            if obligation.rule == rule.id and obligation.due is not None:
                for term in obligation.terms:
                    if term.event_date is not None:
                        dues.setdefault(term.event_date, set()).add(obligation.due)
        yield from dues.items()


def _doubtful(doubt: Doubt) -> str:
    message = (
        _("from {event} {day} it is {first} when months end downwards, and {second} upwards")
        if doubt.kind == "month-end"
        else _("from {event} {day} it is {first} counted from there, and {second} step by step")
    )
    return message.format(
        event=doubt.event,
        day=doubt.day.isoformat(),
        first=doubt.first.isoformat(),
        second=doubt.second.isoformat(),
    )
