"""What was written down, as sentences: statusmøde 2 afholdt 1. december 2026."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sagscli import days
from sagscli.app.history_lines import HistoryLine, LineKind
from sagscli.case.key_roles import Enclosure, KeyRole
from sagscli.case.record import Record, role_of
from sagscli.case.records import Case
from sagscli.casefile.wording import MOST_WORDS
from sagscli.history.changes.comparison import FactChange
from sagscli.history.changes.plain import dates_of
from sagscli.history.changes.words import word_changes
from sagscli.language import N_, _, counted
from sagscli.render.history.names import Naming

MOST_PLACES = 3
"""Places of a text that are told of where it was changed."""
_MOST_WORDS = 12
_LONG = 60
"""A text of more characters than this is told by its number of words."""

DAYS: Mapping[tuple[str, str], str] = {
    ("Child", "født"): N_("{what}: born {day}"),
    ("School", "start"): N_("{what} set for {day}"),
    ("Consent", "givet"): N_("{what} given {day}"),
    ("Consent", "trukket"): N_("{what} withdrawn {day}"),
    ("Meeting", "planlagt"): N_("{what} planned for {day}"),
    ("Meeting", "afholdt"): N_("{what} held {day}"),
    ("Meeting", "referat-udsendt"): N_("minutes of {what} sent {day}"),
    ("Assessment", "bestilt"): N_("{what} asked for {day}"),
    ("Assessment", "dato"): N_("{what} dated {day}"),
    ("Decision", "dato"): N_("{what} taken {day}"),
    ("Decision", "svar-sendt"): N_("{what}: answer sent {day}"),
    ("Answer", "dato"): N_("{what} given {day}"),
    ("Referral", "anbefalet"): N_("{what} recommended {day}"),
    ("Referral", "accepteret"): N_("{what} accepted by the parents {day}"),
    ("Referral", "udarbejdet"): N_("{what} written {day}"),
    ("Referral", "sendt"): N_("{what} sent {day}"),
    ("Referral", "møde"): N_("{what} on the agenda {day}"),
    ("Referral", "ønsket-opstart"): N_("{what}: start wished for {day}"),
    ("Placement", "opstart"): N_("{what} begins {day}"),
    ("Placement", "ophør"): N_("{what} ends {day}"),
    ("Evaluation", "dato"): N_("{what} on {day}"),
    ("Measure", "start"): N_("{what} begins {day}"),
    ("Measure", "slut"): N_("{what} ends {day}"),
    ("Measure", "evalueres"): N_("{what} to be evaluated {day}"),
    ("Measure", "evalueret"): N_("{what} evaluated {day}"),
    ("Agreement", "aftalt"): N_("{what} made {day}"),
    ("Agreement", "senest"): N_("{what} to be kept by {day}"),
    ("Agreement", "udført"): N_("{what} kept {day}"),
    ("Plan", "dato"): N_("{what} dated {day}"),
    ("Plan", "godkendt"): N_("{what} approved {day}"),
    ("Narrative", "dato"): N_("{what} noted"),
    ("Documentation", "dato"): N_("{what} noted"),
    ("Stage", "start"): N_("{what} begins {day}"),
    ("Stage", "slut"): N_("{what} is to end {day}"),
    ("Stage", "afsluttet"): N_("{what} ended {day}"),
}
"""What is said of each date of the format, by its record and its key; a test holds the two."""


def sentence(line: HistoryLine, naming: Naming) -> str:
    """Return what a line of a history tells, people as they may be shown."""
    if line.kind in _OF_FILE:
        return _of_file(line, naming)
    return fact_sentence(line.kind, line.changes, naming)


def fact_sentence(kind: LineKind, changes: Sequence[FactChange], naming: Naming) -> str:
    """Return what is told of facts: one, or all that an entry got at once beside its dates."""
    match kind:
        case LineKind.CHANGED:
            return _changed(changes[0], naming)
        case LineKind.CLEARED:
            return _cleared(changes[0], naming)
        case LineKind.ADDED:
            return _("{what} added").format(what=_part(changes[0], naming))
        case LineKind.REMOVED:
            return _removed(changes[0], naming)
    return _set(changes, naming)


_OF_FILE = {
    LineKind.BEGUN: N_("the case was begun"),
    LineKind.MOVED: N_('the file got another name or place; before: "{path}"'),
    LineKind.GONE: N_("the file was taken away"),
    LineKind.UNREADABLE: N_("the file could not be read"),
    LineKind.MENDED: N_("the file could be read again"),
    LineKind.LAYOUT: N_("only the layout or notes of the file were changed"),
}


def _of_file(line: HistoryLine, naming: Naming) -> str:
    written = line.written
    if line.kind is LineKind.UNREADABLE and not written.is_unread:
        return counted(
            "{n} place in the file could not be read",
            "{n} places in the file could not be read",
            written.lost,
        )
    path = naming.people.number(written.moved_from)
    return _(_OF_FILE[line.kind]).format(path=path)


def _part(change: FactChange, naming: Naming) -> str:
    return naming.part(change.within, change.path)


def _set(changes: Sequence[FactChange], naming: Naming) -> str:
    first = changes[0]
    if isinstance(first.new, date):
        return _day(first, first.new, naming)
    told = "; ".join(_said(change, change.new, naming) for change in changes)
    return f"{_part(first, naming)}: {told}"


def _day(change: FactChange, day: date, naming: Naming) -> str:
    template = DAYS[(type(change.within[-1]).__name__, change.keys[-1])]
    return _(template).format(what=_part(change, naming), day=days.long(day))


def whole_fact(change: FactChange, naming: Naming) -> Iterator[str]:
    """Yield a fact that was set as lines, long texts with all their words."""
    if isinstance(change.new, date):
        yield _day(change, change.new, naming)
        return
    first, *others = value_told(change, change.new, naming).splitlines() or [""]
    yield f"{_part(change, naming)}: {_key(change, naming)}: {first}"
    yield from (f"    {line}" for line in others)


def _changed(change: FactChange, naming: Naming) -> str:
    if isinstance(change.new, date):
        before = days.long(change.old)
        return _("{told} (before: {before})").format(
            told=_day(change, change.new, naming), before=before
        )
    part, key = _part(change, naming), _key(change, naming)
    return f"{part}: {key}: {_difference(change, naming)}"


def _difference(change: FactChange, naming: Naming) -> str:
    """Return what of a value is new, and what it took the place of."""
    if isinstance(change.new, tuple) and isinstance(change.old, tuple):
        return ", ".join(_words_of_lists(change, naming))
    is_long = isinstance(change.new, str) and max(len(change.old), len(change.new)) > _LONG
    if is_long and not naming.hides_texts:
        return "; ".join(_words_of_texts(change, naming))
    new, old = (value_told(change, value, naming) for value in (change.new, change.old))
    return _("{told} (before: {before})").format(told=new, before=old)


def _words_of_lists(change: FactChange, naming: Naming) -> Iterator[str]:
    for sign, these, others in (("+", change.new, change.old), ("\u2212", change.old, change.new)):
        yield from (f"{sign} {_text(word, naming)}" for word in these if word not in others)


def _words_of_texts(change: FactChange, naming: Naming) -> Iterator[str]:
    old, new_text = (naming.people.text(text) for text in (change.old, change.new))
    places = word_changes(old, new_text)
    for place in places[:MOST_PLACES]:
        new = " ".join(filter(None, (f"… {place.lead}" if place.lead else "", _short(place.new))))
        if not place.new:
            yield _('taken out: "{before}"').format(before=_short(place.old))
        elif not place.old:
            yield _('put in: "{told}"').format(told=new)
        else:
            yield _('"{told}" (before: "{before}")').format(told=new, before=_short(place.old))
    if (more := len(places) - MOST_PLACES) > 0:
        yield counted("and {n} more place", "and {n} more places", more)


def _short(text: str) -> str:
    words = text.split()
    if len(words) <= _MOST_WORDS:
        return text
    half = _MOST_WORDS // 2
    return " ".join((*words[:half], "…", *words[-half:]))


def _cleared(change: FactChange, naming: Naming) -> str:
    if isinstance(change.old, date):
        told = _day(change, change.old, naming)
        return _("taken back: {told}").format(told=told)
    said = _said(change, change.old, naming)
    return _("{what}: taken out: {said}").format(what=_part(change, naming), said=said)


def _removed(change: FactChange, naming: Naming) -> str:
    """Return that an entry was taken away, with the dates it had."""
    record = change.old
    text = _("{what} taken away").format(what=_part(change, naming))
    dated = [f"{key} {days.long(day)}" for key, day in dates_of(record).items()]
    return f"{text} ({', '.join(dated)})" if dated else text


def _said(change: FactChange, value: Any, naming: Naming) -> str:
    key = _key(change, naming)
    if isinstance(value, str) and len(value) > _LONG and _role(change) is None:
        words = counted("{n} word", "{n} words", len(value.split()))
        return f"{key} ({words})"
    return f"{key}: {value_told(change, value, naming)}"


def _key(change: FactChange, naming: Naming) -> str:
    """Return the key as it stands in the file; below a form or an agenda, its word."""
    return naming.people.text(change.keys[-1])


def _role(change: FactChange) -> KeyRole | None:
    record = type(change.within[-1]) if change.within else Case
    field = record.keys().get(change.keys[-1])
    return role_of(field) if field is not None else None


def value_told(change: FactChange, value: Any, naming: Naming) -> str:
    """Return a value as it is written in a file, people as they may be shown."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, date):
        return days.long(value)
    if isinstance(value, tuple):
        return ", ".join(value_told(change, each, naming) for each in value)
    if isinstance(value, Record):
        return ""
    if isinstance(value, str):
        return _written(_role(change), value, naming)
    return naming.people.text(str(value)) if value is not None else ""


def _written(role: KeyRole | None, text: str, naming: Naming) -> str:
    """Return what stands at a key of a role; of none it is somebody's text."""
    if isinstance(role, Enclosure):
        return naming.people.number(text)  # papers are called after children too
    return _text(text, naming) if role is None else naming.people.text(text)


def _text(text: str, naming: Naming) -> str:
    """Return a text; of a sentence how many words it is, where texts are hidden."""
    count = len(text.split())
    if naming.hides_texts and count > MOST_WORDS:
        return _("a text of {n} words").format(n=count)
    return naming.people.text(text)
