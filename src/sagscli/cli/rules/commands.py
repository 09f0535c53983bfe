"""sag rules list, show, check, diff and new."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sagscli.cli import options
from sagscli.cli.rules import places
from sagscli.errors import NoSuchPlaceError
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.rules.library import Family, Library

FORMATS = ("full", "concise", "json", "github", "sarif")
DIFF_FORMATS = ("table", "json")

Id = Annotated[
    str,
    typer.Argument(
        metavar=_("RULESET"),
        help=_("A ruleset, as vejle or vejle@2027-01-01, or a file with one."),
        autocompletion=places.ids,
    ),
]


def list_(folder: places.Folder = None) -> int:
    """List rulesets."""
    from sagscli.report import terminal
    from sagscli.report.rules.listing import format_list

    rulesets = places.library(folder)
    families = [rulesets.family(name) for name in rulesets.ids]
    terminal.show(format_list(families, terminal.columns(sys.stdout)))
    return 0


def show(
    ruleset: Id,
    as_of: options.AsOf = None,
    folder: places.Folder = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Show a ruleset."""
    from sagscli.report import terminal
    from sagscli.report.rules.page import format_page

    today = options.day(as_of, "--as-of")
    version = places.version(places.library(folder), ruleset, today)
    page = format_page(version, today, terminal.columns(sys.stdout))
    options.Target(output, force=force).show(page)
    return 0


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("[RULESET|PATH]..."),
            help=_("Rulesets, files with one, or case folders. Default: all that there are."),
            show_default=False,
            autocompletion=places.ids,
        ),
    ] = None,
    as_of: options.AsOf = None,
    strict: Annotated[
        bool,
        typer.Option("--strict", help=_("Exit with 1 for warnings too."), show_default=False),
    ] = False,
    folder: places.Folder = None,
    format_: Annotated[
        str, options.format_option(FORMATS, _("How to write the findings."))
    ] = "full",
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Check rulesets."""
    from sagscli.cli.validate import write_report
    from sagscli.model.diagnostic import Severity
    from sagscli.report.diagnostics import Report
    from sagscli.rules.review import inspect_ruleset

    chosen = options.one_of(format_, FORMATS, "--format")
    today = options.day(as_of, "--as-of")
    families = _families(places.library(folder), paths)
    found = {one: None for family in families for one in inspect_ruleset(family, today)}
    files = {file.path for family in families for one in family.versions for file in one.files}
    report = Report(tuple(sorted(found, key=lambda one: one.sort_key)), len(files))
    write_report(report, chosen, options.Target(output, force=force))
    failing = report.count(Severity.ERROR) or (strict and report.diagnostics)
    return 1 if failing else 0


def _families(rulesets: "Library", wanted: list[str] | None) -> "list[Family]":
    """Return the rulesets to check: all, or those that ids, files and folders name."""
    if not wanted:
        return [rulesets.family(name) for name in rulesets.ids]
    return [family for one in wanted for family in _named(rulesets, one)]


def _named(rulesets: "Library", text: str) -> "list[Family]":
    from sagscli.rules.library import Family

    path = Path(text)
    name = text.partition("@")[0]
    if name != text and name in rulesets.ids:
        return [rulesets.family(name)]
    if text in rulesets.ids and not path.is_file():
        return [rulesets.family(text)]
    if path.is_dir():
        own = places.library(text)
        return [own.family(name) for name in own.ids if own.is_local(name)]
    if path.is_file():
        own = places.library(text)
        home = own.home_of(path)
        return [own.family(home)] if home else [Family(path.stem, own.read_file(path))]
    if path.suffix or "/" in text or "\\" in text:
        raise NoSuchPlaceError.missing(text)
    return [places.family(rulesets, text)]


def diff(
    before: Id,
    after: Id,
    cases: Annotated[
        str | None,
        typer.Option(
            "--cases",
            metavar=_("PATH"),
            help=_("Show which deadlines of these cases would move, appear or vanish."),
        ),
    ] = None,
    as_of: options.AsOf = None,
    folder: places.Folder = None,
    format_: Annotated[
        str, options.format_option(DIFF_FORMATS, _("How to write the differences."))
    ] = "table",
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Compare rulesets."""
    from sagscli.report import terminal
    from sagscli.report.rules.difference import format_difference, format_json
    from sagscli.rules.compare import differences
    from sagscli.rules.impact import impact_of

    chosen = options.one_of(format_, DIFF_FORMATS, "--format")
    today = options.day(as_of, "--as-of")
    rulesets = places.library(folder or cases)
    pair = places.version(rulesets, before, today), places.version(rulesets, after, today)
    found = differences(pair[0].ruleset, pair[1].ruleset)
    impact = None
    if cases is not None:
        from sagscli.cli.places import open_places

        _folders, files = open_places([cases])
        impact = impact_of(files, pair[0].ruleset, pair[1].ruleset, today)
    target = options.Target(output, force=force)
    if chosen == "json":
        target.write(format_json(pair, found, impact))
    else:
        target.show(format_difference(pair, found, impact, terminal.columns(sys.stdout)))
    return 0


def new(
    name: Annotated[
        str, typer.Argument(metavar=_("NAME"), help=_("What to call the ruleset: lower case."))
    ],
    extends: Annotated[
        str | None,
        typer.Option(
            "--extends",
            metavar=_("RULESET"),
            help=_("Begin from a ruleset that is there, and write only what differs."),
            autocompletion=places.ids,
        ),
    ] = None,
    folder: places.Folder = None,
    force: Annotated[
        bool,
        typer.Option("--force", help=_("Write over a ruleset of that name."), show_default=False),
    ] = False,
) -> int:
    """Begin a ruleset."""
    from sagscli.casefile.folder import shown_path
    from sagscli.documents.environment import filled
    from sagscli.report import terminal
    from sagscli.report.files import write_file
    from sagscli.report.line import Bit
    from sagscli.rules.library.places import LOCAL

    rulesets = places.library(folder)
    places.check_name(rulesets, name, extends)
    base = places.version(rulesets, extends, date.today()) if extends is not None else None
    text = filled(
        "regelsæt/udvidelse.yaml.j2" if base is not None else "regelsæt/nyt.yaml.j2",
        name=name,
        today=date.today(),
        base=base.ruleset if base is not None else None,
    )
    target = (rulesets.root or Path()) / LOCAL / f"{name}.yaml"
    places.make_room(rulesets, name, target, force=force)
    write_file(str(target), text, force=force)
    shown = shown_path(target)
    terminal.show(
        [
            (Bit(_("Written: {path}").format(path=shown), "green"),),
            (Bit(_("Next: change it, then sag rules check {name}").format(name=name)),),
        ]
    )
    return 0
