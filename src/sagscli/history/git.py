"""Run git, whatever the machine has set up, and only to read.

What a repository or the environment says is input: neither can send git elsewhere, have it
start another program, ask for a password or fetch anything.
"""

import os
import subprocess
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, Self

from sagscli.errors import reason_of
from sagscli.history.git_error import GitError, GitSlowError
from sagscli.language import _
from sagscli.plain_files import head_of, real_path

PATIENCE = 120
"""Seconds that git may take; a history of many years takes a few."""

_FIRST_PAUSE, _LONGEST_PAUSE = 0.0005, 0.005
"""Seconds between two looks at whether git is done."""

_GRACE = 2
"""Seconds in which git may put away its locks, and stop what it started, when it is stopped."""

UNMOVED = (
    *("--no-pager", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=false", "-c", "protocol.allow=never"),
    # An order of files that is not there, or is a pipe, would stop git; "" does so too.
    *("-c", "diff.orderFile=/dev/null", "-c", "log.mailmap=false"),
)
"""What every git is told, so that no setting has it start, fetch, order or wait for anything."""

_MOST_WORDS = 1 << 20
"""Bytes that are read of what git complains of."""

_ALWAYS = (
    *UNMOVED,
    *("--no-optional-locks", "--no-replace-objects", "-c", "core.quotepath=off"),
)
_READ_FIRST = (
    *("HEAD", "config", "config.worktree", "index", "packed-refs", "shallow", "commondir"),
    *("info/grafts", "info/attributes", "info/exclude"),
)
"""What git reads of its own before it does anything."""
_KEPT = ("GIT_EXEC_PATH", "GIT_CONFIG_COUNT", "GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_")
"""Where git's own parts are, and settings given to this process alone (a trusted folder in CI)."""

_SET = {
    "LC_ALL": "C",  # its complaints are told apart by their English words
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
}


@dataclass(frozen=True)
class Repository:
    """A repository: the folder that holds ``.git``, and the git to ask."""

    top: str
    program: str

    def start(self, *arguments: str, feed: bytes = b"", index: str | None = None) -> "GitAnswer":
        """Have git begin; it works while others do. Raises GitError when it cannot begin.

        `index` is the file git has its next commit in, where it is not the usual one.
        """
        self._refuse_pipes()
        around = {**environment(), "GIT_WORK_TREE": self.top, **_at_index(index)}
        return started([self.program, *_ALWAYS, *arguments], self.top, around, feed)

    def _refuse_pipes(self) -> None:
        """Raise GitError for a pipe or a device among git's own files: git would wait for it."""
        for folder in {self.inside, self.common}:
            for name in _READ_FIRST:
                path = os.path.join(folder, name)
                if os.path.exists(path) and not os.path.isfile(path):
                    words = _("{path} is not an ordinary file").format(path=f".git/{name}")
                    raise GitError.failed(words)

    def is_cut_off(self) -> bool:
        """Return whether the history does not go back to its beginning.

        Only the newest commits were fetched, or someone said that a commit has no parents.
        """
        common = self.common
        return any(_has_text(os.path.join(common, name)) for name in ("shallow", "info/grafts"))

    @property
    def inside(self) -> str:
        """Return the folder of git's own: ``.git``, or where that says it is."""
        inside = os.path.join(self.top, ".git")
        try:
            if os.path.isfile(inside):  # a worktree or a submodule: its .git says where the rest is
                return _pointed_to(inside, "gitdir:")
        except OSError:
            pass
        return inside

    @property
    def common(self) -> str:
        """Return the folder of git's own that all worktrees of the repository share."""
        inside = self.inside
        common = os.path.join(inside, "commondir")
        try:
            return _pointed_to(common) if os.path.isfile(common) else inside
        except OSError:
            return inside

    def head(self) -> str | None:
        """Return the commit one stands on; None where nothing was ever committed."""
        with self.start("rev-parse", "--quiet", "--verify", "HEAD") as answer:
            return None if answer.code() == 1 else answer.output().read().decode("ascii").strip()

    def is_unborn(self) -> bool:
        """Return whether nothing was ever committed here, so that there is no history."""
        return self.head() is None


class GitAnswer:
    """What git is about to say; at the end of the ``with`` it is stopped and forgotten."""

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        top: str,
        streams: tuple[IO[bytes], IO[bytes]],
        opened: ExitStack,
    ) -> None:
        self._process, self._top, self._opened = process, top, opened
        self._output, self._complaints = streams

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(_GRACE)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._opened.close()

    def code(self) -> int:
        """Wait for the exit code. Raises GitError when it takes too long."""
        last, pause = time.monotonic() + PATIENCE, _FIRST_PAUSE
        # Python's own wait looks only each 50 ms: longer than most of git's answers take.
        while (code := self._process.poll()) is None:
            if time.monotonic() > last:
                words = _("it took longer than {n} seconds").format(n=PATIENCE)
                raise GitSlowError.failed(words)
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
        return code

    def output(self) -> IO[bytes]:
        """Return what git wrote. Raises GitError when it failed."""
        if self.code() != 0:
            raise self._failure()
        self._output.seek(0)
        return self._output

    def _failure(self) -> GitError:
        words = _text(self._complaints) or _text(self._output)
        if "dubious ownership" in words or "unsafe repository" in words:
            return GitError.distrusts(self._top)
        if "promisor remote" in words:
            return GitError.incomplete()
        last = words.splitlines()[-1] if words else str(self._process.returncode)
        return GitError.failed(last.removeprefix("fatal: "))


def started(words: list[str], top: str, around: dict[str, str], feed: bytes = b"") -> GitAnswer:
    """Start git in a folder and an environment. Raises GitError when it cannot begin."""
    with ExitStack() as opened:
        # Files, not pipes: nobody has to empty them, so nothing waits and no thread is needed,
        # not even for what a hook leaves behind that still has them open.
        files = (opened.enter_context(TemporaryFile()) for _file in range(3))
        input_, output, complaints = files
        input_.write(feed)
        input_.seek(0)
        try:
            process = subprocess.Popen(  # noqa: S603 - a program found by us, words of our own
                words, cwd=top, env=around, stdin=input_, stdout=output, stderr=complaints
            )
        except OSError as error:
            raise GitError.failed(reason_of(error)) from None
        return GitAnswer(process, top, (output, complaints), opened.pop_all())


def run_to_end(
    words: list[str], folder: str, around: dict[str, str], patience: float = PATIENCE
) -> "subprocess.CompletedProcess[bytes]":
    """Run a program of git's in a folder and an environment, with nothing to read.

    Raises GitError when it cannot begin, or takes more than `patience` seconds.
    """
    try:
        return subprocess.run(  # noqa: S603 - a program found by us, words of our own
            words,
            cwd=folder,
            env=around,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=patience,
            check=False,
        )
    except OSError as error:
        raise GitError.failed(reason_of(error)) from None
    except subprocess.TimeoutExpired:
        raise GitError.failed(f"> {patience} s") from None


def _at_index(index: str | None) -> dict[str, str]:
    return {} if index is None else {"GIT_INDEX_FILE": index}


def _text(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read(_MOST_WORDS).decode("utf-8", "replace").strip()


def _has_text(path: str) -> bool:
    try:
        return os.path.getsize(path) > 0
    except OSError:
        return False


def _pointed_to(path: str, word: str = "") -> str:
    """Return the folder that a file of git's names, counted from its own."""
    text = head_of(path, 4096).decode(errors="surrogateescape")
    target = text.strip().removeprefix(word).strip()
    return os.path.normpath(os.path.join(os.path.dirname(path), target))


def repositories_of(folders: list[str]) -> dict[str, Repository]:
    """Return the repository of each of `folders` that lies in one. Starts no process."""
    tops = {folder: top for folder in folders if (top := top_of(folder)) is not None}
    program = git_program() if tops else None
    if program is None:
        return {}
    return {folder: Repository(top, program) for folder, top in tops.items()}


def top_of(folder: str) -> str | None:
    """Return the nearest folder at or above `folder` that holds a repository."""
    place = real_path(folder)
    while True:
        inside = os.path.join(place, ".git")
        # In a worktree or a submodule .git is a file that says where the rest is.
        if os.path.isfile(inside) or os.path.lexists(os.path.join(inside, "HEAD")):
            return place
        above = os.path.dirname(place)
        if above == place:
            return None
        place = above


def git_program() -> str | None:
    """Return where git is."""
    return program_named("git")


def program_named(name: str, folders: Sequence[str] | None = None) -> str | None:
    """Return where a program is, never in the folder one stands in: Windows would look there first.

    It is looked for in `folders`, or where programs are.
    """
    file = f"{name}.exe" if os.name == "nt" else name
    for folder in os.get_exec_path() if folders is None else folders:
        path = os.path.join(folder, file)
        if os.path.isabs(folder) and os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    return None


def environment() -> dict[str, str]:
    """Return the environment without what would send git to another repository or program."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().startswith("GIT_") or name.upper().startswith(_KEPT)
    }
    return kept | _SET
