"""PDF through WeasyPrint, an extra of its own: tagged, with its language, from the same HTML."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sagscli.errors import SagError
from sagscli.language import _

_NOWHERE = "http://intet.invalid/"
"""What a relative address in a template is taken to belong to: without one, some stop the PDF."""


class NoPdfError(SagError):
    """WeasyPrint, or a library it stands on, is not there."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            _("PDF needs WeasyPrint, which is not installed here ({reason}).").format(
                reason=reason
            ),
            _(
                "Install it: pip install 'sagscli[pdf]'. Or write HTML with --format html, "
                "and print it to PDF from your browser."
            ),
        )


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
        made: bytes = page.write_pdf(pdf_variant="pdf/ua-1")
    return made


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
