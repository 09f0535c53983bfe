"""Meetings that a phase asks for: in another phase one of the same name is another meeting (L3)."""

from datetime import date

from sagscli.case.group_records import Stage
from sagscli.case.records import Case
from sagscli.rulesets.records import Ruleset
from sagscli.rulesets.records.deadlines import subject_of


def is_of_its_phase(meeting: str | None, day: date, case: Case, ruleset: Ruleset) -> bool:
    """Return whether a meeting on a day lies in a phase that asks for it.

    Only there it has the points that the source gives it. A kind that no phase asks for always
    has them.
    """
    phases = {
        which
        for rule in ruleset.deadlines
        if rule.meeting == meeting
        for what, which in map(subject_of, rule.for_each)
        if what == "fase"
    }
    return not phases or any(_holds(stage, day) for stage in case.stages if stage.kind in phases)


def _holds(stage: Stage, day: date) -> bool:
    """Return whether a phase runs on a day: until it is `afsluttet`, whatever was planned (A31)."""
    return (
        stage.start is not None
        and stage.start <= day
        and (stage.finished is None or day <= stage.finished)
    )
