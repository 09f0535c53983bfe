"""From a document's content to text: its template, in Danish, whatever the tool speaks."""

import re
import unicodedata
from pathlib import Path

from sagscli import language
from sagscli.documents.catalogue import KINDS
from sagscli.documents.environment import filled
from sagscli.documents.faults import told
from sagscli.documents.kind import Choice
from sagscli.documents.request import Request

_NOT_IN_NAMES = re.compile(r"[^\wæøåÆØÅ.-]+")


def render(request: Request, choice: Choice, form: str, folder: Path | None = None) -> str:
    """Return a document as "md" or "html".

    Raises DocumentError where it cannot be made, and TemplateFaultError for a template of the
    `folder` that cannot be used.
    """
    kind = KINDS[choice.kind]
    kind.check(request, choice.what)
    with told(), language.speaking("da"):
        sheet = kind.sheet(request, choice.what)
        return filled(f"{choice.kind}/{choice.kind}.{form}.j2", folder, language="da", sheet=sheet)


def file_name(request: Request, choice: Choice, form: str) -> str:
    """Return the name of a document's file: case number and document, never a person (F)."""
    number = f"-{request.number}" if request.number is not None else ""
    draft = "-udkast" if choice.is_refused else ""
    stem = unicodedata.normalize("NFC", f"{request.code}-{choice.id}{number}{draft}")
    return _NOT_IN_NAMES.sub("-", stem).strip("-.") + f".{form}"
