"""What is still to be asked before something can be recorded, and what may be answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sagscli.app.reading_to_write import readable
from sagscli.app.session import Session
from sagscli.case.key_paths import value_at
from sagscli.case.records import Case
from sagscli.case.redaction import Redaction
from sagscli.errors import SagError
from sagscli.recording.asked_key import AnswerKind, AskedKey, is_listed, key_of
from sagscli.recording.changes import waiting_entries
from sagscli.recording.happening import Entry, Happening
from sagscli.recording.reading_answers import EVERYONE, AnswerValue, written_answer
from sagscli.recording.vocabulary import Vocabulary
from sagscli.rulesets.roles import redaction_for


@dataclass
class Asking:
    """The answers to the questions of a happening, as they come in."""

    about: Happening
    words: Vocabulary
    people: Redaction = field(default_factory=Redaction)
    answers: dict[str, AnswerValue] = field(default_factory=dict)

    @classmethod
    def at(cls, session: Session, about: Happening, given: Mapping[str, str]) -> "Asking":
        """Return the questions about the session's case, with those answered that were `given`.

        Raises UnknownNameError for an answer that cannot be one.
        """
        reading = readable(session)
        words = Vocabulary(reading.case or Case(), reading.ruleset, session.as_of)
        names = session.may_name(session.file.folder)
        asking = cls(about, words, redaction_for(reading.case, reading.ruleset, names=names))
        for danish in about.keys:
            if danish in given:
                asking.answer(danish, given[danish])
        return asking

    def answer(self, danish: str, text: str) -> None:
        """Take an answer. Raises UnknownNameError, and then nothing is taken."""
        self.answers[danish] = self.read(danish, text)

    def read(self, danish: str, text: str) -> AnswerValue:
        """Return an answer as it is written. Raises UnknownNameError."""
        return written_answer(self.key(danish), text, self.words, self.answers)

    def open(self) -> list[str]:
        """Return the keys that must be answered and are not, those with one answer aside."""
        return [key for key in self.about.required if not self.answers.get(key)]

    def key(self, danish: str) -> AskedKey:
        """Return a key with what it takes."""
        return key_of(self.about, danish)

    def judged(self, danish: str) -> str | None:
        """Return the question that a judgement answers, as the source puts it, once it is known."""
        by_word = self.about.by_word
        if danish != "svar" or by_word is None:
            return None
        return self.words.judged(self.answers, str(self.answers.get(by_word)))

    def choices(self, danish: str) -> dict[str, str]:
        """Return the words among which the answer is, with their titles; those that fit first."""
        known = self.words.words(self.key(danish), self.answers)
        waiting = [word for word in self._waiting(danish) if word]
        if self.about.entry in (Entry.OPEN, Entry.TAKEN_AWAY) and danish in self.about.identity:
            return {word: known.get(word, word) for word in waiting}
        first = [word for word in waiting if word in known]
        chosen = {word: known[word] for word in dict.fromkeys((*first, *known))}
        if self.key(danish).kind is AnswerKind.PERSON:
            return {name: self.people.name(name) for name in chosen}
        return chosen

    def told(self, danish: str) -> list[str]:
        """Return the words to choose among as they may be told: of people, initials."""
        choices = self.choices(danish)
        is_person = self.key(danish).kind is AnswerKind.PERSON
        return list(choices.values() if is_person else choices)

    def _waiting(self, danish: str) -> Iterator[str]:
        """Yield what entries that wait for this say under a key of their identity."""
        about, case = self.about, self.words.case
        if danish not in about.identity or about.entry is Entry.NEW or not is_listed(about):
            return
        for at in waiting_entries(about, case, self.answers):
            value = value_at(case, (about.section, at, danish))
            if value is not None:
                yield str(value)

    def is_usually_today(self, danish: str) -> bool:
        """Return whether today is what is meant when nothing is said: of what has happened."""
        return danish == self.about.day and self.key(danish).has_happened

    def settle(self) -> None:
        """Take what can be answered in one way only, and today for its own day."""
        for danish in self.open():
            if self.is_usually_today(danish):
                self.answers[danish] = self.words.today.isoformat()
            elif danish in self.about.identity:
                choices = self.choices(danish)
                if len(choices) == 1 and not self.key(danish).is_open:
                    self.answers[danish] = next(iter(choices))


def words_for_completion(
    session: Session, case: object, about: Happening, danish: str, given: Mapping[str, object]
) -> list[str]:
    """Return the words that complete an option; none where the case cannot be read."""
    try:
        texts = {key: str(value) for key, value in given.items() if isinstance(value, str)}
        asking = Asking.at(session.at_case(str(case or "")), about, texts)
        return [EVERYONE] if asking.key(danish).kind is AnswerKind.PERSON else asking.told(danish)
    except SagError:
        return []
