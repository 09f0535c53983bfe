"""Ask, at a terminal, for what is still missing before something can be recorded."""

from typing import TYPE_CHECKING

from sagscli.cli import dialogue
from sagscli.language import _
from sagscli.recording.asked_key import AnswerKind
from sagscli.recording.questions import question

if TYPE_CHECKING:
    from sagscli.app.recording_dialogue import Asking


def ask_all(asking: "Asking") -> None:
    """Ask, in the order of the happening, for whatever was not given; some may be left out."""
    for danish in asking.about.keys:
        if danish in asking.answers:
            continue
        _ask(asking, danish, is_needed=danish in asking.about.required)


def _ask(asking: "Asking", danish: str, *, is_needed: bool) -> None:
    key, text = asking.key(danish), question(asking.about, danish)
    choices = asking.choices(danish)
    if key.kind is AnswerKind.DAY:
        _ask_day(asking, danish, text, is_needed=is_needed)
    elif key.kind is AnswerKind.YES_NO:
        yes = dialogue.ask_yes_no(text, key.option, default=True)
        asking.answer(danish, "ja" if yes else "nej")
    elif key.kind is AnswerKind.FIELDS:
        for word, title in choices.items():
            _ask_field(asking, danish, word, title)
    elif choices and key.is_many:
        likely = asking.words.likely(key, asking.answers)
        ticked = dialogue.ask_several(text, key.option, choices, chosen=likely)
        asking.answers[danish] = tuple(ticked)
    elif choices and not key.is_open:
        _ask_choice(asking, danish, text, choices, is_needed=is_needed)
    else:
        _ask_text(asking, danish, text, is_needed=is_needed)


def _ask_day(asking: "Asking", danish: str, text: str, *, is_needed: bool) -> None:
    option = asking.key(danish).option
    if is_needed:
        today = asking.words.today if danish == asking.about.day else None
        day = dialogue.ask_date(text, option, default=today)
        asking.answers[danish] = day.isoformat()
    elif (known := dialogue.ask_date_if_known(text, option)) is not None:
        asking.answers[danish] = known.isoformat()


def _ask_choice(
    asking: "Asking", danish: str, text: str, choices: dict[str, str], *, is_needed: bool
) -> None:
    option = asking.key(danish).option
    offered = choices if is_needed else {"": _("(leave it open)"), **choices}
    if word := dialogue.ask_choice(text, option, offered):
        asking.answers[danish] = word


def _ask_text(asking: "Asking", danish: str, text: str, *, is_needed: bool) -> None:
    key = asking.key(danish)
    has_lines = key.kind is AnswerKind.LONG or key.is_many
    ask = _ask_lines if has_lines else dialogue.ask_text
    if typed := ask(text, key.option, optional=not is_needed):
        asking.answer(danish, typed)


def _ask_lines(text: str, option: str, *, optional: bool) -> str:
    """Return the lines that are typed until an empty one."""
    lines = [dialogue.ask_text(text, option, optional=optional)]
    while lines[-1]:
        lines.append(dialogue.ask_text(_("more, or Enter to go on:"), option, optional=True))
    return "\n".join(filter(None, lines))


def _ask_field(asking: "Asking", danish: str, word: str, title: str) -> None:
    typed = _ask_lines(title, "--field", optional=True)
    if typed:
        fields = asking.answers.setdefault(danish, {})
        if isinstance(fields, dict):
            fields[word] = typed
