"""Columns fitted to a width: what gives way, and in which order."""

from hypothesis import given
from hypothesis import strategies as st

from sagscli.render.terminal.layout import Column, fit
from sagscli.render.terminal.line import plain
from sagscli.render.terminal.text import pad, width, wrap

THINGS = [
    {"case": "VEJ-2026-001", "what": "Forberedende skolemøde", "who": "Minigruppens personale"},
    {"case": "VEJ-2026-002", "what": "Handleplan", "who": "Daginstitutionsleder"},
]
COLUMNS = [
    Column(lambda _: "Case", lambda one: one["case"]),
    Column(lambda _: "What", lambda one: one["what"], lambda one: one["what"][:9], wraps=True),
    Column(lambda _: "Who", lambda one: one["who"], lambda one: one["who"][:5], gives_way=True),
    Column(lambda _: "Where", lambda _: "Regnbuen", optional=True),
]


def shown(columns: int) -> list[str]:
    layout = fit(COLUMNS, THINGS, columns)
    rows = [line for at in range(len(THINGS)) for line in layout.rows(at, "")]
    return [plain(line) for line in ([] if layout.stacked else [layout.header(THINGS[0])]) + rows]


def test_everything_when_there_is_room() -> None:
    assert (
        shown(74)[1] == "  VEJ-2026-001  Forberedende skolemøde  Minigruppens personale  Regnbuen"
    )


def test_a_column_that_gives_way_makes_room_for_an_optional_one() -> None:
    assert shown(60)[1] == "  VEJ-2026-001  Forberedende skolemøde  Minig  Regnbuen"


def test_full_words_rather_than_short_ones_when_nothing_is_won() -> None:
    assert shown(45)[0].split() == ["Case", "What", "Who"]
    assert shown(45)[1] == "  VEJ-2026-001  Forberedende skolemøde  Minig"


def test_stacked_when_nothing_else_helps() -> None:
    lines = shown(20)
    assert lines[0] == "  VEJ-2026-001"
    assert all(width(line) <= 20 for line in lines)


def test_nothing_to_show() -> None:
    assert fit(COLUMNS, [], 80).columns == []


@given(st.text(alphabet="abcæøå é漢字-", max_size=60), st.integers(min_value=2, max_value=20))
def test_wrapping_cuts_nothing_and_keeps_the_width(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= columns for line in lines)


@given(st.text(alphabet="abæø漢", max_size=10), st.integers(min_value=0, max_value=30))
def test_padding_reaches_the_width(text: str, columns: int) -> None:
    assert width(pad(text, columns)) == max(columns, width(text))
    assert pad(text, columns, right=True).endswith(text)


def test_a_heading_that_is_wider_than_its_cells_has_room_too() -> None:
    columns = [
        Column(lambda _row: "File", lambda _row: "a" * 26),
        Column(lambda _row: "What for", lambda _row: "for one thing and another", wraps=True),
        Column(lambda _row: "How it stands", lambda _row: "made"),
    ]
    for wide in range(50, 90):
        layout = fit(columns, ["x"], wide)
        if not layout.stacked:
            assert width(plain(layout.header("x")).rstrip()) <= wide
