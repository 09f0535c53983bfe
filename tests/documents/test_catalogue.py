"""The kinds of documents."""

from sagscli.documents import document_names
from sagscli.documents.catalogue import KINDS


def test_the_names_for_completion_are_those_of_the_kinds() -> None:
    """They stand apart, so that completing a word imports no document."""
    assert tuple(KINDS) == document_names.KINDS
