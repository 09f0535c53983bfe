"""Words of a case that its ruleset does not have: kinds, roles, fields (SAG204, SAG210 …)."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from sagscli import letters
from sagscli.case.key_roles import Participant, RoleOrPerson, Word
from sagscli.case.people import roles_by_name
from sagscli.case.records import Case, Meeting
from sagscli.case.tagged import values_in
from sagscli.case.topics import topics_of
from sagscli.case.walk import PlacedRecord
from sagscli.casefile.suggest import did_you_mean, nearest, nearly, same
from sagscli.casefile.wording import quoted
from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.language import N_, _
from sagscli.rulesets.records import ReferralKind, Ruleset
from sagscli.rulesets.words import words_of

MOST_PEOPLE = 24
"""Among how many names a misspelt one is looked for."""

_UNKNOWN = {
    "møder": N_("{word} is not a kind of meeting in the ruleset {ruleset}"),
    "vurderinger": N_("{word} is not a kind of assessment in the ruleset {ruleset}"),
    "tilbud": N_("{word} is not a kind of offer in the ruleset {ruleset}"),
    "henvisninger": N_("{word} is not something the ruleset {ruleset} can refer to"),
    "samtykker": N_("{word} is not a purpose of consent in the ruleset {ruleset}"),
    "niveauer": N_("{word} is not a level of indsats in the ruleset {ruleset}"),
    "faser": N_("{word} is not a phase in the ruleset {ruleset}"),
    "skemaer": N_("{word} is not a form in the ruleset {ruleset}"),
    "observationer": N_("{word} is not a theme of observations in the ruleset {ruleset}"),
}
"""What is said of a word that a section of the ruleset does not have."""


def foreign(case: Case, placed: Sequence[PlacedRecord], ruleset: Ruleset) -> Iterator[Problem]:
    """Report the words of a case, whose records are `placed`, that a ruleset does not have.

    A part of the vocabulary that the ruleset leaves out is not checked.
    """
    yield from _kinds(placed, ruleset)
    yield from _roles(case, placed, ruleset)
    yield from _form_fields(case, ruleset)
    yield from _answers(case, ruleset)
    yield from _pointing(case, ruleset)


def nearly_known(case: Case, ruleset: Ruleset) -> Iterator[Problem]:
    """Report words that are free, and nearly one that the ruleset has (SAG211, SAG219)."""
    yield from _topics(case, ruleset)
    yield from _actions(case, ruleset)


def _kinds(placed: Iterable[PlacedRecord], ruleset: Ruleset) -> Iterator[Problem]:
    words = {section: words_of(section, ruleset) for section in _UNKNOWN}
    for path, word, key in values_in(placed, Word):
        section = key.role.section
        known = words.get(section)
        if known and word not in known:
            text = _(_UNKNOWN[section]).format(word=quoted(word), ruleset=ruleset.id or "")
            yield Problem("SAG204", path, text, _remedy(word, known), meant=_meant(word, known))


def _meant(word: str, known: Iterable[str]) -> str | None:
    """Return the word that this is but for case, space and hyphen; signs from Word are told of."""
    return same(word, known) if letters.typed(word) == word else None


def _remedy(word: str, known: Iterable[str]) -> str:
    return did_you_mean(word, known, _("known here: {words}"))


def _roles(case: Case, placed: Iterable[PlacedRecord], ruleset: Ruleset) -> Iterator[Problem]:
    """Yield the roles that it does not have; who took part may be named too (H10)."""
    if not ruleset.roles:
        return
    people = roles_by_name(case)
    for path, word, key in values_in(placed, RoleOrPerson):
        may_be_named = isinstance(key.role, Participant)
        if word not in ruleset.roles and not (may_be_named and word in people):
            text = _("{word} is not a role in the ruleset {ruleset}").format(
                word=quoted(word), ruleset=ruleset.id
            )
            remedy = _role_remedy(word, ruleset, people if may_be_named else None)
            yield Problem("SAG210", path, text, remedy, meant=_meant(word, ruleset.roles))


def _role_remedy(word: str, ruleset: Ruleset, people: Collection[str] | None) -> str:
    """Return what to write for a role that is not there; of `people` any may be named instead."""
    if people is None:
        otherwise = _("write the role, not the name: {words}")
    # Guessing among hundreds of names would take for ever.
    elif len(people) <= MOST_PEOPLE and nearest(word, people):
        return _("the name is nearly that of a person in the case; write them alike")
    else:
        otherwise = _('write the role, or add the person under "personer": {words}')
    return did_you_mean(word, ruleset.roles, otherwise)


def _topics(case: Case, ruleset: Ruleset) -> Iterator[Problem]:
    """Yield the topics that are nearly one of the agenda's; others are free (V9, blandt andet)."""
    for at, meeting in enumerate(case.meetings):
        kind = ruleset.meetings.get(meeting.kind or "")
        if kind is None or not kind.agenda:
            continue
        for word, path in _topics_of(meeting, ("møder", at)):
            guess = nearly(word, kind.agenda) if word not in kind.agenda else None
            if guess is not None and guess not in topics_of(meeting):
                text = _('"{word}" is nearly a topic on the agenda of {meeting}').format(
                    word=word, meeting=meeting.kind
                )
                remedy = _('did you mean "{guess}"?').format(guess=guess)
                yield Problem("SAG211", path, text, remedy, on_key=path[-1] == word)


def _topics_of(meeting: Meeting, above: KeyPath) -> Iterator[tuple[str, KeyPath]]:
    """Yield the topics of a meeting, with where each is written."""
    for place, word in enumerate(meeting.discussed):
        yield word, (*above, "drøftet", place)
    for word in meeting.positions:
        yield word, (*above, "stillingtagen", word)


def _form_fields(case: Case, ruleset: Ruleset) -> Iterator[Problem]:
    """Yield fields that the form of the plan, or any form of the ruleset, does not have."""
    if not ruleset.forms:
        return
    for at, plan in enumerate(case.plans):
        form = ruleset.forms.get(plan.form or "")
        known = tuple(form.fields_by_id) if form is not None else _known_fields(ruleset)
        for word in plan.entries if known else ():
            if word not in known:
                text = _("{word} is not a field of a form in the ruleset {ruleset}").format(
                    word=quoted(word), ruleset=ruleset.id
                )
                path = ("handleplaner", at, "felter", word)
                yield Problem("SAG212", path, text, _remedy(word, known), on_key=True)


def _known_fields(ruleset: Ruleset) -> tuple[str, ...]:
    return tuple(name for form in ruleset.forms.values() for name in form.fields_by_id)


def _answers(case: Case, ruleset: Ruleset) -> Iterator[Problem]:
    """Yield answers to questions that the referral does not ask (SAG218)."""
    kinds = ruleset.referrals
    for at, referral in enumerate(case.referrals):
        kind = kinds.get(referral.to or "")
        if kind is None:
            continue
        decision = referral.decision
        pointed = (kinds.get(word) for word in decision.points_to) if decision is not None else ()
        questions = _questions(kind, *filter(None, pointed))
        for word in referral.answers:
            if word not in questions:
                message = _('{word} is not a question that "{referral}" asks')
                text = message.format(word=quoted(word), referral=referral.to)
                otherwise = _("questions asked: {words}") if questions else _("it asks no question")
                remedy = did_you_mean(word, questions, otherwise)
                path = ("henvisninger", at, "skøn", word)
                yield Problem("SAG218", path, text, remedy, on_key=True)


def _questions(*kinds: ReferralKind) -> list[str]:
    """Return the questions of what is asked for; what is pointed to is decided with it (H6)."""
    requirements = (each for kind in kinds for each in kind.requirements)
    return [each.id or "" for each in requirements if each.judgement is not None]


def _pointing(case: Case, ruleset: Ruleset) -> Iterator[Problem]:
    """Yield what a decision points to that it cannot, where the ruleset says what it can (H6)."""
    kinds = ruleset.referrals
    for at, referral in enumerate(case.referrals):
        kind, decision = kinds.get(referral.to or ""), referral.decision
        if kind is None or decision is None or not kind.points_to:
            continue
        for place, word in enumerate(decision.points_to):
            if word in kinds and word not in kind.points_to:  # an unknown word is told (SAG204)
                message = _('"{word}" is not something that a decision on "{referral}" points to')
                path = ("henvisninger", at, "afgørelse", "peger-på", place)
                text = message.format(word=word, referral=referral.to)
                yield Problem("SAG204", path, text, _remedy(word, kind.points_to))


def _actions(case: Case, ruleset: Ruleset) -> Iterator[Problem]:
    """Yield the tiltag that are nearly one of the catalogue; others may be written (H15)."""
    catalogue = ruleset.actions
    if not catalogue:
        return
    titles = {(action.title or "").casefold(): name for name, action in catalogue.items()}
    for at, measure in enumerate(case.measures):
        word = measure.action
        if word is None or word in catalogue:
            continue
        guess = titles.get(word.casefold()) or nearly(word, catalogue)
        if guess is not None:
            text = _('"{word}" is nearly a tiltag of the catalogue').format(word=word)
            remedy = _('write "{guess}" if that is what is meant; else let it stand').format(
                guess=guess
            )
            yield Problem("SAG219", ("indsatser", at, "tiltag"), text, remedy)
