"""sag edit: open a case in an editor, and check it on the way back."""

import sys
from typing import TYPE_CHECKING

from sagscli.cli import dialogue, options
from sagscli.errors import SagError
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.app.record import Recording

_AGAIN, _LEAVE, _BACK = "again", "leave", "back"


class EditorError(SagError):
    """An editor that cannot be started."""


def edit(
    case: options.CaseName,
    as_of: options.AsOf = None,
    names: options.Names = False,
    commit: options.Commit = False,
) -> int:
    """Open a case in an editor, and check it afterwards."""
    from sagscli.app.edit import edited, keep, put_back, text_of
    from sagscli.cli.output import Target

    session = options.session(as_of, names=names).at_case(case)
    before = text_of(session)
    if not dialogue.can_ask():
        raise dialogue.NoTerminalError(_("What is to be changed?"), "sag record")
    while True:
        _open(session.file.path)
        change = edited(session, before)
        choice = _LEAVE if change.changes_nothing or not change.errors else _asked_about(change)
        if choice == _BACK:
            put_back(change)
            _say(_("The file is as it was."))
            return 0
        if choice == _LEAVE:
            break
    if not change.changes_nothing:
        change = keep(change)
    Target("text").give(change)
    if commit and not change.changes_nothing:
        from sagscli.app.commit import committed

        _say(committed(change))
    return 1 if change.errors else 0


def _open(path: str) -> None:
    """Open a file in the editor of VISUAL or EDITOR, else in one that is there."""
    import click

    try:
        click.edit(filename=path)
    except click.ClickException as error:
        raise EditorError(
            _("the editor cannot be started: {reason}").format(reason=error.message),
            _("Set EDITOR to one that is there, such as nano, or notepad on Windows."),
        ) from error


def _asked_about(change: "Recording") -> str:
    """Show what is wrong now, and return what is to be done about it."""
    from sagscli.render.recording import format_findings
    from sagscli.render.terminal import screen

    screen.show(format_findings(change.errors, screen.columns(sys.stderr)), sys.stderr)
    choices = {
        _AGAIN: _("Open it again and put it right"),
        _BACK: _("Let the file be as it was before"),
        _LEAVE: _("Leave it as it is now"),
    }
    return dialogue.ask_choice(_("The file has errors now. What is to be done?"), "CASE", choices)


def _say(text: str) -> None:
    from sagscli.render.terminal import screen

    screen.write(f"{text}\n", sys.stderr)
