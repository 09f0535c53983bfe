"""What a case shows for a requirement: the days that would do, or why there is none."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from sagscli.case.key_paths import wanting
from sagscli.case.record import Record
from sagscli.case.records import Case, Referral
from sagscli.referrals.paper_deadline import Calendar, Papers, papers_of
from sagscli.referrals.standing import Remedy, State
from sagscli.rulesets.records import ReferralKind, Ruleset


class EvidencePeriod(NamedTuple):
    """One thing that would do: when it was set going, and when it was in place.

    `until` is the day from which it is no longer so; None: it is. `ended` is the last day of
    what has a time of its own, such as an indsats. `told` is what is told beside its day, and
    `remark` what the case is asked for besides, that nothing waits for.
    """

    begun: date | None
    ready: date | None
    until: date | None = None
    ended: date | None = None
    told: str = ""
    remark: str = ""

    def covers(self, day: date) -> bool:
        """Return whether it was in place on `day`."""
        return (self.ready is None or self.ready <= day) and (
            self.until is None or day < self.until
        )


class Evidence(NamedTuple):
    """The things that would do. Without any, `state` and `detail` say how it stands.

    `rank` says how near it was: of several that will not do, the reason of the nearest is told.
    The others are those of a standing.
    """

    periods: tuple[EvidencePeriod, ...]
    detail: str
    state: State = State.MISSING
    keys: tuple[str, ...] = ()
    only_keys: bool = False
    early: bool = False
    late: str | None = None
    remedy: Remedy = Remedy.RECORD
    remark: str = ""
    rank: int = 1


GRANTED = "afgørelse"
"""The day a referral was granted, as a date that something must be in place by (K3)."""

IsThere = Callable[[str], bool | None]
"""Tell whether an enclosure, by its path from the case folder, is there."""


def always_there(_path: str) -> bool:
    """Take every enclosure to be there, for those who cannot look."""
    return True


@dataclass(frozen=True)
class EvaluationContext:
    """A requirement asked of a case for one referral of it.

    `case` is the case as it was known on `as_of`. `key` names the referral in the file;
    `referral` is empty when none is there yet. `is_there` tells whether an enclosure is in
    the folder; `papers` names the meeting that decides, by the folder's own `calendar` where it
    has one. `plans` says, for forms that several requirements ask for, which plan answers them
    all, by its key.
    """

    case: Case
    ruleset: Ruleset
    referral: Referral
    key: str
    as_of: date
    is_there: IsThere
    papers: Papers
    calendar: Calendar | None = None
    plans: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> ReferralKind:
        """Return what is asked for."""
        return self.ruleset.referrals[self.referral.to or ""]

    def anew(self) -> "EvaluationContext":
        """Return the same asked of another referral, not yet begun."""
        referral = Referral.model_validate({"til": self.referral.to})
        district = self.case.district
        papers = papers_of(referral, self.ruleset, self.as_of, self.calendar, district)
        return replace(self, referral=referral, key="henvisninger", papers=papers)


def lacking(detail: str, *, unknown: bool = False) -> Evidence:
    """Return the evidence that there is none, and why."""
    return Evidence((), detail, State.UNKNOWN if unknown else State.MISSING)


def shown(day: date | None, begun: date | None = None, detail: str = "") -> Evidence:
    """Return the evidence of one thing that was in place on `day`."""
    return Evidence((EvidencePeriod(begun or day, day),), detail)


def needs(*keys: str, unknown: bool = False) -> Evidence:
    """Return that there is none as long as keys are not filled in: all are named."""
    return lacking(wanting(keys), unknown=unknown)._replace(keys=keys, only_keys=True)


def date_of(record: Record, key: str) -> date | None:
    """Return the date under a key of a record, if it is one of its keys."""
    day: date | None = getattr(record, type(record).attributes().get(key, ""), None)
    return day


def limit_of(referral: Referral, key: str) -> date | None:
    """Return the date of a referral under `key`; of its decision, only where it was granted."""
    if key != GRANTED:
        return date_of(referral, key)
    decision = referral.decision
    return decision.dated if decision is not None and decision.outcome == "bevilget" else None


def unfilled(record: Record, keys: Iterable[str], where: str) -> Evidence | None:
    """Return that some of `keys` are not filled in, if any."""
    blank = blank_keys(record, keys, where)
    return needs(*blank) if blank else None


def blank_keys(record: Record, keys: Iterable[str], where: str) -> tuple[str, ...]:
    """Return the ways to those of `keys` that `record` does not have filled in."""
    names = type(record).attributes()
    wanted = [danish for danish in dict.fromkeys(keys) if danish in names]
    return tuple(f"{where}.{danish}" for danish in wanted if not getattr(record, names[danish]))


def best(judged: list[Evidence], otherwise: str) -> Evidence:
    """Return all the things that would do; without any, why the nearest does not, or the last.

    One of which it is not known whether it would do is never hidden by one that would not.
    """
    periods = tuple(period for evidence in judged for period in evidence.periods)
    if periods:
        return Evidence(periods, "")
    return max(reversed(judged), key=_nearness, default=lacking(otherwise))


def _nearness(evidence: Evidence) -> tuple[bool, int]:
    return evidence.state is State.UNKNOWN, evidence.rank
