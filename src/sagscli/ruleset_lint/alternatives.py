"""Mistakes: what could stand under a key of a ruleset, and should not.

Nothing, a word less, another word, another number.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple, get_args

from sagscli.case.record import Record
from sagscli.deadlines.events import ANYWHERE, events_of
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.language import _
from sagscli.ruleset_faults.references import danish
from sagscli.ruleset_faults.unknown_words import referral_dates
from sagscli.rulesets.ages import is_years
from sagscli.rulesets.records import DeadlineRule, Ruleset


class KeyInPlace(NamedTuple):
    """A key of a ruleset: the way to its record, what that stands in, and the key's attribute."""

    at: KeyPath
    around: tuple[Record, ...]
    """The records that it stands in, the ruleset first, its own last."""
    attribute: str

    @property
    def ruleset(self) -> Ruleset:
        """Return the ruleset as it is written."""
        whole = self.around[0]
        assert isinstance(whole, Ruleset)  # noqa: S101 - all begin there
        return whole

    @property
    def record(self) -> Record:
        """Return the record whose key it is."""
        return self.around[-1]

    @property
    def value(self) -> Any:
        """Return what stands under it."""
        return getattr(self.record, self.attribute)

    @property
    def danish(self) -> str:
        """Return the key as it is written."""
        return danish(type(self.record), self.attribute)

    @property
    def nothing(self) -> Any:
        """Return what it stands for when it is left out."""
        return type(self.record).model_fields[self.attribute].default


class Alternative(NamedTuple):
    """What a record could have said by mistake, and what is told where no example shows it.

    `below` is where in the key's value the mistake would be.
    """

    update: Mapping[str, Any]
    told: str
    below: KeyPath = ()


def left_out(key: KeyInPlace) -> Iterator[Alternative]:
    """Yield the record without the key."""
    if key.value and key.value != key.nothing:
        told = _('no example would notice if "{key}" were left out').format(key=key.danish)
        yield Alternative({key.attribute: key.nothing}, told)


def each_left_out(key: KeyInPlace) -> Iterator[Alternative]:
    """Yield the record without each of the words, or other things, under the key."""
    for at, word in enumerate(key.value):
        told = (
            _('no example would notice if "{word}" were not among "{key}"')
            if isinstance(word, str)
            else _('no example would notice if number {word} under "{key}" were left out')
        )
        name = word if isinstance(word, str) else at + 1
        rest = (*key.value[:at], *key.value[at + 1 :])
        yield Alternative(
            {key.attribute: rest}, told.format(word=name, key=key.danish), below=(at,)
        )


def each_of_several(key: KeyInPlace) -> Iterator[Alternative]:
    """Yield the same, where one alone could not be left out."""
    if len(key.value) > 1:
        yield from each_left_out(key)


def another(key: KeyInPlace) -> Iterator[Alternative]:
    """Yield the record with other words that could stand there instead."""
    if isinstance(key.value, tuple):
        if len(key.value) == 1:
            for word in _others(key, key.value[0]):
                yield _with(key, (word,), word)
    else:
        for word in _others(key, key.value):
            yield _with(key, word, word)


def other_choice(key: KeyInPlace) -> Iterator[Alternative]:
    """Yield the record with the others of the few words that can stand there."""
    choices = get_args(type(key.record).model_fields[key.attribute].annotation)
    for word in choices:
        if word != key.value:
            yield _with(key, word, word)


def opposite(key: KeyInPlace) -> Iterator[Alternative]:
    """Yield the record with the other answer of two."""
    value = not key.value
    yield _with(key, value, "ja" if value else "nej")


def one_more_or_less(key: KeyInPlace) -> Iterator[Alternative]:
    """Yield the record with a number that is one greater or one smaller."""
    if not is_years(str(key.value)):
        return  # an age may end with the school start
    for other in (int(key.value) + 1, int(key.value) - 1):
        if other >= 0:
            yield _with(key, type(key.value)(other), str(other))


def other_day_of_the_year(key: KeyInPlace) -> Iterator[Alternative]:
    """Yield the record with the day after and with that of the month before."""
    day = date(2001, *key.value)
    for other in (day + timedelta(days=1), (day.replace(day=1) - timedelta(days=1))):
        on = (other.month, other.day if other > day else min(day.day, other.day))
        yield _with(key, on, "{:02d}-{:02d}".format(*on))


def under_another_key(other: str) -> "Mistake":
    """Return the mistake that what stands under a key stands under another of its record."""

    def moved(key: KeyInPlace) -> Iterator[Alternative]:
        name = danish(type(key.record), other)
        told = _('no example would notice if it said "{other}" for "{key}"')
        update = {key.attribute: key.nothing, other: key.value}
        yield Alternative(update, told.format(key=key.danish, other=name))

    return moved


def _others(key: KeyInPlace, word: str) -> Iterator[str]:
    """Yield words that could stand there instead of `word`: of many, those nearest to it."""
    ruleset, ref = key.ruleset, type(key.record).refs()[key.attribute]
    rule = next((record for record in key.around if isinstance(record, DeadlineRule)), None)
    if ref == "event":
        events = events_of(rule, of_records=key.attribute == "date_key") if rule else ANYWHERE
        yield from (name for name in events if name != word)
    elif ref == "referral date":
        yield from (name for name in referral_dates() if name != word)
    else:
        names = [name for name in ruleset.words(ref) if name != word]
        related = _deputies(word, ruleset) if ref == "roller" else ()
        yield from dict.fromkeys((*related, *names[:1]))


def _deputies(role: str, ruleset: Ruleset) -> Iterator[str]:
    """Yield who acts for a role, and for whom it acts: for some children they are the same."""
    deputy = ruleset.roles[role].when_not_enrolled if role in ruleset.roles else None
    if deputy is not None:
        yield deputy
    yield from (name for name, kind in ruleset.roles.items() if kind.when_not_enrolled == role)


def _with(key: KeyInPlace, value: Any, shown: str) -> Alternative:
    told = _('no example would notice if "{word}" stood under "{key}"')
    return Alternative({key.attribute: value}, told.format(key=key.danish, word=shown))


Mistake = Callable[[KeyInPlace], Iterator[Alternative]]
"""A way in which a key can be wrong."""
