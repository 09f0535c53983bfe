"""What a case shows for a requirement: the days that would do, or why there is none."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sagscli.case.key_paths import wanting
from sagscli.case.records import Case, Referral
from sagscli.referrals.paper_deadline import Papers
from sagscli.referrals.standing import State
from sagscli.rulesets.records import ReferralKind, Ruleset


class EvidencePeriod(NamedTuple):
    """One thing that would do: when it was set going, and when it was in place.

    `until` is the day from which it is no longer so; None: it is. `ended` is the last day of
    what has a time of its own, such as an indsats.
    """

    begun: date | None
    ready: date | None
    until: date | None = None
    ended: date | None = None

    def covers(self, day: date) -> bool:
        """Return whether it was in place on `day`."""
        return (self.ready is None or self.ready <= day) and (
            self.until is None or day < self.until
        )


class Evidence(NamedTuple):
    """The things that would do. Without any, `state` and `detail` say how it stands.

    `keys` are the ways to the keys to fill in, where that is all that is wanting; `rank` says
    how near it was: of several that will not do, the reason of the nearest is told. `early` and
    `late` say what is wrong with the order, as in a standing.
    """

    periods: tuple[EvidencePeriod, ...]
    detail: str
    state: State = State.MISSING
    keys: tuple[str, ...] = ()
    rank: int = 1
    early: bool = False
    late: str | None = None


IsThere = Callable[[str], bool]
"""Tell whether an enclosure, by its path from the case folder, is there."""


def always_there(_path: str) -> bool:
    """Take every enclosure to be there, for those who cannot look."""
    return True


@dataclass(frozen=True)
class EvaluationContext:
    """A requirement asked of a case for one referral of it.

    `case` is the case as it was known on `as_of`. `key` names the referral in the file;
    `referral` is empty when none is there yet. `is_there` tells whether an enclosure is in
    the folder; `papers` names the meeting that decides. `plans` says, for forms that several
    requirements ask for, which plan answers them all, by its place in the case.
    """

    case: Case
    ruleset: Ruleset
    referral: Referral
    key: str
    as_of: date
    is_there: IsThere
    papers: Papers
    plans: Mapping[str, int] = field(default_factory=dict)

    @property
    def kind(self) -> ReferralKind:
        """Return what is asked for."""
        return self.ruleset.referrals[self.referral.to or ""]


def lacking(detail: str, *, unknown: bool = False) -> Evidence:
    """Return the proof that there is none, and why."""
    return Evidence((), detail, State.UNKNOWN if unknown else State.MISSING)


def shown(day: date | None, begun: date | None = None, detail: str = "") -> Evidence:
    """Return the proof of one thing that was in place on `day`."""
    return Evidence((EvidencePeriod(begun or day, day),), detail)


def needs(*keys: str, unknown: bool = False) -> Evidence:
    """Return the proof that there is none as long as keys are not filled in: all are named."""
    return Evidence((), wanting(keys), State.UNKNOWN if unknown else State.MISSING, keys)


def blank_keys(record: Any, keys: Iterable[str], where: str) -> tuple[str, ...]:
    """Return the ways to those of `keys` that `record` does not have filled in."""
    names = type(record).attributes()
    wanted = [danish for danish in dict.fromkeys(keys) if danish in names]
    return tuple(f"{where}.{one}" for one in wanted if not getattr(record, names[one]))


def best(evidence_by_id: list[Evidence], otherwise: str) -> Evidence:
    """Return all the things that would do; without any, why the nearest does not."""
    periods = tuple(period for evidence in evidence_by_id for period in evidence.periods)
    if periods:
        return Evidence(periods, "")
    if not evidence_by_id:
        return lacking(otherwise)
    nearest = max(evidence.rank for evidence in evidence_by_id)
    return [evidence for evidence in evidence_by_id if evidence.rank == nearest][-1]
