"""Write a citation out: the document that a rule cites, by the title it had on a day (A7).

Its ids are those of docs/sources.md: this program's own, which no source has. So people read
citations without them, except where they ask how a date or a rule came about.
"""

import re
from datetime import date

from sagscli.rulesets.records import Edition, Ruleset, Source, Validity

BETWEEN = "; "
"""What stands between the documents of a citation."""

_ID = r"[VHRLKFA]\d+[a-d]?"
_FIRST_ID = re.compile(rf"\(({_ID})\b")
_IDS = re.compile(rf"\s?\({_ID}(?:(?:, ?|–| to ){_ID})*\)")


def citation(source: str, ruleset: Ruleset | None, day: date | None = None) -> str:
    """Return a citation as people read it on screen and on paper: without ids.

    The document's title stands in place of the ruleset's short name. Of a source with editions
    it is the one that held on `day`, or the last (A7). Several documents are cited one after
    the other: what the leaflet says, and the law it rests on. Of two places of one document the
    title is said once.
    """
    written: list[str] = []
    before = None
    for part in without_ids(source).split(BETWEEN):
        title, where = _title_and_place(part, ruleset, day)
        written.append(where if title == before and where else _joined(title, where))
        before = title
    return BETWEEN.join(written)


def citation_with_ids(source: str, ruleset: Ruleset | None, day: date | None = None) -> str:
    """Return a citation with the ids of docs/sources.md, for `explain` and for programs."""
    parts = (_title_and_place(part, ruleset, day) for part in source.split(BETWEEN))
    return BETWEEN.join(_joined(*part) for part in parts)


def _title_and_place(
    source: str, ruleset: Ruleset | None, day: date | None
) -> tuple[str | None, str]:
    """Return a document's title and the place in it; a citation of none is a place by itself."""
    short, colon, where = source.partition(":")
    document = ruleset.sources.get(short.strip()) if ruleset is not None and colon else None
    if document is None:
        return None, source
    publisher = f", {document.publisher}" if document.publisher else ""
    return f"{source_title(document, day)}{publisher}", where.strip()


def _joined(title: str | None, where: str) -> str:
    if title is None:
        return where
    if not where or where.startswith("("):  # the whole document, such as a law by its number
        return f"{title} {where}".strip()
    return f"{title}: {where}"


def without_ids(text: str) -> str:
    """Return a text without the ids of docs/sources.md in parentheses."""
    return _IDS.sub("", text)


def first_id(text: str) -> str | None:
    """Return the first id of docs/sources.md that a text has in parentheses."""
    first = _FIRST_ID.search(text)
    return first[1] if first is not None else None


def source_title(document: Source, day: date | None) -> str:
    """Return what a source is called on `day`; without a day, what it is called last (A7)."""
    held = [edition for edition in document.editions if day is None or holds(edition, day)]
    return (held[-1].title if held else None) or document.title or ""


def holds(span: Edition | Validity, day: date) -> bool:
    """Return whether `day` lies between two days, both inclusive; a missing one has no end."""
    return (span.since is None or span.since <= day) and (span.until is None or day <= span.until)
