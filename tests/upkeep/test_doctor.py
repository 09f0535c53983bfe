"""sag doctor: each thing that can be wrong with a folder is told, and its command mends it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import say as say  # noqa: PLC0414 - a fixture
from tests.history.conftest import CASE, PEOPLE
from tests.upkeep.conftest import Git, files_below

RIGHT = CASE.replace("handleplaner:\n", "")
AN_HOUR = 3600
Checks = Callable[[], dict[str, dict[str, Any]]]


@pytest.fixture
def sound(desk: Path, git: Git, say) -> Path:
    """Stand in a folder that was begun, with a case that is committed."""
    say("init", "--ruleset", "vejle")
    (desk / "sager" / "VEJ-2026-001.yaml").write_text(RIGHT, "utf-8")
    git("add", "-A")
    git("commit", "-qm", "x")
    return desk


@pytest.fixture
def checks(say) -> Checks:
    def run(*words: str) -> dict[str, dict[str, Any]]:
        _code, out, err = say("doctor", *words, "--format", "json")
        assert err == ""
        return {check["check"]: check for check in json.loads(out)["checks"]}

    return run


def test_in_a_sound_folder_all_is_fine(sound: Path, say, checks: Checks) -> None:
    before = files_below(sound)
    assert {check["state"] for check in checks().values()} == {"fine"}
    code, out, err = say("doctor", "--strict")
    assert (code, err) == (0, "")
    assert "All is as it should be." in out
    assert files_below(sound) == before


def _no_hook(home: Path) -> None:
    (home / ".git/hooks/pre-commit").unlink()


def _shut_hook(home: Path) -> None:
    (home / ".git/hooks/pre-commit").chmod(0o644)


def _changed(home: Path) -> None:
    (home / "sager/VEJ-2026-001.yaml").write_text(RIGHT + "konsulent: a\n", "utf-8")


def _new(home: Path) -> None:
    (home / "bilag").mkdir()
    (home / "bilag" / "brev.txt").write_bytes(b"x\r\n")


def _gone(home: Path) -> None:
    (home / "README.md").unlink()


def _old(path: Path) -> None:
    path.write_bytes(b"")
    os.utime(path, (time.time() - AN_HOUR, time.time() - AN_HOUR))


def _git_lock(home: Path) -> None:
    _old(home / ".git" / "index.lock")


def _left_behind(home: Path) -> None:
    _old(home / "sager" / ".sag-x1.tmp")


def _misplaced(home: Path) -> None:
    (home / "papirer").mkdir()
    (home / "papirer" / "VEJ-2026-002.yaml").write_text(RIGHT.replace("001", "002"), "utf-8")


def _beside(home: Path) -> None:
    (home / "VEJ-2026-002.yaml").write_text(RIGHT.replace("001", "002"), "utf-8")


def _misnamed(home: Path) -> None:
    text = RIGHT.replace("001", "002")
    (home / "sager" / "VEJ-2026-002.yaml.txt").write_text(text, "utf-8")


def _no_settings(home: Path) -> None:
    (home / "sag.yaml").unlink()


def _old_schemas(home: Path) -> None:
    (home / "sag.yaml").write_text("regelsæt: haderslev\nsprog: en\n", "utf-8")


def _mixed_ends(home: Path) -> None:
    text = RIGHT.replace("\n", "\r\n", 1)
    (home / "sager/VEJ-2026-001.yaml").write_bytes(text.encode())


MENDED: list[tuple[Callable[[Path], None], str, str]] = [
    (_no_hook, "hook", "warning"),
    (_shut_hook, "hook", "warning"),
    (_changed, "uncommitted", "warning"),
    (_new, "uncommitted", "warning"),
    (_gone, "uncommitted", "warning"),
    (_git_lock, "git-lock", "error"),
    (_left_behind, "left-behind", "warning"),
    (_misplaced, "places", "error"),
    (_beside, "places", "error"),
    (_misnamed, "names", "error"),
    (_mixed_ends, "line-ends", "warning"),
    (_old_schemas, "schemas", "warning"),
]


@pytest.mark.skipif(os.name == "nt", reason="the commands are run by sh")
@pytest.mark.parametrize(("break_it", "check", "state"), MENDED)
def test_what_is_wrong_is_told_and_its_command_mends_it(
    sound: Path, say, checks: Checks, break_it: Callable[[Path], None], check: str, state: str
) -> None:
    break_it(sound)
    told = checks()[check]
    assert told["state"] == state
    assert say("doctor")[0] == (1 if state == "error" else 0)
    assert say("doctor", "--strict")[0] == 1
    subprocess.run(
        ["sh", "-c", told["command"] + " --yes" * (told["command"] == "sag fix")], check=True
    )
    after = checks()
    assert after.get(check, {"state": "fine"})["state"] == "fine"
    assert (sound / "sager" / "VEJ-2026-001.yaml").exists()


@pytest.mark.skipif(os.name == "nt", reason="the commands are run by sh")
def test_settings_that_lack_are_made_by_the_command(sound: Path, checks: Checks) -> None:
    _no_settings(sound)
    told = checks()["settings"]
    assert told["state"] == "warning"
    subprocess.run(["sh", "-c", f"{told['command']} --ruleset vejle"], check=True)
    assert checks()["settings"]["state"] == "fine"


def test_without_a_history_or_without_git(desk: Path, checks: Checks, monkeypatch) -> None:
    (desk / "sager").mkdir()
    assert (checks()["history"]["state"], checks()["history"]["command"]) == ("warning", "sag init")
    monkeypatch.setenv("PATH", str(desk))
    assert checks()["git"]["state"] == "warning"
    assert "history" not in checks()


def test_a_name_that_git_does_not_know(sound: Path, checks: Checks, monkeypatch) -> None:
    for name in PEOPLE:
        if "_NAME" in name or "_EMAIL" in name:
            monkeypatch.delenv(name)
    told = checks()["committer"]
    assert told["state"] == "warning"
    command = told["command"].replace("ADDRESS", "kim@example.org")
    subprocess.run(["sh", "-c", command], check=True)
    assert checks()["committer"]["state"] == "fine"


@pytest.mark.skipif(os.name == "nt", reason="the commands are run by sh")
def test_a_history_that_is_cut_off_is_fetched(sound: Path, git: Git, say, monkeypatch) -> None:
    git("commit", "-q", "--allow-empty", "-m", "y")
    copy = sound.parent / "kopi"
    git("clone", "-q", "--depth", "1", sound.as_uri(), str(copy))
    monkeypatch.chdir(copy)
    _code, out, _err = say("doctor", "--format", "json")
    told = {check["check"]: check for check in json.loads(out)["checks"]}
    assert told["whole-history"]["state"] == "warning"
    assert told["hook"]["command"] == "sag init"  # hooks do not come with a clone
    subprocess.run(told["whole-history"]["command"].split(), check=True)
    assert "the history is here from its beginning" in say("doctor")[1]


def test_a_merge_that_is_not_finished(sound: Path, git: Git, checks: Checks) -> None:
    head = git("rev-parse", "HEAD").stdout
    (sound / ".git" / "MERGE_HEAD").write_bytes(head)
    assert checks()["unfinished"]["state"] == "warning"


@pytest.mark.parametrize("data", [RIGHT.encode("utf-16"), RIGHT.encode("cp1252")])
def test_a_file_in_another_encoding(sound: Path, checks: Checks, data: bytes) -> None:
    (sound / "sager" / "VEJ-2026-002.yaml").write_bytes(data)
    told = checks()["encoding"]
    assert told["state"] == "error"
    assert told["files"] == ["sager/VEJ-2026-002.yaml"]


def test_lines_that_end_in_two_ways_are_told_and_those_of_windows_are_not(
    sound: Path, checks: Checks
) -> None:
    path = sound / "sager" / "VEJ-2026-001.yaml"
    path.write_bytes(RIGHT.replace("\n", "\r\n").encode())
    assert checks()["line-ends"]["state"] == "fine"
    assert checks()["uncommitted"]["state"] == "fine"  # line ends alone are no change
    path.write_bytes(RIGHT.replace("\n", "\r\n", 1).encode())
    assert checks()["line-ends"]["state"] == "warning"


def test_two_files_with_one_number(sound: Path, checks: Checks) -> None:
    (sound / "sager" / "VEJ-2026-001 (1).yaml").write_text(RIGHT, "utf-8")
    told = checks()["same-number"]
    assert told["state"] == "error"
    assert sorted(told["files"]) == ["sager/VEJ-2026-001 (1).yaml", "sager/VEJ-2026-001.yaml"]
    assert "1 file has the case number of another" in told["message"]


def test_a_ruleset_of_ones_own_with_an_error_or_without_a_review(
    sound: Path, checks: Checks
) -> None:
    (sound / "regelsæt").mkdir()
    own = sound / "regelsæt" / "vores.yaml"
    text = "regelsæt: vores\ntitel: Vores\ngælder: {fra: 2024-01-01}\nudvider: vejle\n"
    own.write_text(text, "utf-8")
    told = checks()
    assert told["rulesets"]["state"] == "fine"
    assert told["reviews"]["state"] == "warning"
    assert told["reviews"]["command"] == "sag rules check vores"
    own.write_text(text + "ukendt: 1\n", "utf-8")
    assert checks()["rulesets"]["state"] == "error"


def test_settings_with_an_error_are_told_and_the_rest_is_looked_at(
    sound: Path, checks: Checks
) -> None:
    (sound / "sag.yaml").write_text("regelsæt: vejle\nsprog: fr\n", "utf-8")
    told = checks()
    assert told["settings"]["state"] == "error"
    assert told["settings"]["message"].startswith("sag.yaml:2: ")
    assert "rulesets" in told


def test_no_program_that_the_folder_names_is_started(sound: Path, git: Git, checks: Checks) -> None:
    """A filter is such a program, and git would start it to see what has changed."""
    mark = sound.parent / "started"
    git("config", "filter.x.clean", f"touch '{mark}'; cat")
    git("config", "core.fsmonitor", f"touch '{mark}'")
    (sound / ".gitattributes").write_text("* filter=x\n", "utf-8")
    _changed(sound)
    assert len(checks()["uncommitted"]["files"]) == 2
    assert not mark.exists()


def test_a_folder_without_cases_and_one_that_is_not_there(desk: Path, say) -> None:
    assert say("doctor")[0] == 0
    assert say("doctor", "ikke-her")[0] == 2


def test_nobody_is_named_by_the_name_of_a_file(sound: Path, say) -> None:
    (sound / "sager" / "Alma Eksempel.yaml.txt").write_text(RIGHT, "utf-8")
    (sound / "Alma Eksempel.yaml").write_text(RIGHT, "utf-8")
    (sound / "bilag").mkdir()
    (sound / "bilag" / "Alma.txt").write_text("Alma leger\n", "utf-8")
    (sound / "Alma på gyngen.jpg").write_bytes(b"x")
    said = say("doctor")[1] + say("doctor", "--format", "csv")[1]
    assert "A.E." in said
    assert "Alma" not in said


@pytest.mark.slow
def test_it_says_so_in_danish(sound: Path) -> None:
    _no_hook(sound)
    environ = {**os.environ, "SAG_LANG": "da", "PYTHONUTF8": "1", "COLUMNS": "80"}
    words = [sys.executable, "-m", "sagscli", "doktor"]
    done = subprocess.run(words, env=environ, capture_output=True, check=True, text=True)
    assert "bør ses på  intet tjekker sagerne, før de gemmes i historikken" in done.stdout
    assert "└ skriv: sag start" in done.stdout
    assert done.stdout.rstrip().endswith("1 ting bør ses på.")
