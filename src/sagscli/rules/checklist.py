"""The checklist of a referral: its requirements, and by when they must be in place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from sagscli.model.case import Case, Referral
from sagscli.model.requirement import Standing, State
from sagscli.model.ruleset import ReferralKind, Ruleset
from sagscli.rules.facts import about
from sagscli.rules.gates import asked_of, gate
from sagscli.rules.gates.hints import hint, is_wanted
from sagscli.rules.gates.proof import IsThere
from sagscli.rules.gates.writing import joined, lines_of
from sagscli.rules.limbs import reckon
from sagscli.rules.past import as_known
from sagscli.rules.scope import Scope
from sagscli.rules.sending import NOTHING, Move, Next, next_of, papers_rule, to_write
from sagscli.rules.workdays import working_day_on_or_before


class Item(NamedTuple):
    """One requirement, how it stands, and the lines of YAML that record it.

    `under` are the keys of the case under which something is wanting for it.
    """

    standing: Standing
    lines: tuple[str, ...]
    under: tuple[str, ...] = ()


class Papers(NamedTuple):
    """When those who decide meet, and the last day for the papers (H5); None where not known.

    `planned` says that the meeting is the referral's own, not just the next one there is;
    `missed` is the last day for the papers where they were sent after it.
    """

    meeting: date | None
    due: date | None
    act_by: date | None
    planned: bool
    missed: date | None = None


@dataclass(frozen=True)
class Checklist:
    """Everything that must be in place before something is sent, on a day."""

    to: str
    kind: ReferralKind
    as_of: date
    items: tuple[Item, ...]
    papers: Papers
    referral: Referral | None
    ruleset: Ruleset
    next: Next = NOTHING
    record: tuple[str, ...] = ()
    """The lines for all that is to be written in the case, each key once."""
    is_doubtful: bool = False
    """The file has errors, so what it says may not be what was meant."""

    @property
    def is_ready(self) -> bool:
        """Return whether nothing is missing, unknown or doubtful. Advice is always ready (A8)."""
        return bool(self.kind.advisory) or not (self.open or self.is_doubtful)

    @property
    def open(self) -> list[Item]:
        """Return what is missing or unknown."""
        return [one for one in self.items if is_open(one.standing)]

    def count(self, state: State) -> int:
        """Return how many requirements stand so."""
        return sum(one.standing.state is state for one in self.items)


Calendar = dict[str, tuple[date, ...]]
"""The days on which those who decide meet, by their role."""


def checklist(
    case: Case,
    ruleset: Ruleset,
    to: str,
    as_of: date,
    *,
    is_there: IsThere | None = None,
    calendar: Calendar | None = None,
) -> Checklist:
    """Return the checklist of `case` for `to` on `as_of`.

    `calendar` are the folder's own meeting dates; they go before the ruleset's.
    """
    kind = ruleset.referrals[to]
    asked = asked_of(as_known(case, as_of), ruleset, to, as_of)
    standings = gate(case, ruleset, to, as_of, is_there)
    trees = [
        hint(one, asked, standing.key)
        for standing, one in zip(standings, kind.requirements, strict=True)
    ]
    wanted = [
        tree if is_open(standing) and is_wanted(one, asked, standing.key) else {}
        for tree, standing, one in zip(trees, standings, kind.requirements, strict=True)
    ]
    items = tuple(
        Item(standing, lines_of(tree, asked.case), tuple(wish))
        for standing, tree, wish in zip(standings, trees, wanted, strict=True)
    )
    there = any(one.to == to for one in case.referrals)
    meets = {**ruleset.meeting_dates, **(calendar or {})}.get(kind.decided_by or "", ())
    papers = _papers(asked.referral, to, ruleset, as_of, meets)
    referral = asked.referral if there else None
    is_ready = bool(kind.advisory) or not any(map(is_open, standings))
    step = next_of(kind, asked, is_ready=is_ready)
    when_done = to_write(step, asked) if is_ready else {}
    record = lines_of(joined([*wanted, when_done]), asked.case)
    return Checklist(to, kind, as_of, items, papers, referral, ruleset, step, record)


def in_doubt(one: Checklist) -> Checklist:
    """Return the checklist of a file with errors: it is not to be sent before they are mended.

    Advice holds nothing back, and an answer is still awaited.
    """
    if one.kind.advisory or one.open or one.next.move is Move.ANSWER:
        return replace(one, is_doubtful=True)
    return replace(one, is_doubtful=True, next=NOTHING, record=())


def is_open(standing: Standing) -> bool:
    """Return whether a requirement is missing or unknown."""
    return standing.state in (State.MISSING, State.UNKNOWN)


def _papers(
    referral: Referral, to: str, ruleset: Ruleset, as_of: date, meets: tuple[date, ...]
) -> Papers:
    if referral.sent is not None or referral.decision is not None:
        return Papers(
            referral.meeting,
            None,
            None,
            planned=referral.meeting is not None,
            missed=_missed(referral, to, ruleset),
        )
    if referral.meeting is not None:
        due = _due(referral, to, ruleset)
        return Papers(referral.meeting, due, _act_by(due, ruleset), planned=True)
    for meeting in sorted(meets):
        due = _due(referral.model_copy(update={"meeting": meeting}), to, ruleset)
        if (due or meeting) >= as_of:
            return Papers(meeting, due, _act_by(due, ruleset), planned=False)
    return Papers(None, None, None, planned=False)


def _missed(referral: Referral, to: str, ruleset: Ruleset) -> date | None:
    """Return the last day for the papers, if they were sent after it (H5)."""
    if referral.meeting is None or referral.sent is None:
        return None
    due = _due(referral, to, ruleset)
    return due if due is not None and referral.sent > due else None


def _due(referral: Referral, to: str, ruleset: Ruleset) -> date | None:
    """Return the last day for the papers by the ruleset's own deadline (H5, A4)."""
    scope = Scope(Case.model_validate({}), "henvisning", referral, "henvisninger[0]")
    rule = papers_rule(to, ruleset)
    if rule is None or rule.latest is None:
        return None
    limbs = reckon(rule.latest, scope.event, ruleset, rule.source or "")
    return next((limb.day for limb in limbs if limb.binds), None)


def _act_by(due: date | None, ruleset: Ruleset) -> date | None:
    return working_day_on_or_before(due, ruleset.calendar) if due is not None else None


def gates_for(case: Case, ruleset: Ruleset) -> list[str]:
    """Return what `case` can be referred to: what is about a child, or about a group (A9)."""
    return [
        name for name, kind in ruleset.referrals.items() if kind.about in (about(case), "begge")
    ]


def open_referrals(case: Case, ruleset: Ruleset, as_of: date) -> Iterator[str]:
    """Yield what the case has asked for and has no answer to, each once, the last one last.

    What nobody decides on is over when it was sent, or when its meeting has been.
    """
    last: dict[str, Referral] = {}
    for one in case.referrals:
        if one.to is not None:
            last.pop(one.to, None)
            last[one.to] = one
    return (to for to, one in last.items() if _is_open(one, ruleset.referrals.get(to), as_of))


def _is_open(one: Referral, kind: ReferralKind | None, as_of: date) -> bool:
    if one.decision is not None:
        return False
    if kind is None or kind.decided_by is not None:
        return True
    return one.sent is None and (one.meeting is None or one.meeting >= as_of)
