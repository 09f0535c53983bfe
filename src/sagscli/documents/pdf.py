"""PDF through WeasyPrint, an extra of its own: tagged, with its language, from the same HTML.

Run as a module it reads HTML from stdin and writes PDF to stdout: a process that can be stopped.
"""

import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sagscli.documents.environment import own_templates
from sagscli.errors import SagError
from sagscli.language import _

_NOWHERE = "http://intet.invalid/"
"""What a relative address in a template is taken to belong to: without one, some stop the PDF."""


PATIENCE = 60
"""Seconds that the layout of a page from a folder's own template may take."""

_NOT_THERE = 4


class NoPdfError(SagError):
    """WeasyPrint, or a library it stands on, is not there."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            _("PDF needs WeasyPrint, which is not installed here ({reason}).").format(
                reason=reason
            ),
            _(
                "Install it: pip install weasyprint. Or write HTML with --format html, "
                "and print it to PDF from your browser."
            ),
        )
        self.reason = reason


class NoEndError(SagError):
    """A page from a folder's own template that WeasyPrint cannot lay out, or not in time."""

    @classmethod
    def in_time(cls) -> "NoEndError":
        """Say that it took too long."""
        return cls(
            _("the PDF was not ready within {n} seconds, so it is not made.").format(n=PATIENCE),
            _("Your own template makes too many pages; look at it, or write HTML instead."),
        )

    @classmethod
    def failed(cls) -> "NoEndError":
        """Say that it went wrong."""
        return cls(
            _("the page that your own template makes cannot become a PDF."),
            _("Write HTML with --format html, and look at the template."),
        )


def pdf_of(html: str, folder: Path) -> bytes:
    """Return a document of a case folder as PDF/UA, in a limited time where it has own templates.

    A template is input: a page of it can be small and its layout endless. Raises NoPdfError and
    NoEndError.
    """
    return pdf(html) if own_templates(folder) is None else _in_time(html)


def _command() -> list[str]:
    # -P: the folder one stands in is input too, and must not be where modules come from.
    return [sys.executable, "-P", "-m", __spec__.name]


def _in_time(html: str) -> bytes:
    try:
        process = subprocess.run(  # noqa: S603 - this very Python, words of our own
            _command(), input=html.encode(), capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise NoEndError.in_time() from None
    if process.returncode == _NOT_THERE:
        raise NoPdfError(process.stderr.decode("utf-8", "replace"))
    if process.returncode != 0 or not process.stdout:
        raise NoEndError.failed()
    return process.stdout


def main() -> int:
    """Make a PDF of the HTML on stdin."""
    try:
        paper = pdf(sys.stdin.buffer.read().decode())
    except NoPdfError as error:
        sys.stderr.buffer.write(error.reason.encode())
        return _NOT_THERE
    sys.stdout.buffer.write(paper)
    return 0


def pdf(html: str) -> bytes:
    """Return an HTML document as PDF/UA: A4, tagged, with its title and language.

    Nothing is fetched: a document holds all it needs. Raises NoPdfError.
    """
    try:
        from weasyprint import HTML, URLFetcher
    except (ImportError, OSError) as error:
        raise NoPdfError(str(error).splitlines()[0][:80]) from None
    nothing = URLFetcher(allowed_protocols=[])
    with _quiet():
        page = HTML(string=html, base_url=_NOWHERE, url_fetcher=nothing)
        paper: bytes = page.write_pdf(pdf_variant="pdf/ua-1")
    return paper


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep WeasyPrint's warnings, which are for who writes templates, off the terminal."""
    log = logging.getLogger("weasyprint")
    before = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(before)


if __name__ == "__main__":
    sys.exit(main())
