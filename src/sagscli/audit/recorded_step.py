"""What one commit wrote down in one case: the case before, after, and the facts between."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sagscli.case.records import Case
from sagscli.history.changes.comparison import FactChange, case_changes, facts_below
from sagscli.history.folder_log import FileStep
from sagscli.history.past_case import PastCase, past_case, with_unread_from
from sagscli.history.raw_log import LoggedCommit
from sagscli.history.same_case import with_same_case
from sagscli.rulesets.records import Ruleset

RulesetOf = Callable[[Case, date], Ruleset | None]
"""From a case and a day to the version of its ruleset."""


@dataclass(frozen=True)
class RecordedStep:
    """A step of a case. `after` is an empty case where the file was taken away.

    `is_begun_here`: the history itself begins with it, so what it holds is older than that.
    """

    commit: LoggedCommit
    befores: tuple[Case, ...]
    """The case in each commit that this one was made from."""
    after: Case
    ruleset: Ruleset | None
    is_begun_here: bool = False

    @property
    def before(self) -> Case:
        """Return the case as it was, on the first side of a merge."""
        return self.befores[0]

    @cached_property
    def changes(self) -> tuple[FactChange, ...]:
        """Return what it wrote: compared only when asked, for most steps begin a case."""
        return tuple(_written(self.befores, self.after))

    @property
    def day(self) -> date:
        """Return the day on which it was written down, by the author's own calendar."""
        return self.commit.authored.date()

    @cached_property
    def facts(self) -> tuple[FactChange, ...]:
        """Return the changes key by key."""
        return tuple(fact for change in self.changes for fact in facts_below(change))


class StepsOfCase:
    """The steps of one case file in order, each version read once."""

    def __init__(
        self,
        commits: Sequence[LoggedCommit],
        texts: Mapping[bytes, bytes],
        ruleset_of: RulesetOf,
    ) -> None:
        self._commits, self._texts, self._ruleset_of = commits, texts, ruleset_of
        self.cases: dict[bytes, Case | None] = {}
        """What was read, by blob; what could not be is as it was before."""

    def of(self, steps: Sequence[FileStep]) -> Iterator[RecordedStep]:
        """Yield the steps of which both sides can be read."""
        for step in steps:
            sides = self._sides(step)
            befores = [self.case(old) for old in sides]
            first = next((case for case in befores if case is not None), None)
            after = Case() if step.blob is None else self.case(step.blob, first)
            if self._is_elsewhere(step) or after is None or None in befores:
                continue
            known = tuple(each or Case() for each in befores)
            yield self._step(self._commits[step.commit], known, after)

    def _step(self, commit: LoggedCommit, befores: tuple[Case, ...], after: Case) -> RecordedStep:
        told = after if after != Case() else befores[0]
        return RecordedStep(
            commit,
            befores,
            after,
            self._ruleset_of(told, commit.authored.date()),
            is_begun_here=not commit.parents,
        )

    def _sides(self, step: FileStep) -> Sequence[bytes | None]:
        """Return what stood there before, under another name perhaps."""
        if step.olds != (None,) or step.blob is None:
            return step.olds
        return (self._same_case(step.blob, step.moved),)

    def _is_elsewhere(self, step: FileStep) -> bool:
        """Return whether a file that went is there under another name."""
        if step.blob is not None or step.olds[0] is None:
            return False
        return self._same_case(step.olds[0], step.moved) is not None

    def _same_case(self, blob: bytes, others: Sequence[bytes]) -> bytes | None:
        texts = {each: self._texts[each] for each in others if each in self._texts}
        return next(with_same_case(self._texts.get(blob, b""), texts), None) if texts else None

    def case(self, blob: bytes | None, before: Case | None = None) -> Case | None:
        """Return what a version says, nothing for no version; None where it cannot be read."""
        if blob is None:
            return Case()
        if blob not in self.cases:
            text = self._texts.get(blob)
            past = past_case(text) if text is not None else PastCase(None)
            self.cases[blob] = with_unread_from(past, before)
        return self.cases[blob]


def _written(befores: Sequence[Case], after: Case) -> Iterator[FactChange]:
    """Yield what a commit wrote that none of its sides had."""
    first, *others = (case_changes(before, after) for before in befores)
    told = [{change.outcome for change in changes} for changes in others]
    yield from (change for change in first if all(change.outcome in each for each in told))
