"""Git's own merge of three texts, line by line: what is left where a case cannot be read."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from sagscli.history.git import environment, git_program, run_to_end
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
        words_of_git = [program, "merge-file", "-p", *labels, here, base, incoming]
        around = environment() | {"GIT_CEILING_DIRECTORIES": os.path.dirname(folder)}
        done = run_to_end(words_of_git, folder, around)
    if not 0 <= done.returncode <= _MOST_CONFLICTS:
        raise GitError.failed(str(done.returncode))
    return done.stdout, done.returncode == 0
