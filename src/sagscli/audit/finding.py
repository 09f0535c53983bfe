"""What an audit finds, as data; the words are the renderer's."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sagscli.audit.recorded_step import RecordedStep
from sagscli.history.changes.comparison import FactChange


@dataclass(frozen=True)
class StepFinding:
    """What one commit did in one case. `facts` are what it did it to.

    `days` is how many days too late or too early, `decided` the days on which something was
    decided on them, and `titles` what was wanting then.
    """

    code: str
    facts: tuple[FactChange, ...] = ()
    days: int | None = None
    decided: tuple[date, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class AuditTerms:
    """What an audit goes by. `late_after`: days a fact may wait before it is written down.

    `began` is the day the history began: what happened before could not be written in it.
    """

    late_after: int
    began: date


StepCheck = Callable[[RecordedStep, AuditTerms], Iterator[StepFinding]]
"""A kind of finding of one step of one case."""
