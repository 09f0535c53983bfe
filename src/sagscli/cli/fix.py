"""sag fix: mend what can be mended for certain, shown first."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sagscli.cli import dialogue, options
from sagscli.cli.output import say
from sagscli.cli.recording import told_when_stopped
from sagscli.language import _, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sagscli.app.fix import Renaming
    from sagscli.app.record import Recording
    from sagscli.app.session import Session
    from sagscli.casefile.journal import ChangeParts


def fix(
    paths: options.Paths = None,
    as_of: options.AsOf = None,
    names: options.Names = False,
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
) -> int:
    """Mend what can be mended for certain."""
    from sagscli.casefile.journal import ChangeParts

    mending = _Mending(ChangeParts(), is_dry=dry_run, is_sure=yes)
    mending.mend(options.session(as_of, names=names), paths)
    if mending.count and mending.left:
        _tell_rest(mending.left)
    if not mending.count:
        say(_("Nothing can be mended for certain; sag validate shows what else there is."))
    elif not (yes or dry_run or dialogue.can_ask()):
        say(counted("{n} file can be mended.", "{n} files can be mended.", mending.count))
        say(_("Nothing was written; add --yes to write it."))
        return 1
    elif mending.written > 1:
        say(_("sag undo takes all of it back."))
    return 1 if mending.is_passed_over else 0


def _tell_rest(count: int) -> None:
    """Say that more is wrong: who sees something mended thinks that it was all."""
    say(
        counted(
            "{n} file has errors that cannot be mended for certain: sag validate shows them.",
            "{n} files have errors that cannot be mended for certain: sag validate shows them.",
            count,
        )
    )


@dataclass
class _Mending:
    """What is mended by one command: parts of one change, each shown and agreed to first."""

    parts: "ChangeParts"
    is_dry: bool
    is_sure: bool
    count: int = 0
    written: int = 0
    left: int = 0
    """How many files have errors that cannot be mended for certain."""
    is_passed_over: bool = False
    """Whether something could not be looked into, which is told."""

    def mend(self, session: "Session", paths: "Sequence[str] | None") -> None:
        """Give files their right names, then mend what stands in files."""
        from sagscli.app.fix import NotMended, fixes, renamings
        from sagscli.casefile.unopened import shut_among

        opened = session.at(paths)
        shut = tuple(shut_among(opened.workspace.files))
        opened.noting(opened.unopened(shut))
        self.is_passed_over = bool(shut)
        for renaming in renamings(opened):
            self._write_once_agreed(partial(_show_name, renaming), partial(self._rename, renaming))
        if self.written:  # what has its right name now is read as well
            opened = session.at(paths)
        rest = NotMended()
        for change in fixes(opened, rest):
            self._write_once_agreed(partial(_show, change), partial(self._write, change))
        self.left = rest.count

    def _write_once_agreed(self, show: "Callable[[], None]", write: "Callable[[], None]") -> None:
        self.count += 1
        show()
        if self.is_dry:
            return
        with told_when_stopped(is_begun=self.written > 0):
            if self.is_sure or self._is_agreed():
                write()
                self.written += 1

    def _is_agreed(self) -> bool:
        return dialogue.can_ask() and dialogue.ask_yes_no(_("Write this?"), "--yes", default=True)

    def _rename(self, renaming: "Renaming") -> None:
        from sagscli.app.fix import give_name
        from sagscli.casefile.folder import find_folder

        give_name(renaming, find_folder(Path(renaming.old)).root, self.parts)

    def _write(self, change: "Recording") -> None:
        from sagscli.app.fix import write

        write(change, self.parts)


def _show_name(renaming: "Renaming") -> None:
    from sagscli.render.terminal import screen

    old, new = renaming.shown
    screen.write(_("{old} is to be called {new}").format(old=old, new=new) + "\n")


def _show(change: "Recording") -> None:
    from sagscli.cli.output import Target

    Target("text", pages=False).give(change)
