"""What an example expects of a deadline or of a gate, held against what the ruleset gives."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sagscli.case.records import Case
from sagscli.deadlines.obligation import Obligation
from sagscli.deadlines.status import exists, status
from sagscli.language import _
from sagscli.referrals.evaluation import gate, is_ready
from sagscli.referrals.standing import Standing, State
from sagscli.rulesets.records import Expectation, Ruleset

_OF_DEADLINES = frozenset({"latest", "act_by", "status", "responsible"})
_OF_GATES = frozenset({"missing", "unknown", "not_applicable", "advised", "responsible", "ready"})


def unmet_by_deadline(
    expected: Expectation, obligations: Sequence[Obligation], as_of: date | None
) -> Iterator[str]:
    """Yield how the obligations of a rule are not what is expected of them."""
    given = expected.model_fields_set & _OF_DEADLINES
    if not given:
        yield _("nothing is expected of {rule}").format(rule=expected.id)
    if "responsible" in given and isinstance(expected.responsible, Mapping):
        yield _('the roles of a deadline stand in a list: "ansvarlig: [leder]"')
        given -= {"responsible"}
    for name, key, got in (
        ("latest", "senest", _texts(duty.due for duty in obligations)),
        ("act_by", "handl-senest", _texts(duty.act_by for duty in obligations)),
        ("responsible", "ansvarlig", [duty.responsible for duty in obligations]),
    ):
        if name in given:
            yield from _differing(expected.id, key, getattr(expected, name), got)
    if "status" in given and as_of is None:
        yield _('the status of {rule} needs a day: add "pr: "').format(rule=expected.id)
    elif "status" in given and as_of is not None:
        statuses = tuple(status(duty, as_of).value for duty in obligations if exists(duty, as_of))
        yield from _differing(expected.id, "status", expected.status, statuses)


def unmet_by_gate(
    expected: Expectation, case: Case, as_of: date | None, ruleset: Ruleset
) -> Iterator[str]:
    """Yield how the requirements of a referral do not stand as is expected of them."""
    name = expected.referral or ""
    if name not in ruleset.referrals:
        yield _('there is no henvisning "{name}"').format(name=name)
    elif not expected.model_fields_set & _OF_GATES:
        yield _("nothing is expected of {rule}").format(rule=name)
    elif as_of is None:
        yield _('the status of {rule} needs a day: add "pr: "').format(rule=name)
    else:
        standings = gate(case, ruleset, name, as_of)
        yield from _in_other_states(expected, standings)
        yield from _of_other_roles(expected, standings)
        is_in_place = is_ready(ruleset.referrals[name], standings)
        if expected.ready not in (None, is_in_place):
            words = [_yes_no(answer) for answer in (expected.ready, is_in_place)]
            yield _expected_but_is(name, "klar", *words)


def _in_other_states(expected: Expectation, standings: Sequence[Standing]) -> Iterator[str]:
    for attribute, key, state in (
        ("missing", "mangler", State.MISSING),
        ("unknown", "ukendt", State.UNKNOWN),
        ("not_applicable", "bortfalder", State.NOT_APPLICABLE),
        ("advised", "anbefales", State.ADVISED),
    ):
        if attribute in expected.model_fields_set:
            wanted = getattr(expected, attribute)
            yield from _differing(expected.referral, key, wanted, _in_state(standings, state))


def _of_other_roles(expected: Expectation, standings: Sequence[Standing]) -> Iterator[str]:
    """Yield which of the requirements that are named are another's to supply."""
    if "responsible" not in expected.model_fields_set:
        return
    if not isinstance(expected.responsible, Mapping):
        yield _('the roles of a henvisning stand by krav: "ansvarlig: {samtykke: leder}"')
        return
    roles = {standing.id: standing.responsible for standing in standings}
    for krav, wanted in expected.responsible.items():
        place = f"{expected.referral}.{krav}"
        if krav not in roles:
            yield _('there is no krav "{krav}"').format(krav=place)
        elif roles[krav] != wanted:
            yield _expected_but_is(place, "ansvarlig", wanted, roles[krav])


def _in_state(standings: Iterable[Standing], state: State) -> tuple[str, ...]:
    return tuple(standing.id for standing in standings if standing.state is state)


def _texts(days: Iterable[date | None]) -> tuple[str, ...]:
    return tuple(day.isoformat() for day in days if day is not None)


def _differing(
    rule: str | None, key: str, wanted: Sequence[str], got: Sequence[str]
) -> Iterator[str]:
    if tuple(wanted) != tuple(got):
        yield _expected_but_is(rule, key, _listed(wanted), _listed(got))


def _expected_but_is(rule: str | None, key: str, wanted: str, got: str) -> str:
    text = _("{rule}, {key}: expected {wanted}, but it is {got}")
    return text.format(rule=rule, key=key, wanted=wanted, got=got)


def _yes_no(answer: bool | None) -> str:
    return _("yes") if answer else _("no")


def _listed(texts: Sequence[str]) -> str:
    return ", ".join(texts) or _("nothing")
