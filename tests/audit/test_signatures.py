"""Signatures of commits, with real keys (SAG607, SAG608)."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.audit.asking import audit, pairs
from tests.audit.signing import Signed, listing, public, ssh_key
from tests.audit.story import SETTINGS, Life, git, write_history


@pytest.fixture
def signed(tmp_path: Path) -> Signed:
    write_history(tmp_path / "mappe", list(Life("VEJ-2025-001").entries()))
    return Signed(tmp_path / "mappe")


@pytest.fixture
def kim(tmp_path: Path) -> Path:
    return ssh_key(tmp_path, "kim")


@pytest.fixture
def bo(tmp_path: Path) -> Path:
    return ssh_key(tmp_path, "bo")


def told(result: dict) -> dict[str, str]:
    return {each["commit"]: each["message"] for each in result["findings"]}


def test_who_signs_with_a_listed_key_is_not_told_of(signed, kim, bo, capsys):
    signed.commit()  # before anybody was listed
    signed.commit(kim, listing(kim=kim, bo=bo))
    signed.commit(kim)
    signed.commit(bo, mail="bo")
    assert audit(capsys, str(signed.folder), code=0)["findings"] == []


def test_what_is_not_signed_by_who_made_it_is_told(signed, kim, bo, tmp_path, capsys):
    stranger = ssh_key(tmp_path, "fremmed")
    signed.commit(kim, listing(kim=kim, bo=bo))
    wanted = {
        signed.commit(): "the commit is not signed",
        signed.commit(stranger): "the commit is signed with a key that is not in the list",
        signed.commit(bo): (
            "the commit is signed with the key of another than the one it says made it"
        ),
    }
    raw = git(signed.folder, "cat-file", "commit", signed.commit(kim))
    forged = raw.replace("author Kim", "author Ida").encode() + b"\n"
    bad = git(signed.folder, "hash-object", "-t", "commit", "-w", "--stdin", feed=forged)
    git(signed.folder, "reset", "--hard", "-q", bad)
    wanted[bad] = "the signature of the commit does not hold"
    result = audit(capsys, str(signed.folder), code=1)
    assert told(result) == wanted
    assert {each["code"] for each in result["findings"]} == {"SAG607"}


def test_a_list_that_was_taken_away_frees_nobody(signed, kim, capsys):
    signed.commit(kim, listing(kim=kim))
    taken = signed.commit(kim, SETTINGS)
    between = signed.commit()
    signed.commit(kim, listing(kim=kim))
    result = audit(capsys, str(signed.folder), code=1)
    assert pairs(result) == [("SAG607", None), ("SAG608", None)]
    assert set(told(result)) == {taken, between}


def test_a_list_that_is_not_committed_is_only_told_of(signed, kim, capsys):
    (signed.folder / "sag.yaml").write_text(listing(kim=kim), encoding="utf-8")
    result = audit(capsys, str(signed.folder), code=0)
    assert "not committed yet" in result["notes"][0]["message"]


def test_settings_beside_git_ask_for_every_commit(signed, kim, capsys):
    git(signed.folder, "rm", "-q", "--cached", "sag.yaml")
    (signed.folder / "sag.yaml").write_text(listing(kim=kim), encoding="utf-8")
    signed.commit(kim)
    assert len(audit(capsys, str(signed.folder))["findings"]) == 0


def test_the_repository_chooses_neither_program_nor_keys(signed, kim, tmp_path, capsys):
    """What its settings name would run here, or call any signature good."""
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\nexit 0\n", encoding="utf-8")
    trap.chmod(0o755)
    stranger = ssh_key(tmp_path, "fremmed")
    signed.commit(kim, listing(kim=kim))
    signed.commit(stranger)
    allowed = tmp_path / "allowed"
    allowed.write_text(f"* {public(stranger)}\n", encoding="utf-8")
    for key in ("gpg.program", "gpg.ssh.program", "gpg.openpgp.program", "gpg.x509.program"):
        git(signed.folder, "config", key, str(trap))
    git(signed.folder, "config", "gpg.ssh.allowedSignersFile", str(allowed))
    git(signed.folder, "config", "log.showSignature", "true")
    assert pairs(audit(capsys, str(signed.folder), code=1)) == [("SAG607", None)]
    assert not (tmp_path / "sprung").exists()


def test_what_is_no_key_is_refused(signed, capsys):
    from sagscli.cli.boundary import run

    bad = SETTINGS + 'underskrivere:\n  kim@example.org: "ssh-ed25519 ikke en nøgle"\n'
    (signed.folder / "sag.yaml").write_text(bad, encoding="utf-8")
    assert run(["audit", str(signed.folder)]) == 2
    err = capsys.readouterr().err
    assert 'key number 1 of "underskrivere"' in err
    assert "kim@" not in err


@pytest.mark.skipif(os.name == "nt", reason="gpg of git for Windows has a home of its own")
def test_an_openpgp_key_is_known_by_its_fingerprint(signed, tmp_path, capsys, monkeypatch):
    home = Path(f"/tmp/sag-gpg-{os.getpid()}") if len(str(tmp_path)) > 60 else tmp_path / "gpg"
    home.mkdir(mode=0o700)
    monkeypatch.setenv("GNUPGHOME", str(home))
    mail = "Kim Prøve <kim@example.org>"
    gpg = ["gpg", "--batch", "--quiet", "--passphrase", ""]
    try:
        subprocess.run([*gpg, "--quick-gen-key", mail, "ed25519", "sign"], check=True)
        keys = subprocess.run(
            ["gpg", "--list-keys", "--with-colons"], check=True, capture_output=True, text=True
        ).stdout
        [fingerprint] = [line.split(":")[9] for line in keys.splitlines() if line[:3] == "fpr"]
        text = f"{SETTINGS}underskrivere: {{kim@example.org: {fingerprint}}}\n"
        (signed.folder / "sag.yaml").write_text(text, encoding="utf-8")
        for word in ("a", "b"):
            git(signed.folder, "add", "-A")
            git(
                signed.folder, "commit", "-q", "-m", word, f"-S{fingerprint}", "--allow-empty",
                GNUPGHOME=str(home),
            )  # fmt: skip
        assert audit(capsys, str(signed.folder))["findings"] == []
        git(signed.folder, "commit", "-q", "-m", "c", "--allow-empty")
        assert pairs(audit(capsys, str(signed.folder), code=1)) == [("SAG607", None)]
    finally:
        subprocess.run(["gpgconf", "--kill", "all"], check=False)
        subprocess.run(["rm", "-rf", str(home)], check=True)
