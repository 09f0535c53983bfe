"""Names in what is shown as it is written: case numbers, enclosure paths, groups (SAG315)."""

from collections.abc import Iterator

from sagscli.case.key_roles import AsWritten
from sagscli.case.names_in_paths import NamesAsWords, words_in
from sagscli.case.people import people_of
from sagscli.case.records import Case
from sagscli.case.tagged import values_in
from sagscli.diagnostics.diagnostic import Problem
from sagscli.language import _
from sagscli.validation.context import Context


def names(context: Context) -> Iterator[Problem]:
    """Report the child's or a parent's name in a case number, a path or a group's name.

    A first or last name alone is enough in a number or a path, as a word of its own; a group or
    an employee may be called what the child is.
    """
    people = NamesAsWords.of(people_of(context.case.child))
    for path, text, key in values_in(context.records, AsWritten):
        words = words_in(text)
        if people.has_word(words) and (key.role.first_name or people.has_whole(words)):
            yield Problem(
                "SAG315",
                path,
                _("this is shown as it is written, and it holds the name of the child or a parent"),
                _("use the case number in its place; git keeps the name, so ask for help"),
            )


def names_in_path(shown: str, case: Case) -> bool:
    """Return whether the path of a case file holds the name of the child or of a parent."""
    return NamesAsWords.of(people_of(case.child)).has_word(words_in(shown))
