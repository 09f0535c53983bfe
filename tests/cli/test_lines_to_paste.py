"""A file too broken to write in: it stays as it is, and what was to be written can be pasted."""

import json
from pathlib import Path

import pytest

from sagscli.casefile.reader import read

AS_OF = ("--as-of", "2026-11-26")
HELD = (
    "--kind",
    "konsultativt-møde",
    "--date",
    "2026-11-25",
    "--participants",
    "forældre,psykolog",
)
CASE = """\
sag: VEJ-2026-009
regelsæt: vejle
barn:
    navn: Alma Eksempel
    født: 2022-03-14
    dagtilbud: Regnbuen
    forældre:
    - {navn: Eva Eksempel, forældremyndighed: ja}
    - {navn: Otto Eksempel, forældremyndighed: ja}
møder:
- art: konsultativt-møde
  planlagt: 2026-11-20
samtykker:
- {til: henvisning, form: skriftlig}
"""
CONFLICT = "<<<<<<< HEAD\nkonsulent: a\n=======\nkonsulent: b\n>>>>>>> x\n"

BROKEN = {
    "tab": CASE.replace("    navn", "\tnavn"),
    "open quote": CASE.replace("Regnbuen", '"Regnbuen'),
    "key twice": CASE + "konsulent: a\nkonsulent: b\n",
    "conflict": CASE + CONFLICT,
    "two conflicts": CONFLICT + CASE + CONFLICT,
    "anchor": CASE.replace("Regnbuen", "&x Regnbuen"),
    "not UTF-8": CASE.encode("latin-1"),
    "UTF-16": CASE.encode("utf-16"),
    "control character": CASE.replace("Regnbuen", "Regn\x07buen"),
}
"""Each can be read in the section of the meetings."""

UNREAD = {
    "mapping for a list": CASE.replace("- art: kons", "  art: kons"),
    "meetings askew": CASE.replace("  planlagt", " planlagt"),
    "conflict among meetings": CASE.replace("  planlagt", CONFLICT + "  planlagt"),
}
EMPTY = {"list at the top": "- a\n- b\n", "empty": "", "binary": bytes(range(256)), "word": "hej"}


@pytest.fixture
def put(home: Path):
    def put_(text: str | bytes) -> Path:
        path = home / "sager" / "VEJ-2026-009.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        (home / "sag.yaml").write_text("regelsæt: vejle\n")
        return path

    return put_


def pasted(say, path: Path, *words: str) -> list[str]:
    """Return the lines that a command gives as it leaves the file alone."""
    before = path.read_bytes()
    code, out, err = say("record", *words, *AS_OF, "--yes", "--format", "json")
    assert code == 2, err
    assert path.read_bytes() == before
    told = json.loads(out)
    assert told["saved"] is False
    assert "sager/VEJ-2026-009.yaml" in told["why"]
    assert told["why"] in " ".join(err.split())
    return told["paste"]


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_what_was_to_be_written_is_given_for_the_entry_it_is_about(put, say, text) -> None:
    lines = pasted(say, put(text), "meeting", "held", "VEJ-2026-009", *HELD)
    assert lines == [
        "møder:",
        "# entry 1 (konsultativt-møde), which is there already",
        "  afholdt: 2026-11-25",
        "  deltagere: [forældre, psykolog]",
    ]


@pytest.mark.parametrize("text", UNREAD.values(), ids=UNREAD)
def test_a_section_that_cannot_be_read_is_not_written_twice(put, say, text) -> None:
    lines = pasted(say, put(text), "meeting", "held", "VEJ-2026-009", *HELD)
    assert lines[0] == "møder:  # is there already"
    assert lines[1].lstrip(" ") == "- art: konsultativt-møde"


@pytest.mark.parametrize("text", EMPTY.values(), ids=EMPTY)
def test_where_nothing_can_be_read_the_whole_block_is_given(put, say, text) -> None:
    lines = pasted(say, put(text), "meeting", "held", "VEJ-2026-009", *HELD)
    document = read("\n".join(lines).encode())
    assert not document.flaws
    assert document.value == {
        "møder": [
            {
                "art": "konsultativt-møde",
                "afholdt": "2026-11-25",
                "deltagere": ["forældre", "psykolog"],
            }
        ]
    }


def test_lines_put_where_they_belong_say_what_was_meant(put, say) -> None:
    """The way it is meant to go: the quote is closed, the lines are pasted below the entry."""
    path = put(BROKEN["open quote"])
    lines = pasted(say, path, "meeting", "held", "VEJ-2026-009", *HELD)
    whole = CASE.replace("2026-11-20\n", "\n".join(["2026-11-20", *lines[1:], ""]))
    document = read(whole.encode())
    assert not document.flaws
    assert document.value["møder"] == [
        {
            "art": "konsultativt-møde",
            "planlagt": "2026-11-20",
            "afholdt": "2026-11-25",
            "deltagere": ["forældre", "psykolog"],
        }
    ]


def test_a_name_is_shown_to_whoever_typed_it(put, say) -> None:
    """Initials would be a wrong line, so what the file alone has is left open."""
    path = put(BROKEN["anchor"])
    given = ("consent", "given", "VEJ-2026-009", "--purpose", "henvisning", "--by")
    assert "  af: […]" in pasted(say, path, *given, "alle")
    assert "  af: [Eva Eksempel, …]" in pasted(say, path, *given, "eva eksempel,Otto")
    assert "  af: [Eva Eksempel, Otto Eksempel]" in pasted(say, path, *given, "alle", "--names")


def test_whoever_all_are_is_left_open_where_nobody_can_be_read(put, say) -> None:
    given = ("consent", "given", "VEJ-2026-009", "--purpose", "henvisning", "--by", "alle")
    assert "  af: […]" in pasted(say, put(BROKEN["open quote"]), *given, "--names")


@pytest.mark.parametrize("text", [*BROKEN.values(), *UNREAD.values()])
def test_what_is_to_be_taken_away_is_told(put, say, text) -> None:
    put(text)
    cancelled = ("meeting", "cancelled", "VEJ-2026-009", "--kind", "konsultativt-møde")
    code, out, err = say("record", *cancelled, *AS_OF)
    assert (code, out) == (2, "")
    assert 'under "møder"' in err


def test_what_waits_in_a_file_that_cannot_be_read_is_not_nothing(put, say) -> None:
    put(BROKEN["open quote"])
    code, out, err = say("record", "next", "VEJ-2026-009", *AS_OF)
    assert (code, out) == (2, "")
    assert "Line 6: the closing quotation mark is missing" in err
