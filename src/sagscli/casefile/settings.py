"""The settings of a case folder, ``sag.yaml``."""

import re
from typing import Annotated, Any, Literal

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from sagscli.case.fields import MeetingDates, Text, YesNo
from sagscli.case.key_roles import Day
from sagscli.case.record import Record, key

DEFAULT_WINDOW_DAYS = 60
LONGEST_WINDOW_DAYS = 3660

_WINDOW = re.compile(r"([0-9]{1,4}) ?(d|u|w|m)?")
_UNIT_DAYS = {None: 1, "d": 1, "u": 7, "w": 7, "m": 30}


def parse_window(text: str) -> int:
    """Return the days of a window such as ``60d``, ``8u`` (weeks) or ``2m`` (of 30 days).

    Raises ValueError for anything else, and for more than ten years.
    """
    match = _WINDOW.fullmatch(text.strip().lower())
    days = int(match[1]) * _UNIT_DAYS[match[2]] if match else -1
    if not 0 <= days <= LONGEST_WINDOW_DAYS:
        raise ValueError(text)
    return days


def _as_window(value: Any) -> int:
    try:
        return parse_window(str(value))
    except ValueError:
        raise PydanticCustomError("sag_window", "not a window") from None


class Settings(Record):
    """What a municipality sets once for a folder; every key may be left out."""

    title: Text | None = key("titel")
    language: Literal["da", "en"] | None = key("sprog")
    ruleset: Text | None = key("regelsæt")
    show_names: YesNo = key("vis-navne", default=False)
    window: Annotated[
        int,
        PlainValidator(_as_window),
        WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{1,4} ?[duwm]?$"}),
    ] = key("vindue", default=DEFAULT_WINDOW_DAYS)
    meeting_dates: MeetingDates = key("mødedatoer", default={}, role=Day())
    mailbox: Text | None = key("postkasse")
    csv: Literal["standard", "excel"] = key("csv", default="standard")
