"""Where a document goes: to stdout, to a file of its own, or to the screen."""

import os
import sys
import tempfile
from dataclasses import dataclass

from sagscli.language import _
from sagscli.report import terminal

FORMATS = ("md", "html", "pdf")


@dataclass(frozen=True)
class Delivery:
    """How a document is handed over. Without a file, text goes to stdout, and a PDF to a file."""

    form: str
    path: str | None
    force: bool
    open: bool

    def give(self, html_or_text: str, name: str) -> None:
        """Hand over a document; `name` is what its file is called where none was named."""
        data = self.data(html_or_text)
        target = self._target(name)
        if target is None:
            if isinstance(data, bytes):
                sys.stdout.buffer.write(data)
                sys.stdout.flush()
            else:
                terminal.write_machine(data)
            return
        from sagscli.report.files import write_file

        write_file(target, data, force=self.force)
        terminal.write(_("Written: {path}").format(path=target) + "\n", sys.stderr)
        if self.open:
            _show(target)

    def data(self, text: str) -> str | bytes:
        """Return a document as its format has it; `text` is HTML for a PDF."""
        if self.form != "pdf":
            return text
        from sagscli.documents.pdf import pdf

        return pdf(text)

    def _target(self, name: str) -> str | None:
        """Return the file to write, None for stdout."""
        if self.path == "-":
            return None
        if self.path is not None:
            is_folder = os.path.isdir(self.path) or self.path.endswith(("/", os.sep))
            return os.path.join(self.path, name) if is_folder else self.path
        if self.open:  # to look at, not to keep: nothing is left in the case folder
            return os.path.join(tempfile.mkdtemp(prefix="sag-"), name)
        to_screen = self.form != "pdf" or not sys.stdout.isatty()
        return None if to_screen else name


def _show(path: str) -> None:
    import typer

    if typer.launch(path) != 0:
        terminal.write(_("It could not be opened from here; open it yourself.") + "\n", sys.stderr)
