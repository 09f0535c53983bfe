"""What lasts: tilbud, phases and indsatser; and the school start, which ends the first."""

from collections.abc import Iterator
from datetime import date

from sagscli.case.facts import about, school_start
from sagscli.case.records import Case
from sagscli.documents.picture import words
from sagscli.documents.picture.item import PictureItem
from sagscli.documents.picture.view_model import PictureRow, PictureState
from sagscli.rulesets.records import Ruleset


def lasting(case: Case, ruleset: Ruleset, as_of: date) -> Iterator[PictureItem]:
    """Yield what lasts in `case` and has a first day."""
    bars = (*_placements(case, ruleset), *_stages(case, ruleset), *_measures(case, ruleset))
    for bar in bars:
        yield bar._replace(state=PictureState.DONE if bar.day <= as_of else PictureState.UPCOMING)


def school(case: Case, as_of: date) -> Iterator[PictureItem]:
    """Yield the school start, given or expected (A13); a group has none (A9)."""
    if about(case) == "gruppe":
        return
    start = school_start(case)
    if start.day is None:
        return
    is_past = start.day <= as_of
    if not start.expected:
        state = PictureState.DONE if is_past else PictureState.UPCOMING
        yield PictureItem(start.day, PictureRow.COURSE, "Skolestart", state)
    else:
        # An expected day gone by has not happened for that (A18).
        state = PictureState.DOUBTFUL if is_past else PictureState.UPCOMING
        yield PictureItem(
            start.day, PictureRow.COURSE, f"Skolestart – {words.EXPECTED}", state, expected=True
        )


def _placements(case: Case, ruleset: Ruleset) -> Iterator[PictureItem]:
    until = school_start(case)
    for placement in case.placements:
        if placement.start is None:
            continue
        title = words.title_of(ruleset.placements, placement.kind, "Tilbud")
        end, expected = placement.end, False
        if end is None and until.day is not None and until.day > placement.start:
            end, expected = until.day, until.expected
        text = f"{title} – {words.placement_end(placement, until)}"
        yield _bar(placement.start, PictureRow.COURSE, text, end)._replace(
            title=title, expected=expected or end is None
        )


def _stages(case: Case, ruleset: Ruleset) -> Iterator[PictureItem]:
    for stage in case.stages:
        if stage.start is not None:
            title = words.title_of(ruleset.phases, stage.kind, "Fase")
            text = f"{title} – {words.stage_end(stage)}"
            yield _bar(stage.start, PictureRow.PHASE, text, stage.finished or stage.end)


def _measures(case: Case, ruleset: Ruleset) -> Iterator[PictureItem]:
    for measure in case.measures:
        if measure.start is not None:
            text = f"{words.measure_title(measure, ruleset)} – {words.measure_end(measure)}"
            end = measure.end or measure.evaluated or measure.to_evaluate
            yield _bar(measure.start, PictureRow.MEASURE, text, end)


def _bar(start: date, row: PictureRow, text: str, end: date | None) -> PictureItem:
    return PictureItem(
        start, row, text, PictureState.DONE, expected=end is None, lasts=True, end=end
    )
