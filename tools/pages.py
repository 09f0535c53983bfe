"""Make the README's pictures of printed pages, from the real commands.

    python tools/pages.py          docs/pages/*.png, the first page of a document each

Needs the extra `pdf`, and pdftoppm.
"""

import os
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs" / "pages"
DAY = ["--as-of", "2026-10-05"]
SHOTS = {
    "handleplan": ["plan", "VEJ-2026-014", "--names"],
    "overblik": ["render", "overblik", "HAD-2026-008"],
}


def draw(name: str, words: list[str]) -> None:
    """Make one picture: the first page, 75 dots to the inch."""
    from sagscli.cli.boundary import run

    with tempfile.TemporaryDirectory() as folder:
        paper = os.path.join(folder, "page.pdf")
        run([*words, *DAY, "--format", "pdf", "--output", paper])
        target = str(PAGES / name)
        subprocess.run(["pdftoppm", "-r", "75", "-png", "-singlefile", paper, target], check=True)


def main() -> None:
    """Make them all."""
    os.chdir(ROOT / "sample-cases")
    PAGES.mkdir(exist_ok=True)
    for name, words in SHOTS.items():
        draw(name, words)


if __name__ == "__main__":
    main()
