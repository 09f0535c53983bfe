"""sag pseudonymise: nobody is in the copy, and everything is reckoned from it as before."""

import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from sagscli.app.caseload import inspect
from sagscli.app.pseudonymise import PseudonymiseError, pseudonymise
from sagscli.app.referral_check import checklist_of
from sagscli.case.people import people_of
from sagscli.casefile.folder import case_files
from sagscli.deadlines.status import status
from sagscli.deadlines.timeline import timeline
from sagscli.pseudonyms.inventing import Inventor
from sagscli.pseudonyms.word_lists import FILLER
from sagscli.referrals.checklist import gates_for
from sagscli.validation.reading import read_case
from tests.conftest import ROOT

AS_OF = date(2026, 10, 5)
SAMPLES = ROOT / "sample-cases"
TELLS = frozenset({"SAG311", "SAG312", "SAG315", "SAG404", "SAG405"})
"""Of names and numbers where they do not belong, and of files that are not called by the number."""

CASE = """\
# Ring til Rigmor Prøvesen på 22334455.
sag: VEJ-2026-014
regelsæt: vejle
konsulent: kons-prøve
barn:
  navn: Alma Prøvesen
  født: 2022-03-14
  cpr: 740322-4005
  dagtilbud: Børnehuset Prøvedammen
  forældre:
    - {navn: Eva Prøvesen, forældremyndighed: ja}
skole: {start: 2028-08-01, distriktsskole: Prøvedal Skole}
personer: [{navn: Otto Prøvemann, rolle: psykolog, tilknytning: Morfar fra Thisted}]
samtykker: [{til: henvisning, givet: 2025-12-10, af: [Eva Prøvesen]}]
møder:
  - art: statusmøde
    afholdt: 2026-06-01
    deltagere: [forældre, psykolog, Otto Prøvemann]
    referat: |
      Alma bor på Prøvevænget 1234 og er glad for at se Frederik.

      Skriv til alma@prøvesen.dk.
    bilag: bilag/VEJ-2026-014/alma-prøvesen.txt
tilbud: [{art: minigruppe, sted: Prøvelygten, opstart: 2026-03-02}]
Ulla Prøveberg: ringer hver fredag
"""
SIBLING = """\
sag: VEJ-2025-003
barn:
  navn: Bo Prøvesen
  født: 2021-01-02
  forældre: [{navn: Eva Prøvesen, forældremyndighed: ja}]
"""
KEPT = frozenset(
    """
    sag regelsæt vejle barn navn født cpr dagtilbud forældre forældremyndighed ja skole start
    distriktsskole personer rolle psykolog tilknytning samtykker til henvisning givet af møder art
    statusmøde afholdt deltagere referat bilag tilbud minigruppe sted opstart konsulent titel
    børnehuset txt kommune 2026 03 14 2022 740322 2025 12 10 06 01 2021 02 08 2028
    """.split()  # noqa: SIM905 - easier to read so
)
"""What of the source is in the copy on purpose: keys, words of the ruleset, days."""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    root = tmp_path / "kommune"
    (root / "sager" / "2026" / "Alma").mkdir(parents=True)
    (root / "bilag" / "VEJ-2026-014").mkdir(parents=True)
    (root / "sag.yaml").write_text("titel: Prøve Kommune\nregelsæt: vejle\n", "utf-8")
    (root / "sager" / "2026" / "Alma" / "VEJ-2026-014 Alma.yaml").write_text(CASE, "utf-8")
    (root / "sager" / "2026" / "VEJ-2025-003.yaml").write_text(SIBLING, "utf-8")
    (root / "bilag" / "VEJ-2026-014" / "alma-prøvesen.txt").write_text("Alma Prøvesen", "utf-8")
    (root / ".git").mkdir()
    (root / ".git" / "config").write_text("[user]\nname = Rigmor Prøvesen\n", "utf-8")
    return root


def texts_of(root: Path) -> dict[str, str]:
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files}


def cases_of(root: Path):
    _folders, files = case_files([str(root)])
    return [read_case(file, AS_OF) for file in files]


def reckoned(root: Path) -> Counter[str]:
    """Return how often each thing is reckoned of a case: its deadlines and its checklists."""
    told: Counter[str] = Counter()
    for reading in cases_of(root):
        case, ruleset = reading.case, reading.ruleset
        assert case is not None
        assert ruleset is not None
        dues = [
            (
                each.rule,
                each.occurrence,
                each.due,
                each.act_by,
                each.responsible,
                each.done,
                status(each, AS_OF),
            )
            for each in timeline(case, ruleset)
        ]
        lists = [
            (to, [(item.standing.id, item.standing.state) for item in gate.items])
            for to in gates_for(case, ruleset)
            for gate in [checklist_of(case, ruleset, to, AS_OF, reading.file)]
        ]
        told[f"{dues} {lists}"] += 1
    return told


def codes(root: Path) -> Counter[tuple[str, str]]:
    _folders, files = case_files([str(root)])
    return Counter((each.code, str(each.severity)) for each in inspect(files, AS_OF).diagnostics)


def test_nothing_of_anybody_is_in_the_copy(source: Path, tmp_path: Path) -> None:
    pseudonymise(str(source), str(tmp_path / "kopi"), 1)
    told = " ".join(f"{path} {text}" for path, text in texts_of(tmp_path / "kopi").items())
    words = set(re.findall(r"\w+", told.casefold()))
    before = set(re.findall(r"\w+", f"{CASE} {SIBLING}".casefold()))
    assert words & before - KEPT - set(FILLER) == set()
    assert "prøve" not in told.casefold()


def test_the_days_and_the_words_of_the_ruleset_stay(source: Path, tmp_path: Path) -> None:
    pseudonymise(str(source), str(tmp_path / "kopi"))
    told = " ".join(texts_of(tmp_path / "kopi").values())
    for word in ("2022-03-14", "2028-08-01", "740322-", "deltagere: [forældre, psykolog, "):
        assert word in told


def test_a_family_is_the_same_in_every_case(source: Path, tmp_path: Path) -> None:
    pseudonymise(str(source), str(tmp_path / "kopi"))
    cases = [reading.case for reading in cases_of(tmp_path / "kopi")]
    mothers = {case.child.parents[0].name for case in cases}
    assert len(mothers) == 1
    assert len({name.split()[-1] for case in cases for name in people_of(case.child)}) == 1
    [consent] = [each for case in cases for each in case.consents]
    assert set(consent.by) == mothers


def test_a_text_is_as_long_as_it_was(source: Path, tmp_path: Path) -> None:
    pseudonymise(str(source), str(tmp_path / "kopi"))
    [minutes] = [each.minutes for one in cases_of(tmp_path / "kopi") for each in one.case.meetings]
    [before] = [each.minutes for one in cases_of(source) for each in one.case.meetings]
    assert [len(line.split()) for line in minutes.splitlines()] == [
        len(line.split()) for line in before.splitlines()
    ]


def test_an_enclosure_is_an_empty_file_that_is_there(source: Path, tmp_path: Path) -> None:
    result = pseudonymise(str(source), str(tmp_path / "kopi"))
    assert texts_of(tmp_path / "kopi")["bilag/bilag-1.txt"] == ""
    assert result.enclosures == 1
    assert not [code for code, _severity in codes(tmp_path / "kopi") if code == "SAG402"]


def test_each_run_invents_anew_and_a_seed_the_same_again(source: Path, tmp_path: Path) -> None:
    for name, seed in (("a", None), ("b", None), ("c", 5), ("d", 5)):
        pseudonymise(str(source), str(tmp_path / name), seed)
    a, b, c, d = (texts_of(tmp_path / name) for name in "abcd")
    assert a != b
    assert c == d


def test_all_of_the_samples_is_reckoned_as_before(tmp_path: Path) -> None:
    pseudonymise(str(SAMPLES), str(tmp_path / "kopi"), 1)
    assert reckoned(tmp_path / "kopi") == reckoned(SAMPLES)
    assert codes(tmp_path / "kopi") == codes(SAMPLES)


def test_a_copy_can_be_copied(source: Path, tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "sager" / "2025", source / "sager" / "2025")
    pseudonymise(str(source), str(tmp_path / "kopi"), 1)
    pseudonymise(str(tmp_path / "kopi"), str(tmp_path / "igen"), 2)
    assert reckoned(tmp_path / "igen") == reckoned(source)


def test_faults_that_tell_nobody_are_in_the_copy_too(tmp_path: Path) -> None:
    """A report of a fault is worth little when the fault is gone."""
    root, copy = tmp_path / "fejl", tmp_path / "kopi"
    shutil.copytree(ROOT / "tests" / "negative", root / "sager")
    (root / "sag.yaml").write_text("regelsæt: vejle\n", "utf-8")
    result = pseudonymise(str(root), str(copy), 1)
    assert result.cases > 100
    for path in result.left_out:
        Path(path).unlink()
    before, after = (
        {code: n for code, n in codes(where).items() if code[0] not in TELLS}
        for where in (root, copy)
    )
    assert after == before
    assert len(before) > 40


@pytest.mark.parametrize("place", ["Minigruppe", "2", "Stuen", "barn", "sag", "Gruppen og fyld"])
def test_a_place_called_by_a_common_word_stops_nothing(source: Path, tmp_path, place: str) -> None:
    text = SIBLING + f"tilbud: [{{art: minigruppe, sted: {place}, opstart: 2026-03-02}}]\n"
    (source / "sager" / "2026" / "VEJ-2025-003.yaml").write_text(text, "utf-8")
    pseudonymise(str(source), str(tmp_path / "kopi"))
    places = [each.place for one in cases_of(tmp_path / "kopi") for each in one.case.placements]
    assert place not in places


def test_what_is_broken_is_left_out_and_said(source: Path, tmp_path: Path) -> None:
    (source / "sager" / "VEJ-2026-099.yaml").write_text("sag: VEJ-2026-099\nbarn: [", "utf-8")
    (source / "sager" / "lænke.yaml").symlink_to(SAMPLES / "sager" / "2024" / "VEJ-2024-003.yaml")
    result = pseudonymise(str(source), str(tmp_path / "kopi"))
    assert result.cases == 2
    assert [Path(path).name for path in result.left_out] == ["VEJ-2026-099.yaml", "lænke.yaml"]


@pytest.mark.parametrize("inside", ["{source}/kopi", "{source}", "{source}/.."])
def test_the_copy_and_the_folder_do_not_lie_in_one_another(source, inside: str) -> None:
    before = texts_of(source)
    with pytest.raises(PseudonymiseError, match="in one another"):
        pseudonymise(str(source), inside.format(source=source))
    assert texts_of(source) == before


def test_nothing_is_written_over(source: Path, tmp_path: Path) -> None:
    (tmp_path / "kopi").mkdir()
    (tmp_path / "kopi" / "mit.txt").write_text("mit", "utf-8")
    with pytest.raises(PseudonymiseError, match="not empty"):
        pseudonymise(str(source), str(tmp_path / "kopi"))
    assert texts_of(tmp_path / "kopi") == {"mit.txt": "mit"}


def test_a_template_that_names_somebody_stops_the_copy(source: Path, tmp_path: Path) -> None:
    (source / "skabeloner").mkdir()
    (source / "skabeloner" / "brev.md.j2").write_text("Kære {{ navn }}", "utf-8")
    assert pseudonymise(str(source), str(tmp_path / "a")).copied == ("skabeloner/brev.md.j2",)
    (source / "skabeloner" / "brev.md.j2").write_text("Hilsen Otto Prøvemann", "utf-8")
    with pytest.raises(PseudonymiseError, match=r"brev\.md\.j2") as told:
        pseudonymise(str(source), str(tmp_path / "b"))
    assert "Otto" not in f"{told.value.message} {told.value.remedy}"
    assert not (tmp_path / "b").exists()
    assert not list(tmp_path.glob(".sag-*"))


@pytest.mark.parametrize("what", ["text", "person", "number", "cpr"])
def test_what_was_not_replaced_is_found_before_it_is_written(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr(Inventor, what, lambda _self, value: value)
    with pytest.raises(PseudonymiseError, match="still hold"):
        pseudonymise(str(source), str(tmp_path / "kopi"))
    assert not (tmp_path / "kopi").exists()
