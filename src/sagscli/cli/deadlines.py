"""sag deadlines: what is due, what is overdue, who has to act."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from sagscli.app import choices
from sagscli.app.workspace import open_places
from sagscli.cli import options
from sagscli.collation import danish
from sagscli.errors import NoCaseError, UnknownNameError
from sagscli.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sagscli.app.worklist import Query, Worklist
    from sagscli.casefile.folder import CaseFile, Folder

FORMATS = ("table", "json", "csv", "md")


def deadlines(
    paths: options.Paths = None,
    within: Annotated[
        str | None,
        typer.Option(
            metavar=_("PERIOD"),
            help=_("How far to look ahead: 60d, 8u (weeks), 2m. Default: sag.yaml, else 60d."),
        ),
    ] = None,
    as_of: options.AsOf = None,
    everything: Annotated[
        bool,
        typer.Option(
            "--all", help=_("Show what is done, missed or far ahead too."), show_default=False
        ),
    ] = False,
    consultant: Annotated[
        str | None, typer.Option(metavar=_("NAME"), help=_("Only this consultant's cases."))
    ] = None,
    institution: Annotated[
        str | None,
        typer.Option(
            metavar=_("NAME"), help=_("Only cases of this daycare or group; a part will do.")
        ),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help=_("Show under each line how its date was reckoned."),
            show_default=False,
        ),
    ] = False,
    names: options.Names = False,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help=_("Exit with 1 when something is overdue."), show_default=False
        ),
    ] = False,
    format_: Annotated[str, options.format_option(FORMATS, _("How to write the list."))] = "table",
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """List deadlines by urgency."""
    from sagscli.app.worklist import Query

    chosen = choices.one_of(format_, FORMATS, "--format")
    today = choices.day(as_of, "--as-of")
    folders, files = open_places(paths)
    query = Query(
        as_of=today,
        window=_window(within, folders),
        everything=everything,
        consultant=consultant,
        institution=institution,
        names=names or None,
    )
    worklist = read_worklist(folders, files, query)
    _write(worklist, chosen, folders, options.Target(output, force=force), explain=explain)
    return _exit_code(worklist, check=check)


def _window(within: str | None, folders: "list[Folder]") -> int:
    from sagscli.casefile.settings import parse_window

    if within is None:
        return min(folder.settings.window for folder in folders)
    try:
        return parse_window(within)
    except ValueError:
        raise UnknownNameError(
            _('--within: "{text}" is not a length of time.').format(text=within),
            _("Write a number and d, u or m: 60d, 8u (weeks), 2m."),
        ) from None


def read_worklist(folders: "list[Folder]", files: "list[CaseFile]", query: "Query") -> "Worklist":
    """Read the cases that `wish` asks for. Raises NoCaseError where no case matches."""
    from sagscli.app.caseload import load
    from sagscli.app.worklist import merged, worklist
    from sagscli.render.terminal.screen import progress
    from sagscli.workers import in_chunks

    # What happened after a past day is no mistake in the file; the list looks away from it.
    checked_on = max(query.as_of, date.today())

    def work(chunk: "Sequence[CaseFile]") -> "Worklist":
        return worklist(load(chunk, checked_on, query.names, query.as_of), query)

    with progress(len(files), _("Reading cases")) as step:
        found = merged(in_chunks(work, files, step), query)
    found.titles = [folder.settings.title for folder in folders if folder.settings.title]
    if not found.cases and (query.consultant or query.institution):
        known = sorted(found.consultants if query.consultant else found.institutions, key=danish)
        word = query.consultant or query.institution or ""
        if query.consultant in found.consultants:
            known, word = sorted(found.institutions, key=danish), query.institution or ""
        message = _('no case matches "{word}".').format(word=word)
        if found.findings:
            message += " " + _("Some case files have errors; sag validate shows them.")
        raise NoCaseError(message, choices.unknown(message, word, known).remedy)
    return found


def _write(
    worklist: "Worklist",
    chosen: str,
    folders: "list[Folder]",
    target: options.Target,
    *,
    explain: bool,
) -> None:
    import sys

    from sagscli.render.terminal import screen

    if chosen == "table":
        from sagscli.render.deadlines.table import format_table

        lines = format_table(worklist, screen.columns(sys.stdout), explain=explain)
        target.show(lines)
        return
    target.write(_rendered(worklist, chosen, folders))
    if worklist.findings:
        from sagscli.render.diagnostics.full import header

        screen.show([header(one) for one in worklist.findings], sys.stderr)


def _rendered(worklist: "Worklist", chosen: str, folders: "list[Folder]") -> str:
    if chosen == "json":
        from sagscli.render.deadlines.json_format import format_json

        return format_json(worklist)
    if chosen == "csv":
        from sagscli.render.deadlines.csv_format import format_csv

        return format_csv(worklist, folders[0].settings.csv)
    from sagscli.documents.template_errors import faults_in_words
    from sagscli.render.deadlines.document import format_document

    with faults_in_words(f"frister/frister.{chosen}.j2"):
        return format_document(worklist, chosen, folders[0].root)


def _exit_code(worklist: "Worklist", *, check: bool) -> int:
    from sagscli.app.worklist import Urgency

    overdue = check and any(line.urgency is Urgency.OVERDUE for line in worklist.lines)
    return 1 if overdue or worklist.findings else 0
