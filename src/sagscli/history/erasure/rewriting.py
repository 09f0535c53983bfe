"""A history written anew without a case: by git-filter-repo, and nothing of the repository's runs.

Until git-filter-repo moves the branches, at its very end and all at once, the repository is as it
was; afterwards old objects are only to be thrown away, which can be done again.
"""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree
from unicodedata import normalize

from sagscli.case.names import words_of_name
from sagscli.history.erasure.holdings import Holdings, WhoItIs, objects
from sagscli.history.erasure.obstacles import ForgetError
from sagscli.history.git import Repository, environment, run_to_end
from sagscli.history.git_error import GitError
from sagscli.language import _

PATIENCE = 3600
"""Seconds that a history may take to be written anew."""
GONE = "[glemt]"
_LETTER = r"[A-Za-z\x80-\xff]"
"""Any byte of a letter in UTF-8."""
_QUIET = {
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "submodule.recurse": "false",
    "log.showSignature": "false",
    "gc.auto": "0",
    "gc.recentObjectsHook": "",
    "maintenance.auto": "false",
}
"""Settings that keep hooks and other programs of the repository from being run."""
_LEFT_BEHIND = (
    *("ORIG_HEAD", "FETCH_HEAD", "COMMIT_EDITMSG", "MERGE_MSG", "SQUASH_MSG", "TAG_EDITMSG"),
    *("rr-cache", "lost-found", "filter-repo"),
)
"""What git and git-filter-repo leave in git's folder of texts and messages."""


def can_rewrite() -> bool:
    """Return whether git-filter-repo is installed."""
    return find_spec("git_filter_repo") is not None


def rewrite(repository: Repository, held: Holdings) -> None:
    """Write the history anew without what is held of a case. Raises GitError."""
    with tempfile.TemporaryDirectory(prefix="sag-") as name:
        place = Path(name)
        (place / "blobs").write_text("".join(f"{blob}\n" for blob in sorted(held.blobs)), "ascii")
        papers = "".join(f"literal:{path}\n" for path in sorted(held.papers))
        (place / "paths").write_bytes(os.fsencode(papers))
        (place / "messages").write_text("".join(_replacements(held.who)), "utf-8")
        words = ["--force", "--partial", "--quiet", "--replace-refs", "delete-no-add"]
        words += ["--strip-blobs-with-ids", str(place / "blobs")]
        words += ["--replace-message", str(place / "messages")]
        if held.papers:
            words += ["--paths-from-file", str(place / "paths"), "--invert-paths"]
        # -I: a git_filter_repo.py that lies in the folder is not taken for the real one.
        _run(repository, [sys.executable, "-I", "-m", "git_filter_repo", *words])


def _replacements(who: WhoItIs) -> Iterator[str]:
    """Yield what git-filter-repo is to put in the place of names and numbers in messages.

    It reads bytes, in which Ø and ø are as different as A and B.
    """
    for name in sorted(who.names, key=len, reverse=True):
        words = [_in_any_writing(word) for word in words_of_name(name)]
        for order in dict.fromkeys((tuple(words), tuple(reversed(words)))):
            pattern = r"[^A-Za-z0-9\x80-\xff]{0,3}".join(order)
            yield rf"regex:(?i)(?<!{_LETTER}){pattern}(?=s?(?!{_LETTER}))==>{GONE}" + "\n"
    for number in who.numbers:
        signs = "[^0-9A-Za-z]{0,3}"
        pairs = signs.join((number[:2], number[2:4], number[4:6], number[6:]))
        yield f"regex:{pairs}==>{GONE}\n"


def _in_any_writing(word: str) -> str:
    """Return a pattern for a word in capitals or not; a letter with a mark may be two signs."""
    return "".join(re.escape(sign) if sign.isascii() else _either(sign) for sign in word)


def _either(sign: str) -> str:
    cases = dict.fromkeys((sign.lower(), sign.upper(), sign))
    forms = (normalize(form, each) for each in cases for form in ("NFC", "NFD"))
    return f"(?:{'|'.join(dict.fromkeys(map(re.escape, forms)))})"


def throw_away(repository: Repository) -> None:
    """Throw away what no branch leads to any more: old objects, messages, the ways back."""
    _git(repository, "reflog", "expire", "--expire=now", "--expire-unreachable=now", "--all")
    for name in _LEFT_BEHIND:
        path = Path(repository.inside) / name
        if path.is_dir() and not path.is_symlink():
            rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()
    _git(repository, "gc", "--quiet", "--prune=now")


def remains(repository: Repository, held: Holdings) -> list[str]:
    """Return the objects, reachable or not, that still hold the case or name the child.

    Files of others in which the child is named are not among them: those were told of.
    """
    return [
        name
        for name, data in objects(repository)
        if name not in held.elsewhere
        and (name in held.blobs or held.who.is_named_in(data.decode("utf-8", "replace")))
    ]


def _git(repository: Repository, *words: str) -> None:
    _run(repository, [repository.program, "--no-pager", *words])


def _run(repository: Repository, words: list[str]) -> None:
    if not can_rewrite():
        raise ForgetError(
            _("git-filter-repo is not installed, and only it can write a history anew."),
            _("Install it: pip install git-filter-repo"),
        )
    done = run_to_end(words, repository.top, _environment(repository), PATIENCE)
    if done.returncode != 0:  # what it says may quote what is to be forgotten
        raise GitError.failed(str(done.returncode))


def _environment(repository: Repository) -> dict[str, str]:
    """Return the environment in which nothing of the repository's own is run."""
    kept = environment()
    first = int(kept.get("GIT_CONFIG_COUNT") or 0)
    settings: dict[str, str] = {}
    for at, (key, value) in enumerate(_QUIET.items(), first):
        settings |= {f"GIT_CONFIG_KEY_{at}": key, f"GIT_CONFIG_VALUE_{at}": value}
    # git-filter-repo asks for git by its name: it gets ours, never one of the folder.
    path = os.pathsep.join([os.path.dirname(repository.program), kept.get("PATH", "")])
    return {
        **kept,
        **settings,
        "GIT_CONFIG_COUNT": str(first + len(_QUIET)),
        "PATH": path,
        "NoDefaultCurrentDirectoryInExePath": "1",
    }
