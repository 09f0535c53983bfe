"""Run the worked examples that stand in a ruleset: they are its tests."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from sagscli.case.records import Case
from sagscli.case.walk import records
from sagscli.casefile.shape import shape
from sagscli.deadlines.timeline import timeline
from sagscli.diagnostics.diagnostic import Problem
from sagscli.language import _
from sagscli.ruleset_lint.expectations import unmet_by_deadline, unmet_by_gate
from sagscli.rulesets.foreign_words import foreign, nearly_known
from sagscli.rulesets.records import Example, Expectation, Ruleset


class Failure(NamedTuple):
    """An example that does not hold: which one, by its place in the ruleset, and how.

    `fault` is what is wrong with its case as such, with its place there.
    """

    at: int
    name: str
    text: str
    fault: Problem | None = None


class WorkedExample(NamedTuple):
    """An example with its case, read once, and its place among the examples."""

    at: int
    example: Example
    case: Case
    misshapen: tuple[Problem, ...] = ()
    """What of the case does not fit the format; it was left out."""

    @property
    def name(self) -> str:
        """Return what the example shows, in its writer's words."""
        return self.example.name or ""


Concerns = Callable[[Expectation], bool]
"""Tell whether an expectation is looked at."""


def everything(_expected: Expectation) -> bool:
    """Return that every expectation is looked at."""
    return True


def worked(ruleset: Ruleset) -> list[WorkedExample]:
    """Return the examples of `ruleset` with their cases."""
    return [_worked(at, example) for at, example in enumerate(ruleset.examples)]


def _worked(at: int, example: Example) -> WorkedExample:
    case, misshapen = shape(Case, {"sag": example.name, **example.case})
    return WorkedExample(at, example, case, tuple(misshapen))


def failures(ruleset: Ruleset) -> list[Failure]:
    """Return what the examples of `ruleset` expect and do not get; none when all hold.

    A list that is given (`senest`, `handl-senest`, `status`, `ansvarlig`) must match all
    of the rule's dates, statuses on the day `pr`, or roles, in order; `mangler`, `ukendt`
    and `bortfalder` all of a gate's requirements that stand so on that day. An empty list
    says that there are none. What is left out is not compared.
    """
    return [failure for example in worked(ruleset) for failure in _failures(example, ruleset)]


def _failures(tried: WorkedExample, ruleset: Ruleset) -> Iterator[Failure]:
    for fault in (*tried.misshapen, *wrong_words(tried, ruleset)):
        yield Failure(tried.at, tried.name, fault.message, fault)
    if not tried.example.expects:
        yield Failure(tried.at, tried.name, _("it expects nothing"))
    for text in unmet(tried, ruleset):
        yield Failure(tried.at, tried.name, text)


def wrong_words(tried: WorkedExample, ruleset: Ruleset) -> Iterator[Problem]:
    """Yield the words of an example that no case could have: it would show nothing of a rule.

    A topic or tiltag that is nearly one of the ruleset's is one too: it was misspelt.
    """
    yield from foreign(tried.case, records(tried.case), ruleset)
    yield from nearly_known(tried.case, ruleset)


def unmet(tried: WorkedExample, ruleset: Ruleset, concerns: Concerns = everything) -> Iterator[str]:
    """Yield how an example does not get from `ruleset` what it expects, of what is looked at."""
    expects = [expected for expected in tried.example.expects if concerns(expected)]
    is_dated = any(expected.referral is None for expected in expects)
    obligations = timeline(tried.case, ruleset, tried.example.as_of) if is_dated else ()
    rules = {rule.id for rule in ruleset.deadlines}
    for expected in expects:
        if expected.referral is not None:
            yield from unmet_by_gate(expected, tried.case, tried.example.as_of, ruleset)
        elif expected.id not in rules:
            yield _('there is no rule "{rule}"').format(rule=expected.id)
        else:
            its_own = [each for each in obligations if each.rule == expected.id]
            yield from unmet_by_deadline(expected, its_own, tried.example.as_of)
