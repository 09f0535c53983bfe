"""The declaration of consent: what is shared with whom, and the right to withdraw (F, A12)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sagscli.documents import parties, words
from sagscli.documents.document_type import Choice, DocumentType
from sagscli.documents.meetings import boxes, without_choice
from sagscli.documents.request import Request
from sagscli.documents.view_model import Sheet
from sagscli.language import _


@dataclass(frozen=True, kw_only=True)
class ConsentSheet(Sheet):
    """A declaration of consent. `given` says who has consented already, and when."""

    purpose: str
    what: tuple[str, ...]
    shared_with: tuple[str, ...]
    given: tuple[str, ...]


def choices(request: Request) -> Iterator[Choice]:
    """Yield the purposes that a consent can be for; a group's case has none (A9)."""
    if request.case.child is None:
        return
    custody_holders = [parent for parent in request.case.child.parents if parent.custody]
    for name, kind in request.ruleset.consents.items():
        lacks = "" if custody_holders else _("who holds forældremyndighed is not told")
        is_recorded = any(consent.purpose == name for consent in request.case.consents)
        yield Choice("samtykke", name, kind.title or name, is_recorded, lacks)


def sheet(request: Request, what: str) -> ConsentSheet:
    """Return the declaration, with a line to sign on for each who holds forældremyndighed."""
    kind = request.ruleset.consents[what]
    people = request.people
    return ConsentSheet(
        title="Samtykkeerklæring",
        subtitle=kind.title or what,
        code=request.code,
        day=words.day(request.as_of),
        facts=parties.about(request),
        purpose=kind.title or what,
        what=kind.what,
        shared_with=_shared_with(request, kind.shared_with),
        given=tuple(
            f"{words.listed(people.name(who) for who in consent.by)}, {words.day(consent.given)}"
            for consent in request.case.consents
            if consent.purpose == what and consent.given is not None and consent.withdrawn is None
        ),
        signatures=tuple(parties.holder_signatures(request)),
        source=words.source(kind.source, request.ruleset, request.as_of),
    )


def _shared_with(request: Request, roles: Iterable[str]) -> tuple[str, ...]:
    """Return with whom, by title; of a group only the relevant ones, each to be named (F)."""
    meant, to_choose = without_choice(request, roles)
    return (*words.acting_titles(request, meant), *boxes(request, to_choose))


DOCUMENT_TYPE = DocumentType("samtykke", choices, sheet)
