"""Help in the language in use, Typer's own words included."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

from sagscli import language
from sagscli.app.choices import unknown
from sagscli.cli.danish_options import DANISH_OPTIONS, with_danish
from sagscli.language import _


def spelled_out(words: list[str]) -> list[str]:
    """Return the words of a line with `help COMMAND` written as `COMMAND --help`."""
    asks_first = words[:1] in (["help"], ["hjælp"])
    return [*words[1:], "--help"] if asks_first else words


def _word_for(text: str | None) -> str | None:
    """Return the help of an option that Typer adds by itself, or `text` as it is."""
    words = {
        "Show this message and exit.": _("Show this help."),
        "Install completion for the current shell.": _("Let your shell complete sag's words."),
        "Show completion for the current shell, to copy it or customize the installation.": _(
            "Show what --install-completion would install."
        ),
    }
    return words.get(text or "", text)


def _translated(text: str) -> str:
    for english, other in (
        ("Usage:", _("Usage:")),
        ("[OPTIONS]", _("[OPTIONS]")),
        ("COMMAND [ARGS]...", _("COMMAND [ARGS]...")),
    ):
        text = text.replace(english, other, 1)
    return text


class _Translated:
    """What commands and the group of them have in common."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the parameters, with the help of those Typer adds translated.

        In Danish, help and completion have the options' Danish names beside the English.
        """
        parameters: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for parameter in parameters:
            parameter.help = _word_for(getattr(parameter, "help", None))
            if language.current() == "da" and parameter.param_type_name == "option":
                parameter.opts = with_danish(parameter.opts)
        return parameters

    def make_parser(self, ctx: Any) -> Any:
        """Return the parser, which knows every option by its Danish name too."""
        parser: Any = super().make_parser(ctx)  # type: ignore[misc]
        known = parser._long_opt  # noqa: SLF001 - a second name is no second option
        for name, option in [*known.items()]:
            known.setdefault(DANISH_OPTIONS.get(name, name), option)
        return parser

    def get_help(self, ctx: Any) -> str:
        """Return the help."""
        return _translated(super().get_help(ctx))  # type: ignore[misc]


class SagCommand(_Translated, TyperCommand):
    """A command whose help is translated."""


class SagGroup(_Translated, TyperGroup):
    """The group of all commands."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command; an unknown one is answered with the likeliest, or with all."""
        if args and self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            listed = [name for name, command in self.commands.items() if not command.hidden]
            message = _('there is no command "{word}".').format(word=args[0])
            raise unknown(message, args[0], listed)
        return super().resolve_command(ctx, args)
