"""Run the worked examples that stand in a ruleset: they are its tests."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sagscli.casefile.shape import shape
from sagscli.language import _
from sagscli.model.case import Case
from sagscli.model.obligation import Obligation
from sagscli.model.ruleset import Example, Expectation, Ruleset
from sagscli.rules.status import exists, status
from sagscli.rules.timeline import timeline


def failures(ruleset: Ruleset) -> list[str]:
    """Return what the examples of `ruleset` expect and do not get; none when all hold.

    A list that is given (`senest`, `handl-senest`, `status`) must match all of the
    rule's dates, or all of its statuses on the day `pr`, in order; an empty list
    says that there are none. What is left out is not compared.
    """
    return [
        f"{example.name}: {text}"
        for example in ruleset.examples
        for text in _failures(example, ruleset)
    ]


def _failures(example: Example, ruleset: Ruleset) -> Iterator[str]:
    case, problems = shape(Case, {"sag": example.name, **example.case})
    yield from (problem.message for problem in problems)
    if not example.expects:
        yield _("it expects nothing")
    found = timeline(case, ruleset)
    known = {rule.id for rule in ruleset.deadlines}
    for expected in example.expects:
        if expected.id not in known:
            yield _('there is no rule "{rule}"').format(rule=expected.id)
        else:
            its_own = [one for one in found if one.rule == expected.id]
            yield from _unmet(expected, its_own, example.as_of)


def _unmet(expected: Expectation, found: Sequence[Obligation], as_of: date | None) -> Iterator[str]:
    given = expected.model_fields_set & {"latest", "act_by", "status"}
    if not given:
        yield _("nothing is expected of {rule}").format(rule=expected.id)
    if "latest" in given:
        yield from _differing(
            expected.id, "senest", expected.latest, _texts(one.due for one in found)
        )
    if "act_by" in given:
        yield from _differing(
            expected.id, "handl-senest", expected.act_by, _texts(one.act_by for one in found)
        )
    if "status" in given and as_of is None:
        yield _('the status of {rule} needs a day: add "pr: "').format(rule=expected.id)
    elif "status" in given and as_of is not None:
        statuses = tuple(status(one, as_of).value for one in found if exists(one, as_of))
        yield from _differing(expected.id, "status", expected.status, statuses)


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
