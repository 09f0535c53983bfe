"""Every kind of finding that one step of one case can give, in the order of their codes."""

from sagscli.audit.changed_after import changed_after
from sagscli.audit.finding import StepCheck
from sagscli.audit.late_recording import recorded_ahead, recorded_late
from sagscli.audit.sent_unmet import sent_unmet
from sagscli.audit.unplanned_meeting import held_unplanned

STEP_CHECKS: tuple[StepCheck, ...] = (
    recorded_late,
    recorded_ahead,
    changed_after,
    sent_unmet,
    held_unplanned,
)
"""To add a kind: a function, a row here, its code, and its sentence in `render.audit.sentences`."""
