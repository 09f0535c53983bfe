"""A search through the cases of a folder, and what is said when it finds none."""

from dataclasses import dataclass, field

from sagscli.app.case_filter import CaseFilter, FilterWords, no_match
from sagscli.app.caseload import load_all
from sagscli.app.loaded_case import LoadedCase
from sagscli.app.session import Session


@dataclass
class CaseSearch:
    """Cases looked at one after the other: whether each is asked for, and whether any was."""

    wanted: CaseFilter
    matched: bool = False
    words: FilterWords = field(default_factory=FilterWords)

    def admits(self, entry: LoadedCase) -> bool:
        """Return whether a case is asked for, and remember it."""
        self.words.look_at(entry)
        is_admitted = self.wanted.admits(entry)
        self.matched = self.matched or is_admitted
        return is_admitted

    def refuse_no_match(self, session: Session, *, is_faulty: bool) -> None:
        """Raise NoCaseError where something was asked for and nothing matched.

        The cases are read once more, to show people as they may be shown.
        """
        if self.wanted.words and not self.matched:
            entries = load_all(session)
            raise no_match(self.wanted, self.words, entries, session.names, is_faulty=is_faulty)
