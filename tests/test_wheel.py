"""What is installed has everything the program reads: templates, rulesets, words."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    target = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    with zipfile.ZipFile(next(target.glob("*.whl"))) as wheel:
        return set(wheel.namelist())


@pytest.mark.slow
def test_data_is_in_the_wheel(names: set[str]) -> None:
    for folder, pattern, place in (
        ("templates", "**/*.j2", "sagscli/templates"),
        ("sample-cases", "**/*.*", "sagscli/sample-cases"),
        ("src/sagscli/upkeep/data", "*", "sagscli/upkeep/data"),
        ("src/sagscli/rulesets/data", "**/*.yaml", "sagscli/rulesets/data"),
        ("src/sagscli/deadlines/calendars", "*.json", "sagscli/deadlines/calendars"),
        ("src/sagscli/locale", "**/*.mo", "sagscli/locale"),
    ):
        files = [path.relative_to(ROOT / folder) for path in Path(ROOT / folder).glob(pattern)]
        assert files
        assert {f"{place}/{path.as_posix()}" for path in files} <= names


@pytest.mark.slow
def test_programs_that_import_it_are_told_that_it_has_types(names: set[str]) -> None:
    assert "sagscli/py.typed" in names


@pytest.mark.slow
def test_nothing_else_is_in_the_wheel(names: set[str]) -> None:
    tops = {name.partition("/")[0].partition("-")[0] for name in names}
    assert tops == {"sagscli"}
