"""What `sag audit` tells programs."""

import json

import pytest

from sagscli.cli.boundary import run

AS_OF = "2026-10-05"


def audit(capsys: pytest.CaptureFixture[str], *words: str, code: int | None = None) -> dict:
    """Return what `sag audit` tells programs."""
    got = run(["audit", *words, "--as-of", AS_OF, "--format", "json"])
    out, err = capsys.readouterr()
    assert got in ((0, 1) if code is None else (code,)), err
    return json.loads(out)


def pairs(result: dict) -> list[tuple[str, str | None]]:
    return sorted(((each["code"], each["case"]) for each in result["findings"]), key=str)
