"""What git asks of `sag` where two people have changed one case: the merge driver."""

from typing import NamedTuple

from sagscli.casefile.reader import read
from sagscli.history.git_error import GitError
from sagscli.history.line_merge import merged_lines
from sagscli.history.merging.conflict_text import (
    MergeBlock,
    blocks_of,
    marked,
    words_here,
    words_incoming,
)
from sagscli.history.merging.facts import Counted, facts_in, keeps_all
from sagscli.history.merging.merging import merged_case


class MergedText(NamedTuple):
    """A file that two versions were brought together in, and whether nothing is left to settle."""

    data: bytes
    is_whole: bool


def merged_text(base: bytes, here: bytes, incoming: bytes, size: int) -> MergedText:
    """Return a file in which two versions are brought together; what differs stands in marks.

    `size` is how many signs a mark has. What is no case, or cannot be merged as one for certain,
    is merged by lines as git does it; and where that would lose or double something, the two
    stand side by side wherever they differ.
    """
    try:
        merged = merged_case(base, here, incoming)
    except Exception:  # noqa: BLE001 - whatever it is, git's lines are there, and nothing is lost
        merged = None
    if merged is not None:
        data = merged.here if merged.is_whole else marked(merged.blocks, size)
        return MergedText(data, merged.is_whole)
    try:
        words = (words_here(), words_incoming())
        data, is_whole = merged_lines((base, here, incoming), words, size)
    except GitError:
        return _side_by_side(here, incoming, size)
    if is_whole and not _is_right(base, here, incoming, data):
        return _side_by_side(here, incoming, size)
    return MergedText(data, is_whole)


def _side_by_side(here: bytes, incoming: bytes, size: int) -> MergedText:
    if b"\0" in here or b"\0" in incoming:  # no text: left as it was here, as git does
        return MergedText(here, is_whole=here == incoming)
    blocks: list[MergeBlock] = blocks_of(here, incoming)
    return MergedText(marked(blocks, size), is_whole=here == incoming)


def _is_right(base: bytes, here: bytes, incoming: bytes, merged: bytes) -> bool:
    """Return whether a merge by lines has what both versions say, as far as they can be read."""
    before = [read(text) for text in (here, incoming)]
    after = read(merged)
    if any(document.value is None or document.flaws for document in before):
        return True  # nothing can be said of it
    if after.value is None or after.flaws:
        return False
    values = (read(base).value, *(document.value for document in before))
    return keeps_all(Counted(*map(facts_in, values)), (after.value,))
