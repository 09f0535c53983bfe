"""A workbook as the package it is: how large it is inside, and what openpyxl leaves out."""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, NamedTuple
from xml.etree import ElementTree as ET

from sagscli.language import _
from sagscli.sheets.file_kind import broken
from sagscli.sheets.sheet import MOST_COLUMNS, SheetError

LARGEST_UNPACKED = 64 * 1024 * 1024
"""Bytes of XML in a workbook, unpacked (64 MiB); pictures are not unpacked at all."""
_MOST_PARTS = 5000
_PROLOG = 4096
_REL_ID = re.compile(r"\{[^}]*relationships\}id")
_MOST_MERGED = 1000
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")


Area = tuple[int, int, int, int]
"""Cells: first row (from 1), first column (from 0), last row, last column."""


class Overlooked(NamedTuple):
    """What must be known of a sheet beside its values."""

    uncounted: Mapping[int, Sequence[int]]
    """By row, the columns (from 0) of formulas without a value that they gave."""
    merged: Sequence[Area]
    """Cells that are one."""
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]

    def merged_in(self, row: int) -> Iterator[tuple[int, int]]:
        """Yield the first and last column of cells in a row that are one with others."""
        for top, left, bottom, right in self.merged:
            if top <= row <= bottom:
                yield left, right


def refuse_bombs(path: str) -> None:
    """Raise SheetError for a package that unpacks to more than a workbook of cases does.

    `zipfile` gives no more of a part than the package says it has, so what it says is the most.
    """
    with zipfile.ZipFile(path) as package:
        parts = package.infolist()
        texts = [part for part in parts if part.filename.endswith((".xml", ".rels", ".vml"))]
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in texts) > LARGEST_UNPACKED:
            raise SheetError(
                _("the workbook is larger than {n} MB inside, and is not read.").format(
                    n=LARGEST_UNPACKED // (1024 * 1024)
                ),
                _("Copy the rows that are needed to a new workbook, and import that."),
            )
        for part in texts:
            with package.open(part) as file:
                if b"<!DOCTYPE" in file.read(_PROLOG):
                    raise broken()


def overlooked(path: str, sheet: str) -> Overlooked:
    """Return what the values of a sheet do not say of it. Raises SheetError for too much of it."""
    uncounted: dict[int, list[int]] = {}
    merged, rows, columns = [], set[int](), set[int]()
    with zipfile.ZipFile(path) as package, package.open(_part_of(package, sheet)) as file:
        for name, element, place in _cells_and_merges(file):
            if name == "mergeCell" and place is not None:
                merged.append(place)
            elif name == "row" and place is not None:
                rows.add(place[0])
            elif name == "col" and place is not None:
                columns |= set(range(place[1], min(place[3] + 1, MOST_COLUMNS)))
            elif place is not None and place[1] < MOST_COLUMNS and _is_uncounted(element):
                uncounted.setdefault(place[0], []).append(place[1])
    if len(merged) > _MOST_MERGED:
        raise SheetError(
            _("very many cells of the sheet are merged."),
            _("Unmerge them in Excel, and write in each cell what is meant for it."),
        )
    return Overlooked(uncounted, merged, frozenset(rows), frozenset(columns))


def _cells_and_merges(file: IO[bytes]) -> Iterator[tuple[str, ET.Element, Area | None]]:
    """Yield the cells of a sheet with their places, the ranges that are one, and what is hidden."""
    row, column = 0, -1
    for event, element in ET.iterparse(file, ("start", "end")):  # noqa: S314
        name = element.tag.rpartition("}")[2]
        if event == "start":
            if name == "row":
                row, column = int(element.get("r") or row + 1), -1
                if _is_hidden(element):
                    yield name, element, (row, 0, row, 0)
            elif name == "c":
                column += 1
            continue
        if name == "c":
            area = _area(element.get("r") or "")
            row, column = (area[0], area[1]) if area is not None else (row, column)
            yield name, element, (row, column, row, column)
        elif name == "mergeCell":
            yield name, element, _area(element.get("ref") or "")
        elif name == "col" and _is_hidden(element):
            first, last = (int(element.get(side) or 1) for side in ("min", "max"))
            yield name, element, (0, first - 1, 0, last - 1)
        elif name == "row":
            element.clear()


def _is_hidden(element: ET.Element) -> bool:
    return element.get("hidden") in ("1", "true")


def _is_uncounted(cell: ET.Element) -> bool:
    inner = {part.tag.rpartition("}")[2]: part for part in cell}
    return "f" in inner and not (inner["v"].text if "v" in inner else None)


def _area(reference: str) -> Area | None:
    """Return "B2:C4" as first row, first column, last row and last column."""
    match = _RANGE.fullmatch(reference)
    if match is None:
        return None
    left, top, right, bottom = match.groups()
    return int(top), _column(left), int(bottom or top), _column(right or left)


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _part_of(package: zipfile.ZipFile, sheet: str) -> str:
    """Return the part of the package that a sheet lies in."""
    book = next(name for name in package.namelist() if name.endswith("workbook.xml"))
    folder, _slash, own = book.rpartition("/")
    with package.open(book) as file:
        sheets = ET.parse(file).getroot().iter()  # noqa: S314 - looked at for bombs
        wanted = next(each for each in sheets if each.get("name") == sheet)
    rel = next(value for key, value in wanted.attrib.items() if _REL_ID.fullmatch(key))
    with package.open(f"{folder}/_rels/{own}.rels") as file:
        for each in ET.parse(file).getroot():  # noqa: S314
            if each.get("Id") == rel:
                target = each.get("Target") or ""
                return target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
    raise KeyError(rel)
