"""The words a ruleset has for a key of a case."""

from collections.abc import Collection, Iterator

from sagscli.case.key_roles import RoleOrPerson, Word
from sagscli.rulesets.records import VOCABULARY, Ruleset
from sagscli.rulesets.roles import names_of_roles

TOPICS = "dagsorden"
"""No section: the topics of all agendas."""
_SOURCES = "kilder"
_ATTRIBUTES = Ruleset.attributes()


def words_for(role: Word | RoleOrPerson, ruleset: Ruleset) -> Collection[str]:
    """Return the words that may stand under a key; none when the ruleset leaves them out."""
    return words_of(section_for(role), ruleset)


def section_for(role: Word | RoleOrPerson) -> str:
    """Return the section of the ruleset that has the words for a key."""
    return "roller" if isinstance(role, RoleOrPerson) else role.section


def words_of(section: str, ruleset: Ruleset) -> Collection[str]:
    """Return the words of a section of the ruleset, or the topics of all its agendas."""
    if section == TOPICS:
        agendas = (kind.agenda for kind in ruleset.meetings.values())
        return dict.fromkeys(topic for agenda in agendas for topic in agenda)
    words: Collection[str] = getattr(ruleset, _ATTRIBUTES[section])
    return words


def all_words(ruleset: Ruleset) -> Iterator[str]:
    """Yield every word of the ruleset's vocabulary and its title, topics and fields included."""
    for section in VOCABULARY:
        if section != _SOURCES:
            for word, entry in ruleset.words(section).items():
                yield from filter(None, (word, getattr(entry, "title", None)))
    yield from names_of_roles(ruleset)
    yield from words_of(TOPICS, ruleset)
    for form in ruleset.forms.values():
        yield from form.fields_by_id
    for kind in ruleset.referrals.values():
        yield from (requirement.id for requirement in kind.requirements if requirement.id)
