"""Names as patterns: what they find, and that no name makes one that never ends."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagscli.safety import initials, name_pattern, without_full_names, without_names, words_of_name

SIGNS = " -–_.'\u00a0\u200b\u030a·"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Alma Eksempel", ("Alma", "Eksempel")),
        ("Bo - - - Ek", ("Bo", "Ek")),
        ("Anne-Marie O'Prøve", ("Anne", "Marie", "O", "Prøve")),
        ("“Alma” (kaldt Al)", ("Alma", "kaldt", "Al")),
        (unicodedata.normalize("NFD", "Åse Så"), ("A\u030ase", "Sa\u030a")),
        ("\u030a- – …", ()),
    ],
)
def test_the_words_of_a_name_have_letters(name, words) -> None:
    assert words_of_name(name) == words


@given(st.text(alphabet=f"aBø1{SIGNS}", max_size=60))
def test_a_word_of_a_name_begins_with_what_never_stands_between_words(name) -> None:
    """So there is one way to match and none to try: time goes with the length of the text."""
    for word in words_of_name(name):
        assert word[0].isalnum()
        assert all(sign.isalnum() or unicodedata.category(sign)[0] == "M" for sign in word)


@given(
    st.text(alphabet=f"aB{SIGNS}", max_size=40),
    st.text(alphabet=f"aBs{SIGNS}", max_size=40),
)
def test_no_name_makes_a_text_endless(name, text) -> None:
    long = (text or "-") * 500
    without_names(long, [name])
    pattern = name_pattern(name, "[\u200b]*", r"[^\W\d_]")
    assert pattern is None or pattern.sub("", long) is not None


def test_a_name_with_dashes_hides_itself_and_leaves_dashes_alone() -> None:
    name = "Bo" + " -" * 20 + " Ek"
    long = "Bo" + " -" * 5000
    assert without_full_names(f"{long} X", [name]) == f"{long} X"
    assert without_full_names(f"Her er {name}.", [name]) == "Her er B.E.."
    assert without_names("et - og – to", [name]) == "et - og – to"
    assert initials(name) == "B.E."


@pytest.mark.parametrize("name", ["“Alma Eksempel”", "»Alma Eksempel«", "'Alma' \"Eksempel\""])
def test_quotation_marks_around_a_name_hide_nothing(name) -> None:
    text = "Alma leger. alma eksempel er glad, og ALMA-EKSEMPELS ven er ”Alma Eksempel”."
    shown = without_names(text, [name])
    assert "lma" not in shown
    assert "ksempel" not in shown.casefold()
    assert initials(name) == "A.E."


def test_a_hyphen_in_a_name_may_be_a_space() -> None:
    assert without_full_names("Anne Marie Prøves mor", ["Anne-Marie Prøve"]) == "A.P.s mor"
