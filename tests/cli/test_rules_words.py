"""`sag rules` and `sag explain`: what cannot be found, in Danish, and nothing personal."""

import re
from pathlib import Path

import pytest

from sagscli.ruleset_faults.checked_library import library_of
from tests.cli.conftest import CHILD, NUMBER, PLACE
from tests.local import GROUND, put, put_case

AS_OF = ["--as-of", "2026-12-01"]
BUILT_IN = library_of(None).ids
PEOPLE = ("Alma Eksempel", "Eva Eksempel")

BROKEN = GROUND.replace("indkalder: leder", "indkalder: lder", 1)


def told(out: str) -> str:
    """Return output as one line, as no width has broken it."""
    return " ".join(out.split())


# --- what cannot be found or used


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["rules", "show", "vejl"], 'Did you mean "vejle"?'),
        (["rules", "show", "hadersleb"], 'Did you mean "haderslev"?'),
        (["rules", "show", "qqq"], "haderslev, læringsmiljø, observation, vejle"),
        (["rules", "show", "vejle@2013-12-31"], "2014-01-01"),
        (["rules", "show", "vejle@"], "is not a day"),
        (["rules", "show", "vejle@i-dag"], "is not a day"),
        (["rules", "show", "ingen.yaml"], '"ingen.yaml"'),
        (["rules", "show"], "is missing"),
        (["rules", "check", "vejl"], 'Did you mean "vejle"?'),
        (["rules", "check", "ingen.yaml"], '"ingen.yaml" does not exist'),
        (["rules", "check", "ingen/mappe"], '"ingen/mappe" does not exist'),
        (["rules", "check", "--format", "xml"], "full, concise, json, github, sarif"),
        (["rules", "diff", "vejle", "hadersleb"], 'Did you mean "haderslev"?'),
        (["rules", "diff", "vejl", "haderslev"], 'Did you mean "vejle"?'),
        (["rules", "diff", "vejle", "haderslev", "--format", "jsn"], 'Did you mean "json"?'),
        (["rules", "diff", "vejle", "haderslev", "--cases", "ingen"], '"ingen" does not exist'),
        (["rules", "new", "solbakke", "--extends", "vejl"], 'Did you mean "vejle"?'),
        (["rules", "shwo"], 'Did you mean "show"?'),
        (["rules", "show", "vejle", "--folder", "ingen"], '"ingen" does not exist'),
        (["explain", "statusmøte"], 'Did you mean "statusmøde"?'),
        (["explain", "kamib"], 'Did you mean "kamibe"?'),
        (["explain", "VEJ-2026-001", "statusmøte"], 'Did you mean "statusmøde"?'),
        (["explain", "VEJ-2026-002", "statusmøde"], 'Did you mean "VEJ-2026-001"?'),
        (["explain", "2026-001", "statusmøde"], "fits more than one case"),
        (["explain", "VEJ-2026-001", "stuemøde"], 'no deadline "stuemøde"'),
        (["explain", "VEJ-2026-001", "statusmøde", "-n", "99"], "no number 99"),
        (["explain", "VEJ-2026-001", "statusmøde", "-n", "0"], "no number 0"),
        (["explain", "VEJ-2026-001", "beslutningsreferat"], "beslutningsreferat"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_one_sentence_and_what_to_do(words: list[str], sentence: str, home: Path, say):
    """Exit code 2, nothing on stdout, a guess where there is one."""
    code, out, err = say(*words)
    assert (code, out) == (2, "")
    assert err.startswith("sag: ")
    assert sentence in err
    assert len(err.splitlines()) <= 2


@pytest.mark.parametrize(
    "words",
    [
        ["rules", "show", "grund"],
        ["rules", "diff", "grund", "vejle"],
        ["rules", "diff", "vejle", "grund"],
        ["rules", "new", "solbakke", "--extends", "grund"],
        ["explain", "GRU-2026-001", "opfølgning"],
    ],
    ids=" ".join,
)
def test_a_faulty_ruleset_is_not_shown_by_halves(words: list[str], home: Path, say):
    """Exit code 2 with the place of its first error; the same for a case that follows it."""
    put(home, "grund", BROKEN)
    put_case(home, "GRU-2026-001", "regelsæt: grund\n" + CHILD + PLACE)
    code, out, err = say(*words)
    line = BROKEN[: BROKEN.index(": lder")].count("\n") + 1
    assert (code, out) == (2, "")
    assert f"regelsæt/grund.yaml:{line}:" in err
    assert "sag rules check" in err
    assert not (home / "regelsæt" / "solbakke.yaml").exists()


# --- Danish


@pytest.mark.parametrize(
    ("danish", "english"),
    [
        (["regler", "liste"], ["rules", "list"]),
        (["regler", "vis", "vejle"], ["rules", "show", "vejle"]),
        (["regler", "tjek", "vejle"], ["rules", "check", "vejle"]),
        (["regler", "forskel", "vejle", "haderslev"], ["rules", "diff", "vejle", "haderslev"]),
        (["forklar", "statusmøde"], ["explain", "statusmøde"]),
        (["forklar", "VEJ-2026-001", "statusmøde"], ["explain", "VEJ-2026-001", "statusmøde"]),
        (["regler", "ny", "vejle"], ["rules", "new", "vejle"]),
    ],
    ids=" ".join,
)
def test_danish_names_do_the_same(danish: list[str], english: list[str], home: Path, say):
    assert say(*danish) == say(*english)


@pytest.mark.parametrize(
    ("words", "expected", "english"),
    [
        (["regler", "vis", "vejle"], "1. januar 2014", ("months", "after opstart", "holds from")),
        (["forklar", "statusmøde"], "3 måneder efter opstart", ("months", "due", "fulfilled")),
        (
            ["forklar", "VEJ-2026-001", "statusmøde", *AS_OF],
            "mandag den 30. november 2026",
            ("months", "Due", "counts"),
        ),
        (
            ["forklar", "GRP-2026-001", "stuemøde", "--as-of", "2026-03-20"],
            "4 uger efter start",
            ("weeks", "Due", "working"),
        ),
        (["regler", "forskel", "vejle", "vejle"], "2014-01-01", ("differ",)),
        (["regler", "liste"], "01-01-2014", ("Reviewed", "Holds")),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_in_danish(words, expected: str, english, home: Path, say, monkeypatch):
    """Days as Danes write them, and no English left over."""
    monkeypatch.setenv("SAG_LANG", "da")
    code, out, err = say(*words)
    assert (code, err) == (0, "")
    assert expected in told(out)
    assert [word for word in english if re.search(rf"\b{word}\b", out)] == []


def test_errors_in_danish(home: Path, say, monkeypatch):
    monkeypatch.setenv("SAG_LANG", "da")
    code, _out, err = say("regler", "vis", "vejl")
    assert code == 2
    assert 'Mente du "vejle"?' in err


# --- nobody's number or name


def nasty(root: Path) -> None:
    """Write cases with a number or a name wherever one can stand."""
    measures = (
        f"indsatser:\n  - {{niveau: forebyggende, tiltag: Samtale med Alma Eksempel {NUMBER}}}\n"
        "  - {niveau: forebyggende, tiltag: struktur}\n"
    )
    put_case(root, "HAD-2026-001", "regelsæt: haderslev\n" + CHILD + measures)
    put_case(root, "VEJ-2026-001", "regelsæt: vejle\n" + CHILD + PLACE.replace("Solen", NUMBER))
    path = root / "sager" / "VEJ-2026-002.yaml"
    path.write_text(f"sag: {NUMBER}\nregelsæt: vejle\n{CHILD}{PLACE}", encoding="utf-8")
    put_case(root, NUMBER, "regelsæt: vejle\n" + CHILD + PLACE)
    put_case(
        root,
        "GRP-2026-001",
        "regelsæt: læringsmiljø\ngruppe: {navn: Rød stue}\n"
        f"faser: [{{fase: fase-3, fokus: Om {NUMBER}, start: 2026-03-09, slut: 2026-08-01}}]\n",
    )
    put_case(root, "VEJ-2026-008", f"regelsæt: vejle\nbarn: Alma Eksempel {NUMBER}\n" + PLACE)
    put_case(
        root, "VEJ-2026-009", f"regelsæt: vejle\nbarn: {{navn: Alma Eksempel {NUMBER}, f: [}}\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        ["explain", "VEJ-2026-001", "statusmøde"],
        ["explain", "VEJ-2026-002", "statusmøde"],
        ["explain", "VEJ-2026-002", "forberedende-skolemøde"],
        ["explain", "HAD-2026-001", "indsats-evaluering"],
        ["explain", "GRP-2026-001", "stuemøde"],
        ["explain", "VEJ-2026-008", "statusmøde"],
        ["explain", "VEJ-2026-009", "statusmøde"],
        ["explain", "2026", "statusmøde"],
        ["explain", "740", "statusmøde"],
        ["explain", NUMBER, "statusmøde"],
        ["explain", NUMBER],
        ["rules", "diff", "vejle", "haderslev", "--cases", "."],
        ["rules", "diff", "vejle", "haderslev", "--cases", ".", "--format", "json"],
        ["rules", "check", "sager"],
    ],
    ids=" ".join,
)
def test_nothing_that_is_printed_holds_a_number_or_a_name(words: list[str], home: Path, say):
    """F, Safety: not in a title, a label, a path or an error either."""
    nasty(home)
    _code, out, err = say(*words, "--as-of", "2026-12-01")
    for text in (out, err):
        assert NUMBER not in text
        assert NUMBER.replace("-", "") not in text
        assert not [one for one in PEOPLE if one in text]


def test_escape_codes_of_a_ruleset_do_not_reach_the_terminal(home: Path, say):
    """A local ruleset is input, not to be trusted."""
    text = GROUND.replace("titel: Opfølgning", 'titel: "Op\\e[31m\\u202Efølgning"')
    put(home, "grund", text.replace("{titel: Leder,", '{titel: "Le\\x9bder",'))
    for words in (
        ["rules", "list"],
        ["rules", "show", "grund"],
        ["rules", "check", "grund"],
        ["rules", "diff", "vejle", "grund"],
        ["explain", "opfølgning"],
    ):
        _code, out, err = say(*words)
        for said in (out, err):
            assert not [sign for sign in said if ord(sign) < 32 and sign not in "\r\n"]
            assert "\x9b" not in said
            assert "\u202e" not in said
