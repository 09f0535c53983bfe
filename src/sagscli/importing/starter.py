"""A mapping file to begin with: the headings of a sheet, and what they most likely are."""

from collections.abc import Iterator

from sagscli.casefile.patch.scalars import key_of, one_line
from sagscli.importing.headings import guessed, meaning_of
from sagscli.importing.target import simple_targets
from sagscli.language import _
from sagscli.sheets.sheet import HeadedSheet, SheetError, SheetRows, headed

_WIDEST = 34
_LOOKED_AT, _KNOWN = 20, 2
"""Rows that may have the headings, and how many of these have to be known words."""


def with_likely_headings(sheet: SheetRows) -> HeadedSheet:
    """Return a sheet with the first row whose headings are known words; else with its first row.

    Raises SheetError where none of its first rows can be the headings.
    """
    for row in sheet.rows[:_LOOKED_AT]:
        try:
            candidate = headed(sheet, row.number)
        except SheetError:
            continue
        if sum(guess is not None for guess in guessed(candidate.headings).values()) >= _KNOWN:
            return candidate
    return headed(sheet)


def starter(sheet: HeadedSheet, name: str | None) -> str:
    """Return the text of a mapping file for a sheet, with notes that say how to go on."""
    return "\n".join(_lines(sheet, name)) + "\n"


def _lines(sheet: HeadedSheet, name: str | None) -> Iterator[str]:
    yield "# " + _("What the columns of a sheet are in a case. sag import reads it with --mapping.")
    yield "#"
    yield "# " + _("Left of the colon stands a heading of the sheet, right of it a key of a case.")
    yield "# " + _("What is guessed has to be looked through. A column with nothing is not read.")
    yield "# " + _("Two columns may be one name: the first name stands first.")
    yield ""
    if name is not None:
        yield f"ark: {one_line(name)}"
    yield f"overskrifter: {sheet.header_row}   # " + _("the row with the headings")
    yield ""
    yield "kolonner:"
    yield from _columns(sheet)
    yield ""
    yield "# " + _("What is the same for every row:")
    yield "# faste:"
    yield "#   regelsæt: vejle"
    yield "#   konsulent: kons-a"
    yield ""
    yield "# " + _("What stands in cells, and how a case writes it:")
    yield "# ord:"
    yield "#   Minigr.: minigruppe"
    yield ""
    yield "# " + _("Keys that a column can be; tilbud.2.opstart is the second entry of a list:")
    for key in simple_targets():
        yield f"#   {key:<{_WIDEST}} {_(meaning_of(key)) if meaning_of(key) else ''}".rstrip()
    yield f"#   {'barn.forældre':<{_WIDEST}} " + _("The parents' names, with ; or og between them")
    yield f"#   {'barn.forældre.1.navn':<{_WIDEST}} " + _("The first parent's name")


def _columns(sheet: HeadedSheet) -> Iterator[str]:
    """Yield a line for each heading; of one that several columns have, why it cannot be used."""
    for heading, guess in guessed(sheet.headings).items():
        if len(sheet.columns_of(heading)) > 1:
            note = _("stands over several columns: give each its own heading")
            yield f"  # {heading}: {note}"
        else:
            yield f"  {key_of(heading)}:" + (f" {guess}" if guess else "")
