"""Compare output with a file kept beside the tests.

``SAG_UPDATE_GOLDEN=1 pytest`` writes the files anew; read the diff before you commit it.
A golden file may hold another one whole: the line ``<!-- golden: NAME -->`` stands for it.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path

GOLDEN = Path(__file__).parent / "render" / "golden"

_REFERENCE = re.compile(r"<!-- golden: (\S+) -->\n")


def assert_golden(name: str, text: str, folder: Path = GOLDEN, parts: Iterable[str] = ()) -> None:
    """Fail unless `text` is what the golden file `name` in `folder` holds, letter for letter.

    `parts` are golden files in the same folder or below, which are referred to when the file
    is written anew, so that what several pages show is stored once.
    """
    path = folder / name
    if os.environ.get("SAG_UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_referring(text, folder, parts).encode("utf-8"))
    assert path.is_file(), f"no golden file {name}; write it with SAG_UPDATE_GOLDEN=1"
    assert text == whole(path)


def whole(path: Path) -> str:
    """Return a golden file with what it refers to put back in its place."""
    text = path.read_bytes().decode("utf-8")
    return _REFERENCE.sub(lambda reference: whole(path.parent / reference[1]), text)


def _referring(text: str, folder: Path, parts: Iterable[str]) -> str:
    for part in parts:
        text = text.replace(whole(folder / part), f"<!-- golden: {part} -->\n")
    return text
