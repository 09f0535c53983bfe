"""What two people write in one case is all there afterwards, or in a conflict that is shown."""

import sys

import pytest

from sagscli.app.git_merge import merged_text
from sagscli.casefile.reader import read
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
from merge import Pair, faults, merged_by_git, pairs

PAIRS = [*pairs(48, seed=14)]
CONFLICT = b"<<<<<<< "


@pytest.mark.parametrize("at", range(len(PAIRS)))
def test_nothing_is_lost_nor_invented(at: int) -> None:
    merged = merged_text(*PAIRS[at], 7)
    assert faults(PAIRS[at], merged.data) == []
    assert merged.is_whole is (CONFLICT not in merged.data)


def test_the_other_way_round_the_same_is_written() -> None:
    """Who merges whom changes the order of entries and words at the most."""
    for base, here, incoming in PAIRS[:12]:
        one_way, other = (
            merged_text(base, *sides, 7) for sides in ((here, incoming), (incoming, here))
        )
        assert one_way.is_whole == other.is_whole
        if one_way.is_whole:
            pair = Pair(base, here, incoming)
            assert faults(pair, one_way.data) == faults(pair, other.data) == []


def test_the_real_git_gives_what_was_reckoned() -> None:
    outcome = merged_by_git(PAIRS[:4], with_sag=True)
    assert [text.count(CONFLICT) for text in outcome.texts] == [
        merged_text(*pair, 7).data.count(CONFLICT) for pair in PAIRS[:4]
    ]
    for pair, text in zip(PAIRS[:4], outcome.texts, strict=True):
        assert faults(pair, text) == []


def test_the_proof_itself_sees_what_is_lost_invented_or_torn() -> None:
    base = b"sag: A\n"
    here, incoming = (
        base + b"samtykker:\n" + b"".join(b"  - {til: %s, givet: %s}\n" % each for each in entries)
        for entries in (((b"a", b"2026-01-01"),), ((b"b", b"2026-02-02"),))
    )
    pair = Pair(base, here, incoming)
    whole = here + incoming.partition(b"samtykker:\n")[2]
    assert faults(pair, whole) == []
    assert any(told.startswith("lost") for told in faults(pair, here))
    assert any(told.startswith("invented") for told in faults(pair, whole + b"distrikt: syd\n"))
    swapped = whole.replace(b"01-01", b"x").replace(b"02-02", b"01-01").replace(b"x", b"02-02")

    assert any(told.startswith(("torn", "mixed")) for told in faults(pair, swapped))


@pytest.mark.parametrize(
    ("here", "incoming"),
    [
        (b"", b"sag: A\n"),
        (b"\xff\xfe", b"sag: A\n"),
        (b"sag: A\nsag: B\n", b"sag: A\n"),
        (b"sag: A\nx: {y: [1, {z: 2}]}\n", b"sag: A\nx: [1]\n"),
        (b"sag: A\nbarn: nej\n", b"sag: A\nbarn:\n  navn: Alma\n"),
        (b"- 1\n", b"[]\n"),
        (b"sag: A # " + b"x" * (1 << 20) + b"\n", b"sag: A\n"),
        (b"sag: [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]\n", b"sag: A"),
    ],
)
def test_whatever_stands_in_the_files_both_are_shown(here: bytes, incoming: bytes) -> None:
    for base in (b"", b"sag: 0\n", here):
        merged = merged_text(base, here, incoming, 7)
        if base != here:
            for line in {*here.splitlines(), *incoming.splitlines()}:
                assert line in merged.data
        assert read(merged.data) is not None


def test_what_is_no_text_is_left_as_it_was_and_told() -> None:
    assert merged_text(b"a\0", b"b\0", b"c\0", 7) == (b"b\0", False)


def test_a_fault_of_ours_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_texts: bytes) -> None:
        raise KeyError

    monkeypatch.setattr("sagscli.app.git_merge.merged_case", fails)
    for pair in PAIRS[:6]:
        assert faults(pair, merged_text(*pair, 7).data) == []
