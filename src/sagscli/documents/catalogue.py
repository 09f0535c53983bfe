"""Which documents a case can have, and which of them a word means."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sagscli.case.as_of import NOT_YET
from sagscli.casefile.suggest import did_you_mean, nearest
from sagscli.documents.document_type import Choice
from sagscli.documents.registry import MODULES, document_type
from sagscli.documents.request import DocumentError, Request
from sagscli.language import _
from sagscli.letters import folded


def all_choices(request: Request) -> list[Choice]:
    """Return every document the case can have, kind by kind."""
    return [choice for name in MODULES for choice in document_type(name).choices(request)]


def choices_with_content(request: Request) -> Iterator[tuple[Request, Choice]]:
    """Yield every document the case has something for, each of its numbers by itself."""
    for choice in all_choices(request):
        if not choice.has_content:
            continue
        if not choice.numbers:
            yield request, choice
        for number in dict.fromkeys(choice.numbers):
            numbered_request = replace(request, number=number)
            numbered = next(
                candidate
                for candidate in document_type(choice.kind).choices(numbered_request)
                if candidate.id == choice.id
            )
            # Of several one may have nothing: a referral never sent (V5), or not yet decided (H7).
            if numbered.has_content:
                yield numbered_request, numbered


def unprinted(request: Request) -> list[str]:
    """Return the plans and meetings of the case that no document is made of, in words."""
    ruleset, show = request.ruleset, request.people.text
    printed_forms = (None, "", NOT_YET, *ruleset.forms)
    forms = [plan.form for plan in request.case.plans if plan.form not in printed_forms]
    meetings = [meeting.kind for meeting in request.case.meetings]
    kinds = [kind for kind in meetings if kind and kind not in ruleset.meetings]
    return [
        *(_('plan on the form "{name}"').format(name=show(form)) for form in dict.fromkeys(forms)),
        *(_('meeting "{name}"').format(name=show(kind)) for kind in dict.fromkeys(kinds)),
    ]


def choice_on_form(request: Request, form: str | None) -> Choice:
    """Return the plan on a form, or on the only one there is something for.

    Raises DocumentError for a form the case cannot have, and where several are meant.
    """
    plans = list(document_type("handleplan").choices(request))
    fitting = [plan for plan in plans if form is None or folded(plan.what) == folded(form)]
    if (choice := _only(fitting)) is not None:
        return choice
    if not plans:
        raise DocumentError(_("the ruleset has no form for a plan of this case."))
    if form is None:
        names = ", ".join(plan.what for plan in _used(fitting) or fitting)
        raise DocumentError(
            _("the case can have a plan on more than one form."),
            _("Write --form and one of: {names}.").format(names=names),
        )
    forms = [plan.what for plan in plans]
    guess = nearest(form, forms)
    advice = [_('Did you mean "{guess}"?').format(guess=guess)] if guess else []
    raise DocumentError(
        _('"{form}" is not a form for a plan of this case.').format(form=form),
        " ".join([*advice, _("The ruleset has: {names}.").format(names=", ".join(forms))]),
    )


def choice_of_word(request: Request, word: str) -> Choice:
    """Return the document that `word` asks for: ``henvisning:minigruppe``, ``henvisning``, ``ppv``.

    Raises DocumentError for a word that fits none, or several.
    """
    choices = all_choices(request)
    wanted = folded(word)
    for fitting in (
        [choice for choice in choices if folded(choice.id) == wanted],
        [choice for choice in choices if choice.kind == wanted],
        [choice for choice in choices if choice.what and folded(choice.what) == wanted],
    ):
        if (choice := _only(fitting)) is not None:
            return choice
        if fitting:
            ids = ", ".join(choice.id for choice in _used(fitting) or fitting)
            raise DocumentError(
                _('"{word}" can be more than one document.').format(word=word),
                _("Write one of: {names}.").format(names=ids),
            )
    # What was typed may be a kind of document, of which this case has none.
    words = [name for name in MODULES if name != word] + [choice.id for choice in choices]
    advice = did_you_mean(word, words, _("it can have: {words}"))
    raise DocumentError(
        _('"{word}" is not a document this case can have.').format(word=word),
        advice[:1].upper() + advice[1:],
    )


def _only(fitting: Sequence[Choice]) -> Choice | None:
    """Return the one that is meant: the only one that fits, or that the case has something of."""
    for candidates in (fitting, _used(fitting)):
        if len(candidates) == 1:
            return candidates[0]
    return None


def _used(choices: Sequence[Choice]) -> list[Choice]:
    return [choice for choice in choices if choice.has_content]
