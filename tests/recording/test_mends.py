"""What can be mended for certain is, and nothing else is touched."""

from datetime import date
from pathlib import Path

import pytest

from sagscli.casefile.folder import CaseFile, Folder
from sagscli.casefile.settings import Settings
from sagscli.recording.mends import _flaws, _unread, mended, most_tried
from sagscli.validation.reading import Reading, read_case
from tests.conftest import ROOT

TODAY = date(2026, 11, 26)
HEAD = "sag: VEJ-2026-001\nregelsæt: vejle\n"
CHILD = HEAD + "barn:\n  navn: Alma Eksempel\n  født: 2022-03-14\n  dagtilbud: Regnbuen\n"


@pytest.fixture
def read(tmp_path: Path):
    file = CaseFile(str(tmp_path / "A.yaml"), "A.yaml", Folder(tmp_path, ".", Settings()))

    def read_bytes(data: bytes) -> Reading:
        return read_case(file, TODAY, data=data)

    return read_bytes


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("møder: [{art: Status-møde, afholdt: 2026-06-01}]", "art: statusmøde"),
        ("møder: [{art: statusmøde, deltagere: [Forældre]}]", "deltagere: [forældre]"),
        ("møder: [{art: statusmøde, afholdt: 1. juni 2026}]", "afholdt: 2026-06-01"),
        ("møder: [{art: statusmøde, afholdt: 01.06.2026}]", "afholdt: 2026-06-01"),
        ("møder: [{art: statusmøde, afholdt: 13/4/2026}]", "afholdt: 2026-04-13"),
        ("skole: {udsættelse: Yes}", "udsættelse: ja"),
        ("samtykker: [{til: henvisning, form: Skriftlig}]", "form: skriftlig"),
        ("Konsulent: kons-a", "konsulent: kons-a"),
        ("møder: [{Art: Status-møde, afholdt: 2026-06-01}]", "{art: statusmøde, afholdt:"),
        (
            "møder:\n  - Art: Status-møde\n    Afholdt: 1. juni 2026",
            "art: statusmøde\n    afholdt: 2",
        ),
        ("Møder:\n  - Art: Status-møde", "\nmøder:\n  - art: statusmøde"),
        ("møder:\n  -art: statusmøde", "  - art: statusmøde"),
        ("møder:\n  – art: statusmøde", "  - art: statusmøde"),
        ("konsulent:kons-a", "konsulent: kons-a"),
        ("mø\u200bder: []", "møder: []"),
        ("møder:\n  - art: statusmøde\n    referat\u2010udsendt: 2026-06-04", "referat-udsendt:"),
    ],
)
def test_a_slip_that_can_be_read_in_one_way_is_mended(read, wrong, right) -> None:
    new = mended(f"{CHILD}{wrong}\n".encode(), read)
    assert right in new.decode()
    assert new.decode().startswith(CHILD)


@pytest.mark.parametrize(
    "wrong",
    [
        "møder: [{art: statusmøde, afholdt: 010626}]",  # 2001, 2006 or 2026?
        "møder: [{art: statusmøde, afholdt: 31. juni 2026}]",
        "møder: [{art: statusmøde, afholdt: 3/4/2026}]",  # 3 April, or in English 4 March?
        "møder: [{art: statusmode}]",  # nearly a word, but not the word
        "konsulentt: kons-a",
        "møder: [{Art: statusmode}]",  # the key is certain, what it would bring is not
        "møder: [{Art: Status-møde, art: statusmøde}]",
        "møder: [{art: samtale}]",
        "skole: {udsættelse: måske}",
    ],
)
def test_what_is_not_certain_is_left(read, wrong) -> None:
    data = f"{CHILD}{wrong}\n".encode()
    assert mended(data, read) == data


def test_several_slips_are_mended_one_behind_the_other(read) -> None:
    text = (
        "Sag: VEJ-2026-001   # nummer\nregelsæt: vejle\nbarn:\n  navn: Alma Eksempel\n"
        "  født:14/3-2022\n  dag-tilbud: Regnbuen\nmøder:\n  -art: Status-møde  # husk\n"
        "    afholdt: 1. juni 2026\n"
    )
    new = mended(text.encode(), read).decode()
    assert new == (
        "sag: VEJ-2026-001   # nummer\nregelsæt: vejle\nbarn:\n  navn: Alma Eksempel\n"
        "  født: 2022-03-14\n  dagtilbud: Regnbuen\nmøder:\n  - art: statusmøde  # husk\n"
        "    afholdt: 2026-06-01\n"
    )


def test_running_text_and_comments_are_never_touched(read) -> None:
    """Whatever looks like a slip in them is somebody's words."""
    text = (
        f"{CHILD}# Konsulent:x – “y”\nmøder:\n  - art: Status-møde  # Art:Status-møde\n"
        "    referat: |\n      Status-møde:kl. 10\n      – punkt\n      Afholdt: “ja”\n"
        "      -art:den 13/4/2026, yes\n    Afholdt: 2026-06-01\n"
    )
    new = mended(text.encode(), read).decode()
    lines = zip(text.splitlines(), new.splitlines(), strict=True)
    assert [now for old, now in lines if old != now] == [
        "  - art: statusmøde  # Art:Status-møde",
        "    afholdt: 2026-06-01",
    ]


def test_line_ends_and_a_byte_order_mark_stay(read) -> None:
    text = "\ufeff" + CHILD.replace("\n", "\r\n") + "Konsulent: kons-a\r\n"
    new = mended(text.encode(), read).decode()
    assert new == text.replace("Konsulent", "konsulent")


def test_what_did_not_help_is_not_tried_in_each_round(read) -> None:
    """Of n lines that cannot be mended and n that can, the text is read some 3n times, not n²."""
    count, reads = 20, 0

    def counting(data: bytes) -> Reading:
        nonlocal reads
        reads += 1
        return read(data)

    told = "".join(f"  - hvad: a{at}\n    Hvem-da: „x” y\n" for at in range(count))
    mends = "  - art: statusmøde\n    Afholdt: 2026-06-01\n" * count
    text = f"{CHILD}aftaler:\n{told}møder:\n{mends}"
    assert mended(text.encode(), counting).decode().count(" afholdt:") == count
    assert reads <= 4 * count


def test_what_only_helps_once_something_else_is_mended_is_tried_again(read) -> None:
    text = CHILD + "møder:\n  -art: statusmøde\n   -art: statusmøde\n  -art: statusmøde\n"
    new = mended(text.encode(), read)
    assert mended(new, read) == new


NEGATIVE = sorted((ROOT / "tests" / "negative").rglob("*.yaml"))


@pytest.mark.parametrize("path", NEGATIVE[::6], ids=lambda path: path.stem)
def test_no_file_gets_worse_and_doing_it_twice_changes_nothing(read, path) -> None:
    data = path.read_bytes()
    new = mended(data, read)
    before, after = read(data), read(new)
    assert not _flaws(after) - _flaws(before) or new == data
    if not before.flaws:
        assert not _unread(after) - _unread(before)
    assert mended(new, read) == new


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "sample-cases" / "sager").rglob("*.yaml"))[::10],
    ids=lambda path: path.stem,
)
def test_a_file_without_a_fault_is_left_as_it_is(read, path) -> None:
    data = path.read_bytes()
    assert mended(data, read) == data


def test_a_long_file_is_not_read_for_ever(read) -> None:
    """Where nothing helps, a file is read no more often than its length allows."""
    times = 0

    def counting(data: bytes):
        nonlocal times
        times += 1
        return read(data)

    line = "  - {til: henvisning, givet: 2026-01-01, af: [Fremmed Fiktiv]}\n"
    text = f"{CHILD}samtykker:\n{line * 800}"
    assert mended(text.encode(), counting) == text.encode()
    assert times <= most_tried(text.encode()) <= 100
