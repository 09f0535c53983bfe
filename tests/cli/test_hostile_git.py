"""Whoever made a repository decides nothing: every command, and every setting that has git do more.

Settings come with a folder that somebody else packed, and a folder is not looked through first.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sagscli.cli.boundary import run
from sagscli.history import git as git_module
from tests.commands import registered
from tests.history.conftest import put_under_git
from tests.local import put_case
from tests.test_privacy import AS_OF, CALLS, CASE, FOLDER, OUT, a_sheet

pytestmark = pytest.mark.skipif(os.name == "nt", reason="programs as scripts of a shell")

NUMBER = "VEJ-2026-001"
TEXT = """\
regelsæt: vejle
barn: {navn: Alma Eksempel, født: 2022-03-14, dagtilbud: Regnbuen}
tilbud: [{art: minigruppe, sted: Solen, opstart: 2026-03-02}]
handleplaner:
  - {nummer: 1, dato: 2026-06-01, godkendt: 2026-06-03, felter: {mål-og-fokus: leg}}
"""
WRITES = {
    "undo": [[FOLDER, "--yes"]],
    "init": [[FOLDER]],
    "record narrative": [
        [CASE, "--date", "2026-04-15", "--by", "psykolog", "--text", "leg", "--yes"]
    ],
    "merge": [[CASE]],
    "fix": [[FOLDER, "--yes"]],
}
"""Calls that do what the others only say they would; without --commit, hooks are not for them."""
RECORDED = ("record next", "record narrative")
"""Of what can be recorded, as a table says it, by one command: these stand for them all."""
RUN = (
    *("core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "core.askPass"),
    *("core.gitProxy", "core.alternateRefsCommand", "pager.log", "pager.diff", "sequence.editor"),
    *("diff.external", "diff.ond.command", "diff.ond.textconv", "merge.ond.driver"),
    *("filter.ond.clean", "filter.ond.smudge", "filter.ond.process", "uploadpack.packObjectsHook"),
    *("gpg.program", "gpg.ssh.program", "gpg.x509.program", "gpg.ssh.defaultKeyCommand"),
    *("credential.helper", "interactive.diffFilter", "gc.recentObjectsHook"),
    *("trailer.ond.command", "trailer.ond.cmd", "browser.ond.cmd", "sendemail.sendmailCmd"),
    *(f"alias.{name}" for name in ("log", "cat-file", "rev-parse", "ls-files", "diff-index")),
)
"""Settings whose value git starts as a program."""
HOOKS = (
    *("pre-commit", "commit-msg", "post-index-change", "reference-transaction", "post-checkout"),
    *("post-rewrite", "pre-auto-gc", "fsmonitor-watchman"),
)
MISLEAD = {
    "diff.orderFile": "findes-ikke",
    "log.mailmap": "true",
    "mailmap.file": "rør",
    "commit.gpgSign": "true",
    "log.showSignature": "true",
    "core.hooksPath": "kroge",
    "core.untrackedCache": "true",
    "core.excludesFile": "findes-ikke",
    "core.attributesFile": "findes-ikke",
    "fetch.recurseSubmodules": "true",
    "color.ui": "always",
    "diff.renames": "copies",
    "extensions.partialClone": "fjern",
    "remote.fjern.url": "ext::sh -c 'touch kørt'",
    "remote.fjern.promisor": "true",
    "submodule.recurse": "true",
    "grep.fallbackToNoIndex": "true",
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "mappe"
    home.mkdir()
    monkeypatch.chdir(home)
    monkeypatch.setenv("SAG_LANG", "en")
    put_case(home, NUMBER, TEXT)
    put_under_git(home)
    put_case(home, NUMBER, TEXT.replace("leg}", "ro}"))
    put_under_git(home)
    return home


def _calls(home: Path, out: Path) -> Iterator[list[str]]:
    places = {CASE: NUMBER, FOLDER: ".", **a_sheet(out)}
    for command in registered():
        if command.english == "edit":  # asks at a terminal
            continue
        if command.english.startswith("record ") and command.english not in RECORDED:
            continue
        day = AS_OF if "--as-of" in command.options else []
        for at, words in enumerate(CALLS[command.english] + WRITES.get(command.english, [])):
            places[OUT] = str(out / f"{command.english}{at}")
            yield [*command.english.split(), *(places.get(word, word) for word in words), *day]
    yield ["deadlines", "--at", "2026-07-01", *AS_OF]
    yield ["validate", "--staged", *AS_OF]
    yield ["diff", NUMBER, "--since", "2025-01-01"]
    yield ["audit", "--checkpoint", str(out / "tjek.json")]


def _make_hostile(home: Path, mark: Path) -> None:
    program = home / "ond.sh"
    program.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{mark}'\ncat\n")
    program.chmod(0o755)
    (home / "kroge").mkdir()
    for folder in (home / "kroge", home / ".git/hooks"):
        folder.mkdir(exist_ok=True)
        for name in HOOKS:
            (folder / name).write_text(program.read_text())
            (folder / name).chmod(0o755)
    (home / ".git/info").mkdir(exist_ok=True)
    (home / ".git/info/attributes").write_text("* filter=ond diff=ond merge=ond\n")
    (home / "ond.config").write_text(f'[core]\n\tsshCommand = "{program}"\n')
    settings = dict.fromkeys(RUN, str(program)) | {
        key: f"!{program}" for key in RUN if key.startswith("alias.")
    }
    settings |= MISLEAD | {"include.path": "../ond.config"}
    lines = []
    for key, value in settings.items():
        section, _dot, name = key.rpartition(".")
        head, _dot, sub = section.partition(".")
        title = f'{head} "{sub}"' if sub else head
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        lines.append(f'[{title}]\n\t{name} = "{escaped}"\n')
    with open(home / ".git/config", "a", encoding="utf-8") as config:
        config.writelines(lines)


def test_no_setting_of_a_repository_has_anything_run(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mark = tmp_path / "kørt"
    _make_hostile(home, mark)
    os.mkfifo(home / "rør")
    wrong = []
    for words in _calls(home, tmp_path):
        code = run(words)
        said = capsys.readouterr()
        if mark.exists() or code == 3 or "Traceback" in said.err:
            wrong.append((words, code, mark.read_text() if mark.exists() else said.err))
            mark.unlink(missing_ok=True)
    assert not wrong, "\n".join(map(str, wrong))
    # It is a trap, and what git has is told all the same.
    subprocess.run(["git", "status"], cwd=home, capture_output=True, check=False)
    assert mark.exists()
    assert run(["history", NUMBER, "--format", "json"]) == 0
    assert capsys.readouterr().out.count('"commit": "') > 1


def test_a_git_that_was_too_slow_is_asked_nothing_more_by_any_command(
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    questions: list[str] = []
    start = git_module.started

    def counted(words: list[str], *more: object) -> git_module.GitAnswer:
        questions.append(" ".join(words))
        return start(words, *more)  # type: ignore[arg-type]

    def slow(_self: git_module.GitAnswer) -> int:
        raise git_module.GitSlowError.failed("slow")

    monkeypatch.setattr(git_module, "started", counted)
    monkeypatch.setattr(git_module.GitAnswer, "code", slow)
    often = []
    for words in _calls(home, tmp_path):
        questions.clear()
        code = run(words)
        said = capsys.readouterr()
        if len(questions) > 1 or code == 3:
            often.append(f"{code} {' '.join(words)}: {questions} {said.err}")
    assert not often, "\n".join(often)
