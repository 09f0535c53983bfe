"""How a date is put into words."""

import pytest

from sagscli import language
from sagscli.deadlines.explanation import missing_text, reasons, term_text
from sagscli.deadlines.obligation import DateTerm
from tests.building import BORN_2022, SCHOOL_MEETING, VEJLE, case_of, day, found, starting, the


@pytest.fixture(autouse=True)
def words():
    language.use("en")
    yield
    language.use("en")


SOURCE = "folder: Statusmøder (V9)"
AFTER = DateTerm(
    "after", "opstart", day("2026-03-02"), 3, "months", None, day("2026-06-02"), SOURCE
)
BEFORE = DateTerm(
    "before", "skolestart", day("2027-08-01"), 6, "months", None, day("2027-02-01"), SOURCE
)
LAST = DateTerm(
    "last", "skolestart", day("2027-08-01"), 0, "days", (11, 1), day("2026-11-01"), SOURCE
)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (AFTER, "3 months after opstart 2026-03-02"),
        (AFTER._replace(amount=1), "1 month after opstart 2026-03-02"),
        (AFTER._replace(amount=10, unit="days"), "10 days after opstart 2026-03-02"),
        (AFTER._replace(amount=1, unit="days"), "1 day after opstart 2026-03-02"),
        (AFTER._replace(amount=4, unit="weeks"), "4 weeks after opstart 2026-03-02"),
        (AFTER._replace(amount=1, unit="weeks"), "1 week after opstart 2026-03-02"),
        (
            AFTER._replace(amount=10, unit="working_days"),
            "10 working days after opstart 2026-03-02",
        ),
        (BEFORE, "6 months before skolestart 2027-08-01"),
        (
            BEFORE._replace(expected=True),
            "6 months before the expected skolestart 2027-08-01",
        ),
        (AFTER._replace(event_date=None, day=None), "3 months after opstart (not known)"),
        (LAST, "the last 1 November before skolestart 2027-08-01"),
        (
            LAST._replace(applies=False),
            "the last 1 November before skolestart 2027-08-01 (does not apply here)",
        ),
    ],
)
def test_a_limb_in_words(term, text):
    assert term_text(term) == text


@pytest.mark.parametrize("term", [AFTER, BEFORE, LAST, AFTER._replace(event_date=None)])
def test_the_event_is_never_translated(term):
    """The municipality's words are Danish in every language."""
    for code in ("en", "da"):
        language.use(code)
        assert term.event in term_text(term)


def test_days_are_written_as_the_language_writes_them():
    language.use("da")
    assert "02-03-2026" in term_text(AFTER)
    assert "2026-03-02" not in term_text(AFTER)


def test_both_limbs_of_the_school_meeting_are_shown_and_one_binds():
    """A3: both hold; for 1 August it is 1 November."""
    case = case_of(barn=BORN_2022, skole={"start": "2027-08-01"})
    six_months, november = reasons(the(case, SCHOOL_MEETING), VEJLE)
    assert six_months.text == "6 months before skolestart 2027-08-01"
    assert (six_months.day, six_months.binds) == (day("2027-02-01"), False)
    assert november.text == "the last 1 November before skolestart 2027-08-01"
    assert (november.day, november.binds) == (day("2026-11-01"), True)


def test_the_limb_that_does_not_apply_is_shown_as_such():
    """A3, V14."""
    case = case_of(barn=BORN_2022, skole={"start": "2028-08-31"})
    six_months, november = reasons(the(case, SCHOOL_MEETING), VEJLE)
    assert six_months.binds
    assert not november.binds
    assert november.text.endswith("(does not apply here)")


def test_an_expected_start_is_said_to_be_so():
    """A13."""
    shown = reasons(the(case_of(barn=BORN_2022), SCHOOL_MEETING))
    assert all("the expected skolestart 2028-08-01" in one.text for one in shown)


def test_an_unknown_start_is_shown_without_days():
    shown = reasons(the(case_of(barn={}), SCHOOL_MEETING))
    assert [(one.day, one.binds) for one in shown] == [(None, False)] * 2
    assert all("skolestart (not known)" in one.text for one in shown)


def test_a_later_occurrence_is_one_sum_from_the_start():
    """A2, F: never chained."""
    third = found(starting("2026-08-31"), "statusmøde")[2]
    (reason,) = reasons(third)
    assert reason.text == "15 months after opstart 2026-08-31"
    assert (reason.day, reason.binds) == (day("2027-11-30"), True)


def test_minutes_without_a_date_have_no_reasons():
    """V15."""
    meeting = {"art": SCHOOL_MEETING, "afholdt": "2027-10-20"}
    case = case_of(barn=BORN_2022, møder=[meeting])
    assert reasons(the(case, "beslutningsreferat"), VEJLE) == ()


def test_the_reasons_cite_in_full():
    case = case_of(barn=BORN_2022)
    expected = "Minigrupper i daginstitutioner, Vejle Kommune: Forberedende møde (V14)"
    assert {one.source for one in reasons(the(case, SCHOOL_MEETING), VEJLE)} == {expected}


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("tilbud[0].opstart", ["opstart", "tilbud, entry 1"]),
        ("tilbud.opstart", ["tilbud", "opstart"]),
        ("barn.født", ["skole.start", "barn.født"]),
    ],
)
def test_what_is_missing_names_the_keys_to_fill_in(key, words):
    """design: unknown names the missing key."""
    assert all(word in missing_text(key) for word in words)
