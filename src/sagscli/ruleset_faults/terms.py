"""Reckonings that lead to exactly one date (SAG502)."""

from collections.abc import Iterator

from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.language import _
from sagscli.ruleset_faults.references import records_of
from sagscli.rulesets.library.version import RulesetVersion
from sagscli.rulesets.records import Latest, TermRule

LONGEST = {"months": 240, "weeks": 1040, "days": 7300, "working_days": 5200}
"""Twenty years in each unit: no rule about a small child is longer."""

_AMOUNTS = ("months", "weeks", "days", "working_days")


def reckonings(version: RulesetVersion) -> Iterator[Problem]:
    """Report a reckoning without an event, without an amount, or with two of either."""
    for at, rule in enumerate(version.ruleset.deadlines):
        several = rule.latest is not None and bool(rule.latest.earliest_of or rule.latest.latest_of)
        for path, term in records_of(rule, TermRule):
            full: KeyPath = ("frister", at, *path)
            if isinstance(term, Latest) and several:
                yield from _around_several(full, term)
            else:
                yield from _term(full, term)


def _around_several(path: KeyPath, latest: Latest) -> Iterator[Problem]:
    message = None
    if latest.earliest_of and latest.latest_of:
        message = _('both "tidligste-af" and "seneste-af"')
    elif latest.event or _amounts(latest) or latest.last or latest.when:
        message = _('a reckoning beside "tidligste-af" or "seneste-af"')
    elif latest.otherwise is not None:
        message = _('"ellers" beside "tidligste-af" or "seneste-af"')
    if message is not None:
        yield Problem("SAG502", path, message, _("keep one of them"))


def _term(path: KeyPath, term: TermRule) -> Iterator[Problem]:
    events = [key for key, given in _events(term) if given]
    amounts = _amounts(term)
    if len(events) != 1:
        message = (
            _("two events to count from: {keys}").format(keys=", ".join(events))
            if events
            else _("no event to count from")
        )
        yield Problem("SAG502", path, message, _('write one of "efter", "før" and "dato"'))
    elif term.on is not None and (amounts or term.last is not None):
        message = _('"dato" is the day itself; nothing is counted from it')
        yield Problem("SAG502", path, message, _('write "efter" or "før" to count from it'))
    elif term.last is not None and (amounts or term.before is None):
        message = _('"sidste" stands alone with "før"')
        yield Problem("SAG502", path, message, _('write "sidste: 11-01" and "før: " only'))
    elif term.on is None and term.last is None and len(amounts) != 1:
        message = _("two amounts") if amounts else _("no amount")
        remedy = _('write one of "måneder", "uger", "dage" and "arbejdsdage"')
        yield Problem("SAG502", path, message, remedy)
    yield from _too_long(path, term)


def _events(term: TermRule) -> tuple[tuple[str, str | None], ...]:
    return ("efter", term.after), ("før", term.before), ("dato", term.on)


def _amounts(term: TermRule) -> list[str]:
    return [name for name in _AMOUNTS if getattr(term, name) is not None]


def _too_long(path: KeyPath, term: TermRule) -> Iterator[Problem]:
    for name in _amounts(term):
        if getattr(term, name) > LONGEST[name]:
            key = type(term).model_fields[name].alias or name
            message = _("more than twenty years")
            yield Problem(
                "SAG502", (*path, key), message, _("write at most {n}").format(n=LONGEST[name])
            )


def repeats(version: RulesetVersion) -> Iterator[Problem]:
    """Report an interval of nothing, or of two lengths."""
    for at, rule in enumerate(version.ruleset.deadlines):
        if rule.repeat is None:
            continue
        path: KeyPath = ("frister", at, "gentag")
        lengths = [span for span in (rule.repeat.months, rule.repeat.weeks) if span is not None]
        if len(lengths) != 1 or not lengths[0]:
            message = _("an interval is one number of months or weeks, at least 1")
            yield Problem("SAG502", path, message, _('write "måneder: 6" or "uger: 4"'))
        elif lengths[0] > LONGEST["months" if rule.repeat.months else "weeks"]:
            yield Problem("SAG502", path, _("more than twenty years"), _("write a smaller number"))
