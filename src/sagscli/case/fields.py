"""The types a scalar in a file can have.

The reader hands every scalar over as text (or None for an empty one). Only here,
where a field says what it is, does text become a date, a yes/no or a number, so
``nej``, ``0101201234`` and ``12:30`` stay what was typed everywhere else.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, PlainValidator, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from sagscli import letters

FIRST_YEAR, LAST_YEAR = 1900, 2099

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH_DAY = re.compile(r"[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"[0-9]{1,6}")


_BLANKS = frozenset(
    {
        *("…", "...", "YYYY-MM-DD", "ÅÅÅÅ-MM-DD"),
        *("ja or nej", "ja eller nej", "bevilget or afslag", "bevilget eller afslag"),
    }
)
"""What stands for a place to fill in, in the lines a checklist gives: it says nothing yet."""


def is_blank(value: Any) -> bool:
    """Return whether a value is a place that is still to be filled in."""
    return isinstance(value, str) and letters.plain(value).strip() in _BLANKS


def _scalar(value: Any, seen_as: Callable[[str], str] = letters.plain) -> str:
    if isinstance(value, str):
        # What no one can see does not make two words different (a name, a role, a kind).
        stripped = (value if value.isascii() else seen_as(value)).strip()
        if stripped in _BLANKS:
            raise PydanticCustomError("sag_blank", "still to be filled in")
        if stripped:
            return stripped
        raise PydanticCustomError("sag_empty", "empty")
    raise PydanticCustomError("sag_empty" if value is None else "sag_not_text", "not a text")


def _text(value: Any) -> str:
    return _scalar(value, letters.alike)


def _as_date(value: Any) -> date:
    text = _scalar(value)
    if not _ISO.fullmatch(text):
        raise PydanticCustomError("sag_date_form", "not an ISO date")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("sag_date_none", "no such date") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise PydanticCustomError("sag_date_far", "not in this or the last century")
    return day


def _as_month_day(value: Any) -> tuple[int, int]:
    text = _scalar(value)
    if _MONTH_DAY.fullmatch(text):
        month, day = int(text[:2]), int(text[3:])
        try:
            date(2001, month, day)  # 29 February is refused: it is not in every year
        except ValueError:
            pass
        else:
            return month, day
    raise PydanticCustomError("sag_month_day", "not a day of every year, written MM-DD")


def _as_yes_no(value: Any) -> bool:
    text = _scalar(value)
    if text in ("ja", "nej"):
        return text == "ja"
    raise PydanticCustomError("sag_yes_no", "neither ja nor nej")


def _as_whole(value: Any) -> int:
    text = _scalar(value)
    if _WHOLE.fullmatch(text):
        return int(text)
    raise PydanticCustomError("sag_whole", "not a whole number")


def _none_is_empty(value: Any) -> Any:
    return () if value is None else value


def _one_is_a_list(value: Any) -> Any:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def _none_is_empty_map(value: Any) -> Any:
    return {} if value is None else value


_TEXT_SCHEMA = {"type": ["string", "number", "boolean"]}

Text = Annotated[str, PlainValidator(_text), WithJsonSchema(_TEXT_SCHEMA)]
"""Text of at least one character that is not white space; outer white space is dropped.

Marks that no one can see are dropped too, and letters have their ordinary form: so two words
that look alike are alike wherever they are compared."""

Date = Annotated[
    date,
    PlainValidator(_as_date),
    WithJsonSchema({"type": "string", "pattern": r"^(19|20)\d\d-\d\d-\d\d$", "format": "date"}),
]
"""A day, written YYYY-MM-DD, from 1900 to 2099."""

MonthDay = Annotated[
    tuple[int, int],
    PlainValidator(_as_month_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d\d-\d\d$"}),
]
"""A day of every year, written MM-DD; (month, day)."""

YesNo = Annotated[
    bool, PlainValidator(_as_yes_no), WithJsonSchema({"enum": ["ja", "nej", True, False]})
]
"""``ja`` or ``nej``."""

Whole = Annotated[int, PlainValidator(_as_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
"""A whole number from 0 to 999999."""


EmptyWhenNone = BeforeValidator(_none_is_empty)
"""Let a key with nothing after it stand for an empty list."""

OneIsAList = BeforeValidator(_one_is_a_list)
"""Let one value stand for a list of itself."""

OneOrMore = Annotated[
    tuple[Text, ...],
    OneIsAList,
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": _TEXT_SCHEMA}]}),
]
"""A list of texts, or one text that stands for a list of itself."""

EmptyMapWhenNone = BeforeValidator(_none_is_empty_map)
"""Let a key with nothing after it stand for an empty mapping."""

Days = tuple[Date, ...]

DAYS, DISTRICTS = "[days]", "[districts]"
"""The two forms that meeting dates have; in brackets, for they are no keys of a file."""

IN_ORDER, BY_WORD = "[in order]", "[by word]"
"""The two forms that texts have which stand in a list, or each under a word of the ruleset."""

FORMS = frozenset({DAYS, DISTRICTS, IN_ORDER, BY_WORD})
"""What is no key of a file, though it stands on the way to a value."""


def _form_of_dates(value: Any) -> str:
    return DISTRICTS if isinstance(value, dict) else DAYS


MeetingDays = Annotated[
    Annotated[Days, EmptyWhenNone, Tag(DAYS)]
    | Annotated[dict[str, Annotated[Days, EmptyWhenNone]], Tag(DISTRICTS)],
    Discriminator(_form_of_dates),
]
"""Days; or days by district, where each has its own meetings (H6)."""

MeetingDates = Annotated[dict[str, MeetingDays], EmptyMapWhenNone]
"""The days on which those who decide meet, by their role."""

TextByWord = Annotated[dict[str, Text | None], EmptyMapWhenNone]
"""A text for each of some words of the ruleset: the fields of a form, the topics of a meeting."""

Texts = Annotated[tuple[Text, ...], EmptyWhenNone]
"""Any number of texts."""


def _form_of_texts(value: Any) -> str:
    return BY_WORD if isinstance(value, dict) else IN_ORDER


TextsOrByWord = Annotated[
    Annotated[tuple[Text, ...], EmptyWhenNone, Tag(IN_ORDER)]
    | Annotated[dict[str, Text], Tag(BY_WORD)],
    Discriminator(_form_of_texts),
]
"""Texts in a list, or one for each of some words of the ruleset."""
