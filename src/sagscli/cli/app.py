"""The commands and their names, English and Danish."""

from collections.abc import Callable
from typing import Any

import typer

from sagscli import language
from sagscli.cli import deadlines, explain, schema, validate
from sagscli.cli.help import SagCommand, SagGroup
from sagscli.language import _

app = typer.Typer(
    cls=SagGroup,
    name="sag",
    # Rich's help costs start-up time, and its boxes break at narrow widths.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
    help=_(
        "Case files of small children with special needs: check them, and see what is due.\n\n"
        "Every command has an English and a Danish name; both always work."
    ),
)


def _add(english: str, danish: str, command: Callable[..., Any], help_: str) -> None:
    """Register a command under both names; help lists the one of the language in use."""
    danish_first = language.current() == "da"
    for name, hidden in ((english, danish_first), (danish, not danish_first)):
        other = danish if name == english else english
        text = _("{help} (Also: {other}.)").format(help=help_, other=other)
        app.command(name, cls=SagCommand, help=text, hidden=hidden)(command)


_add("deadlines", "frister", deadlines.deadlines, _("What is due, and who has to act."))
_add(
    "validate", "valider", validate.validate, _("What is wrong in the case files, and what to do.")
)
_add("explain", "forklar", explain.explain, _("What a code such as SAG204 means."))
_add("schema", "skema", schema.schema, _("JSON Schema of case files, for editors."))


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    version: bool = typer.Option(
        False, "--version", "-V", help=_("Show the version."), show_default=False
    ),
    debug: bool = typer.Option(  # noqa: ARG001 - the boundary acts on it; here for its help
        False, "--debug", help=_("Show the whole fault when sag itself fails."), show_default=False
    ),
) -> None:
    """Answer --version among other words, and show help when no command is given."""
    if version:
        from sagscli import __version__

        typer.echo(f"sag {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit
