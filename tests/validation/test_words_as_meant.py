"""Words of the ruleset with other capitals, spaces and hyphens are read as what they are."""

from datetime import date

import pytest

from sagscli.casefile.folder import case_files
from sagscli.validation.reading import Reading, read_case

CASE = """\
sag: VEJ-2026-001
regelsæt: vejle
barn: {navn: Alma Eksempel, født: 2022-03-14}
tilbud: [{art: MINIGRUPPE, opstart: 2026-03-02}]
møder: [{art: WORD, afholdt: 2026-06-01, deltagere: [Forældre, Minigruppens Personale]}]
"""


def read(tmp_path, word: str, *, only_errors: bool = False) -> Reading:
    (tmp_path / "VEJ-2026-001.yaml").write_text(CASE.replace("WORD", word), encoding="utf-8")
    _folders, [file] = case_files([str(tmp_path / "VEJ-2026-001.yaml")])
    return read_case(file, date(2026, 10, 5), only_errors=only_errors)


@pytest.mark.parametrize("word", ["Statusmøde", "status møde", "STATUS-MØDE", "statusmoede"])
@pytest.mark.parametrize("only_errors", [False, True])
def test_it_counts_as_the_word(tmp_path, word: str, *, only_errors: bool) -> None:
    """A deadline that a meeting meets is met however its kind is written (V9)."""
    reading = read(tmp_path, word, only_errors=only_errors)
    assert reading.case is not None
    [meeting] = reading.case.meetings
    assert meeting.kind == "statusmøde"
    assert meeting.participants == ("forældre", "minigruppens-personale")
    assert reading.case.placements[0].kind == "minigruppe"
    assert not reading.errors(None)


def test_it_is_told_once_for_each_word(tmp_path) -> None:
    codes = [each.code for each in read(tmp_path, "Statusmøde").problems]
    assert codes.count("SAG221") == 4
    assert not {"SAG204", "SAG210"} & set(codes)


@pytest.mark.parametrize("word", ["statusmøte", "møde", "“statusmøde”"])
def test_another_word_is_none(tmp_path, word: str) -> None:
    reading = read(tmp_path, word)
    assert "SAG204" in [each.code for each in reading.problems]
