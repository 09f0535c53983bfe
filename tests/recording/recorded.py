"""A case in which everything that can be recorded can be, and answers to every question."""

from datetime import date

from sagscli.case.records import Case
from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.recording.asked_key import AnswerKind, key_of
from sagscli.recording.happening import Happening

TODAY = date(2026, 10, 5)

TEXT = """\
# Opdigtet
sag: VEJ-2026-001   # nummeret
barn:
  navn: Alma Eksempel
  født: 2022-03-14
  dagtilbud: Regnbuen
  forældre:
    - {navn: Eva Eksempel, forældremyndighed: ja}
    - {navn: Otto Eksempel, forældremyndighed: ja}

samtykker:
  - {til: henvisning, givet: 2026-01-05, af: [Eva Eksempel]}   # skriftligt

møder:
  - art: statusmøde
    planlagt: 2026-06-01
    # husk kaffe
  - art: statusmøde
    afholdt: 2026-01-05

vurderinger:
  - art: psykologisk-vurdering
    bestilt: 2026-01-06
henvisninger:
  - til: minigruppe
    udarbejdet: 2026-01-20
  - til: ppv
    sendt: 2026-01-20
    afgørelse: {dato: 2026-02-05, udfald: bevilget}
tilbud:
  - {art: minigruppe, sted: Solen, opstart: 2026-03-02}
indsatser:
  - niveau: forebyggende
    tiltag: fokuspunkter
    start: 2026-01-02
faser:
  - fase: fase-3
    start: 2026-03-02
aftaler:
  - hvad: Besøg
    aftalt: 2026-03-02
handleplaner:
  - nummer: 1
    dato: 2026-06-01
"""

WORDS = {
    "art": {
        "møder": "statusmøde",
        "vurderinger": "psykologisk-vurdering",
        "tilbud": "minigruppe",
    },
    "til": {"samtykker": "henvisning", "henvisninger": "minigruppe"},
    "spørgsmål": {"henvisninger": "støttebehov"},
    "drøftet": {"møder": "relationer"},
    "niveau": {"indsatser": "forebyggende"},
    "tiltag": {"indsatser": "fokuspunkter"},
    "fase": {"faser": "fase-3"},
    "hvad": {"aftaler": "Besøg"},
    "planlagt": {"møder": "2026-06-01"},
    "nummer": {"handleplaner": "1", "møder": "1"},
    "peger-på": {"henvisninger": "minigruppe"},
    "skema": {"handleplaner": "handleplan"},
    "belyser": {"narrativer": "tema"},
}
BY_KIND = {
    AnswerKind.DAY: "2026-10-01",
    AnswerKind.NUMBER: "1",
    AnswerKind.YES_NO: "ja",
    AnswerKind.ROLE: "psykolog",
    AnswerKind.PERSON: "Eva Eksempel",
    AnswerKind.TEXT: "en tekst",
    AnswerKind.LONG: "to\nlinjer",
    AnswerKind.FIELDS: {"mål-og-fokus": "at lege"},
}


def case_of_text(text: str = TEXT) -> Case:
    return shape(Case, read(text.encode()).value)[0]


def answer(about: Happening, danish: str) -> object:
    key = key_of(about, danish)
    value = WORDS.get(danish, {}).get(about.section) or next(iter(key.choices), None)
    value = value or BY_KIND.get(key.kind, "ord")
    return (value,) if key.is_many else value


def answers(about: Happening) -> dict[str, object]:
    """Return an answer to each question that must be answered."""
    told = {key: answer(about, key) for key in about.required}
    return told | ({"til": "ppv"} if about.since == "afgørelse" else {})
