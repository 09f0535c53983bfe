"""The commands and their names, English and Danish."""

from collections.abc import Callable, Iterator
from typing import Any

import typer

from sagscli import language
from sagscli.cli import deadlines, explain, places, referral, schema, show, validate
from sagscli.cli.documents import render, templates
from sagscli.cli.help import SagCommand, SagGroup
from sagscli.cli.rulesets import commands as rules
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


def _names(english: str, danish: str, help_: str) -> Iterator[tuple[str, str, bool]]:
    """Yield both names with their help and whether they are hidden; one language is listed."""
    danish_first = language.current() == "da"
    for name, hidden in ((english, danish_first), (danish, not danish_first)):
        other = danish if name == english else english
        yield name, _("{help} (Also: {other}.)").format(help=help_, other=other), hidden


def _add(
    english: str, danish: str, command: Callable[..., Any], help_: str, to: typer.Typer = app
) -> None:
    """Register a command under both names; help lists the one of the language in use."""
    for name, text, hidden in _names(english, danish, help_):
        to.command(name, cls=SagCommand, help=text, hidden=hidden)(command)


def _help_of_group(context: typer.Context) -> None:
    """Show a group's help when none of its commands is given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit


def _group(
    names: tuple[str, str, str], *commands: tuple[str, str, Callable[..., Any], str]
) -> None:
    """Register a group of commands under both its names."""
    group = typer.Typer(cls=SagGroup, rich_markup_mode=None)
    for name, text, hidden in _names(*names):
        app.add_typer(
            group,
            name=name,
            cls=SagGroup,
            help=text,
            hidden=hidden,
            callback=_help_of_group,
            invoke_without_command=True,
        )
    for english, danish, command, help_ in commands:
        _add(english, danish, command, help_, group)


_add("deadlines", "frister", deadlines.deadlines, _("What is due, and who has to act."))
_add(
    "validate", "valider", validate.validate, _("What is wrong in the case files, and what to do.")
)
_group(
    ("referral", "henvisning", _("Is everything in place before something is sent?")),
    ("check", "tjek", referral.check, _("What is in place, what is missing, and who has it.")),
    ("list", "liste", referral.list_, _("Every open referral, and how far it is.")),
)
_add("show", "vis", show.show, _("Where a case stands, and what comes next."))
_add("plan", "handleplan", render.plan, _("The action plan of a case, or the next one."))
_add("render", "dokument", render.render, _("The documents people print, send and sign."))
_group(
    ("templates", "skabeloner", _("What documents are made from.")),
    ("list", "liste", templates.list_, _("Which templates there are, and which are your own.")),
    ("copy", "kopier", templates.copy, _("A template of your own, to change.")),
)
_add("places", "pladser", places.places, _("Each group's places, and when one becomes free."))
_add("explain", "forklar", explain.explain, _("What a code or a rule means, and why a date is."))
_group(
    ("rules", "regler", _("The procedures as data.")),
    ("list", "liste", rules.list_, _("Which rulesets there are.")),
    ("show", "vis", rules.show, _("A procedure as a page to read.")),
    ("check", "tjek", rules.check, _("What is wrong in a ruleset, and what to do.")),
    ("diff", "forskel", rules.diff, _("What two rulesets do differently, to cases too.")),
    ("new", "ny", rules.new, _("A commented starting point for a ruleset.")),
)
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
