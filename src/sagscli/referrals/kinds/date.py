"""A date of the referral itself, such as the recommendation (V6d)."""

from collections.abc import Iterable, Iterator
from datetime import date

from sagscli.case.records import Referral
from sagscli.casefile.patch.draft import Tree
from sagscli.language import _
from sagscli.referrals.evidence import (
    EvaluationContext,
    Evidence,
    EvidencePeriod,
    date_of,
    needs,
)
from sagscli.referrals.kinds.drafting import day, in_referral
from sagscli.referrals.kinds.kind import RequirementKind
from sagscli.referrals.standing import WRITTEN, Remedy
from sagscli.rulesets.records import Requirement, Ruleset
from sagscli.rulesets.titles import in_sentence, titled


class DateRequirement(RequirementKind):
    """A date of the referral."""

    attribute = "date_key"
    goes_with = ("agreed_at",)
    record = Referral
    is_in_referral = True

    def evaluate(self, requirement: Requirement, context: EvaluationContext) -> Evidence:
        """Return the day that stands under the key."""
        on = date_of(context.referral, requirement.date_key or "")
        if on is None:
            return needs(f"{context.key}.{requirement.date_key}")
        told, remark = _agreed_at(requirement, on, context) if requirement.agreed_at else ("", "")
        return Evidence((EvidencePeriod(on, on, told=told, remark=remark),), "")

    def draft(self, requirement: Requirement, context: EvaluationContext) -> Tree:
        """Return the key, with a day to fill in, and the first kind of meeting that would do."""
        keys: Tree = {requirement.date_key or "": day()}
        if requirement.agreed_at:
            keys |= {"aftalt-ved": requirement.agreed_at[0]}
        return in_referral(context, keys)

    def describe(self, requirement: Requirement, ruleset: Ruleset) -> Iterator[str]:
        """Yield at which meeting it is agreed."""
        if requirement.agreed_at:
            text = _("agreed at: {meetings}")
            yield text.format(meetings=_meetings(requirement.agreed_at, ruleset))

    def when_early(self, requirement: Requirement) -> Remedy:
        """Return that what was written is written anew, and another date is put right."""
        return Remedy.ANEW if requirement.date_key == WRITTEN else Remedy.NEW_DATE

    def happened(self, requirement: Requirement) -> str:
        """Return what the date says was done."""
        verbs = {WRITTEN: _("written on"), "sendt": _("sent on")}
        return verbs.get(requirement.date_key or "", _("dated"))


def _agreed_at(requirement: Requirement, on: date, context: EvaluationContext) -> tuple[str, str]:
    """Return at which meeting it was agreed, and what to ask where that is not told (H6, A27).

    Agreed on the day of such a meeting, it was agreed there; else the case says where.
    """
    held = [(each.kind, each.held) for each in context.case.meetings if each.held is not None]
    meetings = context.ruleset.meetings
    at = context.referral.agreed_at
    wanted = _meetings(requirement.agreed_at, context.ruleset)
    if at is None:
        at = next((kind for kind in requirement.agreed_at if (kind, on) in held), None)
    if at is None:
        text = _('write at which meeting it was agreed: "aftalt-ved" ({meetings})')
        return "", text.format(meetings=wanted)
    told = _("agreed at: {meetings}").format(meetings=in_sentence(titled(meetings, at)))
    if at not in requirement.agreed_at:
        return told, _("the source says at: {meetings}").format(meetings=wanted)
    if not any(kind == at and day <= on for kind, day in held):
        return told, _("no such meeting is recorded as held by that day")
    return told, ""


def _meetings(kinds: Iterable[str], ruleset: Ruleset) -> str:
    titles = (in_sentence(titled(ruleset.meetings, kind)) for kind in kinds)
    return _(" or ").join(titles)
