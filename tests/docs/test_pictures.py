"""The README's pictures show what sag says today."""

import importlib.util
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

PICTURES = ROOT / "docs" / "pictures"


def test_every_picture_is_drawn_and_used() -> None:
    drawn = {path.stem for path in PICTURES.iterdir()}
    spec = importlib.util.spec_from_file_location("picture", ROOT / "tools" / "picture.py")
    assert spec is not None
    assert spec.loader is not None
    picture = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(picture)
    assert drawn == set(picture.SHOTS)
    texts = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "README.md", *ROOT.glob("docs/**/*.md"))
    )
    assert [name for name in drawn if f"pictures/{name}.svg" not in texts] == []


@pytest.mark.parametrize("name", sorted(path.stem for path in PICTURES.glob("*.svg")))
def test_picture_is_up_to_date(name: str, tmp_path) -> None:
    """If this fails after a wanted change: python tools/picture.py, and look at the result."""
    script = (
        "import sys; sys.path.insert(0, 'tools'); import picture\n"
        f"sys.stdout.buffer.write(picture.picture({name!r}).encode('utf-8'))"
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "SAG_LANG": "en"},
        capture_output=True,
        check=True,
    )
    shown = (PICTURES / f"{name}.svg").read_bytes().decode("utf-8")
    assert result.stdout.decode("utf-8") == shown
