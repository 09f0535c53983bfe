"""Each citation of a built-in ruleset leads to a heading of its source that has the fact.

`headings.yaml` has the headings of the sources. What stands in no one place, such as all the
questions of a form, is cited by the document alone, and so is a law.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from sagscli.ruleset_faults.checked_library import read_library
from sagscli.ruleset_faults.references import citations
from sagscli.rulesets.citation import BETWEEN
from tests.docs.test_sources import SOURCES, WANTED, ids_in

HEADINGS = yaml.safe_load((Path(__file__).parent / "headings.yaml").read_text("utf-8"))
WITHOUT_PLACE = {"lov", "L1", "R5"}
"""What is cited by the whole document: the law, all questions of a form, what a leaflet lacks."""


class Place(NamedTuple):
    """One place that a ruleset cites: the document's short name, the heading, the ids."""

    ruleset: str
    short: str
    heading: str
    ids: frozenset[str]


def _places() -> Iterator[Place]:
    library = read_library(None)
    for name in library.ids:
        for version in library.family(name).rulesets:
            for _path, source in citations(version):
                for part in source.split(BETWEEN):
                    short, _colon, where = part.partition(":")
                    heading, _paren, _ids = where.strip().partition("(")
                    yield Place(name, short.strip(), heading.strip(), frozenset(ids_in(part)))


PLACES = sorted(dict.fromkeys(_places()), key=lambda place: (*place[:3], *sorted(place.ids)))


@pytest.mark.parametrize("place", PLACES, ids=lambda place: "-".join(place[:3]))
def test_a_citation_leads_to_a_heading_with_the_fact(place: Place) -> None:
    if not place.heading:
        assert WITHOUT_PLACE & {place.short, *place.ids}
        return
    headings = HEADINGS[place.ruleset][place.short]
    assert place.heading in headings
    facts = {name for name in place.ids if not re.match("[AF]", name)}
    assert facts <= set(headings[place.heading])


def test_every_fact_of_a_source_stands_under_a_heading() -> None:
    placed = {
        name
        for sources in HEADINGS.values()
        for headings in sources.values()
        for ids in headings.values()
        for name in ids
    }
    assert placed == set(WANTED) - {"R5"}


def test_what_has_no_fact_says_why_in_the_documentation() -> None:
    without = SOURCES[SOURCES.index("## Without an id") :]
    bare = [
        heading
        for sources in HEADINGS.values()
        for headings in sources.values()
        for heading, ids in headings.items()
        if not ids
    ]
    assert bare
    assert not [heading for heading in bare if heading not in without]


def test_each_fact_is_cited_with_its_heading_at_least_once() -> None:
    """A place that cites only readings of ours, or nothing, would show nothing to look up."""
    assert len(PLACES) > 60
    assert not [place for place in PLACES if not place.ids]
