"""Dates that cannot be right (SAG301 to SAG304)."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sagscli.case.key_roles import DateRole, Happened
from sagscli.case.record import Record
from sagscli.case.tagged import TaggedKey, tagged
from sagscli.case.walk import PlacedRecord, nested
from sagscli.dates import add_years
from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.language import _
from sagscli.validation.context import Context

_OUTER = "../"
OF_AGE = 18
"""Years after which nobody is a child; what a folder tells of are children of up to seven."""


class Order(NamedTuple):
    """Two keys of which the first cannot have a day after the second.

    `inside` is the attribute and the key of the record the second stands in, when it is another.
    """

    early: TaggedKey
    late: TaggedKey
    inside: tuple[str, str] | None = None


@cache
def orders(record: type[Record]) -> tuple[Order, ...]:
    """Return the order that the dates of `record` have, and those of the records in it."""
    dates = {key.danish: key for key in tagged(record, DateRole)}
    own = (
        Order(dates[early], late)
        for late in dates.values()
        for early in late.role.not_before
        if early in dates
    )
    inner = (
        Order(dates[early.removeprefix(_OUTER)], late, (attribute, danish))
        for attribute, danish, below, _is_many in nested(record)
        for late in tagged(below, DateRole)
        for early in late.role.not_before
        if early.startswith(_OUTER)
    )
    return (*own, *inner)


def order(context: Context) -> Iterator[Problem]:
    """Report two dates that stand in an impossible order."""
    for path, record in context.records:
        for early, late, inside in orders(type(record)):
            first = getattr(record, early.attribute)
            if first is None:
                continue
            for at, holder in [(path, record)] if inside is None else _inside(record, path, inside):
                second = getattr(holder, late.attribute)
                if second is not None and second < first:
                    yield _in_wrong_order(at, early.danish, late.danish)


def _inside(record: Record, path: KeyPath, inside: tuple[str, str]) -> list[PlacedRecord]:
    """Return the record inside another that may hold the later day, or each of several."""
    attribute, danish = inside
    value = getattr(record, attribute)
    if isinstance(value, tuple):
        return [((*path, danish, at), each) for at, each in enumerate(value)]
    return [((*path, danish), value)] if value is not None else []


def _in_wrong_order(path: KeyPath, first: str, second: str) -> Problem:
    return Problem(
        "SAG301",
        (*path, second),
        _('"{second}" lies before "{first}"').format(first=first, second=second),
        _("one of the two dates is wrong; check them with whoever wrote them down"),
    )


def moved_forward(context: Context) -> Iterator[Problem]:
    """Report a meeting held before the day it was planned for: possible, but often a slip."""
    for at, meeting in enumerate(context.case.meetings):
        if meeting.held and meeting.planned and meeting.held < meeting.planned:
            yield Problem(
                "SAG302",
                ("møder", at, "afholdt"),
                _("the meeting was held before the day it was planned for"),
                _('if it was moved, write the new day under "planlagt" too; else correct the date'),
            )


def future(context: Context) -> Iterator[Problem]:
    """Report something recorded as done on a day that has not come."""
    for path, day, key in context.dates:
        if day > context.today and isinstance(key.role, Happened):
            remedy = (
                _('a meeting to come belongs under "planlagt"')
                if key.danish == "afholdt"
                else _("write the date when it has happened, or correct it")
            )
            yield Problem(
                "SAG303",
                path,
                _('"{key}" is a day that has not come yet').format(key=key.danish),
                remedy,
            )


def of_age(context: Context) -> Iterator[Problem]:
    """Report a birth too long ago for a case about a young child, or a day too far from it.

    Where the child is of age on the first day the case tells of (at the latest today), it is the
    birth that looks wrong; else whatever comes later than that, such as a meeting planned for 2062.
    For a group a day is too far off as many years from today.
    """
    child = context.case.child
    born = child.born if child is not None else None
    limit = add_years(born or context.today, OF_AGE)
    others = [(path, day, key.danish) for path, day, key in context.dates if key.danish != "født"]
    first = min([context.today, *(day for _path, day, _key in others)])
    if born is not None and first >= limit:
        yield Problem("SAG324", ("barn", "født"), *too_old())
        return
    for path, day, key in others:
        if day >= limit:
            message = _('"{key}" lies more than {years} years ahead').format(key=key, years=OF_AGE)
            if born is not None:
                message = _('the child would be over {years} years on the day of "{key}"').format(
                    key=key, years=OF_AGE
                )
            yield Problem("SAG324", path, message, _("check the year"))


def too_old() -> tuple[str, str]:
    """Return what is said of a birth too long ago, and the remedy."""
    message = _("by this date the child is over {years} years").format(years=OF_AGE)
    return message, _("check the year")


def before_birth(context: Context) -> Iterator[Problem]:
    """Report whatever is dated before the child was born."""
    born = context.case.child.born if context.case.child is not None else None
    if born is None:
        return
    for path, day, key in context.dates:
        if day < born:
            yield Problem(
                "SAG304",
                path,
                _('"{key}" lies before the child was born').format(key=key.danish),
                _('check the year here and under "født"'),
            )
