"""A mapping held against a sheet: where each heading stands."""

from collections.abc import Iterator, Sequence

from sagscli.casefile.suggest import did_you_mean
from sagscli.importing.mapping import Mapping, MappingError
from sagscli.importing.row_values import PlacedColumn
from sagscli.language import _
from sagscli.sheets.sheet import HeadedSheet, column_letter, heading_key


def placed_columns(sheet: HeadedSheet, mapping: Mapping) -> Sequence[PlacedColumn]:
    """Return the columns of a sheet that are something in a case, in the order of the mapping.

    Raises MappingError for a heading that the sheet has not, or has twice.
    """
    return [
        PlacedColumn(_place(sheet, heading), heading, target) for heading, target in mapping.columns
    ]


def _place(sheet: HeadedSheet, heading: str) -> int:
    places = sheet.columns_of(heading)
    if len(places) == 1:
        return places[0]
    if places:
        raise MappingError(
            _('"{heading}" stands over several columns: {columns}.').format(
                heading=heading, columns=", ".join(map(column_letter, places))
            ),
            _("Give each of them a heading of its own in the sheet."),
        )
    known = [name for name in sheet.headings if name]
    remedy = did_you_mean(heading, known, _("the headings are: {words}"))
    raise MappingError(
        _('no column in row {row} of the sheet is called "{heading}".').format(
            row=sheet.header_row, heading=heading
        ),
        f"{remedy[:1].upper()}{remedy[1:]}. "
        + _("--header-row says which row the headings are in."),
    )


def unread_headings(sheet: HeadedSheet, mapping: Mapping) -> Iterator[str]:
    """Yield the headings of columns that the mapping does not speak of."""
    spoken_of = {heading_key(heading) for heading, _target in mapping.columns} | mapping.unread
    for heading in dict.fromkeys(sheet.headings):
        if heading and heading_key(heading) not in spoken_of:
            yield heading
