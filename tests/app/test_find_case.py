"""One case among thousands: found by its file's name without a look into the others."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sagscli.app.find_case import find_case
from sagscli.cli.boundary import run
from sagscli.errors import NoCaseError

_watched: list[list[str]] = []
sys.addaudithook(
    lambda event, found: (
        [seen.append(str(found[0])) for seen in _watched] if event == "open" and _watched else None
    )
)


@contextmanager
def opened(folder: Path) -> Iterator[list[str]]:
    """Collect the files of a folder that are opened."""
    seen: list[str] = []
    _watched.append(seen)
    try:
        yield seen
    finally:
        _watched.clear()
        under = [path for path in map(os.path.abspath, seen) if path.startswith(str(folder))]
        seen[:] = [path for path in under if "." in path]


@pytest.fixture
def many(folder, write_case) -> Path:
    for number in range(30):
        text = f"sag: VEJ-2026-{number:03}\nbarn: {{navn: Alma Eksempel, født: 2022-03-14}}\n"
        write_case(text, f"VEJ-2026-{number:03}")
    write_case("sag: HAD-1\nbarn: {navn: Bo Eksempel, født: 2022-03-14}\n", "anden")
    return folder


@pytest.mark.parametrize("words", [["show"], ["referral", "check"], ["render", "--list"]])
def test_a_file_of_that_name_is_opened_and_no_other(words, many, capsys) -> None:
    with opened(many) as files:
        run([*words, f"{many}/vej-2026-007", "--as-of", "2026-10-05"])
    assert {Path(path).name for path in files} == {"sag.yaml", "VEJ-2026-007.yaml"}


def test_without_one_the_number_inside_is_looked_for(many) -> None:
    assert Path(find_case(f"{many}/HAD-1").path).name == "anden.yaml"


def test_a_part_of_a_name_that_fits_several_is_no_case(many) -> None:
    assert Path(find_case(f"{many}/2026-029").path).name == "VEJ-2026-029.yaml"
    with pytest.raises(NoCaseError, match="more than one"):
        find_case(f"{many}/2026-00")


def test_hints_hide_the_people_of_the_cases_they_name(
    folder, write_case, capsys, monkeypatch
) -> None:
    """A file named after a child is a finding (SAG315); no hint says it once more (F)."""
    for name in ("Quentin Xylander", "Bo Lind"):
        child = f"{{navn: {name}, født: 2022-03-14, dagtilbud: Hos {name}}}"
        text = f"sag: {name}\nkonsulent: {name}\nbarn: {child}\n"
        write_case(text, name)
    monkeypatch.chdir(folder)
    for words in (
        ["show", "nix"],
        ["show", "xylandr"],
        ["show", "i"],
        ["deadlines", "--consultant", "nix"],
        ["deadlines", "--institution", "nix"],
    ):
        assert run(words) == 2
        told = capsys.readouterr().err
        assert "Xylander" not in told
        assert "Bo Lind" not in told
        assert "Q.X." in told or "B.L." in told


def test_a_hint_reckons_no_date(folder: Path, write_case: Callable[..., Path]) -> None:
    """A mistyped number is answered whatever the cases hold that the hint names."""
    text = (
        "sag: VEJ-2026-014\nregelsæt: vejle\n"
        "barn: {navn: Zorvald Kvitfeldt, født: 2022-03-14, cpr: 740322-4005, dagtilbud: Solen}\n"
        "tilbud: [{art: minigruppe, sted: Solen, opstart: 2026-03-02}]\n"
        "henvisninger: [{til: minigruppe}]\n"
        "skole: {start: 2028-08-01}\n"
    )
    write_case(text, "VEJ-2026-014")
    with pytest.raises(NoCaseError) as told:
        find_case("VEJ-2026-O14")
    assert "VEJ-2026-014" in (told.value.remedy or "")
