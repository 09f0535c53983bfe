"""sag history: the life of one case as git has it, a line for each thing that was written down."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sagscli.app.case_label import CaseLabel, label_of, redaction_of
from sagscli.app.choices import unknown
from sagscli.app.history_lines import HistoryLine, lines_of
from sagscli.app.loaded_case import LoadedCase
from sagscli.app.session import Session
from sagscli.app.workspace import Dialect
from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.case.redaction import Redaction
from sagscli.case.walk import nested
from sagscli.casefile.folder import CaseFile
from sagscli.casefile.shown_paths import path_without_names, people_written_in
from sagscli.history.case_life import WrittenVersion, case_life
from sagscli.history.case_versions import begin_versions, current_versions
from sagscli.history.changes.comparison import case_changes
from sagscli.history.git import Repository
from sagscli.history.git_error import GitError
from sagscli.history.past_case import past_case
from sagscli.history.repository import files_by_repository
from sagscli.history.versions import blob_contents
from sagscli.language import _
from sagscli.rulesets.records import Ruleset
from sagscli.validation.reading import Reading, read_case


@dataclass(frozen=True)
class CaseHistory:
    """The lines of a case, newest first. `people` says how everyone it ever named is shown."""

    label: CaseLabel
    ruleset: Ruleset | None
    people: Redaction
    lines: Sequence[HistoryLine]
    is_cut: bool = False
    """The repository holds the newest commits only."""
    unrecorded: bool = False
    """The file says something that was not committed yet."""
    dialect: Dialect = "standard"
    hides_texts: bool = False
    """Programs are told a sentence by its number of words: names were not asked for."""


def case_history(
    session: Session, since: date | None = None, field: str | None = None
) -> CaseHistory:
    """Return what was written down in the session's case, from the day `since` on.

    `field` is a key of the format, or a way to one such as møder.afholdt. Raises GitError
    without a repository, UnknownNameError for another key.
    """
    keys = _keys(field) if field is not None else ()
    repository, path = _place(session.file)
    with begin_versions(repository, path) as begun:  # git looks while the case is read
        reading = read_case(session.file, session.checked_on, session.as_of)
        versions = current_versions(repository, path, begun)
    texts = dict(blob_contents(repository, (each.blob for each in versions if each.blob)))
    readings = {blob: past_case(data) for blob, data in texts.items()}
    life = case_life(versions, readings)
    entry = LoadedCase(reading.file, reading.case, reading.ruleset, reading.errors(session.names))
    lines = (line for written in life for line in lines_of(written, keys))
    return CaseHistory(
        label=label_of(entry, redaction_of(entry, session.names)),
        ruleset=entry.ruleset,
        people=_people(session, entry, (reading.case for reading in readings.values())),
        lines=[line for line in lines if since is None or _day(line) >= since],
        is_cut=repository.is_cut_off(),
        unrecorded=_is_unrecorded(life, reading),
        dialect=session.file.folder.settings.csv,
        hides_texts=not session.may_name(session.file.folder),
    )


def _place(file: CaseFile) -> tuple[Repository, str]:
    for repository, inside in files_by_repository([file]).items():
        for path in inside.files:
            return repository, path
    raise GitError.no_history(os.path.dirname(path_without_names(file.path)) or ".")


def _day(line: HistoryLine) -> date:
    return line.written.version.authored.date()


def _people(session: Session, entry: LoadedCase, cases: Iterable[Case | None]) -> Redaction:
    """Return how people are shown: who was taken out of the case is still in its history."""
    names = session.may_name(session.file.folder)
    now = redaction_of(entry, session.names)
    every = [Redaction.of(case, names=names) for case in cases]
    if not names:  # a name that the file has twice is read once
        every.append(people_written_in(session.file))
    return now.together(every)


def _is_unrecorded(life: Sequence[WrittenVersion], now: Reading) -> bool:
    recorded = life[0].case if life else None
    return now.case is not None and bool(case_changes(recorded or Case(), now.case))


def _keys(field: str) -> tuple[str, ...]:
    """Return the keys of a way such as møder.afholdt. Raises UnknownNameError."""
    known = {key.casefold(): key for key in _known_keys(Case)}
    keys = []
    for part in field.split("."):
        if part.strip().casefold() not in known:
            message = _('--field: "{word}" is not a key of a case file.').format(word=part.strip())
            raise unknown(message, part.strip(), tuple(known.values()))
        keys.append(known[part.strip().casefold()])
    return tuple(keys)


def _known_keys(record: type[Record]) -> Iterator[str]:
    yield from record.keys()
    for _attribute, _danish, kind, _is_many in nested(record):
        yield from _known_keys(kind)
