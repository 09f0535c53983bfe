"""Run the worked examples that stand in a ruleset: they are its tests."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sagscli.case.records import Case
from sagscli.case.walk import records
from sagscli.casefile.shape import shape
from sagscli.deadlines.obligation import Obligation
from sagscli.deadlines.status import exists, status
from sagscli.deadlines.timeline import timeline
from sagscli.diagnostics.diagnostic import Problem
from sagscli.language import _
from sagscli.referrals.evaluation import gate
from sagscli.referrals.standing import Standing, State
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


def failures(ruleset: Ruleset) -> list[Failure]:
    """Return what the examples of `ruleset` expect and do not get; none when all hold.

    A list that is given (`senest`, `handl-senest`, `status`, `ansvarlig`) must match all
    of the rule's dates, statuses on the day `pr`, or roles, in order; `mangler`, `ukendt`
    and `bortfalder` all of a gate's requirements that stand so on that day. An empty list
    says that there are none. What is left out is not compared.
    """
    return [
        failure
        for at, example in enumerate(ruleset.examples)
        for failure in _failures(at, example, ruleset)
    ]


def case_in(example: Example) -> Case:
    """Return the case of an example, without whatever does not fit."""
    case, _problems = shape(Case, {"sag": example.name, **example.case})
    return case


def _failures(at: int, example: Example, ruleset: Ruleset) -> Iterator[Failure]:
    name = example.name or ""
    case, misshapen = shape(Case, {"sag": example.name, **example.case})
    for fault in (*misshapen, *_wrong_words(case, ruleset)):
        yield Failure(at, name, fault.message, fault)
    if not example.expects:
        yield Failure(at, name, _("it expects nothing"))
    for text in _unmet_of(example, case, ruleset):
        yield Failure(at, name, text)


def _wrong_words(case: Case, ruleset: Ruleset) -> Iterator[Problem]:
    """Yield the words of an example that no case could have: it would show nothing of a rule.

    A topic or tiltag that is nearly one of the ruleset's is one too: it was misspelt.
    """
    yield from foreign(case, records(case), ruleset)
    yield from nearly_known(case, ruleset)


def _unmet_of(example: Example, case: Case, ruleset: Ruleset) -> Iterator[str]:
    obligations = timeline(case, ruleset, example.as_of)
    rules = {rule.id for rule in ruleset.deadlines}
    for expected in example.expects:
        if expected.referral is not None:
            yield from _gate(expected, example, case, ruleset)
        elif expected.id not in rules:
            yield _('there is no rule "{rule}"').format(rule=expected.id)
        else:
            its_own = [obligation for obligation in obligations if obligation.rule == expected.id]
            yield from _unmet(expected, its_own, example.as_of)


def _unmet(
    expected: Expectation, obligations: Sequence[Obligation], as_of: date | None
) -> Iterator[str]:
    given = expected.model_fields_set & {"latest", "act_by", "status", "responsible"}
    if not given:
        yield _("nothing is expected of {rule}").format(rule=expected.id)
    for name, key, wanted, got in (
        ("latest", "senest", expected.latest, _texts(duty.due for duty in obligations)),
        ("act_by", "handl-senest", expected.act_by, _texts(duty.act_by for duty in obligations)),
        (
            "responsible",
            "ansvarlig",
            expected.responsible,
            [duty.responsible for duty in obligations],
        ),
    ):
        if name in given:
            yield from _differing(expected.id, key, wanted, got)
    if "status" in given and as_of is None:
        yield _('the status of {rule} needs a day: add "pr: "').format(rule=expected.id)
    elif "status" in given and as_of is not None:
        statuses = tuple(status(duty, as_of).value for duty in obligations if exists(duty, as_of))
        yield from _differing(expected.id, "status", expected.status, statuses)


def _gate(expected: Expectation, example: Example, case: Case, ruleset: Ruleset) -> Iterator[str]:
    name = expected.referral or ""
    given = expected.model_fields_set & {"missing", "unknown", "not_applicable", "advised"}
    if name not in ruleset.referrals:
        yield _('there is no henvisning "{name}"').format(name=name)
    elif not given:
        yield _("nothing is expected of {rule}").format(rule=name)
    elif example.as_of is None:
        yield _('the status of {rule} needs a day: add "pr: "').format(rule=name)
    else:
        standings = gate(case, ruleset, name, example.as_of)
        for attribute, key, wanted, state in (
            ("missing", "mangler", expected.missing, State.MISSING),
            ("unknown", "ukendt", expected.unknown, State.UNKNOWN),
            ("not_applicable", "bortfalder", expected.not_applicable, State.NOT_APPLICABLE),
            ("advised", "anbefales", expected.advised, State.ADVISED),
        ):
            if attribute in given:
                yield from _differing(name, key, wanted, _in_state(standings, state))


def _in_state(standings: Iterable[Standing], state: State) -> tuple[str, ...]:
    return tuple(standing.id for standing in standings if standing.state is state)


def _texts(days: Iterable[date | None]) -> tuple[str, ...]:
    return tuple(day.isoformat() for day in days if day is not None)


def _differing(
    rule: str | None, key: str, wanted: Sequence[str], got: Sequence[str]
) -> Iterator[str]:
    if tuple(wanted) != tuple(got):
        yield _("{rule}, {key}: expected {wanted}, but it is {got}").format(
            rule=rule, key=key, wanted=_listed(wanted), got=_listed(got)
        )


def _listed(texts: Sequence[str]) -> str:
    return ", ".join(texts) or _("nothing")
