"""What can be mended for certain in a case file: each mend is tried, and kept where it helps.

A mend is kept only when the text has fewer findings with it and none that it had not before.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from typing import Any

from sagscli import letters
from sagscli.case.key_paths import value_at
from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.case.walk import nested, record_at
from sagscli.casefile.day_guess import day_guess
from sagscli.casefile.patch.edit import CannotEditError, Edit
from sagscli.casefile.patch.operations import Change, Set
from sagscli.casefile.patch.patching import patched, spliced
from sagscli.casefile.suggest import same
from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.recording.asked_key import AnswerKind, asked_key
from sagscli.rulesets.words import words_of
from sagscli.validation.reading import Reading

MOST = 200
"""How many mends are tried to be kept in one file."""

_FEWEST_TRIED, _MOST_BYTES_READ = 40, 4_000_000
"""A file of 10 kB is read 400 times at most, one of 100 kB or more 40 times."""

_DEEPEST = 5
"""How many levels of keys that hid others are mended together: the format has no more."""

_NO_SPACE = re.compile(r"^([ ]*(?:- )?[\wæøåÆØÅ-]+):(?=[^\s/])")
_NO_SPACE_AFTER_HYPHEN = re.compile(r"^([ ]*)-(?=[\wæøåÆØÅ\"'{])")
_WORDS_QUOTES = re.compile(
    r"(?<=[:,\[{] )[\u201c\u201d\u201e\u00bb\u00ab](.*?)[\u201c\u201d\u00ab\u00bb]"
)
_LIST_DASH = re.compile(r"^([ ]*)[\u2010-\u2015\u2212](?= )")
_YES, _NO = ("yes", "true", "sand", "x", "ja"), ("no", "false", "falsk", "nej")

Slip = tuple[KeyPath, str, str]
"""Where something may be meant otherwise (a path, or a line by its number), and old and new text.

A mend changes no number of a line, so what did not help is known again in the next round.
"""
ReadText = Callable[[bytes], Reading]
"""Reads and checks what is to stand in the file."""


def most_tried(data: bytes) -> int:
    """Return how many times a text is read while it is mended: the longer, the fewer."""
    return max(_FEWEST_TRIED, _MOST_BYTES_READ // max(len(data), 1))


def mended(data: bytes, read: ReadText) -> bytes:
    """Return the text of a file with all that can be mended for certain; else as it was.

    It is read no more than `most_tried` times; what then is left is as it was.
    """
    return mended_with_reading(data, read(data), read)[0]


def mended_with_reading(data: bytes, reading: Reading, read: ReadText) -> tuple[bytes, Reading]:
    """Return the mended text of a file that was read already, and what is read in it."""
    left, of_no_help = most_tried(data) - 1, set[Slip]()
    for _round in range(MOST):
        passed_over = bool(of_no_help)
        for slip, candidate in _candidates(data, reading):
            if slip in of_no_help:
                continue
            if left <= 0:
                return data, reading
            new, tried = candidate, reading
            for new, tried in _tries(reading, candidate, read):  # noqa: B007 - the last counts
                left -= 1
            if _is_better(reading, tried):
                data, reading = new, tried
                break
            of_no_help.add(slip)
        else:
            if not passed_over:
                break
            of_no_help.clear()  # once more: what was mended since may let it help
    return data, reading


def _tries(old: Reading, data: bytes, read: ReadText) -> Iterator[tuple[bytes, Reading]]:
    """Yield a candidate, and it again with what it brought to light mended too, if all can be.

    A key that was no key hid its value: what is wrong with that is told once the key is right.
    """
    new = read(data)
    yield data, new
    for _level in range(_DEEPEST):
        brought = _unread(new) - _unread(old)
        problems = [each for each in new.problems if (each.code, each.message) in brought]
        if new.flaws or not problems or (after := _all_mended(data, new, problems)) is None:
            return
        data, new = after, read(after)
        yield data, new


def _all_mended(data: bytes, reading: Reading, problems: Sequence[Problem]) -> bytes | None:
    """Return the text with all that is told mended: keys first; None where something cannot be."""
    edits: list[Edit] = []
    values: list[Change] = []
    for problem in problems:
        if problem.code == _MISSING:
            continue  # it may be there under the wrong key
        if (edit := _key_edit(problem, reading)) is not None:
            edits.append(edit)
        elif (value := _value_for(problem, reading)) is not None:
            values.append(Set(problem.at, value))
        else:
            return None
    try:
        if edits:
            return spliced(data, reading.document, edits)
        return patched(data, values) if values else None
    except CannotEditError:
        return None


def _key_edit(problem: Problem, reading: Reading) -> Edit | None:
    """Return the edit of a key that is one of its place but for case, space and hyphen."""
    *above, name = problem.at or ("",)
    record = record_at(Case, tuple(above))
    if problem.code != _UNKNOWN or record is None:
        return None
    key = same(str(name), record.keys())
    mark = reading.document.key_at(problem.at)
    return None if key is None or mark is None else Edit(*mark, key)


def _is_better(old: Reading, new: Reading) -> bool:
    """Return whether a text has less wrong with it; what flaws hid is told once they are gone.

    Reading stops at the first thing that is no YAML: behind it there may be more, so it is
    enough that reading comes further.
    """
    before, after = _flaws(old), _flaws(new)
    if not before:
        before, after = _unread(old), _unread(new)
        return not new.flaws and after.total() < before.total() and not after - before
    stopped = [_stop(reading) for reading in (old, new)]
    more = (flaw for flaw in after - before if flaw[0] != _STOPS)
    is_further = stopped[1] > stopped[0] or after.total() < before.total()
    return is_further and next(more, None) is None


_UNKNOWN, _MISSING = "SAG201", "SAG202"
"""The codes of a key that is not one of its place, and of one that is not there."""
_STOPS, _FACTS = "SAG105", "SAG3"
"""The code of what stops the reading, and how those begin that are about what was read."""


def _stop(reading: Reading) -> float:
    """Return the line at which reading stopped; a number beyond all where it came to the end."""
    lines = [flaw.span.start.line for flaw in reading.flaws if flaw.code == _STOPS]
    return min(lines, default=math.inf)


def _flaws(reading: Reading) -> Counter[tuple[str, str]]:
    """Return the findings of a text by code and words: their places move with the text."""
    return Counter((flaw.code, flaw.message) for flaw in reading.flaws)


def _unread(reading: Reading) -> Counter[tuple[str, str]]:
    """Return what could not be read as it was meant: behind it there may be other findings."""
    told = ((problem.code, problem.message) for problem in reading.problems)
    return Counter(each for each in told if each[0] < _FACTS)


def _candidates(data: bytes, reading: Reading) -> Iterator[tuple[Slip, bytes]]:
    """Yield the text with one thing changed, for each that may be a slip."""
    if reading.document.value is not None and not reading.document.flaws:
        for problem in reading.problems:
            if (edit := _key_edit(problem, reading)) is not None:
                yield from _with_key(data, problem.at, edit, reading)
            elif (value := _value_for(problem, reading)) is not None:
                yield from _with_value(data, problem.at, value)
    yield from _with_lines(data, reading)


def _with_key(
    data: bytes, path: KeyPath, edit: Edit, reading: Reading
) -> Iterator[tuple[Slip, bytes]]:
    with suppress(CannotEditError):
        yield (path, str(path[-1]), edit.new), spliced(data, reading.document, [edit])


def _with_value(data: bytes, path: KeyPath, value: str) -> Iterator[tuple[Slip, bytes]]:
    with suppress(CannotEditError):
        yield (path, "", value), patched(data, [Set(path, value)])


def _value_for(problem: Problem, reading: Reading) -> str | None:
    """Return what must have been meant where a value is not what it should be, if it is certain."""
    text = value_at(reading.document.value, problem.at)
    names = tuple(part for part in problem.at if isinstance(part, str))
    record = record_at(Case, names[:-1])
    if not isinstance(text, str) or record is None or names[-1] not in record.attributes():
        return None
    key = asked_key(names[:-1], names[-1])
    if key.kind is AnswerKind.DAY:
        day = day_guess(text)
        return day.isoformat() if day is not None else None
    if key.kind is AnswerKind.YES_NO:
        word = text.strip().casefold()
        return "ja" if word in _YES else "nej" if word in _NO else None
    known: Any = key.choices
    if reading.ruleset is not None and not known:
        section = "roller" if key.kind is AnswerKind.ROLE else key.section
        known = words_of(section, reading.ruleset) if section is not None else ()
    return same(text, known)


def _with_lines(data: bytes, reading: Reading) -> Iterator[tuple[Slip, bytes]]:
    """Yield the text with a line put right, for each line of which something is told."""
    lines = data.decode("utf-8", "surrogateescape").splitlines(keepends=True)
    for number in _lines_told_of(reading):
        line = lines[number - 1] if number <= len(lines) else ""
        for new in dict.fromkeys(_lines_for(line)):
            if new != line:
                text = "".join([*lines[: number - 1], new, *lines[number:]])
                yield ((number,), line, new), text.encode("utf-8", "surrogateescape")


def _lines_told_of(reading: Reading) -> list[int]:
    numbers = [finding.span.start.line for finding in reading.diagnostics(names=True)]
    near = [number + step for number in numbers for step in (0, 1, -1)]
    return [number for number in dict.fromkeys(near) if number > 0]


def _lines_for(line: str) -> Iterator[str]:
    """Yield a line as it may have been meant: one slip at a time, then all."""
    slips: tuple[Callable[[str], str], ...] = (
        lambda text: _NO_SPACE.sub(r"\1: ", text),
        lambda text: _NO_SPACE_AFTER_HYPHEN.sub(r"\1- ", text),
        lambda text: _LIST_DASH.sub(r"\1-", text),
        lambda text: _WORDS_QUOTES.sub(r'"\1"', text),
        lambda text: letters.without_invisible(text).replace("\u00a0", " ").replace("\u202f", " "),
        _with_known_key,
    )
    for slip in slips:
        yield slip(line)
    whole = line
    for slip in slips:
        whole = slip(whole)
    yield whole


_KEY = re.compile(r"^([ ]*(?:- )?)([^\s:#\"'{\[][^:#]*?)(?=:(?:\s|$))")


def _with_known_key(line: str) -> str:
    """Return a line whose key is one of the format but for case, space and hyphen, as that one."""
    match = _KEY.match(line)
    if match is None:
        return line
    key = same(match[2], _every_key())
    return line if key is None else match[1] + key + line[match.end() :]


@cache
def _every_key() -> tuple[str, ...]:
    return tuple(dict.fromkeys(_keys_of(Case)))


def _keys_of(record: type[Record]) -> Iterator[str]:
    yield from record.keys()
    for _attribute, _danish, inner, _many in nested(record):
        yield from _keys_of(inner)
