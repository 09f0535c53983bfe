"""Ask, at a terminal, for what is still missing before something can be recorded."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, repeat
from typing import TYPE_CHECKING

from sagscli.app.choices import day_in
from sagscli.cli import dialogue
from sagscli.errors import SagError, UnknownNameError
from sagscli.language import _
from sagscli.recording.asked_key import AnswerKind, AskedKey
from sagscli.recording.questions import question, question_of

if TYPE_CHECKING:
    from sagscli.app.fix_referral import Filling
    from sagscli.app.recording_dialogue import Asking
    from sagscli.recording.filling import BlankPlace
    from sagscli.recording.reading_answers import AnswerValue


_TYPED = frozenset({AnswerKind.TEXT, AnswerKind.LONG})


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
    check: "Callable[[date], object]" = str
    """Raises SagError, with the reason, for a day that will not do."""

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
        self.check(day)
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
        asking.judged(danish) or question(asking.about, danish),
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

    What has happened did so on a day: it is asked for until there is one. Only what has begun, as
    an assessment that was ordered, may still be waited for, and is written as that.
    """
    is_answered = not filling.places()
    while places := filling.places():
        place = places[0]
        answer = ask_for(_question_at(filling, place))
        if answer is None and place.key.has_happened:
            filling.wait(place)
            continue
        filling.put(place, answer)
        is_answered = is_answered or (answer is not None and not place.drafted)
    return is_answered


def _question_at(filling: "Filling", place: "BlankPlace") -> KeyQuestion:
    today = filling.words.today
    is_needed = place.key.has_happened and not filling.has_begun(place)
    return KeyQuestion(
        _text_of(filling, place),
        place.key,
        lambda text: filling.read(place, text),
        filling.choices(place),
        filling.likely(place),
        day=today if is_needed else None,
        is_needed=is_needed,
        today=today,
        check=_DayCheck(filling, place),
    )


@dataclass
class _DayCheck:
    """Says at once why a day leaves the requirement open; who says it twice means it."""

    filling: "Filling"
    place: "BlankPlace"
    said: date | None = None

    def __call__(self, day: date) -> None:
        objection = self.filling.objection(self.place, day)
        if objection is None or day == self.said or objection in self.filling.told:
            return
        self.said = day
        if not objection.is_error:  # what one day of an entry leads to is told once
            self.filling.told.add(objection)
        remedy = _("Write another day, or the same one again if that is how it was.")
        raise SagError(objection.reason, None if objection.is_error else remedy)


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


def _lines(text: str, option: str, *, optional: bool, begin: str = "") -> str:
    """Return the lines that are typed until an empty one; those of `begin` can be changed."""
    lines: list[str] = []
    for before in chain(begin.splitlines(), repeat("")):
        wording = _("more, or Enter to go on:") if lines else text
        is_optional = optional or bool(lines)
        lines.append(dialogue.ask_text(wording, option, optional=is_optional, default=before))
        if not (lines[-1] or before):  # a line that is emptied is taken out, and the next comes
            break
    return "\n".join(filter(None, lines))


def ask_text_again(asking: "Asking") -> bool:
    """Ask, with what was typed standing there, for a text that is warned of. False to stop."""
    texts = {
        danish: question(asking.about, danish)
        for danish in asking.about.keys
        if danish in asking.answers and asking.key(danish).kind in _TYPED
    }
    if not texts:
        return False
    offered = {**texts, "": _("none of them: stop here")}
    danish = dialogue.ask_choice(_("Which text is to be changed?"), "CASE", offered)
    if not danish:
        return False
    answer = asking.answers[danish]
    begin = answer if isinstance(answer, str) else "\n".join(answer)
    key = asking.key(danish)
    is_optional = danish not in asking.about.required
    if key.kind is AnswerKind.LONG or key.is_many:
        typed = _lines(texts[danish], key.option, optional=is_optional, begin=begin)
    else:
        typed = dialogue.ask_text(texts[danish], key.option, optional=is_optional, default=begin)
    asking.answers[danish] = asking.read(danish, typed) if typed else ""
    return True


def _fields(wanted: KeyQuestion) -> "AnswerValue | None":
    texts = {
        word: _lines(title, wanted.key.option, optional=True)
        for word, title in wanted.choices.items()
    }
    return {word: text for word, text in texts.items() if text} or None
