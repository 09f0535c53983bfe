"""Changes of a case file, letter for letter."""

import pytest

from sagscli.casefile.patch.edit import CannotEditError, Edit, applied
from sagscli.casefile.patch.operations import Add, Append, Remove, Set
from sagscli.casefile.patch.patching import patched
from sagscli.casefile.patch.scalars import OneLine
from tests.casefile.patch.checking import checked

LINES = """\
# Toppen
sag: A-1   # nummeret
barn:
  navn: Alma Eksempel
  # cpr kommer

skole: {start: 2028-08-01}  # skolen
møder:
- art: statusmøde
  referat: |  # skrevet
    Første linje
     indrykket

  # om mødet
- {art: forældremøde, afholdt: 2026-01-01} # kort

vurderinger: [] # ingen
tilbud:
narrativer:
  -  tekst: hej
# slut"""

MEETING = {"art": "statusmøde", "afholdt": "2026-03-01"}


def _lines(old: str, new: str) -> str:
    assert LINES.count(old) == 1, old
    return LINES.replace(old, new)


CASES = [
    # Set: plain, quoted, long, empty
    ("plain", "a: x  # n\n", Set(("a",), "y"), "a: y  # n\n"),
    ("plain-quoted-when-it-must", "a: x\n", Set(("a",), "y: z"), 'a: "y: z"\n'),
    ("double", 'a: "x" # n\n', Set(("a",), "y"), 'a: "y" # n\n'),
    ("single", "a: 'x'\n", Set(("a",), "it's"), "a: 'it''s'\n"),
    ("single-with-tab", "a: 'x'\n", Set(("a",), "t\tt"), "a: 't\tt'\n"),
    ("single-that-cannot", "a: 'x'\n", Set(("a",), "t\rt"), 'a: "t\\rt"\n'),
    ("empty", "a:\nb: x\n", Set(("a",), "y"), "a: y\nb: x\n"),
    ("empty-with-note", "a:   # n\n", Set(("a",), "y"), "a: y   # n\n"),
    ("null", "a: ~ # n\n", Set(("a",), "y"), "a: y # n\n"),
    ("to-nothing", "a: x # n\n", Set(("a",), None), "a: # n\n"),
    ("same", "a:   'x'\n", Set(("a",), "x"), "a:   'x'\n"),
    ("over-lines", "a: x\n  y\n  z # n\nb: c\n", Set(("a",), "w"), "a: w # n\nb: c\n"),
    ("on-the-next-line", "a:\n  x\n", Set(("a",), "y"), "a:\n  y\n"),
    ("in-braces", "a: {b: x, c: d} # n\n", Set(("a", "b"), "y, z"), 'a: {b: "y, z", c: d} # n\n'),
    ("empty-in-braces", "a: {b: , c}\n", Set(("a", "b"), "y"), "a: {b: y, c}\n"),
    ("no-colon-in-braces", "a: {b, c}\n", Set(("a", "b"), "y"), "a: {b: y, c}\n"),
    ("colon-in-braces", 'a: {"b":, "c":}\n', Set(("a", "b"), "y"), 'a: {"b": "y", "c":}\n'),
    ("nothing-in-braces", "a: {b: x}\n", Set(("a", "b"), None), "a: {b: null}\n"),
    ("long-in-braces", "a: {b: x}\n", Set(("a", "b"), "y\nz"), 'a: {b: "y\\nz"}\n'),
    ("entry", "a:\n- x\n- y # n\n", Set(("a", 1), "z"), "a:\n- x\n- z # n\n"),
    ("empty-entry", "a:\n-\n- y\n", Set(("a", 0), "z"), "a:\n- z\n- y\n"),
    ("list", "a: [x, y] # n\n", Set(("a",), ("z",)), "a: [z] # n\n"),
    ("list-in-lines", "a:\n  - x\n  - y\nb: c\n", Set(("a",), ("z",)), "a:\n  - z\nb: c\n"),
    ("to-long", "a: x  # n\nb: c\n", Set(("a",), "y\nz\n"), "a: |  # n\n  y\n  z\nb: c\n"),
    ("to-long-unended", "a: x\n", Set(("a",), "y\n\nz"), "a: |-\n  y\n\n  z\n"),
    ("to-long-indented", "a: x\n", Set(("a",), "  y\nz\n"), "a: |2\n    y\n  z\n"),
    ("to-blank-lines", "a: x\n", Set(("a",), "y\n\n"), 'a: "y\\n\\n"\n'),
    ("long", "a: |  # n\n   x\n\nb: c\n", Set(("a",), "y\nz\n"), "a: |  # n\n   y\n   z\n\nb: c\n"),
    ("long-indented", "a: |4\n      x\nb: c\n", Set(("a",), "y\nz"), "a: |-\n    y\n    z\nb: c\n"),
    ("folded", "a: >-\n   x\n   y\nb: c\n", Set(("a",), "y\nz\n"), "a: |\n   y\n   z\nb: c\n"),
    ("long-to-short", "a: |+ # n\n  x\n\nb: c\n", Set(("a",), "y"), "a: y # n\nb: c\n"),
    ("long-above-deep-note", "a: x\n    # n\nb: c\n", Set(("a",), "y\nz"),
     "a: |-\n     y\n     z\n    # n\nb: c\n"),
    ("nul-fourteen", "a: x\n", Set(("a",), "0101"), "a: 0101\n"),
    ("time", "a: x\n", Set(("a",), "12:30"), "a: 12:30\n"),
    ("nej", "a: x\n", Set(("a",), "nej"), "a: nej\n"),
    ("tilde", "a: x\n", Set(("a",), "~"), 'a: "~"\n'),
    ("no-text", "a: x\n", Set(("a",), ""), 'a: ""\n'),
    ("quotes", "a: x\n", Set(("a",), '"kom!" # sagde: hun'), "a: '\"kom!\" # sagde: hun'\n"),
    ("mapping", "a:\nb: c\n", Set(("a",), {"x": "y", "z": {"q": "w"}}),
     "a:\n  x: y\n  z:\n    q: w\nb: c\n"),
    ("mapping-on-one-line", "a: # n\n", Set(("a",), OneLine(x="y")), "a: {x: y} # n\n"),
    # The file's own way
    ("crlf", "a: x\r\nb: c\r\n", Set(("a",), "y\nz\n"), "a: |\r\n  y\r\n  z\r\nb: c\r\n"),
    ("bom", "\ufeffa: x\n", Set(("a",), "y"), "\ufeffa: y\n"),
    ("two-part-letters", "a: A\u030ase\nb: [a\u030a, x] # a\u030a\n", Set(("b", 0), "y"),
     "a: A\u030ase\nb: [y, x] # a\u030a\n"),
    ("two-part-key", "ma\u030al: x\n", Set(("mål",), "å"), "ma\u030al: å\n"),
    ("unended", "a: x\nb: y", Add((), {"c": "z"}), "a: x\nb: y\nc: z"),
    ("unended-long", "a: x\nb: |\n  y", Add((), {"c": "z"}), "a: x\nb: |\n  y\nc: z"),
    ("each-line-ends-as-it-did", "a: x\r\nb:\r\n- c\nd: e", Append(("b",), ("f",)),
     "a: x\r\nb:\r\n- c\n- f\nd: e"),
    ("as-the-line-above-ends", "a:\nb:\r\n- c\r\nd:\r\n", Append(("b",), ("f",)),
     "a:\nb:\r\n- c\r\n- f\r\nd:\r\n"),
    ("as-the-last-line-ends", "a:\nb: c\r\nd: e", Add((), {"g": "h"}),
     "a:\nb: c\r\nd: e\r\ng: h"),
    ("what-is-above-ends-as-it-did", "a:\r\nb: c\nd: e\n", Remove(("b",)), "a:\r\nd: e\n"),
    ("words-in-marks", 'a: ["x", "y"]\n', Append(("a",), ("z",)), 'a: ["x", "y", "z"]\n'),
    ("words-in-marks-in-lines", 'a:\n- "x"\n', Append(("a",), ("z",)), 'a:\n- "x"\n- "z"\n'),
    ("entry-as-json", '{"a": [{"b": "c"}]}', Append(("a",), ({"b": "d", "e": ["f"]},)),
     '{"a": [{"b": "c"}, {"b": "d", "e": ["f"]}]}'),
    ("entry-as-json-in-lines", 'a:\n  - {"b": "c"}\n', Append(("a",), ({"b": "d"},)),
     'a:\n  - {"b": "c"}\n  - {"b": "d"}\n'),
    ("first-entry-as-json", '{"a": [], "b": "c"}', Append(("a",), ({"b": "d"},)),
     '{"a": [{"b": "d"}], "b": "c"}'),
    ("long-at-the-end", "a: x", Add((), {"c": "y\nz\n"}), "a: x\nc: |\n  y\n  z\n"),
    ("markers", "--- # n\na: x\n...\n", Add((), {"b": "y"}), "--- # n\na: x\nb: y\n...\n"),
    # Add to a mapping
    ("key", LINES, Add(("barn",), {"cpr": "740322-4005"}),
     _lines("  # cpr kommer\n", "  # cpr kommer\n  cpr: 740322-4005\n")),
    ("key-of-entry", LINES, Add(("møder", 0), {"nummer": "1"}),
     _lines("  # om mødet\n", "  # om mødet\n  nummer: 1\n")),
    ("key-in-braces", LINES, Add(("skole",), {"udsættelse": "nej"}),
     _lines("{start: 2028-08-01}", "{start: 2028-08-01, udsættelse: nej}")),
    ("key-after-comma", "a: {b: c, }\n", Add(("a",), {"d": "e"}), "a: {b: c, d: e, }\n"),
    ("key-in-empty-braces", "a: {} # n\n", Add(("a",), {"b": "c"}), "a: {b: c} # n\n"),
    ("long-in-empty-braces", "a: {} # n\n", Add(("a",), {"b": "c\nd"}),
     "a: # n\n  b: |-\n    c\n    d\n"),
    ("key-in-lines-of-braces", "a: {\n  b: c, # n\n  d: e # m\n}\n", Add(("a",), {"f": "g"}),
     "a: {\n  b: c, # n\n  d: e, # m\n  f: g\n}\n"),
    ("key-in-lines-of-braces-with-commas", "a: {\n  b: c, # n\n}\n", Add(("a",), {"d": "e"}),
     "a: {\n  b: c, # n\n  d: e,\n}\n"),
    ("key-in-braces-ended", "a: {\n  b: c}\n", Add(("a",), {"d": "e"}), "a: {\n  b: c,\n  d: e}\n"),
    ("key-in-nothing", "a: # n\nb: c\n", Add(("a",), {"x": "y"}), "a: # n\n  x: y\nb: c\n"),
    ("key-below-its-notes", "a:\n\n    # n\nb: c\n", Add(("a",), {"x": "y\nz"}),
     "a:\n\n    # n\n  x: |-\n    y\n    z\nb: c\n"),
    ("key-in-empty-entry", "a:\n  -   {}\n", Add(("a", 0), {"x": "y\nz", "v": "w"}),
     "a:\n  -   x: |-\n        y\n        z\n      v: w\n"),
    ("quoted-keys", '"a":\n  "b": "c"\n', Add(("a",), {"d": "e"}),
     '"a":\n  "b": "c"\n  "d": "e"\n'),
    ("deep-step", "a:\n    b: c\n", Add(("a",), {"d": {"e": "f"}}),
     "a:\n    b: c\n    d:\n        e: f\n"),
    # Append to a list
    ("entry-like-the-last", LINES, Append(("møder",), (MEETING,)),
     _lines("# kort\n", "# kort\n\n- {art: statusmøde, afholdt: 2026-03-01}\n")),
    ("long-entry", LINES, Append(("møder",), ({"art": "x", "referat": "y\nz\n"},)),
     _lines("# kort\n", "# kort\n\n- art: x\n  referat: |\n    y\n    z\n")),
    ("entry-in-lines", "a:\n  - b: c\n    d: {e: f}\n",
     Append(("a",), ({"b": "x", "d": {"e": "y"}},)),
     "a:\n  - b: c\n    d: {e: f}\n  - b: x\n    d: {e: y}\n"),
    ("entry-with-its-gap", LINES, Append(("narrativer",), ({"tekst": "nå", "af": "mor"},)),
     _lines("  -  tekst: hej\n", "  -  tekst: hej\n  -  tekst: nå\n     af: mor\n")),
    ("first-entry", LINES, Append(("tilbud",), (MEETING,)),
     _lines("tilbud:\n", "tilbud:\n- art: statusmøde\n  afholdt: 2026-03-01\n")),
    ("first-entry-for-brackets", LINES, Append(("vurderinger",), (MEETING,)),
     _lines("vurderinger: [] # ingen\n",
            "vurderinger: # ingen\n- art: statusmøde\n  afholdt: 2026-03-01\n")),
    ("first-words", "a: [] # n\n", Append(("a",), ("x", "y")), "a: [x, y] # n\n"),
    ("words", "a: [x] # n\n", Append(("a",), ("y, z",)), 'a: [x, "y, z"] # n\n'),
    ("words-in-lines", "a:\n- x\n\nb: c\n", Append(("a",), ("y",)), "a:\n- x\n- y\n\nb: c\n"),
    ("apart", "a:\n- b: c\n\n- b: d\n", Append(("a",), ({"b": "e"},)),
     "a:\n- b: c\n\n- b: d\n\n- b: e\n"),
    ("kept-blank-lines", "a:\n- b: |+\n    x\n\nc: d\n", Append(("a",), ({"b": "e"},)),
     "a:\n- b: |+\n    x\n\n- b: e\nc: d\n"),
    # A section at its place
    ("section", LINES, Add((), {"regelsæt": "vejle"}),
     _lines("barn:\n", "regelsæt: vejle\nbarn:\n")),
    ("section-between", LINES, Add((), {"samtykker": [{"til": "ppv"}]}),
     _lines("møder:\n", "samtykker:\n- til: ppv\nmøder:\n")),
    ("section-apart", "sag: x\n\nbarn:\n  navn: y\n\nmøder:\n  - art: z\n",
     Add((), {"skole": {"start": "2028-08-01"}}),
     "sag: x\n\nbarn:\n  navn: y\n\nskole:\n  start: 2028-08-01\n\nmøder:\n  - art: z\n"),
    ("section-first", "# n\nbarn:\n  navn: x\n", Add((), {"sag": "y"}),
     "# n\nsag: y\nbarn:\n  navn: x\n"),
    ("section-last", LINES, Add((), {"andet": "x"}), _lines("hej\n", "hej\nandet: x\n")),
    ("section-in-braces", "{sag: x}\n", Add((), {"møder": [MEETING]}),
     "{sag: x, møder: [{art: statusmøde, afholdt: 2026-03-01}]}\n"),
    # Remove
    ("take-key", "a: x # n\n# m\nb: y\n", Remove(("a",)), "# n\n# m\nb: y\n"),
    ("take-last-key", "a: x\n# m\nb: y", Remove(("b",)), "a: x\n# m"),
    ("take-only-key", "a:\n  # m\n  b: x # n\n# o\nc: d\n", Remove(("a", "b")),
     "a: {}\n  # m\n  # n\n# o\nc: d\n"),
    ("take-the-file", "a: x # n\n", Remove(("a",)), "{} # n\n"),
    ("take-section", LINES, Remove(("barn",)), _lines("barn:\n  navn: Alma Eksempel\n", "")),
    ("take-section-around-a-note", "a: x\nb:\n  c: d\n  # n\n  e: f\ng: h\n", Remove(("b",)),
     "a: x\n  # n\ng: h\n"),
    ("take-first-of-entry", LINES, Remove(("møder", 0, "art")),
     _lines("- art: statusmøde\n  referat", "- referat")),
    ("take-first-above-a-note", "a:\n- b: c\n  # n\n  d: e\n", Remove(("a", 0, "b")),
     "a:\n- \n  # n\n  d: e\n"),
    ("take-entry", LINES, Remove(("møder", 1)), _lines(
        "- {art: forældremøde, afholdt: 2026-01-01} # kort\n", "# kort\n")),
    ("take-entry-with-notes",
     "a:\n- b: |  # n\n    # c\n    d\n  # m\n  e: {f: g,  # o\n    h: i}\n- j\n",
     Remove(("a", 0)), "a:\n# n\n  # m\n# o\n- j\n"),
    ("take-entry-behind-a-long-text", "a:\n- b: |\n    c\n- d  # n\n", Remove(("a", 1)),
     "a:\n- b: |\n    c\n# n\n"),
    ("take-first-with-its-note", "a:\n- b: c  # n\n  d: e\n", Remove(("a", 0, "b")),
     "a:\n- # n\n  d: e\n"),
    ("take-from-brackets-around-a-note", "a: [x,\n # n\n y]\n", Remove(("a", 0)),
     "a: [ # n\n    y]\n"),
    ("take-between-notes-in-brackets", "a: [\n  x, # n\n  y, # m\n  z]\n", Remove(("a", 1)),
     "a: [\n  x, # n\n  # m\n  z]\n"),
    ("take-entry-below-its-hyphen", "a:\n-\n  b: c\n- d: e\n", Remove(("a", 0)), "a:\n- d: e\n"),
    ("take-only-entry", LINES, Remove(("narrativer", 0)),
     _lines("narrativer:\n  -  tekst: hej\n", "narrativer: []\n")),
    ("take-first-in-brackets", "a: [x, y] # n\n", Remove(("a", 0)), "a: [y] # n\n"),
    ("take-last-in-brackets", "a: [x, y, ]\n", Remove(("a", 1)), "a: [x, ]\n"),
    ("take-only-in-brackets", "a: [x, ]\n", Remove(("a", 0)), "a: []\n"),
    ("take-last-in-lines-of-brackets", "a: [\n  x, # n\n  y # m\n]\n", Remove(("a", 1)),
     "a: [\n  x # n\n   # m\n]\n"),
    ("take-only-key-of-entry", "a:\n- b: c\n- d\n", Remove(("a", 0, "b")), "a:\n- {}\n- d\n"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "change", "new"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_a_change_letter_for_letter(old, change, new):
    assert checked(old.encode(), change).decode() == new


def test_what_stands_at_one_place_comes_in_its_order():
    old = "sag: x\nmøder:\n- art: a\n"
    new = checked(
        old.encode(),
        Add((), {"tilbud": [{"art": "c"}], "vurderinger": [{"art": "b"}]}),
        Append(("møder",), (MEETING,)),
        Add(("møder", 0), {"afholdt": "2026-02-01"}),
    )
    assert new.decode() == (
        "sag: x\nmøder:\n- art: a\n  afholdt: 2026-02-01\n"
        "- art: statusmøde\n  afholdt: 2026-03-01\n"
        "vurderinger:\n- art: b\ntilbud:\n- art: c\n"
    )


def test_several_entries_go_by_the_numbers_they_have_now():
    old = "a:\n- x\n- y # n\n- z\n- w\nb: [1, 2, 3]\n"
    changes = [Remove(("a", 0)), Remove(("a", 2)), Append(("a",), ("v",)), Remove(("b", 1))]
    assert checked(old.encode(), *changes).decode() == "a:\n- y # n\n- w\n- v\nb: [1, 3]\n"


REFUSED = [
    ("flaws", "a: x\na: y\n", [Set(("a",), "z")]),
    ("alias", "a: &x y\nb: *x\n", [Set(("a",), "z")]),
    ("tabs", "a:\tx\n", [Set(("a",), "z")]),
    ("nothing", "", [Set(("a",), "z")]),
    ("no-case", "- a\n", [Append((), ("z",))]),
    ("two-byte-order-marks", "\ufeff\ufeffa: x\n", [Set(("a",), "z")]),
    ("nowhere", "a: x\n", [Set(("b",), "z")]),
    ("below-a-text", "a: x\n", [Add(("a", "b"), {"c": "d"})]),
    ("no-such-entry", "a: [x]\n", [Set(("a", 1), "z")]),
    ("no-entry-before-the-first", "a: [x]\n", [Set(("a", -1), "z")]),
    ("keys-in-a-list", "a: []\n", [Add(("a",), {"b": "c"})]),
    ("keys-in-a-text", "a: x\n", [Add(("a",), {"b": "c"})]),
    ("entries-in-a-mapping", "a: {}\n", [Append(("a",), ("b",))]),
    ("there-already", "a: {b: c}\n", [Add(("a",), {"b": "d"})]),
    ("the-whole-file", "a: x\n", [Remove(())]),
    ("pair-in-brackets", "a: [b: c]\n", [Add(("a", 0), {"d": "e"})]),
    ("control-character", "a: x\n", [Set(("a",), "y\x07")]),
    ("half-a-letter", "a: x\n", [Set(("a",), "y\ud800")]),
    ("two-of-one", "a: x\n", [Set(("a",), "y"), Set(("a",), "z")]),
    ("inside-what-goes", "a: {b: c}\n", [Remove(("a",)), Set(("a", "b"), "d")]),
    ("note-inside", "a:\n- x # n\n- y\n", [Set(("a",), ("z",))]),
    ("note-in-empty-brackets", "a: [ # n\n]\n", [Append(("a",), ({"b": "c"},))]),
    ("comma-after-note", "a: [x # n\n , # m\n y]\n", [Remove(("a", 1))]),
    ("key-with-a-mark", "? a\n: b\n? c\n: d\n", [Remove(("c",))]),
    ("entry-as-a-whole", "a:\n- b: c\n", [Set(("a", 0), "d")]),
    ("note-into-text", "a: |\n  x\nb:\n    # n\n  c: d\ne: f\n", [Remove(("b",))]),
]


@pytest.mark.parametrize(
    ("old", "changes"), [case[1:] for case in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_what_is_not_safe_is_refused(old, changes):
    with pytest.raises(CannotEditError) as refusal:
        patched(old.encode(), changes)
    assert refusal.value.message.endswith((".", "a.b", "b[0]"))
    assert refusal.value.remedy


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(CannotEditError):
        patched(b"a: \xff\n", [Set(("a",), "z")])


def test_edits_that_overlap_are_refused():
    assert applied("abc", [Edit(1, 2, "x"), Edit(2, 2, "y"), Edit(1, 1, "z")]) == "azxyc"
    with pytest.raises(CannotEditError):
        applied("abc", [Edit(0, 2, "x"), Edit(1, 3, "y")])


def test_a_letter_in_two_parts_at_a_seam():
    """What joins the sign before it when it is read would not be the text that was meant."""
    new = checked(b"a: [x]\n", Append(("a",), ("\u0301x",)))
    assert new.decode() == "a: [x, \u0301x]\n"
