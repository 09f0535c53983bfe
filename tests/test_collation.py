"""Danish order: æ, ø and å last (F)."""

import pytest

from sagscli.collation import danish


def test_the_last_letters_come_last() -> None:
    words = ["Åsen", "Ærtebo", "Zebraen", "Østre", "Anemonen", "aben"]
    assert sorted(words, key=danish) == ["aben", "Anemonen", "Zebraen", "Ærtebo", "Østre", "Åsen"]


def test_two_as_are_one_letter() -> None:
    assert max(["Aalborghuset", "Zebraen", "Abild"], key=danish) == "Aalborghuset"


@pytest.mark.parametrize(("one", "other"), [("Århus", "A\u030arhus"), ("Café", "cafe")])
def test_ways_of_writing_the_same_are_neighbours(one: str, other: str) -> None:
    assert danish(one)[0] == danish(other)[0]
