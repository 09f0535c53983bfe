"""Where things are in the picture: on their day, inside it, and not on one another."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagscli.documents.picture import case_picture
from sagscli.documents.picture.axis import LEFT, RIGHT, axis_over
from tests.asking import CHILD, HADERSLEV, LEARNING
from tests.building import VEJLE, case_of, meeting, placement, thoroughly
from tests.documents.drawn import SAMPLES, TODAY, labels, picture_of, sample, stray, svg, touches

NUMBERS = sorted(path.stem for path in (SAMPLES / "sager").rglob("*.yaml"))
DAYS = st.dates(date(2020, 1, 1), date(2029, 12, 31))
READABLE = st.dates(date(1900, 1, 1), date(2099, 12, 31))
"""What a case or --as-of may say."""
ANY_DAY = st.dates(date(1, 1, 1), date(9999, 12, 31))


def check(picture):
    """Fail unless everything stands on its day, inside, apart, and is told in words."""
    places = {(one.day, one.x) for one in picture.marks}
    places |= {(one.start, one.x) for one in picture.bars}
    (first, left), (last, right) = min(places), max(places)
    for day, x in places:
        share = (day - first).days / max((last - first).days, 1)
        assert x == pytest.approx(left + share * (right - left), abs=0.11)
    assert stray(picture) == []
    for one, other in combinations(labels(picture), 2):
        assert not touches(one.box, other.box), (one, other)
    told = {one.number: one.day for one in picture.lines if one.number is not None}
    drawn = [(int(one.number.text), one.day) for one in picture.marks]
    drawn += [(int(one.number.text), one.start) for one in picture.bars]
    assert told == dict(drawn)
    assert len(told) == len(drawn)
    assert all(one.number.x == one.x for one in picture.marks)


@st.composite
def cases(draw, days):
    """Draw a case with some of everything, each on any day of `days`."""
    some = st.lists(days.map(date.isoformat), max_size=5)
    kinds = st.sampled_from(["statusmøde", "forberedende-skolemøde", "x"])
    meetings = [meeting(one, art=draw(kinds)) for one in draw(some)]
    meetings += [meeting(None, one, art=draw(kinds)) for one in draw(some)]
    return case_of(
        barn=CHILD | {"født": draw(days).isoformat()},
        møder=meetings,
        tilbud=[placement(one) for one in draw(some)],
        handleplaner=[{"dato": one} for one in draw(some)],
        henvisninger=[{"til": "minigruppe", "sendt": one} for one in draw(some)],
        indsatser=[{"niveau": "forebyggende", "start": one} for one in draw(some)],
        faser=[{"fase": "fase-1", "start": one} for one in draw(some)],
    )


@pytest.mark.parametrize("number", NUMBERS)
def test_samples(number):
    check(sample(number))


@thoroughly
@given(cases(DAYS), DAYS, st.sampled_from([VEJLE, HADERSLEV, LEARNING]))
def test_any_course(case, as_of, ruleset):
    picture = case_picture(case, ruleset, as_of)
    if picture is not None:
        check(picture)


@thoroughly
@given(cases(READABLE), READABLE)
def test_days_that_cannot_belong_together(case, as_of):
    picture = case_picture(case, VEJLE, as_of)
    if picture is not None:
        check(picture)
        assert svg(picture)


@thoroughly
@given(ANY_DAY, ANY_DAY, ANY_DAY)
def test_a_day_lies_at_its_share_of_the_line(one, other, between):
    first, last = sorted((one, other))
    if (last - first).days > 20 * 366:
        last = first + timedelta(days=20 * 366)
    axis = axis_over(first, last)
    assert axis.begins <= first <= last <= axis.ends
    whole = (axis.ends - axis.begins).days + 1
    if axis.holds(between):
        share = (between - axis.begins).days / whole
        assert axis.x(between) == pytest.approx(LEFT + share * (RIGHT - LEFT), abs=0.051)
    else:
        assert axis.x(between) in (axis.x(axis.begins), axis.x(axis.ends))


@pytest.mark.parametrize("months", [3, 6, 12, 13, 24, 39, 48, 60, 84])
def test_the_axis_has_divisions_to_read_it_by(months):
    axis = axis_over(date(2026, 2, 1), date(2026 + (months + 1) // 12, (months + 1) % 12 + 1, 1))
    named = list(axis.labels(0))
    assert 3 <= len(axis.ticks()) <= 14
    assert len({one.text for one in named if one.text.isdigit()}) >= months // 12
    for label in named:
        assert label.box.right <= 660


def test_seven_years_of_meetings():
    held = [(date(2020, 3, 2) + timedelta(days=182 * at)).isoformat() for at in range(14)]
    case = case_of(
        barn=CHILD | {"født": "2020-09-14"},
        skole={"start": "2027-08-01"},
        tilbud=[placement("2020-01-02")],
        møder=[meeting(one) for one in held],
    )
    picture = picture_of(case, as_of=TODAY)
    check(picture)
    years = [one.text for one in picture.tick_labels]
    assert years == [str(year) for year in range(2020, 2028)]


def test_the_same_day_many_times_is_stacked():
    case = case_of(barn=CHILD, møder=[meeting("2026-06-01", art=f"m{at}") for at in range(12)])
    words = VEJLE.model_copy(
        update={
            "meetings": {
                f"m{at}": VEJLE.meetings["statusmøde"].model_copy(update={"title": f"M{at}"})
                for at in range(12)
            }
        }
    )
    picture = picture_of(case, words)
    check(picture)
    there = [mark for mark in picture.marks if mark.day == date(2026, 6, 1)]
    assert len({mark.x for mark in there}) == 1
    assert len({mark.y for mark in there}) == 12


def test_a_school_start_stands_on_the_end_of_its_course():
    picture = picture_of(case_of(barn=CHILD, tilbud=[placement("2026-03-02")]))
    (bar,) = picture.bars
    (school,) = [mark for mark in picture.marks if mark.shape == "house"]
    assert school.x == pytest.approx(bar.x + bar.width, abs=0.11)
    assert school.y == bar.y + bar.height / 2
