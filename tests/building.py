"""Cases and rulesets in few words, for the tests of the rule engine."""

from datetime import date
from typing import Any

from hypothesis import settings

from sagscli.case.records import Case
from sagscli.casefile.shape import shape
from sagscli.deadlines.obligation import Obligation
from sagscli.deadlines.status import exists, status
from sagscli.deadlines.timeline import timeline
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.rulesets.records import Ruleset

VEJLE = library_of(None).family("vejle").rulesets[0]

thoroughly = settings(derandomize=True, deadline=None, max_examples=200)

SCHOOL_MEETING = "forberedende-skolemøde"

BORN_2022 = {"født": "2022-03-14", "dagtilbud": "Børnehuset Regnbuen"}
"""Expected to start school on 1 August 2028 (A13)."""


def day(text: str) -> date:
    return date.fromisoformat(text)


def case_of(**keys: Any) -> Case:
    """Return a case; keys may be left out, but none may be wrong."""
    case, problems = shape(Case, {"sag": "T-1", **keys})
    assert all(one.code == "SAG202" for one in problems), problems
    return case


def placement(start: str | None = None, end: str | None = None, sted: str = "Solen") -> dict:
    return _given(art="minigruppe", sted=sted, opstart=start, ophør=end)


def meeting(
    held: str | None = None,
    planned: str | None = None,
    number: int | None = None,
    art: str = "statusmøde",
    sent: str | None = None,
) -> dict:
    text = str(number) if number is not None else None
    rest = {"referat-udsendt": sent} if sent else {}
    return _given(art=art, afholdt=held, planlagt=planned, nummer=text) | rest


def school_meeting(held: str | None = None, **keys: Any) -> dict:
    return meeting(held, art=SCHOOL_MEETING, **keys)


def _given(**keys: str | None) -> dict:
    return {name: value for name, value in keys.items() if value is not None}


def ruleset_of(*deadlines: dict, **keys: Any) -> Ruleset:
    """Return a small ruleset of its own; a deadline is given what it lacks."""
    usual = {"titel": "Prøve", "ansvarlig": "leder", "kilde": "folder: Prøve (V9)"}
    value = {
        "regelsæt": "prøve",
        "titel": "Prøve",
        "gælder": {"fra": "2014-01-01"},
        "kilder": {"folder": {"titel": "Prøvefolder"}},
        "roller": {"leder": {"titel": "Leder"}},
        "møder": {"statusmøde": {"titel": "Statusmøde"}},
        "tilbud": {"minigruppe": {"titel": "Minigruppe"}},
        "frister": [usual | one for one in deadlines],
    }
    ruleset, problems = shape(Ruleset, value | keys)
    assert not problems
    return ruleset


def found(case: Case, rule: str, ruleset: Ruleset = VEJLE) -> list[Obligation]:
    return [one for one in timeline(case, ruleset) if one.rule == rule]


def the(case: Case, rule: str, ruleset: Ruleset = VEJLE) -> Obligation:
    (only,) = found(case, rule, ruleset)
    return only


def dues(case: Case, rule: str, ruleset: Ruleset = VEJLE) -> list[str]:
    return [one.due.isoformat() for one in found(case, rule, ruleset) if one.due is not None]


def act_bys(case: Case, rule: str, ruleset: Ruleset = VEJLE) -> list[str]:
    return [one.act_by.isoformat() for one in found(case, rule, ruleset) if one.act_by is not None]


def standing(case: Case, rule: str, today: str, ruleset: Ruleset = VEJLE) -> list[str]:
    """Return the statuses of what had come about by `today`."""
    on = day(today)
    return [status(one, on).value for one in found(case, rule, ruleset) if exists(one, on)]


def starting(start: str, *meetings: dict, barn: dict | None = None, **keys):
    barn = barn or {"født": "2022-09-15"}
    return case_of(barn=barn, tilbud=[placement(start)], møder=list(meetings), **keys)
