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
    kind, message = type(error).__name__, str(error.message)
    if kind == "NoSuchOption":
        return _("there is no option {name} here.").format(name=error.option_name) + _guess(error)
    if kind == "MissingParameter" and error.param is not None:
        return _missing(error.param.make_metavar(error.ctx), str(error.ctx.command_path))
    if kind == "BadOptionUsage":
        words = (
            _("the option {name} stands alone, without a value.")
            if "does not take" in message
            else _("the option {name} needs a value.")
        )
        return words.format(name=error.option_name)
    if "extra argument" in message:
        return _("there are words too many: {words}").format(
            words=message.partition("(")[2].partition("(")[2].rstrip(")")
        )
    return message


def _missing(name: str, command: str) -> str:
    """Return what is said of a word that is not there, with an example of what to write."""
    texts = {
        _("CASE"): _("the case is missing; write for example: {command} VEJ-2026-014"),
        _("RULESET"): _("the ruleset is missing; write for example: {command} vejle"),
        _("CODE|RULE|CASE"): _("what to explain is missing; write for example: {command} SAG204"),
        _("TEMPLATE"): _("the template is missing; write for example: {command} samtykke"),
        _("NAME"): _("the name is missing; write for example: {command} solbakke"),
    }
    text = texts.get(name, _("{name} is missing."))
    return text.format(command=command, name=name)


_NEVER_OFFERED = "--force"
"""Who mistypes an option is not led to write over a file."""


def _guess(error: Any) -> str:
    offered = [option for option in error.possibilities or () if option != _NEVER_OFFERED]
    guess = nearest(error.option_name, offered)
    return " " + _('Did you mean "{guess}"?').format(guess=guess) if guess else ""
