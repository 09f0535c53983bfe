"""The mapping file: what each column of a sheet is in a case."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from sagscli.case.fields import EmptyMapWhenNone, Text, Whole
from sagscli.case.record import Record, key
from sagscli.casefile.folder import read_bytes, shown_path
from sagscli.casefile.placing import placed
from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.errors import SagError, reason_of
from sagscli.importing.target import ColumnKey, TargetError, target_of
from sagscli.language import _
from sagscli.sheets.sheet import heading_key


class MappingError(SagError):
    """A mapping file that cannot be used as it stands, or does not fit the sheet."""


class MappingFile(Record):
    """What stands in a mapping file.

    `columns` say by heading which key of a case a column is; without one it is not read.
    `constants` are the same for every row. `words` are what cells say, and a case writes otherwise.
    """

    sheet: Text | None = key("ark")
    header_row: Whole | None = key("overskrifter")
    columns: Annotated[dict[str, Text | None], EmptyMapWhenNone] = key("kolonner", default={})
    constants: Annotated[dict[str, Text], EmptyMapWhenNone] = key("faste", default={})
    words: Annotated[dict[str, Text], EmptyMapWhenNone] = key("ord", default={})


@dataclass(frozen=True)
class Mapping:
    """A mapping whose keys are keys of a case. `unread` are headings of columns left aside."""

    columns: tuple[tuple[str, ColumnKey], ...]
    constants: tuple[tuple[ColumnKey, str], ...] = ()
    unread: frozenset[str] = frozenset()
    words: dict[str, str] = field(default_factory=dict)
    sheet: str | None = None
    header_row: int | None = None


_OF_A_CASE = frozenset({"sag", "barn", "gruppe"})


def read_mapping(path: str) -> Mapping:
    """Return the mapping in a file. Raises MappingError."""
    shown = shown_path(Path(path))
    try:
        document = read(read_bytes(path))
    except OSError as error:
        raise MappingError(
            _('"{path}" cannot be read: {reason}.').format(path=shown, reason=reason_of(error)),
            _("sag import FILE --write-mapping {path} makes one to begin with.").format(path=shown),
        ) from None
    if isinstance(document.value, dict) and _OF_A_CASE & document.value.keys():
        raise MappingError(
            _(
                '"{path}" is a case file, and here belongs the one that tells of the columns.'
            ).format(path=shown),
            _("sag import FILE --write-mapping {path} makes one to begin with.").format(
                path="columns.yaml"
            ),
        )
    record, problems = shape(MappingFile, document.value or {})
    for fault in placed(document, shown, problems, document.flaws):
        start = fault.span.start
        place = f"{shown}:{start.line}:{start.column}"
        raise MappingError(f"{place}: {fault.message}", fault.help)
    return _checked(record, shown)


def _checked(record: MappingFile, shown: str) -> Mapping:
    columns = tuple(
        (heading, _target(words, shown)) for heading, words in record.columns.items() if words
    )
    if not columns:
        raise MappingError(
            _('{path}: no column is said to be anything under "kolonner".').format(path=shown),
            _("Write behind a heading which key of a case it is, such as barn.navn."),
        )
    _refuse_twins(columns, shown)
    constants = tuple((_target(key, shown), text) for key, text in record.constants.items())
    taken = {target.path for _heading, target in columns}
    for target, _text in constants:
        if target.path in taken:
            raise MappingError(
                _('{path}: "{key}" is a column, and stands under "faste" too.').format(
                    path=shown, key=target.shown
                ),
                _("Take it out of one of them."),
            )
    return Mapping(
        columns,
        constants,
        frozenset(heading_key(name) for name, words in record.columns.items() if not words),
        {heading_key(word): text for word, text in record.words.items()},
        record.sheet,
        record.header_row or None,
    )


def _target(words: str, shown: str) -> ColumnKey:
    try:
        return target_of(words)
    except TargetError as error:
        raise MappingError(f"{shown}: {error.message}", error.remedy) from None


def _refuse_twins(columns: tuple[tuple[str, ColumnKey], ...], shown: str) -> None:
    """Raise MappingError for two columns that are one key which takes a single value."""
    seen = set()
    paths = {target.path for _heading, target in columns}
    for _heading, target in columns:
        is_twice = target.path in seen and not target.takes_several
        if is_twice or any(target.path[:at] in paths for at in range(1, len(target.path))):
            raise MappingError(
                _('{path}: two columns are said to be "{key}", which has one value.').format(
                    path=shown, key=target.shown
                ),
                _("Leave what stands behind one of them out."),
            )
        seen.add(target.path)
