"""The checklist of a referral: its requirements, and by when they must be in place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from sagscli.case.facts import about
from sagscli.case.key_paths import path_of, value_at
from sagscli.case.records import Case, Referral
from sagscli.casefile.patch.draft import Tree, joined, lines_of
from sagscli.language import _
from sagscli.referrals.drafts import Draft, all_wanted, drafts
from sagscli.referrals.evaluation import context_of, is_ready
from sagscli.referrals.evidence import EvaluationContext, IsThere, always_there
from sagscli.referrals.kinds.registry import kind_of
from sagscli.referrals.next_action import NOTHING, Action, NextAction, next_of, to_write
from sagscli.referrals.paper_deadline import (
    NO_PAPERS,
    Calendar,
    Papers,
    later_papers,
    still_due,
)
from sagscli.referrals.standing import Remedy, Standing, State
from sagscli.rulesets.records import ReferralKind, Ruleset
from sagscli.rulesets.roles import acting


class ChecklistItem(NamedTuple):
    """One requirement, how it stands, and the lines of YAML that record it.

    `wanted` is what is to be written in the case for it, as a draft with places to fill in.
    """

    standing: Standing
    lines: tuple[str, ...]
    wanted: Tree

    @property
    def under(self) -> tuple[str, ...]:
        """Return the keys of the case under which something is wanting for it."""
        return tuple(self.wanted)


@dataclass(frozen=True)
class Checklist:
    """Everything that must be in place before something is sent, on a day."""

    to: str
    kind: ReferralKind
    as_of: date
    items: tuple[ChecklistItem, ...]
    papers: Papers
    referral: Referral | None
    ruleset: Ruleset
    stand_ins: tuple[tuple[str, str], ...] = ()
    """Roles of the list, each with the one that acts for it: the child is not enrolled (A10)."""
    next: NextAction = NOTHING
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
    mailbox: str | None = None
    """Where the folder's settings say that papers are sent (H5)."""

    @property
    def is_ready(self) -> bool:
        """Return whether nothing is missing, unknown or doubtful. Advice is always ready (A8)."""
        return bool(self.kind.advisory) or not (self.open or self.is_doubtful)

    @property
    def wants_reason(self) -> bool:
        """Return whether the paper of what is asked for prints why, and the case does not say it.

        No source asks for it, so it holds nothing back; what was sent is not written anew.
        """
        if self.to in self.ruleset.meetings:  # its paper is an invitation
            return False
        referral = self.referral
        if referral is None:  # nothing is asked for yet
            return False
        return not (referral.reason or referral.sent or referral.decision)

    @property
    def open(self) -> list[ChecklistItem]:
        """Return what is missing or unknown."""
        return [item for item in self.items if item.standing.is_open]

    @property
    def applicable(self) -> int:
        """Return how many requirements are asked for: not what falls away, nor advice."""
        left_out = (State.NOT_APPLICABLE, State.ADVISED)
        return len(self.items) - sum(self.count(state) for state in left_out)

    def count(self, state: State) -> int:
        """Return how many requirements stand so."""
        return sum(item.standing.state is state for item in self.items)


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
    context = context_of(case, ruleset, to, as_of, is_there, calendar)
    every = drafts(context)
    is_in_place = is_ready(context.kind, (draft.standing for draft in every))
    step = next_of(context.kind, context, is_ready=is_in_place)
    wanted = all_wanted(every, context)
    is_past = context.case != case
    tree = joined([wanted, to_write(step, context)]) if is_in_place else wanted
    return Checklist(
        to=to,
        kind=context.kind,
        as_of=as_of,
        items=tuple(_item(draft, context, case) for draft in every),
        papers=still_due(context.papers, context.referral),
        referral=context.referral if context.key != "henvisninger" else None,
        ruleset=ruleset,
        stand_ins=tuple(_stand_ins(context)),
        next=step,
        record=() if is_past else lines_of(tree, context.case),
        is_past=is_past,
        is_anew=any(draft.remedy is Remedy.NEW_REFERRAL for draft in every),
        later=_later(context),
    )


def _later(context: EvaluationContext) -> Papers:
    about = (context.papers, context.referral, context.ruleset, context.as_of)
    return later_papers(*about, context.calendar, context.case.district)


def _item(draft: Draft, context: EvaluationContext, whole: Case) -> ChecklistItem:
    """Return a requirement with its lines; what came after the day asked for is in the file."""
    standing, lines = draft.standing, lines_of(draft.alone, context.case)
    if context.case == whole:
        return ChecklistItem(standing, lines, draft.wanted)
    if standing.only_keys and all(value_at(whole, path_of(key)) for key in standing.keys):
        standing = standing._replace(detail=_("it is recorded for a later day"))
    return ChecklistItem(standing, lines, {})


def _stand_ins(context: EvaluationContext) -> Iterator[tuple[str, str]]:
    """Yield each role of the requirements that another acts for, with that other (V7, A10)."""
    named = (
        role
        for requirement in context.kind.requirements
        for role in (requirement.responsible, *kind_of(requirement).roles(requirement))
        if role is not None
    )
    for role in dict.fromkeys(named):
        acts = acting(role, context.case, context.ruleset)
        if acts != role:
            yield role, acts


def in_doubt(gate: Checklist) -> Checklist:
    """Return the checklist of a file with errors: it is not to be sent before they are mended.

    Advice holds nothing back, and an answer is still awaited.
    """
    if gate.kind.advisory or gate.open or gate.next.move is Action.ANSWER:
        return replace(gate, is_doubtful=True)
    return replace(gate, is_doubtful=True, next=NOTHING, record=())


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
    for referral in case.referrals:
        if referral.to is not None:
            last.pop(referral.to, None)
            last[referral.to] = referral
    kinds = ruleset.referrals
    return (to for to, referral in last.items() if is_awaited(referral, kinds.get(to), as_of))


def is_awaited(referral: Referral, kind: ReferralKind | None, as_of: date) -> bool:
    """Return whether something has been asked for and is not over on `as_of`."""
    if referral.decision is not None:
        return False
    if kind is None or kind.decided_by is not None:
        return True
    return referral.sent is None and (referral.meeting is None or referral.meeting >= as_of)
