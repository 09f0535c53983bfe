"""Findings in their place, and of very many only how many they are (SAG119)."""

from datetime import date
from pathlib import Path

import pytest

from sagscli.casefile.folder import case_files
from sagscli.casefile.placing import MOST_FINDINGS, NEAR
from sagscli.diagnostics.diagnostic import Diagnostic, Severity
from sagscli.validation.reading import read_case
from tests.local import put_case

HEAD = "regelsæt: vejle\nbarn: {navn: Alma Eksempel, født: 2022-03-14, dagtilbud: Regnbuen}\n"


def found(folder: Path, text: str) -> tuple[Diagnostic, ...]:
    put_case(folder, "VEJ-2026-001", HEAD + text)
    _folders, (file,) = case_files([str(folder)])
    return read_case(file, date(2026, 10, 5)).diagnostics(names=None)


def unknown(count: int) -> str:
    return "".join(f"ukendt{at}: x\n" for at in range(count))


def test_as_many_as_there_is_room_for_are_all_told(tmp_path: Path) -> None:
    diagnostics = found(tmp_path, unknown(MOST_FINDINGS))
    assert {diagnostic.code for diagnostic in diagnostics} == {"SAG201"}
    assert len(diagnostics) == MOST_FINDINGS


@pytest.mark.parametrize("more", [1, 99_900 // 100])
def test_of_very_many_findings_the_last_tells_how_many_more(tmp_path: Path, more: int) -> None:
    *told, last = found(tmp_path, unknown(MOST_FINDINGS + more))
    assert len(told) == MOST_FINDINGS
    assert last.code == "SAG119"
    assert last.severity is Severity.ERROR
    plural = "s" if more > 1 else ""
    assert last.message == f"and {more} more finding{plural} in this file"
    assert last.span.start >= told[-1].span.end


def test_errors_are_told_before_warnings_and_the_rest_is_no_error(tmp_path: Path) -> None:
    lost = "møder:\n" + "  - {art: statusmøde} \n" * (MOST_FINDINGS + 40)  # without a date
    *told, last = found(tmp_path, lost + unknown(3))
    assert sum(diagnostic.code == "SAG201" for diagnostic in told) == 3
    assert last.severity is Severity.WARNING
    assert last.message == "and 43 more findings in this file"


def test_of_a_very_long_line_only_what_is_near_is_kept(tmp_path: Path) -> None:
    people = ", ".join(f"Karla{at} Fremmed{at}" for at in range(2000))
    meeting = f"møder: [{{art: statusmøde, afholdt: 2026-06-01, deltagere: [{people}]}}]\n"
    *_first, told, _more = found(tmp_path, meeting)
    assert told.excerpt is not None
    assert len(told.excerpt) <= 2 * NEAR
    assert "Fremmed" not in told.excerpt
    assert told.excerpt[told.span.start.column - 1 - told.excerpt_from] == "K"
