"""What is kept of a case, or what was taken away, and what no program can do for anybody."""

from collections.abc import Iterator, Sequence

from sagscli.app.forget import Forgetting
from sagscli.language import _, counted
from sagscli.render.terminal.line import Line, Style, paragraph

_REMOTES = "refs/remotes/"
_MOST = 20


def format_text(told: Forgetting, columns: int) -> list[Line]:
    """Return what is kept, or what was taken away, line by line."""
    heading = _("The case {number} is forgotten here.") if told.is_done else _("Kept of {number}:")
    lines = paragraph(heading.format(number=told.number), columns, "title")
    for text, style, inset in _told(told):
        lines += paragraph(text, columns, style, inset)
    return lines


def _told(told: Forgetting) -> Iterator[tuple[str, Style, int]]:
    yield from _counts(told)
    if told.elsewhere:
        yield (
            _("The child is named in these files too. They are not the case's, and stay:"),
            "warn",
            0,
        )
        yield from _listed(told.elsewhere)
    for message, remedy in () if told.is_done else told.obstacles:
        yield f"{message} {remedy}", "warn", 0
    yield from _afterwards(told) if told.is_done else _beforehand(told)


def _counts(told: Forgetting) -> Iterator[tuple[str, Style, int]]:
    if told.is_done:
        return
    yield counted("{n} text in the history", "{n} texts in the history", told.versions), "", 2
    yield from _listed((*told.paths, *told.papers))
    for sentence, number in _besides(told):
        if number:
            yield sentence, "", 2


def _besides(told: Forgetting) -> Iterator[tuple[str, int]]:
    refs, named, signed, changes = len(told.refs), told.messages, told.signed, told.changes
    yield counted("{n} message names the child", "{n} messages name the child", named), named
    yield (
        counted(
            "{n} branch, tag or note to be written anew",
            "{n} branches, tags and notes to be written anew",
            refs,
        ),
        refs,
    )
    yield counted("{n} signature, which is lost", "{n} signatures, which are lost", signed), signed
    yield (
        counted(
            "{n} change that sag undo can take back",
            "{n} changes that sag undo can take back",
            changes,
        ),
        changes,
    )


def _listed(paths: Sequence[str]) -> Iterator[tuple[str, Style, int]]:
    for path in paths[:_MOST]:
        yield path, "dim", 4
    if len(paths) > _MOST:
        yield _("… and {n} more.").format(n=len(paths) - _MOST), "dim", 4


def _beforehand(told: Forgetting) -> Iterator[tuple[str, Style, int]]:
    yield (
        _("Every commit gets another name. Copies elsewhere keep the case, and sag makes none."),
        "",
        0,
    )
    yield from _of_remotes(told)


def _afterwards(told: Forgetting) -> Iterator[tuple[str, Style, int]]:
    if told.remaining:
        yield (
            counted(
                "{n} object of git's still holds something of it; git keeps it (a .keep pack?).",
                "{n} objects of git's still hold something of it; git keeps them (a .keep pack?).",
                told.remaining,
            ),
            "bad",
            0,
        )
    else:
        yield _("Every object that git has here was looked through: none holds it."), "", 0
    if told.stub is not None:
        yield _("That there was a case stands in {path}; commit it.").format(path=told.stub), "", 0
    yield from _of_remotes(told)


def _of_remotes(told: Forgetting) -> Iterator[tuple[str, Style, int]]:
    if any(ref.startswith(_REMOTES) for ref in told.refs):
        yield (
            _(
                "A server has the case too. There it must be overwritten (git push --force --all, "
                "git push --force --tags) and its old objects thrown away, and everybody has to "
                "make a new clone: an old one brings the case back."
            ),
            "warn",
            0,
        )


def format_json(told: Forgetting) -> dict[str, object]:
    """Return the same for programs."""
    return {
        "version": 1,
        "case": told.number,
        "done": told.is_done,
        "texts": told.versions,
        "paths": list(told.paths),
        "enclosures": list(told.papers),
        "elsewhere": list(told.elsewhere),
        "refs": list(told.refs),
        "messages": told.messages,
        "signatures": told.signed,
        "changes": told.changes,
        "obstacles": [message for message, _remedy in told.obstacles],
        "stub": told.stub,
        "remaining": told.remaining,
    }
