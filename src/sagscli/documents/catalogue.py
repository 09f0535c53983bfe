"""Every kind of document, and which of them a case can have."""

import unicodedata
from collections.abc import Sequence

from sagscli.casefile.suggest import did_you_mean
from sagscli.documents import answer, consent, invitation, minutes, overview, plan, referral
from sagscli.documents.kind import Choice, Kind
from sagscli.documents.request import DocumentError, Request
from sagscli.language import _

KINDS: dict[str, Kind] = {
    one.name: one
    for one in (
        plan.KIND,
        referral.KIND,
        consent.KIND,
        invitation.KIND,
        minutes.KIND,
        answer.KIND,
        overview.KIND,
    )
}


def choices(request: Request) -> list[Choice]:
    """Return every document the case can have, kind by kind."""
    return [choice for kind in KINDS.values() for choice in kind.choices(request)]


def chosen(request: Request, word: str) -> Choice:
    """Return the document that `word` asks for: ``henvisning:minigruppe``, ``henvisning``, ``ppv``.

    Raises DocumentError for a word that fits none, or several.
    """
    there = choices(request)
    wanted = _folded(word)
    for fits in (
        [one for one in there if _folded(one.id) == wanted],
        [one for one in there if one.kind == wanted],
        [one for one in there if one.what and _folded(one.what) == wanted],
    ):
        used = [one for one in fits if one.has_content]
        if len(fits) == 1 or len(used) == 1:
            return (used or fits)[0]
        if fits:
            raise DocumentError(
                _('"{word}" can be more than one document.').format(word=word),
                _("Write one of: {names}.").format(names=_names(used or fits)),
            )
    advice = did_you_mean(word, [*KINDS, *(one.id for one in there)], _("it can have: {words}"))
    raise DocumentError(
        _('"{word}" is not a document this case can have.').format(word=word),
        advice[:1].upper() + advice[1:],
    )


def _folded(word: str) -> str:
    """Return a word however it is typed; macOS writes å as two characters."""
    return unicodedata.normalize("NFC", word).casefold()


def _names(several: Sequence[Choice]) -> str:
    return ", ".join(one.id for one in several)
