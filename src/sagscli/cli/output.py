"""Where a result goes: to stdout, to a file, or to a file of its own on the screen."""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sagscli.language import _
from sagscli.render.formats import FORMATS, is_folder, rendered

if TYPE_CHECKING:
    from sagscli.app.note import Note
    from sagscli.app.validation_report import Report
    from sagscli.diagnostics.diagnostic import Diagnostic
    from sagscli.render.terminal.line import Line


def say(text: str) -> None:
    """Say something beside the result, on stderr."""
    from sagscli.render.terminal import screen

    screen.tell(text)


def say_why(message: str, remedy: str | None = None) -> None:
    """Say why something is not as it was asked, in our own name, and what to do."""
    from sagscli.render.terminal import screen

    screen.tell(message, remedy, program="sag: ")


def show_errors(errors: "Sequence[Diagnostic]") -> int:
    """Put the errors of the files that were read on stderr, a line each; 1 if there are any."""
    if not errors:
        return 0
    from sagscli.render.diagnostics.full import header
    from sagscli.render.terminal import screen

    screen.show([header(error) for error in errors], sys.stderr)
    return 1


def _here() -> str:
    """Return where one stands; "" where that folder is there no more."""
    try:
        return os.getcwd()
    except OSError:
        return ""


@dataclass(frozen=True)
class Target:
    """A result's format, and the file that was asked for, else stdout.

    `numbers` lets CPR numbers through, for a text that asked for its own.
    """

    form: str
    path: str | None = None
    force: bool = False
    numbers: bool = False
    home: str = field(default_factory=_here)
    """Where one stood when the command began: what is written goes there (``--at``)."""
    pages: bool = True
    """Whether what is long comes page by page: not among questions, which it would cover."""

    @contextmanager
    def at_home(self) -> Iterator[None]:
        """Stand where one stood when the command began, as long as something is written."""
        if not self.home or self.home == _here():
            yield
        else:
            with chdir(self.home):
                yield

    def give(self, result: object, notes: "Sequence[Note]" = ()) -> None:
        """Write a result there; `notes` are what was passed over on the way to it."""
        from sagscli.render.terminal import screen

        pipe = FORMATS[type(result).__name__][self.form].pipe
        columns = screen.columns(sys.stdout, pipe or screen.PLAIN_WIDTH)
        self.write(rendered(result, self.form, columns, notes))

    def give_report(self, report: "Report", notes: "Sequence[Note]" = ()) -> None:
        """Write findings there; short ones are summed up on stderr when there are none."""
        self.give(report, notes)
        if self.form == "concise" and not report.diagnostics:
            from sagscli.render.diagnostics.full import summary
            from sagscli.render.terminal import screen

            screen.show([summary(report)], sys.stderr)

    def write(self, output: "str | bytes | list[Line]") -> None:
        """Put what was rendered there: lines with their colours on a terminal."""
        from sagscli.cli.pager import paged
        from sagscli.render.files import write_file
        from sagscli.render.kept_places import refuse_kept
        from sagscli.render.terminal import screen
        from sagscli.render.terminal.line import plain_text

        to_screen = self.path in (None, "-")
        if isinstance(output, list) and to_screen:
            with paged(len(output) if self.pages else 0) as pages:
                behind = sys.stdout if pages is not None else None
                screen.show(output, pages, numbers=self.numbers, behind=behind)
            return
        data = plain_text(output) if isinstance(output, list) else output
        if to_screen or self.path is None:
            screen.write_machine(data, numbers=self.numbers)
        else:
            with self.at_home():
                refuse_kept(self.path)
                write_file(self.path, data, force=self.force, numbers=self.numbers)

    def delivery(self, *, numbers: bool = False, opens: bool = False) -> "Delivery":
        """Return how a document goes there."""
        return Delivery(self.form, self.path, self.force, numbers, self.home, self.pages, opens)


@dataclass(frozen=True)
class Delivery(Target):
    """How a document is handed over. Without a file, text goes to stdout, and a PDF to a file."""

    opens: bool = False

    def hand_over(self, result: object, name: str) -> None:
        """Hand over a document; `name` is for a file where none was named."""
        output = rendered(result, self.form)
        with self.at_home():
            path = self._path(name)
            Target(self.form, path, self.force, self.numbers).write(output)
            if path is not None:
                self._tell(path)

    def _tell(self, path: str) -> None:
        say(_("Written: {path}").format(path=path))
        if self.opens:
            _show(path)

    def _path(self, name: str) -> str | None:
        """Return the file to write, None for stdout."""
        if self.path == "-":
            return None
        if self.path is not None:
            return os.path.join(self.path, name) if is_folder(self.path) else self.path
        if self.opens:  # to look at, not to keep: nothing is left in the case folder
            return os.path.join(tempfile.mkdtemp(prefix="sag-"), name)
        to_screen = self.form != "pdf" or not sys.stdout.isatty()
        return None if to_screen else name


def _show(path: str) -> None:
    import typer

    if typer.launch(path) != 0:
        say(_("It could not be opened from here; open it yourself."))
