"""sag schema: the JSON Schema of the files, for editors and other checkers."""

import json
from datetime import date
from typing import Annotated

import typer

from sagscli.app import choices, find_ruleset
from sagscli.cli import options
from sagscli.language import _

KINDS = ("case", "settings", "ruleset")


def schema(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="|".join(KINDS),
            help=_("Which kind of file."),
            autocompletion=options.completer(KINDS),
        ),
    ] = "case",
    ruleset: Annotated[
        str | None,
        typer.Option(
            "--ruleset",
            metavar=_("RULESET"),
            help=_("Offer the words of this ruleset: its kinds, roles and tiltag."),
            autocompletion=find_ruleset.ids,
        ),
    ] = None,
    folder: options.RulesetFolder = None,
) -> int:
    """Print a JSON Schema."""
    from sagscli.case.record import Record
    from sagscli.casefile.settings import Settings
    from sagscli.render.terminal.screen import write_machine
    from sagscli.rulesets.records import Ruleset
    from sagscli.rulesets.schema import case_schema

    chosen = choices.one_of(kind, KINDS, "sag schema")
    records: dict[str, type[Record]] = {"settings": Settings, "ruleset": Ruleset}
    if chosen == "case":
        version = None
        if ruleset is not None:
            version = find_ruleset.version(find_ruleset.library(folder), ruleset, date.today())
        body = case_schema(version.ruleset if version is not None else None)
    else:
        body = records[chosen].model_json_schema(by_alias=True)
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema", **body}
    write_machine(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    return 0
