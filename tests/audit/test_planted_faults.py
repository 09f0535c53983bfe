"""A history with fifty faults of every kind: an audit finds each of them, and no other."""

import json
from pathlib import Path

import pytest

from tests.audit.asking import audit, pairs
from tests.audit.faults import BACKWARDS, CLOCKS, faults, in_order
from tests.audit.signing import Signed, listing, ssh_key
from tests.audit.story import git, write_history

OF_COMMITS = ("SAG603",) * BACKWARDS + ("SAG607",) * 3 + ("SAG608", "SAG609")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("revision")
    lives = [*(fault.life for fault in faults()), *in_order()]
    entries = [*CLOCKS, *(entry for life in lives for entry in life.entries())]
    write_history(place / "mappe", entries)
    _sign(place)
    return place


def _sign(place: Path) -> None:
    """Go on with signed commits, three that are not as they should be, and a changed list."""
    signed = Signed(place / "mappe")
    kim, bo, stranger = (ssh_key(place, name) for name in ("kim", "bo", "fremmed"))
    signed.commit(kim, listing(kim=kim))
    signed.commit(kim, listing(kim=kim, bo=bo))
    signed.commit(bo, mail="bo")
    signed.commit()
    signed.commit(stranger)
    signed.commit(bo)


@pytest.fixture(scope="module")
def kept(planted: Path) -> Path:
    """Return the checkpoint of a commit that somebody has made anew since."""
    lost = git(planted / "mappe", "commit-tree", "-m", "x", "HEAD^{tree}")
    path = planted / "kontrolpunkt.json"
    note = {"version": 1, "made": "2026-09-15", "commit": lost, "commits": 3}
    path.write_text(json.dumps(note), encoding="utf-8")
    return path


def test_each_of_fifty_planted_faults_is_found_and_nothing_else(planted, kept, capsys):
    result = audit(capsys, str(planted / "mappe"), "--against", str(kept), code=1)
    wanted = [(code, fault.life.number) for fault in faults() for code in fault.codes]
    wanted += [(code, None) for code in OF_COMMITS]
    assert len(wanted) >= 50
    assert pairs(result) == sorted(wanted, key=str)


def test_deadlines_are_counted_by_rule_and_institution(planted, capsys):
    """Of a case that was taken away nothing is counted; a number is of what fell due."""
    result = audit(capsys, str(planted / "mappe"))
    for count in result["deadlines"]:
        parts = [count[key] for key in ("met", "late", "missed", "overdue")]
        assert count["due"] == sum(parts)
        assert count["institution"] in ("Regnbuen", "Solstrålen")
    meetings = [each for each in result["deadlines"] if each["rule"] == "statusmøde"]
    assert sum(each["due"] for each in meetings) == result["cases"]
