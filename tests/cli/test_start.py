"""Starting must stay cheap: what costs is imported where it is used."""

import subprocess
import sys

import pytest

HEAVY = (
    *("yaml", "pydantic", "pydantic_core", "rich", "jinja2", "babel", "dateutil"),
    *("questionary", "prompt_toolkit"),
    "sagscli.history",
)


def _loaded(*arguments: str, environ: dict[str, str] | None = None) -> set[str]:
    """Return which heavy modules a run of sag has loaded when it ends."""
    script = (
        "import sys, atexit\n"
        f"sys.argv = ['sag', *{list(arguments)!r}]\n"
        f"atexit.register(lambda: print('LOADED', *[m for m in {HEAVY!r} if m in sys.modules]))\n"
        "from sagscli.__main__ import main\n"
        "sys.exit(main())\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**_environ(), **(environ or {})},
    )
    line = next(line for line in result.stdout.splitlines() if line.startswith("LOADED"))
    return set(line.split()[1:])


def _environ() -> dict[str, str]:
    import os

    return {**os.environ, "SAG_LANG": "da", "PYTHONUTF8": "1"}


@pytest.mark.parametrize(
    "arguments",
    [["--version"], ["-V"], ["--help"], ["deadlines", "--help"], ["frister", "--help"], []],
    ids=" ".join,
)
def test_help_and_version_load_nothing_heavy(arguments: list[str]) -> None:
    assert _loaded(*arguments) == set()


def test_completion_loads_nothing_heavy() -> None:
    found = _loaded(
        environ={
            "_SAG_COMPLETE": "complete_bash",
            "COMP_WORDS": "sag dea",
            "COMP_CWORD": "1",
            "_TYPER_COMPLETE_ARGS": "sag dea",
        }
    )
    assert found == set()


def test_a_list_in_a_pipe_loads_neither_rich_nor_jinja(folder, write_case) -> None:
    write_case("sag: VEJ-2026-001\nbarn: {navn: Alma Eksempel, født: 2022-03-14}\n")
    found = _loaded("deadlines", str(folder), "--as-of", "2026-10-05")
    assert "yaml" in found
    assert found & {"rich", "jinja2", "sagscli.history"} == set()
