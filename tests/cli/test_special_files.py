"""A pipe, a device, a folder or an endless file where a file should be stops no command.

In real processes: what waits for a pipe waits for ever, and no signal of Python's ends it.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sagscli.plain_files import LARGEST_FILE
from tests.cli.powerless import Outcome, outcomes
from tests.commands import registered
from tests.local import put_case
from tests.test_privacy import AS_OF, CALLS, CASE, FOLDER, OUT, a_sheet

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no pipes in folders there")

TEXT = """\
regelsæt: vejle
barn: {navn: Alma Eksempel, født: 2022-03-14, dagtilbud: Regnbuen}
tilbud: [{art: minigruppe, sted: Solen, opstart: 2026-03-02}]
"""
NUMBER = "VEJ-2026-001"
RECORDED = ("record next", "record meeting held")
"""Of what can be recorded, as a table says it, by one command: these stand for them all."""
PATIENCE = 120
"""Seconds for all commands together; each takes a tenth of one."""


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _huge(path: Path) -> None:
    with open(path, "wb") as handle:
        handle.truncate(LARGEST_FILE + 1)


KINDS = {"pipe": _pipe, "device": _endless, "folder": Path.mkdir, "huge": _huge}


def _every_command(folder: Path, out: Path) -> Iterator[list[str]]:
    places = {CASE: NUMBER, FOLDER: ".", **a_sheet(out)}
    for command in registered():
        english = command.english
        if english == "edit" or (english.startswith("record ") and english not in RECORDED):
            continue
        for at, words in enumerate(CALLS[english]):
            places[OUT] = str(out / f"{english}{at}")
            day = AS_OF if "--as-of" in command.options else []
            yield [*english.split(), *(places.get(word, word) for word in words), *day]
    yield ["--help"]


def _wrong(told: list[Outcome]) -> list[str]:
    return [
        f"{each.code} {' '.join(each.words)}: {each.err[-300:]}"
        for each in told
        if each.code not in (0, 1, 2)
        or "Traceback" in each.err
        or (each.code == 2 and not each.err)
    ]


@pytest.mark.parametrize("below", ["", "a/b"])
@pytest.mark.parametrize("kind", KINDS)
def test_settings_that_are_no_file_stop_no_command(tmp_path: Path, kind: str, below: str) -> None:
    home = tmp_path / "mappe" / below
    home.mkdir(parents=True)
    put_case(home, NUMBER, TEXT)
    (home / "sag.yaml").unlink()
    KINDS[kind](tmp_path / "mappe" / "sag.yaml")
    told = outcomes(_every_command(home, tmp_path), home, PATIENCE)
    assert not _wrong(told), "\n".join(_wrong(told))


def _given(path: str, out: Path) -> list[list[str]]:
    """Return each command that is given a file by its name, with `path` for it."""
    sheet = a_sheet(out)
    [(rows, mapping)] = [tuple(sheet.values())]
    return [
        ["import", path, ".", "--mapping", mapping, "--dry-run"],
        ["import", rows, ".", "--mapping", path, "--dry-run"],
        ["merge", NUMBER, path, "--dry-run"],
        ["diff", NUMBER, path],
        ["show", path, *AS_OF],
        ["history", path],
        ["forget", path, "--dry-run"],
        ["audit", path],
        ["validate", path, *AS_OF],
        ["fix", path, "--dry-run", *AS_OF],
        ["undo", path, "--dry-run"],
        ["rules", "check", path],
        ["rules", "show", path],
        ["deadlines", "-o", path, "--force", *AS_OF],
        ["audit", "-o", path, "--force"],
        ["history", NUMBER, "-o", path, "--force"],
        ["schema", "-o", path, "--force"],
        ["render", "overblik", NUMBER, "--format", "md", "-o", path, "--force", *AS_OF],
        ["pseudonymise", ".", "--output", path],
        ["pseudonymise", NUMBER, "--output", path],
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["x.yaml", "x.csv", "x.xlsx", "x.md"])
def test_what_is_given_and_is_no_file_is_refused_and_stays(
    tmp_path: Path, kind: str, name: str
) -> None:
    home = tmp_path / "mappe"
    home.mkdir()
    put_case(home, NUMBER, TEXT)
    KINDS[kind](home / name)
    before = (home / name).lstat()
    told = outcomes(_given(name, tmp_path), home, PATIENCE)
    assert not _wrong(told), "\n".join(_wrong(told))
    if kind in ("pipe", "device"):
        assert (home / name).lstat()[:3] == before[:3]
