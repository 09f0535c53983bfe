"""An approved plan and the history that remembers it (V8, V12), with a real git."""

import os
from pathlib import Path

import pytest

from tests.history.conftest import CASE, DRAFT, EDITED, NEXT, NUMBER, PLAN, Home, Look, look

not_on_windows = pytest.mark.skipif(os.name == "nt", reason="Windows has no such names or links")
committed = pytest.mark.parametrize("commits", [False, True], ids=["left lying", "committed"])


def then(home: Home, text: str, *, commits: bool) -> None:
    home.write(text)
    if commits:
        home.commit()


def test_nothing_is_wrong_with_a_plan_that_was_left_alone(home: Home, changed: Look):
    home.approve()
    home.approve(CASE + PLAN + NEXT)
    assert changed() == []


@committed
def test_a_changed_plan_is_found_at_its_place(home: Home, changed: Look, commits: bool):
    commit = home.approve()
    then(home, CASE + EDITED.replace("psykolog", "tale-hørekonsulent"), commits=commits)
    [one] = changed()
    assert one.message == (
        f"action plan 1 was approved on 2026-06-03 (commit {commit}) and changed later: "
        "deltagere, felter.mål-og-fokus"
    )
    assert one.help is not None
    assert f"git show {commit}:sager/{NUMBER}.yaml" in one.help
    assert f"sag plan {NUMBER} --next" in one.help
    assert (one.pointer, one.span.start.line) == ("/handleplaner/0", 5)
    assert home.git("show", f"{commit}:sager/{NUMBER}.yaml") == (CASE + PLAN).strip()


@committed
def test_taking_the_approval_away_unlocks_nothing(home: Home, changed: Look, commits: bool):
    home.approve()
    then(home, CASE + EDITED.replace("    godkendt: 2026-06-03\n", ""), commits=commits)
    [one] = changed()
    assert one.message.endswith("changed later: godkendt, felter.mål-og-fokus")


@committed
@pytest.mark.parametrize("day", ["2026-06-04", "null"])
def test_the_day_of_the_approval_stands(home: Home, changed: Look, commits: bool, day: str):
    home.approve()
    then(home, CASE + PLAN.replace("2026-06-03", day), commits=commits)
    assert [one.message.endswith("later: godkendt") for one in changed()] == [True]


@committed
@pytest.mark.parametrize("left", [CASE, CASE + NEXT, CASE.replace("handleplaner:\n", "")])
def test_a_plan_that_was_removed(home: Home, changed: Look, commits: bool, left: str):
    commit = home.approve()
    then(home, left, commits=commits)
    [one] = changed()
    assert one.message == (
        f"action plan 1, approved on 2026-06-03 (commit {commit}), is no longer here"
    )
    assert (one.pointer, one.span.start.line) == ("", 1)


@committed
def test_a_plan_with_another_number_is_the_same_plan(home: Home, changed: Look, commits: bool):
    home.approve()
    then(home, CASE + PLAN.replace("nummer: 1", "nummer: 2"), commits=commits)
    assert [one.message.endswith("later: nummer") for one in changed()] == [True]


def test_one_problem_for_each_plan(home: Home, changed: Look):
    second = NEXT + "    godkendt: 2026-09-02\n"
    home.approve(CASE + PLAN)
    home.approve(CASE + PLAN + second)
    home.write(CASE + EDITED + second.replace("til og fra", "fra"))
    assert [one.pointer for one in changed()] == ["/handleplaner/0", "/handleplaner/1"]


def test_a_plan_put_in_front_moves_no_plan(home: Home, changed: Look):
    home.approve()
    home.approve(CASE + NEXT + PLAN)
    assert changed() == []


def test_plans_without_numbers_are_told_apart(home: Home, changed: Look):
    bare = PLAN.replace("- nummer: 1\n    dato", "- dato")
    home.approve(CASE + bare)
    home.write(CASE + bare + NEXT.replace("- nummer: 2\n    dato", "- dato"))
    assert changed() == []
    home.write(CASE + bare.replace("en leg", "to lege"))
    assert len(changed()) == 1


def test_layout_is_no_change(home: Home, changed: Look):
    home.approve()
    other = """\
  - felter:
      mål-og-fokus: |
        At være med
        i en leg.
      trivsel-dagtilbud: "Alma er glad for sine legekammerater."
      øvrige-aftaler:
    deltagere:
      - psykolog
      - forældre
    godkendt: 2026-06-03   # i enighed
    dato: 2026-06-01
    nummer: 1
"""
    home.write(CASE + other, newline="\r\n")
    assert changed() == []


def test_a_change_taken_back_is_none(home: Home, changed: Look):
    home.approve()
    home.approve(CASE + EDITED)
    assert len(changed()) == 1
    home.approve(CASE + PLAN)
    assert changed() == []


def test_a_draft_may_be_changed_until_it_is_approved(home: Home, changed: Look):
    home.approve(CASE + DRAFT)
    home.approve(CASE + EDITED)
    assert changed() == []
    home.write(CASE + PLAN)
    assert len(changed()) == 1


def test_the_first_approval_counts_when_there_are_two(home: Home, changed: Look):
    first = home.approve()
    home.approve(CASE + EDITED.replace("    godkendt: 2026-06-03\n", ""))
    home.approve(CASE + EDITED)
    assert first in changed()[0].message


def test_nothing_committed_is_nothing_to_compare(home: Home, changed: Look):
    home.write(CASE + PLAN)
    assert changed() == []
    home.git("commit", "-q", "--allow-empty", "-m", "Tom")
    assert changed() == []


@pytest.mark.parametrize("name", ["sager/2026/VEJ-2026-001.yaml", "sager/omdøbt.yaml"])
@committed
def test_a_file_that_was_moved(home: Home, changed: Look, commits: bool, name: str):
    commit = home.approve()
    (home.root / "sager" / f"{NUMBER}.yaml").unlink()
    home.write(CASE + EDITED, name)
    if commits:
        home.commit()
    [one] = changed()
    assert one.path.endswith(name)
    assert f"git show {commit}:sager/{NUMBER}.yaml" in (one.help or "")


def test_a_moved_file_asked_for_alone(home: Home, changed: Look):
    home.approve(name="sager/2025/VEJ-2026-001.yaml")
    home.git("mv", "sager/2025/VEJ-2026-001.yaml", "sager/VEJ-2026-001.yaml")
    path = home.write(CASE + EDITED)
    assert len(changed(path)) == 1


def test_another_child_in_a_file_of_the_old_name(home: Home, changed: Look):
    home.approve()
    home.write(CASE.replace(NUMBER, "VEJ-2026-002").replace("Alma", "Bo") + NEXT)
    assert changed() == []


def test_another_file_with_the_same_number_is_not_the_case(home: Home, changed: Look):
    home.approve()
    double = home.write(CASE + NEXT, "sager/dobbelt.yaml")
    assert changed(double) == []
    assert changed() == []


def test_a_number_used_again_for_another_child(home: Home, changed: Look):
    path = home.write(CASE + PLAN)
    home.commit()
    path.unlink()
    home.write(CASE.replace("Alma", "Bo") + NEXT, f"sager/2026/{NUMBER}.yaml")
    assert changed() == []


def test_a_case_that_got_another_number(home: Home, changed: Look):
    home.approve()
    home.write((CASE + EDITED).replace(NUMBER, "VEJ-2026-002"))
    assert len(changed()) == 1


MOVED = "sager/2026/VEJ-2026-007.yaml"
RENUMBERED = CASE.replace(NUMBER, "VEJ-2026-007")


@committed
@pytest.mark.parametrize("text", [EDITED, EDITED.replace("    godkendt: 2026-06-03\n", "")])
def test_moved_and_renumbered_at_once(home: Home, changed: Look, commits: bool, text: str):
    commit = home.approve()
    (home.root / "sager" / f"{NUMBER}.yaml").unlink()
    home.write(RENUMBERED + text, MOVED)
    if commits:
        home.commit()
    [one] = changed()
    assert one.path.endswith(MOVED)
    assert f"git show {commit}:sager/{NUMBER}.yaml" in (one.help or "")


def test_a_group_moved_and_renumbered_at_once(home: Home, changed: Look):
    group = CASE.replace("barn", "gruppe").replace("født: 2022-03-14, ", "")
    home.approve(group + PLAN)
    (home.root / "sager" / f"{NUMBER}.yaml").unlink()
    home.write(group.replace(NUMBER, "VEJ-2026-007") + EDITED, MOVED)
    assert len(changed()) == 1
    home.write(group.replace(NUMBER, "VEJ-2026-007").replace("Regnbuen", "Solen") + EDITED, MOVED)
    assert changed() == []


@pytest.mark.parametrize(
    "other",
    [
        RENUMBERED + PLAN,  # nothing was changed
        RENUMBERED + NEXT,  # a second case of the child, begun anew
        RENUMBERED + NEXT.replace("nummer: 2", "nummer: 1"),
        RENUMBERED.replace("2022-03-14", "2022-03-15") + EDITED,  # another child of the name
        RENUMBERED.replace("født: 2022-03-14, ", "") + EDITED,
        RENUMBERED.replace("Alma", "Bo") + EDITED,
    ],
)
def test_another_case_is_not_taken_for_one_that_is_gone(home: Home, changed: Look, other: str):
    home.approve()
    (home.root / "sager" / f"{NUMBER}.yaml").unlink()
    home.write(other, MOVED)
    assert changed() == []


def test_a_copy_is_not_taken_for_the_case_that_is_still_there(home: Home, changed: Look):
    home.approve()
    home.write(RENUMBERED + EDITED, MOVED)
    assert changed() == []


def test_two_that_could_be_it_are_left_alone(home: Home, changed: Look):
    home.approve()
    (home.root / "sager" / f"{NUMBER}.yaml").unlink()
    home.write(RENUMBERED + EDITED, MOVED)
    home.write(CASE.replace(NUMBER, "VEJ-2026-008") + EDITED, "sager/VEJ-2026-008.yaml")
    assert changed() == []


def test_a_file_that_is_gone_is_not_missed(home: Home, changed: Look):
    home.approve()
    home.approve("sag: VEJ-2026-002\nbarn: {navn: Bo Prøve}\n", "sager/VEJ-2026-002.yaml")
    (home.root / "sager" / f"{NUMBER}.yaml").unlink()
    assert changed() == []


@not_on_windows
@pytest.mark.parametrize("place", ["sager/ø å/sag ét.yaml", "sager/[a]*?/:(top).yaml"])
def test_odd_names(home: Home, changed: Look, place: str):
    commit = home.approve(name=place)
    home.write(CASE + EDITED, place)
    [one] = changed()
    assert f'git show "{commit}:{place}"' in (one.help or "")


@not_on_windows
@pytest.mark.parametrize("place", ["[ab]", ":(top)x", "*"])
def test_a_case_folder_of_an_odd_name_below_the_repository(home: Home, changed: Look, place: str):
    home.write("regelsæt: vejle\n", f"{place}/sag.yaml")
    home.approve(name=f"{place}/sager/{NUMBER}.yaml")
    home.write(CASE + EDITED, f"{place}/sager/{NUMBER}.yaml")
    assert len(changed(home.root / place)) == 1


@not_on_windows
def test_a_file_reached_by_a_link(home: Home, changed: Look):
    home.approve()
    home.write(CASE + EDITED)
    (home.root / "sager" / "A.yaml").symlink_to(f"{NUMBER}.yaml")
    assert len(changed()) == 1


@not_on_windows
def test_a_name_with_a_line_break(home: Home, changed: Look):
    home.approve(name="sager/to\nlinjer.yaml")
    home.write(CASE + EDITED, "sager/to\nlinjer.yaml")
    assert len(changed()) == 1


def test_an_approval_that_came_with_a_merge(home: Home, changed: Look):
    home.approve(CASE + DRAFT)
    home.git("checkout", "-q", "-b", "kollega")
    home.approve(CASE + EDITED.replace("    godkendt: 2026-06-03\n", ""))
    home.git("checkout", "-q", "main")
    home.approve(CASE + DRAFT + NEXT)
    home.git("merge", "-q", "--no-commit", "-s", "ours", "kollega")
    home.approve(CASE + PLAN + NEXT)
    assert changed() == []
    home.write(CASE + EDITED + NEXT)
    assert len(changed()) == 1


def test_a_shallow_clone_counts_from_what_it_has(home: Home, changed: Look, tmp_path: Path):
    home.approve()
    home.approve(CASE + EDITED)
    clone = tmp_path / "klon"
    home.git("clone", "-q", "--depth", "1", home.root.as_uri(), str(clone))
    assert changed(clone) == []
    (clone / "sager" / f"{NUMBER}.yaml").write_text(CASE + PLAN, encoding="utf-8")
    assert len(changed(clone)) == 1


def test_a_worktree_and_a_submodule(home: Home, changed: Look, tmp_path: Path):
    home.approve()
    home.git("worktree", "add", "-q", str(tmp_path / "træ"))
    outer = Home(tmp_path / "ydre")
    outer.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(home.root), "m")
    for place in (tmp_path / "træ", outer.root / "m"):
        assert (place / ".git").is_file()
        assert changed(place) == []
        (place / "sager" / f"{NUMBER}.yaml").write_text(CASE + EDITED, encoding="utf-8")
        assert len(changed(place)) == 1


@pytest.mark.parametrize("place", ["sager", "sager/2026"])
def test_cases_in_a_repository_below_the_folder(tmp_path: Path, changed: Look, place: str):
    (tmp_path / "sag.yaml").write_text("regelsæt: vejle\n", encoding="utf-8")
    inner = Home(tmp_path / place)
    inner.approve(name=f"{NUMBER}.yaml")
    inner.write(CASE + EDITED, f"{NUMBER}.yaml")
    assert len(changed(tmp_path)) == 1


# --- what cannot be read -------------------------------------------------------------------


def test_an_old_version_that_cannot_be_read_is_passed_over(home: Home, changed: Look):
    home.approve(CASE + PLAN + "  - {\n")
    home.approve(CASE + PLAN.replace("2026-06-01", "1. juni"))
    home.approve()
    assert changed() == []


@pytest.mark.parametrize("broken", ["handleplaner: {\n", "handleplaner: ingen\n"])
def test_a_file_with_errors_is_not_said_to_lack_its_plan(home: Home, changed: Look, broken: str):
    home.approve()
    home.write(CASE.replace("handleplaner:\n", broken))
    assert changed() == []
    assert look(home.root)[0] != []


def test_an_error_in_the_plan_is_told_once(home: Home, changed: Look):
    home.approve()
    home.write(CASE + PLAN.replace("2026-06-01", "1. juni"))
    assert changed() == []
    assert [one.code for one in look(home.root)[0]] == ["SAG205"]


def test_names_are_masked(home: Home, changed: Look):
    home.approve()
    home.write(CASE + PLAN.replace("trivsel-dagtilbud", "Alma Eksempel"))
    assert "A··· E·······" in changed()[0].message
    assert "Alma" not in changed()[0].message
