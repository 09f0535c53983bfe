"""Every kind of document, and which of them a case can have."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sagscli.case.as_of import NOT_YET
from sagscli.casefile.suggest import did_you_mean, nearest
from sagscli.documents import answer, consent, invitation, minutes, overview, plan, referral
from sagscli.documents.document_type import Choice, Kind
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


def made(request: Request) -> Iterator[tuple[Request, Choice]]:
    """Yield every document the case has something for, each of its numbers by itself."""
    for choice in choices(request):
        if not choice.has_content:
            continue
        if not choice.numbers:
            yield request, choice
        for number in dict.fromkeys(choice.numbers):
            one = replace(request, number=number)
            again = next(it for it in KINDS[choice.kind].choices(one) if it.id == choice.id)
            if again.has_content:
                yield one, again


def unprinted(request: Request) -> list[str]:
    """Return the plans and meetings of the case that no document is made of, in words."""
    rules, show = request.ruleset, request.people.text
    known = (None, "", NOT_YET, *rules.forms)
    forms = [one.form for one in request.case.plans if one.form not in known]
    kinds = [one.kind for one in request.case.meetings if one.kind not in rules.meetings]
    return [
        *(_('plan on the form "{name}"').format(name=show(one)) for one in dict.fromkeys(forms)),
        *(_('meeting "{name}"').format(name=show(one)) for one in dict.fromkeys(kinds) if one),
    ]


def chosen_form(request: Request, form: str | None) -> Choice:
    """Return the plan on a form, or on the only one there is something for.

    Raises DocumentError for a form the case cannot have, and where several are meant.
    """
    there = list(plan.choices(request))
    fits = [one for one in there if form is None or _folded(one.what) == _folded(form)]
    used = [one for one in fits if one.has_content]
    if len(fits) == 1 or len(used) == 1:
        return (used or fits)[0]
    names = ", ".join(one.what for one in (used or fits or there))
    if not there:
        raise DocumentError(_("the ruleset has no form for a plan of this case."))
    if form is None:
        raise DocumentError(
            _("the case can have a plan on more than one form."),
            _("Write --form and one of: {names}.").format(names=names),
        )
    guess = nearest(form, [one.what for one in there])
    advice = [_('Did you mean "{guess}"?').format(guess=guess)] if guess else []
    raise DocumentError(
        _('"{form}" is not a form for a plan of this case.').format(form=form),
        " ".join([*advice, _("The ruleset has: {names}.").format(names=names)]),
    )


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
