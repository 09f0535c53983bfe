"""What was decided about another referral: granted, and not refused since (H6)."""

from datetime import date
from itertools import takewhile
from operator import itemgetter

from sagscli.case.records import Decision
from sagscli.language import _
from sagscli.referrals.evidence import EvaluationContext, Evidence, best, lacking, needs, shown
from sagscli.rulesets.records import Requirement
from sagscli.rulesets.titles import titled


def granted(one: Requirement, context: EvaluationContext) -> Evidence:
    """Another referral that was granted, and not refused later: the last decision counts (H6)."""
    name = titled(context.ruleset.referrals, one.referral)
    there = [
        (at, it.decision) for at, it in enumerate(context.case.referrals) if it.to == one.referral
    ]
    decided = _by_date([(at, it) for at, it in there if it is not None])
    if decided and decided[-1][1].outcome == "bevilget":
        last = list(takewhile(lambda it: it[1].outcome == "bevilget", reversed(decided)))
        grants = [shown(it.dated) for _at, it in last if it.dated is not None]
        # Without its day nobody can say whether it came before what builds on it.
        return best(grants or [needs(f"{_decision(at)}.dato") for at, _it in reversed(last)], "")
    refused = lacking(_('"{referral}" was refused').format(referral=name))
    found = [
        refused if it is not None and it.outcome == "afslag" else needs(*_blank(at, it))
        for at, it in there
        if it is None or it.outcome != "bevilget"  # what was granted before has been undone
    ]
    return best(found, _('"{referral}" is not granted').format(referral=name))


def _decision(at: int) -> str:
    return f"henvisninger[{at}].afgørelse"


def _blank(at: int, it: Decision | None) -> list[str]:
    names = ["udfald"] if it is not None and it.dated is not None else ["dato", "udfald"]
    return [f"{_decision(at)}.{name}" for name in names]


def _by_date(there: list[tuple[int, Decision]]) -> list[tuple[int, Decision]]:
    """Return decisions, the last one last; one without a date comes after those above it."""
    latest = date.min
    dated = []
    for at, one in there:
        if one.dated is None and one.outcome is None:
            continue
        day = one.dated or latest
        latest = max(latest, day)
        dated.append((day, at, one))
    return [(at, one) for _day, at, one in sorted(dated, key=itemgetter(0, 1))]
