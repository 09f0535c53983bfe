"""What commands share: reading the case or the cases, and handing over what is made of it."""

from typing import TYPE_CHECKING

from sagscli.cli.output import Target, say, say_why, show_errors
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.app.loaded_case import LoadedCase
    from sagscli.app.session import Session
    from sagscli.app.worklist import Query, Worklist
    from sagscli.documents.asking import CaseDocument
    from sagscli.documents.referral import NotReadyError


def read(session: "Session") -> "LoadedCase":
    """Read the session's case; its errors are shown on stderr."""
    from sagscli.app.caseload import load_with_enclosures

    entry = load_with_enclosures(session)
    show_errors(entry.errors)
    return entry


def worklist(session: "Session", query: "Query") -> "Worklist":
    """Return the list of a session's cases, with a bar that shows how far the reading is."""
    from sagscli.app.deadlines import due
    from sagscli.render.terminal.screen import progress

    with progress(len(session.workspace.files), _("Reading cases")) as step:
        return due(session, query, step)


def hand_over(document: "CaseDocument", target: Target, *, opens: bool) -> int:
    """Make a document and hand it over; 1 for a referral that is not ready.

    What it lacks is said on stderr.
    """
    from sagscli.documents.referral import NotReadyError
    from sagscli.documents.render import file_name

    request = document.request
    people = request.people
    delivery = target.delivery(numbers=people.numbers, opens=opens)
    try:
        delivery.hand_over(document, file_name(request, document.choice, target.form))
    except NotReadyError as error:
        _refuse(error, document)
        return 1
    if not people.names and request.case.child is not None:
        note = _("Names are written as initials; --names writes them in full.")
        say(note)
    return 0


def _refuse(error: "NotReadyError", document: "CaseDocument") -> None:
    from sagscli.app.referral_check import CheckedReferral

    Target("table").give(CheckedReferral(document.request.code, error.checklist))
    say_why(error.message, error.remedy)
