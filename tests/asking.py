"""Rulesets of one rule, for the tests of what a rule can be asked of."""

from sagscli.case.records import Case
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.rulesets.records import Ruleset
from tests.building import BORN_2022, found, ruleset_of

HADERSLEV = library_of(None).family("haderslev").rulesets[-1]

LEARNING = library_of(None).family("læringsmiljø").rulesets[0]

WORDS = {
    "niveauer": {"forebyggende": {"titel": "Forebyggende"}, "indgribende": {"titel": "I"}},
    "tiltag": {"fokuspunkter": {"titel": "Fokuspunkter"}, "leg": {"titel": "Leg"}},
    "faser": {"fase-1": {"titel": "Fase 1"}, "fase-3": {"titel": "Fase 3"}},
    "henvisninger": {"støtte": {"titel": "Støtte"}, "hjælp": {"titel": "Hjælp"}},
    "skemaer": {"plan": {"titel": "Plan"}, "anden": {"titel": "Anden"}},
    "møder": {
        "statusmøde": {"titel": "Statusmøde"},
        "samtale": {"titel": "Samtale"},
        "stuemøde": {"titel": "Stuemøde", "om": "gruppe"},
    },
}


def asked_of(subject: str | list[str], **rule) -> Ruleset:
    """Return a ruleset with one rule, fulfilled by a meeting and due ten days after `efter`."""
    usual = {"id": "prøve", "for-hver": subject, "møde": "samtale"}
    return ruleset_of(usual | {name.replace("_", "-"): one for name, one in rule.items()}, **WORDS)


def after(event: str, days: str = "10") -> dict:
    return {"efter": event, "dage": days}


def keys_missing(case: Case, ruleset: Ruleset) -> list[str | None]:
    return [one.missing for one in found(case, "prøve", ruleset)]


def labels(case: Case, ruleset: Ruleset) -> list[tuple[int, str | None]]:
    return [(one.occurrence, one.course) for one in found(case, "prøve", ruleset)]


GROUP = {"navn": "Rød stue", "dagtilbud": "Regnbuen"}

CHILD = {"navn": "Alma Eksempel"} | BORN_2022

REFERRAL = {
    "til": "støtte",
    "anbefalet": "2026-01-01",
    "accepteret": "2026-02-01",
    "udarbejdet": "2026-03-01",
    "sendt": "2026-04-01",
    "møde": "2026-05-01",
    "afgørelse": {"dato": "2026-06-01", "svar-sendt": "2026-07-01"},
}
