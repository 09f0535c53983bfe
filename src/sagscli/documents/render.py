"""From a document's content to text: its template, in Danish, whatever the tool speaks."""

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

from sagscli import language
from sagscli.documents import words
from sagscli.documents.document_type import Choice
from sagscli.documents.environment import filled, own_templates
from sagscli.documents.registry import document_type
from sagscli.documents.request import DocumentError, Request
from sagscli.documents.template_errors import faults_in_words
from sagscli.language import _
from sagscli.plain_files import is_device

_NOT_IN_NAMES = re.compile(r"[^\wæøåÆØÅ.-]+")


def render(request: Request, choice: Choice, form: str, folder: Path | None = None) -> str:
    """Return a document as "md" or "html".

    Raises DocumentError where it cannot be made, and TemplateFaultError for a template of the
    `folder` that cannot be used.
    """
    kind = document_type(choice.kind)
    kind.check(request, choice.what)
    if request.number is not None and not choice.numbers:
        raise DocumentError(_("there is one of this document only; leave --number out."))
    own_templates(folder)  # said in the language of the one who asks
    template = f"{choice.kind}/{choice.kind}.{form}.j2"
    with faults_in_words(template), language.speaking("da"):
        printed = words.day(request.printed or request.as_of)
        sheet = replace(kind.sheet(request, choice.what), printed=printed)
        return filled(template, folder, language="da", sheet=sheet)


def case_name(request: Request) -> str:
    """Return a case's number as files and folders can be called; never a person (F)."""
    return _safe(request.people.in_file_names)


def file_name(request: Request, choice: Choice, form: str) -> str:
    """Return the name of a document's file: case number and document, never a person (F)."""
    number = document_type(choice.kind).number(request, choice.what)
    suffix = f"-{number}" if number is not None else ""
    draft = "-udkast" if choice.is_refused else ""
    return _safe(f"{case_name(request)}-{choice.id}{suffix}{draft}") + f".{form}"


def _safe(name: str) -> str:
    safe = _NOT_IN_NAMES.sub("-", unicodedata.normalize("NFC", name)).strip("-.")
    return f"sag-{safe}" if is_device(safe) else safe
