"""sag places: who is in each group, and when a place becomes free."""

from dataclasses import dataclass
from datetime import date

from sagscli.app.case_filter import ALL_CASES, CaseFilter
from sagscli.app.case_label import label_of, redaction_of
from sagscli.app.case_search import CaseSearch
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


def places(session: Session, wanted: CaseFilter = ALL_CASES) -> PlaceList:
    """Return the groups that the cases name: those with a case that is asked for, in whole.

    Raises NoCaseError where none matches the filter.
    """
    seen: list[Seen] = []
    errors: list[Diagnostic] = []
    admitted, search = set(), CaseSearch(wanted)
    for entry in load_all(session):
        errors += entry.errors
        if entry.case is not None and entry.ruleset is not None and entry.case.placements:
            people = redaction_of(entry, session.names)
            label = label_of(entry, people)
            seen.append(Seen(label.number, label.label, entry.case, entry.ruleset, people))
            if search.admits(entry):
                admitted.add(label.number)
    search.refuse_no_match(session, is_faulty=bool(errors))
    return PlaceList(
        session.as_of,
        tuple(
            group
            for group in groups(seen, session.as_of)
            if any(stay.number in admitted for stay in group.stays)
        ),
        tuple(each for each in unplaced(seen, session.as_of) if each.number in admitted),
        tuple(errors),
        session.workspace.folder.settings.csv,
    )
