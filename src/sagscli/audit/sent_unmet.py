"""A referral that was sent while a requirement was not met by what was written down (SAG605)."""

from collections.abc import Iterator
from datetime import date

from sagscli.audit.finding import AuditTerms, StepFinding
from sagscli.audit.recorded_step import RecordedStep
from sagscli.case.records import Referral
from sagscli.referrals.evaluation import gate, is_ready


def sent_unmet(step: RecordedStep, terms: AuditTerms) -> Iterator[StepFinding]:
    """Yield each referral that a step says was sent, and what its case did not show by then.

    The case is asked as it stood with the step, for the day of the sending; whether enclosures
    lay in the folder is not. What was sent before the history began, it cannot tell of. Advice
    holds nothing back (A8).
    """
    if step.is_begun_here:
        return
    for fact in step.facts:
        referral, sent = fact.within[-1] if fact.within else None, fact.new
        is_sending = fact.keys == ("henvisninger", "sendt") and fact.old is None
        if not is_sending or not isinstance(referral, Referral) or not isinstance(sent, date):
            continue
        titles = _wanting(step, referral.to, sent) if sent >= terms.began else ()
        if titles:
            yield StepFinding("SAG605", (fact,), titles=titles)


def _wanting(step: RecordedStep, to: str | None, sent: date) -> tuple[str, ...]:
    """Return the titles of what was missing or unknown."""
    ruleset = step.ruleset
    kind = ruleset.referrals.get(to or "") if ruleset is not None else None
    if ruleset is None or kind is None or to is None:
        return ()
    standings = gate(step.after, ruleset, to, sent)
    if is_ready(kind, standings):
        return ()
    return tuple(standing.title for standing in standings if standing.is_open)
