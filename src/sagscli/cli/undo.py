"""sag undo: take the last change back."""

from typing import TYPE_CHECKING, Annotated

from sagscli.cli import dialogue, options
from sagscli.cli.output import say
from sagscli.language import _, counted

if TYPE_CHECKING:
    from sagscli.app.record import Recording
    from sagscli.app.undo import TakingBack, TakingBackTogether


def undo(
    paths: options.Paths = None,
    dry_run: options.DryRun = False,
    yes: Annotated[bool, options.flag("--yes", _("Take it back without asking."))] = False,
    names: options.Names = False,
    as_of: options.AsOf = None,
    format_: options.RecordingFormat = None,
) -> int:
    """Take back what was recorded last in a folder."""
    from sagscli.app.undo import TakingBackTogether, take_back, take_back_together, taking_back

    target = options.target("Recording", format_)
    wanted = taking_back(options.session(as_of, names=names), paths)
    shown = wanted if isinstance(wanted, TakingBackTogether) else wanted.change
    if dry_run or not yes:
        target.give(shown)
    if dry_run:
        return 0
    if not yes and not dialogue.ask_yes_no(_question(wanted), "--yes", default=True):
        say(_("Nothing was taken back."))
        return 1
    done: Recording | TakingBackTogether = (
        take_back_together(wanted) if isinstance(wanted, TakingBackTogether) else take_back(wanted)
    )
    if yes:
        target.give(done)
    return 0


def _question(wanted: "TakingBack | TakingBackTogether") -> str:
    from sagscli.app.undo import TakingBackTogether

    if isinstance(wanted, TakingBackTogether):
        return counted(
            "Take this back? {n} file goes.", "Take this back? {n} files go.", len(wanted.files)
        )
    if wanted.removes:
        path = wanted.change.path
        return _("Take this back? The file goes: {path}").format(path=path)
    return _("Take this back?")
