"""What is due when: one rule per obligation, reckoned term by term."""

from typing import Annotated, Literal

from sagscli.case.fields import EmptyWhenNone, MonthDay, OneOrMore, Text, Whole
from sagscli.case.record import Record, key

Direction = Literal["after", "before", "on", "last"]
Unit = Literal["days", "working_days", "weeks", "months"]

SECTION_OF = {
    "tilbud": "tilbud",
    "møde": "møder",
    "henvisning": "henvisninger",
    "niveau": "niveauer",
    "tiltag": "tiltag",
    "fase": "faser",
}
"""By the word before the dot of `for-hver`: the section of the word behind it."""


class Condition(Record):
    """When a term holds: the school start falls on this day of the year."""

    school_start_is: MonthDay | None = key("skolestart-er", required=True)


class TermRule(Record):
    """How one date is reckoned from an event.

    An amount after or before it, the event's own day (`on`), or the last calendar
    day (`last`) before it.
    """

    after: Text | None = key("efter", ref="event")
    before: Text | None = key("før", ref="event")
    on: Text | None = key("dato", ref="event")
    months: Whole | None = key("måneder")
    weeks: Whole | None = key("uger")
    days: Whole | None = key("dage")
    working_days: Whole | None = key("arbejdsdage")
    last: MonthDay | None = key("sidste")
    when: Condition | None = key("når")
    source: Text | None = key("kilde")

    @property
    def event(self) -> str:
        """Return the event that is counted from."""
        return self.after or self.before or self.on or ""

    @property
    def amount(self) -> tuple[int, Unit]:
        """Return how much is counted, and in which unit."""
        if self.months is not None:
            return self.months, "months"
        if self.weeks is not None:
            return self.weeks, "weeks"
        if self.working_days is not None:
            return self.working_days, "working_days"
        return self.days or 0, "days"

    @property
    def direction(self) -> Direction:
        """Return whether it counts after or before the event, is its own day, or a last day."""
        if self.on is not None:
            return "on"
        return "after" if self.after else "last" if self.last else "before"


class Latest(TermRule):
    """The last day: one reckoning, the earliest or latest of several, or another when unknown.

    `otherwise` is reckoned when the event of the first has no date (A5).
    """

    earliest_of: Annotated[tuple[TermRule, ...], EmptyWhenNone] = key("tidligste-af", default=())
    latest_of: Annotated[tuple[TermRule, ...], EmptyWhenNone] = key("seneste-af", default=())
    otherwise: TermRule | None = key("ellers")

    @property
    def terms(self) -> tuple[TermRule, ...]:
        """Return every reckoning there is, `otherwise` last."""
        several = self.earliest_of or self.latest_of or (self,)
        return (*several, self.otherwise) if self.otherwise is not None else several


class Repeat(Record):
    """A fixed interval, counted from the anchor or from the last held meeting (A2)."""

    months: Whole | None = key("måneder")
    weeks: Whole | None = key("uger")
    counted_from: Literal["anker", "sidst-afholdt"] = key("fra", default="anker")


class CountsFrom(Record):
    """The first day a fact may fulfil the rule: 1 January of the year before an event (A16)."""

    year_before: Text | None = key("året-før", required=True, ref="event")


class DeadlineRule(Record):
    """One obligation of the procedure.

    `for_each` says what it is asked of: the child, or each record of a kind. Exactly one
    of `meeting`, `plan` and `date_key` says what fulfils it. `arises` is the event
    without which it is not there yet. `fulfils_too` are others that the same record is meant
    to fulfil. One `about` a child is not asked of a group (H7).
    """

    id: Text | None = key("id", required=True)
    title: Text | None = key("titel", required=True)
    short: Text | None = key("kort")
    for_each: OneOrMore = key("for-hver", default=(), ref="subject")
    except_for: OneOrMore = key("undtagen", default=(), ref="subject")
    about: Literal["barn", "gruppe"] | None = key("om")
    arises: Text | None = key("opstår", ref="event")
    meeting: Text | None = key("møde", ref="møder")
    plan: Text | None = key("handleplan", ref="skemaer")
    date_key: Text | None = key("dato-i", ref="event")
    fulfils_too: OneOrMore = key("opfylder-også", default=(), ref="other deadline")
    latest: Latest | None = key("senest")
    repeat: Repeat | None = key("gentag")
    until: OneOrMore = key("indtil", default=(), ref="event")
    counts_from: CountsFrom | None = key("tæller-fra")
    responsible: Text | None = key("ansvarlig", required=True, ref="roller")
    source: Text | None = key("kilde", required=True)


def subject_of(for_each: str) -> tuple[str, str]:
    """Return the kind of thing `for_each` is about, and which: ("tilbud", "minigruppe")."""
    what, _dot, which = for_each.partition(".")
    return what, which
