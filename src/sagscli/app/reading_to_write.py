"""A case file read so that something can be written in it, or as far as it can be read at all."""

from dataclasses import replace

from sagscli.app.case_label import heading, label_of, redaction_of
from sagscli.app.loaded_case import LoadedCase
from sagscli.app.session import Session
from sagscli.case.records import Case
from sagscli.case.redaction import Redaction
from sagscli.casefile.own_folder import WriteError
from sagscli.casefile.salvage import salvaged
from sagscli.casefile.saving import current
from sagscli.casefile.shown_paths import path_of, path_of_nobody_known, people_written_in
from sagscli.errors import SagError
from sagscli.language import _
from sagscli.validation.reading import Reading, read_case


class RecordError(SagError):
    """Something that cannot be recorded as it was asked."""


class BrokenFileError(RecordError):
    """A case file in which nothing can be written as it stands."""


def read_for_change(session: Session) -> tuple[bytes, Reading]:
    """Return the session's case file as it is now.

    Raises BrokenFileError when it cannot be edited, RecordError for a file that is passed over,
    and WriteError when it is there no more.
    """
    data = _data(session)
    reading = _read(session, data)
    if reading.case is None or reading.document.flaws:
        raise _broken(reading, session)
    return data, reading


def readable(session: Session) -> Reading:
    """Return the session's case as far as its file can be read, if it is broken too.

    Its document is that of what could be read. Raises RecordError and WriteError.
    """
    data = _data(session)
    reading = _read(session, data)
    if reading.case is not None:
        return reading
    saved = _read(session, salvaged(data).data)
    return saved if saved.case is not None else replace(saved, case=Case())


def why_not(session: Session, otherwise: str) -> str:
    """Return what is wrong with the session's file, `otherwise` where nothing is found."""
    reading = _read(session, _data(session))
    return _broken(reading, session).message if reading.errors(session.names) else otherwise


def keys_of(session: Session) -> frozenset[str]:
    """Return the keys that begin a line in the session's file, those of broken sections too."""
    return salvaged(_data(session)).keys


def heading_at(session: Session) -> str:
    """Return how the session's case is headed, so that nobody writes in the wrong one."""
    entry = loaded(readable(session), session)
    return heading(label_of(entry, redaction_of(entry, session.names)))


def loaded(reading: Reading, session: Session) -> LoadedCase:
    """Return what was read as every list and page has it."""
    errors = reading.errors(session.names)
    return LoadedCase(reading.file, reading.case, reading.ruleset, errors)


def path_where_broken(session: Session, people: Redaction) -> str:
    """Return the path of the session's file, where what cannot be read may be the name."""
    if not session.may_name(session.file.folder):
        people = people.together([people_written_in(session.file)])
    return path_of(session.file, people)


def _data(session: Session) -> bytes:
    file = session.file
    data = current(file)
    if data is None:
        raise WriteError.gone(path_of_nobody_known(file.path))
    if file.is_left_out:
        finding = read_case(file, session.checked_on).errors(session.names)[0]
        raise RecordError(f"{finding.path}: {finding.message}.", finding.help)
    return data


def _read(session: Session, data: bytes) -> Reading:
    return read_case(session.file, session.checked_on, session.as_of, data=data)


def _broken(reading: Reading, session: Session) -> BrokenFileError:
    """Return why a file cannot be edited: what the reader stumbles over first."""
    whole = loaded(readable(session), session)
    path = path_where_broken(session, redaction_of(whole, session.names))
    first = min(reading.errors(session.names), key=lambda each: each.span.start)
    message = _("nothing can be written in {path} as it stands. Line {line}: {message}.")
    return BrokenFileError(
        message.format(path=path, line=first.span.start.line, message=first.message), first.help
    )
