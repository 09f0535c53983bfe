"""A ruleset that extends another, in few words, for the tests of the library."""

from pathlib import Path

from sagscli.rulesets.library.version import RulesetVersion
from sagscli.rulesets.records import Ruleset
from tests.local import EXTENDS_GROUND, GROUND, family, put

BUILT_IN = ("haderslev", "læringsmiljø", "observation", "vejle")

RULE = """\
  - id: {id}
    titel: {id} for sig selv
    for-hver: tilbud.minigruppe
    møde: statusmøde
    senest: {{efter: opstart, uger: 13}}
    ansvarlig: leder
    kilde: "folder: Eget (V9)"
"""


def only(root: Path, name: str = "solbakke") -> RulesetVersion:
    """Return the one version of a local ruleset."""
    [version] = family(root, name).versions
    return version


def extended(root: Path, text: str, base: str = GROUND) -> RulesetVersion:
    """Return the ruleset solbakke, which extends `base` with `text`."""
    put(root, "grund", base)
    put(root, "solbakke", EXTENDS_GROUND + text)
    return only(root)


def whole(root: Path, text: str, base: str = GROUND) -> Ruleset:
    """Return the same as a record; nothing may be wrong with it."""
    version = extended(root, text, base)
    assert version.diagnostics == ()
    return version.ruleset


def changes(version: RulesetVersion) -> list[str]:
    return [f"{one.what} {one.section} {one.id}" for one in version.changes]


def since(root: Path, name: str) -> list[tuple[str, str | None]]:
    """Return the first and last day of each version."""
    return [
        (one.since.isoformat(), one.until.isoformat() if one.until is not None else None)
        for one in family(root, name).versions
    ]


def named(text: str, name: str) -> str:
    return text.replace("regelsæt: grund", f"regelsæt: {name}", 1)


def valid(text: str, days: str) -> str:
    return text.replace("{fra: 2020-01-01}", days, 1)


KRAV = '{{id: {id}, titel: Egen, dato: {key}, ansvarlig: leder, kilde: "folder: Eget (V6d)"}}'


def chain(root: Path, *links: tuple[str, str]) -> None:
    for name, base in links:
        put(root, name, f"regelsæt: {name}\nudvider: {base}\n")


CHILD = "barn: {navn: Alma Eksempel, født: 2022-03-14, dagtilbud: Regnbuen}\n"

PLACE = "tilbud: [{art: minigruppe, sted: Solen, opstart: 2026-03-02}]\n"
