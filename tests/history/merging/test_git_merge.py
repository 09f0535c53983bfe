"""Two people change one case, and the real git brings it together with `sag` as its driver."""

import os
import stat
import subprocess
import sys

import pytest

from sagscli.history.git import repositories_of
from sagscli.upkeep.git_drivers import set_drivers
from tests.history.conftest import Home

AT = "sager/VEJ-2026-001.yaml"
BASE = """\
# Almas sag
sag: VEJ-2026-001
regelsæt: vejle
barn: {navn: Alma Eksempel, født: 2022-03-14, dagtilbud: Regnbuen}
samtykker:
  - {til: henvisning, givet: 2026-02-01, af: [forældre]}
møder:
  - art: statusmøde
    nummer: 1
    planlagt: 2026-03-02   # kl. 9
  - art: statusmøde
    nummer: 2
    planlagt: 2026-06-02
"""
MEETING = "  - art: netværksmøde\n    planlagt: 2026-07-01\n"
CONSENT = "  - {til: udveksling, givet: 2026-05-01, af: [forældre]}\n"
WITH_MEETING = BASE + MEETING
WITH_CONSENT = BASE.replace("møder:\n", CONSENT + "møder:\n")
HELD = BASE.replace("planlagt: 2026-03-02", "afholdt: 2026-03-03")
MOVED, MOVED_ELSEWHERE = (BASE.replace("2026-06-02", f"2026-06-{day}") for day in ("09", "16"))


@pytest.fixture
def merging(home: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.delenv("SAG_LANG")
    return asking_sag(home)


def asking_sag(home: Home) -> Home:
    """Have git ask `sag` in a case folder, and commit one case."""
    (home.root / ".gitattributes").write_text("sager/**/*.yaml diff=sag merge=sag\n", "utf-8")
    (home.root / "sag.yaml").write_text("sprog: da\n", "utf-8")
    set_drivers(repositories_of([str(home.root)])[str(home.root)])
    home.write(BASE)
    home.commit()
    return home


def parted(home: Home, mine: str, theirs: str) -> None:
    """Have one person write `theirs` on the branch andre, and stand on main with `mine`."""
    home.git("switch", "-q", "-c", "andre")
    home.write(theirs)
    home.commit()
    home.git("switch", "-q", "main")
    home.write(mine)
    home.commit()


def text(home: Home) -> str:
    return (home.root / AT).read_text("utf-8")


def fails(home: Home, *words: str) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        home.git(*words)


@pytest.mark.parametrize(
    "words", [("merge", "-q", "andre"), ("rebase", "-q", "andre"), ("cherry-pick", "andre")]
)
def test_a_meeting_and_a_consent_are_both_there_and_nothing_else_is_touched(
    merging: Home, words: tuple[str, ...]
) -> None:
    parted(merging, WITH_MEETING, WITH_CONSENT)
    merging.git(*words)
    assert text(merging) == WITH_CONSENT + MEETING


def test_two_meetings_at_one_place_are_both_there(merging: Home) -> None:
    """Git by itself shows the same end of the file twice, and asks which is right."""
    other = MEETING.replace("2026-07-01", "2026-08-01").replace("netværksmøde", "samtale")
    parted(merging, WITH_MEETING, BASE + other)
    merging.git("merge", "-q", "andre")
    assert text(merging) == BASE + MEETING + other


def test_a_change_that_was_put_aside_comes_back_beside_what_came_meanwhile(merging: Home) -> None:
    merging.write(WITH_MEETING)
    merging.git("stash", "-q")
    merging.write(WITH_CONSENT)
    merging.commit()
    merging.git("stash", "pop", "-q")
    assert text(merging) == WITH_CONSENT + MEETING


def test_two_keys_on_one_line_are_no_conflict(merging: Home) -> None:
    given = "givet: 2026-02-01, af: [forældre]}"
    parted(
        merging,
        BASE.replace(given, f"{given[:-1]}, form: skriftlig}}"),
        BASE.replace("2026-02-01", "2026-02-11"),
    )
    merging.git("merge", "-q", "andre")
    assert "{til: henvisning, givet: 2026-02-11, af: [forældre], form: skriftlig}" in text(merging)


def test_one_fact_with_two_values_is_a_conflict_of_that_fact_alone(merging: Home) -> None:
    parted(merging, MOVED + MEETING, MOVED_ELSEWHERE.replace("møder:\n", CONSENT + "møder:\n"))
    fails(merging, "merge", "-q", "andre")
    assert (
        text(merging)
        == WITH_CONSENT.replace(
            "    planlagt: 2026-06-02\n",
            "<<<<<<< stod her: behold dette eller det næste, og slet de tre linjer med tegn\n"
            "    planlagt: 2026-06-09\n"
            "=======\n"
            "    planlagt: 2026-06-16\n"
            ">>>>>>> kom ind (sag flet SAG spørger om hver)\n",
        )
        + MEETING
    )
    assert merging.git("diff", "--name-only", "--diff-filter=U") == AT


def test_notes_come_with_what_they_stand_at(merging: Home) -> None:
    noted = MEETING.replace("  - art", "  # aftalt pr. telefon\n  - art").replace(
        "07-01\n", "07-01  # kl. 10\n"
    )
    own = "  - art: samtale\n    afholdt: 2026-04-01\n"
    above = BASE.replace("    nummer: 2\n", "    # Eva ringer\n    nummer: 2\n")
    parted(merging, BASE + own, above + noted)
    merging.git("merge", "-q", "andre")
    assert text(merging) == above + own + noted


def test_an_entry_that_one_took_away_and_the_other_changed_is_asked_about(merging: Home) -> None:
    gone = BASE[: BASE.index("  - art: statusmøde\n    nummer: 2")]
    parted(merging, gone, MOVED)
    fails(merging, "merge", "-q", "andre")
    block = text(merging).removeprefix(gone).splitlines()
    assert [line[:7] for line in block[:2]] == ["<<<<<<<", "======="]
    assert block[2:5] == ["  - art: statusmøde", "    nummer: 2", "    planlagt: 2026-06-09"]


def test_a_file_that_cannot_be_read_is_merged_by_lines(merging: Home) -> None:
    parted(merging, "møder: [\n" + BASE, WITH_MEETING)
    merging.git("merge", "-q", "andre")
    assert text(merging) == "møder: [\n" + WITH_MEETING


def test_lines_that_end_as_on_windows_and_a_mark_before_the_text_stay(merging: Home) -> None:
    (merging.root / ".gitattributes").write_text("sager/** -text merge=sag\n", "utf-8")
    merging.write("\ufeff" + BASE, newline="\r\n")
    merging.commit()
    merging.git("switch", "-q", "-c", "andre")
    merging.write("\ufeff" + WITH_CONSENT, newline="\r\n")
    merging.commit()
    merging.git("switch", "-q", "main")
    merging.write("\ufeff" + WITH_MEETING, newline="\r\n")
    merging.commit()
    merging.git("merge", "-q", "andre")
    expected = ("\ufeff" + WITH_CONSENT + MEETING).replace("\n", "\r\n")
    assert (merging.root / AT).read_bytes() == expected.encode()


def test_without_the_program_git_merges_as_it_always_does(merging: Home) -> None:
    driver = merging.git("config", "merge.sag.driver")
    nowhere = driver.replace(sys.executable, "/no/python").replace("command -v sag", "false")
    merging.git("config", "merge.sag.driver", nowhere)
    parted(merging, WITH_MEETING, WITH_CONSENT)
    merging.git("merge", "-q", "andre")
    assert text(merging) == WITH_CONSENT + MEETING


def test_what_lies_in_the_folder_is_never_taken_for_the_program(merging: Home) -> None:
    """A repository may hold a folder called sagscli, or a yaml.py: neither is run."""
    ran = merging.root.parent / "ran"
    for name in ("sagscli/__init__.py", "sagscli/__main__.py", "yaml.py", "pydantic.py"):
        merging.write(f"open({str(ran)!r}, 'w')\n", name)
    parted(merging, WITH_MEETING, WITH_CONSENT)
    merging.git("merge", "-q", "andre")
    assert text(merging) == WITH_CONSENT + MEETING
    assert not ran.exists()
    assert os.stat(merging.root / AT).st_mode & stat.S_IRUSR


def test_a_diff_tells_the_facts_and_hides_the_names(merging: Home) -> None:
    merging.write(
        HELD.replace("navn: Alma Eksempel", "navn: Alma Eksempelsen").replace(
            "planlagt: 2026-06-02",
            "planlagt: 2026-06-02\n    referat: |\n      Alma kom.\n      Og gik.",
        )
    )
    lines = merging.git("diff", "-U0").splitlines()[4:]
    changed = [line for line in lines if line[0] in "+-"]
    assert [line for line in changed if "skjult" not in line] == [
        "-statusmøde 1 planlagt til 2. marts 2026",
        "+statusmøde 1 afholdt 3. marts 2026",
        "+statusmøde 2: referat: A. kom.",
        "+    Og gik.",
    ]
    assert len(changed) == 6
    assert "Eksempel" not in "".join(lines)
    merging.commit()
    assert "+statusmøde 1 afholdt 3. marts 2026" in merging.git("log", "-p", "-1")


def test_a_diff_of_what_cannot_be_read_is_the_text_without_names(merging: Home) -> None:
    merging.write(BASE.replace("planlagt: 2026-06-02", "planlagt: i juni, siger Eva Eksempel"))
    told = merging.git("diff")
    assert "i juni" in told
    assert "Alma Eksempel" not in told
    assert "Eva Eksempel" not in told
