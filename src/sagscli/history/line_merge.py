"""Git's own merge of three texts, line by line: what is left where a case cannot be read."""

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from sagscli.errors import reason_of
from sagscli.history.git import PATIENCE, environment, git_program
from sagscli.history.git_error import GitError

_MOST_CONFLICTS = 127
"""Git gives the number of conflicts as its exit code, up to this; beyond it, it failed."""


def merged_lines(
    texts: tuple[bytes, bytes, bytes], words: tuple[str, str], size: int
) -> tuple[bytes, bool]:
    """Return what git makes of three texts, and whether no conflict is left in it.

    They are what both come from, what stood here and what came in. `words` stand behind the marks
    above and below a conflict, which are `size` signs long.
    Raises GitError.
    """
    program = git_program()
    if program is None:
        raise GitError.absent()
    with TemporaryDirectory(prefix="sag-") as folder:
        places = [Path(folder, name) for name in ("base", "here", "incoming")]
        for place, text in zip(places, texts, strict=True):
            place.write_bytes(text)
        base, here, incoming = map(str, places)
        labels = ("-L", words[0], "-L", "", "-L", words[1], f"--marker-size={size}")
        done = _started([program, "merge-file", "-p", *labels, here, base, incoming], folder)
    if not 0 <= done.returncode <= _MOST_CONFLICTS:
        raise GitError.failed(str(done.returncode))
    return done.stdout, done.returncode == 0


def _started(words: list[str], folder: str) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(  # noqa: S603 - a program found by us, words of our own
            words,
            cwd=folder,
            env=environment() | {"GIT_CEILING_DIRECTORIES": os.path.dirname(folder)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except OSError as error:
        raise GitError.failed(reason_of(error)) from None
    except subprocess.TimeoutExpired:
        raise GitError.failed(f"> {PATIENCE} s") from None
