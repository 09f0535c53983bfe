"""What happened in a period, as a document for the one who leads: text, page, paper, and data."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from sagscli import days, language
from sagscli.app.report import HAPPENED, PeriodReport
from sagscli.audit.deadline_counts import Tally
from sagscli.case.redaction import at_the_door
from sagscli.documents.environment import filled
from sagscli.documents.pdf import pdf_of
from sagscli.documents.template_errors import faults_in_words
from sagscli.documents.view_model import Sheet
from sagscli.render.diagnostics.machine import diagnostic_value

_HEIGHT = 160
"""How high the highest bar is, in the units of the picture."""
_WIDTH = 48
_WORDS = {
    "begun": "Sager begyndt (den første dag, der står i sagen)",
    "meetings": "Møder holdt",
    "sent": "Henvisninger sendt",
    "decided": "Henvisninger afgjort",
    "granted": "– heraf bevilget",
    "started": "Tilbud begyndt",
    "ended": "Tilbud ophørt",
    "plans": "Handleplaner udarbejdet",
    "approved": "Handleplaner godkendt",
}


class BarPart(NamedTuple):
    """A part of a month's bar: where it stands, how high it is, and which of the kinds."""

    kind: str
    y: float
    height: float


class MonthBar(NamedTuple):
    """The bar of a month: its place from the left, its parts from below, and what they say."""

    x: int
    month: str
    tally: Tally
    parts: tuple[BarPart, ...]


def format_markdown(report: PeriodReport) -> str:
    """Return the report as Markdown, in Danish like all documents."""
    return _filled(report, "md")


def format_html(report: PeriodReport) -> str:
    """Return the report as a page, with its picture."""
    return _filled(report, "html")


def format_pdf(report: PeriodReport) -> bytes:
    """Return the report as PDF."""
    return pdf_of(at_the_door(format_html(report)), report.folder.root)


def _filled(report: PeriodReport, form: str) -> str:
    template = f"rapport/rapport.{form}.j2"
    with faults_in_words(template), language.speaking("da"):
        bars = list(_bars(report))
        sheet = Sheet(
            title="Rapport",
            subtitle=f"Fra {days.long(report.since)} til {days.long(report.until)}",
            code=", ".join(report.titles),
            day=days.long(report.until),
            printed=days.long(report.printed),
        )
        return filled(
            template,
            report.folder.root,
            language="da",
            sheet=sheet,
            report=report,
            total=report.in_all,
            happened=[(_WORDS[word], report.happened[word]) for word in HAPPENED],
            bars=bars,
            width=_WIDTH * max(len(bars), 1) + 10,
            height=_HEIGHT + 60,
            floor=_HEIGHT + 25,
            rules=sorted(report.rules.items()),
            day=days.short,
            share=_share,
        )


def _bars(report: PeriodReport) -> Iterator[MonthBar]:
    highest = max((tally.due for tally in report.months.values()), default=0) or 1
    for at, (month, tally) in enumerate(report.months.items()):
        y, parts = float(_HEIGHT + 25), []
        for kind, count in (("met", tally.met), ("late", tally.late), ("not", tally.not_met)):
            height = round(_HEIGHT * count / highest, 1)
            y = round(y - height, 1)
            if count:
                parts.append(BarPart(kind, y, height))
        yield MonthBar(at * _WIDTH + 10, f"{month:%m-%Y}", tally, tuple(parts))


def _share(part: int, whole: int) -> str:
    """Return a part of a whole with the whole beside it: figures alone tell nothing."""
    return f"{part} af {whole} ({round(100 * part / whole)} %)" if whole else "ingen"


def format_json(report: PeriodReport) -> str:
    """Return the figures for programs."""
    value = {
        "version": 1,
        "from": report.since.isoformat(),
        "to": report.until.isoformat(),
        "cases": report.cases,
        "unread": report.unread,
        "happened": {word: report.happened[word] for word in HAPPENED},
        "months": [
            {"month": f"{month:%Y-%m}", **_figures(tally)} for month, tally in report.months.items()
        ],
        "rules": [
            {"ruleset": ruleset, "title": title, **_figures(tally)}
            for (ruleset, title), tally in sorted(report.rules.items())
        ],
        "not_met": [
            {
                "case": each.case.number,
                "title": each.what,
                "due": each.due.isoformat(),
                "responsible": each.who,
                "missed": each.is_lost,
            }
            for each in report.not_met
        ],
        "diagnostics": [diagnostic_value(each) for each in report.findings],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _figures(tally: Tally) -> dict[str, int]:
    return {
        "due": tally.due,
        "met": tally.met,
        "late": tally.late,
        "missed": tally.missed,
        "overdue": tally.overdue,
    }
