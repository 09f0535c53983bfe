"""A case as it was known on a day: what is dated later has not happened yet.

What is only planned for later (opstart, ophør, skolestart, planlagt) stays: it was
written down as something to come.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sagscli.case.facts import HAPPENED
from sagscli.case.record import Record
from sagscli.case.records import (
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
NOT_YET = "–"
"""The kind of a record that was not there yet: no word of a ruleset looks like it."""

_KINDS: dict[type[Record], str] = {
    Consent: "purpose",
    Assessment: "kind",
    Referral: "to",
    Plan: "form",
    Narrative: "text",
}
"""Records that are not there before the first of their dates, and the key that says what they are.

They keep their place in the list, so that a key still leads to the entry that it names.
"""


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
    return any(given > day for given in _answer_days(one))


def _answer_days(one: Referral) -> list[date]:
    decision = one.decision
    days = [answer.dated for answer in one.answers.values()]
    days += [decision.dated, decision.answer_sent] if decision is not None else []
    return [given for given in days if given is not None]


def _known(there: Iterable[Any], day: date) -> Iterable[Any]:
    for one in there:
        if not _was_there(one, day):
            kind = _KINDS[type(one)]
            yield type(one).model_construct(**{kind: NOT_YET})
            continue
        update: dict[str, Any] = {
            name: None
            for name in HAPPENED[type(one)]
            if (fact := getattr(one, name)) is not None and fact > day
        }
        if isinstance(one, Meeting) and "held" in update:
            stands = one.planned is not None and one.planned >= day
            update["planned"] = one.planned if stands else one.held
        if isinstance(one, Referral):
            update |= _answers(one, day) if _answers_later(one, day) else {}
            update |= {"by": None} if "written" in update else {}
        yield one.model_copy(update=update) if update else one


def _was_there(one: Any, day: date) -> bool:
    """Return whether a record was there on `day`: without dates, nothing says it was not."""
    if type(one) not in _KINDS:
        return True
    given = [fact for name in HAPPENED[type(one)] if (fact := getattr(one, name)) is not None]
    if isinstance(one, Referral):
        given += _answer_days(one)
    return not given or min(given) <= day


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
