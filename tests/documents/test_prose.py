"""Paragraphs and lists of running text are kept, and nothing else is made of its signs."""

import pytest

from sagscli.documents.prose import Block, blocks
from sagscli.documents.template_filters import prose_html, prose_markdown


def text(*lines: str) -> Block:
    return Block("text", lines)


def points(*lines: str) -> Block:
    return Block("points", lines)


def numbers(*lines: str, start: int = 1) -> Block:
    return Block("numbers", lines, start)


FULL = "Alma går glad ind på stuen om morgenen og hænger selv sin jakke op på"

CASES = {
    "": [],
    "  \n \n\t\n": [],
    "a\nb": [text("a", "b")],
    "a\n\nb\n\n\n\nc": [text("a"), text("b"), text("c")],
    "a\r\n\r\nb\r\nc": [text("a"), text("b", "c")],
    "a\rb": [text("a", "b")],
    "\n\na\n \t \nb\n": [text("a"), text("b")],
    "- a\n- b": [points("a", "b")],
    "* a\n• b\n– c": [points("a", "b", "c")],
    "Vi ser:\n- a\n- b\nsom går videre\n\nslut": [
        text("Vi ser:"),
        points("a", "b som går videre"),
        text("slut"),
    ],
    "- a\n  - b\n    - c": [points("a", "b", "c")],
    "- a\n  1. b\n  2. c\n- d": [points("a"), numbers("b", "c"), points("d")],
    "1. a\n2. b\n   mere\n3) c": [numbers("a", "b mere", "c")],
    "1. a\n- b\n2. c": [numbers("a"), points("b"), numbers("c", start=2)],
    "4. a\n5. b": [numbers("a", "b", start=4)],
    "1. a\n\n2. b": [numbers("a"), numbers("b", start=2)],
    "1. a\n3. b": [numbers("a"), text("3. b")],
    "- a\n\n- b": [points("a"), points("b")],
    # a day is no number of a list, wherever the line happens to break
    "3. maj kom hun": [text("3. maj kom hun")],
    "Mødet er den\n1. november. Alle kommer.": [text("Mødet er den", "1. november. Alle kommer.")],
    FULL + " den\n1. november. Alle kommer.": [text(FULL + " den 1. november. Alle kommer.")],
    # lines that end long before they had to are meant to stand under each other
    "Aftaler:\nPer ringer til skolen\nLiv ringer til lægen": [
        text("Aftaler:", "Per ringer til skolen", "Liv ringer til lægen")
    ],
    FULL + "\nog går så\nhjem igen": [text(FULL + " og går så", "hjem igen")],
    "1. juni: møde\n3. juni: tur": [text("1. juni: møde", "3. juni: tur")],
    "1. marmelade\n2. majs": [numbers("marmelade", "majs")],
    "Stuen har\n8. børn": [text("Stuen har", "8. børn")],
    "-": [text("-")],
    "- ": [text("-")],
    "-a": [text("-a")],
    "-5 grader": [text("-5 grader")],
    "1.a": [text("1.a")],
    "1234. a": [text("1234. a")],
    "10:30 kom hun": [text("10:30 kom hun")],
    "---": [text("---")],
    "- - a": [points("- a")],
    "a" * 5000: [text("a" * 5000)],
    "a\x00b\x1b[31m\u202ec": [text("a\ufffdb\ufffd[31m\ufffdc")],
}


@pytest.mark.parametrize("given", CASES, ids=range(len(CASES)))
def test_paragraphs_and_lists(given: str) -> None:
    assert blocks(given) == CASES[given]


def test_as_markdown() -> None:
    assert prose_markdown("a\n\n- b\n- c\n\n4. d\n5. e") == "a\n\n- b\n- c\n\n4. d\n5. e"
    assert prose_markdown("1. a\n\n1. b") == "1. a\n\n1) b"  # two lists, not one
    assert prose_markdown("3. maj") == r"3\. maj"
    assert prose_markdown("---") == r"\---"


def test_as_html() -> None:
    assert prose_html("a <b>\n\n- c\n\n4. d") == (
        '<p>a &lt;b&gt;</p>\n<ul><li>c</li></ul>\n<ol start="4"><li>d</li></ol>'
    )
