"""Write a citation out: the document that a rule cites, by the title it had on a day (A7)."""

import re
from datetime import date

from sagscli.rulesets.records import Edition, Ruleset, Source, Validity

BETWEEN = "; "
"""What stands between the documents of a citation."""

_ID = r"[A-Z]\d+[a-d]?"
_IDS = re.compile(rf" ?\({_ID}(?:(?:, ?|–){_ID})*\)")


def citation(source: str, ruleset: Ruleset | None, day: date | None = None) -> str:
    """Return a citation with its document's title in place of the ruleset's short name.

    Of a source with editions it is the one that held on `day`, or the last (A7). Several
    documents are cited one after the other: what the leaflet says, and the law it rests on.
    """
    return "; ".join(_written_out(citation, ruleset, day) for citation in source.split(BETWEEN))


def _written_out(source: str, ruleset: Ruleset | None, day: date | None) -> str:
    short, colon, where = source.partition(":")
    document = ruleset.sources.get(short.strip()) if ruleset is not None and colon else None
    if document is None:
        return source
    publisher = f", {document.publisher}" if document.publisher else ""
    text, where = f"{source_title(document, day)}{publisher}", where.strip()
    if not where or where.startswith("("):  # the whole document, such as a law by its number
        return f"{text} {where}".strip()
    return f"{text}: {where}"


def without_ids(source: str) -> str:
    """Return a citation without the ids of docs/sources.md: the source does not have them."""
    return _IDS.sub("", source)


def source_title(document: Source, day: date | None) -> str:
    """Return what a source is called on `day`; without a day, what it is called last (A7)."""
    held = [edition for edition in document.editions if day is None or holds(edition, day)]
    return (held[-1].title if held else None) or document.title or ""


def holds(span: Edition | Validity, day: date) -> bool:
    """Return whether `day` lies between two days, both inclusive; a missing one has no end."""
    return (span.since is None or span.since <= day) and (span.until is None or day <= span.until)
