"""What makes a ruleset unusable: errors, found when it is read; with one, all is refused."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.ruleset_faults import exactly_one, ids, terms, unknown_words
from sagscli.rulesets.library.version import RulesetVersion

_FAULTS = (
    ids.named_as_its_file,
    ids.validity,
    ids.used_once,
    ids.circles,
    unknown_words.unknown_words,
    exactly_one.deadlines,
    exactly_one.requirements,
    exactly_one.steps,
    terms.reckonings,
    terms.repeats,
)


def faults(version: RulesetVersion, unread: frozenset[KeyPath] = frozenset()) -> Iterator[Problem]:
    """Yield the errors of a version by itself; what stands where `unread` is was told already."""
    whole = replace(version, unread=unread)
    for check in _FAULTS:
        for problem in check(whole):
            if not _is_told(problem.at, unread):
                yield problem


def _is_told(at: KeyPath, unread: Iterable[KeyPath]) -> bool:
    return any(at[: len(place)] == place or place[: len(at)] == at for place in unread)
