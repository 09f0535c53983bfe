"""A text that was changed: which of its words, with a few of those around them."""

from difflib import SequenceMatcher
from typing import NamedTuple

MOST_WORDS = 20_000
"""Words of a text that are compared one by one; a longer one is told as a whole."""


class WordChange(NamedTuple):
    """Words that took the place of others; either may be none. `lead` are those just before."""

    lead: str
    old: str
    new: str


def word_changes(old: str, new: str, lead: int = 3) -> list[WordChange]:
    """Return what was changed from one text to another, in the order of the new one.

    `lead` is how many words that stand unchanged before it are told with it.
    """
    then, now = old.split(), new.split()
    if len(then) + len(now) > MOST_WORDS:
        return [WordChange("", old, new)]
    matcher = SequenceMatcher(None, then, now, autojunk=False)
    return [
        WordChange(
            " ".join(now[max(to - lead, 0) : to]), " ".join(then[at:end]), " ".join(now[to:stop])
        )
        for tag, at, end, to, stop in matcher.get_opcodes()
        if tag != "equal"
    ]
