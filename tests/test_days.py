"""Days in words against CLDR, as Babel has it: every day of a leap year and of another."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date

from sagscli import days, language

DAYS = [date(2024, 1, 1) + timedelta(days=at) for at in range(366 + 365)]

FORMS = {
    "da": {
        days.long: "long",
        days.full: "full",
        days.weekday: "EEE dd-MM",
        days.short: "dd-MM-y",
    },
    "en": {
        days.long: "long",
        days.full: "full",
        days.weekday: "EEE d MMM",
        days.short: "y-MM-dd",
    },
}
LOCALES = {"da": "da", "en": "en_GB"}


@pytest.mark.parametrize("tongue", ["da", "en"])
def test_a_day_is_written_as_the_language_writes_it(tongue) -> None:
    language.use(tongue)
    for written, form in FORMS[tongue].items():
        wanted = [format_date(day, form, locale=LOCALES[tongue]) for day in DAYS]
        if written is days.weekday:  # the point of a short weekday is left out
            wanted = [text.replace(".", "") for text in wanted]
        assert [written(day) for day in DAYS] == wanted


@pytest.mark.parametrize(("tongue", "form"), [("da", "d. MMMM"), ("en", "d MMMM")])
def test_a_day_of_every_year_has_no_year(tongue, form) -> None:
    language.use(tongue)
    for day in DAYS:
        text = format_date(day, form, locale=LOCALES[tongue])
        assert days.of_every_year(day.month, day.day) == text


@pytest.mark.parametrize("tongue", ["da", "en"])
@pytest.mark.parametrize(
    ("written", "form"),
    [
        (days.danish, "long"),
        (days.danish_compact, "medium"),
        (days.danish_month, "MMMM y"),
    ],
)
def test_documents_are_danish_whatever_the_language(tongue, written, form) -> None:
    language.use(tongue)
    assert [written(day) for day in DAYS] == [format_date(day, form, locale="da") for day in DAYS]
    ticks = [format_date(day, "MMM", locale="da").rstrip(".") for day in DAYS]
    assert [days.danish_tick(day) for day in DAYS] == ticks


def test_no_day_is_an_empty_cell() -> None:
    assert days.short(None) == ""
