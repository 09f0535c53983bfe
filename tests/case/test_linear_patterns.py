"""No pattern that is made of input can make a text endless: each has one way on at every sign."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sagscli
from sagscli.case.names import name_pattern
from sagscli.case.redaction import _words_pattern
from sagscli.letters import bare
from tests.case.linear import forks

SIGNS = "aBsø1 -–_.'()[]|*+?\\^$\u00a0\u200b\u0300\u030a·"
MADE_OF_INPUT = {
    *("case/names.py", "case/redaction.py", "validation/group_texts.py"),
    "history/erasure/rewriting.py",  # read by git-filter-repo: three signs at most between words
}
"""The only files in which a pattern is made of what a folder says."""


@pytest.mark.parametrize(
    "slow",
    [
        "(?:a+)+b",
        "[-\\W]+[\\W_]+Bo",
        "(?:Bo|-*)*x",
        "a*a*b",
        "\\w+s",
        "(?:[-_ ]?-)*x",
        "\\s*(?: -)+",
    ],
)
def test_what_is_slow_is_seen(slow: str) -> None:
    assert forks(re.compile(slow))


@pytest.mark.parametrize("quick", ["Bo[\\W_]+Ek(?=s?(?!\\w))", "(?<!x)(?:a|b)c?d", "[0-9]{2}-?X"])
def test_what_is_quick_is_not(quick: str) -> None:
    assert not forks(re.compile(quick))


@given(st.text(alphabet=SIGNS, max_size=40) | st.text(max_size=20))
def test_the_pattern_of_a_name_has_one_way_on(name: str) -> None:
    for gap in ("", "[\u200b\u200d]*"):
        pattern = name_pattern(name, gap)
        assert pattern is None or not forks(pattern)


@given(st.lists(st.text(alphabet=SIGNS, max_size=20) | st.text(max_size=9), max_size=4))
def test_the_pattern_of_a_rulesets_words_has_one_way_on(words: list[str]) -> None:
    pattern = _words_pattern(frozenset(map(bare, words)) - {""})
    assert pattern is None or not forks(pattern)


def test_patterns_are_made_of_input_in_few_places() -> None:
    package = Path(sagscli.__file__).parent
    made = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if re.search(r"\bre\.escape\(\w*[a-z]|map\(re\.escape", path.read_text("utf-8"))
    }
    assert made == MADE_OF_INPUT
