"""A question that a named role has answered in the case; never computed."""

from collections.abc import Iterable, Iterator

from sagscli.case.records import Referral
from sagscli.casefile.patch.draft import BLANK, Tree
from sagscli.casefile.patch.scalars import OneLine
from sagscli.language import _
from sagscli.referrals.evidence import EvaluationContext, Evidence, lacking, needs, shown
from sagscli.referrals.kinds.drafting import acting_for, day, in_referral, yes_or_no
from sagscli.referrals.kinds.kind import RequirementKind
from sagscli.referrals.kinds.who import by_another
from sagscli.rulesets.records import Requirement, Ruleset
from sagscli.rulesets.roles import is_among, these


class JudgementRequirement(RequirementKind):
    """The answer to a question of professional judgement, by the id of the requirement."""

    attribute = "judgement"
    goes_with = ()
    record = Referral
    is_in_referral = True

    def evaluate(self, requirement: Requirement, context: EvaluationContext) -> Evidence:
        """Return the answer, by one who may give it, and the one wished for, if any is."""
        answer = context.referral.answers.get(requirement.id or "")
        key = f"{context.key}.skøn.{requirement.id}"
        if requirement.judgement is None or answer is None or answer.answer is None:
            is_signed = answer is not None and answer.by is not None
            keys = (f"{key}.svar",) if is_signed else (f"{key}.svar", f"{key}.af")
            text = _("the question is not answered")
            return lacking(text, unknown=True)._replace(keys=keys)
        if answer.by is None:
            return needs(f"{key}.af")
        makers, by = requirement.judgement.by, [answer.by]
        if makers and not any(is_among(role, by, context.case, context.ruleset) for role in makers):
            text = _("answered by {role}, but must be answered by: {roles}")
            return by_another(text, answer.by, makers, context)
        if requirement.judgement.wanted not in (None, answer.answer):
            word = _("yes") if answer.answer else _("no")
            return lacking(_("the answer is {word}").format(word=word))
        return shown(answer.dated, detail=_("yes") if answer.answer else _("no"))

    def draft(self, requirement: Requirement, context: EvaluationContext) -> Tree:
        """Return the answer to fill in: it is theirs, also where only one of them will do."""
        owner, roles = requirement.responsible, self.roles(requirement)
        theirs = [owner] if owner is not None and owner in roles else roles
        by = next(iter(acting_for(theirs, context)), BLANK)
        judgement = OneLine(svar=yes_or_no(), af=by, dato=day())
        return in_referral(context, {"skøn": {requirement.id or "": judgement}})

    def is_begun(self, requirement: Requirement, context: EvaluationContext) -> bool:
        """Return whether the question stands in the referral."""
        return requirement.id in context.referral.answers

    def is_to_write(
        self, requirement: Requirement, context: EvaluationContext, _key: str | None
    ) -> bool:
        """Return whether it has no answer, or the one wished for; another is an answer too."""
        answer = context.referral.answers.get(requirement.id or "")
        wanted = requirement.judgement.wanted if requirement.judgement is not None else None
        return answer is None or answer.answer is None or wanted in (None, answer.answer)

    def describe(self, requirement: Requirement, ruleset: Ruleset) -> Iterator[str]:
        """Yield who may answer it."""
        by = these(self.roles(requirement), ruleset)
        yield _("judgement, answered by {roles}").format(roles=by) if by else _("judgement")

    def roles(self, requirement: Requirement) -> Iterable[str]:
        """Return who may answer it."""
        return requirement.judgement.by if requirement.judgement is not None else ()
