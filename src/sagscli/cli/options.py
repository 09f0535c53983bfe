"""Words from the command line that several commands read alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sagscli.app.find_case import numbers
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.render.terminal.line import Line


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
CaseName = Annotated[
    str,
    typer.Argument(
        metavar=_("CASE"),
        help=_("A case number, a part of one, or a path."),
        autocompletion=numbers,
    ),
]
RulesetFolder = Annotated[
    str | None,
    typer.Option(
        "--folder",
        metavar=_("PATH"),
        help=_("The case folder whose own rulesets count. Default: where you stand."),
    ),
]
