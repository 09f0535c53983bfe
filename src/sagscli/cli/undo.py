"""sag undo: take the last change back."""

from typing import TYPE_CHECKING, Annotated

from sagscli.cli import dialogue, options
from sagscli.cli.output import say
from sagscli.language import _, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sagscli.app.session import Session
    from sagscli.app.undo import Undoing

Skip = Annotated[
    bool, options.flag("--skip", _("Pass over changes that can no longer be taken back."))
]
CommitUndo = Annotated[
    bool, options.flag("--commit", _("Commit to git as well that it was taken back."))
]


def undo(
    paths: options.Paths = None,
    dry_run: options.DryRun = False,
    yes: Annotated[bool, options.flag("--yes", _("Take it back without asking."))] = False,
    skip: Skip = False,
    commit: CommitUndo = False,
    names: options.Names = False,
    as_of: options.AsOf = None,
    format_: options.RecordingFormat = None,
) -> int:
    """Take back what was recorded last in a folder."""
    from sagscli.app.undo import TakingBack, take_back

    target = options.target("Recording", format_)
    is_asking = not (yes or dry_run)
    wanted = _wanted(options.session(as_of, names=names), paths, skip=skip, is_asking=is_asking)
    if dry_run or not yes:
        target.give(wanted.change if isinstance(wanted, TakingBack) else wanted)
    is_kept = not commit and _is_committed(wanted)
    if dry_run and is_kept:
        _tell_of_commit()
    if dry_run:
        return 0
    if not (yes or _is_agreed(wanted)):
        return 1
    done = take_back(wanted)
    if yes:
        target.give(done)
    _keep_in_git(wanted, commit=commit, is_kept=is_kept, is_asking=is_asking)
    return 0


def _keep_in_git(wanted: "Undoing", *, commit: bool, is_kept: bool, is_asking: bool) -> None:
    """Have git know that a change was taken back which it has, once that is agreed."""
    if commit or (is_kept and is_asking and _is_to_be_committed()):
        _commit(wanted)
    elif is_kept:
        _tell_of_commit()
        say(_("sag doctor shows how to have git know it now."))


def _is_agreed(wanted: "Undoing") -> bool:
    if dialogue.ask_yes_no(_question(wanted), "--yes", default=True):
        return True
    say(_("Nothing was taken back."))
    return False


def _is_committed(wanted: "Undoing") -> bool:
    from sagscli.app.commit import is_committed
    from sagscli.history.git_error import GitError

    try:
        return is_committed(wanted.paths)
    except GitError:  # whatever git cannot tell keeps nobody from taking back
        return False


def _tell_of_commit() -> None:
    say(_("The change was committed to git, and that commit stands; --commit adds the undoing."))


def _is_to_be_committed() -> bool:
    question = _("The change was committed to git. Commit that it was taken back, too?")
    return dialogue.ask_yes_no(question, "--commit", default=True)


def _commit(wanted: "Undoing") -> None:
    from sagscli.app.commit import committed_undo
    from sagscli.cli.recording import NotCommittedError
    from sagscli.history.git_error import GitError

    try:
        say(committed_undo(wanted))
    except GitError as error:
        raise NotCommittedError(
            _("it is taken back, but not committed: {reason}").format(reason=error.message),
            error.remedy,
        ) from None


def _wanted(
    session: "Session", paths: "Sequence[str] | None", *, skip: bool, is_asking: bool
) -> "Undoing":
    """Return what is to be taken back; one that cannot be is passed over once that is agreed."""
    from sagscli.app.undo import ChangedSinceError, taking_back

    try:
        return taking_back(session, paths, skip=skip)
    except ChangedSinceError as error:
        if not (is_asking and dialogue.can_ask()):
            raise
        say(error.message)
        question = _("Go on to the change before it?")
        if not dialogue.ask_yes_no(question, "--skip", default=False):
            raise
    return taking_back(session, paths, skip=True)


def _question(wanted: "Undoing") -> str:
    from sagscli.app.undo import TakingBack, TakingBackParts, TakingBackTogether

    match wanted:
        case TakingBackTogether(files=files):
            return counted(
                "Take this back? {n} file goes.", "Take this back? {n} files go.", len(files)
            )
        case TakingBackParts():
            return counted(
                "Take this back in {n} file?", "Take this back in {n} files?", wanted.count
            )
        case TakingBack(change=change) if wanted.removes:
            return _("Take this back? The file goes: {path}").format(path=change.path)
    return _("Take this back?")
