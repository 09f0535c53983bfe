"""sag audit: what the history of a case folder shows."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

from sagscli.app import choices
from sagscli.cli import options
from sagscli.cli.output import Target
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.app.audit_result import Checkpoint

Since = Annotated[
    str | None,
    options.option("--since", _("DATE"), _("Only what was recorded on this day or later.")),
]
CheckpointFlag = Annotated[
    bool,
    options.flag("--checkpoint", _("Write how far the history has come, to keep elsewhere.")),
]
Against = Annotated[
    str | None,
    options.option(
        "--against", _("FILE"), _("Hold the history against a checkpoint that was kept.")
    ),
]
AuditFormat = Annotated[str | None, options.format_option("Audit", _("How to write the findings."))]


def audit(
    paths: options.Paths = None,
    since: Since = None,
    as_of: options.AsOf = None,
    strict: options.Strict = False,
    checkpoint: CheckpointFlag = False,
    against: Against = None,
    names: options.Names = False,
    format_: AuditFormat = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Look through the history of a case folder."""
    if checkpoint:
        options.refuse_together("--checkpoint", ("--against", against), ("--since", since))
        return _note(paths, options.target("Checkpoint", format_, output, force=force))

    from sagscli.app.audit import audit as look_through
    from sagscli.casefile.unopened import shut_among
    from sagscli.render.terminal.screen import progress

    target = options.target("Audit", format_, output, force=force)
    day = choices.day(since, "--since") if since is not None else None
    session = options.session(as_of, names=names).at(paths)
    shut = tuple(shut_among(session.workspace.files))
    session = session.noting(session.unopened(shut))
    show = partial(progress, description=_("Reading histories"))
    result = look_through(session, paths or ["."], day, show, _kept(against))
    target.give(result)
    return 1 if shut or result.fails(strict=strict) else 0


def _kept(path: str | None) -> "Checkpoint | None":
    """Return the checkpoint in a file; None where none was named."""
    from sagscli.app.checkpoint import read_checkpoint

    return read_checkpoint(path) if path is not None else None


def _note(paths: list[str] | None, target: Target) -> int:
    """Write a checkpoint."""
    from sagscli.app.checkpoint import checkpoint

    target.give(checkpoint(options.session().at(paths)))
    return 0
