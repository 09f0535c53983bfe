"""sag referral check --fix: what is missing for a referral, to be recorded one after the other."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from sagscli.app.lines_to_paste import Drafting
from sagscli.app.reading_to_write import BrokenFileError, readable
from sagscli.app.record import Changing, recording
from sagscli.app.referral_check import checked, checklist_of
from sagscli.app.session import Session
from sagscli.case.records import Case
from sagscli.case.redaction import Redaction
from sagscli.casefile.patch.draft import BLANK, DraftEntry, Tree, changes_of
from sagscli.casefile.patch.edit import CannotEditError
from sagscli.casefile.patch.operations import Change
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.language import _
from sagscli.recording.asked_key import AnswerKind, asked_key
from sagscli.recording.filling import BlankPlace, blank_places, filled
from sagscli.recording.reading_answers import AnswerValue, written_answer
from sagscli.recording.vocabulary import Vocabulary
from sagscli.referrals.checklist import Checklist, ChecklistItem
from sagscli.referrals.evaluation import context_of
from sagscli.referrals.evidence import EvaluationContext
from sagscli.referrals.kinds.consent import ConsentRequirement
from sagscli.referrals.kinds.registry import kind_of
from sagscli.referrals.standing import Standing, State
from sagscli.rulesets.records import Requirement
from sagscli.rulesets.roles import redaction_for
from sagscli.validation.reading import read_case


class Objection(NamedTuple):
    """What speaks against a day: an error where it is written, or a requirement left open by it."""

    reason: str
    is_error: bool


@dataclass(frozen=True)
class DraftTrial:
    """Tries what is to be written for a requirement (its id) of a referral, and writes nothing."""

    session: Session
    to: str
    requirement: str

    def objection(self, tree: Tree) -> Objection | None:
        """Return what speaks against a draft; None too where the file is too broken to say."""
        try:
            made = recording(self.session, self.requirement, _changing(tree))
        except (BrokenFileError, CannotEditError):
            return None
        if made.errors:
            return Objection(f"{made.errors[0].message}.", is_error=True)
        session = self.session
        now = read_case(made.file, session.checked_on, session.as_of, data=made.after)
        if now.case is None or now.ruleset is None:
            return None
        gate = checklist_of(now.case, now.ruleset, self.to, session.as_of, made.file)
        items = (item.standing for item in gate.open if item.standing.id == self.requirement)
        standing = next((each for each in items if each.early or each.late), None)
        return Objection(f"{standing.detail}.", is_error=False) if standing is not None else None


def _changing(tree: Tree) -> Changing:
    def change(_case: Case, _ruleset: object, value: object) -> Sequence[Change]:
        return tuple(changes_of(tree, value))

    return change


@dataclass
class Filling:
    """A draft for one requirement, as its places are filled in."""

    item: ChecklistItem
    words: Vocabulary
    people: Redaction
    tree: Tree
    judged: str | None = None
    """The question that a judgement answers, as the source puts it."""
    consenting: tuple[str, ...] = ()
    """Of a consent, those whose is still wanted: nobody is asked twice."""
    passed: set[KeyPath] = field(default_factory=set)
    trial: "DraftTrial | None" = None
    """Tries what a draft would lead to."""
    told: set[Objection] = field(default_factory=set)
    """What was said already, and written all the same."""

    def places(self) -> Sequence[BlankPlace]:
        """Return the places that are still to be filled in, without those put already."""
        return [place for place in blank_places(self.tree) if place.at not in self.passed]

    def likely(self, place: BlankPlace) -> tuple[str, ...]:
        """Return the words that are most likely at a place: drafted, asked for, or who has it."""
        if place.key.kind is AnswerKind.PERSON and self.consenting:
            return self.consenting
        return (
            place.drafted
            or self.words.likely(place.key, place.beside)
            or (self.item.standing.responsible,)
        )

    def read(self, place: BlankPlace, text: str) -> AnswerValue:
        """Return a text as it is written at a place. Raises UnknownNameError."""
        return written_answer(place.key, text, self.words, place.beside)

    def choices(self, place: BlankPlace) -> dict[str, str]:
        """Return the words that can stand at a place, with their titles; people by initials."""
        words = self.words.words(place.key, place.beside)
        if place.key.kind is AnswerKind.PERSON:
            return {name: self.people.name(name) for name in words}
        return words

    def put(self, place: BlankPlace, value: AnswerValue | None) -> None:
        """Fill a place in; with None it is left out of what is written."""
        self.tree = filled(self.tree, place.at, value)
        self.passed.add(place.at)

    def has_begun(self, place: BlankPlace) -> bool:
        """Return whether the entry of a place tells the day of something before it."""
        names = tuple(part for part in place.at[:-1] if isinstance(part, str))
        awaited = {each.at[-1] for each in self.places() if each.at[:-1] == place.at[:-1]}
        return any(
            danish not in awaited and asked_key(names, danish).has_happened
            for danish, node in place.beside.items()
            if isinstance(node, str)
        )

    def wait(self, place: BlankPlace) -> None:
        """Leave a place out, and all of its entry that is not answered: it is still awaited."""
        entry = place.at[:-1]
        for each in self.places():
            if each.at[:-1] == entry:
                self.put(each, None)

    def objection(self, place: BlankPlace, day: date) -> Objection | None:
        """Return what speaks against a day at a place: an error, or that it mends nothing."""
        if self.trial is None:
            return None
        tree = self.tree
        for each in self.places():
            if each.at != place.at and not each.drafted:
                usual = self.words.today.isoformat() if each.key.has_happened else None
                tree = filled(tree, each.at, usual)
        return self.trial.objection(filled(tree, place.at, day.isoformat()))

    def changing(self) -> Changing:
        """Return what writes the draft into whatever the file says."""
        return _changing(self.tree)

    def drafting(self) -> Drafting:
        """Return the draft itself, for a file in which nothing can be written."""
        tree = self.tree
        return lambda _case, _is_readable: tree


def _judged(requirement: Requirement | None) -> str | None:
    """Return the question of a requirement that is a judgement."""
    judgement = requirement.judgement if requirement is not None else None
    return judgement.question if judgement is not None else None


def _consenting(requirement: Requirement | None, context: EvaluationContext) -> tuple[str, ...]:
    """Return whose consent a requirement still wants, where it is one."""
    kind = kind_of(requirement) if requirement is not None else None
    if requirement is None or not isinstance(kind, ConsentRequirement):
        return ()
    return kind.left_to_ask(requirement, context)


def next_to_fix(session: Session, to: str | None, passed: Collection[str]) -> Filling | None:
    """Return the first open requirement of a referral that can be recorded, None for no more.

    Those of `passed` (ids) are not asked again.
    """
    checklist = checked(session, to, sent=False).checklist
    reading = readable(session)
    case = reading.case or Case()
    ruleset, names = reading.ruleset, session.may_name(session.file.folder)
    people = redaction_for(case, ruleset, names=names)
    words = Vocabulary(case, ruleset, session.as_of)
    requirements = {each.id: each for each in checklist.kind.requirements}
    context = context_of(case, checklist.ruleset, checklist.to, session.as_of)
    for item in checklist.open:
        if item.wanted and item.standing.id not in passed:
            asked_of = requirements.get(item.standing.id)
            consenting = _consenting(asked_of, context)
            filling = Filling(item, words, people, item.wanted, _judged(asked_of), consenting)
            filling.trial = DraftTrial(session, checklist.to, item.standing.id)
            return filling
    reason = _reason(checklist, case)
    if reason is not None and reason.standing.id not in passed:
        return Filling(reason, words, people, reason.wanted)
    return None


def _reason(checklist: Checklist, case: Case) -> ChecklistItem | None:
    """Return the reason that the paper prints, as one more thing to record where it is missing."""
    if not checklist.wants_reason or checklist.referral is None:
        return None
    key, title = "begrundelse", _("The reason, which is printed on the paper")
    at = max(at for at, each in enumerate(case.referrals) if each.to == checklist.to)
    standing = Standing(key, title, State.MISSING, "", "", "", only_keys=True)
    return ChecklistItem(standing, (), {"henvisninger": [DraftEntry({key: BLANK}, at)]})
