"""How a question looks at the keyboard: its words broken to fit, its marks, its colours."""

import sys
from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from sagscli.errors import SagError
from sagscli.language import _
from sagscli.safety import clean

if TYPE_CHECKING:
    from questionary import Choice as Offered
    from questionary import Question

W = TypeVar("W", bound=str)

_POINTER, _MARGIN = "»", "  "
_STYLE = [
    ("question", "bold"),
    ("answer", "fg:ansicyan"),
    ("highlighted", "bold"),
    ("usual", "fg:ansibrightblack"),
]


def complain(reason: SagError) -> None:
    """Say why an answer will not do."""
    from prompt_toolkit import print_formatted_text as put

    put(_MARGIN + _broken(" ".join(filter(None, (reason.message, reason.remedy)))))


def echo(question: str, answer: str) -> None:
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


def iso(day: date | None) -> str:
    """Return a day as it is typed; "" for none."""
    return "" if day is None else day.isoformat()


def text(question: str, begin: str, hint: str = "", usual: str = "") -> "Question":
    """Return the question for a text; `usual` shows until something is typed."""
    import questionary

    words = f"{question} ({hint})" if hint else question
    shown = [("class:usual", usual)] if usual else None
    return questionary.text(_broken(words), begin.strip(), placeholder=shown, **_look())


def day(question: str, begin: str, hint: str = "", usual: str = "") -> "Question":
    """Return the question for a day; `usual` is what Enter alone answers."""
    if usual:
        hint = _("Enter for {day}").format(day=usual)
    example = _("as 2026-10-05")
    return text(question, begin, f"{example}; {hint}" if hint else example, usual)


def select(question: str, choices: Mapping[W, str], begin: W, *, keys: bool = False) -> "Question":
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


def tick(question: str, choices: Mapping[W, str], ticked: Collection[W]) -> "Question":
    """Return the question for several, with those `ticked` that begin so."""
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
            shortcut_key=_key_to(title) if keys else None,
        )
        for word, title in choices.items()
    ]


def _key_to(title: str) -> str:
    """Return the key that leads to a choice: its first letter, 0 where it has none."""
    return title[0].lower() if title[0].isalpha() else "0"
