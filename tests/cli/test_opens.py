"""A command on one case reads that case, however many there are beside it (counted, not timed)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.local import put_case

COUNT = 300
CASE = "VEJ-2026-014"
AS_OF = ("--as-of", "2026-11-26")
TEXT = """\
barn: {{navn: Barn{at} Eksempel, født: 2022-03-14, dagtilbud: Regnbuen}}
tilbud: [{{art: minigruppe, sted: Solen {group}, opstart: 2026-03-02}}]
henvisninger: [{{til: minigruppe, udarbejdet: 2026-01-02}}]
handleplaner: [{{nummer: 1, dato: 2026-06-01}}]
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory) -> Path:
    """Return a folder of many cases, each with the same daycare, under git."""
    home = tmp_path_factory.mktemp("many")
    for at in range(1, COUNT + 1):
        put_case(home, f"VEJ-2026-{at:03}", TEXT.format(at=at, group=at // 8))
    (home / "sag.yaml").write_text("regelsæt: vejle\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=home, check=True)
    return home


def opened(home: Path, *words: str) -> tuple[int, set[str], str]:
    """Run a command in a process of its own; return its code and the case files it opened."""
    environ = os.environ | {"EDITOR": f'"{sys.executable}" -c pass', "SAG_LANG": "en"}
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "count_opens.py"), *words, *AS_OF],
        cwd=home,
        env=environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    *said, last = done.stderr.splitlines()
    return done.returncode, set(json.loads(last)), "\n".join(said)


HELD = ("--kind", "statusmøde", "--date", "2026-11-20", "--participants", "forældre", "--yes")


@pytest.mark.parametrize(
    "words",
    [
        ("record", "meeting", "held", CASE, *HELD, "--dry-run"),
        ("record", "meeting", "held", CASE.lower(), *HELD, "--dry-run"),
        ("record", "next", CASE),
        ("show", CASE),
        ("edit", CASE),
        ("plan", CASE),
        ("render", "overblik", CASE),
        ("render", "--list", CASE),
        ("referral", "check", CASE),
        ("explain", CASE, "statusmøde"),
        ("validate", f"sager/{CASE}.yaml"),
        ("fix", f"sager/{CASE}.yaml", "--dry-run"),
    ],
    ids=" ".join,
)
def test_one_case_is_opened_and_no_other(many, words) -> None:
    code, names, said = opened(many, *words)
    assert code in (0, 1), said
    assert names == {f"{CASE}.yaml"}


def test_what_is_recorded_is_written_and_taken_back_in_one_file(many) -> None:
    path = many / "sager" / f"{CASE}.yaml"
    before = path.read_bytes()
    assert opened(many, "record", "meeting", "held", CASE, *HELD)[:2] == (0, {path.name})
    assert path.read_bytes() != before
    assert opened(many, "undo", "--yes")[:2] == (0, {path.name})
    assert path.read_bytes() == before


def test_a_new_case_looks_at_the_others_for_the_same_child_and_writes_its_own_file(many) -> None:
    """At the head of each; what is taken back then is that file alone."""
    new = f"VEJ-2026-{COUNT + 1}.yaml"
    code, names, _said = opened(many, "new", "--child", "Bo Ny", "--born", "2023-01-01")
    assert (code, len(names)) == (0, COUNT + 1)
    assert new in names
    assert opened(many, "undo", "--yes")[:2] == (0, {new})


def test_what_needs_all_of_them_is_seen_to_open_all_of_them(many) -> None:
    _code, names, _said = opened(many, "deadlines")
    assert len(names) == COUNT
