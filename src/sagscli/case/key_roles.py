"""What a key is in the format: said once, on its field, and every table of keys read from there.

`sagscli.case.tagged` reads it; ``docs/case-format.md`` says the same to people.
"""

from dataclasses import dataclass


class KeyRole:
    """What the value of a key is. A key without a role is free text, a number or a yes/no."""


@dataclass(frozen=True)
class DateRole(KeyRole):
    """A day.

    `not_before` are keys whose day cannot come after it; "../" leads to the record around its
    own. Rules ask about it by its key, or by another `event`; by none when that is None.
    `begins`: with it something begins that can be set up beforehand, and what happened earlier
    belongs to something else.
    """

    not_before: tuple[str, ...] = ()
    event: str | None = ""
    begins: bool = False


class Happened(DateRole):
    """The day of what has happened. It cannot lie in the future, and may never come."""


class SetAhead(DateRole):
    """A day that is set beforehand: while there is none, the key is missing."""


class MayCome(DateRole):
    """A day that may lie ahead, and that need not come."""


class Day(DateRole):
    """A day of a ruleset or of the settings: nothing that happens in a case."""


@dataclass(frozen=True)
class Subject(KeyRole):
    """Records that rules can be asked of; `word` is what ``for-hver`` calls one of them."""

    word: str


@dataclass(frozen=True)
class Word(KeyRole):
    """A word of a section of the ruleset, such as "møder".

    `is_open`: others may be written too. "dagsorden" are the topics of all its meetings.
    """

    section: str
    is_open: bool = False


class Someone(KeyRole):
    """Someone who takes part."""


@dataclass(frozen=True)
class RoleOrPerson(Someone):
    """A role of the ruleset. Now and then people write a name there.

    `since` is the key of the day from which it is known.
    """

    since: str | None = None


class Participant(RoleOrPerson):
    """A role of the ruleset, or a person whom the case names: who took part in something."""


class PersonName(Someone):
    """The name of a person."""


class PersonOrRole(Someone):
    """The name of a person. Now and then people write a role there."""


@dataclass(frozen=True)
class AsWritten(KeyRole):
    """Shown as it is written, so that no name may stand in it.

    `first_name`: a first name alone would tell who the case is about.
    """

    first_name: bool = True


class Enclosure(AsWritten):
    """The path of an enclosure."""
