"""A history with a fault of every kind: an audit finds each of them, and no other."""

import json
from pathlib import Path

import pytest

from sagscli.cli.boundary import run
from tests.audit.faults import BACKWARDS, CLOCKS, faults, in_order
from tests.audit.story import write_history

AS_OF = "2026-10-05"


def audit(capsys: pytest.CaptureFixture[str], *words: str, code: int | None = None) -> dict:
    """Return what `sag audit` tells programs."""
    got = run(["audit", *words, "--as-of", AS_OF, "--format", "json"])
    out, err = capsys.readouterr()
    assert got in ((0, 1) if code is None else (code,)), err
    return json.loads(out)


def pairs(result: dict) -> list[tuple[str, str | None]]:
    return sorted(((each["code"], each["case"]) for each in result["findings"]), key=str)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("revision") / "mappe"
    lives = [fault.life for fault in faults()]
    lives += in_order()
    write_history(folder, [*CLOCKS, *(entry for life in lives for entry in life.entries())])
    return folder


def test_each_planted_fault_is_found_and_nothing_else(planted: Path, capsys):
    result = audit(capsys, str(planted), code=1)
    wanted = [(code, fault.life.number) for fault in faults() for code in fault.codes]
    wanted += [("SAG603", None)] * BACKWARDS
    assert pairs(result) == sorted(wanted, key=str)
