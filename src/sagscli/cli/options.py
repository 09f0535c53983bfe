"""Words from the command line that several commands read alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from sagscli.errors import UnknownNameError
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.render.terminal.line import Line

T = TypeVar("T", bound=str)

MOST_NAMED = 12
"""How many names a remedy lists at the most."""


def completer(words: Sequence[str]) -> Callable[[str], list[str]]:
    """Return what completion asks: which of `words` go on from what is typed."""

    def complete(incomplete: str) -> list[str]:
        return [word for word in words if word.lower().startswith(incomplete.lower())]

    return complete


def format_option(formats: Sequence[str], help_: str) -> Any:
    """Return the option that chooses among `formats`."""
    return typer.Option(
        "--format", metavar="|".join(formats), autocompletion=completer(formats), help=help_
    )


def day(text: str | None, option: str) -> date:
    """Return the day an option names: YYYY-MM-DD, DD-MM-YYYY or nothing for today.

    Raises UnknownNameError for anything else.
    """
    if text is None:
        return date.today()
    from sagscli.case.fields import FIRST_YEAR, LAST_YEAR
    from sagscli.casefile.wording import day_guess

    found = day_guess(text.strip())
    if found is not None and FIRST_YEAR <= found.year <= LAST_YEAR:
        return found
    raise UnknownNameError(
        _('{option}: "{text}" is not a day.').format(option=option, text=text),
        _("Write it as 2026-10-05."),
    )


def one_of(word: str, known: Sequence[T], option: str) -> T:
    """Return the one of `known` that was typed. Raises UnknownNameError with a guess."""
    for name in known:
        if word.lower() == name.lower():
            return name
    raise unknown(
        _('{option}: "{word}" is not known.').format(option=option, word=word), word, known
    )


def unknown(
    message: str, word: str, known: Sequence[str], most: int = MOST_NAMED
) -> UnknownNameError:
    """Return the error for a name that is not among `known`, with a guess or the whole list."""
    from sagscli.casefile.suggest import nearest

    guess = nearest(word, known)
    if guess:
        return UnknownNameError(message, _('Did you mean "{guess}"?').format(guess=guess))
    if not known:
        return UnknownNameError(message)
    more = ", …" if len(known) > most else ""
    words = ", ".join(known[:most]) + more
    return UnknownNameError(message, _("Choose among: {words}.").format(words=words))


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=_("[PATH]..."),
        help=_("Case folders or case files. Default: the folder you stand in."),
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar=_("DATE"),
        help=_("The day to look from, as 2026-10-05. Default: today."),
    ),
]


@dataclass(frozen=True)
class Target:
    """Where output goes: a file that was asked for, else stdout."""

    path: str | None
    force: bool

    def show(self, lines: "list[Line]") -> None:
        """Put styled lines there."""
        from sagscli.render.terminal import screen
        from sagscli.render.terminal.line import plain_text

        if self.path in (None, "-"):
            screen.show(lines)
        else:
            self.write(plain_text(lines))

    def write(self, text: str) -> None:
        """Put text there, as UTF-8."""
        from sagscli.render.terminal import screen

        if self.path is None or self.path == "-":
            screen.write_machine(text)
            return
        from sagscli.render.files import write_file

        write_file(self.path, text, force=self.force)


Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar=_("FILE"), help=_("Write to this file, as UTF-8.")),
]
Force = Annotated[
    bool,
    typer.Option("--force", help=_("Write over the file of --output."), show_default=False),
]
Names = Annotated[
    bool,
    typer.Option("--names", help=_("Show names in full instead of initials."), show_default=False),
]
