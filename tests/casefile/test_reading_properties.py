"""Whatever a file holds: it is read without a fault, the same each time, and in its place."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter
from unicodedata import normalize

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sagscli.app.caseload import inspect
from sagscli.case.records import Case
from sagscli.casefile.folder import CaseFile, Folder
from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.casefile.text import lines_of
from sagscli.diagnostics.diagnostic import Diagnostic
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.validation.context import Context
from sagscli.validation.engine import check
from tests.conftest import ROOT

AS_OF = date(2026, 10, 5)
RICH = (ROOT / "tests" / "positive" / "VEJ-2026-101-fuld-sag.yaml").read_text(encoding="utf-8")
LINES = tuple(RICH.splitlines(keepends=True))

# The profile that makes every run the same is set in tests/conftest.py (derandomize).
few, many = settings(max_examples=60), settings(max_examples=150)


@pytest.fixture(scope="module")
def inspected(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], list[Diagnostic]]:
    """Return a function that writes a file and inspects it as a command would."""
    root = tmp_path_factory.mktemp("sager")
    path = root / "VEJ-2026-101.yaml"
    file = CaseFile(str(path), "VEJ-2026-101.yaml", Folder(Path(root), str(root)))

    def of(data: bytes) -> list[Diagnostic]:
        path.write_bytes(data)
        return inspect([file], AS_OF).diagnostics

    return of


def holds(data: bytes, inspected: Callable[[bytes], list[Diagnostic]]) -> None:
    """Assert what holds for every file, whatever is in it."""
    document = read(data)
    again = read(data)
    assert (document.value, document.flaws) == (again.value, again.flaws)
    assert document.value is not None or document.flaws
    if document.value is not None:
        case, problems = shape(Case, document.value)
        assert shape(Case, read(data).value or {}) == (case, problems)
        for problem in problems:
            in_file(document.locate(problem.at, on_key=problem.on_key), document.text)
        check(Context(case, library_of(None).family("vejle").rulesets[0], AS_OF))
    found = inspected(data)
    assert found == inspected(data)
    text = document.text or data.decode("utf-8", "replace")
    for one in found:
        in_file(one.span, text)
        assert one.message
        assert one.path == "VEJ-2026-101.yaml"
    if document.flaws or (document.value is not None and shape(Case, document.value)[1]):
        assert found


def in_file(span, text: str) -> None:
    lines = lines_of(text)
    start, end = span
    assert 1 <= start.line <= len(lines) + 1
    assert start.line <= end.line <= len(lines) + 1
    assert start <= end
    assert start.column >= 1
    if start.line <= len(lines):
        assert start.column <= len(lines[start.line - 1]) + 1


@many
@given(st.binary(max_size=300))
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe")
@example(b"\x00")
@example(b"\xef\xbb\xbf\xef\xbb\xbfsag: 1")
@example(b"a: \xed\xa0\x80")
@example(b"%")
@example(b"\t")
def test_any_bytes(inspected, data: bytes):
    holds(data, inspected)


@many
@given(st.text(max_size=200))
@example("sag: \x85barn: \u2028 : \u2029")
@example('"\\ud800": "\\0"')
@example("sag: \ufeffa\n\ufeffbarn: b")
@example("? ? ? ? :")
@example("e\u0301: \u1100\u1161\n: e\u0301")
def test_any_text(inspected, text: str):
    holds(text.encode("utf-8", "surrogatepass"), inspected)


KEYS = sorted({field.alias or "" for field in Case.model_fields.values()} | {"navn", "født", "art"})
BITS = st.sampled_from(
    [
        *KEYS,
        *"-:?[]{},#&*!|>'\"%@`\\~\n\t ",
        *("\n  ", "\n    ", ": ", "- ", "<<", "&a ", "*a", "---\n", "...\n", "!!int ", "\r\n"),
        *("null", "ja", "2026-03-01", "2026-02-30", "740322-4005", "statusmøde"),
    ]
)


@many
@given(st.lists(BITS, max_size=60).map("".join))
def test_any_text_of_yaml_signs(inspected, text: str):
    holds(text.encode(), inspected)


WORDS = st.sampled_from(["ja", "2026-03-01", "0001-01-01", "minigruppe", "1", "", " "])
VALUES = st.recursive(
    st.none() | WORDS | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


@many
@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6))
def test_any_values_under_the_keys_of_a_case(inspected, value: dict[str, object]):
    holds(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"), inspected)


@st.composite
def changed_lines(draw: st.DrawFn) -> bytes:
    """Return the valid case with some lines left out, doubled, moved or bent."""
    lines = list(LINES)
    for _change in range(draw(st.integers(1, 4))):
        at, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        match draw(st.sampled_from(["delete", "double", "swap", "indent", "outdent", "values"])):
            case "delete" if len(lines) > 1:
                del lines[at]
            case "double":
                lines.insert(other, lines[at])
            case "swap":
                lines[at], lines[other] = lines[other], lines[at]
            case "indent":
                lines[at] = draw(st.sampled_from([" ", "  ", "\t", "- "])) + lines[at]
            case "outdent":
                lines[at] = lines[at][1:]
            case _:
                lines[at], lines[other] = _with_values_swapped(lines[at], lines[other])
    return "".join(lines).encode()


def _with_values_swapped(one: str, other: str) -> tuple[str, str]:
    (key, colon, value), (key2, colon2, value2) = one.partition(": "), other.partition(": ")
    return key + colon + (value2 or "\n"), key2 + colon2 + (value or "\n")


@many
@given(changed_lines())
def test_a_case_with_lines_changed(inspected, data: bytes):
    holds(data, inspected)


@st.composite
def changed_bytes(draw: st.DrawFn) -> bytes:
    """Return the valid case with some bytes left out, put in or replaced."""
    data = bytearray(RICH.encode())
    for _change in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data) - 1))
        length = draw(st.integers(0, 5))
        data[at : at + length] = draw(
            st.binary(max_size=3)
            | st.sampled_from(
                [b":", b": ", b"\n", b"\t", b"- ", b"[", b"}", b'"', b"'", b"#", b"*a"]
            )
        )
    return bytes(data)


@many
@given(changed_bytes())
def test_a_case_with_bytes_changed(inspected, data: bytes):
    holds(data, inspected)


@few
@given(st.integers(0, len(RICH.encode())))
def test_a_case_cut_off_anywhere(inspected, at: int):
    holds(RICH.encode()[:at], inspected)


PRINTABLE = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=40)


@many
@given(st.dictionaries(PRINTABLE.filter(bool), PRINTABLE, min_size=1, max_size=5))
@example({"a": "nej", "b": "0101", "c": "12:30", "d": "~", "e": "null", "f": "1e3", "g": ""})
@example({"<<": "=", "ja": "<<", "null": "!x", "-": "*a", "y": "&a", "?": "- a", "[": "%"})
def test_text_comes_back_letter_for_letter(value: dict[str, str]):
    composed = {normalize("NFC", key): normalize("NFC", text) for key, text in value.items()}
    for unicode, width in ((True, 20), (False, 80)):
        written = yaml.safe_dump(
            composed, default_flow_style=False, allow_unicode=unicode, width=width
        )
        document = read(written.encode())
        assert document.flaws == ()
        assert document.value == composed


@few
@given(st.lists(PRINTABLE, min_size=1, max_size=6))
def test_lines_of_a_text_come_back_in_a_block(lines: list[str]):
    block = "".join(f"      {line}\n" for line in lines)
    document = read(f"narrativer:\n  - tekst: |2+\n{block}".encode())
    assert document.flaws == ()
    assert document.value == {
        "narrativer": [{"tekst": normalize("NFC", "".join(f"{line}\n" for line in lines))}]
    }


@pytest.mark.parametrize(
    "data",
    [
        b"a: [" + b"*a," * 30_000 + b"]",
        b"a: " + b"[" * 1_000_000,
        b"\x01" * 1_000_000,
        b"\x01\n" * 20_000,
        b"a:\n" + b"\tb\n" * 20_000,
        b"m\xc3\xb8der: [" + b"''," * 20_000 + b"]",
        b"a: '" + b"x" * 1_000_000 + b"'",
        b"- " * 500_000,
        b"? " * 500_000,
    ],
    ids=[
        "aliases",
        "openers",
        "controls",
        "control-lines",
        "tabs",
        "empties",
        "long",
        "hyphens",
        "?",
    ],
)
def test_a_hostile_file_takes_no_time_to_speak_of(inspected, data: bytes):
    started = perf_counter()
    assert inspected(data)
    assert perf_counter() - started < 10  # seconds; it is well under one, and minutes if quadratic
