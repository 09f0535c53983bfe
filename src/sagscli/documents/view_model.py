"""What a document shows, as frozen data: the view-model its Markdown and HTML are made from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LabelledFact:
    """A line of a document's head: what it is, and what stands there; "" leaves room to write."""

    label: str
    text: str


@dataclass(frozen=True)
class Field:
    """A field of a form: what it asks, who fills it in and when, and what stands in it (V11).

    `lines` are how many lines to leave for writing when nothing does; `last` is what the plan
    before said, to be read beside it; `boxes` are examples to tick, or ticked.
    """

    title: str
    text: str = ""
    hint: str = ""
    lines: int = 4
    last: tuple[LabelledFact, ...] = ()
    boxes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """A part of a form: its fields under a heading."""

    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Table:
    """Rows under headings; the first cell of a row is what the row is about.

    `is_blank` leaves room in its empty cells, to be written in by hand.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    is_blank: bool = False


@dataclass(frozen=True)
class MeasureView:
    """An indsats as documents show it: its goals, the signs, and when it is evaluated (H2)."""

    title: str
    level: str
    goals: tuple[str, ...]
    signs: tuple[str, ...]
    dates: tuple[LabelledFact, ...]
    evaluation: str
    series: tuple[LabelledFact, ...] = ()
    """The evaluations on the way, the first one first."""


@dataclass(frozen=True)
class Signature:
    """A line to sign on, and who signs there."""

    who: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What every document has.

    `code` is the case's number, which stands at the head of each page; `day` is the day it looks
    from, `printed` the day it was printed; `draft` marks every page as a draft.
    """

    title: str
    code: str
    day: str
    printed: str = ""
    subtitle: str = ""
    facts: tuple[LabelledFact, ...] = ()
    signatures: tuple[Signature, ...] = ()
    source: str = ""
    draft: bool = False
