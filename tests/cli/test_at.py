"""--at: a command answers as it would in a checkout of the commit, byte by byte."""

import os
import random
import subprocess
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sagscli.cli.boundary import run
from sagscli.ruleset_faults.checked_library import library_of
from tests.history.conftest import PEOPLE, Home

NUMBER = "VEJ-2026-001"
AT = f"sager/{NUMBER}.yaml"
HEAD = f"""\
sag: {NUMBER}
regelsæt: vejle
barn: {{navn: Alma Eksempel, født: 2022-03-14, dagtilbud: Regnbuen}}
tilbud: [{{art: minigruppe, sted: Solen, opstart: 2026-03-02}}]
"""
HELD = "møder: [{art: statusmøde, afholdt: 2026-06-01}]\n"
COMMANDS = (
    ["deadlines", "--all", "--explain"],
    ["deadlines", "--format", "json"],
    ["list", "--format", "csv"],
    ["show", NUMBER],
    ["places", "--format", "json"],
    ["validate", "--format", "json"],
    ["validate"],
    ["referral", "check", NUMBER, "--to", "minigruppe"],
    ["referral", "list"],
    ["render", "overblik", NUMBER, "--format", "html", "--output", "-"],
    ["render", "fristliste", "--format", "md", "--output", "-"],
    ["plan", NUMBER, "--format", "md", "--output", "-"],
)

Said = Callable[..., tuple[int, str]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    home = Home(tmp_path / "mappe")
    monkeypatch.chdir(home.root)
    monkeypatch.setenv("COLUMNS", "100")
    return home


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    """Return a function that gives a command's exit code and what it wrote to stdout."""

    def said_(*words: str) -> tuple[int, str]:
        library_of.cache_clear()
        here = os.getcwd()
        code = run(words)
        assert os.getcwd() == here
        return code, capsys.readouterr().out

    return said_


class Life:
    """A folder that changes by chance: cases, settings, rulesets, templates, broken files."""

    def __init__(self, home: Home, seed: int) -> None:
        self.home, self.random = home, random.Random(seed)
        self.cases = {NUMBER: AT}

    def go_on(self) -> str:
        for _change in range(self.random.randint(1, 3)):
            self.random.choice(
                [self._case, self._case, self._new, self._move, self._break, self._settings,
                 self._ruleset, self._template, self._gone, self._enclosure]
            )()  # fmt: skip
        return self.home.commit()

    def _text(self, number: str) -> str:
        day = f"2026-0{self.random.randint(3, 9)}-1{self.random.randint(0, 9)}"
        meeting = (
            f"møder: [{{art: statusmøde, {self.random.choice(['afholdt', 'planlagt'])}: {day}}}]\n"
        )
        consent = f"samtykker: [{{til: henvisning, givet: {day}, af: [Eva Eksempel]}}]\n"
        enclosed = (
            f"vurderinger: [{{art: psykologisk-vurdering, dato: {day}, bilag: bilag/a.pdf}}]\n"
        )
        parts = self.random.sample([meeting, consent, enclosed], self.random.randint(0, 3))
        return HEAD.replace(NUMBER, number) + "".join(parts)

    def _case(self) -> None:
        number = self.random.choice(list(self.cases))
        self.home.write(self._text(number), self.cases[number])

    def _new(self) -> None:
        number = f"VEJ-2026-{len(self.cases) + 1:03d}"
        self.cases[number] = f"sager/{self.random.choice(['2026/', 'Ærø/', ''])}{number}.yaml"
        self.home.write(self._text(number), self.cases[number])

    def _move(self) -> None:
        number = self.random.choice(list(self.cases))
        old = self.home.root / self.cases[number]
        self.cases[number] = f"sager/flyttet/{number}.yaml"
        if old.exists() and old != self.home.root / self.cases[number]:
            text = old.read_text("utf-8")
            old.unlink()
            self.home.write(text, self.cases[number])

    def _break(self) -> None:
        number = self.random.choice(list(self.cases))
        broken = self.random.choice([HEAD + "møder: [", HEAD + "møder: i går\n", HEAD + "x: y\n"])
        self.home.write(broken, self.cases[number])

    def _settings(self) -> None:
        titles = ["", "titel: Vores\n", "vindue: 10d\n", "vis-navne: ja\n", "csv: excel\n"]
        self.home.write("regelsæt: vejle\n" + self.random.choice(titles), "sag.yaml")

    def _ruleset(self) -> None:
        months = self.random.randint(2, 5)
        self.home.write(
            "regelsæt: vejle\nudvider: vejle\nfrister:\n  - id: statusmøde\n    for-hver: "
            "tilbud.minigruppe\n    møde: statusmøde\n    ansvarlig: psykolog\n"
            "    kilde: 'folder: V9'\n"
            f"    senest: {{efter: opstart, måneder: {months}}}\n",
            "regelsæt/vejle.yaml",
        )

    def _template(self) -> None:
        text = self.random.choice(["Egen skabelon\n", "{{ fejl"])
        self.home.write(text, "skabeloner/overblik/overblik.html.j2")

    def _gone(self) -> None:
        if len(self.cases) > 1:
            number = self.random.choice([each for each in self.cases if each != NUMBER])
            (self.home.root / self.cases.pop(number)).unlink(missing_ok=True)

    def _enclosure(self) -> None:
        path = self.home.root / "bilag/a.pdf"
        if path.exists():
            path.unlink()
        else:
            self.home.write("x", "bilag/a.pdf")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_it_equals_a_checkout_of_the_commit(
    home: Home, said: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    home.write(HEAD, AT)
    life = Life(home, seed)
    commits = [life.go_on() for _at in range(24)]
    other = tmp_path / "udtjekket"
    home.git("clone", "-q", str(home.root), str(other))
    chosen = random.Random(seed)
    for commit in chosen.sample(commits, 6):
        home.git("-C", str(other), "checkout", "-q", commit)
        day = home.git("show", "-s", "--format=%cs", commit)
        for words in chosen.sample(COMMANDS, 6):
            monkeypatch.chdir(home.root)
            at = said(*words, "--at", commit)
            monkeypatch.chdir(other)
            assert at == said(*words, "--as-of", day), (words, commit)
    monkeypatch.chdir(home.root)
    assert home.git("status", "--porcelain") == ""
    assert [name for name in os.listdir(home.root / ".git") if name.startswith("sag-")] == []


def test_what_was_recorded_later_is_not_there(home: Home, said: Said) -> None:
    """Two clocks: what was true on a day, and what was recorded by then."""
    home.approve(HEAD)
    for _day in range(3):
        home.commit()
    home.approve(HEAD + HELD)  # held on 1 June, recorded on the 6th
    words = ["deadlines", "--all", "--format", "csv"]
    assert '"upcoming"' in said(*words, "--at", "2026-06-02")[1]
    assert '"done"' in said(*words, "--as-of", "2026-06-02")[1]
    assert '"upcoming"' in said(*words, "--at", "2026-06-05")[1]
    assert '"done"' in said(*words, "--at", "6/6-2026")[1]
    assert '"overdue"' in said(*words, "--at", "2026-06-05", "--as-of", "2026-06-20")[1]


def test_the_work_tree_is_let_be(home: Home, said: Said) -> None:
    home.approve(HEAD)
    path = home.write("noget ganske andet", AT)
    (home.root / "ny.txt").write_text("x", encoding="utf-8")
    before = path.stat().st_mtime_ns
    status = home.git("status", "--porcelain")
    assert said("list", "--at", "HEAD", "--format", "csv")[0] == 0
    assert (path.stat().st_mtime_ns, home.git("status", "--porcelain")) == (before, status)


def test_a_case_that_is_no_longer_there(home: Home, said: Said) -> None:
    home.approve(HEAD)
    (home.root / AT).unlink()
    home.commit()
    assert said("show", NUMBER)[0] == 2
    for word in (NUMBER, AT, str(home.root / AT)):
        code, out = said("show", word, "--at", "HEAD~1")
        assert (code, "A.E." in out) == (0, True)


def test_the_day_ends_where_one_sits(
    home: Home, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of the process cannot be chosen here")
    home.approve(HEAD)  # at noon of 2 June in Denmark
    try:
        for zone, day, code in (
            ("Europe/Copenhagen", "2026-06-01", 2),
            ("Europe/Copenhagen", "2026-06-02", 0),
            ("Etc/GMT+12", "2026-06-01", 0),  # twelve hours behind, whatever the sign says
            ("Etc/GMT-14", "2026-06-02", 2),
        ):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            assert said("list", "--at", day, "--format", "csv")[0] == code, zone
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()


@pytest.mark.parametrize("place", ["", "sager", "..", "/"])
def test_paths_are_shown_as_they_would_be(
    home: Home, said: Said, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    home.approve(HEAD)
    monkeypatch.chdir(home.root / place)
    path = os.path.relpath(home.root)
    words = ("list", path, "--as-of", "2026-06-02", "--format", "json")
    assert said(*words, "--at", "HEAD") == said(*words)
    words = ("deadlines", os.path.join(path, AT), "--as-of", "2026-06-02", "--format", "json")
    assert said(*words, "--at", "HEAD") == said(*words)


@pytest.mark.skipif(os.name == "nt", reason="links ask for rights on Windows")
def test_a_place_behind_a_link_and_one_from_the_top_of_the_disk(
    home: Home, said: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.approve(HEAD)
    (tmp_path / "link").symlink_to(home.root)
    monkeypatch.chdir(tmp_path)
    for place in ("link", str(home.root), str(tmp_path / "link")):
        code, out = said("list", place, "--at", "HEAD", "--format", "json")
        assert (code, '"path": "mappe/sager/' in out) == (0, True)


def test_what_is_written_lies_where_one_stands(home: Home, said: Said) -> None:
    home.approve(HEAD)
    assert said("list", "--at", "HEAD", "--output", "liste.csv")[0] == 0
    assert NUMBER in (home.root / "liste.csv").read_text("utf-8")
    assert said("list", "--at", "HEAD", "--output", "liste.csv")[0] == 2
    (home.root / "ud").mkdir()
    assert said("render", "overblik", NUMBER, "--at", "HEAD", "--output", "ud")[0] == 0
    assert len(list((home.root / "ud").iterdir())) == 1
    assert said("render", "--all", "--draft", "--at", "HEAD", "--output", "alle")[0] == 0
    assert list((home.root / "alle").rglob("*.md"))


def test_settings_and_enclosures_that_git_does_not_keep_are_those_there_now(
    home: Home, said: Said
) -> None:
    home.write("bilag/\nsag.yaml\n", ".gitignore")
    enclosed = "vurderinger: [{art: psykologisk-vurdering, bilag: bilag/VEJ-2026-001/a.pdf}]\n"
    home.approve(HEAD.replace("regelsæt: vejle\n", "") + enclosed)
    home.write("x", "bilag/VEJ-2026-001/a.pdf")
    assert said("validate", "--at", "HEAD", "--format", "concise") == (0, "")
    (home.root / "bilag/VEJ-2026-001/a.pdf").unlink()
    assert "SAG402" in said("validate", "--at", "HEAD", "--format", "concise")[1]


def test_no_settings_of_today_count_for_a_commit_without_any(home: Home, said: Said) -> None:
    (home.root / "sag.yaml").unlink()
    home.approve(HEAD.replace("regelsæt: vejle\n", ""))
    home.write("regelsæt: vejle\n", "sag.yaml")
    home.commit()
    assert "SAG202" in said("validate", "--at", "HEAD~1", "--format", "concise")[1]
    assert said("validate", "--at", "HEAD", "--format", "concise") == (0, "")


def test_a_folder_within_a_repository_worktree_and_other_hashes(
    home: Home, said: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in (("sag.yaml", "regelsæt: vejle\n"), (AT, HEAD)):
        home.write(text, f"kommune/{name}")
    home.commit()
    home.git("worktree", "add", "-q", str(tmp_path / "træ"))
    other = tmp_path / "sha256"
    home.git("init", "-q", "--object-format=sha256", str(other))
    (other / "sager").mkdir()
    (other / AT).write_text(HEAD, encoding="utf-8")
    home.git("-C", str(other), "add", "-A")
    home.git("-C", str(other), "commit", "-q", "-m", "x")
    for place in (home.root / "kommune", tmp_path / "træ/kommune", other):
        monkeypatch.chdir(place)
        code, out = said("list", "--at", "HEAD", "--format", "csv")
        assert (code, f'"{AT}"' in out) == (0, True), place


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--at", "2020-01-01"], "nothing that git has here was recorded by 1 January 2020"),
        (["--at", "måske"], "neither a day nor a commit"),
        (["--at", "--all"], "neither a day nor a commit"),
        (["--at", "deadbeef"], "neither a day nor a commit"),
        (["--at", ""], "neither a day nor a commit"),
        (["--at", "HEAD", "/"], "is not under git"),
    ],
)
def test_what_cannot_be_answered_is_said(
    home: Home, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    home.approve(HEAD)
    assert run(["deadlines", *words]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["referral", "check", NUMBER, "--fix"], ["validate", "--staged"]], ids=" ".join
)
def test_the_past_is_not_written_in(
    home: Home, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    home.approve(HEAD)
    assert run([*words, "--at", "HEAD"]) == 2
    assert "Leave one of the two out" in capsys.readouterr().err


def test_before_the_first_commit(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    home.write(HEAD, AT)
    assert run(["list", "--at", date(2026, 6, 1).isoformat()]) == 2
    assert "nothing that git has here" in capsys.readouterr().err


def test_a_shallow_clone_says_what_is_missing(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home.approve(HEAD)
    home.approve(HEAD + HELD)
    home.git("clone", "-q", "--depth", "1", home.root.as_uri(), str(tmp_path / "kort"))
    monkeypatch.chdir(tmp_path / "kort")
    assert run(["list", "--at", "2026-06-02"]) == 2
    assert "--unshallow" in capsys.readouterr().err


def test_a_partial_clone_says_what_is_missing(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home.git("config", "uploadpack.allowFilter", "true")
    home.approve(HEAD)
    home.approve(HEAD + HELD)
    clone = ("clone", "-q", "--filter=blob:none", home.root.as_uri(), str(tmp_path / "del"))
    home.git(*clone)
    monkeypatch.chdir(tmp_path / "del")
    assert run(["list", "--at", "HEAD~1"]) == 2
    assert "not all of the repository was fetched" in capsys.readouterr().err


def test_a_history_with_merges_is_followed_along_its_own_side(home: Home, said: Said) -> None:
    home.approve(HEAD)
    home.git("switch", "-q", "-c", "anden")
    home.approve(HEAD + HELD)  # recorded elsewhere on 3 June
    home.git("switch", "-q", "main")
    home.approve("# en note\n" + HEAD)
    home.commit()
    home.git("merge", "-q", "anden")  # and here on the 5th
    words = ["deadlines", "--all", "--format", "csv", "--at"]
    assert '"done"' not in said(*words, "2026-06-04")[1]
    assert '"done"' in said(*words, "2026-06-05")[1]


@pytest.mark.skipif(os.name == "nt", reason="git for Windows makes no such names")
def test_a_tree_that_leads_out_of_the_folder_is_not_followed(
    home: Home, said: Said, tmp_path: Path
) -> None:
    """Names that git itself would not make, in a repository that someone made by hand."""
    blob = home.git("hash-object", "-w", str(home.write("løs: x\n", "x.yaml")))

    def tree(*entries: tuple[str, str, str]) -> str:
        lines = b"".join(
            f"{mode} {name}".encode() + b"\0" + bytes.fromhex(id_) for mode, name, id_ in entries
        )
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        made = subprocess.run(
            ["git", "hash-object", "-t", "tree", "-w", "--stdin", "--literally"],
            cwd=home.root, input=lines, capture_output=True, check=True, env={**kept, **PEOPLE},
        )  # fmt: skip
        return made.stdout.decode().strip()

    evil = tree(("100644", "ond.yaml", blob))
    for name in ("..", ".git"):
        evil = tree(("40000", name, evil))
    case = home.git("hash-object", "-w", str(home.write(HEAD, AT)))
    cases = tree(("100644", f"{NUMBER}.yaml", case))
    whole = tree(("40000", "..", evil), ("40000", "sager", cases))
    commit = home.git("commit-tree", whole, "-m", "x")
    assert NUMBER in said("list", "--at", commit)[1]
    assert not list(tmp_path.rglob("ond.yaml"))


def test_hooks_and_filters_of_the_repository_do_not_run(home: Home, said: Said) -> None:
    mark = home.root / "løb"
    home.write("*.yaml filter=ond diff=ond\n", ".gitattributes")
    home.approve(HEAD)
    for name in ("filter.ond.smudge", "filter.ond.clean", "diff.ond.textconv", "core.fsmonitor"):
        home.git("config", name, f"touch '{mark}'; cat")
    assert said("list", "--at", "HEAD", "--format", "csv")[0] == 0
    assert said("history", NUMBER)[0] == 0
    assert not mark.exists()
