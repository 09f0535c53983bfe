"""Ways to keys, as people read them."""

import pytest

from sagscli.case.key_paths import enumerated, readable, readable_all, wanting


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
