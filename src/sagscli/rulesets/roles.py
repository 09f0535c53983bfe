"""Who acts, and who was there: roles with deputies and roles that stand for several (A10)."""

import re
from collections.abc import Collection, Iterable, Iterator

from sagscli.case.people import roles_present
from sagscli.case.records import Case
from sagscli.case.redaction import Redaction
from sagscli.case.remembered import remembered
from sagscli.language import _
from sagscli.letters import bare
from sagscli.rulesets.records import Ruleset
from sagscli.rulesets.titles import definite_form, forms, in_sentence, titled

_ARTICLE = re.compile(r"^(?:den|det|de) ")


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
    """Return those `wanted` who were not there, by role or by name (H10), as in a sentence."""
    roles = roles_present(present, case)
    return [
        in_sentence(title(acting(role, case, ruleset), ruleset))
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


def inside(roles: Iterable[str], ruleset: Ruleset) -> str:
    """Return roles by their titles, as a list inside a sentence: forældre, psykolog."""
    return ", ".join(in_sentence(title(role, ruleset)) for role in roles)


def these(roles: Iterable[str], ruleset: Ruleset) -> str:
    """Return roles in definite form, of which one acts: lederen eller psykologen."""
    return _(" or ").join(definite(role, ruleset) for role in roles)


def listed(roles: Iterable[str], ruleset: Ruleset) -> str:
    """Return roles by their titles, as a list that begins a line: Forældre, psykolog."""
    first, *rest = [title(role, ruleset) for role in roles] or [""]
    return ", ".join([first, *map(in_sentence, rest)])


def names_of_roles(ruleset: Ruleset) -> Iterator[str]:
    """Yield whatever a role may be called: its word, its title, one of them, several, all."""
    for word, role in ruleset.roles.items():
        told = (word, role.title, role.short, _ARTICLE.sub("", role.definite or ""))
        for name in filter(None, told):
            yield from forms(name)
        if role.definite is not None:
            yield role.definite


@remembered
def role_words(ruleset: Ruleset) -> frozenset[str]:
    """Return what a role may be called, as words are compared (`letters.bare`).

    Whoever is called so stands for a role, and is nobody whose name is to be hidden.
    """
    return frozenset(map(bare, names_of_roles(ruleset))) - {""}


def redaction_for(case: Case | None, ruleset: Ruleset | None, *, names: bool = False) -> Redaction:
    """Return how the people of a case are shown, whose roles are those of `ruleset`."""
    return Redaction.of(
        case, role_words(ruleset) if ruleset is not None else frozenset(), names=names
    )
