"""Draw the README's pictures from the real commands.

    python tools/picture.py          docs/pictures/*.svg, each a terminal with its command

tests/docs/test_pictures.py fails when a picture no longer shows what sag says.
"""

import io
import os
import re
import sys
from contextlib import redirect_stdout
from pathlib import Path

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
WIDTH = 100
FAULTY = ROOT / "tests" / "render" / "faulty" / "sager"
DAY = ["--as-of", "2026-10-05"]
LIST = ["deadlines", "sample-cases", *DAY]
CASES = "sample-cases/"
SHOTS: dict[str, tuple[str, list[str]]] = {
    "deadlines": ("en", [*LIST, "--consultant", "kons-a"]),
    "validate": ("en", ["validate", "VEJ-2026-102.yaml", "VEJ-2026-104.yaml"]),
    "frister": ("da", ["frister", *LIST[1:], "--consultant", "kons-a"]),
    "referral": ("en", ["referral", "check", CASES + "HAD-2026-008", *DAY]),
    "explain": ("en", ["explain", CASES + "VEJ-2026-014", "statusmøde", *DAY]),
}
FORMAT = """\
<svg class="sag" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>TITLE</title>
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>{lines}</defs>
<rect fill="#1b1d23" x="0" y="0" width="{width}" height="{height}" rx="8"/>
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def spoken(language: str, words: list[str]) -> str:
    """Return what a command says, colours included, on a terminal WIDTH wide."""
    from sagscli.cli.boundary import run

    os.chdir(FAULTY if words[0] == "validate" else ROOT)
    os.environ.update(SAG_LANG=language, COLUMNS=str(WIDTH), FORCE_COLOR="1", TERM="xterm-256color")
    os.environ.pop("NO_COLOR", None)
    out = io.StringIO()
    with redirect_stdout(out):
        run(words)
    return out.getvalue()


def picture(name: str) -> str:
    """Return the SVG of one shot."""
    from rich.console import Console
    from rich.terminal_theme import DIMMED_MONOKAI
    from rich.text import Text

    language, words = SHOTS[name]
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    prompt = f"SAG_LANG={language} sag" if language == "en" else "sag"
    console.print(Text.assemble(("$ ", "bold green"), " ".join([prompt, *words]) + "\n"))
    console.print(Text.from_ansi(spoken(language, words)))
    title = "sag " + " ".join(words)
    svg = console.export_svg(theme=DIMMED_MONOKAI, code_format=FORMAT, unique_id=f"sag-{name}")
    return re.sub(r"[ \t]+$", "", svg.replace("TITLE", title, 1), flags=re.MULTILINE)


def main() -> None:
    """Write every picture."""
    os.chdir(ROOT)
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[1:] or SHOTS:
        (PICTURES / f"{name}.svg").write_text(picture(name), encoding="utf-8")


if __name__ == "__main__":
    main()
