"""sag forget: nothing is done before the number is typed once more."""

import json
from pathlib import Path

import pytest

from sagscli.history.erasure.rewriting import can_rewrite
from tests.history.conftest import put_under_git
from tests.needs import lacking

NUMBER = "VEJ-2026-001"


@pytest.fixture
def path(home: Path) -> Path:
    if not can_rewrite():
        lacking("git-filter-repo", "pip install -e '.[dev]'")
    put_under_git(home)
    return home / "sager" / f"{NUMBER}.yaml"


def test_a_dry_run_tells_what_is_kept_and_changes_nothing(path: Path, say) -> None:
    code, out, _err = say("forget", NUMBER, "--dry-run", "--format", "json")
    told = json.loads(out)
    assert code == 0
    assert (told["done"], told["paths"], told["texts"]) == (False, [f"sager/{NUMBER}.yaml"], 1)
    assert path.exists()


@pytest.mark.parametrize("typed", ["VEJ-2026-002", "ja", ""])
def test_another_number_forgets_nothing(path: Path, say, typed: str) -> None:
    code, _out, err = say("forget", NUMBER, "--yes", typed)
    assert code == 1
    assert "not the number" in err
    assert path.exists()


def test_without_a_terminal_the_option_is_named(path: Path, say) -> None:
    code, _out, err = say("forget", NUMBER)
    assert code == 2
    assert "--yes NUMBER" in err
    assert path.exists()


def test_the_number_typed_once_more_forgets(path: Path, say) -> None:
    code, out, _err = say("glem", NUMBER, "--yes", "vej-2026-001")
    assert code == 0
    assert "is forgotten here" in out
    assert "Alma" not in out
    assert not path.exists()
    assert say("validate")[0] == 0
