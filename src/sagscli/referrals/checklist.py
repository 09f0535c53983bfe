"""The checklist of a referral: its requirements, and by when they must be in place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from sagscli.case.facts import about
from sagscli.case.key_paths import Path, path_of, wanting
from sagscli.case.record import Record
from sagscli.case.records import Case, Referral
from sagscli.casefile.patch.draft import joined, lines_of
from sagscli.language import _
from sagscli.referrals.drafts import Draft, all_wanted, drafts, is_open
from sagscli.referrals.evaluation import asked_of
from sagscli.referrals.evidence import Asked, IsThere, always_there
from sagscli.referrals.next_action import NOTHING, Move, Next, next_of, to_write
from sagscli.referrals.paper_deadline import (
    NO_PAPERS,
    Calendar,
    Papers,
    later_papers,
    papers_of,
    still_due,
)
from sagscli.referrals.remedies import Cure
from sagscli.referrals.standing import Standing, State
from sagscli.rulesets.records import ReferralKind, Requirement, Ruleset
from sagscli.rulesets.roles import acting


class Item(NamedTuple):
    """One requirement, how it stands, and the lines of YAML that record it.

    `under` are the keys of the case under which something is wanting for it.
    """

    standing: Standing
    lines: tuple[str, ...]
    under: tuple[str, ...] = ()


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
    stand_ins: tuple[tuple[str, str], ...] = ()
    """Roles of the list, each with the one that acts for it: the child is not enrolled (A10)."""
    next: Next = NOTHING
    record: tuple[str, ...] = ()
    """The lines for all that is to be written in the case, each key once."""
    is_past: bool = False
    """The case has entries of a later day, so what there is to write is not told for this one."""
    later: Papers = NO_PAPERS
    """The next meeting, where nothing was sent in time for the referral's own (H5)."""
    is_anew: bool = False
    """What there is to write is for a new referral: nothing else mends the one that was sent."""
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


def checklist(
    case: Case,
    ruleset: Ruleset,
    to: str,
    as_of: date,
    *,
    is_there: IsThere = always_there,
    calendar: Calendar | None = None,
) -> Checklist:
    """Return the checklist of `case` for `to` on `as_of`.

    `calendar` are the folder's own meeting dates; they go before the ruleset's.
    """
    asked = asked_of(case, ruleset, to, as_of, is_there, calendar)
    fresh = _fresh(asked, calendar)
    found = drafts(asked, fresh)
    is_ready = bool(asked.kind.advisory) or not any(is_open(one.standing) for one in found)
    step = next_of(asked.kind, asked, is_ready=is_ready)
    wanted = all_wanted(found, fresh)
    is_past = asked.case != case
    tree = joined([wanted, to_write(step, asked)]) if is_ready else wanted
    return Checklist(
        to=to,
        kind=asked.kind,
        as_of=as_of,
        items=tuple(_item(one, asked, case) for one in found),
        papers=still_due(asked.papers, asked.referral),
        referral=asked.referral if any(one.to == to for one in case.referrals) else None,
        ruleset=ruleset,
        stand_ins=tuple(_stand_ins(asked)),
        next=step,
        record=() if is_past else lines_of(tree, asked.case),
        is_past=is_past,
        is_anew=any(one.cure is Cure.NEW_REFERRAL for one in found),
        later=later_papers(asked.papers, asked.referral, ruleset, as_of, calendar),
    )


def _fresh(asked: Asked, calendar: Calendar | None) -> Asked:
    """Return the same asked of another referral, not yet begun."""
    referral = Referral.model_validate({"til": asked.referral.to})
    papers = papers_of(referral, asked.ruleset, asked.as_of, calendar)
    return replace(asked, referral=referral, key="henvisninger", papers=papers)


def _item(one: Draft, asked: Asked, whole: Case) -> Item:
    """Return a requirement with its lines; what came after the day asked for is in the file."""
    lines = lines_of(one.alone, asked.case)
    if asked.case == whole:
        return Item(one.standing, lines, tuple(one.wanted))
    keys = one.standing.keys
    is_told = keys and one.standing.detail == wanting(keys)
    if not is_told or not all(_is_there(whole, path_of(key)) for key in keys):
        return Item(one.standing, lines)
    return Item(one.standing._replace(detail=_("it is recorded for a later day")), lines)


def _is_there(there: Any, path: Path) -> bool:
    """Return whether a case has something at the end of a path."""
    for part in path:
        if isinstance(part, int):
            there = there[part] if part < len(there or ()) else None
        elif isinstance(there, dict):
            there = there.get(part)
        elif isinstance(there, Record):
            there = getattr(there, type(there).attributes().get(part, ""), None)
        else:
            return False
    return bool(there)


def _stand_ins(asked: Asked) -> Iterator[tuple[str, str]]:
    """Yield each role of the requirements that another acts for, with that other (V7, A10)."""
    named = (role for one in asked.kind.requirements for role in _roles(one))
    for role in dict.fromkeys(named):
        acts = acting(role, asked.case, asked.ruleset)
        if acts != role:
            yield role, acts


def _roles(one: Requirement) -> Iterator[str]:
    yield from (role for role in (one.responsible, one.written_by) if role is not None)
    yield from one.participants
    yield from one.judgement.by if one.judgement is not None else ()


def in_doubt(one: Checklist) -> Checklist:
    """Return the checklist of a file with errors: it is not to be sent before they are mended.

    Advice holds nothing back, and an answer is still awaited.
    """
    if one.kind.advisory or one.open or one.next.move is Move.ANSWER:
        return replace(one, is_doubtful=True)
    return replace(one, is_doubtful=True, next=NOTHING, record=())


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
