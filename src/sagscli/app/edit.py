"""sag edit: a case file changed by hand in an editor, and what is to be said of it afterwards."""

from dataclasses import replace

from sagscli.app.record import Recording, compared
from sagscli.app.session import Session
from sagscli.casefile.journal import remember
from sagscli.casefile.own_folder import WriteError, alone, refuse_link
from sagscli.casefile.saving import current, path_in_folder, save
from sagscli.casefile.shown_paths import path_of_nobody_known
from sagscli.diagnostics.diagnostic import Diagnostic, Severity
from sagscli.validation.reading import read_case

EDITED = "case edited"


def text_of(session: Session) -> bytes:
    """Return what stands in the session's case file.

    Raises WriteError for a link, and for a file that is there no more.
    """
    refuse_link(session.file.path, session.file.folder.root)
    data = current(session.file)
    if data is None:
        raise WriteError.gone(path_of_nobody_known(session.file.path))
    return data


def edited(session: Session, before: bytes) -> Recording:
    """Return what is different in the session's file since it said `before`."""
    was = read_case(session.file, session.checked_on, session.as_of, data=before)
    return compared(session, EDITED, before, was, text_of(session))


def standing_errors(session: Session) -> list[Diagnostic]:
    """Return the errors that the session's file has as it stands."""
    reading = read_case(session.file, session.checked_on, session.as_of)
    told = reading.diagnostics(session.names)
    return [each for each in told if each.severity is Severity.ERROR]


def keep(change: Recording) -> Recording:
    """Keep a change that an editor made in mind, so that it can be taken back."""
    file, root = change.file, change.file.folder.root
    with alone(root):
        remember(root, path_in_folder(file), change.what, change.before, change.after)
    return replace(change, is_saved=True)


def put_back(change: Recording) -> None:
    """Let the file say again what it said. Raises WriteError where it changed meanwhile."""
    with alone(change.file.folder.root):
        save(change.file, change.after, change.before or b"")
