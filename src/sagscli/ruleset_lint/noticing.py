"""Whether the examples of a ruleset notice when one of its keys is wrong (SAG516).

Each key that examples can show something of is changed by itself, and the examples are run until
one of them no longer holds.
"""

from collections.abc import Collection, Iterator

from sagscli.deadlines.counting import alike
from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.language import _
from sagscli.ruleset_lint.changes import changes
from sagscli.ruleset_lint.examples import (
    Concerns,
    WorkedExample,
    everything,
    failures,
    unmet,
    worked,
    wrong_words,
)
from sagscli.rulesets.library.version import RulesetVersion
from sagscli.rulesets.records import DeadlineRule, Ruleset


def unnoticed(version: RulesetVersion, untried: Collection[KeyPath]) -> Iterator[Problem]:
    """Report the keys of a version that could be wrong without any example noticing.

    What was taken over is tried where it was written. `untried` are the ways to what no example
    tries at all. Nothing is tried while an example fails: none proves anything then.
    """
    ruleset = version.ruleset
    if failures(ruleset):
        return
    examples = worked(ruleset)
    for at, changed in changes(ruleset):
        if version.place_of(at).file or any(at[: len(way)] == way for way in untried):
            continue
        concerns = _concerned(at, ruleset)
        looking = [each for each in examples if any(map(concerns, each.example.expects))]
        told: set[KeyPath] = set()  # of one word, or number, the first that it could be says it
        for mistake in changed:
            wrong = _near(at, mistake.ruleset, ruleset)
            if mistake.at in told or any(_notices(each, wrong, concerns) for each in looking):
                continue
            told.add(mistake.at)
            yield Problem("SAG516", mistake.at, mistake.told, _(mistake.remedy))


def _concerned(at: KeyPath, ruleset: Ruleset) -> Concerns:
    """Return which expectations a mistake at a place can be noticed by."""
    match at:
        case ("frister", int(place), *_rest):
            ids = {rule.id for rule in _matched(ruleset.deadlines[place], ruleset)}
            return lambda expected: expected.id in ids
        case ("henvisninger", gate, "krav", *_rest):
            return lambda expected: expected.referral == gate
    return everything


def _near(at: KeyPath, changed: Ruleset, ruleset: Ruleset) -> Ruleset:
    """Return a changed ruleset without the deadlines on which a mistake at a place has no bearing.

    Most of the time goes with reckoning those.
    """
    match at:
        case ("frister", int(place), *_rest):
            before = {rule.id for rule in _matched(ruleset.deadlines[place], ruleset)}
            after = {rule.id for rule in _matched(changed.deadlines[place], changed)}
            kept = tuple(rule for rule in changed.deadlines if rule.id in before | after)
            return changed.model_copy(update={"deadlines": kept})
    return changed


def _matched(rule: DeadlineRule, ruleset: Ruleset) -> list[DeadlineRule]:
    """Return a rule and those with which it shares out what fulfils them (A15)."""
    return [rule, *alike(rule, ruleset)]


def _notices(example: WorkedExample, wrong: Ruleset, concerns: Concerns) -> bool:
    """Return whether an example no longer holds, or its case has words that are no longer there."""
    told = any(True for _text in unmet(example, wrong, concerns))
    return told or (concerns is everything and any(True for _fault in wrong_words(example, wrong)))
