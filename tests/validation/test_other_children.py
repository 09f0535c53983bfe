"""Another child's name in a case (SAG411), by the loop over a whole folder."""

from pathlib import Path

import pytest

from sagscli.app.caseload import inspect
from sagscli.casefile.folder import case_files
from sagscli.diagnostics.diagnostic import Diagnostic
from tests.building import day

OTHER = "Zorvald Åge Kvitfeldt"
HEAD = "sag: V-{number}\nregelsæt: vejle\nbarn: {{navn: {name}, født: 2022-03-14}}\n"
TEXT = 'narrativer: [{{dato: 2026-03-02, af: pædagog, situation: leg, tekst: "{}"}}]\n'


def told(folder: Path, rest: str, name: str = "Alma Eksempel") -> list[Diagnostic]:
    (folder / "V-1.yaml").write_text(HEAD.format(number=1, name=name) + rest, encoding="utf-8")
    (folder / "V-2.yaml").write_text(HEAD.format(number=2, name=OTHER), encoding="utf-8")
    _folders, files = case_files([str(folder)])
    diagnostics = inspect(files, day("2026-10-05")).diagnostics
    return [each for each in diagnostics if each.code == "SAG411"]


@pytest.mark.parametrize(
    "rest",
    [
        TEXT.format(f"Hun leger med {OTHER}."),
        TEXT.format(f"Men {OTHER}s mor kom."),
        TEXT.format("ZORVALD ÅGE KVITFELDT græd"),
        f"konsulent: {OTHER}\n",
        "narrativer:\n  - tekst: |\n      Hun og Zorvald\n      Åge Kvitfeldt leger\n",
    ],
)
def test_another_childs_full_name_is_reported_and_hidden(tmp_path, rest) -> None:
    [finding] = told(tmp_path, rest)
    assert finding.path.endswith("V-1.yaml")
    said = f"{finding.message} {finding.help} {finding.excerpt}".casefold()
    assert "zorvald" not in said
    assert "kvitfeldt" not in said


@pytest.mark.parametrize(
    "rest",
    [
        TEXT.format("Hun leger med Z.Å.K. og Zorvald og Åge Kvitfeldt"),
        TEXT.format(f"{OTHER}sen kom"),
        f"personer: [{{navn: {OTHER}, rolle: psykolog}}]\n" + TEXT.format(f"{OTHER} kom"),
    ],
)
def test_initials_a_part_of_the_name_and_a_person_of_the_case_are_not(tmp_path, rest) -> None:
    assert told(tmp_path, rest) == []


def test_two_cases_of_one_child_name_that_child(tmp_path) -> None:
    assert told(tmp_path, TEXT.format(f"{OTHER} leger"), OTHER) == []
