"""A kind of document: what a case can have of it, and how one is made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sagscli.documents.request import Request
from sagscli.documents.view_model import Sheet


@dataclass(frozen=True)
class Choice:
    """A document a case can have: ``handleplan:fokuspunkter``.

    `has_content` says that the case holds something of it; `lacks` what is left to fill in, as
    one sentence; `is_refused` that it is not printed as it is, but as a draft; `numbers` what
    `--number` can choose among.
    """

    kind: str
    what: str
    title: str
    has_content: bool = False
    lacks: str = ""
    is_refused: bool = False
    numbers: tuple[int, ...] = ()

    @property
    def id(self) -> str:
        """Return the word that asks for it."""
        return f"{self.kind}:{self.what}" if self.what else self.kind


def _nothing_to_check(_request: Request, _what: str) -> None:
    """Raise nothing: most documents can always be made."""


def _requested_number(request: Request, _what: str) -> int | None:
    return request.number


@dataclass(frozen=True)
class DocumentType:
    """A kind of document, and the folder of its templates in ``templates/``.

    `check` raises DocumentError, in the tool's own language, for what cannot be made; `sheet` is
    asked for in Danish; `number` is what the document's file is numbered with.
    """

    name: str
    choices: Callable[[Request], Iterator[Choice]]
    sheet: Callable[[Request, str], Sheet]
    check: Callable[[Request, str], object] = _nothing_to_check
    number: Callable[[Request, str], int | None] = _requested_number
