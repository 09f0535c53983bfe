"""sag record …: a command for each thing that can happen, made from what it is about.

``sagscli.recording.happenings`` has the table. Options, questions and completion come from it.
"""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from sagscli.cli import options
from sagscli.language import _
from sagscli.recording.asked_key import AnswerKind, AskedKey, key_of
from sagscli.recording.happening import Happening
from sagscli.recording.happenings import happening
from sagscli.recording.questions import question

Run = Callable[..., int]

_EntryOption = Annotated[
    int | None,
    options.option("--entry", "N", _("Which entry of its section, where it may be several.")),
]


def __getattr__(name: str) -> Run:
    """Return the command of a happening, by its name with underscores: meeting_held."""
    try:
        return _command(happening(name.replace("_", "-")))
    except KeyError:
        raise AttributeError(name) from None


def _command(about: Happening) -> Run:
    """Return a function whose parameters are the options of a happening, as Typer reads them."""

    def run(  # the usual options; those of the happening come from its keys
        case: options.CaseName,
        as_of: options.AsOf = None,
        names: options.Names = False,
        entry: _EntryOption = None,
        dry_run: options.DryRun = False,
        yes: options.Yes = False,
        commit: options.Commit = False,
        format_: options.RecordingFormat = None,
        **given: Any,
    ) -> int:
        from sagscli.cli.recording import Manner, record

        answers = {key: _text(given[_variable(key)]) for key in about.keys}
        target = options.target("Recording", format_)
        session = options.session(as_of, names=names).at_case(case)
        known = {key: text for key, text in answers.items() if text}
        return record(about, known, session, Manner(target, dry_run, yes, commit, entry))

    return options.with_options(run, {_variable(key): _option(about, key) for key in about.keys})


def _variable(danish: str) -> str:
    """Return a key as a variable can be called; Typer makes no name of an option from it."""
    return "key_" + danish.replace("-", "_")


def _option(about: Happening, danish: str) -> Any:
    key = key_of(about, danish)
    is_repeated = key.kind is AnswerKind.FIELDS or (key.is_many and key.kind is AnswerKind.TEXT)
    return Annotated[
        list[str] | None if is_repeated else str | None,
        typer.Option(
            key.option,
            metavar=_metavar(key),
            help=_help(about, key),
            autocompletion=_completer(about, danish),
            show_default=False,
        ),
    ]


def _metavar(key: AskedKey) -> str:
    return {
        AnswerKind.DAY: _("DATE"),
        AnswerKind.YES_NO: "ja|nej",
        AnswerKind.NUMBER: "N",
        AnswerKind.CHOICE: "|".join(key.choices),
        AnswerKind.FIELDS: _("FIELD=TEXT"),
        AnswerKind.TEXT: _("TEXT"),
    }.get(key.kind, _("WORDS") if key.is_many else _("WORD"))


def _help(about: Happening, key: AskedKey) -> str:
    text = question(about, key.danish)
    if key.is_many and key.kind in (AnswerKind.ROLE, AnswerKind.WORD, AnswerKind.PERSON):
        text += " " + _("Several with commas between.")
    if key.danish == about.day and key.has_happened:
        text += " " + _("Default: today.")
    return text


def _completer(about: Happening, danish: str) -> Callable[[typer.Context, str], list[str]]:
    """Return what completion asks: which words of the case's ruleset go on from what is typed."""

    def complete(context: typer.Context, incomplete: str) -> list[str]:
        from sagscli.app.recording_dialogue import words_for_completion

        given = {key: context.params.get(_variable(key)) for key in about.keys}
        session = options.session()
        words = words_for_completion(session, context.params.get("case"), about, danish, given)
        before, comma, begun = incomplete.rpartition(",")
        return [before + comma + word for word in words if word.startswith(begun)]

    return complete


def _text(value: str | list[str] | None) -> str | None:
    return "\n".join(value) if isinstance(value, list) else value
