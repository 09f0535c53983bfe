"""Where a document goes: to stdout, to a file of its own, or to the screen."""

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from sagscli.errors import SagError
from sagscli.language import _
from sagscli.render.terminal import screen

FORMATS = ("md", "html", "pdf")


class DisagreeError(SagError):
    """A file whose ending says another format than the one asked for."""

    def __init__(self, path: str, ending: str, form: str) -> None:
        super().__init__(
            _('--format says {form}, but "{path}" ends with .{ending}.').format(
                form=form, path=path, ending=ending
            ),
            _("Leave --format out, or give the file another ending."),
        )


def format_of(asked: str | None, path: str | None) -> str:
    """Return the format asked for, else the one the ending of the file says, else "md".

    Raises DisagreeError where the two are not the same.
    """
    ending = os.path.splitext(path)[1][1:].lower() if path and not _is_folder(path) else ""
    if ending not in FORMATS:
        return asked or "md"
    if path and asked not in (None, ending):
        raise DisagreeError(path, ending, asked or "")
    return ending


def _is_folder(path: str) -> bool:
    return os.path.isdir(path) or path.endswith(("/", os.sep))


@dataclass(frozen=True)
class Delivery:
    """How a document is handed over. Without a file, text goes to stdout, and a PDF to a file."""

    form: str
    path: str | None
    force: bool
    open: bool

    def give(self, html_or_text: str, name: str, root: Path) -> None:
        """Hand over a document of a case folder; `name` is for a file where none was named."""
        data = self.data(html_or_text, root)
        target = self._target(name)
        if target is None:
            if isinstance(data, bytes):
                sys.stdout.buffer.write(data)
                sys.stdout.flush()
            else:
                screen.write_machine(data)
            return
        from sagscli.render.files import write_file

        write_file(target, data, force=self.force)
        screen.write(_("Written: {path}").format(path=target) + "\n", sys.stderr)
        if self.open:
            _show(target)

    @property
    def text_form(self) -> str:
        """Return what the document's template is: a PDF is made of HTML."""
        return "html" if self.form == "pdf" else self.form

    def data(self, text: str, root: Path) -> str | bytes:
        """Return a document as its format has it; `text` is HTML for a PDF."""
        if self.form != "pdf":
            return text
        from sagscli.documents.pdf import pdf_of

        return pdf_of(text, root)

    def _target(self, name: str) -> str | None:
        """Return the file to write, None for stdout."""
        if self.path == "-":
            return None
        if self.path is not None:
            return os.path.join(self.path, name) if _is_folder(self.path) else self.path
        if self.open:  # to look at, not to keep: nothing is left in the case folder
            return os.path.join(tempfile.mkdtemp(prefix="sag-"), name)
        to_screen = self.form != "pdf" or not sys.stdout.isatty()
        return None if to_screen else name


def _show(path: str) -> None:
    import typer

    if typer.launch(path) != 0:
        screen.write(_("It could not be opened from here; open it yourself.") + "\n", sys.stderr)
