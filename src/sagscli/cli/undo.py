"""sag undo: take the last change back."""

import sys
from typing import TYPE_CHECKING, Annotated

from sagscli.cli import dialogue, options
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.app.undo import TakingBack


def undo(
    paths: options.Paths = None,
    dry_run: options.DryRun = False,
    yes: Annotated[bool, options.flag("--yes", _("Take it back without asking."))] = False,
    names: options.Names = False,
    as_of: options.AsOf = None,
    format_: options.RecordingFormat = None,
) -> int:
    """Take back what was recorded last in a folder."""
    from sagscli.app.undo import take_back, taking_back
    from sagscli.render.terminal import screen

    target = options.target("Recording", format_)
    wanted = taking_back(options.session(as_of, names=names), paths)
    if dry_run or not yes:
        target.give(wanted.change)
    if dry_run:
        return 0
    if not yes and not dialogue.ask_yes_no(_question(wanted), "--yes", default=True):
        screen.write(_("Nothing was taken back.") + "\n", sys.stderr)
        return 1
    done = take_back(wanted)
    if yes:
        target.give(done)
    return 0


def _question(wanted: "TakingBack") -> str:
    if wanted.removes:
        path = wanted.change.file.shown
        return _("Take this back? The file goes: {path}").format(path=path)
    return _("Take this back?")
