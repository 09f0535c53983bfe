"""Ways to keys, as people read them."""

import pytest

from sagscli.case.key_paths import (
    date_keys,
    enumerated,
    is_date,
    path_of,
    readable,
    readable_all,
    value_at,
    wanting,
    with_value,
)
from tests.building import case_of, day, meeting, starting


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (["indsatser[1].mål"], '"mål" in indsatser, entry 2'),
        (["indsatser[1].mål", "indsatser[1].tegn"], '"mål" and "tegn" in indsatser, entry 2'),
        (["barn.født", "skole.start"], '"født" under "barn" and "start" under "skole"'),
        (
            ["møder[0].referat", "møder[1].referat"],
            '"referat" in møder, entry 1 and "referat" in møder, entry 2',
        ),
        (["tilbud[0]", "tilbud[0].sted"], 'tilbud, entry 1 and "sted" in tilbud, entry 1'),
    ],
)
def test_the_keys_of_one_entry_are_told_together(keys: list[str], text: str) -> None:
    assert readable_all(keys) == text


def test_words_as_they_are_told_in_a_sentence() -> None:
    assert enumerated(["a"]) == "a"
    assert enumerated(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("sag", '"sag"'),
        ("barn.født", '"født" under "barn"'),
        ("henvisninger.anbefalet", '"anbefalet" in the referral'),
        ("henvisninger.skøn.behov.af", '"af" under "behov" under "skøn" in the referral'),
        ("vurderinger[1]", "vurderinger, entry 2"),
        ("vurderinger[1].dato", '"dato" in vurderinger, entry 2'),
        ("handleplaner[0].felter.mål", '"mål" under "felter" in handleplaner, entry 1'),
        ("barn.forældre[0].navn", '"navn" in forældre, entry 1'),
    ],
)
def test_a_way_to_a_key_is_told_as_people_count(key: str, words: str) -> None:
    assert readable(key) == words


def test_what_is_wanting_is_a_date_or_something_else() -> None:
    assert wanting(["henvisninger.anbefalet"]) == 'write the date under "anbefalet" in the referral'
    assert wanting(["henvisninger[0].af"]) == 'fill in "af" in henvisninger, entry 1'


@pytest.mark.parametrize(
    "key",
    [
        "handleplaner[0].godkendt",
        "møder[0].planlagt",
        "tilbud[0].ophør",
        "faser[0].afsluttet",
        "henvisninger[0].afgørelse.svar-sendt",
        "samtykker[0].trukket",
        "henvisninger.skøn.behov.dato",
        "skole.start",
    ],
)
def test_every_date_that_is_wanting_is_asked_for_as_one(key: str) -> None:
    assert is_date(path_of(key))
    assert path_of(key)[-1] in date_keys()
    assert wanting([key]).startswith("write the date under")


@pytest.mark.parametrize(
    "key",
    ["møder[0].referat", "sag", "henvisninger[0].afgørelse", "handleplaner[0].felter.start", "x"],
)
def test_what_is_no_date_is_not_asked_for_as_one(key: str) -> None:
    """A form may have a field whose id is that of a date elsewhere."""
    assert not is_date(path_of(key))
    assert wanting([key]).startswith("fill in")


CASE = case_of(
    henvisninger=[{"til": "minigruppe", "skøn": {"behov": {"svar": "ja", "dato": "2026-02-01"}}}],
    handleplaner=[{"felter": {"mål": "At lege"}}],
)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("sag", "T-1"),
        ("henvisninger[0].skøn.behov.dato", day("2026-02-01")),
        ("henvisninger[0].skøn.andet.dato", None),
        ("henvisninger[0].afgørelse.dato", None),
        ("henvisninger[1].til", None),
        ("handleplaner[0].felter.mål", "At lege"),
        ("sag.x", None),
        ("nej", None),
    ],
)
def test_what_stands_at_the_end_of_a_path(key: str, value: object) -> None:
    assert value_at(CASE, path_of(key)) == value


def test_a_value_inside_a_mapping_is_put_in_another_ones_place() -> None:
    path = path_of("henvisninger[0].skøn.behov.dato")
    changed = with_value(CASE, path, day("2026-03-01"))
    assert value_at(changed, path) == day("2026-03-01")
    assert with_value(changed, path, day("2026-02-01")) == CASE


def test_changing_a_date_changes_nothing_else() -> None:
    case = starting("2026-08-31", meeting("2026-12-10"))
    changed = with_value(case, ("tilbud", 0, "opstart"), day("2026-09-01"))
    assert changed.placements[0].start == day("2026-09-01")
    assert changed.placements[0].place == "Solen"
    assert changed.meetings == case.meetings
    assert case.placements[0].start == day("2026-08-31")
