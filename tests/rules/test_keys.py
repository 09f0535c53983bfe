"""Ways to a key in the words of people."""

import pytest

from sagscli.rules.keys import readable, wanting


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
    assert wanting("henvisninger.anbefalet") == 'write the date under "anbefalet" in the referral'
    assert wanting("henvisninger[0].af") == 'fill in "af" in henvisninger, entry 1'
