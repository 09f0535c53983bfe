"""Write a citation out: the document that a rule cites, by the title it had on a day (A7)."""

from datetime import date

from sagscli.rulesets.records import Edition, Ruleset, Source, Validity


def citation(source: str, ruleset: Ruleset | None, day: date | None = None) -> str:
    """Return a citation with its document's title in place of the ruleset's short name.

    Of a source with editions it is the one that held on `day`, or the last (A7).
    """
    short, colon, where = source.partition(":")
    document = ruleset.sources.get(short.strip()) if ruleset is not None and colon else None
    if document is None:
        return source
    publisher = f", {document.publisher}" if document.publisher else ""
    return f"{source_title(document, day)}{publisher}: {where.strip()}"


def source_title(document: Source, day: date | None) -> str:
    """Return what a source is called on `day`; without a day, what it is called last (A7)."""
    held = [edition for edition in document.editions if day is None or holds(edition, day)]
    return (held[-1].title if held else None) or document.title or ""


def holds(span: Edition | Validity, day: date) -> bool:
    """Return whether `day` lies between two days, both inclusive; a missing one has no end."""
    return (span.since is None or span.since <= day) and (span.until is None or day <= span.until)
