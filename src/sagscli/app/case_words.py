"""Cases by what people remember of them: part of a child's name, a group, a daycare.

Names are matched here and told nowhere: what is offered are numbers and initials.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from sagscli.app.case_filter import places_of
from sagscli.app.case_label import CaseLabel, label_of, redaction_of
from sagscli.app.loaded_case import LoadedCase
from sagscli.case.names import words_of_name
from sagscli.casefile.folder import CaseFile, read_bytes
from sagscli.letters import comparable
from sagscli.validation.reading import read_case
from sagscli.workers import in_chunks


class _Fit(IntEnum):
    """How well a typed word fits one of a case, the surest way first."""

    WHOLE = 0
    BEGINNING = 1
    INSIDE = 2
    NOT = 3


@dataclass(frozen=True, slots=True)
class RememberedCase:
    """A case that fits what was typed: its file, and how a hint shows it."""

    file: CaseFile
    label: CaseLabel
    fit: _Fit
    born: date | None = None


@dataclass
class RememberedCases:
    """The cases that fit; `is_faulty` when one that may fit could not be read."""

    cases: list[RememberedCase] = field(default_factory=list)
    is_faulty: bool = False

    @property
    def surest(self) -> list[RememberedCase]:
        """Return the cases that fit best: Bo is Bo, and Bodil only where there is no Bo."""
        best = min((case.fit for case in self.cases), default=_Fit.NOT)
        return [case for case in self.cases if case.fit is best]


def remembered_cases(
    text: str, files: Sequence[CaseFile], names: bool | None = None
) -> RememberedCases:
    """Return the cases in which every word of `text` stands.

    It stands in the child's name, the group's, the daycare, a place or the number, by whole
    words or in part. `names` says how they are shown; see `Session.names`.
    """
    wanted = _words(text)
    if not wanted:
        return RememberedCases()

    def work(chunk: Sequence[CaseFile]) -> RememberedCases:
        matching = RememberedCases()
        for file in chunk:
            _look(file, wanted, names, matching)
        return matching

    whole = RememberedCases()
    for part in in_chunks(work, files, lambda _count: None):
        whole.cases += part.cases
        whole.is_faulty |= part.is_faulty
    return whole


def _look(
    file: CaseFile, wanted: Sequence[str], names: bool | None, matching: RememberedCases
) -> None:
    if file.is_left_out or not _may_have(file, wanted):
        return
    reading = read_case(file, date.max, only_errors=True)
    entry = LoadedCase(file, reading.case, reading.ruleset, ())
    if reading.case is None:
        matching.is_faulty = True
        return
    known = [word for text in _texts(entry) for word in _words(text)]
    fit = max(_fit(word, known) for word in wanted)
    if fit is not _Fit.NOT:
        label = label_of(entry, redaction_of(entry, names))
        born = reading.case.child.born if reading.case.child is not None else None
        matching.cases.append(RememberedCase(file, label, fit, born))


def _may_have(file: CaseFile, wanted: Sequence[str]) -> bool:
    """Return whether the words stand anywhere in a file: most files need not be read as cases."""
    if file.is_link:  # which may lead outside, and is not followed here
        return True
    try:
        text = read_bytes(file.path).decode(errors="replace")
    except OSError:
        return True
    shown = comparable(text)
    # What is written with a backslash stands for another sign.
    return "\\" in text or all(word in shown for word in wanted)


def _texts(entry: LoadedCase) -> Iterator[str]:
    case = entry.case
    if case is None:
        return
    about = case.child or case.group
    yield from filter(None, (case.number, about.name if about is not None else None))
    yield from places_of(entry)


def _words(text: str) -> list[str]:
    return list(words_of_name(comparable(text)))


def _fit(word: str, known: Sequence[str]) -> _Fit:
    if word in known:
        return _Fit.WHOLE
    if any(each.startswith(word) for each in known):
        return _Fit.BEGINNING
    return _Fit.INSIDE if any(word in each for each in known) else _Fit.NOT
