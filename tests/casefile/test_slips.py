"""The message names the slip itself: a quotation mark, a dash, a hyphen, a missing space."""

import pytest

from sagscli.case.records import Case
from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.language import speaking

HEAD = "sag: PRV-2026-001\nregelsæt: vejle\nbarn: {navn: Prøve Barn, født: 2022-05-20}\n"


def told(text: str) -> list[str]:
    """Return the words of what is found in a case."""
    with speaking("en"):
        document = read((HEAD + text).encode())
        found = [f"{flaw.message} | {flaw.help}" for flaw in document.flaws]
        _case, problems = shape(Case, document.value) if document.value else (None, [])
        return found + [f"{problem.message} | {problem.help}" for problem in problems]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            'narrativer:\n  - tekst: "Hun sagde "Nu" og gik"\n',
            "single ones: '…'; or begin it under |",
        ),
        ("narrativer:\n  - tekst: 'Hun går i Nico's gruppe'\n", "double quotation marks"),
        ("narrativer:\n  - tekst: - Hun var glad\n", 'in quotation marks: "- …"'),
        ("narrativer:\n  - tekst: “Hun sagde: nu”\n", "the quotation marks are Word's"),
        (
            "indsatser:\n  - niveau: x\n    tegn:\n    - Hun siger: må jeg\n",
            "the colon in an entry",
        ),
        ("møder:\n  -art: statusmøde\n", "the hyphen has no space"),
        ("møder:\n  -art: statusmøde\n   afholdt: 2026-06-01\n", "the hyphen has no space"),
        ("møder:\n  – art: statusmøde\n    afholdt: 2026-06-01\n", "dash (U+2013)"),
        ("møder:\n  – art: statusmøde\n", "dash (U+2013)"),
        ("møder:\n  -\u00a0art: statusmøde\n", "hard space (U+00A0)"),
        ("møder:\n  - art: x\n    deltagere:\n      -forældre\n", "the hyphen has no space"),
        ("møder:\n  - art: x\n    deltagere:\n      • forældre\n", "(U+2022)"),
        ("skole:\n  start:2028-08-01\n  udsættelse: nej\n", "the colon has no space"),
        ("skole: {start:2028-08-01}\n", "the colon has no space"),
        ("møder:\n  art: statusmøde\n", "begins with a hyphen"),
        ("narrativer:\n  - tekst: |\n    Hun er glad.\n    dato: x\n", "not indented"),
        ("skole:\n  start: 2028-08-01\n   udsættelse: nej\n", "3 spaces, and the one"),
        ("møder:\n   - art: x\n    afholdt: 2026-06-01\n", "4 spaces, and the one"),
        ("skole: {start: 2028–08–01}\n", "dash (U+2013)"),
        ("skole: {start: “2028-08-01”}\n", "quotation mark from Word (U+201C)"),
        ("skole: {“start”: 2028-08-01}\n", "quotation mark from Word (U+201C)"),
        ("skole: {start: 200522}\n", "for example 2026-03-01"),
        ("konsulent: kons\u200b-a\n", "zero-width space (U+200B)"),
        ("konsulent: kons\u2060-a\n", "WORD JOINER (U+2060)"),
    ],
)
def test_it_is_named(text: str, named: str):
    found = told(text)
    assert len(found) == 1, found
    assert named in found[0]


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", ".docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", ".doc"),
        (b"{\\rtf1\\ansi}", ".rtf"),
        (b"%PDF-1.7\n", "PDF"),
    ],
)
def test_a_document_with_a_new_name_is_no_case(data: bytes, named: str):
    with speaking("en"):
        [flaw] = read(data).flaws
    assert flaw.code == "SAG103"
    assert named in flaw.message


def test_marks_no_one_can_see_make_no_two_words_different():
    text = (
        "samtykker:\n  - {til: henvis\u00adning, givet: 2026-01-01\u200b,"
        " af: [Eva\u00a0Eksempel]}\n"
        "møder:\n  - {art: status\u200bmøde, deltagere: [minigruppens\u2011personale]}\n"
    )
    case, problems = shape(Case, read((HEAD + text).encode()).value or {})
    assert problems == []
    assert case.consents[0].purpose == "henvisning"
    assert case.consents[0].by == ("Eva Eksempel",)
    assert case.consents[0].given is not None
    assert case.meetings[0].kind == "statusmøde"
    assert case.meetings[0].participants == ("minigruppens-personale",)


def test_what_belongs_to_a_text_stays_in_it():
    text = "narrativer:\n  - {tekst: ½ time med 👨\u200d👩\u200d👧 – “sjovt”}\n"
    document = read((HEAD + text).encode())
    assert document.flaws == ()
    case, _problems = shape(Case, document.value or {})
    assert case.narratives[0].text == "½ time med 👨👩👧 – “sjovt”".replace(
        "👨👩👧", "👨\u200d👩\u200d👧"
    )


def test_eighteen_pasted_places_are_one_finding():
    entry = "  - {til: …, udarbejdet: ÅÅÅÅ-MM-DD, afgørelse: {udfald: bevilget eller afslag}}\n"
    text = "henvisninger:\n" + entry * 6
    [found] = told(text)
    assert found.startswith("18 places are still to be filled in")
    assert "under: udarbejdet, udfald, til" in found
