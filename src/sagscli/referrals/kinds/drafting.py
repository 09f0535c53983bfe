"""What is written in a case for a requirement: the keys of an entry, with places to fill in."""

from collections.abc import Iterable

from sagscli.case.key_paths import date_keys, path_of
from sagscli.casefile.patch.draft import BLANK, DraftEntry, Tree
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.language import _
from sagscli.referrals.evidence import EvaluationContext
from sagscli.rulesets.records import Requirement
from sagscli.rulesets.roles import acting

_LISTS = frozenset({"mål", "tegn", "deltagere", "drøftet"})


def in_referral(context: EvaluationContext, keys: Tree) -> Tree:
    """Return keys of the referral: of the one that is there, or of a new one."""
    path = path_of(context.key)
    if len(path) == 1:
        return entry("henvisninger", {"til": context.referral.to or BLANK, **keys})
    return {"henvisninger": [DraftEntry(keys, int(path[1]))]}


def entry(section: str, keys: Tree) -> Tree:
    """Return a new entry of a section."""
    return {section: [DraftEntry(keys)]}


def day() -> str:
    """Return what stands for a day that is to be filled in."""
    return _("YYYY-MM-DD")


def yes_or_no() -> str:
    """Return what stands for an answer that is to be filled in."""
    return _("ja or nej")


def outcome() -> str:
    """Return what stands for the outcome of a decision that is to be filled in."""
    return _("bevilget or afslag")


def blanks(keys: Iterable[str]) -> Tree:
    """Return keys, each with what stands for its value."""
    return {key: _blank(key) for key in keys}


def asked_for(requirement: Requirement, context: EvaluationContext) -> Tree:
    """Return who a requirement wants there, and what it wants discussed, by their keys."""
    participants = acting_for(requirement.participants, context)
    wanted = {"deltagere": participants, "drøftet": requirement.discussed}
    return {key: words for key, words in wanted.items() if words}


def acting_for(roles: Iterable[str], context: EvaluationContext) -> tuple[str, ...]:
    """Return who acts for each of `roles` (A10)."""
    return tuple(acting(role, context.case, context.ruleset) for role in roles)


def can_be_filled_in(key: str) -> bool:
    """Return whether a key is one of an entry that is there, or of what there is only one of."""
    is_in_entry = any(isinstance(part, int) for part in path_of(key))
    return is_in_entry or key in {"barn.født", "skole.start"}


def tree_at(path: KeyPath, requirement: Requirement, context: EvaluationContext) -> Tree:
    """Return the tree that leads to a key: what the requirement asks for there, or a blank."""
    part, *rest = path
    if not rest:
        return {str(part): _value(str(part), requirement, context)}
    if part == "felter":
        return {"felter": {str(rest[0]): BLANK}}
    if not isinstance(rest[0], int):
        return {str(part): tree_at(tuple(rest), requirement, context)}
    return {str(part): [DraftEntry(tree_at(tuple(rest[1:]), requirement, context), rest[0])]}


def _value(key: str, requirement: Requirement, context: EvaluationContext) -> str | tuple[str, ...]:
    choices = {
        **asked_for(requirement, context),
        "forældremyndighed": yes_or_no(),
        "svar": yes_or_no(),
        "udfald": outcome(),
        "form": "skriftlig",
    }
    return choices.get(key) or _blank(key)


def _blank(key: str) -> str | tuple[str, ...]:
    if key in date_keys():
        return day()
    return (BLANK,) if key in _LISTS else BLANK
