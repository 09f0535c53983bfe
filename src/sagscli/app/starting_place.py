"""Where a case folder is to begin: what lies there and above it already."""

import os
from dataclasses import dataclass
from pathlib import Path

from sagscli import language
from sagscli.app.workspace import check_settings
from sagscli.casefile.folder import CASES, Folder, case_files, find_folder
from sagscli.errors import SagError
from sagscli.history.git import Repository
from sagscli.history.starting import (
    Committer,
    committer,
    has_git,
    is_gits_own,
    repository_at,
    standing,
)
from sagscli.language import _
from sagscli.plain_files import real_path
from sagscli.ruleset_faults.checked_library import titled_rulesets
from sagscli.upkeep.starting_files import FolderWishes, sample_files


class BeginError(SagError):
    """A place where no case folder can be begun."""


@dataclass(frozen=True)
class StartingPlace:
    """The folder to begin in, which need not be there; `folder` where it has settings."""

    root: Path
    folder: Folder | None
    repository: Repository | None
    committer: Committer

    @property
    def is_inside(self) -> bool:
        """Return whether it lies in a repository that is more than the folder."""
        return self.repository is not None and self.repository.top != real_path(str(self.root))

    @property
    def lacks_committer(self) -> bool:
        """Return whether git, which is there, was never told whom commits are by."""
        return has_git() and not self.committer.is_known

    @property
    def rulesets(self) -> dict[str, str]:
        """Return the rulesets that cases can follow, by their ids: what they are called."""
        return titled_rulesets(str(self.root))

    @property
    def case_paths(self) -> frozenset[str]:
        """Return the paths of the case files in it, counted from it."""
        cases = self.root / CASES
        if not cases.is_dir():
            return frozenset()
        _folders, files = case_files([str(cases)])
        return frozenset(
            Path(file.path).absolute().relative_to(self.root).as_posix() for file in files
        )

    def in_force(self, wishes: FolderWishes) -> FolderWishes:
        """Return what its settings say where it has some, else what is wished for."""
        if self.folder is None:
            return wishes
        settings = self.folder.settings
        return FolderWishes(settings.title, settings.ruleset, settings.language)


def starting_place(text: str | None) -> StartingPlace:
    """Return the folder to begin in, and speak its language where it has one.

    Raises BeginError where none can be, SettingsError for a faulty ``sag.yaml`` in it.
    """
    root = Path(os.path.abspath(text or "."))
    _refuse_no_place(root, text)
    folder = find_folder(standing(root))
    if folder.document is not None and folder.root != root:
        raise BeginError(
            _('it would lie in the case folder "{path}".').format(path=folder.root.as_posix()),
            _("Choose a place outside that, or go to it and write: sag init"),
        )
    is_begun = folder.document is not None
    if is_begun:
        language.use(language.choose(os.environ, folder.settings.language))
        check_settings(folder)
    return StartingPlace(root, folder if is_begun else None, repository_at(root), committer(root))


def _refuse_no_place(root: Path, text: str | None) -> None:
    """Raise BeginError for what is no folder, or is one for something else."""
    if os.path.lexists(root) and not root.is_dir():
        raise BeginError(
            _('"{path}" is a file, and no folder.').format(path=text), _("Choose another name.")
        )
    if root in (_home(), Path(root.anchor)):
        raise BeginError(
            _("so much else lies in this folder that no case folder is made of it."),
            _("Name a folder of its own for the cases, for example: sag init my-cases"),
        )
    if is_gits_own(root):
        raise BeginError(
            _("only git keeps files in this folder, and a case folder has its own beside them."),
            _("Fetch it with git clone to another folder, and begin there."),
        )


def refuse_sample_among_cases(place: StartingPlace) -> None:
    """Raise BeginError where the invented cases would lie among others."""
    invented = {file.path for file in sample_files()}
    if place.case_paths - invented:
        raise BeginError(
            _("there are cases in this folder, and invented ones would lie among them."),
            _("Begin a folder of its own for them, for example: sag init try-it --sample"),
        )


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:  # nobody's
        return None
