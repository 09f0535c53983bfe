"""Compare output with a file kept beside the tests.

``SAG_UPDATE_GOLDEN=1 pytest`` writes the files anew; read the diff before you commit it.
"""

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "render" / "golden"


def assert_golden(name: str, text: str, folder: Path = GOLDEN) -> None:
    """Fail unless `text` is what the golden file `name` in `folder` holds, letter for letter."""
    path = folder / name
    if os.environ.get("SAG_UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    assert path.is_file(), f"no golden file {name}; write it with SAG_UPDATE_GOLDEN=1"
    assert text == path.read_bytes().decode("utf-8")
