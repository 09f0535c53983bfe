"""Ask the one at the keyboard: for a text, a day, one or some of several, yes or no.

Every question has an option that answers it: where there is no terminal, the option is named. An
answer that will not do is asked for again, with the reason. Ask before anything is written: who
stops (Ctrl-C, a terminal that is closed) leaves nothing behind. What is asked stands on stdout.
"""

import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from sagscli.app.choices import day_in
from sagscli.errors import SagError, StoppedError
from sagscli.language import _
from sagscli.safety import clean

if TYPE_CHECKING:
    from questionary import Choice as Offered
    from questionary import Question

T = TypeVar("T")
R = TypeVar("R")
W = TypeVar("W", bound=str)

AnswerCheck = Callable[[T], object]
"""Raises SagError, with the reason, for an answer that will not do."""
DayReader = Callable[[str], date]

_POINTER, _MARGIN = "»", "  "
_STYLE = [
    ("question", "bold"),
    ("answer", "fg:ansicyan"),
    ("highlighted", "bold"),
    ("usual", "fg:ansibrightblack"),
]


class NoTerminalError(SagError):
    """A question that nobody is there to answer."""

    def __init__(self, question: str, option: str) -> None:
        super().__init__(
            _('this can only be asked at a terminal: "{question}"').format(question=question),
            _("Give the answer with {option}.").format(option=option),
        )


def can_ask() -> bool:
    """Return whether someone sees the questions and can answer them."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def ask_text(
    question: str,
    option: str,
    *,
    default: str = "",
    check: AnswerCheck[str] = str,
    optional: bool = False,
) -> str:
    """Return the text that is typed, without space around it; "" only where it is `optional`.

    `option` is how a command line answers, as ``--title TITLE``; `default` stands there to be
    changed. Raises NoTerminalError.
    """

    def read(typed: str) -> str:
        text = typed.strip()
        if text:
            check(text)
        elif not optional:
            raise SagError(_("This has to be answered."))
        return text

    return _ask(question, option, lambda typed: _text(question, typed), read, default)


def ask_date(
    question: str,
    option: str,
    *,
    default: date | None = None,
    check: AnswerCheck[date] = str,
    day_of: DayReader = day_in,
) -> date:
    """Return the day that is typed, in any of the ways Danes write one. Raises NoTerminalError.

    `default` is what Enter alone answers; it gives way to whatever is typed.
    """
    usual = _iso(default)

    def read(typed: str) -> date:
        day = day_of(typed if typed.strip() else usual)
        check(day)
        return day

    return _ask(question, option, lambda typed: _day(question, typed, usual=usual), read, "")


def ask_date_if_known(
    question: str, option: str, *, check: AnswerCheck[date] = str, day_of: DayReader = day_in
) -> date | None:
    """Return the day that is typed, or None where nothing is. Raises NoTerminalError."""

    def read(typed: str) -> date | None:
        if day := day_of(typed) if typed.strip() else None:
            check(day)
        return day

    hint = _("may be left empty")
    return _ask(question, option, lambda typed: _day(question, typed, hint), read, "")


def ask_choice(
    question: str,
    option: str,
    choices: Mapping[W, str],
    *,
    default: W | None = None,
    check: AnswerCheck[W] = str,
) -> W:
    """Return one of `choices`: words by what is shown for them. Raises NoTerminalError."""

    def read(word: W) -> W:
        check(word)
        return word

    begin = next(iter(choices)) if default is None else default
    word = _ask(question, option, lambda at: _select(question, choices, at), read, begin)
    _echo(question, choices[word])
    return word


def ask_several(
    question: str,
    option: str,
    choices: Mapping[W, str],
    *,
    chosen: Collection[W] = (),
    check: AnswerCheck[Sequence[W]] = str,
) -> list[W]:
    """Return those of `choices` that are ticked, in their order; `chosen` are so from the start.

    Raises NoTerminalError.
    """

    def read(words: Collection[W]) -> list[W]:
        ticked = list(words)
        check(ticked)
        return ticked

    words = _ask(question, option, lambda ticked: _tick(question, choices, ticked), read, chosen)
    _echo(question, ", ".join(choices[word] for word in words) or "–")
    return words


def ask_yes_no(
    question: str, option: str, *, default: bool, check: AnswerCheck[bool] = str
) -> bool:
    """Return whether the answer is yes; `default` is what Enter alone answers.

    Raises NoTerminalError.
    """
    words = {"yes": _("Yes"), "no": _("No")}

    def read(word: str) -> bool:
        check(word == "yes")
        return word == "yes"

    begin = "yes" if default else "no"
    is_so = _ask(question, option, lambda at: _select(question, words, at, keys=True), read, begin)
    _echo(question, words["yes" if is_so else "no"])
    return is_so


def _ask(
    question: str,
    option: str,
    ask: Callable[[Any], "Question"],
    read: Callable[[Any], R],
    begin: object,
) -> R:
    """Ask, beginning from an answer, until what is answered can be read."""
    if not can_ask():
        raise NoTerminalError(question, option)
    while True:
        try:
            begin = ask(begin).unsafe_ask()
        except (EOFError, KeyboardInterrupt, OSError):  # OSError: the terminal is gone
            raise StoppedError from None
        try:
            return read(begin)
        except SagError as reason:
            _complain(reason)


def _complain(reason: SagError) -> None:
    from prompt_toolkit import print_formatted_text as put

    put(_MARGIN + _broken(" ".join(filter(None, (reason.message, reason.remedy)))))


def _echo(question: str, answer: str) -> None:
    """Leave a question on the screen with its answer, as questionary leaves its own."""
    from prompt_toolkit import print_formatted_text as put
    from prompt_toolkit.formatted_text import FormattedText

    shown = _broken(question)
    text = _broken(f"{question} {answer}")
    parts = [("class:question", f"? {shown}"), ("class:answer", text.removeprefix(shown))]
    put(FormattedText(parts), **_look())


def _broken(text: str) -> str:
    """Return `text` in lines that fit the terminal beside a margin, broken between words."""
    from sagscli.render.terminal.screen import columns
    from sagscli.render.terminal.text import wrap

    return f"\n{_MARGIN}".join(wrap(clean(text), columns(sys.stdout) - 2 * len(_MARGIN)))


def _hint(question: str, words: str) -> str:
    """Return what stands after a question until it is answered; on a line of its own if long."""
    shown = _broken(question)
    both = _broken(f"{question} {words}")
    return words if both == f"{shown} {words}" else f"\n{_MARGIN}{words}"


def _look() -> dict[str, Any]:
    from questionary import Style

    return {"style": Style(_STYLE)}


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _text(question: str, begin: str, hint: str = "", usual: str = "") -> "Question":
    """Return the question for a text; `usual` shows until something is typed."""
    import questionary

    words = f"{question} ({hint})" if hint else question
    shown = [("class:usual", usual)] if usual else None
    return questionary.text(_broken(words), begin.strip(), placeholder=shown, **_look())


def _day(question: str, begin: str, hint: str = "", usual: str = "") -> "Question":
    if usual:
        hint = _("Enter for {day}").format(day=usual)
    example = _("as 2026-10-05")
    return _text(question, begin, f"{example}; {hint}" if hint else example, usual)


def _select(question: str, choices: Mapping[W, str], begin: W, *, keys: bool = False) -> "Question":
    """Return the question for one of several; with `keys` the first letter of each leads to it."""
    import questionary

    return questionary.select(
        _broken(question),
        _offered(choices, keys=keys),
        default=begin,
        use_shortcuts=keys,
        use_jk_keys=False,
        pointer=_POINTER,
        instruction=_hint(question, _("(choose with the arrow keys, then press Enter)")),
        erase_when_done=True,  # it would break the answer inside a word
        **_look(),
    )


def _tick(question: str, choices: Mapping[W, str], ticked: Collection[W]) -> "Question":
    import questionary

    return questionary.checkbox(
        _broken(question),
        _offered(choices, ticked),
        use_jk_keys=False,
        pointer=_POINTER,
        instruction=_hint(question, _("(the space bar ticks, Enter goes on)")),
        erase_when_done=True,  # it would leave how many, in English
        **_look(),
    )


def _offered(
    choices: Mapping[W, str], ticked: Collection[W] = (), *, keys: bool = False
) -> "list[Offered]":
    from questionary import Choice

    return [
        Choice(
            clean(title),
            word,
            checked=word in ticked,
            shortcut_key=title[0].lower() if keys else None,
        )
        for word, title in choices.items()
    ]
