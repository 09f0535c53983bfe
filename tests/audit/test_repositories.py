"""Repositories of every shape: what an audit can see in them, and what it says it cannot."""

from pathlib import Path

import pytest

from sagscli.cli.boundary import run
from tests.audit.asking import audit, pairs
from tests.audit.faults import AFTER, faults
from tests.audit.story import SETTINGS, Entry, Life, at, git, path_of, write_history

LATE = Life("VEJ-2025-100", {"school held": "2026-09-16"})
WANTED = [("SAG601", "VEJ-2025-100")]


def _entries(life: Life = LATE, prefix: str = "") -> list[Entry]:
    return [
        Entry(each.authored, {f"{prefix}{path}": text for path, text in each.files.items()})
        for each in life.entries()
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "mappe"
    write_history(folder, _entries())
    return folder


def test_a_folder_without_git_says_so(tmp_path, capsys):
    (tmp_path / "sager").mkdir()
    (tmp_path / "sager" / "VEJ-1.yaml").write_text("sag: VEJ-1\n", encoding="utf-8")
    assert run(["audit", str(tmp_path)]) == 2
    assert "is not under git" in capsys.readouterr().err


def test_a_folder_in_which_nothing_was_committed_has_nothing_to_tell(tmp_path, capsys):
    git(tmp_path, "init", "-q")
    (tmp_path / "VEJ-1.yaml").write_text("sag: VEJ-1\n", encoding="utf-8")
    result = audit(capsys, str(tmp_path), code=0)
    assert (result["commits"], result["cases"], result["findings"]) == (0, 0, [])
    assert run(["audit", str(tmp_path), "--checkpoint"]) == 2


def test_a_repository_with_long_names_of_commits(tmp_path, capsys):
    folder = tmp_path / "mappe"
    write_history(folder, _entries(), **{"object-format": "sha256"})
    result = audit(capsys, str(folder), code=0)
    assert pairs(result) == WANTED
    assert len(result["findings"][0]["commit"]) == 64


def test_a_case_folder_below_the_repository_is_looked_at_alone(tmp_path, capsys):
    folder = tmp_path / "arkiv"
    other = Life("VEJ-2025-101", {"school held": "2026-09-16"})
    entries = [*_entries(prefix="børn og unge/"), *_entries(other, "andre/")]
    settings = [Entry(at("2025-11-02"), {"børn og unge/sag.yaml": SETTINGS})]
    write_history(folder, [*settings, *entries])
    git(folder, "config", "core.quotepath", "on")
    result = audit(capsys, str(folder / "børn og unge"), code=0)
    assert pairs(result) == WANTED
    assert result["findings"][0]["path"] == f"børn og unge/{path_of('VEJ-2025-100')}"
    assert result["cases"] == 1


def test_a_worktree_has_the_history_of_its_branch(folder, tmp_path, capsys):
    git(folder, "branch", "gren", "HEAD~3")
    git(folder, "worktree", "add", "-q", str(tmp_path / "gren"), "gren")
    assert pairs(audit(capsys, str(tmp_path / "gren"))) == []
    git(tmp_path / "gren", "merge", "-q", "--ff-only", "main")
    assert pairs(audit(capsys, str(tmp_path / "gren"))) == WANTED


def test_a_shallow_clone_tells_what_it_has_and_that_there_was_more(folder, tmp_path, capsys):
    for depth, wanted in ((1, []), (2, WANTED)):
        clone = tmp_path / f"klon{depth}"
        git(tmp_path, "clone", "-q", f"--depth={depth}", folder.as_uri(), str(clone))
        kept = tmp_path / "kontrolpunkt.json"
        run(["audit", str(folder), "--checkpoint", "-o", str(kept), "--force"])
        kept.write_text(
            kept.read_text(encoding="utf-8").replace(
                git(folder, "rev-parse", "HEAD"), git(folder, "rev-parse", "HEAD~5")
            ),
            encoding="utf-8",
        )
        capsys.readouterr()
        result = audit(capsys, str(clone), "--against", str(kept), code=0)
        assert pairs(result) == wanted
        assert "the newest commits only" in result["notes"][0]["message"]
        assert run(["audit", str(clone), "--strict"]) == 1  # no clean answer
        capsys.readouterr()
        assert "may be among the older ones" in result["notes"][1]["message"]


def test_a_partial_clone_says_what_to_fetch(folder, tmp_path, capsys):
    git(folder, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "klon"
    git(tmp_path, "clone", "-q", "--filter=blob:none", folder.as_uri(), str(clone))
    assert run(["audit", str(clone)]) == 2
    assert "git fetch --refetch --no-filter" in capsys.readouterr().err


def test_since_a_day_only_what_was_recorded_later_is_told(tmp_path, capsys):
    folder = tmp_path / "mappe"
    early = Life("VEJ-2025-101", {"consulted": "2025-12-20", "consented": "2025-12-21"})
    write_history(folder, [*_entries(), *early.entries()])
    assert len(audit(capsys, str(folder))["findings"]) == 2
    assert pairs(audit(capsys, str(folder), "--since", AFTER)) == WANTED


def test_a_file_or_a_folder_below_is_looked_at_alone(tmp_path, capsys):
    folder = tmp_path / "mappe"
    other = Life("VEJ-2025-101", {"school held": "2026-09-16"})
    moved = [
        Entry(each.authored, {f"sager/2026/{path_of(other.number)[6:]}": text})
        for each in other.entries()
        for text in each.files.values()
    ]
    write_history(folder, [*_entries(), *moved])
    assert pairs(audit(capsys, str(folder / path_of(LATE.number)))) == WANTED
    below = audit(capsys, str(folder / "sager" / "2026"))
    assert pairs(below) == [("SAG601", other.number)]


def test_a_merge_is_not_told_of_what_its_sides_wrote(folder, capsys):
    """What the merge itself does to a fact that was decided on is its own."""
    life = Life("VEJ-2025-100")
    case = path_of(life.number)
    text = (folder / case).read_text(encoding="utf-8")
    when = {f"GIT_{who}_DATE": "2026-09-20T12:00:00+0200" for who in ("AUTHOR", "COMMITTER")}
    for branch, old, new in (
        ("side", "Solstrålen", "Månestrålen"),
        ("main", "Søndre Skole", "Nordre Skole"),
    ):
        git(folder, "switch", "-q", *(["-c"] if branch == "side" else []), branch)
        (folder / case).write_text(text.replace(old, new), encoding="utf-8")
        git(folder, "commit", "-q", "-a", "-m", "x", **when)
    git(folder, "merge", "-q", "side", **when)
    assert pairs(audit(capsys, str(folder))) == WANTED
    merged = (folder / case).read_text(encoding="utf-8")
    (folder / case).write_text(merged.replace("2025-12-10", "2025-12-09"), encoding="utf-8")
    git(folder, "commit", "-q", "-a", "--amend", "-m", "y", **when)
    assert pairs(audit(capsys, str(folder))) == [*WANTED, ("SAG604", life.number)]


def test_hostile_settings_of_a_repository_run_nothing(folder, tmp_path, capsys):
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    for key in (
        *("core.fsmonitor", "core.pager", "diff.external", "diff.x.textconv", "diff.x.command"),
        *("filter.x.smudge", "filter.x.clean", "core.sshCommand", "credential.helper"),
    ):
        git(folder, "config", key, str(trap))
    (folder / ".gitattributes").write_text("*.yaml diff=x filter=x\n", encoding="utf-8")
    assert pairs(audit(capsys, str(folder))) == WANTED
    assert not (tmp_path / "sprung").exists()


def test_a_finding_says_nothing_that_is_written_of_the_child(tmp_path, capsys):
    folder = tmp_path / "mappe"
    secret = "Alma Eksempel græd"
    lives = [fault.life for fault in faults() if fault.codes == ("SAG604",)]

    def said(case):
        case["handleplaner"][0]["felter"]["relationer"] = secret

    lives.append(Life("VEJ-2025-490", later=[(AFTER, said)]))
    write_history(folder, [entry for life in lives for entry in life.entries()])
    for form in ("text", "json", "csv", "md", "sarif"):
        run(["audit", str(folder), "--format", form])
        out = capsys.readouterr().out
        assert "VEJ-2025-490" in out or form == "sarif"
        assert not any(word in out for word in ("græd", "Eksempel", "tre venner", "Kim", "Tea"))
