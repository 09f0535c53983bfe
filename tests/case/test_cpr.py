"""CPR numbers (F). Every number here is a replacement number: 60 is added to its day."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagscli.case.cpr import birth_date, has_form, left_out, masked, numbers_in, without_end


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        # 0 to 3: the 1900s
        ("610100-0001", (1900, 1, 1)),
        ("910199-3001", (1999, 1, 31)),
        ("610137-0001", (1937, 1, 1)),
        ("610136-3001", (1936, 1, 1)),
        # 4 and 9: to 36 the 2000s, from 37 the 1900s
        ("740322-4005", (2022, 3, 14)),
        ("610100-4001", (2000, 1, 1)),
        ("610136-4001", (2036, 1, 1)),
        ("610137-4001", (1937, 1, 1)),
        ("610199-4001", (1999, 1, 1)),
        ("610136-9001", (2036, 1, 1)),
        ("610137-9001", (1937, 1, 1)),
        # 5 to 8: to 57 the 2000s, from 58 the 1800s
        ("610100-5001", (2000, 1, 1)),
        ("610157-5001", (2057, 1, 1)),
        ("610158-5001", (1858, 1, 1)),
        ("610199-5001", (1899, 1, 1)),
        ("610157-6001", (2057, 1, 1)),
        ("610158-7001", (1858, 1, 1)),
        ("610157-8001", (2057, 1, 1)),
        ("610158-8001", (1858, 1, 1)),
    ],
)
def test_the_seventh_digit_and_the_year_give_the_century(number, expected):
    assert birth_date(number) == date(*expected)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("610122-4001", (2022, 1, 1)),
        ("910122-4001", (2022, 1, 31)),
        ("890224-4001", (2024, 2, 29)),
        ("890200-4001", (2000, 2, 29)),
        ("7403224005", (2022, 3, 14)),
    ],
)
def test_a_replacement_number_has_60_added_to_its_day(number, expected):
    assert birth_date(number) == date(*expected)


@pytest.mark.parametrize(
    "number",
    [
        "600122-4001",  # day 0
        "920122-4001",  # day 32
        "910422-4001",  # 31 April
        "890223-4001",  # 29 February 2023
        "890200-0001",  # 29 February 1900
        "611322-4001",
        "610022-4001",
    ],
)
def test_a_date_that_does_not_exist(number):
    assert birth_date(number) is None
    assert has_form(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "740322",
        "740322-400",
        "740322-40055",
        "740322 4005",
        "740322--4005",
        " 740322-4005",
        "740322-4005\n",
        "74O322-4005",
        "٧٤٠٣٢٢-4005",
        "740322-XXXX",
    ],
)
def test_what_has_not_the_form(text):
    assert not has_form(text)
    assert birth_date(text) is None


def test_no_number_is_refused_by_its_check_digits():
    """F: modulus 11 has not been guaranteed since 2007."""
    assert all(birth_date(f"740322-400{last}") == date(2022, 3, 14) for last in range(10))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alma (740322-4005) trives", ["7403224005"]),
        ("7403224005", ["7403224005"]),
        ("740322 4005", ["7403224005"]),
        ("cpr740322-4005.", ["7403224005"]),
        ("740322-4005, 610122-4001", ["7403224005", "6101224001"]),
        ("tlf. 99999999", []),
        ("faktura 12740322-4005", []),
        ("740322-40055", []),
        ("9999999999", []),
        ("740322-XXXX", []),
        ("740322\n4005", []),
        ("", []),
    ],
)
def test_numbers_in_a_text(text, expected):
    assert numbers_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("740322-4005", "740322-XXXX"),
        ("7403224005", "740322XXXX"),
        ("740322 4005", "740322 XXXX"),
        ("Alma 740322-4005 og Bo 610122-4001", "Alma 740322-XXXX og Bo 610122-XXXX"),
        ("740322-XXXX", "740322-XXXX"),
        ("Ingen numre, kun 12345678", "Ingen numre, kun 12345678"),
    ],
)
def test_masked(text, expected):
    """F: a number never appears in default output."""
    assert masked(text) == expected
    assert masked(expected) == expected


def test_a_masked_text_holds_no_number():
    assert numbers_in(masked("740322-4005 740322 4005 7403224005")) == []


@pytest.mark.parametrize(
    "spelling",
    [
        "7403224005",
        "740322-4005",
        "740322 4005",
        "740322–4005",
        "740322—4005",
        "740322−4005",
        "740322‑4005",
        "740322.4005",
        "740322/4005",
        "740322_4005",
        "740322 - 4005",
        "740322--4005",
        "740322\u00a04005",
        "740322\u200b4005",
        "740322\u00ad-4005",
        "74 03 22 4005",
        "74 03 22-4005",
        "74.03.22-4005",
        "74/03/22–4005",
        "74-03-22-4005",
        "７４０３２２－４００５",
        "٧٤٠٣٢٢-٤٠٠٥",
        "७४०३२२ ४००५",
        "740322-4005²",
        "740322 nr. 4005",
        "740322, sidste fire cifre: 4005",
        "740322 og de sidste fire 4005",
        "740322 xx 4005",
        "740322 (4005)",
        "740322 ---- 4005",
        "740322-40 05",
        "74 03 22 40 05",
        "74/03/22 - 40/05",
        "74.03.22 nr. 4005",
        "7 4 0 3 2 2 4 0 0 5",
        "7 4 0 3 2 2 - 4 0 0 5",
        "7-4-0-3-2-2-4-0-0-5",
        "7\u200b4\u200b0\u200b3\u200b2\u200b2\u200b4\u200b0\u200b0\u200b5",
        "740322\ufffd4005",
        "𝟕𝟒𝟎𝟑𝟐𝟐-𝟒𝟎𝟎𝟓",
    ],
)
def test_a_number_is_known_in_any_spelling(spelling):
    text = f"Nummeret {spelling}, siger de."
    assert numbers_in(text) == ["7403224005"]
    hidden = masked(text)
    figures = [str(unicodedata.decimal(sign)) for sign in hidden if sign.isdecimal()]
    assert "".join(figures) == "740322"
    assert hidden.count("X") == 4
    assert masked(hidden) == hidden


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("⁷⁴⁰³²²-⁴⁰⁰⁵", "⁷⁴⁰³²²-XXXX"),
        ("740322-⁴⁰⁰⁵", "740322-XXXX"),
        ("⑦④⓪③②②④⓪⓪⑤", "⑦④⓪③②②XXXX"),
        ("7️⃣4️⃣0️⃣3️⃣2️⃣2️⃣4️⃣0️⃣0️⃣5️⃣", "7️⃣4️⃣0️⃣3️⃣2️⃣2️⃣X️⃣X️⃣X️⃣X️⃣"),
    ],
)
def test_a_number_of_raised_or_ringed_figures_is_hidden(text, shown):
    assert numbers_in(text) == ["7403224005"]
    assert masked(text) == shown
    assert masked(shown) == shown


@pytest.mark.parametrize(
    "text", ["14032022-4005", "14.03.2022-4005", "14-03-2022 4005", "14. 03. 2022 - 4005"]
)
def test_a_number_may_have_its_year_in_full(text):
    assert numbers_in(text) == ["1403224005"]
    assert masked(text) == text.replace("4005", "XXXX")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("740322-40055", "740322-XXXXX"),
        ("7403222-4005", "740322X-XXXX"),
        ("7403222-40055", "740322X-XXXXX"),
        ("74031922-4089", "74031922-XXXX"),  # the number means 2022
        ("fra 01012026-31012026", "fra 01012026-31012026"),
    ],
)
def test_a_number_that_was_typed_wrong_is_hidden(text, shown):
    """Which number it is, it does not say: it is hidden, and no finding calls it a number."""
    assert masked(text) == shown
    assert numbers_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "VEJ-2026-001-7403224005",
        "VEJ2026001_7403224005_x",
        "sager/VEJ-2026-001-740322-4005.yaml",
        "2026-740322-4005",
        "1 2 3 7403224005",
        "01-02-2026 740322-4005",
    ],
)
def test_a_number_is_known_behind_other_figures(text):
    """F: the first ten digits of a file's name may be the case's number and half the child's."""
    assert "7403224005" in numbers_in(text)
    assert "4005" not in masked(text)
    assert "4005" not in left_out(text)
    assert masked(masked(text)) == masked(text)


def test_a_text_of_many_figures_takes_no_longer():
    """Runs of digits that are no number are passed over, each once."""
    assert masked("12 " * 100_000 + "1" * 100_000).endswith("1")


@given(st.text(alphabet="0123479 .-–x²⑦\u200b\u0663", max_size=40))
def test_what_was_hidden_once_stays_as_it_is(text):
    """F: a text passes the mask where it is made, and again on its way out."""
    hidden = masked(text)
    assert len(hidden) == len(text)
    assert masked(hidden) == hidden


@pytest.mark.parametrize(
    "text",
    [
        "fra 2026-10-05 til 2027-11-01",
        "05-10-2026 kl. 09.30 til 11.15",
        "den 5.10.2026, 12 børn og 1500 kr.",
        "01-11-2026 1234",
        "tlf. 12 34 56 78, lokal 9012",
        "99 99 99 9999",
        "74\n03 22 4005",
        "13/13  02-10-2026",  # a count beside a day, in a row of a list (H5)
        "12/14  10-07-2026",
        "| 13/13 | 02-10-2026 |",
        "kl. 10.15 02-10-2026",
        "010126 1030",  # a day and a time of day
        "01.01.26 1030",
        "010126 kl. 1030",
        "01.02.26 kl. 10.30",
        "01-02-2026 10:30",
        "20260101T101500",
        "010190 til 1995",
        "tlf. 20 10 15 16, 21 22 23 24",
        "20 10 15 16 21 22 23 24",
        "tlf. 12 11 10 78, lokal 9012",
        "+45 12 34 56 78",
        "0045 12 34 56 78",
        "01.02.22: 4500 kr.",
        "den 01.02.22 4500 kr",
        "Den 14.03.22 i 5000 Odense",
        "01.01.2026-31.12.2026",
        "260901-123",
        "EAN 5790000123456",
        "1, 2, 3, 4, 5, 6, 7, 8, 9, 10",
        "740322-XXXX og 4005",
    ],
)
def test_other_figures_are_left_alone(text):
    assert masked(text) == text
    assert numbers_in(text) == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("740322-4005", "740322-XXXX"),
        ("740322–4005", "740322–XXXX"),
        ("74.03.22.4005 (mor)", "74.03.22.XXXX (XXX)"),
        ("4005", "XXXX"),
        ("ukendt", "XXXXXX"),
        ("7403224005999", "740322XXXXXXX"),
    ],
)
def test_whatever_stands_for_a_number_is_hidden_after_the_sixth_digit(typed, shown):
    assert without_end(typed) == shown


@pytest.mark.parametrize(
    "text",
    ["13-02-10-2026", "13 02 10 2026", "13 - 02-10-2026", "13/02-10-2026", "13 02-10-2526"],
)
def test_only_a_day_as_tables_write_it_is_taken_for_one(text):
    assert masked(text) == f"{text[:-4]}XXXX"
