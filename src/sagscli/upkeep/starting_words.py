"""The words of the files that a folder begins with: they stand there in English, as ⟦words⟧.

The Danish ones are those of the catalogue, as for all words of `sag`'s own.
"""

import re
import textwrap
from collections.abc import Iterator

from sagscli.language import Language, _, speaking

_WORDS = re.compile(r"(?P<margin>^# *(?:[0-9]\. )?)?⟦(?P<words>[^⟧]*)⟧", re.MULTILINE)
_LINE_END = re.compile(r"\n#? *")
_WIDTH = 98


def words_in(text: str) -> Iterator[str]:
    """Yield the words that stand in a text, each whole where it goes over several lines."""
    for match in _WORDS.finditer(text):
        yield _whole(match)


def worded(text: str, language: Language) -> str:
    """Return a text with its words in a language; whole lines of comment are broken anew."""
    with speaking(language):
        return _WORDS.sub(_told, text)


def _whole(match: re.Match[str]) -> str:
    return _LINE_END.sub(" ", match["words"])


def _told(match: re.Match[str]) -> str:
    told, margin = _(_whole(match)), match["margin"]
    if margin is None:
        return told
    return textwrap.fill(
        told,
        _WIDTH,
        initial_indent=margin,
        subsequent_indent="#".ljust(len(margin)),
        break_long_words=False,
        break_on_hyphens=False,
    )
