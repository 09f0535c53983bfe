"""sag diff: what is different between two versions of a case, or two files."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sagscli import days
from sagscli.app.case_label import CaseLabel, label_of, redaction_of
from sagscli.app.history_lines import ToldChanges, told
from sagscli.app.loaded_case import LoadedCase
from sagscli.app.session import Session
from sagscli.app.time_travel import meant
from sagscli.app.workspace import Dialect
from sagscli.case.records import Case
from sagscli.case.redaction import Redaction
from sagscli.casefile.folder import CaseFile, read_bytes
from sagscli.casefile.shown_paths import path_of, path_without_names
from sagscli.errors import NoSuchPlaceError, SagError
from sagscli.history.changes.comparison import case_changes
from sagscli.history.past_case import past_case
from sagscli.history.recorded import commit_called
from sagscli.history.text_then import text_then
from sagscli.language import _
from sagscli.rulesets.records import Ruleset
from sagscli.validation.reading import read_case

_LAST = "HEAD"


class IncomparableError(SagError):
    """A version that cannot be read, so that nothing can be said of what is different."""


class CaseVersion(NamedTuple):
    """A version of a case: what it is called, and the bytes of its file; None for no file."""

    name: str
    data: bytes | None
    file: CaseFile | None = None

    def shown(self, people: Redaction) -> str:
        """Return what it is called, with nobody named in the path of a file."""
        return path_of(self.file, people) if self.file is not None else self.name


@dataclass(frozen=True)
class CaseDifference:
    """What is different from one version of a case to another, as a history tells it."""

    label: CaseLabel
    ruleset: Ruleset | None
    people: Redaction
    lines: Sequence[ToldChanges]
    earlier: str
    later: str
    only_layout: bool = False
    """The files differ, and say the same."""
    dialect: Dialect = "standard"
    hides_texts: bool = False
    """Programs are told a sentence by its number of words: names were not asked for."""


def case_difference(
    session: Session, other: str | None = None, later: str | None = None
) -> CaseDifference:
    """Return what is different between the session's case and what `other` means.

    That is another case file, or a day or a commit, in which case the file is compared with its
    own past, or with a `later` moment; without it with the last commit. Raises GitError,
    IncomparableError.
    """
    file = session.file
    if other is not None and later is None and os.path.isfile(other):
        second = session.at_case(other).file
        versions = (_current(file), _current(second))
    else:
        before = _past(file, other or _LAST)
        versions = (before, _past(file, later) if later is not None else _current(file))
    return _compared(session, versions)


def _current(file: CaseFile) -> CaseVersion:
    try:
        return CaseVersion(path_without_names(file.path), read_bytes(file.path), file)
    except OSError as error:
        shown = path_without_names(file.path)
        raise NoSuchPlaceError.refused(shown, error) from None


def _past(file: CaseFile, word: str) -> CaseVersion:
    _day, find = meant(word) if word != _LAST else (None, commit_called(_LAST))
    commit, data = text_then(file, find)
    name = _("{day} (commit {commit})").format(
        day=days.long(commit.committed.date()), commit=commit.id[:10]
    )
    return CaseVersion(name, data)


def _compared(session: Session, versions: tuple[CaseVersion, CaseVersion]) -> CaseDifference:
    cases = [_case(version) for version in versions]
    reading = read_case(
        session.file, session.checked_on, session.as_of, data=versions[1].data or b""
    )
    entry = LoadedCase(session.file, reading.case or cases[0], reading.ruleset, ())
    names = session.may_name(session.file.folder)
    people = redaction_of(entry, session.names).together(
        Redaction.of(case, names=names) for case in cases
    )
    lines = tuple(told(case_changes(*cases)))
    earlier, later = (version.shown(people) for version in versions)
    is_same = versions[0].data == versions[1].data
    return CaseDifference(
        label_of(entry, people),
        reading.ruleset,
        people,
        lines,
        earlier,
        later,
        only_layout=not lines and not is_same,
        dialect=session.file.folder.settings.csv,
        hides_texts=not names,
    )


def _case(version: CaseVersion) -> Case:
    """Return the case in a version; an empty one where there was no file."""
    if version.data is None:
        return Case()
    past = past_case(version.data)
    if past.case is None:
        raise IncomparableError(
            _('The case cannot be read as it is in "{version}".').format(version=version.name),
            _("sag validate shows what is wrong in the file as it is now."),
        )
    return past.case
