"""What every test starts from."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from sagscli import language
from sagscli.ruleset_faults.checked_library import library_of

settings.register_profile(
    "sag",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
settings.load_profile("sag")

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak English, whatever the machine's locale, and leave no trace of a test's wishes."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SAG_LANG", "en")
    kept = os.environ.get("LANGUAGE")
    language.use("en")
    library_of.cache_clear()  # a test may have changed the rulesets of its folder
    yield
    language.use("en")
    if kept is None:
        os.environ.pop("LANGUAGE", None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty case folder with settings."""
    (tmp_path / "sager").mkdir()
    (tmp_path / "sag.yaml").write_text("regelsæt: vejle\n", encoding="utf-8")
    return tmp_path


WriteCase = Callable[..., Path]


@pytest.fixture
def write_case(folder: Path) -> WriteCase:
    """Return a function that writes a case into the folder and returns its path."""

    def write(text: str, number: str = "VEJ-2026-001") -> Path:
        path = folder / "sager" / f"{number}.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write
