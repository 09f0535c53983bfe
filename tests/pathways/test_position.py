"""Where a case is: the step it came to last, and the day its course ended (A18, A32)."""

from typing import Any

import pytest

from sagscli.pathways.position import position
from sagscli.pathways.progress import Reached, standings
from tests.building import BORN_2022, VEJLE, case_of, day, meeting, placement


def at(as_of: str, **keys: Any) -> tuple[str | None, Reached | None, str]:
    case = case_of(barn={"navn": "Alma Eksempel", **BORN_2022}, **keys)
    mark, left = position(case, day(as_of), standings(case, VEJLE, day(as_of)))
    return (mark.step.title, mark.reached, str(left)) if mark else (None, None, str(left))


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({}, (None, None, "None")),
        (
            {"møder": [meeting("2026-02-02", art="forældremøde")]},
            ("Møde med forældrene", Reached.DONE, "None"),
        ),
        (
            {"henvisninger": [{"til": "minigruppe", "afgørelse": {"udfald": "afslag"}}]},
            ("Vurderinger og henvisning til visitationsudvalget", Reached.REFUSED, "None"),
        ),
        (
            {"tilbud": [placement("2026-03-02")]},
            ("Plads i minigruppen", Reached.UNDER_WAY, "None"),
        ),
        (
            {"tilbud": [placement("2026-03-02", "2026-09-01")]},
            ("Plads i minigruppen", Reached.DONE, "2026-09-01"),
        ),
        (
            {"tilbud": [placement("2026-03-02", "2026-11-01")]},
            ("Plads i minigruppen", Reached.UNDER_WAY, "None"),
        ),
        (
            {"tilbud": [placement("2026-03-02")], "skole": {"start": "2026-08-01"}},
            ("Plads i minigruppen", Reached.DONE, "2026-08-01"),
        ),
        (
            {"tilbud": [placement("2026-03-02"), placement("2026-05-04", "2026-09-01")]},
            ("Plads i minigruppen", Reached.DONE, "2026-09-01"),
        ),
    ],
    ids=["new", "meeting", "refused", "place", "left", "leaves later", "school", "two places"],
)
def test_where_a_case_is(keys: dict[str, Any], expected: tuple[Any, ...]) -> None:
    assert at("2026-10-05", **keys) == expected
