"""sag forget: a case is in no object that git has, and nothing else was changed."""

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from sagscli.app.forget import Forgetting, ForgettingPlan, forget, forgetting
from sagscli.app.session import Session
from sagscli.casefile.journal import changes_holding, remember
from sagscli.history.erasure.obstacles import ForgetError
from sagscli.history.erasure.rewriting import can_rewrite
from sagscli.history.git_error import GitError
from tests.history.conftest import PEOPLE
from tests.needs import lacking

TODAY = date(2026, 11, 27)
NUMBER = "VEJ-2026-001"
CASE = f"""\
sag: {NUMBER}
regelsæt: vejle
barn: {{navn: Ærø Prøvesen, født: 2022-03-14, cpr: 740322-4005}}
vurderinger: [{{art: psykologisk-vurdering, bilag: bilag/fælles/brev.txt}}]
"""
OTHER = "sag: VEJ-2026-002\nregelsæt: vejle\nbarn: {navn: Bo Eksempel, født: 2022-03-14}\n"
TRACES = ("ærø", "prøvesen", "4005", "psykologens ord")


class Home:
    """A case folder in a repository of its own, in a folder of it."""

    def __init__(self, top: Path, inside: str = ".") -> None:
        self.top, self.root = top, top / inside
        self.root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        self.write("sag.yaml", "regelsæt: vejle\n")
        self.write(f"sager/{NUMBER}.yaml", CASE)
        self.write("sager/VEJ-2026-002.yaml", OTHER)
        self.write("bilag/fælles/brev.txt", "Psykologens ord")
        self.write(f"bilag/{NUMBER}/notat.txt", "Psykologens ord igen")

    def git(self, *words: str) -> str:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(
            ["git", *words], cwd=self.top, env=kept | PEOPLE, check=True, capture_output=True
        )
        return done.stdout.decode("utf-8", "replace")

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def commit(self, message: str = "Ret sagen") -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def plan(self) -> tuple[ForgettingPlan, Session]:
        session = Session(TODAY, TODAY).at_case(str(self.root / "sager" / f"{NUMBER}.yaml"))
        return forgetting(session), session

    def forget(self) -> Forgetting:
        return forget(*self.plan())

    def everything(self) -> str:
        """Return all that git has, reachable or not, and all that lies in its folder as text."""
        listed = self.git("cat-file", "--batch-all-objects", "--batch-check").split("\n")
        ids = [line.split()[0] for line in listed if line]
        said = [self.git("cat-file", "-p", each) for each in ids]
        files = [path for path in (self.top / ".git").rglob("*") if path.is_file()]
        said += [path.read_bytes().decode("utf-8", "replace") for path in files]
        work = [
            path for path in self.root.rglob("*") if path.is_file() and ".git" not in path.parts
        ]
        said += [f"{path} {path.read_text('utf-8')}" for path in work]
        return "\n".join(said).casefold()


@pytest.fixture(autouse=True)
def filter_repo() -> None:
    if not can_rewrite():
        lacking("git-filter-repo", "pip install -e '.[dev]'")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "arkiv")


def is_gone(home: Home) -> bool:
    told = home.everything()
    return not any(trace in told for trace in TRACES)


def test_no_object_and_no_message_holds_the_case(home: Home) -> None:
    home.commit("Ærø Prøvesen begynder (740322-4005)")
    home.git("mv", f"sager/{NUMBER}.yaml", "sager/ærø.yaml")
    home.commit("ÆRØ PRØVESEN får en anden fil")
    home.git("mv", "sager/ærø.yaml", f"sager/{NUMBER}.yaml")
    home.write(f"sager/{NUMBER}.yaml", CASE.replace("sag:", "sag") + "møder: [")
    home.commit("Ødelagt")
    home.write(f"sager/{NUMBER}.yaml", CASE + "# Prøvesen, Ærø igen\n")
    home.commit("Rettet")
    home.git("tag", "-a", "v1", "-m", "prøvesen, ærø")
    home.git("branch", "gren", "HEAD~1")
    home.git("reset", "-q", "--hard", "HEAD~1")
    home.git("reset", "-q", "--hard", "v1")
    told = home.forget()
    assert told.is_done
    assert told.remaining == 0
    assert is_gone(home)
    home.git("fsck", "--strict")


def test_what_is_not_the_cases_stays(home: Home) -> None:
    home.commit()
    home.write("sager/VEJ-2026-002.yaml", OTHER + "# hans egen note\n")
    home.commit("Bo Eksempel: en note")
    home.forget()
    assert (home.root / "sager" / "VEJ-2026-002.yaml").read_text("utf-8").startswith(OTHER)
    assert home.git("log", "--format=%s", "--", "sager/VEJ-2026-002.yaml").split("\n")[:2] == [
        "Bo Eksempel: en note",
        "Ret sagen",
    ]
    assert not (home.root / "sager" / f"{NUMBER}.yaml").exists()
    assert (home.root / "glemt" / f"{NUMBER}.txt").exists()


def test_a_folder_in_a_repository_and_merged_branches(tmp_path: Path) -> None:
    home = Home(tmp_path / "arkiv", "børn og unge")
    home.commit()
    home.git("switch", "-q", "-c", "gren")
    home.write(f"sager/{NUMBER}.yaml", CASE + "# på grenen\n")
    home.commit("Ærø Prøvesen på grenen")
    home.git("switch", "-q", "main")
    home.write("sager/VEJ-2026-002.yaml", OTHER + "# på main\n")
    home.commit("Bo")
    home.git("merge", "-q", "gren", "-m", "Saml")
    assert home.forget().remaining == 0
    assert is_gone(home)


def test_an_enclosure_that_another_case_names_stays(home: Home) -> None:
    home.write(
        "sager/VEJ-2026-002.yaml",
        OTHER + "møder: [{art: statusmøde, bilag: bilag/fælles/brev.txt}]",
    )
    home.commit()
    home.forget()
    assert (home.root / "bilag" / "fælles" / "brev.txt").exists()
    assert not (home.root / "bilag" / NUMBER / "notat.txt").exists()


def test_files_of_others_that_name_the_child_are_told_of_and_stay(home: Home) -> None:
    home.write("sager/VEJ-2026-002.yaml", OTHER + "# leger med Ærø Prøvesen\n")
    home.commit()
    plan, _session = home.plan()
    assert plan.told.elsewhere == ("sager/VEJ-2026-002.yaml",)
    told = home.forget()
    assert told.remaining == 0
    assert "Ærø" in (home.root / "sager" / "VEJ-2026-002.yaml").read_text("utf-8")


def test_what_sag_itself_remembers_is_forgotten_too(home: Home) -> None:
    home.write(".gitignore", ".sag/\n")
    home.commit()
    remember(home.root, f"sager/{NUMBER}.yaml", "meeting", None, CASE.encode())
    remember(home.root, "sager/VEJ-2026-002.yaml", "meeting", None, OTHER.encode())
    assert home.forget().changes == 1
    assert len(changes_holding(home.root, ("VEJ-2026-00",))) == 1


def test_signed_commits_lose_their_signatures_and_it_is_said(home: Home, tmp_path: Path) -> None:
    if shutil.which("ssh-keygen") is None:
        pytest.skip("needs ssh-keygen")
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    signing = ("-c", "gpg.format=ssh", "-c", f"user.signingkey={key}")
    home.git("add", "-A")
    home.git(*signing, "commit", "-q", "-S", "-m", "Underskrevet")
    home.git(*signing, "tag", "-s", "v1", "-m", "Ærø Prøvesen")
    plan, session = home.plan()
    assert plan.told.signed == 2
    assert forget(plan, session).remaining == 0
    assert is_gone(home)


def test_nothing_of_the_repository_is_run(home: Home, tmp_path: Path) -> None:
    home.commit()
    ran = tmp_path / "ran"
    program = f"#!/bin/sh\necho ran >> '{ran}'\ncat\n"
    for name in ("reference-transaction", "post-checkout", "pre-auto-gc", "post-rewrite"):
        hook = home.top / ".git" / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(program, "utf-8")
        hook.chmod(0o755)
    home.git("config", "core.fsmonitor", f"echo ran >> '{ran}'")
    home.git("config", "log.showSignature", "true")
    home.git("config", "gpg.program", f"{home.top}/.git/hooks/post-rewrite")
    ran.unlink(missing_ok=True)
    home.write("git_filter_repo.py", f"open({str(ran)!r}, 'w').write('ran')\n")
    home.git("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "add", "-A")
    quiet = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
    home.git(*quiet, "commit", "-q", "-m", "Fælde")
    assert home.forget().remaining == 0
    assert not ran.exists()


def refused(home: Home) -> str:
    before = home.git("rev-parse", "HEAD") if home.git("rev-list", "--all") else ""
    with pytest.raises(ForgetError) as told:
        home.forget()
    assert not before or home.git("rev-parse", "HEAD") == before
    assert (home.root / "sager" / f"{NUMBER}.yaml").exists()
    return f"{told.value.message} {told.value.remedy}"


def test_what_is_in_the_way_is_told_and_nothing_changed(home: Home, tmp_path: Path) -> None:
    assert "ever committed" in refused(home)
    home.commit()
    home.write("sager/VEJ-2026-002.yaml", OTHER + "# ny\n")
    assert "Not everything" in refused(home)
    home.git("stash", "-q")
    assert "stash" in refused(home)
    home.git("stash", "drop", "-q")
    home.git("worktree", "add", "-q", str(tmp_path / "andet"), "-b", "andet")
    assert "worktrees" in refused(home)
    home.git("worktree", "remove", str(tmp_path / "andet"))
    (home.top / ".git" / "MERGE_HEAD").write_text(home.git("rev-parse", "HEAD"), "ascii")
    assert "not finished" in refused(home)
    (home.top / ".git" / "MERGE_HEAD").unlink()
    home.git("config", "filter.x.smudge", "cat")
    assert "filter." in refused(home)
    home.git("config", "--unset", "filter.x.smudge")
    home.git("notes", "add", "-m", "Ærø Prøvesen ringede")
    assert "note" in refused(home)
    home.git("update-ref", "-d", "refs/notes/commits")
    home.git("branch", "ærø-prøvesen")
    assert "branch" in refused(home)
    home.git("branch", "-D", "ærø-prøvesen")
    home.git("branch", "-D", "andet")
    assert home.forget().remaining == 0
    assert is_gone(home)


def test_a_shallow_clone_is_refused(home: Home, tmp_path: Path) -> None:
    home.commit()
    home.write("sager/VEJ-2026-002.yaml", OTHER + "# ny\n")
    home.commit()
    clone = tmp_path / "klon"
    home.git("clone", "-q", "--depth", "1", home.top.as_uri(), str(clone))
    home.top = home.root = clone
    assert "--unshallow" in refused(home)


def test_a_sha256_repository_is_refused(tmp_path: Path) -> None:
    top = tmp_path / "arkiv"
    top.mkdir()
    subprocess.run(["git", "init", "-q", "--object-format=sha256"], cwd=top, check=True)
    home = Home(top)
    home.commit()
    assert "SHA-256" in refused(home)


def test_a_server_is_told_of(home: Home, tmp_path: Path) -> None:
    home.commit()
    home.git("init", "-q", "--bare", str(tmp_path / "server"))
    home.git("remote", "add", "origin", str(tmp_path / "server"))
    home.git("push", "-q", "-u", "origin", "main")
    told = home.forget()
    assert "refs/remotes/origin/main" in told.refs
    assert home.git("remote").strip() == "origin"
    assert is_gone(home)


def test_without_git_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "sager").mkdir()
    (tmp_path / "sag.yaml").write_text("regelsæt: vejle\n", "utf-8")
    (tmp_path / "sager" / f"{NUMBER}.yaml").write_text(CASE, "utf-8")
    session = Session(TODAY, TODAY).at_case(str(tmp_path / "sager" / f"{NUMBER}.yaml"))
    with pytest.raises(GitError, match="not under git"):
        forgetting(session)
