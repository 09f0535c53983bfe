"""What two versions of a case differ in: both sides of each difference, by whom and of when."""

from collections.abc import Iterator, Sequence

from sagscli import days
from sagscli.app.history_lines import facts_told
from sagscli.app.merge_case import CaseMerge, DifferingPlace
from sagscli.history.changes.comparison import FactChange
from sagscli.history.merge_sides import MergeSide
from sagscli.language import _, counted
from sagscli.render.history.names import Naming
from sagscli.render.history.sentences import whole_fact
from sagscli.render.terminal.line import Line, paragraph
from sagscli.safety import clean

_MOST_LINES = 12


def format_merge(merge: CaseMerge, columns: int) -> list[Line]:
    """Return every difference, one after the other."""
    count = len(merge.differences)
    if not count:
        return paragraph(_("There is nothing to settle: the case is in one version."), columns)
    heading = counted("{n} difference to settle", "{n} differences to settle", count)
    lines = paragraph(heading, columns, "title")
    for at in range(count):
        lines += [(), *format_difference(merge, at, columns)]
    return lines


def format_difference(merge: CaseMerge, at: int, columns: int) -> list[Line]:
    """Return the two sides of one difference."""
    difference = merge.differences[at]
    lines = paragraph(
        _("{n} of {count}").format(n=at + 1, count=len(merge.differences)), columns, "bold"
    )
    for side, is_here in zip(merge.sides, (True, False), strict=True):
        lines += paragraph(side_named(merge, side, is_here=is_here), columns, "dim", 2)
        told = [*_told(merge, difference, is_here=is_here)]
        for line in told[:_MOST_LINES]:
            lines += paragraph(line, columns, "", 4)
        if len(told) > _MOST_LINES:
            lines += paragraph("…", columns, "dim", 4)
    return lines


def side_named(merge: CaseMerge, side: MergeSide, *, is_here: bool) -> str:
    """Return whose version it is: who wrote it and when, or the file that it is in."""
    words = _("stood here") if is_here else _("came in")
    if side.path:
        return _('in "{path}"').format(path=side.path)
    if side.written is None:
        return words
    author, day = merge.people.name(clean(side.author)), days.long(side.written.date())
    return _("{words}: {author}, {day}").format(words=words, author=author, day=day)


def _told(merge: CaseMerge, difference: DifferingPlace, *, is_here: bool) -> Iterator[str]:
    if difference.lines is not None:
        yield from difference.lines[0 if is_here else 1].splitlines() or [_nothing()]
        return
    changes = difference.here if is_here else difference.incoming
    yield from [*_facts(changes, Naming(merge.ruleset, merge.people))] or [_nothing()]


def _facts(changes: Sequence[FactChange], naming: Naming) -> Iterator[str]:
    for change in changes:
        facts = [fact for fact in facts_told(change) if fact.new is not None]
        if change.is_entry and change.new is not None and not facts:
            yield naming.part(change.within, change.path)
        for fact in facts:
            yield from whole_fact(fact, naming)


def _nothing() -> str:
    return _("nothing of it, or only another order or other notes")
