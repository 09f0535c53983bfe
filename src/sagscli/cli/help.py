"""Help in the language in use, Typer's own words included."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

from sagscli.language import _


def _translated(text: str) -> str:
    """Return help with the words that Typer has not made translatable."""
    words = {
        "Usage:": _("Usage:"),
        "[OPTIONS]": _("[OPTIONS]"),
        "COMMAND [ARGS]...": _("COMMAND [ARGS]..."),
        "Show this message and exit.": _("Show this help."),
        "Install completion for the current shell.": _("Let your shell complete sag's words."),
        "Show completion for the current shell, to copy it or customize the installation.": _(
            "Show what --install-completion would install."
        ),
    }
    for english, other in words.items():
        text = text.replace(english, other)
    return text


class SagCommand(TyperCommand):
    """A command whose help is translated."""

    def get_help(self, ctx: Any) -> str:
        """Return the command's help."""
        return _translated(super().get_help(ctx))


class SagGroup(TyperGroup):
    """The group of all commands, its help translated."""

    def get_help(self, ctx: Any) -> str:
        """Return the help of all commands."""
        return _translated(super().get_help(ctx))
