"""Parts of a ruleset in few words, for the tests of what is wrong with one."""

from pathlib import Path

from sagscli.diagnostics.diagnostic import Diagnostic, Position
from tests.local import EXTENDS_GROUND, GROUND, MARK, family, put, unmarked

LATEST = "{efter: opstart, uger: 12}"


def rule(**keys: str | None) -> str:
    """Return a section with one deadline; a key that is None is left out."""
    usual = {
        "id": "ny",
        "titel": "Ny",
        "for-hver": "tilbud.minigruppe",
        "møde": "statusmøde",
        "senest": LATEST,
        "ansvarlig": "leder",
        "kilde": '"folder: Ny (V9)"',
    }
    own = {name.replace("_", "-"): value for name, value in keys.items()}
    return f"frister:\n  - {{{flow(usual | own)}}}\n"


def krav(*ones: dict[str, str | None], gate: str = "ny", kind: str = "titel: Ny, ") -> str:
    """Return a section with one gate and its requirements."""
    usual = {"titel": "Ny", "ansvarlig": "leder", "kilde": '"folder: Ny (V5)"'}
    lines = "".join(f"      - {{{flow(usual | one)}}}\n" for one in ones)
    keys = "".join(f"    {part.strip()}\n" for part in kind.split(",") if part.strip())
    return f"henvisninger:\n  {gate}:\n{keys}    krav:\n{lines}"


def flow(keys: dict[str, str | None]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in keys.items() if value is not None)


def step(**keys: str) -> str:
    return f'veje: {{ny: {{titel: Ny, kilde: "folder: Ny (H8)", trin: [{{{flow(keys)}}}]}}}}\n'


def found(root: Path, own: str) -> tuple[list[Diagnostic], Position]:
    """Return what is wrong with a ruleset that adds `own` to GROUND, and the marked place."""
    text, place = unmarked(EXTENDS_GROUND + own)
    put(root, "grund", GROUND)
    put(root, "solbakke", text)
    return list(family(root, "solbakke").diagnostics), place


def fits(root: Path, own: str) -> None:
    """Check that nothing is wrong with `own`."""
    put(root, "grund", GROUND)
    put(root, "solbakke", EXTENDS_GROUND + own.replace(MARK, ""))
    assert family(root, "solbakke").diagnostics == ()
