"""What a PDF is asked: how it looks on paper, and what it tells a screen reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any, Self

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject

A4 = (210, 297)
"""In millimetres."""

_MM = 25.4 / 72
_BEGINS, _ENDS, _SHOWS = {b"BMC", b"BDC"}, {b"EMC"}, {b"Tj", b"TJ", b"'", b'"'}


@dataclass(frozen=True)
class Element:
    """An element of the structure: a heading, a table, a cell."""

    tag: str
    entry: DictionaryObject
    children: tuple["Element", ...]

    def every(self, *tags: str) -> list[Self]:
        """Return the elements with one of `tags` in it, in the order they are read."""
        return [one for one in self._walk() if one.tag in tags]

    @property
    def alt(self) -> str | None:
        """Return what stands for a picture."""
        text = self.entry.get("/Alt")
        return None if text is None else str(text)

    @property
    def headers(self) -> list[str]:
        """Return the ids of the header cells of a cell."""
        attributes = self.entry.get("/A", {})
        return [str(one) for one in attributes.get("/Headers", [])]

    def _walk(self) -> Iterator[Self]:
        yield self
        for child in self.children:
            yield from child._walk()


class Pdf:
    """A PDF, read once."""

    def __init__(self, data: bytes) -> None:
        self.reader = PdfReader(BytesIO(data))
        self._root: Any = self.reader.trailer["/Root"]

    @property
    def count(self) -> int:
        """Return the number of pages."""
        return len(self.reader.pages)

    @cached_property
    def text(self) -> str:
        """Return what stands on all pages, with single spaces."""
        return " ".join(" ".join(page.extract_text() for page in self.reader.pages).split())

    @property
    def sizes(self) -> set[tuple[int, int]]:
        """Return the sizes of the pages: width and height in whole millimetres."""
        boxes = [page.mediabox for page in self.reader.pages]
        return {(round(one.width * _MM), round(one.height * _MM)) for one in boxes}

    @property
    def language(self) -> str | None:
        """Return the language of the document."""
        found = self._root.get("/Lang")
        return None if found is None else str(found)

    @property
    def title(self) -> str | None:
        """Return the title in the document's properties."""
        found = self.reader.metadata
        return None if found is None else found.title

    @property
    def shows_title(self) -> bool:
        """Return whether a window shows the title, and not the name of the file."""
        return str(self._root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")) in _TRUE

    @property
    def is_tagged(self) -> bool:
        """Return whether the document says it has a structure, and has one."""
        marked = str(self._root.get("/MarkInfo", {}).get("/Marked")) in _TRUE
        return marked and bool(self.tree.children)

    @property
    def claims_ua(self) -> bool:
        """Return whether the metadata claim PDF/UA."""
        metadata = self._root.get("/Metadata")
        return metadata is not None and b"pdfuaid" in metadata.get_object().get_data()

    @property
    def bookmarks(self) -> list[str]:
        """Return the bookmarks of all levels: what WeasyPrint and Chromium make of headings."""
        return list(_titles(self.reader.outline))

    @cached_property
    def tree(self) -> Element:
        """Return the structure, empty where the document has none."""
        entry = self._root.get("/StructTreeRoot", DictionaryObject())
        return _element(entry.get_object())

    @cached_property
    def stray(self) -> int:
        """Return how many texts are neither in the structure nor marked as mere decoration."""
        return sum(_stray(page.get_contents()) for page in self.reader.pages)

    @property
    def loose_fonts(self) -> set[str]:
        """Return the fonts that are named but not in the file."""
        found: set[str] = set()
        for page in self.reader.pages:
            fonts = page["/Resources"].get("/Font", {})
            found |= {str(one["/BaseFont"]) for one in _values(fonts) if not _is_embedded(one)}
        return found


_TRUE = {"True", "true", "/true"}


def _values(fonts: Any) -> list[Any]:
    return [one.get_object() for one in fonts.get_object().values()]


def _is_embedded(font: Any) -> bool:
    if font["/Subtype"] == "/Type3":  # drawn by the document itself
        return True
    inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    descriptor = inner.get("/FontDescriptor", {})
    return any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))


def _element(entry: DictionaryObject) -> Element:
    kids = entry.get("/K", ArrayObject())
    kids = kids.get_object()
    several = kids if isinstance(kids, ArrayObject) else [kids]
    inner = [one.get_object() for one in several]
    children = [_element(one) for one in inner if isinstance(one, dict) and "/S" in one]
    return Element(str(entry.get("/S", "")).lstrip("/"), entry, tuple(children))


def _titles(outline: Any) -> Iterator[str]:
    for one in outline:
        if isinstance(one, list):
            yield from _titles(one)
        else:
            yield str(one.title)


def _stray(content: ContentStream | None) -> int:
    depth = found = 0
    for _operands, operator in content.operations if content is not None else ():
        depth += (operator in _BEGINS) - (operator in _ENDS)
        found += depth == 0 and operator in _SHOWS
    return found
