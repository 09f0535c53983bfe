"""The settings of a case folder, ``sag.yaml``."""

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from sagscli.case.fields import EmptyMapWhenNone, MeetingDates, OneOrMore, Text, Whole, YesNo
from sagscli.case.key_roles import Day
from sagscli.case.record import Record, key
from sagscli.dates import add_months

DEFAULT_WINDOW = "60d"
LONGEST_WINDOW_DAYS = 3660
LONGEST_WINDOW_MONTHS = 120

_WINDOW = re.compile(r"([0-9]{1,4}) ?(d|u|w|m)?")
_UNIT_DAYS = {None: 1, "d": 1, "u": 7, "w": 7}
_SOME_DAY = date(2024, 1, 1)


def days_of_window(text: str, since: date) -> int:
    """Return the days of a window such as ``60d``, ``8u`` (weeks) or ``2m`` from `since` on.

    Months are of the calendar: six from 30 August end on 28 February (F).
    Raises ValueError for anything else, and for more than ten years.
    """
    match = _WINDOW.fullmatch(text.strip().lower())
    if match is None:
        raise ValueError(text)
    count = int(match[1])
    if match[2] == "m":
        days = (add_months(since, min(count, LONGEST_WINDOW_MONTHS + 1)) - since).days
        is_long = count > LONGEST_WINDOW_MONTHS
    else:
        days = count * _UNIT_DAYS[match[2]]
        is_long = days > LONGEST_WINDOW_DAYS
    if is_long:
        raise ValueError(text)
    return days


def _as_window(value: Any) -> str:
    try:
        days_of_window(str(value), _SOME_DAY)
        return str(value)
    except ValueError:
        raise PydanticCustomError("sag_window", "not a window") from None


class Settings(Record):
    """What a municipality sets once for a folder; every key may be left out."""

    title: Text | None = key("titel")
    language: Literal["da", "en"] | None = key("sprog")
    ruleset: Text | None = key("regelsæt")
    show_names: YesNo = key("vis-navne", default=False)
    window: Annotated[
        str,
        PlainValidator(_as_window),
        WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{1,4} ?[duwm]?$"}),
    ] = key("vindue", default=DEFAULT_WINDOW)
    meeting_dates: MeetingDates = key("mødedatoer", default={}, role=Day())
    mailbox: Text | None = key("postkasse")
    csv: Literal["standard", "excel"] = key("csv", default="standard")
    late_after: Whole = key("skrives-inden", default=14)
    signers: Annotated[dict[str, OneOrMore], EmptyMapWhenNone] = key("underskrivere", default={})
