"""A fact that was changed or taken away after something was decided on it (SAG604)."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from sagscli.audit.finding import AuditTerms, StepFinding
from sagscli.audit.recorded_step import RecordedStep
from sagscli.case.key_roles import MayCome, SetAhead
from sagscli.case.record import Record, role_of
from sagscli.case.records import Assessment, Consent, Meeting, Plan, Referral
from sagscli.history.changes.comparison import FactChange
from sagscli.letters import bare
from sagscli.rulesets.records import Requirement, Ruleset

_OF_MEETING = ("art", "afholdt", "deltagere", "drøftet")
_OF_CONSENT = ("til", "givet", "af", "form")
"""What a decision rests on; minutes are written later, and a consent can be withdrawn (A11)."""


def changed_after(step: RecordedStep, _terms: AuditTerms) -> Iterator[StepFinding]:
    """Yield what a step changed or took away although something had been decided on it.

    An approved plan is not to be changed at all. A referral that was sent, and the consents,
    assessments and meetings that its kind asks for, may get more, but not lose what they said:
    a day that is set ahead may still be moved.
    """
    if step.is_begun_here:
        return
    decided = [(change, _decided_on(change, step)) for change in step.changes]
    days = {day for _change, day in decided if day is not None}
    if days:
        changes = tuple(change for change, day in decided if day is not None)
        yield StepFinding("SAG604", changes, decided=tuple(sorted(days)))


def _decided_on(change: FactChange, step: RecordedStep) -> date | None:
    """Return the day that something was decided on what is changed; None where nothing was."""
    entry = change.within[0] if change.within else None
    if _is_new(change):
        return None
    before = _Before(change, step)
    if isinstance(entry, Plan):
        return before.day("godkendt")
    if not _loses(change):
        return None
    if isinstance(entry, Referral):
        return None if _is_ahead(change) else before.day("sendt")
    if isinstance(entry, Consent | Assessment | Meeting):
        return _rested_on(before, entry, step) if _counts(entry, change) else None
    return None


class _Before:
    """The entry of a list that a change is of, as it was before."""

    def __init__(self, change: FactChange, step: RecordedStep) -> None:
        self._entry = change.within[0] if change.within else None
        self._olds = {
            each.path[-1]: each.old
            for each in step.changes
            if each.path[:-1] == change.path[:2] and not _is_whole(change)
        }

    def value(self, key: str) -> Any:
        """Return what stood under a key."""
        if self._entry is None or key in self._olds:
            return self._olds.get(key)
        return getattr(self._entry, type(self._entry).attributes()[key])

    def day(self, key: str) -> date | None:
        """Return the day that stood under a key."""
        value = self.value(key)
        return value if isinstance(value, date) else None


def _is_whole(change: FactChange) -> bool:
    """Return whether an entry of the case itself came or went."""
    return change.is_entry and len(change.path) == 2  # noqa: PLR2004 - ("møder", 3)


def _is_new(change: FactChange) -> bool:
    return _is_whole(change) and change.old is None


def _rested_on(before: _Before, entry: Record, step: RecordedStep) -> date | None:
    """Return the first day that a referral was sent on the ground of what an entry said."""
    word_key, day_key = _KEYS[type(entry)]
    word, day = before.value(word_key), before.day(day_key)
    if day is None or step.ruleset is None:
        return None
    sent = (
        referral.sent
        for referral in step.before.referrals
        if referral.sent is not None and referral.sent >= day
        if word in _words_of(type(entry), referral.to, step.ruleset)
    )
    return min(sent, default=None)


_KEYS: Mapping[type[Record], tuple[str, str]] = {
    Consent: ("til", "givet"),
    Assessment: ("art", "dato"),
    Meeting: ("art", "afholdt"),
}


def _words_of(kind: type[Record], to: str | None, ruleset: Ruleset) -> frozenset[str]:
    """Return the kinds of consent, assessment or meeting that a kind of referral asks for."""
    referral = ruleset.referrals.get(to or "")
    asked_for = referral.requirements if referral is not None else ()
    return frozenset(word for each in asked_for for word in _word(kind, each) if word)


def _word(kind: type[Record], requirement: Requirement) -> tuple[str | None, ...]:
    if kind is Meeting:
        return requirement.meeting
    return (requirement.consent if kind is Consent else requirement.assessment,)


def _counts(entry: Record, change: FactChange) -> bool:
    """Return whether a decision may rest on what is changed."""
    if change.is_entry:
        return True
    keys = {Meeting: _OF_MEETING, Consent: _OF_CONSENT}.get(type(entry))
    return keys is None or change.keys[1] in keys


def _loses(change: FactChange) -> bool:
    """Return whether a change takes away what was said; capitals and spaces say nothing."""
    old, new = change.old, change.new
    if isinstance(old, tuple) and isinstance(new, tuple):
        return not {bare(str(word)) for word in old} <= {bare(str(word)) for word in new}
    if isinstance(old, str) and isinstance(new, str):
        return bare(old) != bare(new)
    return old is not None


def _is_ahead(change: FactChange) -> bool:
    """Return whether a change is of a day that is set ahead, such as the meeting that decides."""
    return change.keys[-1] in _ahead(type(change.within[-1])) and not change.is_entry


@cache
def _ahead(record: type[Record]) -> frozenset[str]:
    fields = record.keys().items()
    return frozenset(
        danish for danish, field in fields if isinstance(role_of(field), SetAhead | MayCome)
    )
