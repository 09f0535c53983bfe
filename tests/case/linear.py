"""Whether a pattern takes time in proportion to the text: told from its form, not by a clock.

`re` counts nothing that a program could read, and a clock tells of the machine. What makes a
pattern slow can be seen: something repeated that holds a choice of how often, or that the next
thing may match too. Where neither is, there is one way on at each sign and nothing to go back to.
"""

import re
from collections.abc import Iterator, Sequence
from re import _compiler, _parser  # type: ignore[attr-defined]  # how a pattern is made of its parts
from typing import Any

Parts = Sequence[tuple[Any, Any]]

_REPEATS = {_parser.MAX_REPEAT, _parser.MIN_REPEAT}
_OF_ONE_SIGN = {_parser.LITERAL, _parser.NOT_LITERAL, _parser.IN, _parser.ANY}
_WIDTHLESS = {_parser.AT, _parser.ASSERT, _parser.ASSERT_NOT}
SIGNS = [chr(at) for at in range(0x250)] + list(
    "\u0300\u030a\u200b\u200d\u2013\u2014\u00a0\u0130\uff0d"
)


def forks(pattern: re.Pattern[str]) -> list[str]:
    """Return the places of a pattern from which there is more than one way on; none is linear."""
    tree = _parser.parse(pattern.pattern, pattern.flags)
    return list(_forks(list(tree), (), pattern.flags))


def _forks(parts: Parts, after: Parts, flags: int) -> Iterator[str]:
    for at, (kind, value) in enumerate(parts):
        rest = [*parts[at + 1 :], *after]
        if kind in _REPEATS:
            yield from _of_repeat(value, rest, flags)
        elif kind is _parser.SUBPATTERN:
            yield from _forks(list(value[-1]), rest, flags)
        elif kind is _parser.BRANCH:
            for way in value[1]:
                yield from _forks(list(way), rest, flags)
        elif kind in (_parser.ASSERT, _parser.ASSERT_NOT):
            yield from _forks(list(value[1]), (), flags)


def _of_repeat(value: Any, rest: Parts, flags: int) -> Iterator[str]:
    least, most, repeated = value
    inner = list(repeated)
    if len(inner) != 1 or inner[0][0] not in _OF_ONE_SIGN:
        yield f"more than one sign is repeated: {inner}"
        return
    both = _signs(inner[0], flags) & _first(rest, flags)
    if least != most and both:
        yield f"{sorted(both)[:5]} may be one more or what comes next: {inner} {list(rest)[:1]}"


def _first(parts: Parts, flags: int) -> set[str]:
    """Return the signs that the next thing can begin with; what has no width is looked past."""
    signs: set[str] = set()
    for kind, value in parts:
        if kind in _WIDTHLESS:
            continue
        if kind in _REPEATS:
            signs |= _first(list(value[2]), flags)
            if value[0] == 0:
                continue
        elif kind is _parser.SUBPATTERN:
            signs |= _first(list(value[-1]), flags)
        elif kind is _parser.BRANCH:
            for way in value[1]:
                signs |= _first(list(way), flags)
        else:
            signs |= _signs((kind, value), flags)
        return signs
    return signs


def _signs(part: tuple[Any, Any], flags: int) -> set[str]:
    """Return which of SIGNS, and of the signs it names itself, a part of one sign matches."""
    state = _parser.State()
    state.flags = flags
    single = _compiler.compile(_parser.SubPattern(state, [part]), flags & ~re.DEBUG)
    own = [chr(part[1])] if part[0] in (_parser.LITERAL, _parser.NOT_LITERAL) else []
    return {sign for sign in {*SIGNS, *own} if single.fullmatch(sign)}
