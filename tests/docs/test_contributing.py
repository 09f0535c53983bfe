"""What CONTRIBUTING and SECURITY name exists."""

import re

import pytest
import yaml

from sagscli.cli.boundary import run
from tests.architecture.tasks import called, tasks
from tests.conftest import ROOT

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = ["CONTRIBUTING.md", "SECURITY.md", "docs/quality.md"]

MADE = {"dist/", "sager/", "skabeloner/", "mutants/"}
"""What a page names that is made by a command or lies in a case folder."""

PLACES = (ROOT, ROOT / "src" / "sagscli")


def _named(text: str) -> set[str]:
    """Return the files and folders that are named between backticks."""
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    words = re.findall(r"`([^` ]+)`", prose)
    known = re.compile(r"[\w./-]*\.(?:py|md|yml|yaml|toml|po)|[\w.-]+/(?:[\w.-]+/?)*")
    return {word for word in words if known.fullmatch(word)} - MADE - {"sag.yaml"}


@pytest.mark.parametrize("page", PAGES)
def test_files_that_are_named_exist(page) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = set(re.findall(r"\]\((?!https?:)([^)#]+)", text))
    base = (ROOT / page).parent
    assert [name for name in sorted(links) if not (base / name).exists()] == []
    named = sorted(_named(text))
    assert [name for name in named if not any((place / name).exists() for place in PLACES)] == []


def test_files_are_found_in_the_text() -> None:
    assert {"noxfile.py", "src/sagscli/cli/", "tests/referrals/table.yaml"} <= _named(CONTRIBUTING)


def test_every_task_has_its_row_and_no_row_is_made_up() -> None:
    rows = re.findall(r"^\| (`nox.*?`) \|", CONTRIBUTING, re.MULTILINE)
    assert {name for row in rows for name in called(row)} == tasks()


@pytest.mark.parametrize("page", PAGES)
def test_tasks_that_are_named_exist(page) -> None:
    assert called((ROOT / page).read_text(encoding="utf-8")) <= tasks()


def test_the_set_up_is_the_readmes() -> None:
    [line] = re.findall(r"^python3 -m venv .*pytest$", CONTRIBUTING, re.MULTILINE)
    assert f"<!-- tests -->\n```sh\n{line}\n```" in README


@pytest.mark.parametrize(("day", "code"), [("2026-06-02", 0), ("2026-06-03", 1)])
def test_the_example_of_a_ruleset_is_tried(tmp_path, day, code) -> None:
    [text] = re.findall(r"```yaml\n(eksempler:.*?)```", CONTRIBUTING, re.DOTALL)
    (tmp_path / "sag.yaml").write_text("regelsæt: prøve\n", encoding="utf-8")
    path = tmp_path / "regelsæt" / "prøve.yaml"
    path.parent.mkdir()
    head = "regelsæt: prøve\nudvider: vejle\ntitel: Prøve\n"
    path.write_text(head + text.replace("2026-06-02", day), encoding="utf-8")
    assert run(["rules", "check", str(path)]) == code


def test_the_example_of_hooks_names_one_there_is() -> None:
    [text] = re.findall(r"```yaml\n(repos:.*?)```", CONTRIBUTING, re.DOTALL)
    [repository] = yaml.safe_load(text)["repos"]
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"] for hook in repository["hooks"]} <= {hook["id"] for hook in hooks}
