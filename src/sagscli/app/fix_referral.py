"""sag referral check --fix: what is missing for a referral, to be recorded one after the other."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sagscli.app.record import Changing, read_for_change
from sagscli.app.referral_check import checked
from sagscli.app.session import Session
from sagscli.case.records import Case
from sagscli.case.redaction import Redaction
from sagscli.casefile.patch.draft import Tree, changes_of
from sagscli.casefile.patch.operations import Change
from sagscli.recording.asked_key import AnswerKind
from sagscli.recording.filling import BlankPlace, blank_places, filled
from sagscli.recording.reading_answers import AnswerValue, written_answer
from sagscli.recording.vocabulary import Vocabulary
from sagscli.referrals.checklist import ChecklistItem
from sagscli.rulesets.roles import redaction_for


@dataclass
class Filling:
    """A draft for one requirement, as its places are filled in."""

    item: ChecklistItem
    words: Vocabulary
    people: Redaction
    tree: Tree

    def places(self) -> Sequence[BlankPlace]:
        """Return the places that are still to be filled in."""
        return blank_places(self.tree)

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

    def changing(self) -> Changing:
        """Return what writes the draft into whatever the file says."""
        tree = self.tree

        def change(_case: Case, _ruleset: object, value: object) -> Sequence[Change]:
            return tuple(changes_of(tree, value))

        return change


def next_to_fix(session: Session, to: str | None, passed: Collection[str]) -> Filling | None:
    """Return the first open requirement of a referral that can be recorded, None for no more.

    Those of `passed` (ids) are not asked again.
    """
    checklist = checked(session, to, sent=False).checklist
    _data, reading = read_for_change(session)
    case = reading.case or Case()
    ruleset, names = reading.ruleset, session.may_name(session.file.folder)
    people = redaction_for(case, ruleset, names=names)
    words = Vocabulary(case, ruleset, session.as_of)
    for item in checklist.open:
        if item.wanted and item.standing.id not in passed:
            return Filling(item, words, people, item.wanted)
    return None
