"""Gates of one requirement in few words, for the tests of what must be in place."""

from sagscli.case.records import Case
from sagscli.referrals.evaluation import gate
from sagscli.referrals.standing import Standing, State
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.rulesets.records import Ruleset
from tests.building import case_of, day, ruleset_of

HADERSLEV = library_of(None).family("haderslev").rulesets[-1]

MET, MISSING, UNKNOWN, OFF = State.MET, State.MISSING, State.UNKNOWN, State.NOT_APPLICABLE

TODAY = "2026-10-05"

WORDS = {
    "roller": {
        "leder": {"titel": "Leder", "når-ikke-indskrevet": "konsulent"},
        "konsulent": {"titel": "Konsulent"},
        "forældre": {"titel": "Forældre"},
        "team": {"titel": "Teamet", "omfatter": ["psykolog", "terapeuter"]},
        "terapeuter": {"titel": "Terapeuter", "omfatter": ["fysioterapeut"]},
        "psykolog": {"titel": "Psykolog"},
        "fysioterapeut": {"titel": "Fysioterapeut"},
    },
    "møder": {
        "netværksmøde": {
            "titel": "Netværksmøde",
            "dagsorden": {"plan": "Planen", "mål": "Mål for det videre"},
        },
        "samtale": {"titel": "Samtale"},
    },
    "vurderinger": {"psykologisk": {"titel": "Psykologisk vurdering", "af": ["team"]}},
    "samtykker": {"deling": {"titel": "Deling"}, "foto": {"titel": "Foto"}},
    "tilbud": {"minigruppe": {"titel": "Minigruppe", "alder": {"fra": "3", "til": "skolestart"}}},
    "niveauer": {"forebyggende": {"titel": "Forebyggende"}},
    "tiltag": {"leg": {"titel": "Leg"}},
    "observationer": {"samspil": {"titel": "Samspil"}},
    "skemaer": {
        "fokuspunkter": {"titel": "Fokuspunkter"},
        "mellemform": {"titel": "Mellemform"},
    },
}

PARENTS = [
    {"navn": "Eva", "forældremyndighed": "ja"},
    {"navn": "Otto", "forældremyndighed": "ja"},
    {"navn": "Bo", "forældremyndighed": "nej"},
]
CHILD = {"navn": "Alma", "født": "2022-03-14", "dagtilbud": "Regnbuen", "forældre": PARENTS}


def asking(*requirements: dict) -> Ruleset:
    """Return a ruleset with one gate, `støtte`; a requirement is given what it lacks."""
    usual = {"titel": "Krav", "ansvarlig": "leder", "kilde": "folder: Prøve (V5)"}
    krav = [{"id": f"k{at}"} | usual | one for at, one in enumerate(requirements)]
    referrals = {"støtte": {"titel": "Støtte", "krav": krav}, "andet": {"titel": "Andet"}}
    return ruleset_of(henvisninger=referrals, **WORDS)


def child(**sections) -> Case:
    return case_of(**({"barn": CHILD} | sections))


def all_of(case: Case, *requirements: dict, on: str = TODAY) -> list[Standing]:
    return list(gate(case, asking(*requirements), "støtte", day(on)))


def states(case: Case, *requirements: dict, on: str = TODAY) -> list[State]:
    return [one.state for one in all_of(case, *requirements, on=on)]


def the(case: Case, requirement: dict, on: str = TODAY) -> Standing:
    [standing] = all_of(case, requirement, on=on)
    return standing


def referral(**keys) -> list[dict]:
    return [{"til": "støtte"} | keys]


def met(one: Standing) -> str | None:
    return one.met.isoformat() if one.met is not None else None


CONSENT = {"samtykke": "deling"}

GIVEN = {"til": "deling", "givet": "2026-09-01", "af": ["Eva", "Otto"]}

HELD = {"art": "netværksmøde", "afholdt": "2026-09-10"}

MADE = {"art": "psykologisk", "bestilt": "2026-08-01", "dato": "2026-09-05", "af": "psykolog"}

MEASURE = {"niveau": "forebyggende", "tiltag": "leg", "start": "2026-01-05"}

WISE = {"skøn": {"spørgsmål": "Er det så?", "af": ["leder"], "svar": "ja"}, "id": "klogt"}


def named(one: Standing) -> str:
    """Return the key to fill in and what is said of it."""
    return f"{one.key}: {one.detail}"


def filled(record: dict) -> dict:
    """Return a record without the keys that have nothing."""
    return {name: value for name, value in record.items() if value is not None}
