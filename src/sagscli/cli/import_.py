"""sag import: a case for each row of a sheet, all or none."""

from typing import TYPE_CHECKING, Annotated

from sagscli.cli import dialogue, options
from sagscli.cli.output import Target, say
from sagscli.cli.recording import NotCommittedError
from sagscli.errors import SagError
from sagscli.language import _, counted

if TYPE_CHECKING:
    from sagscli.app.import_cases import CaseImport
    from sagscli.app.session import Session
    from sagscli.importing.mapping import Mapping
    from sagscli.sheets.sheet import HeadedSheet

SheetFile = Annotated[
    str, options.argument(_("FILE"), _("A sheet: an Excel workbook (.xlsx), or a CSV file."))
]
MappingOption = Annotated[
    str | None,
    options.option(
        "--mapping", _("FILE"), _("Which column is what in a case; see --write-mapping.")
    ),
]
WriteMapping = Annotated[
    str | None,
    options.option(
        "--write-mapping",
        _("FILE"),
        _("Write a mapping to begin with, from the headings of the sheet."),
    ),
]
SheetName = Annotated[
    str | None, options.option("--sheet", _("NAME"), _("Which sheet of the workbook."))
]
HeaderRow = Annotated[
    int | None,
    options.option(
        "--header-row",
        "N",
        _("Which row has the headings. Default: as the mapping says, else the first."),
    ),
]
CommitAll = Annotated[bool, options.flag("--commit", _("Commit the new cases to git as well."))]


class NoMappingError(SagError):
    """A sheet of which nobody has said what its columns are."""

    def __init__(self, file: str) -> None:
        super().__init__(
            _("it has to be said what the columns are."),
            _(
                "sag import {file} --write-mapping columns.yaml writes a mapping to begin with. "
                "Look it through, and give it with --mapping columns.yaml."
            ).format(file=file),
        )


def import_(
    file: SheetFile,
    path: options.TemplateFolder = None,
    mapping: MappingOption = None,
    write_mapping: WriteMapping = None,
    sheet: SheetName = None,
    header_row: HeaderRow = None,
    as_of: options.AsOf = None,
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
    commit: CommitAll = False,
    format_: Annotated[str | None, options.format_option("CaseImport", options.ListFormat)] = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Import the rows of a sheet as cases."""
    from sagscli.app.import_cases import Fate

    if write_mapping is not None:
        options.refuse_together("--write-mapping", ("--mapping", mapping), ("--commit", commit))
        return _write_mapping(file, write_mapping, sheet, header_row, force=force)
    target = options.target("CaseImport", format_, output, force=force)
    if mapping is None:
        raise NoMappingError(file)
    wanted = _planned(options.session(as_of), path, _mapped(file, mapping, sheet, header_row))
    done = _settled(wanted, target, is_sure=yes, is_dry=dry_run)
    if commit and done.is_saved:
        _commit(done)
    is_left = bool(done.of(Fate.NEW)) and not (done.is_saved or dry_run)
    return 1 if is_left or done.of(Fate.REFUSED) else 0


def _settled(wanted: "CaseImport", target: Target, *, is_sure: bool, is_dry: bool) -> "CaseImport":
    """Show what becomes of each row, and write the new cases once whoever is there agrees."""
    from sagscli.app.import_cases import imported
    from sagscli.render.import_listing import passed_over
    from sagscli.safety import clean

    if target.form in ("json", "csv"):  # people have it under the list
        for note in passed_over(wanted):
            say(f"sag: {clean(note.message)}")
    if is_dry or not wanted.may_be_written:
        target.give(wanted)
        return wanted
    if is_sure:
        done = imported(wanted)
        target.give(done)
        return done
    target.give(wanted)
    if not _is_agreed(wanted):
        return wanted
    done = imported(wanted)
    say(_("They are written. sag undo takes all of them back."))
    return done


def _mapped(
    file: str, mapping: str, sheet: str | None, header_row: int | None
) -> "tuple[HeadedSheet, Mapping]":
    """Return the sheet and what its columns are; the command line goes before the mapping."""
    from sagscli.importing.mapping import read_mapping
    from sagscli.sheets.reading import read_rows
    from sagscli.sheets.sheet import headed

    columns = read_mapping(mapping)
    rows = read_rows(file, sheet or columns.sheet)
    return headed(rows, header_row or columns.header_row), columns


def _planned(
    session: "Session", path: str | None, mapped: "tuple[HeadedSheet, Mapping]"
) -> "CaseImport":
    from sagscli.app.import_cases import import_of
    from sagscli.app.new_case import folder_at, paths_of_cases
    from sagscli.render.terminal.screen import progress

    folder = folder_at(path)
    with progress(len(paths_of_cases(folder)), _("Reading cases")) as step:
        return import_of(session, folder, *mapped, step)


def _is_agreed(wanted: "CaseImport") -> bool:
    from sagscli.app.import_cases import Fate

    count = len(wanted.of(Fate.NEW))
    if not dialogue.can_ask():
        say(_("Nothing was written; add --yes to write it."))
        return False
    question = counted("Make this {n} case?", "Make these {n} cases?", count)
    if dialogue.ask_yes_no(question, "--yes", default=True):
        return True
    say(_("Nothing was written."))
    return False


def _write_mapping(
    file: str, path: str, sheet: str | None, header_row: int | None, *, force: bool
) -> int:
    """Write a mapping to begin with, and say what to do next."""
    from sagscli.importing.starter import starter, with_likely_headings
    from sagscli.render.files import may_be_written
    from sagscli.sheets.reading import read_rows
    from sagscli.sheets.sheet import headed

    may_be_written(path, force=force)
    rows = read_rows(file, sheet)
    headings = headed(rows, header_row) if header_row else with_likely_headings(rows)
    Target("text", path, force).write(starter(headings, sheet))
    say(_("Written: {path}").format(path=path))
    say(
        _("Look it through; then: sag import {file} --mapping {path} --dry-run").format(
            file=file, path=path
        )
    )
    return 0


def _commit(written: "CaseImport") -> None:
    from sagscli.app.commit import committed_together
    from sagscli.app.import_cases import IMPORTED
    from sagscli.history.git_error import GitError

    try:
        say(committed_together(written.files, IMPORTED))
    except GitError as error:
        raise NotCommittedError(
            _("the cases are written, but not committed: {reason}").format(reason=error.message),
            error.remedy,
        ) from None
