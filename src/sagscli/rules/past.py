"""A case as it was known on a day: what is dated later has not happened yet.

What is only planned for later (opstart, ophør, skolestart, planlagt) stays: it was
written down as something to come.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sagscli.model.case import (
    Assessment,
    Case,
    Consent,
    Measure,
    Meeting,
    Narrative,
    Plan,
    Referral,
    Stage,
)
from sagscli.model.record import Record
from sagscli.rules.facts import HAPPENED

_SECTIONS: tuple[tuple[str, type[Record]], ...] = (
    ("consents", Consent),
    ("meetings", Meeting),
    ("assessments", Assessment),
    ("referrals", Referral),
    ("measures", Measure),
    ("stages", Stage),
    ("plans", Plan),
    ("narratives", Narrative),
)
_WHOLE = (Consent, Assessment, Plan, Narrative)
"""Records that are not there before the first of their dates."""


def as_known(case: Case, day: date) -> Case:
    """Return `case` without what happened after `day`.

    A meeting held later stands as planned: for the day it was planned for, or, when
    that had gone by too, for the day it came to be held.
    """
    update: dict[str, Any] = {}
    for section, record in _SECTIONS:
        there = getattr(case, section)
        if there and any(_has_later(one, HAPPENED[record], day) for one in there):
            update[section] = tuple(_known(there, day))
    return case.model_copy(update=update) if update else case


def _has_later(one: Any, attributes: Iterable[str], day: date) -> bool:
    if any((fact := getattr(one, name)) is not None and fact > day for name in attributes):
        return True
    return isinstance(one, Referral) and _answers_later(one, day)


def _answers_later(one: Referral, day: date) -> bool:
    decision = one.decision
    days = [answer.dated for answer in one.answers.values()]
    days += [decision.dated, decision.answer_sent] if decision is not None else []
    return any(given is not None and given > day for given in days)


def _known(there: Iterable[Any], day: date) -> Iterable[Any]:
    for one in there:
        dates = {name: getattr(one, name) for name in HAPPENED[type(one)]}
        later = [name for name, fact in dates.items() if fact is not None and fact > day]
        given = [name for name, fact in dates.items() if fact is not None]
        if isinstance(one, _WHOLE) and later and later == given:
            continue
        update: dict[str, Any] = dict.fromkeys(later)
        if isinstance(one, Meeting) and "held" in later:
            stands = one.planned is not None and one.planned >= day
            update["planned"] = one.planned if stands else one.held
        if isinstance(one, Referral) and _answers_later(one, day):
            update |= _answers(one, day)
        yield one.model_copy(update=update) if update else one


def _answers(one: Referral, day: date) -> dict[str, Any]:
    """Return what was decided and judged of a referral by `day`."""
    decision = one.decision
    if decision is not None and decision.dated is not None and decision.dated > day:
        decision = None
    elif decision is not None and decision.answer_sent is not None and decision.answer_sent > day:
        decision = decision.model_copy(update={"answer_sent": None})
    answers = {
        name: answer
        for name, answer in one.answers.items()
        if answer.dated is None or answer.dated <= day
    }
    return {"decision": decision, "answers": answers}
