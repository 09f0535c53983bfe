"""sag validate --staged: what is wrong in the cases that the next commit changes."""

from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager
from dataclasses import replace
from pathlib import Path

from sagscli.app.session import Session
from sagscli.app.validation_report import Report
from sagscli.casefile.folder import find_folder
from sagscli.diagnostics.diagnostic import Diagnostic
from sagscli.errors import NoCaseError, NoSuchPlaceError, SagError
from sagscli.history.staged import StagedFolder, staged_folder
from sagscli.language import _


@contextmanager
def at_staged(session: Session, paths: Sequence[str] | None) -> Iterator["StagedCases | None"]:
    """Stand in the case folder as the next commit would make it; None where that changes no case.

    Raises GitError outside a repository, SettingsError for a faulty ``sag.yaml`` that is staged.
    """
    with staged_folder(_root(paths)) as staged, chdir(staged.place):
        try:
            staged_session = session.at(None) if staged.has_cases else None
        except NoCaseError:  # a folder that is only begun
            staged_session = None
        yield StagedCases(staged_session, staged) if staged_session is not None else None


def _root(paths: Sequence[str] | None) -> Path:
    if paths and len(paths) > 1:
        raise SagError(_("--staged looks at one case folder."), _("Name only that one."))
    place = Path(paths[0] if paths else ".")
    if not place.exists():
        raise NoSuchPlaceError.missing(str(place))
    return find_folder(place).root


class StagedCases:
    """The cases of a folder as the next commit would make them."""

    def __init__(self, session: Session, staged: StagedFolder) -> None:
        self.session, self._staged = session, staged

    def kept(self, report: Report) -> Report:
        """Return what of a report is about those that are changed, or told for their sake.

        A mistake that was committed before stops nobody who writes in another case.
        """
        kept = tuple(filter(self._is_of_commit, report.diagnostics))
        return replace(report, diagnostics=kept)

    def _is_of_commit(self, finding: Diagnostic) -> bool:
        changed = self._staged.changed
        is_named = any(path in finding.message for path in changed)
        return self._staged.changes_all or finding.path in changed or is_named
