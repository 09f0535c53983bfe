"""sag rules list, show, check, diff and new."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sagscli.app import choices, find_ruleset
from sagscli.cli import options
from sagscli.errors import NoSuchPlaceError
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.rulesets.library import Family, Library

FORMATS = ("full", "concise", "json", "github", "sarif")
DIFF_FORMATS = ("table", "json")

Id = Annotated[
    str,
    typer.Argument(
        metavar=_("RULESET"),
        help=_("A ruleset, as vejle or vejle@2027-01-01, or a file with one."),
        autocompletion=find_ruleset.ids,
    ),
]


def list_(folder: options.RulesetFolder = None) -> int:
    """List rulesets."""
    from sagscli.render.rulesets.listing import format_list
    from sagscli.render.terminal import screen

    rulesets = find_ruleset.library(folder)
    families = [rulesets.family(name) for name in rulesets.ids]
    screen.show(format_list(families, screen.columns(sys.stdout)))
    return 0


def show(
    ruleset: Id,
    as_of: options.AsOf = None,
    folder: options.RulesetFolder = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Show a ruleset."""
    from sagscli.render.rulesets.page import format_page
    from sagscli.render.terminal import screen

    today = choices.day(as_of, "--as-of")
    version = find_ruleset.version(find_ruleset.library(folder), ruleset, today)
    page = format_page(version, today, screen.columns(sys.stdout))
    options.Target(output, force=force).show(page)
    return 0


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("[RULESET|PATH]..."),
            help=_("Rulesets, files with one, or case folders. Default: all that there are."),
            show_default=False,
            autocompletion=find_ruleset.ids,
        ),
    ] = None,
    as_of: options.AsOf = None,
    strict: Annotated[
        bool,
        typer.Option("--strict", help=_("Exit with 1 for warnings too."), show_default=False),
    ] = False,
    folder: options.RulesetFolder = None,
    format_: Annotated[
        str, options.format_option(FORMATS, _("How to write the findings."))
    ] = "full",
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Check rulesets."""
    from sagscli.cli.validate import write_report
    from sagscli.diagnostics.diagnostic import Severity
    from sagscli.render.diagnostics import Report
    from sagscli.ruleset_lint.lint import inspect_ruleset

    chosen = choices.one_of(format_, FORMATS, "--format")
    today = choices.day(as_of, "--as-of")
    families = _families(find_ruleset.library(folder), paths)
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
    from sagscli.rulesets.library import Family

    path = Path(text)
    name = text.partition("@")[0]
    if name != text and name in rulesets.ids:
        return [rulesets.family(name)]
    if text in rulesets.ids and not path.is_file():
        return [rulesets.family(text)]
    if path.is_dir():
        own = find_ruleset.library(text)
        return [own.family(name) for name in own.ids if own.is_local(name)]
    if path.is_file():
        own = find_ruleset.library(text)
        home = own.home_of(path)
        return [own.family(home)] if home else [Family(path.stem, own.read_file(path))]
    if path.suffix or "/" in text or "\\" in text:
        raise NoSuchPlaceError.missing(text)
    return [find_ruleset.family(rulesets, text)]


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
    folder: options.RulesetFolder = None,
    format_: Annotated[
        str, options.format_option(DIFF_FORMATS, _("How to write the differences."))
    ] = "table",
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Compare rulesets."""
    from sagscli.app.impact import impact_of
    from sagscli.render.rulesets.difference import format_difference, format_json
    from sagscli.render.terminal import screen
    from sagscli.ruleset_lint.comparison import differences

    chosen = choices.one_of(format_, DIFF_FORMATS, "--format")
    today = choices.day(as_of, "--as-of")
    rulesets = find_ruleset.library(folder or cases)
    pair = (
        find_ruleset.version(rulesets, before, today),
        find_ruleset.version(rulesets, after, today),
    )
    found = differences(pair[0].ruleset, pair[1].ruleset)
    impact = None
    if cases is not None:
        from sagscli.app.workspace import open_places

        _folders, files = open_places([cases])
        impact = impact_of(files, pair[0].ruleset, pair[1].ruleset, today)
    target = options.Target(output, force=force)
    if chosen == "json":
        target.write(format_json(pair, found, impact))
    else:
        target.show(format_difference(pair, found, impact, screen.columns(sys.stdout)))
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
            autocompletion=find_ruleset.ids,
        ),
    ] = None,
    folder: options.RulesetFolder = None,
    force: Annotated[
        bool,
        typer.Option("--force", help=_("Write over a ruleset of that name."), show_default=False),
    ] = False,
) -> int:
    """Begin a ruleset."""
    from sagscli.casefile.folder import shown_path
    from sagscli.documents.environment import filled
    from sagscli.render.files import write_file
    from sagscli.render.terminal import screen
    from sagscli.render.terminal.line import Bit
    from sagscli.rulesets.library.locations import LOCAL

    rulesets = find_ruleset.library(folder)
    find_ruleset.check_name(rulesets, name, extends)
    base = find_ruleset.version(rulesets, extends, date.today()) if extends is not None else None
    text = filled(
        "regelsæt/udvidelse.yaml.j2" if base is not None else "regelsæt/nyt.yaml.j2",
        name=name,
        today=date.today(),
        base=base.ruleset if base is not None else None,
    )
    target = (rulesets.root or Path()) / LOCAL / f"{name}.yaml"
    find_ruleset.make_room(rulesets, name, target, force=force)
    write_file(str(target), text, force=force)
    shown = shown_path(target)
    screen.show(
        [
            (Bit(_("Written: {path}").format(path=shown), "green"),),
            (Bit(_("Next: change it, then sag rules check {name}").format(name=name)),),
        ]
    )
    return 0
