"""sag schema: the JSON Schema of the files, for editors and other checkers."""

import json
from typing import Annotated

import typer

from sagscli.app import choices, find_ruleset
from sagscli.cli import options
from sagscli.language import _

KINDS = ("case", "settings", "ruleset")


def schema(
    kind: Annotated[
        str,
        typer.Argument(  # with its default in the help
            metavar="|".join(KINDS),
            help=_("Which kind of file."),
            autocompletion=options.completer(KINDS),
        ),
    ] = "case",
    ruleset: Annotated[
        str | None,
        options.option(
            "--ruleset",
            _("RULESET"),
            _("Offer the words of this ruleset: its kinds, roles and tiltag."),
            find_ruleset.ids,
        ),
    ] = None,
    folder: options.RulesetFolder = None,
) -> int:
    """Print a JSON Schema."""
    from sagscli.app.schema import schema as schema_of
    from sagscli.render.terminal.screen import write_machine

    chosen = choices.one_of(kind, KINDS, "sag schema")
    document = schema_of(chosen, ruleset, folder, options.session().today)
    write_machine(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    return 0
