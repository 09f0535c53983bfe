"""Whom a document is about, and the parents who sign it (V10, A9, A12)."""

from collections.abc import Iterator

from sagscli.documents import words
from sagscli.documents.request import Request
from sagscli.documents.view_model import LabelledFact, Signature


def about(request: Request, *, number: bool = True) -> tuple[LabelledFact, ...]:
    """Return whom or what a document is about, with the labels of the form (V10).

    Only a form that has it shows the CPR `number`. A case about a group names no child (A9).
    """
    child, people = request.case.child, request.people
    if child is None:
        return _about_group(request)
    parents = words.listed(people.name(parent.name) for parent in child.parents)
    return (
        LabelledFact("Navn", people.name(child.name)),
        *([LabelledFact("CPR-nummer", people.number)] if number else []),
        LabelledFact("Forældre", parents),
        LabelledFact("Daginstitution", people.text(child.daycare) or "Ikke indskrevet"),
    )


def _about_group(request: Request) -> tuple[LabelledFact, ...]:
    group, people = request.case.group, request.people
    name, daycare, room = (group.name, group.daycare, group.room) if group else (None, None, None)
    return (
        LabelledFact("Gruppe", people.text(name)),
        LabelledFact("Daginstitution", people.text(daycare)),
        *([LabelledFact("Stue", people.text(room))] if room else []),
    )


def holder_signatures(request: Request) -> Iterator[Signature]:
    """Yield a line for each who holds forældremyndighed; two blank ones if it is not told (A12)."""
    child = request.case.child
    parents = child.parents if child is not None else ()
    names = [request.people.name(parent.name) for parent in parents if parent.custody]
    for name in names or ("", ""):
        yield Signature("Indehaver af forældremyndigheden", name)
