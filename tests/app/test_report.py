"""sag report: what is dated in the period is counted, once, and nothing that lies outside it."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from sagscli.app.report import HAPPENED, PeriodError, PeriodReport, report
from sagscli.app.session import Session
from sagscli.audit.deadline_counts import Tally
from sagscli.render.period_report import format_html, format_json, format_markdown
from tests.conftest import ROOT

TODAY = date(2026, 12, 1)
CASE = """\
sag: {number}
regelsæt: vejle
barn: {{navn: Alma Eksempel, født: 2022-03-14, dagtilbud: Regnbuen}}
møder:
  - {{art: konsultativt-møde, afholdt: 2025-12-31}}
  - {{art: statusmøde, afholdt: {held}}}
henvisninger:
  - {{til: minigruppe, sendt: 2026-01-20, afgørelse: {{dato: 2026-02-01, udfald: bevilget}}}}
tilbud: [{{art: minigruppe, sted: Solen, opstart: 2026-03-02}}]
handleplaner: [{{dato: 2026-06-02}}]
"""


def of(root: Path, since: str | None, until: str | None, today: date = TODAY) -> PeriodReport:
    first, last = (date.fromisoformat(each) if each else None for each in (since, until))
    return report(Session(today, today).at([str(root)]), first, last)


@pytest.fixture
def cases(folder: Path) -> Path:
    for number, held in (("VEJ-1", "2026-06-02"), ("VEJ-2", "2026-06-03")):
        text = CASE.format(number=number, held=held)
        (folder / "sager" / f"{number}.yaml").write_text(text, "utf-8")
    return folder


def test_what_is_dated_in_the_period_is_counted(cases: Path) -> None:
    told = of(cases, "2026-01-01", "2026-06-30")
    assert [told.happened[word] for word in HAPPENED] == [0, 2, 2, 2, 2, 2, 0, 2, 0]
    assert of(cases, "2025-12-31", "2025-12-31").happened == {"begun": 2, "meetings": 2}


def test_the_first_and_the_last_day_are_in_it(cases: Path) -> None:
    assert of(cases, "2026-01-20", "2026-01-20").happened["sent"] == 2
    assert of(cases, "2026-01-21", "2026-01-31").happened["sent"] == 0


def test_deadlines_are_counted_in_the_month_of_their_day(cases: Path) -> None:
    """V8, V9: the plan and the first status meeting by 2 June 2026; one meeting was a day late."""
    told = of(cases, "2026-05-01", "2026-06-30")
    assert told.months == {date(2026, 5, 1): Tally(), date(2026, 6, 1): Tally(met=3, late=1)}
    assert told.in_all.due == sum(tally.due for tally in told.rules.values()) == 4


def test_what_lies_ahead_does_not_count(cases: Path) -> None:
    told = of(cases, "2026-01-01", "2026-12-31", date(2026, 2, 1))
    assert told.until == date(2026, 2, 1)
    assert told.in_all.due == 0
    assert told.happened["started"] == 0


def test_what_was_not_met_is_named_with_its_day(cases: Path) -> None:
    path = cases / "sager" / "VEJ-1.yaml"
    path.write_text(path.read_text("utf-8").replace("afholdt: 2026-06-02", "planlagt: 2027-01-08"))
    told = of(cases, "2026-06-01", "2026-06-30")
    [line] = told.not_met
    assert (line.case.number, line.due, line.is_lost) == ("VEJ-1", date(2026, 6, 2), False)
    assert "1 af 4 (25 %)" in format_markdown(told)


def test_a_file_that_cannot_be_read_is_told_of(cases: Path) -> None:
    (cases / "sager" / "VEJ-3.yaml").write_text("barn: [", "utf-8")
    told = of(cases, None, None)
    assert (told.cases, told.unread) == (2, 1)
    assert "1 kunne ikke læses" in format_html(told)


@pytest.mark.parametrize("since", ["2026-12-02", "2010-01-01"])
def test_a_period_that_is_none_is_refused(cases: Path, since: str) -> None:
    with pytest.raises(PeriodError, match="before it ends"):
        of(cases, since, None)


def test_picture_table_and_data_say_the_same() -> None:
    told = of(ROOT / "sample-cases", "2026-01-01", "2026-10-05", date(2026, 10, 5))
    months = json.loads(format_json(told))["months"]
    for text in (format_markdown(told), format_html(told)):
        for month in months:
            name = f"{month['month'][5:]}-{month['month'][:4]}"
            row = re.search(rf"^.*{name}.*\d.*$", text, re.MULTILINE)
            assert row is not None
            figures = [int(each) for each in re.findall(r"(?<![\w-])\d+(?![\w-])", row[0])]
            wanted = (month["due"], month["met"], month["late"])
            assert figures[-4:] == [*wanted, month["missed"] + month["overdue"]]
    page = format_html(told)
    parts = [month[key] for month in months for key in ("met", "late")]
    parts += [month["missed"] + month["overdue"] for month in months]
    assert page.count("<rect ") == sum(part > 0 for part in parts)
    assert all(f">{month['due']}</text>" in page for month in months if month["due"])


def test_nobody_is_named(cases: Path) -> None:
    told = of(cases, "2024-01-01", None)
    for text in (format_markdown(told), format_html(told), format_json(told)):
        assert "Alma" not in text
