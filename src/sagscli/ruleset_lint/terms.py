"""Reckonings that lead to exactly one date (SAG502)."""

from collections.abc import Iterator

from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.language import _
from sagscli.ruleset_lint.references import limbs_with_paths
from sagscli.rulesets.library.version import Version
from sagscli.rulesets.records import Latest, LimbRule

LONGEST = {"months": 240, "weeks": 1040, "days": 7300, "working_days": 5200}
"""Twenty years in each unit: no rule about a small child is longer."""

_AMOUNTS = ("months", "weeks", "days", "working_days")


def limbs(version: Version) -> Iterator[Problem]:
    """Report a reckoning without an event, without an amount, or with two of either."""
    for at, rule in enumerate(version.ruleset.deadlines):
        several = rule.latest is not None and bool(rule.latest.earliest_of or rule.latest.latest_of)
        for path, limb in limbs_with_paths(rule):
            full: KeyPath = ("frister", at, *path)
            if isinstance(limb, Latest) and several:
                yield from _around_several(full, limb)
            else:
                yield from _limb(full, limb)


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


def _limb(path: KeyPath, limb: LimbRule) -> Iterator[Problem]:
    events = [key for key, given in _events(limb) if given]
    amounts = _amounts(limb)
    if len(events) != 1:
        message = (
            _("two events to count from: {keys}").format(keys=", ".join(events))
            if events
            else _("no event to count from")
        )
        yield Problem("SAG502", path, message, _('write one of "efter", "før" and "dato"'))
    elif limb.on is not None and (amounts or limb.last is not None):
        message = _('"dato" is the day itself; nothing is counted from it')
        yield Problem("SAG502", path, message, _('write "efter" or "før" to count from it'))
    elif limb.last is not None and (amounts or limb.before is None):
        message = _('"sidste" stands alone with "før"')
        yield Problem("SAG502", path, message, _('write "sidste: 11-01" and "før: " only'))
    elif limb.on is None and limb.last is None and len(amounts) != 1:
        message = _("two amounts") if amounts else _("no amount")
        remedy = _('write one of "måneder", "uger", "dage" and "arbejdsdage"')
        yield Problem("SAG502", path, message, remedy)
    yield from _too_long(path, limb)


def _events(limb: LimbRule) -> tuple[tuple[str, str | None], ...]:
    return ("efter", limb.after), ("før", limb.before), ("dato", limb.on)


def _amounts(limb: LimbRule) -> list[str]:
    return [name for name in _AMOUNTS if getattr(limb, name) is not None]


def _too_long(path: KeyPath, limb: LimbRule) -> Iterator[Problem]:
    for name in _amounts(limb):
        if getattr(limb, name) > LONGEST[name]:
            key = type(limb).model_fields[name].alias or name
            message = _("more than twenty years")
            yield Problem(
                "SAG502", (*path, key), message, _("write at most {n}").format(n=LONGEST[name])
            )


def repeats(version: Version) -> Iterator[Problem]:
    """Report an interval of nothing, or of two lengths."""
    for at, rule in enumerate(version.ruleset.deadlines):
        if rule.repeat is None:
            continue
        path: KeyPath = ("frister", at, "gentag")
        given = [one for one in (rule.repeat.months, rule.repeat.weeks) if one is not None]
        if len(given) != 1 or not given[0]:
            message = _("an interval is one number of months or weeks, at least 1")
            yield Problem("SAG502", path, message, _('write "måneder: 6" or "uger: 4"'))
        elif given[0] > LONGEST["months" if rule.repeat.months else "weeks"]:
            yield Problem("SAG502", path, _("more than twenty years"), _("write a smaller number"))
