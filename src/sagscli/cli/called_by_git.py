"""What git calls for case files; nobody types it. Set up by ``sag init`` in git's own settings.

Each file of a merge is a process of its own, so nothing of the commands is loaded here.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from sagscli import language

TEXT = "git-text"
_CONFLICT = 1
"""The exit code that tells git that something is left to be settled."""
_REFUSED = 129
"""One that tells git that the merge could not be done at all."""


def run(words: Sequence[str]) -> int:
    """Do what git asks, and return the exit code it expects."""
    return _text(words[1:]) if words[:1] == [TEXT] else _merge(words[1:])


def _text(words: Sequence[str]) -> int:
    """Show a file as git is to compare it, fact by fact; as it is where that fails."""
    from sagscli.app.git_text import case_as_text
    from sagscli.cli import options
    from sagscli.render.history.case_text import format_facts

    here = Path.cwd()
    language.use(language.choose(os.environ, language.peek_setting(here)))
    try:
        text = format_facts(case_as_text(words[-1], here, options.session().today))
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
    except (OSError, IndexError):
        return _REFUSED
    return 0


def _merge(words: Sequence[str]) -> int:
    """Merge three files into the second: what both come from, what stood here, what came in."""
    from sagscli.app.git_merge import merged_text
    from sagscli.history.merging.conflict_text import MARK_SIZE

    if len(words) < 3:  # noqa: PLR2004 - the files
        return _REFUSED
    here, more = words[1], words[3:]
    size = int(more[0]) if more and more[0].isdecimal() else MARK_SIZE
    _speak_as_in(more[1] if len(more) > 1 else "")
    try:
        # Whole, however large: what is written below takes the place of it.
        base, old, new = (Path(word).read_bytes() for word in words[:3])
        merged = merged_text(base, old, new, size)
        Path(here).write_bytes(merged.data)
    except OSError:
        return _REFUSED
    return 0 if merged.is_whole else _CONFLICT


def _speak_as_in(path: str) -> None:
    """Speak the language of the folder that the file is in: the marks are read by people there."""
    folder = Path(os.path.abspath(os.path.dirname(path)))
    setting = language.peek_setting(folder)
    language.use(language.choose({} if setting else os.environ, setting))
