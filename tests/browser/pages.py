"""What a page is asked in a browser: who can use it, on which screen, and on paper."""

import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = (320, 390, 1280)
"""The narrowest that WCAG 1.4.10 asks for, a telephone, a laptop. In CSS pixels."""

A4_WIDTH = 680
"""An A4 page within margins of 15 mm, in CSS pixels."""

PICTURES = "SAG_PICTURES"
"""The environment variable that names a folder for pictures to look at."""

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
GOOD = (*WCAG, "best-practice")
_RUN = "options => axe.run(options)"
_HIT = """
wide => {
  const root = document.documentElement;
  if (root.scrollWidth <= wide) return [];
  const out = [...document.body.querySelectorAll("*")]
    .filter(one => one.getBoundingClientRect().right > wide + 1)
    .map(one => one.tagName.toLowerCase() + ": " + one.textContent.trim().slice(0, 40));
  return [`${root.scrollWidth} px on a screen of ${wide} px`, ...out];
}
"""


def violations(page: "Page", tags: Sequence[str] = GOOD) -> list[str]:
    """Return what axe finds against WCAG 2.1 A and AA and good practice, one line an element.

    What axe cannot decide is told too, but for signs that are no text, as ✓, and for texts of a
    drawing: axe does not see what is drawn behind them.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    wanted = {"runOnly": list(tags), "resultTypes": ["violations", "incomplete"]}
    found: dict[str, Any] = page.evaluate(_RUN, wanted)
    return [*_told(found["violations"], ""), *_told(found["incomplete"], "undecided: ")]


def overflow(page: "Page", width: int, media: Literal["screen", "print"] = "screen") -> list[str]:
    """Return what sticks out to the right of a screen `width` CSS pixels wide (WCAG 1.4.10)."""
    page.emulate_media(media=media)
    page.set_viewport_size({"width": width, "height": 800})
    found: list[str] = page.evaluate(_HIT, width)
    return found


def printed(page: "Page") -> bytes:
    """Return the page as the browser prints it: PDF, A4 unless its style asks for another."""
    return page.pdf(format="A4", prefer_css_page_size=True, tagged=True, outline=True)


def pictured(page: "Page", name: str, width: int = 390) -> None:
    """Put a picture of the page into the folder that SAG_PICTURES names, if it does."""
    if folder := os.environ.get(PICTURES):
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": width, "height": 800})
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


def kept(data: bytes, name: str) -> None:
    """Put a PDF into the folder that SAG_PICTURES names, if it does."""
    if folder := os.environ.get(PICTURES):
        Path(folder).mkdir(parents=True, exist_ok=True)
        (Path(folder) / f"{name}.pdf").write_bytes(data)


@cache
def _axe() -> str:
    from axe_playwright_python.base import AXE_SCRIPT

    return AXE_SCRIPT


def _told(rules: list[dict[str, Any]], mark: str) -> Iterator[str]:
    for rule in rules:
        for node in rule["nodes"]:
            if not (mark and (_is_a_sign(node) or _is_drawn(node))):
                yield f"{mark}{rule['id']}: {rule['help']}: {' '.join(map(str, node['target']))}"


def _is_drawn(node: dict[str, Any]) -> bool:
    return str(node["html"]).startswith("<text ")


def _is_a_sign(node: dict[str, Any]) -> bool:
    """Return whether axe's only doubt is that an element has no letters."""
    checks = [*node["any"], *node["all"], *node["none"]]
    keys = {(one.get("data") or {}).get("messageKey") for one in checks}
    return keys <= {"nonBmp", "shortTextContent"}
