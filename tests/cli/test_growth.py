"""Three times as much in a case takes three times as long, whatever there is much of.

Counted in calls, function by function: a clock would tell of the machine, and the sum of them all
would hide a small function that is called for each pair.
"""

import cProfile
import pstats
from datetime import date, timedelta
from pathlib import Path

import pytest

from sagscli.cli.boundary import run
from tests.local import put_case

FEW, FACTOR = 80, 3
NOTICEABLE = 2000
"""What is called less than this often may grow as it likes at this size."""
GROWTH = 5
"""Between three times as many and nine times, which is once for each pair."""

HEAD = """\
regelsæt: vejle
barn:
  navn: Zorvald Kvitfeldt
  født: 2022-03-14
  dagtilbud: Regnbuen
"""


def each(count: int, line: str) -> str:
    return "".join(f"  - {line.replace('#', str(at))}\n" for at in range(1, count + 1))


def much(count: int) -> str:
    """Return a case with `count` of everything."""
    return (
        "".join(f"ukendt{at}: x\n" for at in range(count))
        + HEAD
        + "  forældre:\n"
        + each(count, "{navn: Anna# Ek#, forældremyndighed: ja}").replace("  -", "    -")
        + "samtykker:\n"
        + each(count, "{til: henvisning, givet: 2026-01-01, af: [Anna# Ek#], form: skriftlig}")
        + each(count, "{til: henvisning, givet: 2026-01-01, af: [Bo# Fremmed]}")
        + each(count, "{til: henvisning, givet: 2026-01-01, trukket: 2026-01-02, af: [Anna1 Ek1]}")
        + "tilbud:\n"
        + each(count, "{art: minigruppe, sted: Solen, opstart: 2026-03-02, ophør: 2026-04-01}")
        + each(count, "{art: minigruppe, sted: Solen #, opstart: 2026-03-02}")
        + "handleplaner:\n"
        + each(count, "{nummer: #, dato: 2026-06-01, felter: {mål-og-fokus: leg}}")
        + "  - dato: 2026-06-02\n    felter: {"
        + ", ".join(f"felt{at}: x" for at in range(count))
        + "}\n"
        + "møder:\n"
        + each(count, "{art: statusmøde, nummer: #, afholdt: 2026-06-01}")
        + each(count, "{art: statusmøde, planlagt: 2026-12-01}")
        + "  - art: statusmøde\n    afholdt: 2026-09-01\n    nummer: 9\n    deltagere: ["
        + ", ".join(f"Karla{at} Fremmed{at}" for at in range(count))
        + "]\n    referat: |\n"
        + "      1. a\n\n" * count
        + "henvisninger:\n"
        + each(count, "{til: minigruppe, udarbejdet: 2026-03-02}")
        + "indsatser:\n"
        + each(count, "{niveau: forebyggende, tiltag: Leg med Anna#, start: 2026-03-02}")
        + "vurderinger:\n"
        + each(count, "{art: pædagogisk-vurdering, dato: 2026-01-12, bilag: bilag/x#.txt}")
        + "aftaler:\n"
        + each(count, "{hvad: ring til Anna#, hvem: Bo# Ring, senest: 2026-06-01}")
        + "narrativer:\n"
        + each(count, "{dato: 2026-04-14, af: Karla# Fremmed#, tekst: Karla# leger med Anna#}")
    )


COMMANDS = (
    "list",
    "undo --yes",
    "record narrative VEJ-2026-001 --date 2026-04-15 --by psykolog --text leg --yes",
    "validate sager",
    "validate sager --format json",
    "deadlines --all",
    "show VEJ-2026-001",
    "explain VEJ-2026-001 statusmøde",
    "places",
    "plan VEJ-2026-001 --format html",
    "referral check VEJ-2026-001 --to minigruppe",
    "referral list",
    "render overblik VEJ-2026-001 --format html",
    "render referat:statusmøde:9 VEJ-2026-001 --format md",
    "render --list VEJ-2026-001",
)


RECORDED = (
    "record meeting held VEJ-2026-001 --kind statusmøde --date 2026-10-01"
    " --participants psykolog --yes"
)
"""What there is to take back."""

Calls = dict[tuple[str, int, str], int]
"""How often each function was called."""


def calls(words: str, folder: Path, count: int) -> Calls:
    put_case(folder, "VEJ-2026-001", much(count))
    if words.startswith("undo"):
        run([*RECORDED.split(), "--as-of", "2026-10-05"])
    return _counted(words.split())


def _counted(words: list[str]) -> Calls:
    profile = cProfile.Profile()
    profile.runcall(run, [*words, "--as-of", "2026-10-05"])
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]  # not in typeshed
    return {function: counts[1] for function, counts in stats.items()}


@pytest.mark.parametrize("words", COMMANDS)
def test_no_function_is_called_for_each_pair(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAG_LANG", "en")
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    calls(words, tmp_path, 1)  # what is made once is made
    few, many = (calls(words, tmp_path, count) for count in (FEW, FACTOR * FEW))
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    growing = _growing(few, many)
    assert not growing, "\n".join(growing)


def _growing(few: Calls, many: Calls) -> list[str]:
    return sorted(
        f"{file}:{line} {name}: {few.get((file, line, name), 0)} calls became {count}"
        for (file, line, name), count in many.items()
        if count > NOTICEABLE and count > GROWTH * few.get((file, line, name), 0)
    )


MAPPING = "kolonner: {Sag: sag, Navn: barn.navn, Født: barn.født, Mor: barn.forældre}\n"


def rows(folder: Path, count: int) -> list[str]:
    """Write a sheet of new children, of whom every second has a number of another kind."""
    from tests.sheets.books import book

    said = [
        (
            "" if at % 2 else f"nr-{at}-x",
            f"Bo{at} Ek{at}",
            (date(2020, 1, 1) + timedelta(at)).isoformat(),
            "Eva; Ea",
        )
        for at in range(count)
    ]
    book(folder / "børn.xlsx", ("Sag", "Navn", "Født", "Mor"), *said)
    (folder / "kolonner.yaml").write_text(MAPPING, encoding="utf-8")
    return ["import", "børn.xlsx", "--mapping", "kolonner.yaml", "--yes"]


def test_rows_of_a_sheet_are_not_held_against_each_other_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    counted = []
    for count in (1, FEW, FACTOR * FEW):
        folder = tmp_path / str(count)
        (folder / "sager").mkdir(parents=True)
        (folder / "sag.yaml").write_text("regelsæt: vejle\n", encoding="utf-8")
        monkeypatch.chdir(folder)
        counted.append(_counted(rows(folder, count)))
        assert len(list((folder / "sager").iterdir())) == count, capsys.readouterr().err
    growing = _growing(*counted[1:])
    assert not growing, "\n".join(growing)
