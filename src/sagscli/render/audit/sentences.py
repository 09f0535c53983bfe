"""What each finding of an audit says, in the domain's words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from sagscli import days
from sagscli.app.audit_result import Audit, AuditFinding
from sagscli.app.history_lines import LineKind, told
from sagscli.history.changes.comparison import FactChange
from sagscli.history.rewriting import HistoryRewrite
from sagscli.history.signatures import SignatureFault
from sagscli.language import N_, _, counted
from sagscli.render.history.names import Naming
from sagscli.render.history.sentences import fact_sentence

_MOST_FACTS = 3


def sentence(finding: AuditFinding) -> str:
    """Return what was found, people as they may be shown."""
    return _SENTENCES[finding.code](finding)


def _late(finding: AuditFinding) -> str:
    is_alone = finding.what is None or len(finding.what.facts) == 1
    text = (
        _("{what}: recorded {days} later") if is_alone else _("{what}: recorded up to {days} later")
    )
    return text.format(what=_facts(finding), days=_days(finding))


def _ahead(finding: AuditFinding) -> str:
    text = _("{what}: recorded {days} before that day")
    return text.format(what=_facts(finding), days=_days(finding))


def _clock(finding: AuditFinding) -> str:
    back = finding.back or timedelta()
    hours = back // timedelta(hours=1)
    length = (
        counted("{n} day", "{n} days", back.days)
        if back.days
        else counted("{n} hour", "{n} hours", hours)
    )
    return _("the commit is {length} older than what it is built on").format(length=length)


def _changed(finding: AuditFinding) -> str:
    decided = finding.what.decided if finding.what is not None else ()
    told_days = _(" and ").join(days.long(day) for day in decided)
    return _("{what}; decided on {days}").format(what=_facts(finding), days=told_days)


def _unmet(finding: AuditFinding) -> str:
    titles = finding.what.titles if finding.what is not None else ()
    text = _("{what}, when the case did not show: {titles}")
    return text.format(what=_facts(finding), titles="; ".join(titles))


def _unplanned(finding: AuditFinding) -> str:
    return _("{what}; no day was planned for it").format(what=_facts(finding))


_SIGNATURES = {
    SignatureFault.NONE: N_("the commit is not signed"),
    SignatureFault.BAD: N_("the signature of the commit does not hold"),
    SignatureFault.UNLISTED: N_("the commit is signed with a key that is not in the list"),
    SignatureFault.OTHERS: N_(
        "the commit is signed with the key of another than the one it says made it"
    ),
    SignatureFault.UNCHECKED: N_("the signature of the commit cannot be checked here"),
}
_REWRITINGS = {
    HistoryRewrite.CHECKPOINT: N_(
        "the commit that the checkpoint names is not in the history any more"
    ),
    HistoryRewrite.REMADE: N_(
        "the remote has other commits where this history has its own of the same work"
    ),
    HistoryRewrite.TAKEN_OUT: N_(
        "the remote has commits that were in this history and are not now"
    ),
    HistoryRewrite.FORCED: N_(
        "the remote had commits, when it was fetched before, that it has not now"
    ),
}


def _signature(finding: AuditFinding) -> str:
    return _(_SIGNATURES[finding.signature or SignatureFault.NONE])


def _signers(_finding: AuditFinding) -> str:
    return _("the list of those who sign was changed in sag.yaml")


def _rewritten(finding: AuditFinding) -> str:
    return _(_REWRITINGS[finding.rewriting or HistoryRewrite.CHECKPOINT])


_SENTENCES: Mapping[str, Callable[[AuditFinding], str]] = {
    "SAG601": _late,
    "SAG602": _ahead,
    "SAG603": _clock,
    "SAG604": _changed,
    "SAG605": _unmet,
    "SAG606": _unplanned,
    "SAG607": _signature,
    "SAG608": _signers,
    "SAG609": _rewritten,
}


def _facts(finding: AuditFinding) -> str:
    """Return the facts a finding is about, the first few of very many."""
    every = list(_told(finding))
    more = len(every) - _MOST_FACTS
    shown = every[:_MOST_FACTS]
    if more > 0:
        shown.append(counted("and {n} other", "and {n} others", more))
    return "; ".join(shown)


def _told(finding: AuditFinding) -> Iterator[str]:
    if finding.case is not None and finding.what is not None:
        naming = Naming(finding.case.ruleset, finding.case.people)
        for kind, changes in told(finding.what.facts):
            yield _fact(kind, changes, naming)


def _fact(kind: LineKind, changes: Sequence[FactChange], naming: Naming) -> str:
    """Return what is told of facts: their days, and of other words only that they are others.

    What is written of a child belongs to the case; sag history shows it.
    """
    first = changes[0]
    if first.is_entry or isinstance(first.new or first.old, date):
        return fact_sentence(kind, changes, naming)
    keys = ", ".join(naming.people.text(change.keys[-1]) for change in changes)
    return _(_VERBS[kind]).format(what=naming.part(first.within, first.path), keys=keys)


_VERBS = {
    LineKind.SET: N_("{what}: {keys} put in"),
    LineKind.CHANGED: N_("{what}: {keys} changed"),
    LineKind.CLEARED: N_("{what}: {keys} taken out"),
}


def _days(finding: AuditFinding) -> str:
    number = finding.what.days if finding.what is not None else None
    return counted("{n} day", "{n} days", number or 0)


def notes(result: Audit) -> list[str]:
    """Return what could not be seen, and what the numbers are of."""
    texts = [_sum(result)]
    if result.is_cut:
        texts.append(
            _(
                "The repository holds the newest commits only: what came before is not here, "
                "and nothing is told of it. Fetch the rest: git fetch --unshallow"
            )
        )
    if result.unknown_checkpoint:
        texts.append(_("The commit of the checkpoint is not here: it may be among the older ones."))
    if result.unlisted_signers:
        texts.append(
            _("sag.yaml says who signs, but that is not committed yet: no signature was looked at.")
        )
    return [*texts, *(note.message for note in result.passed_over)]


def _sum(result: Audit) -> str:
    looked_at = _("Looked at: {commits}, {cases}.").format(
        commits=counted("{n} commit", "{n} commits", result.commits),
        cases=counted("{n} case", "{n} cases", result.cases),
    )
    if not result.findings:
        return looked_at
    number = counted("{n} finding", "{n} findings", len(result.findings))
    return f"{looked_at} {number}."
