"""Every kind of document: one row each, which leads to the module that has all of it.

A kind is a module here with a `DOCUMENT_TYPE`, and its templates in ``templates/NAME/``.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sagscli.documents.document_type import DocumentType

MODULES = {
    "handleplan": "plan",
    "henvisning": "referral",
    "samtykke": "consent",
    "indkaldelse": "invitation",
    "referat": "minutes",
    "svar": "answer",
    "overblik": "overview",
}
"""The module of each kind, in the order of ``--list``.

By name, and not imported: completing a word needs the names and nothing that makes a document.
"""


def document_type(name: str) -> "DocumentType":
    """Return the kind of document of that name."""
    kind: DocumentType = import_module(f"sagscli.documents.{MODULES[name]}").DOCUMENT_TYPE
    return kind
