"""`sag referral check` as a list a leader can read aloud."""

from collections.abc import Iterator

from sagscli.app.referral_check import CheckedReferral, UnreadReferral
from sagscli.language import _
from sagscli.referrals.checklist import Checklist, ChecklistItem
from sagscli.referrals.standing import State
from sagscli.render.referrals.words import (
    answer,
    facts,
    heading_of_lines,
    is_good,
    nothing_holds_back,
    sign,
)
from sagscli.render.terminal.line import Bit, Line, Style, paragraph
from sagscli.render.terminal.text import wrap
from sagscli.rulesets.citation import citation
from sagscli.rulesets.roles import definite
from sagscli.safety import clean

_STYLES: dict[State, Style] = {
    State.MET: "green",
    State.MISSING: "bad",
    State.UNKNOWN: "warn",
    State.NOT_APPLICABLE: "dim",
    State.ADVISED: "dim",
}
_INDENT = 6


def format_checked(checked: CheckedReferral, columns: int) -> list[Line]:
    """Return the checklist of a case; see `format_checklist`."""
    return format_checklist(checked.checklist, checked.number, columns)


def format_unread(_unread: UnreadReferral, _columns: int) -> list[Line]:
    """Return what nothing holds back, for a case that cannot be read (A8)."""
    return [(Bit(nothing_holds_back()),)]


def format_checklist(checklist: Checklist, number: str, columns: int) -> list[Line]:
    """Return the checklist: the answer first, then every requirement in the ruleset's order.

    Last come the lines to write, all of them at once and from the first column on, so that
    they can be copied as they are.
    """
    style: Style = "green" if is_good(checklist) else "bad"
    lines = [
        *paragraph(f"{number} · {checklist.kind.title}", columns, "title"),
        *paragraph(answer(checklist), columns, style),
    ]
    for text in facts(checklist):
        lines += paragraph(text, columns)
    lines.append(())
    for item in checklist.items:
        lines += _item(item, checklist, columns)
    return [*lines, *_asks(checklist, number, columns), *_record(checklist, columns)]


def _asks(checklist: Checklist, number: str, columns: int) -> Iterator[Line]:
    """Yield how to be asked for what is missing, for those who would not write in a file."""
    if checklist.record and checklist.open:
        yield ()
        text = _("sag referral check {number} --to {to} --fix asks for what is missing.")
        yield from paragraph(text.format(number=number, to=checklist.to), columns)


def _record(checklist: Checklist, columns: int) -> Iterator[Line]:
    if checklist.record:
        yield ()
        yield from paragraph(heading_of_lines(checklist), columns, "title")
        for line in checklist.record:
            yield (Bit(clean(line), "cyan"),)


def _item(item: ChecklistItem, checklist: Checklist, columns: int) -> Iterator[Line]:
    standing = item.standing
    style = _STYLES[standing.state]
    text = standing.title
    is_open = standing.state in (State.MISSING, State.UNKNOWN)
    if standing.told and not is_open:
        text = f"{text} ({standing.told})"
    first, *rest = wrap(clean(text), max(columns - 4, 20))
    if is_open and checklist.kind.advisory:
        style = "dim"
    bold: Style = "bold" if is_open else ""
    yield (Bit(f"  {sign(checklist, standing.state)} ", style), Bit(first, bold))
    for part in rest:
        yield (Bit(f"    {part}", bold),)
    if is_open:
        yield from _open(item, checklist, columns)


def _open(item: ChecklistItem, checklist: Checklist, columns: int) -> Iterator[Line]:
    standing = item.standing
    question = _question(standing.id, checklist)
    if question is not None:
        yield from paragraph(question, columns, "", _INDENT)
    yield from paragraph(standing.told, columns, "", _INDENT)
    who = definite(standing.responsible, checklist.ruleset)
    text = _("Who: {role}.").format(role=who)
    if item.under:
        keys = _(" and ").join(f'"{key}"' for key in item.under)
        text += " " + _("In the case: {keys}.").format(keys=keys)
    yield from paragraph(text, columns, "", _INDENT)
    source = citation(standing.source, checklist.ruleset, checklist.as_of)
    yield from paragraph(source, columns, "dim", _INDENT)


def _question(requirement: str, checklist: Checklist) -> str | None:
    for wanted in checklist.kind.requirements:
        if wanted.id == requirement and wanted.judgement is not None:
            return wanted.judgement.question
    return None
