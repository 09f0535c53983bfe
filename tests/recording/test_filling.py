"""A draft with places to fill in: which there are, and the draft with an answer."""

from sagscli.casefile.patch.draft import BLANK, DraftEntry
from sagscli.casefile.patch.scalars import OneLine
from sagscli.recording.filling import blank_places, filled

DRAFT = {
    "samtykker": [
        DraftEntry({"til": "henvisning", "givet": "YYYY-MM-DD", "af": (BLANK,)}),
        DraftEntry({"givet": "YYYY-MM-DD"}, at=1),
    ],
    "henvisninger": [
        DraftEntry({"skøn": {"støttebehov": OneLine(svar="ja or nej", af=BLANK)}}, at=0)
    ],
    "barn": {"født": "YYYY-MM-DD"},
}


def told(tree) -> list[tuple]:
    return [(place.at, place.key.danish, place.section) for place in blank_places(tree)]


def test_each_place_is_told_with_its_way_and_its_section() -> None:
    assert told(DRAFT) == [
        (("samtykker", 0, "givet"), "givet", "samtykker"),
        (("samtykker", 0, "af"), "af", "samtykker"),
        (("samtykker", 1, "givet"), "givet", "samtykker"),
        (("henvisninger", 0, "skøn", "støttebehov", "svar"), "svar", "skøn"),
        (("henvisninger", 0, "skøn", "støttebehov", "af"), "af", "skøn"),
        (("barn", "født"), "født", "barn"),
    ]


def test_what_is_filled_in_is_no_place_any_more_and_nothing_else_changes() -> None:
    tree = filled(DRAFT, ("samtykker", 1, "givet"), "2026-01-02")
    assert tree["samtykker"][1] == DraftEntry({"givet": "2026-01-02"}, at=1)
    assert tree["samtykker"][0] == DRAFT["samtykker"][0]
    assert len(told(tree)) == len(told(DRAFT)) - 1
    assert DRAFT["samtykker"][1].keys == {"givet": "YYYY-MM-DD"}


def test_what_is_left_open_is_left_out_with_what_it_leaves_empty() -> None:
    tree = filled(DRAFT, ("barn", "født"), None)
    assert "barn" not in tree
    tree = filled(DRAFT, ("henvisninger", 0, "skøn", "støttebehov", "af"), None)
    assert tree["henvisninger"][0].keys == {"skøn": {"støttebehov": {"svar": "ja or nej"}}}


def test_a_judgement_stays_on_one_line() -> None:
    tree = filled(DRAFT, ("henvisninger", 0, "skøn", "støttebehov", "svar"), "ja")
    assert isinstance(tree["henvisninger"][0].keys["skøn"]["støttebehov"], OneLine)
