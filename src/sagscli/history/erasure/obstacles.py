"""What stands in the way of rewriting a history: told before anything is changed."""

import os
from collections.abc import Iterator
from pathlib import Path

from sagscli.errors import SagError
from sagscli.history.git import Repository
from sagscli.history.uncommitted import uncommitted
from sagscli.language import _

_UNDER_WAY = (
    *("rebase-merge", "rebase-apply", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD"),
    *("BISECT_LOG", "sequencer"),
)
"""What git leaves in its folder as long as something is not finished."""
_SETTINGS_THAT_RUN = ("filter.", "core.worktree")
"""Settings of a repository by which others choose what is run, or where files are written."""


class ForgetError(SagError):
    """A history that is not rewritten as it stands."""


def refuse(repository: Repository) -> None:
    """Raise ForgetError for the first thing that stands in the way of a rewriting."""
    for message, remedy in obstacles(repository):
        raise ForgetError(message, remedy)


def obstacles(repository: Repository) -> Iterator[tuple[str, str]]:
    """Yield what stands in the way, each with what to do about it."""
    inside, common = Path(repository.inside), Path(repository.common)
    if os.path.isfile(os.path.join(repository.top, ".git")) or inside != common:
        yield (
            _("This is a worktree or a submodule of another repository."),
            _("Go to the repository itself."),
        )
    if any((common / "worktrees").glob("*")):
        yield (
            _("The repository has other worktrees, which keep what they stand on."),
            _("Take them away first: git worktree list, git worktree remove FOLDER."),
        )
    if repository.is_cut_off():
        yield (
            _("Only a part of the history is here, and the rest would keep the case."),
            _("Fetch the rest first: git fetch --unshallow"),
        )
    if (common / "objects" / "info" / "alternates").exists():
        yield (
            _("The repository borrows from another one, which would keep the case."),
            _("Make it stand alone first: git repack -a -d, and remove objects/info/alternates."),
        )
    if any((inside / name).exists() for name in _UNDER_WAY):
        yield (
            _("A merge, a rebase or the like is not finished."),
            _("Finish it, or give it up; git status says how."),
        )
    yield from _of_settings(repository)
    yield from _of_refs(repository)


def _of_settings(repository: Repository) -> Iterator[tuple[str, str]]:
    settings = _own_settings(repository)
    if settings.get("extensions.objectformat") == "sha256":
        yield (
            _("git-filter-repo does not know repositories whose names are SHA-256."),
            _("Begin a new repository without the case, and delete this one."),
        )
    if "extensions.partialclone" in settings:
        yield (
            _("Only a part of the files was fetched, and the rest would come back."),
            _("Fetch the rest first: git fetch --refetch --no-filter"),
        )
    if any(key.startswith(_SETTINGS_THAT_RUN) for key in settings):
        yield (
            _("The repository's own settings have programs run, or files written elsewhere."),
            _("Look at filter.* and core.worktree in .git/config, and take them out first."),
        )


def _own_settings(repository: Repository) -> dict[str, str]:
    """Return the settings that stand in the repository itself, by their keys in lower case."""
    words = ("config", "--list", "-z", "--show-scope", "--includes")
    with repository.start(*words) as answer:
        parts = answer.output().read().decode("utf-8", "replace").split("\0")
    settings: dict[str, str] = {}
    for scope, entry in zip(parts[::2], parts[1::2], strict=False):
        if scope in ("local", "worktree"):
            key, _line, value = entry.partition("\n")
            settings[key.lower()] = value
    return settings


def _of_refs(repository: Repository) -> Iterator[tuple[str, str]]:
    refs = refs_of(repository)
    if repository.is_unborn():
        yield (
            _("Nothing was ever committed here, so there is no history to rewrite."),
            _("Delete the file and its enclosures."),
        )
        return
    if "refs/stash" in refs:
        yield (
            _("Something is stashed, and stashes cannot be rewritten."),
            _("Take them back with git stash pop, or away with git stash drop."),
        )
    if uncommitted(repository, Path(repository.top)):
        yield (
            _("Not everything is committed."),
            _("Commit it first, or put it back; git status says what it is."),
        )


def refs_of(repository: Repository) -> list[str]:
    """Return the names of all branches, tags, notes and whatever else holds commits."""
    with repository.start("for-each-ref", "--format=%(refname)") as answer:
        return answer.output().read().decode("utf-8", "replace").split()
