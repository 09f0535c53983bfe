"""What a case waits for, with the command that records each."""

from sagscli import days, language
from sagscli.app.record_next import Awaited, AwaitedList
from sagscli.language import _, counted
from sagscli.recording.asked_key import key_of
from sagscli.recording.following import Following
from sagscli.render.terminal.line import Line, paragraph

MOST = 12


def format_awaited(shown: AwaitedList, columns: int) -> list[Line]:
    """Return a line for each thing, and below it what records it."""
    heading = f"{shown.label.number} · {shown.label.label}"
    lines = paragraph(heading, columns, "title")
    if not shown.items:
        lines += paragraph(_("Nothing waits to be recorded."), columns)
    for item in shown.items[:MOST]:
        lines += [(), *paragraph(told(item), columns)]
        lines += paragraph(_command(item, shown.label.number), columns, "dim", 2)
    return lines


def told(item: Awaited) -> str:
    """Return what is waited for, and by when."""
    if item.to is not None:
        words = counted(
            "{title}: {n} is missing", "{title}: {n} are missing", item.missing, title=item.title
        )
    else:
        words = item.title
    if item.due is None:
        return words
    return _("{words}, due {day}").format(words=words, day=days.long(item.due))


def _command(item: Awaited, number: str) -> str:
    if item.to is not None:
        return _("sag referral check {number} --to {to} --fix").format(number=number, to=item.to)
    return " / ".join(words_of(each, number) for each in item.following[:1])


def words_of(following: Following, number: str) -> str:
    """Return the command that records something, with what is known of it."""
    options = " ".join(
        f"{key_of(following.about, key).option} {value}" for key, value in following.given.items()
    )
    is_danish = language.current() == "da"
    name = following.about.danish if is_danish else following.about.english
    return _("sag record {name} {number}").format(name=name, number=number) + f" {options}".rstrip()
