"""Pictures of cases in few words, and what is measured in them."""

from datetime import date
from pathlib import Path

from sagscli.case.records import Case
from sagscli.casefile.folder import case_files
from sagscli.documents.environment import filled
from sagscli.documents.picture import Picture, case_picture
from sagscli.documents.picture.view_model import Box, Label
from sagscli.rulesets.records import Ruleset
from sagscli.validation.reading import read_case
from tests.building import VEJLE

SAMPLES = Path(__file__).parents[2] / "sample-cases"
TODAY = date(2026, 10, 5)


def picture_of(case: Case, ruleset: Ruleset = VEJLE, as_of: date = TODAY) -> Picture:
    picture = case_picture(case, ruleset, as_of)
    assert picture is not None
    return picture


def sample(number: str) -> Picture:
    (path,) = SAMPLES.rglob(f"{number}.yaml")
    _folders, (file,) = case_files([str(path)])
    reading = read_case(file, TODAY)
    assert reading.case is not None
    assert reading.ruleset is not None
    return picture_of(reading.case, reading.ruleset)


def svg(picture: Picture) -> str:
    return filled("fælles/tidslinje.svg.j2", picture=picture)


def html(picture: Picture) -> str:
    return filled("fælles/tidslinje.html.j2", picture=picture)


def texts(picture: Picture) -> list[str]:
    """Return the lines of the list, each with its day."""
    lines = [f"{one.day_text}: {one.text}" for one in picture.lines]
    return [one.replace("\N{NO-BREAK SPACE}", " ") for one in lines]


def labels(picture: Picture) -> list[Label]:
    """Return every text in the drawing."""
    found = [*picture.headings, *picture.tick_labels]
    found += [one.number for one in (*picture.bars, *picture.marks)]
    found += [one.title for one in picture.bars if one.title is not None]
    return found + ([picture.today] if picture.today is not None else [])


def touches(one: Box, other: Box) -> bool:
    apart = one.right <= other.left or other.right <= one.left
    return not apart and one.top < other.bottom and other.top < one.bottom


def stray(picture: Picture) -> list[Box]:
    """Return what reaches outside the drawing."""
    boxes = [one.box for one in labels(picture)]
    boxes += [Box(m.x - 9, m.y - 9, m.x + 9, m.y + 9) for m in picture.marks]
    boxes += [Box(b.x, b.y, b.x + b.width, b.y + b.height) for b in picture.bars]
    width, height = picture.width, picture.height
    return [
        box
        for box in boxes
        if box.left < 0 or box.top < 0 or box.right > width or box.bottom > height
    ]
