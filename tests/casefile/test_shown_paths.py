"""The path of a case file as it is shown: names are hidden from the case folder on (F)."""

from pathlib import Path

import pytest

from sagscli.casefile.shown_paths import path_without_names

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
