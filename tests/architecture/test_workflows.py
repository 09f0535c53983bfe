"""The workflows, the script of CI and the hooks call tasks that exist."""

import tomllib
from typing import Any

import pytest
import yaml

from tests.architecture.tasks import called, tasks
from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]


def _read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def _commands(name: str) -> list[str]:
    jobs = _read(name)["jobs"].values()
    return [step["run"] for job in jobs for step in job["steps"] if "run" in step]


CI = ".github/workflows/ci.yml"


def test_every_system_and_every_python_is_tried() -> None:
    matrix = _read(CI)["jobs"]["tests"]["strategy"]["matrix"]
    assert matrix["os"] == ["ubuntu-latest", "windows-latest", "macos-latest"]
    assert matrix["python"] == PYTHONS


def test_the_classifiers_name_the_pythons_of_the_matrix() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    prefix = "Programming Language :: Python :: "
    named = [one.removeprefix(prefix) for one in project["classifiers"] if one.startswith(prefix)]
    assert [version for version in named if version.startswith("3.")] == PYTHONS
    assert project["requires-python"] == f">={PYTHONS[0]}"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_call_set_up_and_tasks_only(path) -> None:
    for command in _commands(f".github/workflows/{path.name}"):
        usual = ("python -m pip install ", "python -m nox -s ", "bash .ci/run")
        assert command.startswith(usual), command
        assert called(command) <= tasks()


def test_the_matrix_runs_the_tests_and_the_samples() -> None:
    assert {"tests", "samples"} <= called("\n".join(_commands(CI)))
    assert "bash .ci/run" in _commands(CI)


def test_the_script_of_ci_runs_what_a_developer_runs() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    noxfile = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    assert called(script) <= tasks()
    # The tests are the README's own line: it sets up as well.
    usual = {*called(script), "tests"}
    assert f"nox.options.sessions = {_listed(noxfile)}" in noxfile
    assert usual == set(yaml.safe_load(_listed(noxfile)))


def _listed(noxfile: str) -> str:
    return noxfile.partition("nox.options.sessions = ")[2].partition("\n")[0]


def test_the_hooks_of_this_repository_call_tasks() -> None:
    [repository] = _read(".pre-commit-config.yaml")["repos"]
    assert repository["repo"] == "local"
    for hook in repository["hooks"]:
        assert hook["entry"] == f"python -m nox -s {hook['id']}"
        assert hook["id"] in tasks()


def test_the_hooks_for_case_folders_call_a_command(capsys) -> None:
    from sagscli.cli.boundary import run

    hooks = _read(".pre-commit-hooks.yaml")
    assert {hook["id"] for hook in hooks} == {"sag-validate", "sag-validate-all"}
    for hook in hooks:
        program, command, *_paths = hook["entry"].split()
        assert program == "sag"
        assert run([command, "--help"]) == 0
        assert command in capsys.readouterr().out


@pytest.mark.parametrize("name", ["fault", "rule"])
def test_a_template_of_an_issue_warns_of_real_cases(name) -> None:
    text = (ROOT / ".github" / "ISSUE_TEMPLATE" / f"{name}.md").read_text(encoding="utf-8")
    head, body = text.removeprefix("---\n").split("---\n", 1)
    assert set(yaml.safe_load(head)) == {"name", "about"}
    assert body.lstrip().startswith("> **Never paste a real case")


def test_a_task_that_does_not_exist_is_seen() -> None:
    assert called("python -m nox -s lint nonsense\nnox -s tests -- -k x") == {
        "lint",
        "nonsense",
        "tests",
    }
    assert "nonsense" not in tasks()
