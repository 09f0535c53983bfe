"""Names as patterns: what they find, and that no name makes one that never ends."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagscli.case.names import NamesIn, PeopleInText, name_pattern, words_of_name
from sagscli.safety import initials

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
    PeopleInText([name]).hidden(long)
    pattern = name_pattern(name, "[\u200b]*")
    assert pattern is None or pattern.sub("", long) is not None


def test_a_name_with_dashes_hides_itself_and_leaves_dashes_alone() -> None:
    name = "Bo" + " -" * 20 + " Ek"
    long = "Bo" + " -" * 5000
    people = PeopleInText([name])
    assert people.full_hidden(f"{long} X") == f"{long} X"
    assert people.full_hidden(f"Her er {name}.") == "Her er B.E.."
    assert people.hidden("et - og – to") == "et - og – to"
    assert initials(name) == "B.E."


@pytest.mark.parametrize("name", ["“Alma Eksempel”", "»Alma Eksempel«", "'Alma' \"Eksempel\""])
def test_quotation_marks_around_a_name_hide_nothing(name) -> None:
    text = "Alma leger. alma eksempel er glad, og ALMA-EKSEMPELS ven er ”Alma Eksempel”."
    shown = PeopleInText([name]).hidden(text)
    assert "lma" not in shown
    assert "ksempel" not in shown.casefold()
    assert initials(name) == "A.E."


def test_a_hyphen_in_a_name_may_be_a_space() -> None:
    assert PeopleInText(["Anne-Marie Prøve"]).full_hidden("Anne Marie Prøves mor") == "A.P.s mor"


def test_a_figure_in_a_name_is_no_word_that_tells() -> None:
    assert PeopleInText(["Alma 2 Eksempel"]).hidden("Alma har 2 venner") == "A. har 2 venner"


@pytest.mark.parametrize(
    "text",
    ["ZorvaldKvitfeldt", "KvitfeldtZorvald2", "kvitfeldt, zorvald", "Zorvald2", "zorvald@x.dk"],
)
def test_a_name_is_hidden_without_its_space_and_the_last_name_first(text: str) -> None:
    """A mark that no one sees is dropped when a file is read, and so is what parted the names."""
    shown = PeopleInText(["Zorvald Kvitfeldt"]).hidden(f"Om {text}, og den zorvalde")
    assert "orvald" not in shown.removesuffix(", og den zorvalde")
    assert "vitfeldt" not in shown


def test_a_name_spelt_out_is_hidden_and_not_by_its_letters() -> None:
    people = PeopleInText(["Alma Eksempel"])
    assert people.hidden("A l m a kom, A.L.M.A. gik") == "A. kom, A.. gik"
    assert people.hidden("punkt a b c") == "punkt a b c"


@given(
    st.text(alphabet=f"aBsøΣςıİK1²{SIGNS}", min_size=1, max_size=8),
    st.text(alphabet=f"aBsøΣςıİK1²{SIGNS}", max_size=8),
    st.sampled_from(["{}", "x {} y", "_{}", "{}s.", "({})", "{}S, og {}", "{1}{0}", "{0}{1}"]),
    st.sampled_from([str, str.upper, str.lower, str.swapcase]),
)
def test_what_a_pattern_finds_is_among_those_that_are_near(word, other, around, typed) -> None:
    name = f"{word} {other}".strip()
    text = typed(around.format(word, other) if "{1}" in around else around.format(name, name))
    pattern = name_pattern(name)
    if pattern is not None and pattern.search(unicodedata.normalize("NFC", text)):
        assert NamesIn([name]).near(text) == [name]


def test_letters_that_a_pattern_takes_for_each_other_are_kept_alike() -> None:
    letters = [chr(point) for point in range(0x30000) if chr(point).isalpha()]
    for letter in letters:
        for other in {letter.lower(), letter.upper(), letter.title(), letter.casefold()}:
            if len(other) == 1 and re.fullmatch(re.escape(letter), other, re.IGNORECASE):
                assert NamesIn([letter]).near(other) == [letter]


def test_of_thousands_of_names_only_those_whose_words_stand_there_are_near() -> None:
    names = NamesIn([f"Anna Ek{at}" for at in range(3000)])
    assert names.near("Om Anna og Ek7, og om anna-ek2999s mor") == ["Anna Ek2999"]
    assert names.near("- – …") == []
    assert NamesIn(["Anna Ek"]).near("7anna ek8") == ["Anna Ek"]
