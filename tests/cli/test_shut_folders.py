"""What is there and cannot be looked into is told, and never passed over in silence.

A folder that is shut may hold a rule, a template or a case that goes before what is used instead.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from tests.local import put_case
from tests.needs import lacking

AS_OF = ["--as-of", "2026-10-05"]
CASE = """\
regelsæt: vejle
barn: {navn: Alma Eksempel, født: 2022-03-14, dagtilbud: Regnbuen}
tilbud: [{art: minigruppe, sted: Solen, opstart: 2026-03-02}]
vurderinger: [{art: psykologisk-vurdering, dato: 2026-01-12, af: psykolog, bilag: bilag/v.pdf}]
"""
OWN = """\
regelsæt: vejle
titel: Vores egen
gælder: {fra: 2020-01-01}
udvider: vejle
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="access there is not a matter of modes")


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Stand in a case folder with something of its own in every folder."""
    (tmp_path / "sag.yaml").write_text("regelsæt: vejle\n")
    for below in ("regelsæt", "skabeloner/overblik", "bilag", "sager/2025"):
        (tmp_path / below).mkdir(parents=True)
    put_case(tmp_path, "VEJ-2026-001", CASE)
    (tmp_path / "sager/2025/VEJ-2025-001.yaml").write_text("sag: VEJ-2025-001\n" + CASE)
    (tmp_path / "regelsæt/vejle.yaml").write_text(OWN)
    (tmp_path / "skabeloner/overblik/overblik.md.j2").write_text("Vores overblik\n")
    (tmp_path / "bilag/v.pdf").write_bytes(b"%PDF-")
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    for path in (*tmp_path.iterdir(), *(tmp_path / "sager").iterdir()):
        path.chmod(0o755)


class Say(Protocol):
    """Run a command where something is shut; return its exit code and both streams."""

    def __call__(self, *words: str, shut: str) -> tuple[int, str, str]: ...


@pytest.fixture
def say(shared: Path) -> Say:
    """Return a function that shuts something, and runs a command that may not open it."""

    def run(*words: str, shut: str) -> tuple[int, str, str]:
        (shared / shut).chmod(0)
        command = [sys.executable, "-m", "sagscli", *words]
        done = subprocess.run(
            [*_without_powers(), *command, *(AS_OF if words[0] != "templates" else ())],
            capture_output=True,
            check=False,
            env={**os.environ, "SAG_LANG": "en", "COLUMNS": "200"},
        )
        out, err = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in out + err
        return done.returncode, out, err

    return run


def _without_powers() -> list[str]:
    """Return what to begin a command with so that a mode holds for root too."""
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        lacking("setpriv", "install util-linux, or run the tests as an ordinary user")
    return [setpriv, "--bounding-set=-dac_override,-dac_read_search"]


@pytest.mark.parametrize("shut", ["regelsæt", "regelsæt/vejle.yaml"])
@pytest.mark.parametrize("words", [("deadlines", "--all"), ("validate",), ("referral", "list")])
def test_no_case_follows_a_built_in_rule_where_the_folders_own_cannot_be_read(
    say: Say, words: tuple[str, ...], shut: str
) -> None:
    code, out, err = say(*words, shut=shut)
    assert code == 1
    assert "regelsæt" in out + err
    assert "you have no access to it" in (out + err).replace("\n", " ")
    assert "Statusmøde" not in out


def test_a_page_says_that_its_case_has_errors_where_its_ruleset_cannot_be_read(say: Say) -> None:
    code, out, _err = say("show", "VEJ-2026-001", shut="regelsæt")
    assert code == 1
    assert "The file has errors" in out
    assert "Statusmøde" not in out


def test_programs_are_told_that_rulesets_cannot_be_read(say: Say) -> None:
    code, out, _err = say("validate", "--format", "json", shut="regelsæt")
    codes = {diagnostic["code"] for diagnostic in json.loads(out)["diagnostics"]}
    assert code == 1
    assert "SAG217" in codes


@pytest.mark.parametrize("shut", ["skabeloner", "skabeloner/overblik"])
def test_no_built_in_template_is_used_where_the_folders_own_cannot_be_read(
    say: Say, shut: str
) -> None:
    code, out, err = say("render", "overblik", "VEJ-2026-001", "--format", "md", shut=shut)
    assert code == 2
    assert out == ""
    assert "overblik/overblik.md.j2" in err
    assert "no access" in err


def test_the_list_of_templates_is_not_made_without_those_that_cannot_be_read(say: Say) -> None:
    code, _out, err = say("templates", "list", shut="skabeloner")
    assert code == 2
    assert '"skabeloner" cannot be read: you have no access to it.' in err.replace("\n", " ")


def test_an_enclosure_in_a_folder_that_is_shut_is_not_said_to_be_missing(say: Say) -> None:
    code, out, _err = say("validate", "sager/VEJ-2026-001.yaml", shut="bilag")
    assert code == 1
    assert "is not there" not in out
    assert 'the enclosure "bilag/v.pdf" cannot be looked for: you have no access to it' in out


def test_a_folder_of_cases_that_is_shut_is_told_and_the_rest_goes_on(say: Say) -> None:
    code, out, err = say("deadlines", "--all", shut="sager/2025")
    assert code == 1
    assert "VEJ-2026-001" in out
    assert "sager/2025" in out + err
    code, out, _err = say("validate", "--format", "json", shut="sager/2025")
    findings = json.loads(out)["diagnostics"]
    assert ("SAG101", "sager/2025") in {(one["code"], one["path"]) for one in findings}
    assert code == 1


def test_a_case_that_may_lie_in_a_folder_that_is_shut_is_not_only_missing(say: Say) -> None:
    code, _out, err = say("show", "VEJ-2025-001", shut="sager/2025")
    assert code == 2
    assert "sager/2025" in err
