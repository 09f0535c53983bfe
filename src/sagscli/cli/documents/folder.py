"""sag render --all and sag render fristliste: documents of a whole folder."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from sagscli.app.workspace import open_places
from sagscli.cli.documents.asking import DocumentQuery, request_of
from sagscli.cli.documents.output import Delivery
from sagscli.errors import SagError
from sagscli.language import _, ngettext
from sagscli.render.terminal import screen

if TYPE_CHECKING:
    from sagscli.app.caseload import LoadedCase
    from sagscli.documents.document_type import Choice
    from sagscli.documents.request import Request


class FolderError(SagError):
    """A folder's documents that cannot be made as they were asked for."""


def render_all(paths: list[str], query: DocumentQuery, delivery: Delivery) -> int:
    """Make every document that the cases of a folder have something for; a folder for each case."""
    from sagscli.app.caseload import load

    if delivery.path in (None, "-"):
        raise FolderError(
            _("--all needs a folder to write into."), _("Add --output with the name of one.")
        )
    _folders, files = open_places(paths or None)
    made: Counter[str] = Counter()
    taken: dict[str, str] = {}
    errors = []
    with screen.progress(len(files), _("Making documents")) as step:
        for entry in load(files, max(query.as_of, date.today()), as_of=query.as_of):
            errors += [one for one in entry.diagnostics if one.severity == "error"]
            made.update(_made(entry, query, delivery, taken))
            step(1)
    _say(made, len(files), delivery.path or "")
    from sagscli.cli.referral import show_errors

    show_errors(errors)
    return 1 if errors else 0


def _made(
    entry: "LoadedCase", query: DocumentQuery, delivery: Delivery, taken: dict[str, str]
) -> Iterator[str]:
    """Make the documents of one case; yields "made" or "refused" for each."""
    from sagscli.documents.catalogue import choices_with_content

    if entry.case is None or entry.ruleset is None:
        return
    request = request_of(entry.case, entry.ruleset, entry.file, query, doubtful=entry.has_errors)
    folder = os.path.join(delivery.path or "", _folder(request, entry.file.path, taken))
    for asked, choice in choices_with_content(request):
        if choice.is_refused and not query.draft:
            yield "refused"
            continue
        _write(asked, choice, entry, delivery, folder)
        yield "made"


def _folder(request: "Request", path: str, taken: dict[str, str]) -> str:
    """Return the folder of a case: its number, and one of its own where two cases share that."""
    from sagscli.documents.render import case_name

    name = base = case_name(request) or "sag"
    number = 1
    while taken.setdefault(name.casefold(), path) != path:
        number += 1
        name = f"{base}-{number}"
    return name


def _write(
    request: "Request", choice: "Choice", entry: "LoadedCase", delivery: Delivery, folder: str
) -> None:
    from sagscli.documents.render import file_name, render
    from sagscli.render.files import make_folder, write_file

    make_folder(folder)
    text = render(request, choice, delivery.text_form, entry.file.folder.root)
    name = file_name(request, choice, delivery.form)
    write_file(
        os.path.join(folder, name),
        delivery.data(text, entry.file.folder.root),
        force=delivery.force,
    )


def _say(made: Counter[str], cases: int, folder: str) -> None:
    text = ngettext("{n} document", "{n} documents", made["made"]).format(n=made["made"])
    of = ngettext("{n} case", "{n} cases", cases).format(n=cases)
    lines = [
        _("Written: {documents} of {cases} into {folder}").format(
            documents=text, cases=of, folder=folder
        )
    ]
    if made["refused"]:
        lines.append(
            ngettext(
                "{n} referral is not ready and was left out; --draft prints it as a draft.",
                "{n} referrals are not ready and were left out; --draft prints them as drafts.",
                made["refused"],
            ).format(n=made["refused"])
        )
    screen.write("\n".join(lines) + "\n", sys.stderr)


def render_deadlines(paths: list[str], query: DocumentQuery, delivery: Delivery) -> int:
    """Make the list of deadlines of a folder as a document."""
    from sagscli.app.worklist import Query as ListQuery
    from sagscli.cli.deadlines import read_worklist
    from sagscli.documents.template_errors import faults_in_words
    from sagscli.language import speaking
    from sagscli.render.deadlines.document import format_document

    folders, files = open_places(paths or None)
    window = min(folder.settings.window for folder in folders)
    asked = ListQuery(as_of=query.as_of, window=window, names=query.names or None)
    found = read_worklist(folders, files, asked)
    form = delivery.text_form
    with faults_in_words(f"frister/frister.{form}.j2"), speaking("da"):
        text = format_document(found, form, folders[0].root)
    name = f"fristliste-{query.as_of.isoformat()}.{delivery.form}"
    delivery.give(text, name, folders[0].root)
    return 1 if found.findings else 0
