"""Every command tells of what it could not look into, in every format that programs read.

A folder that is shut may hold a case that is overdue, that has the number one is about to give,
or a child that a row of a sheet is about.
"""

import json
import os
from pathlib import Path

import pytest

from tests.cli.powerless import Outcome, outcomes
from tests.commands import registered
from tests.history.conftest import put_under_git
from tests.local import put_case
from tests.test_privacy import AS_OF, CALLS, CASE, FOLDER, OUT, a_sheet

pytestmark = pytest.mark.skipif(os.name == "nt", reason="access there is not a matter of modes")

TEXT = """\
regelsæt: vejle
barn: {navn: Alma Eksempel, født: 2022-03-14, dagtilbud: Regnbuen}
tilbud: [{art: minigruppe, sted: Solen, opstart: 2026-03-02}]
"""
LOOKS_AT_NO_CASE = {
    *("init", "schema", "undo"),
    *("rules list", "rules show", "rules check", "rules new"),
    *("templates list", "templates copy"),
}
ASKS_AT_A_TERMINAL = {"edit"}
RECORDED = ("record next", "record meeting held", "record consent given")
"""Of what can be recorded, as a table says it, by one command: these stand for them all."""
IS_WHOLE_FOLDER = {
    *("deadlines", "validate", "list", "places", "referral list", "fix", "doctor", "audit"),
    *("render fristliste", "render --all"),
}
"""What is about the folder as a whole: less than all of it is a finding."""
MACHINES = ("json", "sarif", "github")
REFUSED = 2


def _calls(folder: Path) -> list[list[str]]:
    """Return each command that looks at cases, in each format that it has."""
    places = {CASE: "VEJ-2026-001", FOLDER: ".", OUT: "ud", **a_sheet(folder)}
    calls = []
    for command in registered():
        english = command.english
        if english in LOOKS_AT_NO_CASE | ASKS_AT_A_TERMINAL:
            continue
        if english.startswith("record ") and english not in RECORDED:
            continue
        day = AS_OF if "--as-of" in command.options else []
        for words in CALLS[command.english]:
            # The folder as git has it, where nothing is shut; a rule of no case.
            if "--at" in words or words[:1] == ["statusmøde"]:
                continue
            for form in command.formats or ("",):
                known = [places.get(word, word) for word in words]
                places[OUT] = f"{folder}-ud{len(calls)}"
                if form != "pdf":
                    chosen = ["--format", form] if form else []
                    calls.append([*command.english.split(), *known, *chosen, *day])
    return calls


@pytest.mark.parametrize("shut", ["sager/2025", "sager/2025 (0444)", "sager/VEJ-2026-002.yaml"])
def test_every_command_tells_of_what_it_could_not_look_into(tmp_path: Path, shut: str) -> None:
    for number in ("VEJ-2026-001", "VEJ-2026-002"):
        put_case(tmp_path, number, TEXT)
    (tmp_path / "sager/2025").mkdir()
    (tmp_path / "sager/2025/VEJ-2025-001.yaml").write_text("sag: VEJ-2025-001\n" + TEXT)
    put_under_git(tmp_path)
    path, _space, mode = shut.partition(" ")
    (tmp_path / path).chmod(0o444 if mode else 0)
    try:
        told = outcomes(_calls(tmp_path), tmp_path)
    finally:
        (tmp_path / path).chmod(0o755)
    silent = [f"{each.code} {' '.join(each.words)}" for each in told if _is_silent(each, path)]
    assert not silent, "\n".join(silent)


def _is_silent(each: Outcome, path: str) -> bool:
    """Return whether a command does not tell of `path`, where those who read it look."""
    words = " ".join(each.words)
    if "is not known" in each.err:  # a format of another of the command's results
        return False
    if each.code == 3 or "Traceback" in each.err:
        return True
    # The file of a case may be named after its child: there its folder is told.
    told = path if words.split()[0] != "doctor" else path.rpartition("/")[0]
    form = each.words[each.words.index("--format") + 1] if "--format" in each.words else ""
    # One that was refused, as an answer to be weighed is, has no result.
    where = each.out if form in MACHINES and each.code != REFUSED else each.out + each.err
    is_whole = words.startswith(tuple(IS_WHOLE_FOLDER))
    return told not in where or (is_whole and each.code != 1)


def test_every_command_that_looks_at_cases_is_in_the_matrix(tmp_path: Path) -> None:
    asked = {" ".join(words) for words in _calls(tmp_path)}
    rest = {command.english for command in registered()} - LOOKS_AT_NO_CASE - ASKS_AT_A_TERMINAL
    rest -= {english for english in rest if english.startswith("record ")} - {*RECORDED}
    assert all(any(words.startswith(english) for words in asked) for english in rest)


def test_lists_have_what_is_wrong_as_findings(tmp_path: Path) -> None:
    put_case(tmp_path, "VEJ-2026-001", TEXT)
    put_case(tmp_path, "VEJ-2026-002", "regelsæt: vejle\nbarn: {navn: Alma, født: i går}\n")
    lists = [
        [*words, "--format", "json", *AS_OF]
        for words in (["deadlines"], ["list"], ["places"], ["referral", "list"])
    ]
    for each in outcomes(lists, tmp_path):
        [finding] = json.loads(each.out)["diagnostics"]
        assert (finding["path"], each.code) == ("sager/VEJ-2026-002.yaml", 1)
        assert finding["message"]
