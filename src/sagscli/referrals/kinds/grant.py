"""What was decided about another referral: granted, and not refused since (H6)."""

from functools import partial
from itertools import takewhile

from sagscli.case.decisions import in_order
from sagscli.case.records import Decision, Referral
from sagscli.casefile.patch.draft import Tree
from sagscli.language import _
from sagscli.referrals.evidence import EvaluationContext, Evidence, best, lacking, needs, shown
from sagscli.referrals.kinds.drafting import day, entry
from sagscli.referrals.kinds.kind import Cells, RecordRequirement
from sagscli.rulesets.records import Requirement
from sagscli.rulesets.titles import in_sentence, titled

_Decided = tuple[str, Decision]
"""The key of a referral, and what was decided about it."""


class GrantRequirement(RecordRequirement[Referral]):
    """Another referral that was granted, and not refused later: the last decision counts."""

    attribute = "referral"
    goes_with = ()
    record = Referral
    vocabulary = "referrals"
    told_by = "to"
    heading = "Bevilget før"
    columns = ("Hvad", "Dato")

    def evaluate(self, requirement: Requirement, context: EvaluationContext) -> Evidence:
        """Return the grants since the last refusal."""
        name = self.title(requirement.referral, context.ruleset)
        decisions = [
            (key, referral.decision) for key, referral in self.entries(requirement, context)
        ]
        decided = _in_order(self.entries(requirement, context))
        grants_it = partial(_grants, requirement, context)
        if decided and grants_it(decided[-1]):
            last = list(takewhile(grants_it, reversed(decided)))
            grants = [shown(made.dated) for _key, made in last if made.dated is not None]
            # Without its day nobody can say whether it came before what builds on it.
            undated = [needs(f"{key}.afgørelse.dato") for key, _made in reversed(last)]
            return best(grants or undated, "")
        if decided and decided[-1][1].points_to:
            return lacking(_pointed_elsewhere(decided[-1][1], context))
        refused = lacking(_('"{referral}" was refused').format(referral=name))
        reasons = [
            refused if made is not None and made.outcome == "afslag" else needs(*_blank(key, made))
            for key, made in decisions
            if made is None or made.outcome != "bevilget"  # what was granted has been undone
        ]
        return best(reasons, _('"{referral}" is not granted').format(referral=name))

    def draft(self, requirement: Requirement, _context: EvaluationContext) -> Tree:
        """Return a referral that is granted."""
        decision = {"dato": day(), "udfald": "bevilget"}
        return entry("henvisninger", {"til": requirement.referral, "afgørelse": decision})

    def cells(self, record: Referral) -> Cells | None:
        """Return the day it was granted, or something else pointed to; nothing of one refused."""
        made = record.decision
        is_given = made is not None and (made.outcome == "bevilget" or bool(made.points_to))
        return (made.dated,) if made is not None and is_given else None


def _grants(requirement: Requirement, context: EvaluationContext, decided: _Decided) -> bool:
    """Return whether a decision is what the requirement asks for.

    One that points to something gives that and nothing else of what it could point to: asked
    about a child, the council chooses the least intrusive help (H6).
    """
    _key, made = decided
    asked_for = context.ruleset.referrals.get(requirement.referral or "")
    if made.points_to and asked_for is not None and context.referral.to in asked_for.points_to:
        return context.referral.to in made.points_to
    return made.outcome == "bevilget"


def _pointed_elsewhere(made: Decision, context: EvaluationContext) -> str:
    names = [in_sentence(titled(context.ruleset.referrals, word)) for word in made.points_to]
    return _("the decision points to something else: {names}").format(names=", ".join(names))


def _blank(key: str, made: Decision | None) -> list[str]:
    names = ["udfald"] if made is not None and made.dated is not None else ["dato", "udfald"]
    return [f"{key}.afgørelse.{name}" for name in names]


def _in_order(entries: list[tuple[str, Referral]]) -> list[_Decided]:
    """Return the decisions, the last one last (A29)."""
    keys = {id(referral): key for key, referral in entries}
    ordered = in_order(referral for _key, referral in entries)
    return [(keys[id(each)], each.decision) for each in ordered if each.decision is not None]
