"""Rules, requirements and steps that say exactly one thing (SAG503)."""

from collections.abc import Iterator, Sequence
from typing import Any

from sagscli.case.record import Record
from sagscli.deadlines.events import SUBJECTS
from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.language import _
from sagscli.referrals.kinds.registry import KINDS
from sagscli.ruleset_faults.references import danish, records_of
from sagscli.rulesets.library.version import RulesetVersion
from sagscli.rulesets.records import DeadlineRule, Requirement, Step
from sagscli.rulesets.records.deadlines import subject_of

_FULFILLED_BY = ("meeting", "plan", "date_key")
_STEPS = ("meeting", "level", "action", "tried", "referral", "placement", "phase", "judged")


def deadlines(version: RulesetVersion) -> Iterator[Problem]:
    """Report a deadline that nothing fulfils, or more than one thing."""
    for at, rule in enumerate(version.ruleset.deadlines):
        path: KeyPath = ("frister", at)
        yield from _exactly_one(path, rule, _FULFILLED_BY, _("what fulfils it"))
        yield from _of_records(path, rule)
        if rule.repeat is not None and rule.latest is None:
            message = _('it repeats, but "senest" does not say when the first is due')
            yield Problem("SAG503", (*path, "gentag"), message, _('add "senest"'))
        if rule.repeat is not None and rule.date_key is not None:
            message = _('it repeats, but "dato-i" is one date of one record')
            yield Problem("SAG503", (*path, "dato-i"), message, _('write "møde" instead'))


def _of_records(path: KeyPath, rule: DeadlineRule) -> Iterator[Problem]:
    """Report a date of a record where the rule is asked of a child or a group."""
    kinds = {SUBJECTS.get(subject_of(subject)[0]) for subject in rule.for_each or ("barn",)}
    if rule.date_key is not None and kinds & {"barn", "gruppe"}:
        yield Problem(
            "SAG503",
            (*path, "dato-i"),
            _('"dato-i" is a date of a record, but the rule is asked of a child or a group'),
            _('write under "for-hver" which record it is asked of'),
        )


def requirements(version: RulesetVersion) -> Iterator[Problem]:
    """Report a requirement that asks for nothing, or for more than one thing."""
    kinds = tuple(kind.attribute for kind in KINDS)
    for path, requirement in records_of(version.ruleset, Requirement):
        yield from _exactly_one(path, requirement, kinds, _("what must be there"))
        for attribute in dict.fromkeys(name for kind in KINDS for name in kind.goes_with):
            belongs = [kind.attribute for kind in KINDS if attribute in kind.goes_with]
            given = attribute in requirement.model_fields_set and getattr(requirement, attribute)
            if given and not any(getattr(requirement, name) for name in belongs):
                message = _('"{key}" says nothing here: it goes with {others}')
                others = ", ".join(f'"{danish(Requirement, name)}"' for name in belongs)
                key = danish(Requirement, attribute)
                text = message.format(key=key, others=others)
                yield Problem("SAG503", (*path, key), text, _("take it away"), on_key=True)


def steps(version: RulesetVersion) -> Iterator[Problem]:
    """Report a step of a way that nothing shows, or more than one thing.

    A meeting and tiltag are one: sparring can be had at the one, or be the other (H3).
    """
    for path, step in records_of(version.ruleset, Step):
        either = {"action"} if step.meeting is not None and step.action else set()
        attributes = [name for name in _STEPS if name not in either]
        yield from _exactly_one(path, step, attributes, _("what shows it"))


def _exactly_one(
    path: KeyPath, record: Record, attributes: Sequence[str], what: str
) -> Iterator[Problem]:
    given = [danish(type(record), name) for name in attributes if _is_given(record, name)]
    if len(given) == 1:
        return
    keys = ", ".join(danish(type(record), name) for name in attributes)
    if given:
        message = _("it says twice {what}: {keys}").format(what=what, keys=", ".join(given))
        yield Problem("SAG503", (*path, given[1]), message, _("keep one"), on_key=True)
    else:
        message = _("it does not say {what}").format(what=what)
        yield Problem("SAG503", path, message, _("add one of: {keys}").format(keys=keys))


def _is_given(record: Any, attribute: str) -> bool:
    value = getattr(record, attribute)
    return value not in (None, False, ())
