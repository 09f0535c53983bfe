"""Whether commits are signed by those who may: checked by git, with keys that we give it.

Neither the repository nor its settings say which program checks a signature, nor whose keys count.
"""

import base64
import hashlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from tempfile import TemporaryDirectory

from sagscli.history.git import Repository, git_program, program_named
from sagscli.history.git_error import GitError

_SSH = re.compile(r"((?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]+) ([A-Za-z0-9+/]+={0,2})(?: .*)?")
_OPENPGP = re.compile(r"(?:0x)?([0-9A-F]{40}(?:[0-9A-F]{24})?)")
_AT_ONCE = 200
"""Commits that one git checks: each signature is a program of its own, and git may not be slow."""
_GOOD_OPENPGP = frozenset("GUY")
"""Good; good by a key that nobody vouches for; good by a key that has expired since."""
_NO_PROGRAM = "sag-no-such-program"


class SignatureFault(StrEnum):
    """What is wrong with the signature of a commit."""

    NONE = "none"
    BAD = "bad"
    UNLISTED = "unlisted"
    OTHERS = "others"
    """The key is listed, and another's than the one who is said to have committed."""
    UNCHECKED = "unchecked"


Signers = Mapping[str, Sequence[str]]
"""By e-mail address: SSH public keys, or fingerprints of OpenPGP keys."""


def fingerprint_of(key: str) -> str | None:
    """Return what git calls a key by; None for what is neither kind of key."""
    text = " ".join(key.split())
    if (ssh := _SSH.fullmatch(text)) is not None:
        return _ssh_fingerprint(ssh[1], ssh[2])
    openpgp = _OPENPGP.fullmatch(text.upper().replace(" ", ""))
    return openpgp[1] if openpgp is not None else None


def _ssh_fingerprint(kind: str, text: str) -> str | None:
    """Return the fingerprint of an SSH key, which says its kind once more inside (RFC 4253)."""
    try:
        blob = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    if blob[4 : 4 + int.from_bytes(blob[:4], "big")] != kind.encode("ascii"):
        return None
    digest = base64.b64encode(hashlib.sha256(blob).digest())
    return f"SHA256:{digest.decode('ascii').rstrip('=')}"


def signature_faults(
    repository: Repository, commits: Sequence[str], signers: Signers
) -> Iterator[tuple[str, SignatureFault]]:
    """Yield the commits without a valid signature of one who may sign. Raises GitError."""
    owners: dict[str, set[str]] = {}
    for mail, keys in signers.items():
        for key in keys:
            owners.setdefault(fingerprint_of(key) or "", set()).add(mail.casefold())
    with TemporaryDirectory() as folder:
        settled = _settled(os.path.join(folder, "signers"), signers)
        for begin in range(0, len(commits), _AT_ONCE):
            feed = "\n".join(commits[begin : begin + _AT_ONCE]).encode() + b"\n"
            form = "--format=%H%x09%G?%x09%GF%x09%GP%x09%ce"
            wanted = ("log", "--no-walk=unsorted", "--stdin", "--encoding=UTF-8", form)
            with repository.start(*settled, *wanted, feed=feed) as answer:
                lines = answer.output().read().decode("utf-8", "replace").splitlines()
            for line in lines:
                commit, state, key, primary, mail = line.split("\t", 4)
                fault = _fault(state, {key, primary} - {""}, owners, mail.casefold())
                if fault is not None:
                    yield commit, fault


def _fault(
    state: str, keys: set[str], owners: Mapping[str, set[str]], mail: str
) -> SignatureFault | None:
    if state == "N":
        return SignatureFault.NONE
    if state == "E":
        return SignatureFault.UNCHECKED
    known = [owners[key] for key in keys if key in owners]
    is_ssh = any(key.startswith("SHA256:") for key in keys)
    is_good = state == "G" if is_ssh else state in _GOOD_OPENPGP
    if not known and state in (*_GOOD_OPENPGP, "X"):
        return SignatureFault.UNLISTED
    if not is_good or not known:
        return SignatureFault.BAD
    return None if any(mail in mails for mails in known) else SignatureFault.OTHERS


def _settled(signers_file: str, signers: Signers) -> list[str]:
    """Write the SSH keys that count, and return what git is told: it goes before any settings."""
    with open(signers_file, "w", encoding="ascii") as file:
        for keys in signers.values():
            for key in keys:
                if (ssh := _SSH.fullmatch(" ".join(key.split()))) is not None:
                    # One name for all: whose key it is, is looked up by its fingerprint.
                    file.write(f'sag namespaces="git" {ssh[1]} {ssh[2]}\n')
    told = {
        "gpg.ssh.program": _program("ssh-keygen"),
        "gpg.ssh.allowedSignersFile": signers_file,
        "gpg.ssh.revocationFile": "",
        "gpg.program": _program("gpg"),
        "gpg.openpgp.program": _program("gpg"),
        "gpg.x509.program": _NO_PROGRAM,
        "gpg.minTrustLevel": "undefined",
        "log.showSignature": "false",
        "log.mailmap": "false",
    }
    return [word for name, value in told.items() for word in ("-c", f"{name}={value}")]


def _program(name: str) -> str:
    """Return where a program is: on the way to programs, or beside git, as on Windows."""
    git = git_program()
    if git is None:
        raise GitError.absent()
    beside = os.path.join(os.path.dirname(os.path.dirname(git)), "usr", "bin")
    return program_named(name) or program_named(name, [beside]) or _NO_PROGRAM
