"""The commands and their names, English and Danish."""

import os
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

import typer

from sagscli import language
from sagscli.cli.help import SagCommand, SagGroup
from sagscli.language import _
from sagscli.recording.happenings import GROUPS, HAPPENINGS

_COMPLETION = "_SAG_COMPLETE"
"""Set by a shell that asks for completion; it may ask of any command."""


class Command(NamedTuple):
    """A command: its names, where it is (``module:function`` below `sagscli.cli`), its help.

    One without a place is a group: the commands whose English names begin with its own are in it.
    """

    english: str
    danish: str
    place: str
    help: str


def _happenings() -> Iterator[Command]:
    """Yield a command for each thing that can be recorded, and the groups they are in."""
    groups = set()
    for each in HAPPENINGS:
        (group, *rest), danish = each.english.split(" "), each.danish.split(" ")
        if rest and group not in groups:
            groups.add(group)
            yield Command(f"record {group}", danish[0], "", _(GROUPS[group]))
        place = f"record.commands:{each.name.replace('-', '_')}"
        yield Command(f"record {each.english}", danish[-1], place, _(each.help))


COMMANDS = (
    Command("deadlines", "frister", "deadlines:deadlines", _("What is due, and who has to act.")),
    Command(
        "validate",
        "valider",
        "validate:validate",
        _("What is wrong in the case files, and what to do."),
    ),
    Command(
        "referral", "henvisning", "", _("Whether everything is in place before something is sent.")
    ),
    Command(
        "referral check",
        "tjek",
        "referral.check:check",
        _("What is in place, what is missing, and who has it."),
    ),
    Command(
        "referral list",
        "liste",
        "referral.list:list_",
        _("Every open referral, and how far it is."),
    ),
    Command("init", "start", "init:init", _("Begin a case folder, or add what it lacks.")),
    Command("new", "ny", "new:new", _("Begin a case for a child or a group.")),
    Command(
        "import",
        "importer",
        "import_:import_",
        _("A case for each row of a sheet from Excel, or a CSV file."),
    ),
    Command("record", "registrer", "", _("What has happened, written down in a case.")),
    Command("record next", "næste", "record.next:next_", _("What the case waits for next.")),
    *_happenings(),
    Command("edit", "ret", "edit:edit", _("A case in an editor, checked on the way back.")),
    Command("fix", "reparer", "fix:fix", _("Mend what can be mended for certain.")),
    Command("undo", "fortryd", "undo:undo", _("Take back what was recorded last.")),
    Command(
        "doctor",
        "doktor",
        "doctor:doctor",
        _("Whether the folder is as it should be, and what mends it."),
    ),
    Command(
        "report",
        "rapport",
        "report:report",
        _("What happened in a period, and which deadlines were met."),
    ),
    Command(
        "forget",
        "glem",
        "forget:forget",
        _("What git keeps of a case, and taking it out for good."),
    ),
    Command(
        "pseudonymise",
        "pseudonymiser",
        "pseudonymise:pseudonymise",
        _("A copy in which nobody can be recognised, for training and reports of faults."),
    ),
    Command("list", "liste", "list:list_", _("Every case, where it stands, and what comes next.")),
    Command("show", "vis", "show:show", _("Where a case stands, and what comes next.")),
    Command(
        "history",
        "historik",
        "history:history",
        _("What was written down in a case, when, and by whom."),
    ),
    Command(
        "audit",
        "revision",
        "audit:audit",
        _("What the history shows: late, changed afterwards, sent too early."),
    ),
    Command(
        "diff",
        "forskel",
        "diff:diff",
        _("What is different in a case since a day, or in another file."),
    ),
    Command(
        "merge",
        "flet",
        "merge:merge",
        _("Two versions of a case, and what holds where they differ."),
    ),
    Command("plan", "handleplan", "plan:plan", _("The action plan of a case, or the next one.")),
    Command("render", "dokument", "render:render", _("The documents people print, send and sign.")),
    Command("templates", "skabeloner", "", _("What documents are made from.")),
    Command(
        "templates list",
        "liste",
        "templates.list:list_",
        _("Which templates there are, and which are your own."),
    ),
    Command(
        "templates copy", "kopier", "templates.copy:copy", _("A template of your own, to change.")
    ),
    Command(
        "places", "pladser", "places:places", _("Each group's places, and when one becomes free.")
    ),
    Command(
        "explain",
        "forklar",
        "explain:explain",
        _("What a code or a rule means, and why a date is."),
    ),
    Command("rules", "regler", "", _("The procedures as data.")),
    Command("rules list", "liste", "rules.list:list_", _("Which rulesets there are.")),
    Command("rules show", "vis", "rules.show:show", _("A procedure as a page to read.")),
    Command(
        "rules check", "tjek", "rules.check:check", _("What is wrong in a ruleset, and what to do.")
    ),
    Command(
        "rules diff",
        "forskel",
        "rules.diff:diff",
        _("What two rulesets do differently, to cases too."),
    ),
    Command("rules new", "ny", "rules.new:new", _("A commented starting point for a ruleset.")),
    Command("schema", "skema", "schema:schema", _("JSON Schema of case files, for editors.")),
)


def _names(command: Command) -> Iterator[tuple[str, str, bool]]:
    """Yield both names with their help and whether they are hidden; one language is listed."""
    english = command.english.rpartition(" ")[2]
    if english == command.danish:
        yield english, _(command.help), False
        return
    danish_first = language.current() == "da"
    for name, hidden in ((english, danish_first), (command.danish, not danish_first)):
        other = command.danish if name == english else english
        yield name, _("{help} (Also: {other}.)").format(help=command.help, other=other), hidden


def tree(words: Sequence[str] | None = None) -> typer.Typer:
    """Return the commands: all, or the one that `words` begin with, which is ready sooner."""
    app = typer.Typer(
        cls=SagGroup,
        name="sag",
        # Rich's help costs start-up time, and its boxes break at narrow widths.
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=False,
        context_settings={"help_option_names": ["-h", "--help"]},  # of every command below too
        help=_(
            "Case files of small children with special needs: check them, and see what is due.\n\n"
            "Every command has an English and a Danish name; both always work."
        ),
    )
    app.callback(invoke_without_command=True)(_main)
    groups = {"": app}
    for command in _meant(words):
        home = groups[command.english.rpartition(" ")[0]]
        if command.place:
            _add(command, home)
        else:
            groups[command.english] = _group(command, home)
    return app


def _meant(words: Sequence[str] | None) -> tuple[Command, ...]:
    """Return the command that the first of `words` name, with those in it and around it.

    Other words (help, a slip) get the first of each group only; without words it is all.
    """
    if words is None:
        return COMMANDS
    if _COMPLETION in os.environ:
        words = _words_completed()
    named = _named(words)
    if not named:
        return tuple(each for each in COMMANDS if " " not in each.english)
    around = {" ".join(named.split()[:end]) for end in range(len(named.split()) + 1)}
    within = f"{named} "
    return tuple(
        each for each in COMMANDS if each.english in around or each.english.startswith(within)
    )


def _named(words: Sequence[str]) -> str:
    """Return the English name of the deepest command that `words` begin with; "" is none."""
    named = ""
    for word in words:
        inside = (each for each in COMMANDS if each.english.rpartition(" ")[0] == named)
        step = next(
            (each for each in inside if word in (each.english.split()[-1], each.danish)), None
        )
        if step is None:
            break
        named = step.english
    return named


def _words_completed() -> list[str]:
    """Return the words behind `sag` on the line that is being completed, once they are whole."""
    line = os.environ.get("_TYPER_COMPLETE_ARGS") or os.environ.get("COMP_WORDS", "")
    whole = line if line[-1:].isspace() else line.rpartition(" ")[0]
    return whole.split()[1:]


def _add(command: Command, to: typer.Typer) -> None:
    """Register a command under both names; help lists the one of the language in use."""
    module, _colon, function = command.place.partition(":")
    run = getattr(import_module(f"sagscli.cli.{module}"), function)
    for name, text, hidden in _names(command):
        to.command(name, cls=SagCommand, help=text, hidden=hidden)(run)


def _group(command: Command, to: typer.Typer) -> typer.Typer:
    """Register a group of commands under both its names."""
    group = typer.Typer(cls=SagGroup, rich_markup_mode=None)
    for name, text, hidden in _names(command):
        to.add_typer(
            group,
            name=name,
            cls=SagGroup,
            help=text,
            hidden=hidden,
            callback=_help_of_group,
            invoke_without_command=True,
        )
    return group


def _help_of_group(context: typer.Context) -> None:
    """Show a group's help when none of its commands is given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit


def _main(
    context: typer.Context,
    version: bool = typer.Option(
        False, "--version", "-V", help=_("Show the version."), show_default=False
    ),
    debug: bool = typer.Option(  # noqa: ARG001 - the boundary acts on it; here for its help
        False, "--debug", help=_("Show the whole fault when sag itself fails."), show_default=False
    ),
    no_pager: bool = typer.Option(  # noqa: ARG001 - as above
        False,
        "--no-pager",
        help=_("Show long lists at once, not page by page."),
        show_default=False,
    ),
) -> None:
    """Answer --version among other words, and show help when no command is given."""
    if version:
        from sagscli import __version__

        typer.echo(f"sag {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit
