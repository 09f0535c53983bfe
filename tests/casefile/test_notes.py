"""Which # begins a note, and which is text."""

from sagscli.casefile.document import stretches
from sagscli.casefile.reader import read
from sagscli.casefile.text import comments


def notes(text: str) -> list[str]:
    document = read(text.encode())
    return [text[start:end] for start, end in comments(text, stretches(document.root))]


def test_a_note_may_follow_a_text_that_holds_its_sign():
    assert notes('# top\na: "x # y"  # note # more\nb: z#w\n') == ["# top", "# note # more"]


def test_a_sign_in_a_long_text_begins_no_note():
    assert notes("a: |\n  x\n  # y\n# note\r\nb: c") == ["# note"]


def test_text_that_is_lost_is_found_behind_a_text_that_holds_the_sign():
    [flaw] = read(b'a: "x # y" #1 lost\n').flaws
    assert (flaw.code, flaw.span.start) == ("SAG117", (1, 12))
