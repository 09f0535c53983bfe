"""The files a folder begins with: what servers run is run here, as it stands."""

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from sagscli.upkeep.starting_files import FolderWishes, hook, server_files, starting_files
from tests.cli.conftest import say as say  # noqa: PLC0414 - a fixture
from tests.conftest import ROOT
from tests.history.conftest import CASE

WISHES = FolderWishes("Solbakke Kommune", "vejle", "da")
ENGLISH = FolderWishes("Solbakke Kommune", "vejle", "en")
SERVERS = {file.path: file.data.decode() for file in server_files(WISHES)}
FOLDER = {file.path: file.data.decode() for file in starting_files(WISHES)}
RIGHT = CASE.replace("handleplaner:\n", "")
WRONG = RIGHT.replace("2022-03-14", "2022-13-14")
CHECK, LIST = "tjek", "ugens-frister"


class Words(NamedTuple):
    """What a folder of a language calls its jobs and its list, and what the jobs say."""

    wishes: FolderWishes
    check: str
    list: str
    page: str
    unfetched: str
    empty: str
    title: str


SPOKEN = {
    "da": Words(
        WISHES,
        CHECK,
        LIST,
        "frister.md",
        "sig, hvor sag hentes fra",
        "Der er ingen sager endnu.",
        "Frister pr. ",
    ),
    "en": Words(
        ENGLISH,
        "check-cases",
        "weeks-deadlines",
        "deadlines.md",
        "say where sag is fetched from",
        "There are no cases yet.",
        "Deadlines as of ",
    ),
}


class Job(NamedTuple):
    """What a server runs: the shell's part, each script alone, and what it is run with."""

    scripts: tuple[str, ...]
    shell: tuple[str, ...]


def _jobs(path: str, words: Words) -> dict[str, Job]:
    file = yaml.safe_load(_files(words.wishes)[path])
    if path == ".gitlab-ci.yml":
        # One shell runs the lines of before_script and script; it stops at the first that fails.
        before = file[".sag"]["before_script"]
        return {
            name: Job(("\n".join([*before, *file[name]["script"]]),), ("bash", "-eo", "pipefail"))
            for name in (words.check, words.list)
        }
    return {name: Job(tuple(_runs(job)), ("bash", "-e")) for name, job in file["jobs"].items()}


def _files(wishes: FolderWishes) -> dict[str, str]:
    made = (*starting_files(wishes), *server_files(wishes))
    return {file.path: file.data.decode() for file in made}


def _runs(job: dict[str, Any]) -> Iterator[str]:
    for step in job["steps"]:
        assert set(step) & {"run", "uses"}
        if "run" in step:
            yield step["run"]


_PYTHON = """\
case "$1 $2" in "-m pip" | "-m venv")
  [ ! -e "$HOME/has-$2" ] || exit 0
  "{python}" "$@" && touch "$HOME/has-$2"
  exit
esac
exec "{python}" "$@"
"""
"""What a runner calls Python: what it has fetched and made once it keeps for the jobs after it."""


@pytest.fixture
def server(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a runner: a Python of its own, an apt-get that does nothing."""
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    _program(bin_ / "apt-get", "exit 0")
    for name in ("python", "python3"):
        _program(bin_ / name, _PYTHON.format(python=sys.executable))
    (tmp_path / "home").mkdir()
    site = tmp_path / "site"
    return {
        "PATH": os.pathsep.join((str(bin_), str(site / "bin"), "/usr/bin", "/bin")),
        "HOME": str(tmp_path / "home"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        # Nothing is fetched: what sag stands on is that of the tests.
        "PIP_NO_DEPS": "1",
        "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "0",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_COMPILE": "1",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path.endswith("site-packages")),
        "LANG": "C.UTF-8",
    }


def _program(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    path.chmod(0o755)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [built] = target.glob("*.whl")
    return built


def _begun(home: Path, wishes: FolderWishes) -> Path:
    for path, text in _files(wishes).items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_text(text, "utf-8")
    return home


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """Return a folder that was begun, as a server checks it out."""
    return _begun(tmp_path / "børns sager", WISHES)


def _run(job: Job, at: Path, environ: dict[str, str]) -> tuple[int, str]:
    """Run a job's scripts one after the other, as long as they go well."""
    said = ""
    for script in job.scripts:
        command = [*job.shell, "-c", script]
        done = subprocess.run(
            command, cwd=at, env=environ, capture_output=True, check=False, text=True
        )
        said += done.stdout + done.stderr
        if done.returncode:
            return done.returncode, said
    return 0, said


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the servers run them on Linux")
@pytest.mark.parametrize("path", SERVERS)
@pytest.mark.parametrize("language", SPOKEN)
def test_what_a_server_runs_is_run_as_it_stands(
    path: str, language: str, server: dict[str, str], wheel: Path, tmp_path: Path
) -> None:
    words = SPOKEN[language]
    cases, jobs = _begun(tmp_path / "børns sager", words.wishes), _jobs(path, words)
    assert set(jobs) == {words.check, words.list}
    code, said = _run(jobs[words.check], cases, server)
    assert code != 0
    assert f"SAG_KILDE: {words.unfetched}" in said
    known = server | {"SAG_KILDE": str(wheel), "PIP_TARGET": str(tmp_path / "site")}
    if path.startswith(".forgejo"):
        del known["PIP_TARGET"]  # it has an environment of its own
    code, said = _run(jobs[words.check], cases, known)
    assert (code, words.empty in said) == (0, True), said
    case = cases / "sager" / "VEJ-2026-001.yaml"
    case.write_text(RIGHT, "utf-8")
    code, said = _run(jobs[words.check], cases, known)
    assert code == 0, said
    code, said = _run(jobs[words.list], cases, known)
    assert code == 0, said
    text = (cases / words.page).read_text("utf-8")
    assert text.startswith(f"# {words.title}")
    assert "Alma" not in text + said
    shown = (tmp_path / "summary.md").read_text("utf-8") if path.startswith(".github") else said
    assert words.title in shown
    case.write_text(WRONG, "utf-8")
    code, said = _run(jobs[words.check], cases, known)
    assert (code, "SAG205" in said) == (1, True), said
    assert _run(jobs[words.list], cases, known)[0] == 1


@pytest.mark.parametrize("path", SERVERS)
@pytest.mark.parametrize("language", SPOKEN)
def test_the_schema_of_the_server_finds_nothing_wrong(
    path: str, language: str, tmp_path: Path
) -> None:
    """Forgejo reads what GitHub does, and has no schema of its own that can be had."""
    pytest.importorskip("check_jsonschema")
    kind = "vendor.gitlab-ci" if "gitlab" in path else "vendor.github-workflows"
    file = tmp_path / "file.yml"
    file.write_text(_files(SPOKEN[language].wishes)[path], "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", kind, str(file)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_file_speaks_the_language_of_the_folder() -> None:
    """The same lines, keys and commands; no word is left untold, and none is of the other."""
    danish, english = _files(WISHES), _files(ENGLISH)
    assert danish.keys() == english.keys()
    for path, text in english.items():
        assert "⟦" not in text + danish[path]
        assert len(text.splitlines()) == pytest.approx(len(danish[path].splitlines()), abs=2)
        left = re.sub("regelsæt|skabeloner|⟦|⟧", "", text)
        assert not re.search("[æøåÆØÅ]|\\b(og|ikke|sager? er|frister)\\b", left), path
    hooks = {language: hook(words.wishes).decode() for language, words in SPOKEN.items()}
    code = {_without_words(text) for text in hooks.values()}
    assert len(code) == 1
    assert "Nothing is kept in the history yet." in hooks["en"]


def _without_words(hook: str) -> str:
    return re.sub('(?m)^#.*$|echo "[^"]*"', "", hook)


def test_words_of_a_hook_are_safe_in_a_shell() -> None:
    for words in SPOKEN.values():
        for said in re.findall(r'echo "([^"]*)"', hook(words.wishes).decode()):
            assert not set(said) & set("$`\\!")


@pytest.mark.parametrize("path", [path for path in SERVERS if path != ".gitlab-ci.yml"])
def test_workflows_say_when_they_run(path: str) -> None:
    file = yaml.safe_load(SERVERS[path])
    when = file[True]  # YAML 1.1 reads `on` so, and servers do not
    assert set(when) == {"push", "schedule", "workflow_dispatch"}
    [schedule] = when["schedule"]
    minute, hour, day, month, weekday = schedule["cron"].split()
    assert (minute.isdigit(), int(hour) < 6, day, month, weekday) == (True, True, "*", "*", "1")
    assert file["jobs"][CHECK]["if"] == "github.event_name == 'push'"
    assert file["jobs"][LIST]["if"] == "github.event_name != 'push'"
    [checkout] = [step for step in file["jobs"][CHECK]["steps"] if "checkout" in str(step)]
    assert checkout["with"] == {"fetch-depth": 0}


def test_gitlab_has_jobs_for_a_push_and_for_a_plan() -> None:
    file = yaml.safe_load(SERVERS[".gitlab-ci.yml"])
    assert file[CHECK]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "push"'}]
    assert '"schedule"' in file[LIST]["rules"][0]["if"]
    assert {file[name]["extends"] for name in (CHECK, LIST)} == {".sag"}
    assert file[LIST]["artifacts"]["paths"] == ["frister.md"]


def test_an_editor_is_led_to_every_schema(cases: Path, say) -> None:
    say("init", str(cases))
    schemas = json.loads(FOLDER[".vscode/settings.json"])["yaml.schemas"]
    assert list(schemas.values()) == [["sager/**/*.yaml"], ["sag.yaml"], ["regelsæt/**/*.yaml"]]
    for place in schemas:
        assert "$schema" in json.loads((cases / place).read_text("utf-8"))
    extensions = json.loads(FOLDER[".vscode/extensions.json"])
    assert extensions == {"recommendations": ["redhat.vscode-yaml"]}


def test_enclosures_are_kept_as_they_are_and_texts_end_alike(cases: Path) -> None:
    def attribute(name: str, of: str) -> str:
        command = ["git", "check-attr", name, "--", of]
        done = subprocess.run(command, cwd=cases, capture_output=True, check=True, text=True)
        return done.stdout.rpartition(": ")[2].strip()

    subprocess.run(["git", "init", "-q"], cwd=cases, check=True)
    assert attribute("eol", "sager/2026/VEJ-2026-001.yaml") == "lf"
    assert attribute("text", "sager/VEJ-2026-001.yaml") == "set"
    assert attribute("text", "bilag/VEJ-2026-001/referat.txt") == "unset"
    assert attribute("text", "bilag/VEJ-2026-001/kopi.yaml") == "unset"
    ignored = subprocess.run(
        ["git", "check-ignore", "~$brev.docx", "frister.md", "sager/.sag-x.tmp", "sager/a.yaml"],
        cwd=cases,
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split()
    assert ignored == ["~$brev.docx", "frister.md", "sager/.sag-x.tmp"]


def test_every_command_of_the_page_exists_and_the_pages_have_the_same() -> None:
    from sagscli.cli.app import COMMANDS

    danish_of = {each.english: each.danish for each in COMMANDS} | {"--help": "--help"}
    pages = [_files(words.wishes)["README.md"] for words in SPOKEN.values()]
    danish, english = (re.findall(r"`sag (\S+?)[ `]", page) for page in pages)
    assert len(danish) > 10
    assert danish == [danish_of[name] for name in english]
    headings = [re.findall("^#+", page, re.MULTILINE) for page in pages]
    assert headings[0] == headings[1]


def test_what_lies_beside_the_source_is_what_the_wheel_is_to_have() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    forced = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert forced["sample-cases"] == "sagscli/sample-cases"
