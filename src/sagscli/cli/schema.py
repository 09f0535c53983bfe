"""sag schema: the JSON Schema of the files, for editors and other checkers."""

import json
from typing import Annotated

import typer

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
) -> int:
    """Print a JSON Schema."""
    from sagscli.model.case import Case
    from sagscli.model.record import Record
    from sagscli.model.ruleset import Ruleset
    from sagscli.model.settings import Settings
    from sagscli.report.terminal import write_machine

    chosen = options.one_of(kind, KINDS, "sag schema")
    records: dict[str, type[Record]] = {"case": Case, "settings": Settings, "ruleset": Ruleset}
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **records[chosen].model_json_schema(by_alias=True),
    }
    write_machine(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    return 0
