"""Typer's complaints about the command line, in plain words of the language in use."""

from typing import Any

from typer.exceptions import TyperException as UsageError

from sagscli.casefile.suggest import nearest
from sagscli.language import _

__all__ = ["UsageError", "explain"]


def explain(error: Any) -> str:
    """Return one sentence for what is wrong with the command line.

    Typer's exception classes are told apart by name: only their base is public.
    """
    kind = type(error).__name__
    if kind == "NoSuchOption":
        text = _("there is no option {name} here.").format(name=error.option_name)
        return text + _guess(error)
    if kind == "MissingParameter" and error.param is not None:
        return _("{name} is missing.").format(name=error.param.make_metavar(error.ctx))
    if kind == "BadOptionUsage":
        return _("the option {name} needs a value, and only one.").format(name=error.option_name)
    if kind == "NoArgsIsHelpError":
        return _("a command is missing.")
    return str(error.message)


def _guess(error: Any) -> str:
    guess = nearest(error.option_name, error.possibilities or ())
    return " " + _('Did you mean "{guess}"?').format(guess=guess) if guess else ""
