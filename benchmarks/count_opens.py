"""Run a command of sag, and say on a last line of stderr which case files it opened.

    python benchmarks/count_opens.py show VEJ-000014

The line is a list in JSON, a file as often as it was opened. The interpreter itself tells of every
file (PEP 578), so nothing that the command does goes by unseen; git's own reading is not in it.
"""

import json
import os
import sys
from typing import Any

opened: list[str] = []


def note(event: str, arguments: tuple[Any, ...]) -> None:
    """Note the case files that are opened; a file may be given by its number, too."""
    if event != "open" or not isinstance(arguments[0], str | bytes | os.PathLike):
        return
    path = os.fsdecode(arguments[0])
    if path.endswith(".yaml") and "sager" in path.replace("\\", "/").split("/"):
        opened.append(os.path.basename(path))


def main(words: list[str]) -> int:
    """Run the command; an editor is opened as if someone sat there."""
    from sagscli.cli import dialogue
    from sagscli.cli.boundary import run

    if words[0] == "edit":
        dialogue.can_ask = lambda: True
    sys.addaudithook(note)
    code = run(words)
    kept = list(opened)
    print(json.dumps(kept), file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
