"""In every style of a file what is right is left, a slip is mended, and nothing else is touched."""

from datetime import date
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from sagscli.casefile.folder import CaseFile, Folder
from sagscli.casefile.reader import read
from sagscli.casefile.settings import Settings
from sagscli.recording.mends import mended
from sagscli.validation.reading import Reading, read_case
from tests.casefile.patch.test_any_style import Writer

TODAY = date(2026, 11, 26)
FILE = CaseFile("A-1.yaml", "A-1.yaml", Folder(Path(), ".", Settings()))
few = settings(max_examples=60)

MEETINGS = st.fixed_dictionaries(
    {"art": st.sampled_from(["statusmøde", "forældremøde"])},
    optional={
        "afholdt": st.sampled_from(["2026-06-01", "2026-04-13"]),
        "deltagere": st.lists(st.just("forældre"), min_size=1, max_size=1),
        # Whatever looks like a slip in running text is somebody's words.
        "referat": st.sampled_from(["Status-møde:kl. 10", "Art: “ja”\n– punkt\n-art:x\n"]),
    },
)
CASES = st.fixed_dictionaries(
    {
        "sag": st.just("VEJ-2026-001"),
        "regelsæt": st.just("vejle"),
        "barn": st.fixed_dictionaries(
            {
                "navn": st.just("Alma Eksempel"),
                "født": st.just("2022-03-14"),
                "dagtilbud": st.sampled_from(["Regnbuen", "Solen"]),
            }
        ),
        "møder": st.lists(MEETINGS, min_size=1, max_size=3),
    },
    optional={"konsulent": st.just("kons-a"), "skole": st.just({"udsættelse": "nej"})},
)
SLIPS = {
    "art": "Art",
    "afholdt": "Afholdt",
    "møder": "Møder",
    "konsulent": "Konsulent",
    "deltagere": "Del-tagere",
    "statusmøde": "Status-møde",
    "forældremøde": "Forældre møde",
    "2026-06-01": "1. juni 2026",
    "2026-04-13": "13/4-2026",
    "nej": "No",
}
"""What is right, and how it may be written wrong so that it reads in one way only."""


def reading(data: bytes) -> Reading:
    return read_case(FILE, TODAY, data=data)


def slipped(value, random: Random):
    """Return a value with each key and word that can be wrong so half the times."""
    if isinstance(value, dict):
        return {slipped(key, random): slipped(inner, random) for key, inner in value.items()}
    if isinstance(value, list):
        return [slipped(inner, random) for inner in value]
    return SLIPS.get(value, value) if random.random() < 0.5 else value


def written(value, seed: int, newline: str, mark: bytes) -> bytes:
    writer = Writer(seed)
    lines = [*writer.between(), *writer.lines(value, 0)]
    return mark + (newline.join(lines).rstrip("\r\n") + newline).encode()


STYLES = st.tuples(
    st.integers(0, 2**32), st.sampled_from(["\n", "\r\n"]), st.sampled_from([b"", b"\xef\xbb\xbf"])
)


@few
@given(CASES, STYLES)
def test_a_file_that_is_right_is_left_as_it_is(value, style) -> None:
    data = written(value, *style)
    assert mended(data, reading) == data


@few
@given(CASES, STYLES, st.randoms(use_true_random=False))
def test_slips_are_mended_and_not_a_byte_besides(value, style, random) -> None:
    data = written(slipped(value, random), *style)
    new = mended(data, reading)
    assert read(new).value == value
    assert mended(new, reading) == new
    _only_slips(data.decode(), new.decode())


def _only_slips(old: str, new: str) -> None:
    """Assert that the text is the old one with slips made right, each in its place."""
    pairs = sorted(SLIPS.items(), key=lambda pair: -len(pair[1]))
    at = place = 0
    while at < len(old) or place < len(new):
        if old[at : at + 1] == new[place : place + 1]:
            at, place = at + 1, place + 1
            continue
        right, wrong = next(
            pair for pair in pairs if old.startswith(pair[1], at) and new.startswith(pair[0], place)
        )
        at, place = at + len(wrong), place + len(right)
