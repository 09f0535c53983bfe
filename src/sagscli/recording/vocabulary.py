"""The words that a question can be answered with: those of the ruleset, and the case's people."""

from dataclasses import dataclass
from datetime import date

from sagscli.case.records import Case
from sagscli.recording.asked_key import QUESTIONS, AnswerKind, AskedKey
from sagscli.recording.happening import Answers
from sagscli.rulesets.records import Requirement, Ruleset
from sagscli.rulesets.roles import acting
from sagscli.rulesets.titles import titled
from sagscli.rulesets.words import words_of

_ROLES = "roller"
_TOPICS = "dagsorden"
_FITTING = {"møder": "meetings", "henvisninger": "referrals", "skemaer": "forms"}
"""Sections whose words are about a child or about a group, with where the ruleset has them."""


@dataclass(frozen=True)
class Vocabulary:
    """A case, its ruleset, and the day it is today: what answers are read by."""

    case: Case
    ruleset: Ruleset | None
    today: date

    def words(self, key: AskedKey, answers: Answers) -> dict[str, str]:
        """Return the words that may answer a question, each with its title.

        `answers` are those given so far: topics are those of the meeting, questions those of
        the referral. Nothing where any text will do.
        """
        if key.choices:
            return dict(zip(key.choices, key.choices, strict=True))
        match key.kind:
            case AnswerKind.ROLE:
                roles = self._titled(_ROLES)
                first = [*self.likely(key, answers), *self._may_attend(answers)]
                return {
                    role: roles[role] for role in dict.fromkeys((*first, *roles)) if role in roles
                }
            case AnswerKind.PERSON if key.is_many:  # who consents; whoever else may be anybody
                return {name: name for name in self._parents()}
            case AnswerKind.FIELDS:
                return self._fields(answers)
            case AnswerKind.WORD:
                return self._words(key, answers)
        return {}

    def likely(self, key: AskedKey, answers: Answers) -> tuple[str, ...]:
        """Return the words that most answers have: those the source asks for (V6, V9, V11)."""
        if self.ruleset is None:
            return ()
        meeting = self.ruleset.meetings.get(str(answers.get("art")))
        form = self.ruleset.forms.get(str(answers.get("skema")))
        asked_for = meeting or form
        if key.danish == "deltagere" and asked_for is not None:
            return tuple(acting(role, self.case, self.ruleset) for role in asked_for.participants)
        if key.kind is AnswerKind.PERSON and key.is_many:  # who consents (A11)
            child = self.case.child
            return tuple(each.name for each in child.parents if each.name) if child else ()
        if key.danish == "drøftet" and meeting is not None:
            return meeting.must_discuss
        return ()

    def _words(self, key: AskedKey, answers: Answers) -> dict[str, str]:
        if self.ruleset is None or key.section is None:
            return {}
        if key.section == QUESTIONS:
            return self._questions(answers)
        if key.section == _TOPICS:
            kind = self.ruleset.meetings.get(str(answers.get("art")))
            return dict(kind.agenda) if kind is not None else {}
        if key.section == "tiltag":
            level = answers.get("niveau")
            actions = self.ruleset.actions.items()
            fitting = {name for name, each in actions if level is None or level in each.levels}
            return {
                name: title for name, title in self._titled("tiltag").items() if name in fitting
            }
        return self._titled(key.section)

    def _may_attend(self, answers: Answers) -> tuple[str, ...]:
        kind = self.ruleset.meetings.get(str(answers.get("art"))) if self.ruleset else None
        return kind.may_attend if kind is not None else ()

    def _titled(self, section: str) -> dict[str, str]:
        """Return the words of a section with their titles; those for a case like this one."""
        if self.ruleset is None:
            return {}
        about = "gruppe" if self.case.group is not None else "barn"
        entries = getattr(self.ruleset, _FITTING[section]) if section in _FITTING else {}
        words = [
            word
            for word in words_of(section, self.ruleset)
            if section not in _FITTING or entries[word].about in (about, "begge")
        ]
        titles = self.ruleset.words(section)
        return {word: titled(titles, word) for word in words}

    def judged(self, answers: Answers, word: str) -> str | None:
        """Return the question that is called `word`, as the source puts it; None for no such."""
        judgements = (each.judgement for each in self._judgements(answers) if each.id == word)
        return next((each.question for each in judgements if each is not None), None)

    def _questions(self, answers: Answers) -> dict[str, str]:
        return {
            each.id: each.title or each.id
            for each in self._judgements(answers)
            if each.id is not None
        }

    def _judgements(self, answers: Answers) -> list[Requirement]:
        kind = self.ruleset.referrals.get(str(answers.get("til"))) if self.ruleset else None
        requirements = kind.requirements if kind is not None else ()
        return [each for each in requirements if each.judgement is not None]

    def _fields(self, answers: Answers) -> dict[str, str]:
        forms = self.ruleset.forms if self.ruleset is not None else {}
        fitting = self._titled("skemaer")
        name = str(answers.get("skema") or next(iter(fitting), ""))
        form = forms.get(name)
        fields = form.fields_by_id.items() if form is not None else ()
        return {word: field.title or word for word, field in fields}

    def _parents(self) -> list[str]:
        child = self.case.child
        return [parent.name for parent in child.parents if parent.name] if child else []
