"""What every kind of requirement says of itself: one class, one file, one row in the registry."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from sagscli.case.key_paths import path_of
from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.case.walk import nested
from sagscli.casefile.patch.draft import Tree, joined
from sagscli.language import N_, _
from sagscli.referrals.evidence import EvaluationContext, Evidence, best
from sagscli.referrals.kinds.drafting import can_be_filled_in, tree_at
from sagscli.referrals.standing import Remedy
from sagscli.rulesets.records import Requirement, Ruleset
from sagscli.rulesets.roles import inside
from sagscli.rulesets.titles import in_sentence, titled

RecordT = TypeVar("RecordT", bound=Record)


class WhoCell(NamedTuple):
    """A cell of a document's table that names roles or people."""

    names: tuple[str, ...]
    are_roles: bool


Cells = tuple[str | date | WhoCell | None, ...]
"""What a document's table says of one record, cell by cell."""


class RequirementKind(ABC):
    """One kind of requirement, with all that is known of it.

    `is_in_referral` says that what it asks for stands in the referral itself. `done` is what was
    done on the day before a fault in the order, `too_late` what is told of one that came too late.
    """

    is_in_referral: bool = False
    done: str = N_("dated")
    too_late: str = N_("it was in place only on {day}, after {event}")

    @property
    @abstractmethod
    def attribute(self) -> str:
        """The attribute of a requirement that says it is of this kind."""

    @property
    @abstractmethod
    def goes_with(self) -> tuple[str, ...]:
        """The attributes of a requirement that say more of it, and of few other kinds."""

    @property
    @abstractmethod
    def record(self) -> type[Record] | None:
        """The record of a case in which it is, whose keys a requirement may name."""

    @abstractmethod
    def evaluate(self, requirement: Requirement, context: EvaluationContext) -> Evidence:
        """Return what the case shows for a requirement."""

    @abstractmethod
    def draft(self, requirement: Requirement, context: EvaluationContext) -> Tree:
        """Return what to write in a case that has nothing of it, with places to fill in."""

    def draft_of(
        self, requirement: Requirement, context: EvaluationContext, keys: tuple[str, ...]
    ) -> Tree:
        """Return what to write for all `keys` that are wanting in what is there already."""
        is_begun = self.is_begun(requirement, context)
        return joined(
            tree_at(path_of(key), requirement, context)
            if key is not None and is_begun and can_be_filled_in(key)
            else self.draft(requirement, context)
            for key in keys or (None,)
        )

    def is_begun(self, _requirement: Requirement, _context: EvaluationContext) -> bool:
        """Return whether keys that are wanting can be written in what is there already."""
        return True

    def is_to_write(
        self, _requirement: Requirement, _context: EvaluationContext, _key: str | None
    ) -> bool:
        """Return whether anything is to be written while it is open; `key` is what is wanting."""
        return True

    def when_early(self, _requirement: Requirement) -> Remedy:
        """Return what mends that it was set going before what it must come after."""
        return Remedy.AGAIN

    def happened(self, _requirement: Requirement) -> str:
        """Return what was done on the day before a fault in the order: "held on"."""
        return _(self.done)

    def describe(self, requirement: Requirement, ruleset: Ruleset) -> Iterator[str]:
        """Yield the conditions of a requirement beyond its title, without a case."""
        if requirement.participants:
            yield _("with {roles}").format(roles=inside(requirement.participants, ruleset))
        if requirement.discussed:
            topics = "; ".join(_topics(requirement, ruleset))
            yield _("discussed: {topics}").format(topics=topics)
        keys = (*requirement.filled, *requirement.fields)
        if keys:
            yield _("filled in: {keys}").format(keys=", ".join(keys))

    def roles(self, requirement: Requirement) -> Iterable[str]:
        """Return the roles that a requirement names beside the one that sees to it."""
        return requirement.participants


class RecordRequirement(RequirementKind, Generic[RecordT]):
    """A kind that asks for an entry of the case: any one that will do is enough.

    `vocabulary` is the attribute of a ruleset with the titles of what can be asked for, and
    `told_by` the one of a record that says which of them it is. A document has what is there
    in a table under `heading`, without those of the `columns_if_any` that nothing stands in.
    """

    vocabulary: str
    told_by: str
    heading: str = ""
    columns: tuple[str, ...] = ()
    columns_if_any: tuple[str, ...] = ()

    @property
    @abstractmethod
    def record(self) -> type[RecordT]:
        """The record of the case that it asks for."""

    def words(self, requirement: Requirement) -> tuple[str, ...]:
        """Return the words by which a requirement asks for it; one of them will do."""
        return (getattr(requirement, self.attribute),)

    def is_of(self, record: RecordT, word: str, _ruleset: Ruleset) -> bool:
        """Return whether a record of the case is of what a requirement asks for by `word`."""
        return bool(getattr(record, self.told_by) == word)

    def title(self, word: str | None, ruleset: Ruleset) -> str:
        """Return what the ruleset calls what is asked for."""
        return titled(getattr(ruleset, self.vocabulary), word)

    def entries(
        self, requirement: Requirement, context: EvaluationContext
    ) -> list[tuple[str, RecordT]]:
        """Return the entries of the case that are of what is asked for, each with its key."""
        attribute, danish = _section(self.record)
        words = self.words(requirement)
        return [
            (f"{danish}[{at}]", record)
            for at, record in enumerate(getattr(context.case, attribute))
            if any(self.is_of(record, word, context.ruleset) for word in words)
        ]

    def best_of(
        self,
        requirement: Requirement,
        context: EvaluationContext,
        judged: Callable[[Requirement, RecordT, str, EvaluationContext], Evidence],
        otherwise: str,
    ) -> Evidence:
        """Return the evidence of the entries that would do; `otherwise` is told without any."""
        entries = self.entries(requirement, context)
        return best([judged(requirement, each, key, context) for key, each in entries], otherwise)

    def records(
        self, requirements: Iterable[Requirement], case: Case, ruleset: Ruleset
    ) -> Iterator[tuple[str, list[RecordT]]]:
        """Yield each word that is asked for once, with the records a document may show of it."""
        every: tuple[RecordT, ...] = getattr(case, _section(self.record)[0])
        words = (word for requirement in requirements for word in self.words(requirement))
        for word in dict.fromkeys(words):
            yield word, [record for record in every if self.is_of(record, word, ruleset)]

    def cells(self, _record: RecordT) -> Cells | None:
        """Return what a document's row says of a record beside its title; None for no row."""
        return None

    def sent_along(self, _records: list[RecordT]) -> list[tuple[date | None, str | None]]:
        """Return the day, and the path of the file, of each of `records` that is sent along."""
        return []


@cache
def _section(record: type[Record]) -> tuple[str, str]:
    """Return the attribute and the key of the section of a case that has such records."""
    return next((name, danish) for name, danish, inner, _many in nested(Case) if inner is record)


def _topics(requirement: Requirement, ruleset: Ruleset) -> Iterator[str]:
    """Yield what a meeting discusses, as its agenda says it."""
    kinds = [ruleset.meetings[word] for word in requirement.meeting if word in ruleset.meetings]
    agenda = {topic: text for kind in kinds for topic, text in kind.agenda.items()}
    yield from (in_sentence(agenda.get(topic, topic)) for topic in requirement.discussed)
