"""Ask, at a terminal, for what is still missing before something can be recorded."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sagscli.app.choices import day_in
from sagscli.cli import dialogue
from sagscli.cli.output import say
from sagscli.errors import SagError, UnknownNameError
from sagscli.language import _
from sagscli.recording.asked_key import AnswerKind, AskedKey
from sagscli.recording.questions import question, question_of

if TYPE_CHECKING:
    from sagscli.app.fix_referral import Filling
    from sagscli.app.recording_dialogue import Asking
    from sagscli.recording.filling import BlankPlace
    from sagscli.recording.reading_answers import AnswerValue


@dataclass(frozen=True)
class KeyQuestion:
    """A question about a key: how it is wanted, what can be chosen, what stands there to begin.

    `read` makes of a text what is written, and raises SagError for what cannot be.
    """

    text: str
    key: AskedKey
    read: "Callable[[str], AnswerValue]"
    choices: Mapping[str, str] = field(default_factory=dict)
    likely: Collection[str] = ()
    day: date | None = None
    is_needed: bool = False
    today: date | None = None

    def day_of(self, text: str) -> date:
        """Return the day that is typed; today and yesterday may be said in words.

        Raises SagError for what is no day, and for a day to come of what has happened.
        """
        try:
            day = date.fromisoformat(str(self.read(text)))
        except UnknownNameError:
            day = day_in(text)  # says the same without an option
        if self.key.has_happened and self.today is not None and day > self.today:
            raise SagError(
                _("That day is still to come, and this is about what has happened."),
                _("Write the day it happened."),
            )
        return day


def ask_all(asking: "Asking") -> None:
    """Ask, in the order of the happening, for whatever was not given; some may be left out."""
    for danish in asking.about.keys:
        is_number = asking.key(danish).kind is AnswerKind.NUMBER
        if danish not in asking.answers and not is_number:  # numbers are for those who use them
            answer = ask_for(_question(asking, danish))
            if answer is not None:
                asking.answers[danish] = answer


def _question(asking: "Asking", danish: str) -> KeyQuestion:
    key = asking.key(danish)
    return KeyQuestion(
        question(asking.about, danish),
        key,
        lambda text: asking.read(danish, text),
        asking.choices(danish),
        asking.words.likely(key, asking.answers),
        asking.words.today if asking.is_usually_today(danish) else None,
        is_needed=danish in asking.about.required,
        today=asking.words.today,
    )


def fill_in(filling: "Filling") -> bool:
    """Ask for each place of a draft; what is left open is left out. Return whether any was not.

    Of what happened on no day nothing is written, and it says so.
    """
    is_answered = not filling.places()
    while places := filling.places():
        place = places[0]
        answer = ask_for(
            KeyQuestion(
                _text_of(filling, place),
                place.key,
                lambda text, place=place: filling.read(place, text),  # type: ignore[misc]
                filling.choices(place),
                filling.likely(place),
                today=filling.words.today,
            )
        )
        if answer is None and place.key.has_happened:
            say(_("Nothing of this was written, for the day is missing."))
            return False
        filling.put(place, answer)
        is_answered = is_answered or (answer is not None and not place.drafted)
    return is_answered


def _text_of(filling: "Filling", place: "BlankPlace") -> str:
    """Return what is asked at a place; of a judgement the question itself, as the source has it."""
    is_judged = place.key.danish == "svar" and filling.judged is not None
    return str(filling.judged) if is_judged else question_of(place.section, place.key.danish)


def ask_for(wanted: KeyQuestion) -> "AnswerValue | None":
    """Return what is to be written, None where the question is left open."""
    kind, option = wanted.key.kind, wanted.key.option
    if kind is AnswerKind.DAY:
        day = _day(wanted)
        return day.isoformat() if day is not None else None
    if kind is AnswerKind.YES_NO:
        # What a case says of custody, school or a judgement is never what Enter happened to say.
        return "ja" if dialogue.ask_yes_no(wanted.text, option, default=None) else "nej"
    if kind is AnswerKind.FIELDS:
        return _fields(wanted)
    if wanted.choices and wanted.key.is_many:
        likely = [word for word in wanted.likely if word in wanted.choices]
        check = _some if wanted.is_needed else tuple
        ticked = dialogue.ask_several(
            wanted.text, option, wanted.choices, chosen=likely, check=check
        )
        return tuple(ticked) or None
    if wanted.choices and not wanted.key.is_open:
        offered = {"": _("(leave it open)"), **wanted.choices}
        choices = wanted.choices if wanted.is_needed else offered
        default = next((word for word in wanted.likely if word in choices), None)
        return dialogue.ask_choice(wanted.text, option, choices, default=default) or None
    return _text(wanted)


def _some(ticked: Sequence[str]) -> None:
    """Raise SagError where nothing was chosen and something must be."""
    if not ticked:
        raise SagError(_("This has to be answered."), _("The space bar ticks."))


def _day(wanted: KeyQuestion) -> date | None:
    if wanted.is_needed:
        return dialogue.ask_date(
            wanted.text, wanted.key.option, default=wanted.day, day_of=wanted.day_of
        )
    return dialogue.ask_date_if_known(wanted.text, wanted.key.option, day_of=wanted.day_of)


def _text(wanted: KeyQuestion) -> "AnswerValue | None":
    option, is_optional = wanted.key.option, not wanted.is_needed
    text = dialogue.if_known(wanted.text) if is_optional else wanted.text
    if wanted.key.kind is AnswerKind.LONG or wanted.key.is_many:
        typed = _lines(text, option, optional=is_optional)
    else:
        typed = dialogue.ask_text(text, option, optional=is_optional, check=wanted.read)
    return wanted.read(typed) if typed else None


def _lines(text: str, option: str, *, optional: bool) -> str:
    """Return the lines that are typed until an empty one."""
    lines = [dialogue.ask_text(text, option, optional=optional)]
    while lines[-1]:
        lines.append(dialogue.ask_text(_("more, or Enter to go on:"), option, optional=True))
    return "\n".join(filter(None, lines))


def _fields(wanted: KeyQuestion) -> "AnswerValue | None":
    texts = {
        word: _lines(title, wanted.key.option, optional=True)
        for word, title in wanted.choices.items()
    }
    return {word: text for word, text in texts.items() if text} or None
