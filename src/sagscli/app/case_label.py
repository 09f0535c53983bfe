"""The case a line of a list belongs to, as far as a list shows it."""

import os
from dataclasses import dataclass

from sagscli.app.loaded_case import LoadedCase
from sagscli.case.redaction import Redaction
from sagscli.casefile.shown_paths import path_of, people_written_in
from sagscli.deadlines.obligation import Obligation
from sagscli.rulesets.roles import redaction_for

_TWICE = "SAG107"
"""A key that is there twice: the case has only one of the names, and the text has both."""


@dataclass(frozen=True, slots=True)
class CaseLabel:
    """The case a line belongs to, as far as a list shows it; never a whole CPR number."""

    number: str
    path: str
    label: str
    daycare: str | None
    consultant: str | None
    doubtful: bool
    """The file has errors, so its dates may be wrong."""
    is_group: bool = False


def redaction_of(entry: LoadedCase, names: bool | None) -> Redaction:
    """Return how the people of a case are shown; None leaves it to the folder's settings."""
    settings = entry.file.folder.settings
    show = settings.show_names if names is None else names
    if entry.case is None and not show:
        return people_written_in(entry.file)
    people = redaction_for(entry.case, entry.ruleset, names=show)
    if not show and any(error.code == _TWICE for error in entry.errors):
        return people.together([people_written_in(entry.file)])
    return people


def number_of(entry: LoadedCase, people: Redaction) -> str:
    """Return a case's number as a checklist shows it; the name of its file where it has none."""
    number = entry.case.number if entry.case is not None else None
    return people.number(number or os.path.basename(entry.file.path))


def shown(obligation: Obligation, people: Redaction) -> Obligation:
    """Return an obligation with the words of its case made fit to be shown: place and tiltag."""
    about, course = obligation.about, obligation.course
    if about is None and course is None:
        return obligation
    return obligation._replace(
        about=people.text(about) if about is not None else None,
        course=people.identifier(course) if course is not None else None,
    )


def heading(label: CaseLabel) -> str:
    """Return how a case is headed: its number, whom it is about, the daycare."""
    return " · ".join(part for part in (label.number, label.label, label.daycare) if part)


def label_of(entry: LoadedCase, people: Redaction) -> CaseLabel:
    """Return how a case is shown in a list: its number, the child's initials or name, the place."""
    case, file = entry.case, entry.file
    child = case.child if case is not None else None
    group = case.group if case is not None else None
    about = child or group
    name = child.name if child is not None else None
    path = path_of(file, people)
    return CaseLabel(
        number=people.number(case.number if case is not None else None) or path,
        path=path,
        label=people.name(name) or people.identifier(group.name if group is not None else None),
        daycare=people.identifier(about.daycare if about is not None else None) or None,
        consultant=people.identifier(case.consultant if case is not None else None) or None,
        doubtful=entry.has_errors,
        is_group=not name and group is not None and group.name is not None,
    )
