"""How long an indsats may last that is granted for a time: the half year (H4, A5)."""

from datetime import date

from sagscli.case.records import Measure
from sagscli.dates import add_months
from sagscli.rulesets.records import Ruleset


def last_day_of(measure: Measure, ruleset: Ruleset) -> date | None:
    """Return the last day an indsats may have; None: nothing limits it, or its start is not known.

    The referral that grants it has the name of its tiltag.
    """
    kind = ruleset.referrals.get(measure.action or "")
    if kind is None or kind.months is None or measure.start is None:
        return None
    return add_months(measure.start, kind.months, ruleset.month_end)


def lasts_too_long(measure: Measure, ruleset: Ruleset) -> bool:
    """Return whether an indsats is planned for longer than it is granted."""
    last = last_day_of(measure, ruleset)
    return last is not None and measure.end is not None and measure.end > last
