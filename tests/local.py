"""Rulesets in a folder of their own, for the tests that read files."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from sagscli.case.records import Case
from sagscli.casefile.folder import CaseFile, case_files
from sagscli.diagnostics.diagnostic import Diagnostic, Position
from sagscli.ruleset_faults.checked_library import read_library
from sagscli.rulesets.library import Family
from sagscli.rulesets.records import Ruleset
from sagscli.validation.reading import read_case

TODAY = date(2026, 12, 1)

MARK = "▸"
"""Stands in a text right before the place a finding must point to."""

GROUND = """\
regelsæt: grund
titel: Grund
gælder: {fra: 2020-01-01}
version-efter: tilbud.opstart
gennemgået: 2026-09-01
kilder:
  folder: {titel: Folder}
roller:
  forældre: {titel: Forældre}
  leder: {titel: Leder, når-ikke-indskrevet: konsulent}
  konsulent: {titel: Konsulent}
  team: {titel: Team, omfatter: [psykolog]}
  psykolog: {titel: Psykolog}
vurderinger:
  psykologisk-vurdering: {titel: Psykologisk vurdering, af: [team]}
møder:
  statusmøde:
    titel: Statusmøde
    indkalder: leder
    deltagere: [forældre]
    kan-deltage: [team]
    dagsorden: {relationer: Relationer, udbytte: Udbytte}
    skal-drøftes: [relationer]
tilbud:
  minigruppe: {titel: Minigruppe, alder: {fra: 3, til: skolestart}}
samtykker:
  deling: {titel: Deling}
niveauer:
  forebyggende: {titel: Forebyggende}
  foregribende: {titel: Foregribende, efter: [forebyggende]}
tiltag:
  fokuspunkter: {titel: Fokuspunkter, niveau: forebyggende, aktør: [leder]}
observationer:
  samspil: {titel: Samspil}
faser:
  fase-1: {titel: Fase 1}
skemaer:
  handleplan:
    titel: Handleplan
    deltagere: [forældre]
    felter:
      trivsel: {titel: Trivsel, hvem: leder}
henvisninger:
  støtte:
    titel: Støtte
    giver: minigruppe
    afgøres-af: leder
    krav:
      - {id: spørgsmål, titel: Spørgsmål, skøn: {spørgsmål: "Er det så?", af: [leder]}, ansvarlig: leder, kilde: "folder: Støtte (V5)"}
      - {id: observeret, titel: Observeret, observation: samspil, inden: sendt, ansvarlig: leder, kilde: "folder: Støtte (K3)"}
      - {id: vurderet, titel: Vurderet, vurdering: psykologisk-vurdering, ansvarlig: team, kilde: "folder: Støtte (V5)"}
veje:
  vejen:
    titel: Vejen
    kilde: "folder: Vejen (H8)"
    trin:
      - {titel: Den første fase, fase: fase-1}
      - {titel: En foregribende indsats, niveau: foregribende}
frister:
  - id: opfølgning
    titel: Opfølgning
    for-hver: tilbud.minigruppe
    møde: statusmøde
    senest: {efter: opstart, uger: 12}
    gentag: {uger: 26}
    indtil: [ophør, skolestart]
    ansvarlig: leder
    kilde: "folder: Opfølgning (V9)"
  - id: referat
    titel: Referat
    for-hver: møde.statusmøde
    dato-i: referat-udsendt
    ansvarlig: leder
    kilde: "folder: Referat (V15)"
ikke-beregnet:
  - {id: behov, tekst: Det vurderer fagfolk., kilde: "folder: Behov (V2)"}
eksempler:
  - navn: Tolv uger
    sag: {barn: {navn: A}, tilbud: [{art: minigruppe, opstart: 2026-03-02, ophør: 2026-09-01}]}
    forventer: [{id: opfølgning, senest: [2026-05-25]}]
  - navn: Referatet er sendt
    pr: 2026-06-01
    sag: {barn: {navn: A}, møder: [{art: statusmøde, afholdt: 2026-05-20, referat-udsendt: 2026-05-22}]}
    forventer: [{id: referat, status: [done]}]
  - navn: Intet er på plads
    pr: 2026-06-01
    sag: {barn: {navn: A}}
    forventer: [{henvisning: støtte, mangler: [observeret, vurderet], ukendt: [spørgsmål]}]
  - navn: Alt er på plads
    pr: 2026-06-01
    sag:
      barn: {navn: A, dagtilbud: B}
      narrativer: [{dato: 2026-05-01, belyser: [samspil], tekst: C}]
      vurderinger: [{art: psykologisk-vurdering, dato: 2026-05-01, af: psykolog}]
      henvisninger: [{til: støtte, sendt: 2026-05-02, skøn: {spørgsmål: {svar: nej, af: leder}}}]
    forventer: [{henvisning: støtte, mangler: [], ukendt: []}]
"""  # noqa: E501 - YAML, one requirement a line
"""A ruleset of every kind of word with nothing wrong about it and nothing to better."""

_MORE = """\
  - navn: Hvert halve år til skolestart
    sag: {barn: {navn: A, dagtilbud: B}, skole: {start: 2027-06-01}, tilbud: [{art: minigruppe, opstart: 2026-03-03}]}
    forventer: [{id: opfølgning, senest: [2026-05-26, 2026-11-24, 2027-05-25], ansvarlig: [leder, leder, leder]}]
  - navn: Referatet er ikke sendt
    pr: 2026-06-02
    sag: {barn: {navn: A, dagtilbud: B}, møder: [{art: statusmøde, afholdt: 2026-05-20}]}
    forventer: [{id: referat, status: [open], ansvarlig: [leder]}]
  - navn: Observeret for sent, og andre end de rette har svaret
    pr: 2026-06-02
    sag:
      barn: {navn: A}
      narrativer: [{dato: 2026-05-03, belyser: [samspil], tekst: C}]
      vurderinger: [{art: psykologisk-vurdering, dato: 2026-05-01, af: forældre}]
      henvisninger: [{til: støtte, sendt: 2026-05-02, skøn: {spørgsmål: {svar: nej, af: forældre}}}]
    forventer: [{henvisning: støtte, mangler: [spørgsmål, observeret, vurderet], ukendt: [], ansvarlig: {observeret: konsulent}}]
  - navn: Bevilget, og uden opstart
    pr: 2026-06-02
    sag: {barn: {navn: A}, henvisninger: [{til: støtte, afgørelse: {dato: 2026-05-20, udfald: bevilget}}]}
    forventer: [{id: opfølgning, status: [unknown]}]
"""  # noqa: E501 - YAML, one key a line

_ROLES = ", ansvarlig: {spørgsmål: leder, observeret: leder, vurderet: team}}]\n"

WATCHED = GROUND[: GROUND.rindex("}")] + _ROLES + _MORE
"""GROUND with examples that notice every mistake in it (SAG516)."""

EXTENDS_GROUND = "regelsæt: solbakke\nudvider: grund\ngennemgået: 2026-09-01\n"


def put(root: Path, name: str, text: str | bytes) -> Path:
    """Write a local ruleset; `name` is such as ``vejle`` or ``vejle/2027-01-01``."""
    path = root / "regelsæt" / (name if "." in name else f"{name}.yaml")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def put_case(root: Path, number: str, text: str) -> Path:
    """Write a case of that number; the folder has settings, so that its root is known."""
    path = root / "sager" / f"{number}.yaml"
    path.parent.mkdir(exist_ok=True)
    (root / "sag.yaml").touch()
    path.write_text(f"sag: {number}\n{text}", encoding="utf-8")
    return path


def family(root: Path, name: str) -> Family:
    """Return a ruleset of the folder, read anew."""
    return read_library(root).family(name)


class Entry(NamedTuple):
    """A case as it was read, with all that is said of it."""

    case: Case | None
    ruleset: Ruleset | None
    diagnostics: tuple[Diagnostic, ...]


def entry(file: CaseFile, today: date) -> Entry:
    """Return a case file, read as every command reads it."""
    reading = read_case(file, today)
    return Entry(reading.case, reading.ruleset, reading.diagnostics(names=None))


def entries(root: Path, today: date = TODAY) -> dict[str, Entry]:
    """Return the cases of the folder by number."""
    _folders, files = case_files([str(root)])
    return {Path(file.path).stem: entry(file, today) for file in files}


def unmarked(text: str) -> tuple[str, Position]:
    """Return `text` without its mark, and the place of it."""
    before, mark, after = text.partition(MARK)
    assert mark
    assert MARK not in after
    lines = before.split("\n")
    return before + after, Position(len(lines), len(lines[-1]) + 1)


Told = tuple[str, str, Position]


def told(found: tuple[Diagnostic, ...] | list[Diagnostic]) -> list[Told]:
    """Return findings as code, file name and place."""
    return [(one.code, Path(one.path).name, one.span.start) for one in found]
