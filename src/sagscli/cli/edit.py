"""sag edit: open a case in an editor, and check it on the way back."""

import sys
from typing import TYPE_CHECKING

from sagscli.cli import dialogue, options
from sagscli.cli.output import say
from sagscli.errors import SagError, StoppedError, reason_of
from sagscli.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sagscli.app.record import Recording
    from sagscli.app.session import Session
    from sagscli.diagnostics.diagnostic import Diagnostic

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
    from sagscli.app.edit import keep, put_back, standing_errors
    from sagscli.cli.output import Target

    session = options.session(as_of, names=names).at_case(case)
    change, choice = _changed(session)
    if choice == _BACK:
        put_back(change)
        say(_("The file is as it was."))
        return 0
    if not change.changes_nothing:
        change = keep(change)
    Target("text").give(change)
    if change.changes_nothing and (standing := standing_errors(session)):
        _show(standing)
        return 1
    if commit and not change.changes_nothing:
        from sagscli.cli import recording

        recording.commit(change)
    return 1 if change.errors else 0


def _changed(session: "Session") -> "tuple[Recording, str]":
    """Return what was changed in the editor, and whether it is left so or put back."""
    from sagscli.app.edit import edited, text_of

    before = text_of(session)
    if not dialogue.can_ask():
        raise EditorError(
            _("an editor can only be opened at a terminal."),
            _("Use sag record, which writes by options, or change the file of the case itself."),
        )
    while True:
        _open(session.file.path)
        change = edited(session, before)
        try:
            choice = _what_to_do_about(change) if change.errors else _LEAVE
        except StoppedError:
            raise StoppedError(_("The file is as the editor left it.")) from None
        if choice != _AGAIN:
            return change, choice


def _open(path: str) -> None:
    """Open a file in the editor of VISUAL or EDITOR, else in one that is there."""
    import click

    try:
        click.edit(filename=path)
    except (click.ClickException, ValueError) as error:  # ValueError: EDITOR with a lone quote
        cause = error.__cause__
        if isinstance(error, click.ClickException) and not isinstance(cause, OSError):
            raise EditorError(
                _("the editor ended with an error."),
                _("The file is as the editor left it; sag validate looks at it."),
            ) from error
        unlike = _("EDITOR is not written as a command")
        reason = reason_of(cause) if isinstance(cause, OSError) else unlike
        raise EditorError(
            _("the editor cannot be started: {reason}.").format(reason=reason),
            _("Set EDITOR to one that is there, such as nano, or notepad on Windows."),
        ) from error


def _show(errors: "Sequence[Diagnostic]") -> None:
    from sagscli.render.recording import format_findings
    from sagscli.render.terminal import screen

    screen.show(format_findings(errors, screen.columns(sys.stderr)), sys.stderr)


def _what_to_do_about(change: "Recording") -> str:
    """Show what is wrong now, and return what is to be done about it."""
    _show(change.errors)
    choices = {
        _AGAIN: _("Open it again and put it right"),
        _BACK: _("Let the file be as it was before"),
        _LEAVE: _("Leave it as it is now"),
    }
    return dialogue.ask_choice(_("The file has errors now. What is to be done?"), "CASE", choices)
