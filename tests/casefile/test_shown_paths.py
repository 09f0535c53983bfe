"""The path of a case file as it is shown: names are hidden from the case folder on (F)."""

from pathlib import Path

import pytest

from sagscli.case.redaction import Redaction
from sagscli.casefile.folder import CaseFile, find_folder
from sagscli.casefile.shown_paths import (
    path_among_others,
    path_of,
    path_of_nobody_known,
    path_without_names,
    people_written_in,
)

CASE = "sag: V-1\nbarn: {navn: Zorvald Kvitfeldt, forældre: [{navn: Eva Kvitfeldt}]}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a case folder in a home that is called what the mother is."""
    root = tmp_path / "eva" / "zorvald"
    (root / "sager" / "Kvitfeldt").mkdir(parents=True)
    (root / "sag.yaml").touch()
    monkeypatch.chdir(tmp_path)
    return root


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("sager/Zorvald.yaml", "eva/Z./sager/Z..yaml"),
        ("sager/Kvitfeldt/V-1-eva.yaml", "eva/Z./sager/K./V-1-E..yaml"),
        ("sager/Evas sag.yaml", "eva/Z./sager/E. sag.yaml"),
        ("sager/Evald.yaml", "eva/Z./sager/Evald.yaml"),
    ],
)
def test_what_lies_above_the_case_folder_is_the_machines(folder: Path, name, shown) -> None:
    (folder / name).write_text(CASE, encoding="utf-8")
    assert path_without_names(folder / name) == shown


def test_a_file_that_is_no_case_names_who_is_written_in_it(folder: Path) -> None:
    path = folder / "sager" / "zorvald.yaml"
    path.write_text('barn: "\nnavn: Zorvald Kvitfeldt\n', encoding="utf-8")
    assert path_without_names(path) == "eva/Z./sager/Z..yaml"


def test_of_a_file_that_is_not_there_its_folder_is_told(folder: Path) -> None:
    there = folder / "sager" / "V-1.yaml"
    there.write_text(CASE, encoding="utf-8")
    assert path_without_names(folder / "sager" / "x.yaml").endswith("sager")
    assert path_without_names(folder / "zorvald.yaml", there) == "eva/Z./Z..yaml"


@pytest.mark.parametrize(
    "text",
    [
        'barn:\n  navn: "Zorvald Kvitfeldt\n  født: 2022\n',
        "barn:\n\tnavn: Zorvald Kvitfeldt\n",
        "barn:\n  navn: Zorvald Kvitfeldt\n  navn: Alma Eksempel\n",
        'barn: {"navn": "Zorvald Kvitfeldt", }}\n',
        "barn:\n  Navn : Zorvald Kvitfeldt\n\t\n",
        "barn:\n  navn: >\n    Zorvald Kvitfeldt\n\t\n",
        "barn:\n  navn: 'Alma Eksempel'\n  navn: Zorvald Kvitfeldt\n",
    ],
)
def test_a_name_is_known_where_a_search_of_the_lines_has_it(folder: Path, text: str) -> None:
    path = folder / "sager" / "kvitfeldt.yaml"
    path.write_text(text, encoding="utf-8")
    assert path_without_names(path) == "eva/Z./sager/K..yaml"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("sager/zorvald.yaml", "sager/Z..yaml"),
        ("sager/VEJ-2026-001-Zorvald.yaml", "sager/VEJ-2026-001-Z..yaml"),
        ("sager/Zorvald Kvitfeldt/V-1.yaml", "sager/Z. K./V-1.yaml"),
        ("sager/740322-4005.yaml", "sager/740322-XXXX.yaml"),
        ("zorvald.yaml", "Z..yaml"),
    ],
)
def test_any_word_may_be_a_name_where_nobody_is_known(folder: Path, name, shown) -> None:
    """The file is gone, and its folder's name is the machine's."""
    assert path_of_nobody_known(str(folder / name)) == f"eva/zorvald/{shown}"


def test_a_new_case_lies_in_a_folder_called_after_another_child(folder: Path) -> None:
    home = folder / "sager" / "Zorvald Hjem"
    home.mkdir()
    (home / "V-1.yaml").write_text(CASE, encoding="utf-8")
    file = CaseFile(str(home / "V-2.yaml"), "sager/Zorvald Hjem/V-2.yaml", find_folder(folder))
    assert path_among_others(file, Redaction(("Alma Eksempel",))) == "sager/Z. Hjem/V-2.yaml"


def test_what_leads_out_of_the_folder_is_not_read_for_names(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "ude.yaml").write_text(CASE, encoding="utf-8")
    link = folder / "sager" / "V-1.yaml"
    link.symlink_to(tmp_path / "ude.yaml")
    assert people_written_in(CaseFile(str(link), "V-1.yaml", find_folder(folder))) == Redaction()


@pytest.mark.parametrize("name", ["Kvitfeldt.yaml.txt", "eva-kvitfeldt.yaml.txt"])
def test_a_case_with_txt_behind_it_is_called_after_a_child_beside_it(folder: Path, name) -> None:
    (folder / "sager" / "V-1.yaml").write_text(CASE, encoding="utf-8")
    place = folder / "sager" / name
    place.write_text("sag: V-2\nbarn: {navn: Alma Eksempel}\n", encoding="utf-8")
    file = CaseFile(str(place), f"sager/{name}", find_folder(folder), is_misnamed=True)
    right = path_without_names(place.with_suffix(""), place)
    for shown in (path_of(file, people_written_in(file)), path_without_names(place), right):
        assert "kvitfeldt" not in shown.lower()
