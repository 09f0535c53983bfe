"""Write the Danish days off to deadlines/calendars/dk.json, from the `holidays` library.

Run by hand when a law changes them; tests/deadlines/test_workdays.py holds the two together.
The library is not needed at run time: importing it costs more than all of `sag deadlines`.
"""

import json
from pathlib import Path

import holidays

CALENDAR = Path(__file__).parent.parent / "src/sagscli/deadlines/calendars/dk.json"
FIRST_YEAR, LAST_YEAR = 1990, 2110
OTHER_DAYS = {"06-05", "12-24", "12-31"}
"""Days without public holiday on which Danish authorities are closed (F)."""


def days_off(year: int) -> list[str]:
    """Return the year's days off as MM-DD, Saturdays and Sundays not counted in."""
    public = {day.strftime("%m-%d") for day in holidays.country_holidays("DK", years=year)}
    return sorted(public | OTHER_DAYS)


def calendar() -> str:
    """Return the whole table as JSON, a year on each line."""
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    lines = [f"  {json.dumps(str(year))}: {json.dumps(days_off(year))}" for year in years]
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    CALENDAR.write_text(calendar(), encoding="utf-8")
