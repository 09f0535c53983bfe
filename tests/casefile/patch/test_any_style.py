"""Files in every way of writing: lines and braces, odd indentation, notes anywhere, CRLF, BOM."""

from random import Random
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sagscli.casefile.patch.operations import Change, Remove, Set
from sagscli.casefile.patch.scalars import one_line
from sagscli.casefile.reader import read
from tests.casefile.patch.checking import checked
from tests.casefile.patch.test_any_file import changes

many = settings(max_examples=400)

WORDS = st.sampled_from(
    ["a", "Bo Eksempel", "2026-01-01", "nej", "a # b", "kl: 12", "", "é", "x\ny\n"]
)
KEYS = st.sampled_from(["art", "af", "dato", "tekst", "mål"])
SCALARS = st.none() | WORDS
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
SECTIONS = st.dictionaries(
    st.sampled_from(["regelsæt", "barn", "skole", "møder", "henvisninger", "tilbud", "andet"]),
    TREES,
)


class Writer:
    """Writes values as people do, each in a way that is drawn."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.step = self.random.randint(1, 5)
        self.dash = self.random.randint(0, 4)

    def chance(self, odds: int) -> bool:
        return self.random.randint(1, odds) == 1

    def note(self) -> str:
        return "  # en: note" if self.chance(5) else ""

    def between(self) -> list[str]:
        """Return lines of notes and blank ones, as they stand anywhere between others."""
        if not self.chance(5):
            return []
        at = " " * self.random.randint(0, 6)
        return [["", at + "# - alene"], [at + "# alene:"], [""], ["", ""]][
            self.random.randint(0, 3)
        ]

    def scalar(self, value: str | None, in_flow: bool) -> str:
        if value is None:
            return self.random.choice(["~", "null"] if in_flow else ["~", "null", ""])
        return one_line(value, in_flow=in_flow, quote=self.random.choice([None, '"', "'"]))

    def flow(self, value: Any, *, deep: bool = True) -> str:
        if not isinstance(value, dict | list):
            return self.scalar(value, in_flow=deep)
        pairs = isinstance(value, dict)
        parts = [
            f"{key}: {self.flow(inner)}" if pairs else self.flow(inner)
            for key, inner in (value.items() if pairs else ((None, inner) for inner in value))
        ]
        comma = self.random.choice([", ", ",  ", " , "])
        end = "," if parts and self.chance(6) else ""
        inside = comma.join(parts) + end
        return "{" + inside + "}" if pairs else "[" + inside + "]"

    def spread(self, value: Any, column: int) -> list[str]:
        """Return what is between braces with a line for each part."""
        pairs = isinstance(value, dict)
        inner = [
            f"{key}: {self.flow(part)}" if pairs else self.flow(part)
            for key, part in (value.items() if pairs else ((None, part) for part in value))
        ]
        at = " " * (column + self.step)
        lines = [at + part + "," + self.note() for part in inner[:-1]]
        lines += [at + inner[-1] + self.note()]
        return ["{" if pairs else "[", *lines, " " * (column + 1) + ("}" if pairs else "]")]

    def behind(self, value: Any, column: int, *, in_list: bool = False) -> list[str]:
        """Return what stands behind a key or hyphen at `column`: the rest of its line, and more."""
        if isinstance(value, str) and "\n" in value and self.chance(2):
            at = " " * (column + self.step)
            return [
                "|" + self.note(),
                *(at + line for line in value.removesuffix("\n").split("\n")),
            ]
        if not value or not isinstance(value, dict | list) or self.chance(2):
            if isinstance(value, dict | list) and value and self.chance(4):
                return self.spread(value, column)
            return [self.flow(value, deep=False) + self.note()]
        inner = column + (self.step if isinstance(value, dict) else self.dash)
        if in_list:
            inner = column + 1 + self.step
            lines = self.lines(value, inner)
            gap = " " * self.step
            if (
                isinstance(value, dict)
                and self.chance(2)
                and lines[0].startswith(" " * inner + "a")
            ):
                return [lines[0].lstrip(" "), *lines[1:]]
            return [gap.strip() + self.note(), *lines]
        return [self.note().lstrip(" "), *self.lines(value, inner)]

    def lines(self, value: Any, column: int) -> list[str]:
        found = []
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            sign = f"{key}:" if isinstance(value, dict) else "-"
            gap = " " * (self.step if sign == "-" else 1)
            rest, *more = self.behind(inner, column, in_list=sign == "-")
            found += [" " * column + sign + (gap + rest if rest else ""), *more, *self.between()]
        return found


@st.composite
def files(draw: st.DrawFn) -> bytes:
    value = {"sag": "A-1", **draw(SECTIONS)}
    writer = Writer(draw(st.integers(0, 2**32)))
    lines = [*writer.between(), *writer.lines(value, 0)]
    newlines = draw(st.sampled_from([["\n"], ["\r\n"], ["\n", "\r\n"]]))
    ended = [line + writer.random.choice(newlines) for line in lines]
    newline = newlines[-1]
    text = "".join(ended).rstrip("\r\n") + draw(st.sampled_from([newline, newline * 2, ""]))
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()


@many
@given(st.data(), files())
def test_a_change_of_any_file(data: st.DataObject, text: bytes):
    value = read(text).value
    checked(text, data.draw(changes(value)))


@many
@given(st.data(), files())
def test_changes_of_any_file_at_once(data: st.DataObject, text: bytes):
    value = read(text).value
    both = data.draw(changes(value)), data.draw(changes(value))
    assume(are_apart(*both) and are_apart(*reversed(both)))
    checked(text, *both)


def are_apart(one: Change, other: Change) -> bool:
    """Return whether a change is made neither in what another writes, nor in what it empties."""
    size = len(one.path)
    if isinstance(one, Remove) and other.path in (
        one.path[:-1],
        (*one.path[:-1], *other.path[-1:]),
    ):
        return False
    is_whole = isinstance(one, Set | Remove) or len(other.path) == size
    return not (is_whole and other.path[:size] == one.path)
