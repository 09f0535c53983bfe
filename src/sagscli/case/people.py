"""The people a case names, and the roles they have in it."""

from collections.abc import Collection, Iterable

from sagscli.case.key_roles import PersonName, PersonOrRole, RoleOrPerson
from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.case.tagged import plain_values_of
from sagscli.letters import bare


def people_of(record: Record | None, roles: Collection[str] = ()) -> list[str]:
    """Return the names of people in a case or a part of it: in their keys, and where a role is due.

    Lists, documents and findings hide these names. Each comes once. `roles` are words of roles,
    bare (`letters.bare`): where a role is due, they are nobody's name however they are written.
    """
    if record is None:
        return []
    perhaps = (
        name for role in (PersonOrRole, RoleOrPerson) for name in plain_values_of(record, role)
    )
    people = (name for name in perhaps if _is_person(name) and bare(name) not in roles)
    names = (*plain_values_of(record, PersonName), *people)
    return list(dict.fromkeys(names))


def _is_person(word: str) -> bool:
    """Return whether someone stands where a role is due: a role is one word in lower case."""
    return word[:1].isupper() or " " in word


PARENTS = "forældre"
"""The role of those under ``barn.forældre``: the format's own word, and every ruleset's."""


def roles_by_name(case: Case) -> dict[str, str | None]:
    """Return those who can be named as participants, each with the role they take part in.

    They are the parents, and who stands under ``personer``; None for one without a role.
    """
    parents = case.child.parents if case.child is not None else ()
    named = {person.name: person.role for person in case.people if person.name}
    return {parent.name: PARENTS for parent in parents if parent.name} | named


def roles_present(participants: Iterable[str], case: Case) -> set[str]:
    """Return the roles of those who took part: as they are written, or that of one named."""
    named = roles_by_name(case)
    return {named.get(who) or who for who in participants}
