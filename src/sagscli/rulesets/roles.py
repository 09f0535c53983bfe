"""Who acts, and who was there: roles with deputies and roles that stand for several (A10)."""

from collections.abc import Collection, Iterable

from sagscli.case.people import roles_present
from sagscli.case.records import Case
from sagscli.rulesets.records import Ruleset
from sagscli.rulesets.titles import definite_form, in_sentence, titled


def acting(role: str, case: Case, ruleset: Ruleset) -> str:
    """Return the role that acts for `role`; a deputy for a child not enrolled (V7, A10)."""
    enrolled = case.child is None or case.child.daycare is not None
    if not enrolled and role in ruleset.roles:
        return ruleset.roles[role].when_not_enrolled or role
    return role


def stands_for(role: str, ruleset: Ruleset) -> frozenset[str]:
    """Return `role` and every role it includes, however deep."""
    kind = ruleset.roles.get(role)
    if kind is None or not kind.includes:
        return frozenset((role,))  # most roles, without a search
    roles: set[str] = set()
    ahead = [role]
    while ahead:
        current = ahead.pop()
        if current not in roles:
            roles.add(current)
            ahead += ruleset.roles[current].includes if current in ruleset.roles else ()
    return frozenset(roles)


def is_among(role: str, present: Collection[str], case: Case, ruleset: Ruleset) -> bool:
    """Return whether `role`, its deputy or one it stands for is `there`."""
    return bool(stands_for(acting(role, case, ruleset), ruleset) & set(present))


def absent(
    wanted: Iterable[str], present: Collection[str], case: Case, ruleset: Ruleset
) -> list[str]:
    """Return the titles of those `wanted` who were not `there`, by role or by name (H10)."""
    roles = roles_present(present, case)
    return [
        title(acting(role, case, ruleset), ruleset)
        for role in wanted
        if not is_among(role, roles, case, ruleset)
    ]


def title(role: str, ruleset: Ruleset) -> str:
    """Return a role's title, or its id when the ruleset has none."""
    return titled(ruleset.roles, role)


def definite(role: str, ruleset: Ruleset) -> str:
    """Return a role as a sentence about it has it: småbørnskonsulenten, Det Rådgivende Team.

    As the ruleset says it, else by the ending of its title; else the title as it is.
    """
    entry = ruleset.roles.get(role)
    if entry is not None and entry.definite is not None:
        return entry.definite
    return definite_form(in_sentence(title(role, ruleset)))


def listed(roles: Iterable[str], ruleset: Ruleset) -> str:
    """Return roles by their titles, as a list in a sentence: Forældre, daginstitutionsleder."""
    first, *rest = [title(role, ruleset) for role in roles] or [""]
    return ", ".join([first, *map(in_sentence, rest)])
