"""sag explain: what a code means."""

import sys
from typing import Annotated

import typer

from sagscli.casefile.suggest import nearest
from sagscli.errors import UnknownNameError
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
        message = _('there is no code "{code}".').format(code=code)
        first, *_middle, last = entries
        remedy = _("Codes run from {first} to {last}; sag validate puts one beside each finding.")
        guess = nearest(code, by_name)
        raise UnknownNameError(
            message,
            _('Did you mean "{guess}"?').format(guess=guess)
            if guess
            else remedy.format(first=first, last=last),
        )
    terminal.show(format_code(entries[key], terminal.columns(sys.stdout)))
    return 0
