"""Which cases are asked for, and what could have been asked for instead."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sagscli.app import choices
from sagscli.app.case_label import redaction_of
from sagscli.app.loaded_case import LoadedCase
from sagscli.case.redaction import Redaction
from sagscli.collation import danish
from sagscli.errors import NoCaseError
from sagscli.language import _
from sagscli.letters import comparable, folded
from sagscli.validation.context import texts_of


@dataclass(frozen=True)
class CaseFilter:
    """The cases asked for: all, where nothing is said. Capitals make no difference.

    Of `institution`, a daycare or a place, a part will do; each word of `text` stands somewhere
    in the case, its names and minutes included.
    """

    consultant: str | None = None
    institution: str | None = None
    ruleset: str | None = None
    text: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words that were typed."""
        typed = (self.consultant, self.institution, self.ruleset, self.text)
        return tuple(word for word in typed if word)

    def admits(self, entry: LoadedCase) -> bool:
        """Return whether a case that was read is among those asked for."""
        case = entry.case
        if case is None:
            return False
        if self.consultant and folded(case.consultant or "") != folded(self.consultant):
            return False
        if self.ruleset and folded(ruleset_word(entry) or "") != folded(self.ruleset):
            return False
        wanted = folded(self.institution or "")
        if wanted and not any(wanted in folded(place) for place in places_of(entry)):
            return False
        return not self.text or self._has_words(entry, self.text)

    @staticmethod
    def _has_words(entry: LoadedCase, text: str) -> bool:
        texts = texts_of(entry.case) if entry.case is not None else ()
        whole = "\n".join(comparable(value) for _path, value in texts)
        return all(word in whole for word in comparable(text).split())

    def may_admit(self, entry: LoadedCase) -> bool:
        """Return whether what is asked about is unknown of a case: unknown is never a no."""
        if self.consultant and entry.case is not None and entry.case.consultant is None:
            return True
        return bool(self.institution) and not places_of(entry)


def ruleset_word(entry: LoadedCase) -> str | None:
    """Return the word of the ruleset a case follows, its own or its folder's."""
    own = entry.case.ruleset if entry.case is not None else None
    return own or entry.file.folder.settings.ruleset


def places_of(entry: LoadedCase) -> list[str]:
    """Return where the child or the group of a case is: its daycare and its places."""
    case = entry.case
    if case is None:
        return []
    about = case.child or case.group
    named = [
        about.daycare if about is not None else None,
        *(placed.place for placed in case.placements),
    ]
    return [place for place in named if place]


@dataclass
class FilterWords:
    """What the cases that were read can be asked for by."""

    consultants: set[str] = field(default_factory=set)
    institutions: set[str] = field(default_factory=set)
    rulesets: set[str] = field(default_factory=set)

    def look_at(self, entry: LoadedCase) -> None:
        """Remember what a case can be asked for by."""
        if entry.case is not None and entry.case.consultant:
            self.consultants.add(entry.case.consultant)
        if ruleset := ruleset_word(entry):
            self.rulesets.add(ruleset)
        self.institutions.update(places_of(entry))

    def add(self, later: "FilterWords") -> None:
        """Take over what others can be asked for by."""
        self.consultants |= later.consultants
        self.institutions |= later.institutions
        self.rulesets |= later.rulesets


def no_match(
    wanted: CaseFilter,
    known: FilterWords,
    entries: Iterable[LoadedCase],
    names: bool | None,
    *,
    is_faulty: bool,
) -> NoCaseError:
    """Return the error for a filter that no case matches, with what could have been meant.

    People whom a consultant or a place is named after are shown as `entries` may show them.
    """
    word, offered = _mistaken(wanted, known)
    message = _('no case matches "{word}".').format(word=word)
    if is_faulty:
        message += " " + _("Some case files have errors; sag validate shows them.")
    if not offered:
        return NoCaseError(message)
    shown = Redaction().together(redaction_of(entry, names) for entry in entries).identifier
    in_order = [*map(shown, sorted(offered, key=danish))]
    return NoCaseError(message, choices.unknown(message, word, in_order).remedy)


def _mistaken(wanted: CaseFilter, known: FilterWords) -> tuple[str, set[str]]:
    """Return the first word that no case has, with those that could stand there; else all."""
    for word, words in ((wanted.consultant, known.consultants), (wanted.ruleset, known.rulesets)):
        if word and folded(word) not in set(map(folded, words)):
            return word, words
    if wanted.institution:
        return wanted.institution, known.institutions
    return ", ".join(wanted.words), set()
