"""What `sag validate` could not ask, in words: on stderr, and in the formats for programs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sagscli.app.note import Note
from sagscli.language import _
from sagscli.safety import clean

if TYPE_CHECKING:
    from sagscli.app.validation_report import Report


def notes(report: "Report") -> Iterator[Note]:
    """Yield each note with what to do."""
    for refusal in report.refusals:
        told = _("approved plans could not be compared with the history: {reason}.")
        yield Note(told.format(reason=clean(refusal.message)), clean(refusal.remedy or ""))
    if report.is_cut:
        yield Note(
            _(
                "the history is cut off, for only the newest commits were fetched: "
                "approved plans that were changed before them are not seen."
            ),
            _("Fetch the rest: git fetch --unshallow; in a workflow: fetch-depth: 0."),
        )
    if report.is_part:
        yield Note(
            _(
                "only a part of the folder was read: two files with one case number, groups with "
                "too many children and names in a group's case are looked for in that part only."
            ),
            _("Name the case folder to have all of it checked."),
        )
