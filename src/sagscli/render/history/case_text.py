"""A case as the lines that git compares: a fact on each, whole, with what it is about."""

from collections.abc import Iterator
from hashlib import sha256

from sagscli.app.git_text import CaseAsText
from sagscli.app.history_lines import facts_told
from sagscli.case.records import Case
from sagscli.case.redaction import at_the_door
from sagscli.history.changes.comparison import FactChange, case_changes
from sagscli.language import _
from sagscli.render.history.names import Naming
from sagscli.render.history.sentences import whole_fact

_MARK = 6
"""Letters by which what is hidden is told from something else that is hidden."""


def format_facts(result: CaseAsText) -> str:
    """Return a case fact by fact, people as they may be shown."""
    lines = [*_lines(result)] if result.case is not None else [result.raw]
    return at_the_door("\n".join(lines) + "\n")


def _lines(result: CaseAsText) -> Iterator[str]:
    naming = Naming(result.ruleset, result.people)
    for change in case_changes(Case(), result.case or Case()):
        facts = [*facts_told(change)]
        if not facts:
            yield naming.part(change.within, change.path)
        for fact in facts:
            yield from _of_fact(fact, naming)
    yield from result.notes
    if result.hidden:
        mark = sha256("\0".join(result.hidden).encode()).hexdigest()[:_MARK]
        yield _("what is hidden of names and numbers: {mark}").format(mark=mark)


def _of_fact(fact: FactChange, naming: Naming) -> Iterator[str]:
    if fact.is_entry:
        yield naming.part(fact.within, fact.path)
    else:
        yield from whole_fact(fact, naming)
