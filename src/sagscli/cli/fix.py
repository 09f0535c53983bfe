"""sag fix: mend what can be mended for certain, shown first."""

from pathlib import Path
from typing import TYPE_CHECKING

from sagscli.cli import dialogue, options
from sagscli.cli.output import say
from sagscli.cli.recording import told_when_stopped
from sagscli.language import _, counted

if TYPE_CHECKING:
    from sagscli.app.fix import Renaming
    from sagscli.app.record import Recording


def fix(
    paths: options.Paths = None,
    as_of: options.AsOf = None,
    names: options.Names = False,
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
) -> int:
    """Mend what can be mended for certain."""
    from sagscli.app.fix import fixes, renamings
    from sagscli.casefile.unopened import shut_among

    session = options.session(as_of, names=names).at(paths)
    shut = tuple(shut_among(session.workspace.files))
    session.noting(session.unopened(shut))
    count = written = 0
    for renaming in renamings(session):
        count += 1
        with told_when_stopped(is_begun=written > 0):
            written += _rename(renaming, is_dry=dry_run, is_sure=yes)
    for change in fixes(session):
        count += 1
        with told_when_stopped(is_begun=written > 0):
            written += _write(change, is_dry=dry_run, is_sure=yes)
    if not count:
        say(_("Nothing can be mended for certain; sag validate shows what else there is."))
    elif not yes and not dialogue.can_ask():
        say(counted("{n} file can be mended.", "{n} files can be mended.", count))
        say(_("Nothing was written; add --yes to write it."))
        return 1
    return 1 if shut else 0


def _rename(renaming: "Renaming", *, is_dry: bool, is_sure: bool) -> bool:
    """Show a file's right name and give it; return whether it has it now."""
    from sagscli.app.fix import rename
    from sagscli.casefile.folder import find_folder
    from sagscli.render.terminal import screen

    old, new = renaming.shown
    screen.write(_("{old} is to be called {new}").format(old=old, new=new) + "\n")
    if is_dry or not _is_agreed(is_sure=is_sure):
        return False
    rename(renaming, find_folder(Path(renaming.old)).root)
    return True


def _write(change: "Recording", *, is_dry: bool, is_sure: bool) -> bool:
    """Show what is mended in a file and write it; return whether it is written."""
    from sagscli.app.fix import write
    from sagscli.cli.output import Target

    Target("text").give(change)
    if is_dry or not _is_agreed(is_sure=is_sure):
        return False
    write(change)
    return True


def _is_agreed(*, is_sure: bool) -> bool:
    return is_sure or (
        dialogue.can_ask() and dialogue.ask_yes_no(_("Write this?"), "--yes", default=True)
    )
