"""The versions of a case in real repositories: renamed, merged, invalid for a while, shallow."""

import os
import shutil
from pathlib import Path

import pytest

from sagscli.history.case_life import WrittenVersion, case_life
from sagscli.history.case_versions import Version, begin_versions, current_versions
from sagscli.history.git import Repository, repositories_of
from sagscli.history.past_case import past_case
from sagscli.history.versions import blob_contents
from tests.history.conftest import CASE, NUMBER, PLAN, Home

AT = f"sager/{NUMBER}.yaml"
MEETING = "møder:\n  - {art: statusmøde, planlagt: 2026-06-01}\n"
HELD = MEETING.replace("}", ", afholdt: 2026-06-01}")
CONSENT = "samtykker: [{til: henvisning, givet: 2026-05-01}]\n"
BODY = CASE.replace("handleplaner:\n", "")


def repository(root: Path) -> Repository:
    return repositories_of([str(root)])[str(root)]


def versions_of(git: Repository, path: str) -> list[Version]:
    with begin_versions(git, path) as begun:
        return current_versions(git, path, begun)


def life(root: Path, path: str = AT) -> list[WrittenVersion]:
    git = repository(root)
    versions = versions_of(git, path)
    texts = blob_contents(git, [each.blob for each in versions if each.blob is not None])
    return case_life(versions, {blob: past_case(data) for blob, data in texts})


def told(written: WrittenVersion) -> list[str]:
    return [
        ("-" if change.new is None else "+" if change.old is None else "") + ".".join(change.keys)
        for change in written.changes
    ]


def all_told(root: Path, path: str = AT) -> list[list[str]]:
    return [told(written) for written in life(root, path)]


def test_each_version_tells_what_it_wrote_down(home: Home) -> None:
    home.approve(BODY)
    home.approve(BODY + MEETING)
    home.approve(BODY + HELD + "# en note\n")
    home.approve(BODY + CONSENT)
    assert all_told(home.root)[:3] == [["+samtykker", "-møder"], ["+møder.afholdt"], ["+møder"]]
    first = life(home.root)[-1]
    assert first.is_first
    assert "+barn.navn" in told(first)
    assert first.version.author == "Kim Prøve"
    assert str(first.version.authored) == "2026-06-02 12:00:00+02:00"


def test_another_case_is_no_part_of_it(home: Home) -> None:
    home.approve(BODY)
    home.approve(BODY.replace(NUMBER, "VEJ-2026-002"), "sager/VEJ-2026-002.yaml")
    assert len(life(home.root)) == 1


@pytest.mark.parametrize("text", [BODY, BODY + MEETING], ids=["untouched", "changed too"])
def test_a_case_is_followed_through_its_names(home: Home, text: str) -> None:
    home.approve(BODY)
    (home.root / AT).unlink()
    home.approve(text, "sager/2026/Ærø/sag.yaml")
    (home.root / "sager/2026/Ærø/sag.yaml").unlink()
    home.approve(text.replace(NUMBER, "VEJ-2026-009"), "sager/VEJ-2026-009.yaml")
    versions = life(home.root, "sager/VEJ-2026-009.yaml")
    assert [each.moved_from for each in versions] == ["sager/2026/Ærø/sag.yaml", AT, None]
    assert [told(each) for each in versions[:2]] == [["sag"], ["+møder"] if "møder" in text else []]


def test_a_file_of_another_child_in_the_same_place_is_another_case(home: Home) -> None:
    other = BODY.replace("Alma", "Bo").replace(NUMBER, "VEJ-2026-002").replace("03-14", "04-14")
    home.approve(BODY)
    (home.root / AT).unlink()
    home.commit()
    home.approve(other)
    assert len(life(home.root)[0].version.parents) == 0
    assert "+barn.navn" in told(life(home.root)[0])


def test_a_case_that_went_as_a_child_like_it_came_is_not_that_case(home: Home) -> None:
    """Two files from one form are alike; whom they are about is not."""
    other = BODY.replace("Alma", "Bo").replace("03-14", "04-14")
    home.approve(BODY + PLAN.replace("  - ", "handleplaner:\n  - ", 1))
    (home.root / AT).unlink()
    other = other.replace(NUMBER, "VEJ-2026-002")
    home.approve(other + PLAN.replace("  - ", "handleplaner:\n  - ", 1), "sager/VEJ-2026-002.yaml")
    assert len(life(home.root, "sager/VEJ-2026-002.yaml")) == 1


def test_a_file_that_came_back_goes_on(home: Home) -> None:
    home.approve(BODY)
    (home.root / AT).unlink()
    home.commit()
    home.approve(BODY + MEETING)
    assert [each.is_gone for each in life(home.root)] == [False, True, False]
    assert all_told(home.root)[:2] == [["+møder"], []]


def test_what_could_not_be_read_is_compared_with_the_last_that_could(home: Home) -> None:
    home.approve(BODY + MEETING)
    home.approve(BODY + 'møder: ["\n')
    home.approve(BODY + HELD)
    versions = life(home.root)
    assert [each.is_unread for each in versions] == [False, True, False]
    assert [told(each) for each in versions[:2]] == [["+møder.afholdt"], []]


def test_a_slip_in_one_key_hides_that_key_and_no_other(home: Home) -> None:
    two = MEETING + "  - {art: samtale, afholdt: 2026-05-05}\n"
    home.approve(BODY + two)
    slip = two.replace("2026-05-05", "i går").replace("}", ", referat: Ja.}", 1)
    home.approve(BODY + CONSENT + slip)
    home.approve(BODY + CONSENT + two)
    newest, slipped, _first = life(home.root)
    assert told(slipped) == ["+samtykker", "+møder.referat"]
    assert slipped.lost == 1
    assert [slipped.was_whole, newest.was_whole] == [True, False]
    assert told(newest) == ["-møder.referat"]


@pytest.mark.parametrize("broken", ["møder: i morgen\n", "møder: [{art: statusmøde}, nej]\n"])
def test_a_section_that_cannot_be_read_loses_nothing(home: Home, broken: str) -> None:
    home.approve(BODY + MEETING.replace("planlagt: 2026-06-01", "nummer: 1") + "  - {art: samtale}")
    home.approve(BODY + broken)
    assert not [change for change in life(home.root)[0].changes if change.is_entry]


def merged(home: Home, ours: str, theirs: str, result: str | None = None) -> list[list[str]]:
    """Return what the versions tell where two branches were joined; merged by git or by hand."""
    home.git("switch", "-q", "-c", "anden")
    home.approve(theirs)
    home.git("switch", "-q", "main")
    home.approve(ours)
    if result is None:
        home.git("merge", "-q", "anden")
    else:
        home.git("merge", "-q", "-s", "ours", "--no-commit", "anden")
        home.approve(result)
    return all_told(home.root)


def test_a_merge_tells_nothing_that_a_side_told(home: Home) -> None:
    spaced = BODY + "# a\n# b\n# c\n# d\n"
    home.approve(spaced)
    lines = merged(home, CONSENT + spaced, spaced + MEETING)
    assert lines[0] == []
    assert sorted(lines[1:3]) == [["+møder"], ["+samtykker"]]


def test_a_merge_tells_what_was_lost_and_made_in_it(home: Home) -> None:
    home.approve(BODY)
    lines = merged(home, BODY + CONSENT, BODY + MEETING, BODY + CONSENT + "tilbud: [{art: bo}]\n")
    assert lines[0] == ["+tilbud", "-møder"]


def test_a_merge_that_keeps_one_side_tells_what_the_other_lost(home: Home) -> None:
    home.approve(BODY)
    assert merged(home, BODY + CONSENT, BODY + MEETING, BODY + CONSENT)[0] == ["-møder"]


def test_what_was_written_under_the_old_name_on_a_branch_is_in_it(home: Home) -> None:
    long = BODY + "# 1\n# 2\n# 3\n# 4\n# 5\n# 6\n# 7\n# 8\n"
    home.approve(long)
    home.git("switch", "-q", "-c", "anden")
    home.approve(CONSENT + long)
    home.git("switch", "-q", "main")
    home.git("mv", AT, "sager/ny.yaml")
    home.commit()
    home.git("merge", "-q", "anden")
    versions = life(home.root, "sager/ny.yaml")
    assert [told(each) for each in versions][:1] == [[]]
    assert ["+samtykker"] in [told(each) for each in versions]
    assert len(versions) == 4


def test_both_line_ends_are_one_text(home: Home) -> None:
    home.approve(BODY + MEETING)
    home.write(BODY + MEETING, newline="\r\n")
    home.commit()
    assert all_told(home.root)[0] == []


def test_a_name_that_git_would_quote(home: Home) -> None:
    name = 'sager/Ærø "øst".yaml' if os.name != "nt" else "sager/Ærø.yaml"
    home.git("config", "core.quotepath", "on")
    home.approve(BODY, name)
    home.approve(BODY + MEETING, name)
    assert all_told(home.root, name)[0] == ["+møder"]


def test_a_shallow_clone_begins_where_it_was_cut(home: Home, tmp_path: Path) -> None:
    home.approve(BODY)
    home.approve(BODY + MEETING)
    home.git("clone", "-q", "--depth", "1", home.root.as_uri(), str(tmp_path / "kort"))
    [only] = life(tmp_path / "kort")
    assert only.is_first
    assert repository(tmp_path / "kort").is_cut_off()


@pytest.mark.parametrize("kind", ["sha256", "worktree", "below"])
def test_other_kinds_of_repositories(home: Home, tmp_path: Path, kind: str) -> None:
    if kind == "sha256":
        shutil.rmtree(home.root / ".git")
        home.git("init", "-q", "-b", "main", "--object-format=sha256")
    root, name = home.root, AT if kind != "below" else f"kommune/{AT}"
    home.approve(BODY, name)
    home.approve(BODY + MEETING, name)
    if kind == "worktree":
        home.git("worktree", "add", "-q", str(tmp_path / "træ"), "-b", "anden")
        root = tmp_path / "træ"
    assert [len(each) for each in all_told(root, name)] == [1, 5]


def test_nothing_was_recorded_yet(home: Home) -> None:
    assert versions_of(repository(home.root), AT) == []
    home.approve(BODY)
    assert versions_of(repository(home.root), "sager/nej.yaml") == []


def test_settings_of_a_user_change_nothing(home: Home) -> None:
    home.approve(BODY)
    before = life(home.root)
    (home.root / ".git" / "attr").write_text("x", encoding="utf-8")
    for name, value in (
        ("log.showSignature", "true"), ("log.date", "relative"), ("diff.noprefix", "true"),
        ("format.pretty", "oneline"), ("diff.external", "false"),
        ("i18n.logOutputEncoding", "latin1"),
        ("log.diffMerges", "off"), ("log.showRoot", "false"), ("diff.orderFile", "/nej"),
    ):  # fmt: skip
        home.git("config", name, value)
    assert life(home.root) == before
