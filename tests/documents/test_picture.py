"""The picture of a course: what is in it, and how it is told in words."""

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from sagscli.documents.environment import built_in_templates
from sagscli.documents.picture import case_picture
from sagscli.documents.picture.focus import MOST_DRAWN
from sagscli.documents.picture.words import NO_ROOM
from tests.asking import CHILD, GROUP, HADERSLEV, LEARNING
from tests.building import (
    BORN_2022,
    VEJLE,
    case_of,
    day,
    meeting,
    placement,
    ruleset_of,
    school_meeting,
)
from tests.documents.drawn import TODAY, html, picture_of, sample, svg, texts

CHILD_AT_HOME = {"navn": "Alma Eksempel"}


def lines(*meetings, as_of=TODAY, **keys):
    keys = {"barn": CHILD, "tilbud": [placement("2026-03-02")]} | keys
    return texts(picture_of(case_of(møder=list(meetings), **keys), as_of=as_of))


def standing(picture, text):
    (found,) = [one for one in picture.lines if text in one.text]
    return found.shape, found.state.value, found.expected


def test_a_case_without_dates_has_no_picture():
    assert case_picture(case_of(barn=CHILD_AT_HOME), VEJLE, TODAY) is None


def test_a_course_runs_to_the_expected_school_start_and_says_so_a13():
    picture = picture_of(case_of(barn=CHILD, tilbud=[placement("2026-03-02")]))
    (bar,) = picture.bars
    assert bar.expected
    assert "2. marts 2026: Minigruppe – til forventet skolestart 1. august 2028" in texts(picture)
    assert standing(picture, "Skolestart") == ("house", "upcoming", True)
    # V14: reckoned from the expected start, so expected too
    assert standing(picture, "Forberedende skolemøde") == ("circle", "upcoming", True)
    assert standing(picture, "Statusmøde nr. 1") == ("circle", "overdue", False)
    assert svg(picture).count("stroke-dasharray") == 3  # the bar, the school, the school meeting


def test_a_given_school_start_and_an_end_are_not_expected_a13():
    case = case_of(
        barn=CHILD, skole={"start": "2028-08-01"}, tilbud=[placement("2026-03-02", "2027-06-30")]
    )
    picture = picture_of(case)
    assert texts(picture)[0] == "2. marts 2026: Minigruppe – til 30. juni 2027"
    assert "30.\N{NO-BREAK SPACE}juni" in picture.lines[0].text  # a date is not parted
    assert not any(one.expected for one in (*picture.bars, *picture.lines))
    assert "dasharray" not in svg(picture)


def test_an_expected_school_start_gone_by_has_not_happened_a18():
    picture = picture_of(case_of(barn=CHILD), as_of=date(2028, 10, 1))
    assert standing(picture, "Skolestart") == ("house", "doubtful", True)


def test_a_course_is_filled_until_the_day_asked_for():
    case = case_of(barn=CHILD, tilbud=[placement("2026-03-02")])
    (bar,) = picture_of(case).bars
    assert bar.x + bar.done == pytest.approx(picture_of(case).today_x, abs=0.11)
    (before,) = picture_of(case, as_of=date(2026, 2, 1)).bars
    assert before.done == 0
    ended = case_of(barn=CHILD, tilbud=[placement("2025-03-03", "2026-03-02")])
    (over,) = picture_of(ended).bars
    assert over.ahead == 0


def test_meetings_are_held_planned_due_overdue_or_missed_v9_a15():
    held = lines(meeting("2026-06-01"), meeting(None, "2026-11-25"))
    assert "1. juni 2026: Statusmøde nr. 1 – afholdt" in held
    assert "25. november 2026: Statusmøde nr. 2 – planlagt (frist 2. december 2026)" in held
    assert "2. juni 2027: Statusmøde nr. 3 – frist" in held
    assert "12. juni 2026: Statusmøde nr. 1 – afholdt 10 dage efter fristen" in lines(
        meeting("2026-06-12")
    )
    assert "2. juni 2026: Statusmøde nr. 1 – fristen er overskredet" in lines()
    overtaken = lines(meeting("2026-12-01", number=2), as_of=date(2026, 12, 5))
    assert "2. juni 2026: Statusmøde nr. 1 – ikke nået" in overtaken
    late = lines(meeting("2026-06-01"), meeting(None, "2026-12-09"))
    assert "9. december 2026: Statusmøde nr. 2 – planlagt efter fristen 2. december 2026" in late


def test_a_meeting_is_told_once():
    told = lines(meeting("2026-06-01"), meeting(None, "2026-11-25"))
    assert sum("Statusmøde nr. 2" in one for one in told) == 1
    assert sum("25. november" in one for one in told) == 1


def test_what_no_rule_asks_for_is_shown_too():
    told = lines(meeting("2026-06-01", art="overgangsmøde"), meeting(None, "2026-11-25", art="x"))
    assert "1. juni 2026: Møde med den modtagende skole – afholdt" in told
    assert "25. november 2026: Møde – planlagt" in told


def test_a_planned_day_gone_by_is_not_taken_for_held():
    picture = picture_of(case_of(barn=CHILD, møder=[meeting(None, "2026-09-01", art="x")]))
    assert standing(picture, "ikke noteret som afholdt") == ("circle", "doubtful", False)


def test_what_happened_later_is_seen_as_planned():
    before = lines(meeting("2026-11-25", "2026-11-20"), as_of=date(2026, 11, 1))
    assert "20. november 2026: Statusmøde nr. 2 – planlagt (frist 2. december 2026)" in before


def test_plans_and_referrals_have_shapes_of_their_own():
    case = case_of(
        barn=CHILD,
        tilbud=[placement("2026-03-02")],
        handleplaner=[{"nummer": "1", "dato": "2026-06-01"}],
        henvisninger=[
            {
                "til": "minigruppe",
                "sendt": "2026-01-22",
                "afgørelse": {"dato": "2026-02-05", "udfald": "bevilget"},
            },
            {"til": "minigruppe", "sendt": "2026-09-22", "møde": "2026-11-05"},
        ],
    )
    picture = picture_of(case)
    assert standing(picture, "Status og handleplan nr. 1 – skrevet") == ("square", "done", False)
    assert standing(picture, "bevilget") == ("diamond", "done", False)
    assert standing(picture, "behandles på møde") == ("diamond", "planned", False)
    assert "22. januar 2026: Henvisning til minigruppe – sendt" in texts(picture)


def test_every_state_looks_different_without_colour():
    picture = picture_of(
        case_of(
            barn=CHILD,
            tilbud=[placement("2025-03-03")],
            møder=[
                meeting("2025-12-01", number=2),
                meeting(None, "2026-11-25", number=4),
                meeting(None, "2026-01-01", art="x"),
            ],
        )
    )
    states = {one.state.value for one in picture.marks if one.shape == "circle"}
    assert states == {"done", "planned", "upcoming", "overdue", "missed", "doubtful"}
    signs = re.findall(r'<g transform="[^"]*">(.*<circle r="7.5"/>.*)</g>', svg(picture))
    plain = {re.sub(r'#a4262c|stroke-width="[^"]*"', "", sign) for sign in signs}
    assert len(plain - {sign for sign in plain if "dasharray" in sign}) == len(states)


def test_indsatser_are_thinner_and_told_by_the_catalogue_alone_h2():
    action = next(iter(HADERSLEV.actions))
    case = case_of(
        barn=CHILD,
        indsatser=[
            {"niveau": "forebyggende", "tiltag": action, "start": "2026-01-05"}
            | {"evalueres": "2026-04-01", "evalueret": "2026-04-02"},
            {"niveau": "foregribende", "tiltag": "Alma får ro", "start": "2026-05-04"},
        ],
        tilbud=[{"art": "ressourcegruppe", "sted": "Almas sted", "opstart": "2026-06-01"}],
    )
    picture = picture_of(case, HADERSLEV)
    title = HADERSLEV.actions[action].title
    assert f"5. januar 2026: Forebyggende indsats: {title} – evalueret 2. april 2026" in texts(
        picture
    )
    assert "4. maj 2026: Foregribende indsats – uden slutdato" in texts(picture)
    assert "Alma" not in html(picture)
    first, _second, course = sorted(picture.bars, key=lambda bar: bar.start)
    assert first.height < course.height


def test_an_overdue_evaluation_is_marked_and_one_to_come_is_the_end_of_its_bar_h2():
    def told(until):
        one = {"niveau": "forebyggende", "start": "2026-05-04", "evalueres": until}
        return texts(picture_of(case_of(barn=CHILD, indsatser=[one]), HADERSLEV))

    assert "1. september 2026: Evaluering af indsats – fristen er overskredet" in told("2026-09-01")
    assert not any("Evaluering af indsats" in one for one in told("2026-11-02"))


def test_a_group_has_phases_and_no_school_start_l2_a9():
    case = case_of(
        gruppe=GROUP,
        faser=[
            {"fase": "fase-1", "fokus": "Alma", "start": "2026-08-03", "slut": "2026-09-04"}
            | {"afsluttet": "2026-09-07"},
            {"fase": "fase-3", "start": "2026-09-07"},
        ],
        skole={"start": "2028-08-01"},
    )
    picture = picture_of(case, LEARNING)
    assert [one.text for one in picture.headings] == ["Faser", "Møder"]
    title = LEARNING.phases["fase-1"].title
    assert texts(picture)[0] == (
        f"3. august 2026: {title} – afsluttet 7. september 2026 (skulle slutte 4. september 2026)"
    )
    assert not any("Skolestart" in one for one in texts(picture))
    assert "Rød stue" not in html(picture)
    assert "Alma" not in html(picture)


def test_a_cycle_without_an_end_is_cut_and_says_so_l3():
    case = case_of(gruppe=GROUP, faser=[{"fase": "fase-3", "start": "2026-10-01"}])
    picture = picture_of(case, LEARNING)
    shown = [one for one in texts(picture) if "Stuemøde" in one]
    assert len(shown) == 6
    assert re.search(r"nr\. 6 – frist \(og \d+ til derefter\)$", shown[-1])


def test_nothing_but_a_school_start():
    picture = picture_of(case_of(barn=CHILD_AT_HOME, skole={"start": "2028-08-01"}))
    assert picture.headings[0].text == "Skolestart"
    assert "1. august 2028: Skolestart" in texts(picture)
    assert all(one.number is not None for one in picture.lines)


def test_one_day_alone_has_three_months_around_it():
    case = case_of(barn=CHILD_AT_HOME, møder=[meeting("2026-10-05", art="forældremøde")])
    assert [one.text for one in picture_of(case).tick_labels] == ["sep", "okt", "nov", "2026"]


def test_a_school_start_far_ahead_is_told_but_does_not_squeeze_the_rest():
    born = CHILD | {"født": "2025-03-14"}
    picture = picture_of(case_of(barn=born, møder=[meeting("2026-06-01", art="forældremøde")]))
    (far,) = [one for one in picture.lines if "Skolestart" in one.text]
    assert far.number is None
    assert far.text == "Skolestart – forventet (efter perioden)"
    assert [mark.day for mark in picture.marks] == [day("2026-06-01")]


def test_more_than_there_is_room_for_is_told_but_not_drawn():
    days = [f"2026-{month:02}-{at:02}" for month in range(1, 13) for at in range(1, 29)]
    meetings = [meeting(day, art="forældremøde") for day in days]
    picture = picture_of(case_of(barn=CHILD_AT_HOME, møder=meetings))
    numbers = [one.number for one in picture.lines]
    left_out = [one for one in picture.lines if one.text.endswith(NO_ROOM + ")")]
    assert len(picture.marks) == MOST_DRAWN == len([one for one in numbers if one is not None])
    assert len(picture.lines) == len(days)
    assert {one.day_text for one in left_out} >= {"1. januar 2026", "2. januar 2026"}


def test_a_mistyped_year_does_not_squeeze_the_rest():
    picture = picture_of(
        case_of(
            barn=CHILD,
            tilbud=[placement("2026-03-02")],
            møder=[meeting("1926-06-01"), meeting("2026-06-01"), meeting("2026-09-01", art="x")],
        )
    )
    assert min(mark.day for mark in picture.marks) > day("2025-12-31")
    assert any(one.number is None and one.day == day("1926-06-01") for one in picture.lines)


@pytest.mark.parametrize("year", [1, 2026, 9998, 9999])
@pytest.mark.parametrize("as_of", [date.min, TODAY, date.max])
def test_years_far_out_are_drawn(year, as_of):
    # A file with such a year is refused (SAG205); a program may still ask.
    held = [date(year, 1, 1), date(year, 12, 31)]
    case = case_of(barn=CHILD_AT_HOME, møder=2 * [{"art": "forældremøde"}])
    known = [
        one.model_copy(update={"held": on}) for one, on in zip(case.meetings, held, strict=True)
    ]
    case = case.model_copy(update={"meetings": tuple(known)})
    assert svg(picture_of(case, as_of=as_of))


def test_titles_that_mean_harm_are_only_text():
    harm = '<script>alert("1")</script>\x1b[31m'
    words = {
        "møder": {"statusmøde": {"titel": harm}},
        "tilbud": {"minigruppe": {"titel": "<b>&\x1b"}},
        "frister": [
            {"id": "s", "titel": harm, "ansvarlig": "leder", "kilde": "folder: Prøve (V9)"}
            | {"møde": "statusmøde", "for-hver": "tilbud.minigruppe"}
            | {"senest": {"efter": "opstart", "måneder": "3"}}
        ],
    }
    case = case_of(barn=CHILD, tilbud=[placement("2024-03-02")], møder=[meeting("2023-06-01")])
    page = html(picture_of(case, ruleset_of(**words)))
    assert "<script" not in page
    assert "\x1b" not in page
    assert "&lt;script&gt;" in page
    assert "&lt;b&gt;&amp;\ufffd</text>" in page
    ET.fromstring(page)


def test_two_pictures_on_a_page_have_ids_of_their_own():
    case = case_of(barn=CHILD, tilbud=[placement("2026-03-02")])
    other = case.model_copy(update={"number": "T-2"})
    twice = case_picture(case, VEJLE, TODAY, name="igen")
    assert twice is not None
    pages = [svg(one) for one in (picture_of(case), picture_of(other), twice)]
    ids = [re.findall(r' id="([^"]*)"', page) for page in pages]
    assert len({one for some in ids for one in some}) == 6
    for page, some in zip(pages, ids, strict=True):
        assert f'role="img" aria-labelledby="{" ".join(some)}"' in page


def test_the_sentence_counts_what_there_is():
    case = case_of(
        barn=BORN_2022 | CHILD_AT_HOME,
        tilbud=[placement("2026-03-02")],
        møder=[meeting("2026-06-01"), school_meeting(None, planned="2026-09-01")],
    )
    picture = picture_of(case)
    # begun: the course, the first meeting. Overdue: the plan (V8).
    assert picture.text == (
        "Tidslinje fra 2. marts 2026 til 1. august 2028, set 5. oktober 2026: "
        "2 er begyndt eller sket, 6 ligger forude, 1 er over fristen og 1 er ikke noteret. "
        "Tallene står forklaret i listen."
    )
    assert picture.title == "Forløb fra marts 2026 til august 2028"


def test_the_words_are_danish_whatever_the_tool_speaks(monkeypatch):
    # The fixture of every test speaks English.
    assert any("1. august 2028" in one for one in lines())
    assert "okt" in svg(sample("VEJ-2026-014"))


def test_the_drawing_needs_no_style_sheet_and_nothing_from_elsewhere():
    page = html(sample("VEJ-2026-014"))
    assert not re.search(r"style=|<style|foreignObject|var\(|href|url\(", page)


def _luminance(colour):
    full = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    parts = [int(full[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_can_be_seen_on_white():
    sources = [
        built_in_templates() / "fælles" / name for name in ("tegn.svg.j2", "tidslinje.svg.j2")
    ]
    sources.append(built_in_templates() / "fælles" / "tidslinje.css")
    found = {
        one
        for source in sources
        for one in re.findall(r"#[0-9a-f]{3,6}\b", source.read_text(encoding="utf-8"))
    }
    decoration = {"#fff", "#d5dade"}  # the lines of the years, which the axis has too
    assert len(found - decoration) >= 4
    for colour in found - decoration:
        assert 1.05 / (_luminance(colour) + 0.05) >= 4.5, colour
