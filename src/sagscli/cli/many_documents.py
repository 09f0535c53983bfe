"""sag render --all and sag render fristliste: documents of a whole folder."""

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sagscli.app.session import Session
from sagscli.cli import making
from sagscli.cli.output import Target, say, show_errors
from sagscli.errors import SagError
from sagscli.language import _, counted
from sagscli.render.terminal import screen

if TYPE_CHECKING:
    from sagscli.documents.asking import CaseDocument, DocumentQuery


class FolderError(SagError):
    """A folder's documents that cannot be made as they were asked for."""


def make_all(
    session: Session,
    paths: Sequence[str],
    query: "DocumentQuery",
    target: Target,
    folder: str | None,
) -> int:
    """Make every document that the cases of a folder have something for; a folder for each case."""
    from sagscli.app.caseload import load_all
    from sagscli.documents.asking import FolderOfDocuments

    into = _folder_of(query, folder)
    session = session.at(paths or None)
    target = replace(target, numbers=query.cpr)
    documents, made = FolderOfDocuments(session, query), 0
    with screen.progress(len(session.workspace.files), _("Making documents")) as step:
        for entry in load_all(session):
            for document in documents.of_case(entry):
                _write(document, target, into)
                made += 1
            step(1)
    _tell(made, documents.refused, len(session.workspace.files), into)
    return show_errors(documents.errors)


def _folder_of(query: "DocumentQuery", folder: str | None) -> str:
    if query.number is not None:
        raise FolderError(
            _("--all makes every document of a kind; --number chooses one of them."),
            _("Leave one of the two out."),
        )
    if folder is None or folder == "-":
        raise FolderError(
            _("--all needs a folder to write into."), _("Add --output with the name of one.")
        )
    return folder


def _write(document: "CaseDocument", target: Target, folder: str) -> None:
    from sagscli.documents.render import file_name
    from sagscli.render.files import make_folder
    from sagscli.render.kept_places import refuse_kept

    place = os.path.join(folder, document.subfolder)
    name = file_name(document.request, document.choice, target.form)
    path = os.path.join(place, name)
    with target.at_home():
        refuse_kept(path)
        make_folder(place)
    replace(target, path=path).give(document)


def _tell(made: int, refused: int, cases: int, folder: str) -> None:
    text = counted("{n} document", "{n} documents", made)
    of = counted("{n} case", "{n} cases", cases)
    lines = [
        _("Written: {documents} of {cases} into {folder}").format(
            documents=text, cases=of, folder=folder
        )
    ]
    if refused:
        lines.append(
            counted(
                "{n} referral is not ready and was left out; --draft prints it as a draft.",
                "{n} referrals are not ready and were left out; --draft prints them as drafts.",
                refused,
            )
        )
    say("\n".join(lines))


def make_deadlines(session: Session, target: Target, *, opens: bool) -> int:
    """Make the list of deadlines of a folder as a document."""
    from sagscli.app.deadlines import DeadlineSheet, window
    from sagscli.app.worklist import Query

    query = Query(as_of=session.as_of, window=window(session), names=session.names)
    worklist = making.worklist(session, query)
    sheet = DeadlineSheet(worklist, session.workspace.folder, session.today)
    name = f"fristliste-{session.as_of.isoformat()}.{target.form}"
    target.delivery(opens=opens).hand_over(sheet, name)
    return 1 if worklist.findings else 0
