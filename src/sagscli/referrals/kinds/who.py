"""Who made something or took part in it, and who should have, as a checklist tells it."""

from collections.abc import Collection, Iterable

from sagscli.language import _
from sagscli.referrals.evidence import EvaluationContext, Evidence, lacking
from sagscli.referrals.kinds.drafting import acting_for
from sagscli.rulesets.roles import absent, inside, title
from sagscli.rulesets.titles import in_sentence


def by_another(
    text: str, by: str | None, makers: Iterable[str], context: EvaluationContext
) -> Evidence:
    """Return the evidence of what none of `makers` made; `text` names {role} and {roles}.

    Those who may are told with the deputies of a child not enrolled (A10); who has no role is a
    person, and not named.
    """
    role = _("someone who is not a role")
    if by in context.ruleset.roles:
        role = in_sentence(title(by or "", context.ruleset))
    acts = dict.fromkeys(acting_for(makers, context))
    return lacking(text.format(role=role, roles=inside(acts, context.ruleset)))


def not_there(
    wanted: Iterable[str], participants: Collection[str], context: EvaluationContext
) -> Evidence | None:
    """Return that some of those wanted did not take part; None where all did."""
    away = absent(wanted, participants, context.case, context.ruleset)
    return lacking(_("did not take part: {names}").format(names=", ".join(away))) if away else None
