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
from sagscli.cli import question_looks as looks
from sagscli.errors import SagError, StoppedError
from sagscli.language import _

if TYPE_CHECKING:
    from questionary import Question

T = TypeVar("T")
R = TypeVar("R")
W = TypeVar("W", bound=str)

AnswerCheck = Callable[[T], object]
"""Raises SagError, with the reason, for an answer that will not do."""
DayReader = Callable[[str], date]


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

    return _ask(question, option, lambda typed: looks.text(question, typed), read, default)


def if_known(question: str) -> str:
    """Return a question for a text with the words that it may be left open."""
    return f"{question} ({_('may be left empty')})"


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
    usual = looks.iso(default)

    def read(typed: str) -> date:
        day = day_of(typed if typed.strip() else usual)
        check(day)
        return day

    return _ask(question, option, lambda typed: looks.day(question, typed, usual=usual), read, "")


def ask_date_if_known(
    question: str, option: str, *, check: AnswerCheck[date] = str, day_of: DayReader = day_in
) -> date | None:
    """Return the day that is typed, or None where nothing is. Raises NoTerminalError."""

    def read(typed: str) -> date | None:
        if day := day_of(typed) if typed.strip() else None:
            check(day)
        return day

    hint = _("may be left empty")
    return _ask(question, option, lambda typed: looks.day(question, typed, hint), read, "")


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
    word = _ask(question, option, lambda at: looks.select(question, choices, at), read, begin)
    looks.echo(question, choices[word])
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

    words = _ask(
        question, option, lambda ticked: looks.tick(question, choices, ticked), read, chosen
    )
    looks.echo(question, ", ".join(choices[word] for word in words) or "–")
    return words


def ask_yes_no(
    question: str, option: str, *, default: bool | None, check: AnswerCheck[bool] = str
) -> bool:
    """Return whether the answer is yes; `default` is what Enter alone answers.

    With None it answers nothing, and the question comes again: a judgement is nobody's default.
    Raises NoTerminalError.
    """
    words = {"yes": _("Yes"), "no": _("No")}

    def read(word: str) -> bool:
        check(word == "yes")
        return word == "yes"

    def typed(text: str) -> bool:
        return read(_begun(text, words))

    if default is None:  # typed: in a list something would be chosen before anyone chose
        hint = "/".join(words.values()).lower()
        return _ask(question, option, lambda at: looks.text(question, at, hint), typed, "")
    is_so = _ask(
        question,
        option,
        lambda at: looks.select(question, words, at, keys=True),
        read,
        "yes" if default else "no",
    )
    looks.echo(question, words["yes" if is_so else "no"])
    return is_so


def _begun(text: str, words: Mapping[str, str]) -> str:
    """Return which of yes and no begins so. Raises SagError for neither."""
    begun = text.strip().lower()
    fitting = [word for word, title in words.items() if begun and title.lower().startswith(begun)]
    if len(fitting) != 1:
        raise SagError(_("This has to be answered."), _("Choose yes or no."))
    return fitting[0]


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
            looks.complain(reason)
