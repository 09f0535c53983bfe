"""sag places: who is in each group, and when a place becomes free."""

from dataclasses import dataclass
from datetime import date

from sagscli.app.case_label import label_of, redaction_of
from sagscli.app.caseload import load_all
from sagscli.app.session import Session
from sagscli.app.workspace import Dialect
from sagscli.diagnostics.diagnostic import Diagnostic
from sagscli.placements.capacity import PlacementGroup, Seen, Unplaced, groups, unplaced


@dataclass(frozen=True)
class PlaceList:
    """The groups of the folders on a day, and the placements that count in none of them."""

    as_of: date
    groups: tuple[PlacementGroup, ...]
    unplaced: tuple[Unplaced, ...]
    errors: tuple[Diagnostic, ...]
    dialect: Dialect


def places(session: Session) -> PlaceList:
    """Return the groups that the cases name."""
    seen: list[Seen] = []
    errors: list[Diagnostic] = []
    for entry in load_all(session):
        errors += entry.errors
        if entry.case is not None and entry.ruleset is not None and entry.case.placements:
            people = redaction_of(entry, session.names)
            label = label_of(entry, people)
            seen.append(Seen(label.number, label.label, entry.case, entry.ruleset, people))
    return PlaceList(
        session.as_of,
        tuple(groups(seen, session.as_of)),
        tuple(unplaced(seen, session.as_of)),
        tuple(errors),
        session.workspace.folder.settings.csv,
    )
