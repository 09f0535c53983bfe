"""sag list: every case of a folder, where it stands, and what comes next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from sagscli.app.case_filter import CaseFilter, FilterWords, ruleset_word
from sagscli.app.case_label import CaseLabel, redaction_of
from sagscli.app.case_overview import CaseOverview, CaseState, overview_of
from sagscli.app.case_search import CaseSearch
from sagscli.app.caseload import ProgressStep, load
from sagscli.app.loaded_case import LoadedCase
from sagscli.app.same_number import twins_of
from sagscli.app.session import Session
from sagscli.app.workspace import Dialect
from sagscli.diagnostics.diagnostic import Diagnostic
from sagscli.pathways.next_step import NextStep
from sagscli.pathways.progress import Reached
from sagscli.workers import in_chunks

if TYPE_CHECKING:
    from sagscli.casefile.folder import CaseFile


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A case as the list has it: the step it came to last, and the one that comes next."""

    label: CaseLabel
    ruleset: str | None
    state: CaseState
    step: str | None = None
    reached: Reached | None = None
    since: date | None = None
    left: date | None = None
    next_step: NextStep | None = None


@dataclass(frozen=True)
class CaseList:
    """The cases asked for, by number; `errors` make the list less than whole."""

    as_of: date
    cases: Sequence[ListedCase] = ()
    errors: Sequence[Diagnostic] = ()
    dialect: Dialect = "standard"


@dataclass
class _ListedPart:
    """The cases of a part of the files, and what the others could have been asked for by."""

    cases: list[ListedCase] = field(default_factory=list)
    errors: list[Diagnostic] = field(default_factory=list)
    words: FilterWords = field(default_factory=FilterWords)

    def add(self, later: "_ListedPart") -> None:
        self.cases += later.cases
        self.errors += later.errors
        self.words.add(later.words)


def case_list(
    session: Session, wanted: CaseFilter, state: CaseState | None, step: ProgressStep
) -> CaseList:
    """Return the cases that are asked for. Raises NoCaseError where none matches the filter."""

    def work(chunk: "Sequence[CaseFile]") -> _ListedPart:
        entries = load(chunk, session.checked_on, session.names, session.as_of, twins)
        return _listed(entries, wanted, session)

    workspace = session.workspace
    twins, whole = twins_of(workspace), _ListedPart()
    for part in in_chunks(work, workspace.files, step):
        whole.add(part)
    search = CaseSearch(wanted, bool(whole.cases), whole.words)
    search.refuse_no_match(session, is_faulty=bool(whole.errors))
    # One that cannot be read may be in any state: unknown is never a no.
    cases = [
        each for each in whole.cases if state is None or each.state in (state, CaseState.UNREAD)
    ]
    cases.sort(key=lambda each: (each.label.number.casefold(), each.label.path))
    dialect = workspace.folder.settings.csv
    return CaseList(session.as_of, cases, whole.errors, dialect)


def _listed(entries: Iterable[LoadedCase], wanted: CaseFilter, session: Session) -> _ListedPart:
    part = _ListedPart()
    for entry in entries:
        part.words.look_at(entry)
        is_admitted = wanted.admits(entry) or (entry.case is None and not wanted.words)
        if is_admitted:
            shown = overview_of(entry, session.as_of, session.names)
            part.cases.append(_case(entry, shown, session.names))
        if is_admitted or entry.case is None or wanted.may_admit(entry):
            part.errors += entry.errors
    return part


def _case(entry: LoadedCase, shown: CaseOverview, names: bool | None) -> ListedCase:
    ruleset = redaction_of(entry, names).identifier(ruleset_word(entry)) or None
    listed = ListedCase(shown.label, ruleset, shown.state)
    mark, left = shown.position
    if mark is not None:
        listed = replace(listed, step=mark.step.title, reached=mark.reached, since=mark.day)
    return replace(listed, left=left, next_step=shown.next_step)
