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

    Of several consultants, institutions, cases or children any will do, and of each a part: a
    daycare or a place, a number, a name. Each word of `text` stands somewhere in the case, its
    names and minutes included.
    """

    consultants: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    ruleset: str | None = None
    text: str | None = None
    numbers: tuple[str, ...] = ()
    children: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words that were typed."""
        single = tuple(word for word in (self.ruleset, self.text) if word)
        return (*self.consultants, *self.institutions, *self.numbers, *self.children, *single)

    def admits(self, entry: LoadedCase) -> bool:
        """Return whether a case that was read is among those asked for."""
        case = entry.case
        if case is None:
            return False
        if self.ruleset and folded(ruleset_word(entry) or "") != folded(self.ruleset):
            return False
        return (
            _any_in(self.consultants, [case.consultant or ""])
            and _any_in(self.institutions, places_of(entry))
            and _any_in(self.numbers, [case.number or ""])
            and _any_in(self.children, [name_of(entry)])
            and (not self.text or self._has_words(entry, self.text))
        )

    @staticmethod
    def _has_words(entry: LoadedCase, text: str) -> bool:
        texts = texts_of(entry.case) if entry.case is not None else ()
        whole = "\n".join(comparable(value) for _path, value in texts)
        return all(word in whole for word in comparable(text).split())

    def may_admit(self, entry: LoadedCase) -> bool:
        """Return whether what is asked about is unknown of a case: unknown is never a no."""
        if self.consultants and entry.case is not None and entry.case.consultant is None:
            return True
        return bool(self.institutions) and not places_of(entry)


ALL_CASES = CaseFilter()


def _any_in(wanted: Iterable[str], values: Iterable[str]) -> bool:
    """Return whether a word of those wanted is part of a value; where none is, all will do."""
    wanted_words = [comparable(word) for word in wanted]
    whole = [comparable(value) for value in values] if wanted_words else []
    return not wanted_words or any(word in value for word in wanted_words for value in whole)


def name_of(entry: LoadedCase) -> str:
    """Return the name of the child or the group of a case, "" where there is none."""
    about = entry.case.child or entry.case.group if entry.case is not None else None
    return (about.name if about is not None else None) or ""


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
    for typed, words in (
        (wanted.consultants, known.consultants),
        (wanted.institutions, known.institutions),
    ):
        for word in typed:
            if not _any_in([word], words):
                return word, words
    if wanted.ruleset and folded(wanted.ruleset) not in set(map(folded, known.rulesets)):
        return wanted.ruleset, known.rulesets
    return ", ".join(wanted.words), set()
