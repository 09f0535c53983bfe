"""What a document is asked for: the case, the day, and how people are shown in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sagscli.case.as_of import as_known
from sagscli.case.records import Case
from sagscli.deadlines.obligation import Obligation
from sagscli.deadlines.timeline import timeline
from sagscli.documents.redaction import People
from sagscli.errors import SagError
from sagscli.referrals.evidence import IsThere, always_there
from sagscli.referrals.paper_deadline import Calendar
from sagscli.rulesets.records import Ruleset
from sagscli.rulesets.titles import Titled, titled


class DocumentError(SagError):
    """A document that cannot be made as it was asked for."""


@dataclass(frozen=True)
class Request:
    """What is asked for. `number` picks one of several plans or meetings of a kind.

    `printed` is the day it is printed; None where that is the day asked for. `after` asks for the
    plan after the last one; `draft` for a referral that is not ready. `is_doubtful` says that the
    file has errors, so that what it says may not be what was meant.
    """

    whole: Case
    ruleset: Ruleset
    as_of: date
    people: People
    printed: date | None = None
    number: int | None = None
    after: bool = False
    draft: bool = False
    is_doubtful: bool = False
    is_there: IsThere = always_there
    calendar: Calendar | None = None
    mailbox: str | None = None

    @cached_property
    def case(self) -> Case:
        """Return the case as it was known on the day asked for."""
        return as_known(self.whole, self.as_of)

    @cached_property
    def obligations(self) -> tuple[Obligation, ...]:
        """Return what the ruleset makes due in the case."""
        return timeline(self.case, self.ruleset, self.as_of)

    def title(self, words: Mapping[str, Titled], word: str | None) -> str:
        """Return the title of a word of the ruleset; one it does not have may name a person."""
        return titled(words, word) if word in words else self.people.text(word)

    @property
    def code(self) -> str:
        """Return the case's number as it stands at the head of each page."""
        return self.people.text(self.case.number)
