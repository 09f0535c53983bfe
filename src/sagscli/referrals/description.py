"""Say what a requirement asks for, in the language in use, without a case."""

from collections.abc import Collection, Iterable, Iterator

from sagscli.language import _
from sagscli.referrals.evidence import GRANTED
from sagscli.referrals.kinds.registry import kind_of
from sagscli.rulesets.records import Requirement, Ruleset

_OF_PAPER = frozenset({"anbefalet", "accepteret", "udarbejdet", "sendt"})
"""The dates of a referral that say what was done with it: "the day it is sendt"."""


def requirement_text(requirement: Requirement, ruleset: Ruleset) -> str:
    """Return the conditions of a requirement beyond its title; nothing when there is none."""
    what = kind_of(requirement).describe(requirement, ruleset)
    return "; ".join((*what, *_when(requirement, ruleset)))


def _when(requirement: Requirement, ruleset: Ruleset) -> Iterator[str]:
    if requirement.advisory:
        yield _("recommended; stands in nobody's way")
    if requirement.stage == "afgørelse":
        yield _("asked once it is decided")
    if requirement.only_if is not None:
        title = _title(requirement.only_if, requirement, ruleset)
        yield _('only if "{title}" is answered yes').format(title=title)
    if requirement.after:
        titles = _titles(requirement.after, requirement, ruleset)
        yield _("once this is in place: {titles}").format(titles=titles)
    if requirement.belongs_to is not None:
        title = _title(requirement.belongs_to, requirement, ruleset)
        yield _('not over before this is in place: "{title}"').format(title=title)
    if requirement.based_on:
        titles = _titles(requirement.based_on, requirement, ruleset)
        yield _("rests on {titles}; remarked on where it is dated before them").format(
            titles=titles
        )
    if requirement.by_date:
        days = _(", or ").join(_limits(requirement.by_date))
        yield _("no later than {days}").format(days=days)


def _limits(by_date: Collection[str]) -> Iterator[str]:
    """Yield the dates of a referral as the days they are: "the day it is sendt"."""
    of_paper = [date for date in by_date if date in _OF_PAPER]
    if of_paper:
        yield _("the day it is {date}").format(date=_(" or ").join(of_paper))
    if "møde" in by_date:
        yield _("the day of the meeting")
    if GRANTED in by_date:
        yield _("the day it is granted")


def _titles(names: Iterable[str], requirement: Requirement, ruleset: Ruleset) -> str:
    return _(" and ").join(f'"{_title(name, requirement, ruleset)}"' for name in names)


def _title(name: str, requirement: Requirement, ruleset: Ruleset) -> str:
    """Return the title of a requirement that stands in the same gate as another."""
    kinds = ruleset.referrals.values()
    return next((kind.title_of(name) for kind in kinds if requirement in kind.requirements), name)
