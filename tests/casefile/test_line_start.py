"""Where a line begins is found from where one stands: far lines cost nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagscli.casefile import text as places

BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


@given(st.text(alphabet="ab\r\n\u2028", max_size=30), st.integers(0, 30), st.integers(1, 5))
def test_a_line_begins_behind_the_last_break_before_it(text: str, at: int, near: int) -> None:
    at = min(at, len(text))
    ends = [mark.end() for mark in BREAK.finditer(text) if mark.end() <= at]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "_NEAR", near)
        assert places.line_start(text, at) == max(ends, default=0)
