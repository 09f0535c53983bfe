"""The people a case names."""

from sagscli.case.key_roles import PersonName, PersonOrRole, RoleOrPerson
from sagscli.case.record import Record
from sagscli.case.tagged import plain_values_of


def people_of(record: Record | None) -> list[str]:
    """Return the names of people in a case or a part of it: in their keys, and where a role is due.

    Lists, documents and findings hide these names. Each comes once.
    """
    if record is None:
        return []
    perhaps = (
        name for role in (PersonOrRole, RoleOrPerson) for name in plain_values_of(record, role)
    )
    names = (*plain_values_of(record, PersonName), *filter(_is_person, perhaps))
    return list(dict.fromkeys(names))


def _is_person(word: str) -> bool:
    """Return whether someone stands where a role is due: a role is one word in lower case."""
    return word[:1].isupper() or " " in word
