"""Workbooks for tests: rows of values, each perhaps with a form for numbers."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

Formed = tuple[Any, str]
"""A value and the form of its number."""


def book(path: Path, *rows: Sequence[Any], title: str = "Ark1", since_1904: bool = False) -> Path:
    """Write a workbook of one sheet; a pair is a value with the form of its number."""
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    workbook = Workbook()
    if since_1904:
        workbook.epoch = CALENDAR_MAC_1904
    sheet = workbook.active
    sheet.title = title
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            plain, form = value if isinstance(value, tuple) else (value, None)
            cell = sheet.cell(number, column, plain)
            if form is not None:
                cell.number_format = form
    workbook.save(path)
    return path


def changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Rewrite a part of the package that a workbook is."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path
