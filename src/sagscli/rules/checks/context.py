"""What a check may look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sagscli.casefile.walk import fields_of_type, records
from sagscli.model.case import Case
from sagscli.model.diagnostic import KeyPath
from sagscli.model.record import Record
from sagscli.model.ruleset import Ruleset


@dataclass(frozen=True)
class Context:
    """A case, the ruleset it follows (None when that is not known), and the day asked for."""

    case: Case
    ruleset: Ruleset | None
    today: date

    def records(self) -> Iterator[tuple[KeyPath, Record]]:
        """Yield every record of the case with its path."""
        return records(self.case)

    def dates(self) -> Iterator[tuple[KeyPath, Record, str, date]]:
        """Yield every date of the case: its path, its record, its attribute and itself."""
        for path, record in records(self.case):
            for attribute, danish in fields_of_type(type(record), date):
                day = getattr(record, attribute)
                if day is not None:
                    yield (*path, danish), record, attribute, day


def texts_of(case: Case) -> Iterator[tuple[KeyPath, str]]:
    """Yield every text of a case with its path."""
    for path, record in records(case):
        for danish, value in _texts(record):
            if isinstance(value, str):
                yield (*path, danish), value
            elif isinstance(value, tuple):
                yield from (((*path, danish, at), text) for at, text in enumerate(value))
            elif isinstance(value, dict):
                yield from (((*path, danish, k), text) for k, text in value.items() if text)


def _texts(record: Record) -> Iterator[tuple[str, object]]:
    for attribute, field in type(record).model_fields.items():
        value = getattr(record, attribute)
        if isinstance(value, str | dict) or (
            isinstance(value, tuple) and value and isinstance(value[0], str)
        ):
            yield field.alias or attribute, value
