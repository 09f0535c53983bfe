"""Three versions of a case file made one: bytes in, bytes out. Pure."""

from typing import NamedTuple

from sagscli.casefile.document import Document
from sagscli.casefile.patch.edit import CannotEditError
from sagscli.casefile.patch.patching import patched
from sagscli.casefile.reader import read
from sagscli.history.merging.conflict_text import MergeBlock, blocks_of
from sagscli.history.merging.facts import Counted, facts_in, keeps_all
from sagscli.history.merging.notes import with_notes
from sagscli.history.merging.sides import side_of
from sagscli.history.merging.steps import changes_of
from sagscli.history.merging.three_way import Three, merge_plan

_NOTHING = b"{}\n"
"""What two versions come from that have nothing in common."""


class MergedCase(NamedTuple):
    """A merged file: its text where every conflict is settled for one of the two versions."""

    here: bytes
    incoming: bytes

    @property
    def is_whole(self) -> bool:
        """Return whether nothing is left to be settled."""
        return self.here == self.incoming

    @property
    def blocks(self) -> list[MergeBlock]:
        """Return it as blocks, of which those that differ are to be settled."""
        return blocks_of(self.here, self.incoming)


def merged_case(base: bytes, here: bytes, incoming: bytes) -> MergedCase | None:
    """Return two versions of a case as one; None where that cannot be done for certain.

    So it is for a file that cannot be read whole, for an edit that cannot be made without
    touching something else, and where the result would not have what both versions wrote.
    """
    documents = read(base or _NOTHING), read(here), read(incoming)
    if any(document.value is None or document.flaws for document in documents):
        return None
    try:
        merged = _merged(here, documents)
    except CannotEditError:
        return None
    values = tuple(read(text).value for text in merged)
    counted = Counted(*(facts_in(document.value) for document in documents))
    return merged if keeps_all(counted, values) else None


def _merged(data: bytes, documents: tuple[Document, ...]) -> MergedCase:
    base, here, incoming = documents
    plan = merge_plan(Three(*map(side_of, documents)))
    kept, other = (
        patched(data, changes_of(steps, here.value)) for steps in (plan.steps, plan.all_incoming())
    )
    if not plan.conflicts:
        text = with_notes(kept, base, incoming)
        return MergedCase(text, text)
    kept = with_notes(kept, base, incoming, only_in_place=True)
    return MergedCase(kept, with_notes(other, base, incoming))


def against_copy(here: bytes, copy: bytes) -> list[MergeBlock]:
    """Return a case and a copy of it as blocks: whatever they differ in is to be settled.

    Entries stand beside what they are in the other, wherever they stand there. Where that cannot
    be had, lines are compared.
    """
    documents = read(here), read(here), read(copy)
    if any(document.value is None or document.flaws for document in documents):
        return blocks_of(here, copy)
    try:
        merged = _merged(here, documents)
    except CannotEditError:
        return blocks_of(here, copy)
    return blocks_of(here, merged.incoming)
