"""Several referrals of a kind: --number chooses among them, and their answers (V5, H6, H7)."""

import pytest

from tests.documents.conftest import CHILD, DAY

BASE = CHILD.replace("VEJ-2026-001", "HAD-2026-001").replace("vejle", "haderslev")
KNOWN = (
    "møder: [{art: netværksmøde, afholdt: 2025-03-02,"
    " deltagere: [forældre, psykolog, daginstitutionsleder, rådgivende-team]},"
    " {art: netværksmøde, afholdt: 2026-03-02,"
    " deltagere: [forældre, psykolog, daginstitutionsleder, rådgivende-team]}]\n"
)
FIRST = "{til: ppv, accepteret: 2025-03-02, udarbejdet: 2025-04-01, sendt: 2025-04-02}"
SECOND = "{til: ppv, accepteret: 2026-03-02, udarbejdet: 2026-04-01, sendt: 2026-04-02}"
OTHER = "{til: viso, udarbejdet: 2025-05-01}"
PPV = "henvisning:ppv"
CASE = "HAD-2026-001"


@pytest.fixture
def case(at):
    def write(*referrals: str) -> None:
        text = BASE + KNOWN
        at(text + f"henvisninger: [{', '.join(referrals)}]\n", CASE)

    return write


def test_a_number_counts_those_of_the_kind_in_the_files_order(case, say) -> None:
    case(SECOND, OTHER, FIRST)
    for number, day in ((1, "2. april 2026"), (2, "2. april 2025")):
        code, out, err = say("render", PPV, CASE, "--number", str(number), *DAY)
        assert code == 0, err
        assert f"**Sendt:** {day}" in out
    assert say("render", PPV, CASE, *DAY)[1] == out  # the default is the last


def test_an_earlier_one_has_what_was_there_when_it_was_sent(case, say) -> None:
    case(FIRST, OTHER, SECOND)
    out = say("render", PPV, CASE, "--number", "1", *DAY)[1]
    assert "02-03-2025" in out
    assert "2026" not in out.partition("## Møder")[2].partition("Tjekliste")[0]
    assert "02-03-2026" in say("render", PPV, CASE, "--number", "2", *DAY)[1]


def test_each_is_judged_on_the_day_it_was_sent(case, say) -> None:
    """H11, A27: the first was agreed on, and of the second no agreement is written."""
    case(FIRST, "{til: ppv}")
    assert say("render", PPV, CASE, "--number", "1", *DAY)[0] == 0
    code, out, _err = say("render", PPV, CASE, "--number", "2", *DAY)
    assert code == 1
    assert "✗" in out


def test_a_later_one_of_the_day_is_not_taken_for_it(case, say) -> None:
    later = SECOND.replace("2026-04-01", "2026-03-30")
    case(SECOND, later)
    assert "**Skrevet:** 1. april 2026" in say("render", PPV, CASE, "--number", "1", *DAY)[1]
    assert "**Skrevet:** 30. marts 2026" in say("render", PPV, CASE, "--number", "2", *DAY)[1]


def test_one_not_sent_is_not_mixed_up_with_one_sent_that_day(case, say) -> None:
    case(SECOND, "{til: ppv, udarbejdet: 2026-03-31}")
    out = say("render", PPV, CASE, "--number", "2", "--draft", "--as-of", "2026-04-02")[1]
    assert "**Skrevet:** 31. marts 2026" in out


@pytest.mark.parametrize("word", [PPV, "svar:frie-midler"])
def test_a_number_that_is_not_there(case, say, word) -> None:
    case(FIRST, SECOND, "{til: frie-midler}", "{til: frie-midler}")
    code, out, err = say("render", word, CASE, "--number", "3", *DAY)
    assert (code, out) == (2, "")
    assert "there is no referral number 3" in err
    assert "The case has: 1, 2." in err


def test_the_only_one_has_no_number(case, say) -> None:
    case(FIRST)
    code, _out, err = say("render", PPV, CASE, "--number", "1", *DAY)
    assert code == 2
    assert "leave --number out" in err


ANSWERS = (
    "{til: frie-midler, afgørelse: {dato: 2025-05-05, udfald: afslag, begrundelse: For få}}",
    "{til: frie-midler, afgørelse: {dato: 2026-05-05, udfald: bevilget}}",
    "{til: frie-midler, udarbejdet: 2026-09-01}",
)


def test_an_answer_is_the_last_that_was_decided(case, say) -> None:
    """H7: a new referral under way has no answer yet, and does not hide the one before."""
    case(*ANSWERS)
    assert "5. maj 2026" in say("render", "svar:frie-midler", CASE, *DAY)[1]
    first = say("render", "svar:frie-midler", CASE, "--number", "1", *DAY)[1]
    assert "5. maj 2025" in first
    assert "For få" in first
    assert "maj" not in say("render", "svar:frie-midler", CASE, "--number", "3", *DAY)[1]
    case(ANSWERS[2], ANSWERS[2])
    assert say("render", "svar:frie-midler", CASE, *DAY)[0] == 0


def test_the_list_names_the_numbers_where_there_are_several(case, say, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")

    def listed() -> dict[str, str]:
        lines = say("render", "--list", CASE, *DAY)[1].splitlines()
        return {line.split()[0]: line for line in lines if ":" in line}

    case(FIRST, *ANSWERS, SECOND)
    out = listed()
    assert "(--number 1, 2)" in out[PPV]
    assert "(--number 1, 2, 3) " in out["henvisning:frie-midler"]
    assert "(--number 1, 2, 3)" in out["svar:frie-midler"]
    case(FIRST)
    assert "--number" not in listed()[PPV]


def test_all_makes_each_that_was_sent_or_decided(case, say, folder) -> None:
    case(FIRST, "{til: ppv}", SECOND, *ANSWERS)
    say("render", "--all", "-o", "ud", *DAY)
    made = sorted(one.name for one in (folder / "ud" / CASE).iterdir())
    assert [one for one in made if "henvisning-ppv" in one] == [
        f"{CASE}-henvisning-ppv-1.md",
        f"{CASE}-henvisning-ppv-3.md",
    ]
    assert [one for one in made if "svar" in one] == [
        f"{CASE}-svar-frie-midler-1.md",
        f"{CASE}-svar-frie-midler-2.md",
    ]
    first = (folder / "ud" / CASE / f"{CASE}-henvisning-ppv-1.md").read_text("utf-8")
    assert "2. april 2025" in first


def test_a_draft_among_several_says_so_by_itself(case, say, folder) -> None:
    case(FIRST, "{til: ppv}")
    say("render", "--all", "--draft", "-o", "ud", *DAY)
    made = {one.name for one in (folder / "ud" / CASE).iterdir() if "ppv" in one.name}
    assert {f"{CASE}-henvisning-ppv-1.md", f"{CASE}-henvisning-ppv-2-udkast.md"} <= made
