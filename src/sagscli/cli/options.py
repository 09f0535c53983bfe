"""Words from the command line that several commands read alike."""

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Annotated, Any

import typer

from sagscli.app import choices
from sagscli.app.find_case import numbers
from sagscli.app.find_ruleset import ids
from sagscli.app.session import Session
from sagscli.app.time_travel import Arrival, TimeTravel
from sagscli.cli.output import Target
from sagscli.cli.staying import stay
from sagscli.errors import SagError
from sagscli.language import _
from sagscli.render.formats import chosen_format, formats_of


def session(as_of: str | None = None, *, names: bool = False, at: str | None = None) -> Session:
    """Return the days and wishes a command runs with: here, and nowhere else, is the clock read.

    `at` is the day or commit by which things are to have been recorded.
    """
    today = date.today()
    day = choices.day(as_of, "--as-of") if as_of is not None else None
    travel = TimeTravel(at, stay, _tell_arrival) if at is not None else None
    return Session(today, day or today, names or None, tell=tell, travel=travel, asked_day=day)


def _tell_arrival(arrival: Arrival) -> None:
    """Say on stderr what is read instead of the folder as it is, and from which day."""
    from sagscli import days
    from sagscli.render.terminal import screen
    from sagscli.render.terminal.line import paragraph

    text = _("As it was recorded {day} at {time} (commit {commit}), seen from {as_of}.")
    recorded = arrival.recorded
    told = text.format(
        day=days.long(recorded.date()),
        time=f"{recorded:%H:%M}",
        commit=arrival.folder.commit.id[:10],
        as_of=days.long(arrival.day),
    )
    screen.show(paragraph(told, screen.columns(sys.stderr), "dim"), sys.stderr)


def refuse_past(at: str | None, other: str) -> None:
    """Raise SagError for --at beside an option that is about the folder as it is now."""
    if at is not None:
        raise SagError(
            _("{option} is about the folder as it is now, and --at about how it was.").format(
                option=other
            ),
            _("Leave one of the two out."),
        )


def tell(message: str, remedy: str) -> None:
    """Say on stderr what a command does all the same, and what to do about it."""
    from sagscli.render.terminal import screen

    screen.tell(message, remedy, program="sag: ")


def target(
    result: str, format_: str | None = None, output: str | None = None, *, force: bool = False
) -> Target:
    """Return where a type of result goes, and in which of its formats.

    Raises OutputError for a file that belongs to a case folder, UnknownNameError for a format it
    has not, FormatError for an ending that disagrees.
    """
    if output not in (None, "", "-"):
        from sagscli.render.kept_places import refuse_kept

        refuse_kept(str(output))
    name = choices.one_of(format_, formats_of(result), "--format") if format_ else None
    return Target(chosen_format(result, name, output), output, force)


class TogetherError(SagError):
    """Two options of which one would be dropped without a word."""


def refuse_together(first: str, *others: tuple[str, object]) -> None:
    """Raise TogetherError for options that were given beside `first` and would be dropped.

    `others` are options with what was given for them: nothing is "", None, False or ().
    """
    for option, given in others:
        if given:
            raise TogetherError(
                _("{first} and {second} cannot be given together.").format(
                    first=first, second=option
                ),
                _("Leave one of them out."),
            )


Completion = Callable[[str], Sequence[str | tuple[str, str]]]
"""From what is typed to the words that go on from it, each alone or with a word on it."""


def completer(words: Sequence[str]) -> Callable[[str], list[str]]:
    """Return what completion asks: which of `words` go on from what is typed."""

    def complete(incomplete: str) -> list[str]:
        return choices.going_on(incomplete, words)

    return complete


def with_options(run: Callable[..., int], more: Mapping[str, Any]) -> Callable[..., int]:
    """Return a command that has `more` options, as Typer reads them, beside those of `run`.

    `run` takes them by name; its own parameters come first. Where a table says what a command
    can be told, its options are made from the table.
    """
    from inspect import Parameter, Signature, signature

    own = [
        each.replace(kind=Parameter.KEYWORD_ONLY, annotation=run.__annotations__[each.name])
        for each in signature(run).parameters.values()
        if each.kind is not Parameter.VAR_KEYWORD
    ]
    added = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
        for name, annotation in more.items()
    ]
    first = [each for each in own if each.name in ("case", "path")]
    every = [*first, *added, *(each for each in own if each not in first)]

    def command(**given: Any) -> int:
        return run(**given)

    command.__signature__ = Signature(every, return_annotation=int)  # type: ignore[attr-defined]
    command.__annotations__ = {each.name: each.annotation for each in every} | {"return": int}
    command.__doc__ = run.__doc__
    return command


def format_option(result: str, help_: str, *others: str, to_file: bool = True) -> Any:
    """Return the option that chooses among the formats a type of result has.

    `others` are what the command gives when another option asks for it; `to_file` says that it
    has --output, whose ending chooses too.
    """
    formats = tuple(dict.fromkeys(name for kind in (result, *others) for name in formats_of(kind)))
    default = _("Default: as --output ends, else {format}.") if to_file else _("Default: {format}.")
    usual = default.format(format=formats[0])
    return typer.Option(
        "--format",
        metavar="|".join(formats),
        autocompletion=completer(formats),
        help=f"{help_} {usual}",
    )


def flag(name: str, help_: str) -> Any:
    """Return an option that is there or not."""
    return typer.Option(name, help=help_, show_default=False)


def option(names: str, metavar: str, help_: str, completion: Completion | None = None) -> Any:
    """Return an option with a value, under one or several names."""
    return typer.Option(
        *names.split(), metavar=metavar, help=help_, autocompletion=completion, show_default=False
    )


def argument(metavar: str, help_: str, completion: Completion | None = None) -> Any:
    """Return a word, or several, that stand without a name."""
    return typer.Argument(
        metavar=metavar, help=help_, autocompletion=completion, show_default=False
    )


Paths = Annotated[
    list[str] | None,
    argument(_("[PATH]..."), _("Case folders or case files. Default: the folder you stand in.")),
]
CaseName = Annotated[
    str,
    argument(
        _("CASE"),
        _("A case number, the child's name or the daycare, or a part of one; or a path."),
        numbers,
    ),
]
RulesetName = Annotated[
    str,
    argument(_("RULESET"), _("A ruleset, as vejle or vejle@2027-01-01, or a file with one."), ids),
]
TemplateFolder = Annotated[
    str | None, argument(_("[FOLDER]"), _("The case folder. Default: the one you stand in."))
]
AsOf = Annotated[
    str | None,
    option("--as-of", _("DATE"), _("The day to look from, as 2026-10-05. Default: today.")),
]
At = Annotated[
    str | None,
    option(
        "--at",
        _("DATE|COMMIT"),
        _("Read the folder as it was recorded in git by the end of this day, or in this commit."),
    ),
]
RulesetFolder = Annotated[
    str | None,
    option(
        "--folder",
        _("PATH"),
        _("The case folder whose own rulesets count. Default: where you stand."),
    ),
]
Output = Annotated[str | None, option("--output -o", _("FILE"), _("Write to this file, as UTF-8."))]
Force = Annotated[bool, flag("--force", _("Write over the file of --output."))]
Names = Annotated[bool, flag("--names", _("Show names in full instead of initials."))]
Strict = Annotated[bool, flag("--strict", _("Exit with 1 for warnings too."))]
ListFormat = _("How to write the list.")
PageFormat = _("How to write the page.")
FindingsFormat = Annotated[str | None, format_option("Report", _("How to write the findings."))]
DryRun = Annotated[bool, flag("--dry-run", _("Show what would change, and write nothing."))]
Yes = Annotated[bool, flag("--yes", _("Write it even if it is warned of, and ask nothing."))]
Commit = Annotated[bool, flag("--commit", _("Commit the case file to git as well."))]
RecordingFormat = Annotated[
    str | None, format_option("Recording", _("How to tell what changed."), to_file=False)
]

# Of documents

Cpr = Annotated[bool, flag("--cpr", _("Print the CPR number in full where the form has it."))]
DraftOption = Annotated[bool, flag("--draft", _("Print what is not ready, marked as a draft."))]
Open = Annotated[bool, flag("--open", _("Open the document when it is made."))]
DocumentFormat = Annotated[
    str | None, format_option("CaseDocument", _("How to write the document."))
]
PrintFormat = Annotated[
    str | None,
    format_option("CaseDocument", _("How to write the document."), "DocumentList"),
]
Number = Annotated[
    int | None, option("--number", "N", _("Which of several plans, meetings or referrals."))
]
DocumentOutput = Annotated[
    str | None,
    option("--output -o", _("FILE"), _("Write to this file, or into this folder.")),
]
