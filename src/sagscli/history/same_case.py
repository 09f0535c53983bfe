"""Whether two texts are of one case: by its number, by whom it is about, else by their lines."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import TypeVar

from sagscli.history.snapshot import CaseSnapshot, snapshot_of

_ALIKE = 0.8
"""How alike two texts are, from 0 to 1, that are one case when one of them cannot be read."""
_MOST_COMPARED = 50

TextKey = TypeVar("TextKey")
"""What a text is known by: a path, or a blob."""


def with_same_case(now: bytes, candidates: Mapping[TextKey, bytes]) -> Iterator[TextKey]:
    """Yield the candidates with the case of `now`; one without its number or name is not read."""
    snapshot = snapshot_of(now)
    words = [word for word in (snapshot.number, snapshot.about) if word] if snapshot else []
    for path, text in candidates.items():
        is_near = any(word.encode() in text for word in words)
        if is_near and _is_same(snapshot_of(text), snapshot):
            yield path
    unread = list(candidates.items())[:_MOST_COMPARED]
    yield from (path for path, text in unread if is_same_case(text, now))


def is_same_case(then: bytes, now: bytes) -> bool:
    """Return whether two texts are of one case; what cannot be read is judged by its lines."""
    old, new = snapshot_of(then), snapshot_of(now)
    if old is not None and new is not None:
        return _is_same(old, new)
    lines = SequenceMatcher(None, then.splitlines(), now.splitlines(), autojunk=False)
    return lines.ratio() >= _ALIKE


def _is_same(then: CaseSnapshot | None, now: CaseSnapshot | None) -> bool:
    if then is None or now is None:
        return False
    numbers = {(snapshot.number or "").casefold() for snapshot in (then, now)}
    if len(numbers) == 1 and "" not in numbers:
        return True
    is_told = then.about is not None and then.told_by is not None
    return is_told and (then.about, then.told_by) == (now.about, now.told_by)
