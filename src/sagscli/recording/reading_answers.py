"""From what was typed to what is written in the file."""

import re
from collections.abc import Iterable
from datetime import timedelta

from sagscli.casefile.day_guess import the_day
from sagscli.casefile.suggest import folded, nearest, same
from sagscli.casefile.text import holds_forbidden
from sagscli.errors import UnknownNameError
from sagscli.language import _
from sagscli.letters import without_invisible
from sagscli.recording.asked_key import AnswerKind, AskedKey
from sagscli.recording.happening import Answers
from sagscli.recording.vocabulary import Vocabulary
from sagscli.safety import initials

AnswerValue = str | tuple[str, ...] | dict[str, str]
"""What is written for an answer: a text, texts, or a text by word."""

_YES = frozenset({"ja", "j", "yes", "y"})
_NO = frozenset({"nej", "n", "no"})
_DAYS_BACK = {"idag": 0, "today": 0, "igår": 1, "igaar": 1, "yesterday": 1}
EVERYONE = "alle"
"""The word for all the parents of a case."""
_ALL = frozenset({EVERYONE, "all", "begge", "both"})
_MOST_NAMED = 20
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def written_answer(key: AskedKey, text: str, words: Vocabulary, answers: Answers) -> AnswerValue:
    """Return the answer `text` to a question as it is written.

    Of several in one text, commas stand between. Raises UnknownNameError for what cannot be
    the answer, naming what can.
    """
    text = without_invisible(text)  # what Word and web pages leave in a text that is copied
    known = words.words(key, answers)
    if key.kind is AnswerKind.FIELDS:
        return _fields(key, text, known)
    if not key.is_many:
        return _single(key, text.strip(), words, known)
    if key.kind is AnswerKind.PERSON and text.strip().lower() in _ALL and known:
        return tuple(known)
    parts = text.split("\n") if key.kind is AnswerKind.TEXT else text.split(",")
    texts = [_single(key, part.strip(), words, known) for part in parts if part.strip()]
    return tuple(dict.fromkeys(texts))


def _single(key: AskedKey, text: str, words: Vocabulary, known: dict[str, str]) -> str:
    match key.kind:
        case AnswerKind.DAY:
            return _day(key, text, words)
        case AnswerKind.YES_NO:
            return _yes_no(key, text)
        case AnswerKind.NUMBER:
            return _number(key, text)
        case AnswerKind.WORD | AnswerKind.CHOICE | AnswerKind.ROLE:
            return _word(key, text, known)
        case AnswerKind.PERSON:
            return _person(text, known)
    text = _as_lines(text)
    if (sign := holds_forbidden(text)) is not None:
        message = _("{option}: the text holds a control character (U+{code:04X}) that no one sees.")
        raise UnknownNameError(
            message.format(option=key.option, code=ord(sign)), _("Take it out, and try again.")
        )
    if key.kind is not AnswerKind.LONG:  # a name that was pasted brings line ends along
        text = " ".join(text.split())
    return f"{text}\n" if "\n" in text else text


def _as_lines(text: str) -> str:
    """Return a text with plain line ends, however a program pasted them (Word: U+000B), whole."""
    return _LINE_END.sub("\n", text).strip("\n")


def _day(key: AskedKey, text: str, words: Vocabulary) -> str:
    """Return a day as it is written in a file; today and yesterday may be said in words."""
    back = _DAYS_BACK.get(folded(text)) if folded(text) in _DAYS_BACK else None
    if back is not None:
        return (words.today - timedelta(days=back)).isoformat()
    return the_day(text, key.option).isoformat()


def _yes_no(key: AskedKey, text: str) -> str:
    word = text.lower()
    if word in _YES or word in _NO:
        return "ja" if word in _YES else "nej"
    raise UnknownNameError(
        _('{option}: "{text}" is neither yes nor no.').format(option=key.option, text=text),
        _("Write ja or nej."),
    )


def _number(key: AskedKey, text: str) -> str:
    if text.isascii() and text.isdecimal():
        return text
    raise UnknownNameError(
        _('{option}: "{text}" is not a whole number.').format(option=key.option, text=text)
    )


def _word(key: AskedKey, text: str, known: dict[str, str]) -> str:
    """Return a word of the ruleset that was typed by its id or its title."""
    if not known:
        return text
    by_title = {title: word for word, title in known.items()}
    word = same(text, known) or by_title.get(same(text, by_title) or "")
    if word is not None:
        return word
    if key.is_open:
        return text
    guess = nearest(text, known)
    message = _('{option}: "{word}" is not known.').format(option=key.option, word=text)
    if guess is not None:
        raise UnknownNameError(message, _('Did you mean "{guess}"?').format(guess=guess))
    raise UnknownNameError(message, _("Choose among: {words}.").format(words=_listed(known)))


def _listed(known: Iterable[str]) -> str:
    words = list(known)
    return ", ".join(words[:_MOST_NAMED]) + (", …" if len(words) > _MOST_NAMED else "")


def _person(text: str, known: dict[str, str]) -> str:
    """Return the person of the case whose name begins so, else the name as it was typed."""
    wanted = folded(text)
    fitting = [name for name in known if wanted in _ways_to_say(name)]
    if len(fitting) > 1 and folded(initials(text)) == wanted:
        raise UnknownNameError(_('"{text}" may be more than one.').format(text=text))
    return same(text, known) or (fitting[0] if len(fitting) == 1 else text)


def _ways_to_say(name: str) -> set[str]:
    """Return what may be typed for a person: each of the names, and the initials shown."""
    return {folded(part) for part in (*name.split(), initials(name))}


def _fields(key: AskedKey, text: str, known: dict[str, str]) -> dict[str, str]:
    """Return the fields of a form from lines such as ``trivsel=…``."""
    result = {}
    for line in filter(None, map(str.strip, text.split("\n"))):
        word, sign, value = line.partition("=")
        if not sign:
            raise UnknownNameError(
                _('{option}: "{word}" has no "=" between the field and its text.').format(
                    option=key.option, word=word[:40]
                ),
                _("Write it as field=text. The fields are: {words}.").format(words=_listed(known)),
            )
        result[_word(key, word.strip(), known)] = value.strip()
    return result
