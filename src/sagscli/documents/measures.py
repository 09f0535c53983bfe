"""An indsats as documents show it: in a plan, and in what a referral rests on (H1, H2)."""

from collections.abc import Iterator

from sagscli.case.records import Measure
from sagscli.documents import words
from sagscli.documents.request import Request
from sagscli.documents.view_model import LabelledFact, MeasureView

_AIMS = {"fællesskab": "fællesskabet", "barn": "barnet"}
"""Whom an indsats is directed at, in definite form (H1)."""


def measure_view(request: Request, measure: Measure) -> MeasureView:
    """Return an indsats as documents show it (H1, H2)."""
    dates = (
        LabelledFact("Rettet mod", words.listed(_AIMS[aim] for aim in measure.aimed_at)),
        LabelledFact("Begyndt", words.day(measure.start)),
        LabelledFact("Evalueres", words.day(measure.to_evaluate)),
        LabelledFact("Evalueret", words.day(measure.evaluated)),
    )
    level_title = request.title(request.ruleset.levels, measure.level)
    return MeasureView(
        title=request.title(request.ruleset.actions, measure.action) or level_title,
        level=level_title,
        goals=tuple(request.people.text(text) for text in measure.goals),
        signs=tuple(request.people.text(text) for text in measure.signs),
        dates=tuple(fact for fact in dates if fact.text),
        evaluation=request.people.text(measure.evaluation),
        series=tuple(_evaluations(request, measure)),
    )


def _evaluations(request: Request, measure: Measure) -> Iterator[LabelledFact]:
    """Yield the evaluations of an indsats as it goes on, with what was adjusted (H2)."""
    for evaluation in measure.evaluations:
        text = request.people.text(evaluation.text)
        adjusted = request.people.text(evaluation.adjustment)
        parts = (text, f"Justering: {adjusted}" if adjusted else "")
        label = f"Evalueret undervejs {words.day(evaluation.dated)}".strip()
        yield LabelledFact(label, " ".join(part for part in parts if part))
