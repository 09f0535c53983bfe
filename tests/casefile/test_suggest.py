"""Did you mean: the one right word, or nothing rather than something far off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagscli.case.records import Case
from sagscli.casefile.shape import MOST_GUESSED, shape
from sagscli.casefile.suggest import did_you_mean, nearest, slips
from sagscli.ruleset_faults.checked_library import library_of

VEJLE = library_of(None).family("vejle").rulesets[0]
UNITS = ("måneder", "uger", "dage", "arbejdsdage")
CASE_KEYS = ("sag", "barn", "gruppe", "møder", "tilbud", "født", "navn")


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("Statusmøde", VEJLE.meetings, "statusmøde"),
        ("status møde", VEJLE.meetings, "statusmøde"),
        ("STATUS-MØDE", VEJLE.meetings, "statusmøde"),
        ("statusmoede", VEJLE.meetings, "statusmøde"),
        ("statusmøte", VEJLE.meetings, "statusmøde"),
        ("opfølgningsmøde", VEJLE.meetings, None),
        ("Daginstitutionsleder", VEJLE.roles, "daginstitutionsleder"),
        ("Minigruppens personale", VEJLE.roles, "minigruppens-personale"),
        ("minigruppens\u00a0personale", VEJLE.roles, "minigruppens-personale"),
        ("minigruppens‑personale", VEJLE.roles, "minigruppens-personale"),
        ("“psykolog”", VEJLE.roles, "psykolog"),
        ("konsulent", VEJLE.roles, "småbørnskonsulent"),
        ("psykolgo", VEJLE.roles, "psykolog"),
        ("tandlæge", VEJLE.roles, None),
        ("år", UNITS, "måneder"),
        ("hverdage", UNITS, "arbejdsdage"),
        ("kvartaler", UNITS, None),
        ("child", CASE_KEYS, "barn"),
        ("born", CASE_KEYS, "født"),
        ("x", CASE_KEYS, None),
        ("", CASE_KEYS, None),
        ("logopædisk-vurdering", VEJLE.assessments, None),
    ],
)
def test_the_one_right_word_or_none(word: str, known, meant: str | None):
    assert nearest(word, known) == meant


def test_without_a_guess_all_are_named():
    remedy = did_you_mean("opfølgningsmøde", VEJLE.meetings, "known here: {words}")
    assert "statusmøde" in remedy
    assert "overgangsmøde" in remedy


def test_a_sign_that_no_keyboard_writes_is_named():
    assert "U+2011" in did_you_mean("små‑gruppe", ["små-gruppe"], "")
    assert "U+201C" in did_you_mean("“statusmøde”", VEJLE.meetings, "")


@given(st.text(alphabet="abcæ", max_size=8), st.text(alphabet="abcæ", max_size=8))
def test_slips_are_counted_alike_both_ways(word: str, other: str):
    assert slips(word, other, 8) == slips(other, word, 8)
    assert (slips(word, other, 8) == 0) == (word == other)
    assert slips(word, other, 2) == min(slips(word, other, 8), 3)


def test_of_very_many_unknown_keys_few_are_guessed_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more than a hundred findings a hundred are told (SAG119): the others cost nothing."""
    guessed: list[str] = []
    monkeypatch.setattr("sagscli.casefile.shape.nearest", lambda word, _known: guessed.append(word))
    _case, problems = shape(Case, {f"ukendt{at}": "x" for at in range(1000)})
    assert len([one for one in problems if one.code == "SAG201"]) == 1000
    assert len(guessed) <= MOST_GUESSED
