"""Find what a word names in rulesets: a deadline, a gate, a requirement or a tiltag."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sagscli.case.record import Record
from sagscli.rulesets.library import RulesetVersion
from sagscli.rulesets.records import Ruleset


class Named(NamedTuple):
    """Something in a ruleset that has an id: where it stands, and what it is."""

    version: RulesetVersion
    section: str
    id: str
    record: Record
    gate: str | None = None
    """The gate that a requirement belongs to."""


def named(word: str, versions: Iterable[RulesetVersion]) -> list[Named]:
    """Return everything in `versions` whose id is `word`."""
    wanted = word.casefold()
    return [entry for version in versions for entry in everything(version) if entry.id == wanted]


def everything(version: RulesetVersion) -> Iterator[Named]:
    """Yield everything in a ruleset that ``sag explain`` can explain by its id."""
    ruleset: Ruleset = version.ruleset
    for rule in ruleset.deadlines:
        yield Named(version, "frister", rule.id or "", rule)
    for name, kind in ruleset.referrals.items():
        yield Named(version, "henvisninger", name, kind)
        for requirement in kind.requirements:
            yield Named(version, "krav", requirement.id or "", requirement, name)
    for name, action in ruleset.actions.items():
        yield Named(version, "tiltag", name, action)
    for left in ruleset.not_reckoned:
        yield Named(version, "ikke-beregnet", left.id or "", left)
