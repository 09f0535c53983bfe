"""The versions of one ruleset, one after the other: no day twice, no day without (SAG505, 506)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sagscli.diagnostics.diagnostic import Problem
from sagscli.language import _
from sagscli.rulesets.library.version import RulesetVersion


def sequence(versions: Sequence[RulesetVersion]) -> tuple[RulesetVersion, ...]:
    """Return `versions`, oldest first, with what is wrong between one and the next."""
    checked = list(versions)
    for at in range(1, len(checked)):
        problem = _between(checked[at - 1], checked[at])
        if problem is not None:
            told = checked[at].placed([problem])
            checked[at] = replace(checked[at], diagnostics=(*checked[at].diagnostics, *told))
    return tuple(checked)


def _between(earlier: RulesetVersion, later: RulesetVersion) -> Problem | None:
    valid = later.ruleset.valid
    if valid is None or valid.since is None or earlier.ruleset.valid is None:
        return None  # one that could not be read says nothing of its days
    since = valid.since.isoformat()
    if earlier.since == valid.since:
        return Problem(
            "SAG505",
            ("gælder", "fra"),
            _("it holds from {day}, and so does {path}").format(day=since, path=earlier.shown),
            _("take one of the two away, or correct its first day"),
        )
    if earlier.until is None or earlier.until >= valid.since:
        until = _("without end") if earlier.until is None else earlier.until.isoformat()
        message = _("it holds from {day}, but {path} still holds then ({until})")
        return Problem(
            "SAG505",
            ("gælder", "fra"),
            message.format(day=since, path=earlier.shown, until=until),
            _('write "til: {day}" under "gælder" in that file').format(
                day=(valid.since - timedelta(days=1)).isoformat()
            ),
        )
    if earlier.until + timedelta(days=1) < valid.since:
        message = _("no version holds from {first} to {last}: {path} ends before")
        first = earlier.until + timedelta(days=1)
        last = valid.since - timedelta(days=1)
        return Problem(
            "SAG506",
            ("gælder", "fra"),
            message.format(first=first.isoformat(), last=last.isoformat(), path=earlier.shown),
            _("let one version end on the day before the next begins"),
        )
    return None
