"""Ways to keys, as people read them."""

import pytest

from sagscli.rules.keys import enumerated, readable_all


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (["indsatser[1].mål"], '"mål" in indsatser, entry 2'),
        (["indsatser[1].mål", "indsatser[1].tegn"], '"mål" and "tegn" in indsatser, entry 2'),
        (["barn.født", "skole.start"], '"barn.født" and "skole.start"'),
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
