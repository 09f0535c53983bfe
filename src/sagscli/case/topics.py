"""What a meeting took up, and what it did not (V9)."""

from collections.abc import Iterable

from sagscli.case.records import Meeting


def topics_of(meeting: Meeting) -> tuple[str, ...]:
    """Return what was taken up: a position on a topic says that it was."""
    return tuple(dict.fromkeys((*meeting.discussed, *meeting.positions)))


def not_taken_up(wanted: Iterable[str], meeting: Meeting) -> list[str]:
    """Return which of the topics `wanted` a meeting did not take up, in their order."""
    taken_up = topics_of(meeting)
    return [topic for topic in wanted if topic not in taken_up]
