"""What lasts: tilbud, phases and indsatser; and the school start, which ends the first."""

from collections.abc import Iterator
from datetime import date

from sagscli.case.facts import about, school_start
from sagscli.case.records import Case
from sagscli.documents.picture import words
from sagscli.documents.picture.item import Item
from sagscli.documents.picture.view import Row, State
from sagscli.rulesets.records import Ruleset


def lasting(case: Case, ruleset: Ruleset, as_of: date) -> Iterator[Item]:
    """Yield what lasts in `case` and has a first day."""
    found = (*_placements(case, ruleset), *_stages(case, ruleset), *_measures(case, ruleset))
    for one in found:
        yield one._replace(state=State.DONE if one.day <= as_of else State.UPCOMING)


def school(case: Case, as_of: date) -> Iterator[Item]:
    """Yield the school start, given or expected (A13); a group has none (A9)."""
    if about(case) == "gruppe":
        return
    start = school_start(case)
    if start.day is None:
        return
    is_past = start.day <= as_of
    if not start.expected:
        state = State.DONE if is_past else State.UPCOMING
        yield Item(start.day, Row.COURSE, "Skolestart", state)
    else:
        # An expected day gone by has not happened for that (A18).
        state = State.DOUBTFUL if is_past else State.UPCOMING
        yield Item(start.day, Row.COURSE, f"Skolestart – {words.EXPECTED}", state, expected=True)


def _placements(case: Case, ruleset: Ruleset) -> Iterator[Item]:
    until = school_start(case)
    for one in case.placements:
        if one.start is None:
            continue
        title = words.title_of(ruleset.placements, one.kind, "Tilbud")
        end, expected = one.end, False
        if end is None and until.day is not None and until.day > one.start:
            end, expected = until.day, until.expected
        text = f"{title} – {words.placement_end(one, until)}"
        yield _bar(one.start, Row.COURSE, text, end)._replace(
            title=title, expected=expected or end is None
        )


def _stages(case: Case, ruleset: Ruleset) -> Iterator[Item]:
    for one in case.stages:
        if one.start is not None:
            title = words.title_of(ruleset.phases, one.kind, "Fase")
            text = f"{title} – {words.stage_end(one)}"
            yield _bar(one.start, Row.PHASE, text, one.finished or one.end)


def _measures(case: Case, ruleset: Ruleset) -> Iterator[Item]:
    for one in case.measures:
        if one.start is not None:
            text = f"{words.measure_title(one, ruleset)} – {words.measure_end(one)}"
            end = one.end or one.evaluated or one.to_evaluate
            yield _bar(one.start, Row.MEASURE, text, end)


def _bar(start: date, row: Row, text: str, end: date | None) -> Item:
    return Item(start, row, text, State.DONE, expected=end is None, lasts=True, end=end)
