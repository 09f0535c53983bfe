"""Deadlines that come once and that one record can fulfil together (SAG517).

Those that ask for the same of the same are matched like the occurrences of one, by their dates
(A15). Others would all be done with the first meeting, plan or date, and nobody would be told.
"""

from collections.abc import Iterator
from itertools import product

from sagscli.deadlines.counting import alike
from sagscli.deadlines.events import SUBJECTS
from sagscli.diagnostics.diagnostic import Problem
from sagscli.language import _
from sagscli.ruleset_faults.references import danish
from sagscli.rulesets.library.version import RulesetVersion
from sagscli.rulesets.records import DeadlineRule, Latest, Ruleset
from sagscli.rulesets.records.deadlines import subject_of

_FULFILLED_BY = ("meeting", "plan", "date_key")


def told_apart(version: RulesetVersion) -> Iterator[Problem]:
    """Report a deadline that what fulfils an earlier one can fulfil too.

    `opfylder-også` says that it is meant to, in either of the two.
    """
    ruleset = version.ruleset
    for at, rule in enumerate(ruleset.deadlines):
        for earlier in ruleset.deadlines[:at]:
            if not _share(earlier, rule, ruleset) or _is_meant(earlier, rule):
                continue
            key = next(name for name in _FULFILLED_BY if getattr(rule, name) is not None)
            message = _('what fulfils "{other}" can fulfil it too: nothing tells them apart')
            remedy = _(
                'give them dates or subjects of their own ("senest", "for-hver", "undtagen"), or '
                'write "opfylder-også: {other}" if that is what the source means'
            )
            yield Problem(
                "SAG517",
                ("frister", at, danish(DeadlineRule, key)),
                message.format(other=earlier.id),
                remedy.format(other=earlier.id),
            )


def _is_meant(first: DeadlineRule, second: DeadlineRule) -> bool:
    return second.id in first.fulfils_too or first.id in second.fulfils_too


def _share(first: DeadlineRule, second: DeadlineRule, ruleset: Ruleset) -> bool:
    """Return whether two deadlines come once each, and one record can fulfil both."""
    if first.repeat is not None or second.repeat is not None:
        return False
    if not any(_is_same(getattr(first, key), getattr(second, key)) for key in _FULFILLED_BY):
        return False
    if {first.about, second.about} == {"barn", "gruppe"}:
        return False
    matched = alike(first, ruleset)
    if first in matched and second in matched:
        return _reckoning(first.latest) == _reckoning(second.latest)
    return any(_is_of_both(pair, first, second) for pair in _pairs(first, second))


def _is_same(word: str | None, other: str | None) -> bool:
    return word is not None and word == other


def _reckoning(latest: Latest | None) -> object:
    """Return how a date is reckoned, without the places it is cited from."""
    return latest.model_dump(exclude={"source": True, **_CITED}) if latest is not None else None


_CITED = {name: {"__all__": {"source"}} for name in ("earliest_of", "latest_of")}


def _pairs(first: DeadlineRule, second: DeadlineRule) -> Iterator[tuple[str, str]]:
    return product(first.for_each or ("barn",), second.for_each or ("barn",))


def _is_of_both(pair: tuple[str, str], first: DeadlineRule, second: DeadlineRule) -> bool:
    """Return whether what two deadlines are asked of can have one record in common.

    A date stands in one record; a meeting or a plan may count for a child and for its place. Two
    offers, two phases and the like are two things, and so are a child and a group.
    """
    subject, other = pair
    (what, which), (kind, name) = subject_of(subject), subject_of(other)
    if subject in second.except_for or other in first.except_for:
        return False
    if (what == kind and which != name) or {what, kind} == {"barn", "gruppe"}:
        return False
    return first.date_key is None or SUBJECTS.get(what) == SUBJECTS.get(kind)
