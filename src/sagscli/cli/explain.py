"""sag explain: what a code means."""

import sys
from typing import Annotated

import typer

from sagscli.cli import options
from sagscli.language import _


def _codes(incomplete: str) -> list[tuple[str, str]]:
    from sagscli.model.codes import registry

    wanted = incomplete.upper()
    return [(code, _(entry.title)) for code, entry in registry().items() if code.startswith(wanted)]


def explain(
    code: Annotated[
        str,
        typer.Argument(
            metavar=_("CODE"), help=_("A code such as SAG204, or its name."), autocompletion=_codes
        ),
    ],
) -> int:
    """Explain a code."""
    from sagscli.model.codes import registry
    from sagscli.report import terminal
    from sagscli.report.code import format_code

    entries = registry()
    by_name = {entry.name: key for key, entry in entries.items()}
    key = by_name.get(code.lower(), code.upper())
    if key not in entries:
        raise options.unknown(
            _('there is no code "{code}".').format(code=code), code.upper(), list(entries)
        )
    terminal.show(format_code(entries[key], terminal.columns(sys.stdout)))
    return 0
