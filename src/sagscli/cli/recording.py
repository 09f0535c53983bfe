"""What the commands that change a case share: showing what changes, being sure, writing."""

import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from sagscli.cli import dialogue
from sagscli.cli.output import Target, say
from sagscli.errors import SagError, StoppedError
from sagscli.language import _, counted
from sagscli.recording.questions import question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sagscli.app.lines_to_paste import Drafting
    from sagscli.app.record import Changing, Recording
    from sagscli.app.recording_dialogue import Asking
    from sagscli.app.session import Session
    from sagscli.case.records import Case
    from sagscli.casefile.patch.draft import Tree
    from sagscli.casefile.patch.operations import Change
    from sagscli.recording.happening import Happening
    from sagscli.rulesets.records import Ruleset


WARNED = 2
"""What `finish` returns where nothing was written because it was warned of."""


class UnansweredError(SagError):
    """Questions that nobody is there to answer."""


class NotWrittenError(SagError):
    """A change that could not be written, with lines to paste in its place."""


class NotCommittedError(SagError):
    """A change that is in its file and not in git."""


@dataclass(frozen=True)
class Manner:
    """How a command writes: where it tells of it, whether it asks, and whether it commits."""

    target: Target
    is_dry: bool = False
    is_sure: bool = False
    commits: bool = False
    entry: int | None = None
    """Which entry (from 1) is meant, where several may be."""
    is_dialogue: bool = False
    """Whether questions were asked: then what changes is shown before it is written."""


def record(about: "Happening", given: Mapping[str, str], session: "Session", manner: Manner) -> int:
    """Record something: ask for what is missing, show what changes, and write it."""
    from sagscli.app.record import recording
    from sagscli.app.recording_dialogue import Asking

    asking = Asking.at(session, about, given)
    if dialogue.can_ask() and not manner.is_sure and _unsettled(asking):
        from sagscli.cli.recording_questions import ask_all

        tell_case(session)
        ask_all(asking)
        manner = replace(manner, is_dialogue=True)
    else:
        asking.settle()
        _refuse_open(asking)

    while True:
        made = partial(recording, session, about.english, _changing(asking, manner.entry))
        with lines_given(
            session, about.english, _drafting(asking, manner.entry), given.values(), manner.target
        ):
            code = finish(made, manner)
        if code != WARNED or not _is_typed_again(asking):
            return min(code, 1)
        manner = replace(manner, is_dialogue=True)


def _changing(asking: "Asking", entry: int | None) -> "Changing":
    from sagscli.recording.changes import changes_for

    at = entry - 1 if entry is not None else None

    def changing(case: "Case", _ruleset: "Ruleset | None", value: Any) -> "Sequence[Change]":
        return changes_for(asking.about, case, value, asking.answers, at)

    return changing


def _drafting(asking: "Asking", entry: int | None) -> "Drafting":
    from sagscli.recording.changes import draft_for

    at = entry - 1 if entry is not None else None

    def drafting(case: "Case", is_readable: "Callable[[str], bool]") -> "Tree":
        is_whole = is_readable(asking.about.section)
        return draft_for(asking.about, case, asking.answers, at, is_readable=is_whole)

    return drafting


def _is_typed_again(asking: "Asking") -> bool:
    """Return whether a text that was warned of is another now: what was typed is not lost."""
    from sagscli.cli.recording_questions import ask_text_again

    return ask_text_again(asking)


@contextmanager
def lines_given(
    session: "Session", what: str, drafting: "Drafting", typed: Collection[str], target: Target
) -> Iterator[None]:
    """Give, where the file is too broken to write in, the lines to paste into it.

    Raises NotWrittenError with the reason then: nothing was written.
    """
    from sagscli.app.reading_to_write import BrokenFileError, why_not
    from sagscli.casefile.patch.edit import CannotEditError

    try:
        yield
    except (BrokenFileError, CannotEditError) as reason:
        from sagscli.app.lines_to_paste import lines_to_paste
        from sagscli.recording.changes import NothingOpenError

        why = why_not(session, reason.message)
        try:
            paste = lines_to_paste(session, what, why, drafting, typed)
        except NothingOpenError as nothing:
            raise NotWrittenError(why, nothing.message) from None
        target.give(paste)
        remedy = _(
            "Put that right first, with sag edit {case}. Then run the command again, or paste the "
            "lines above."
        )
        raise NotWrittenError(why, remedy.format(case=paste.number)) from None


@contextmanager
def told_when_stopped(*, is_begun: bool) -> Iterator[None]:
    """Say, where a dialogue is cut off after something was written, that this stays."""
    try:
        yield
    except StoppedError:
        raise StoppedError(
            _("What was written before stays; nothing else was written.") if is_begun else None
        ) from None


def tell_case(session: "Session") -> None:
    """Say which case the questions are about, before the first of them."""
    from sagscli.app.reading_to_write import BrokenFileError, heading_at, read_for_change
    from sagscli.render.terminal import screen
    from sagscli.render.terminal.line import paragraph

    screen.show(paragraph(heading_at(session), screen.columns(sys.stdout), "title"))
    try:
        read_for_change(session)
    except BrokenFileError as reason:
        say(reason.message)
        say(_("What you answer is given at the end, as lines to paste."))


def _unsettled(asking: "Asking") -> list[str]:
    """Return what must be asked at a terminal; its own day alone is no reason to ask."""
    return [key for key in asking.open() if not asking.is_usually_today(key)]


def _refuse_open(asking: "Asking") -> None:
    """Raise UnansweredError for what is still open, naming each option."""
    if missing := asking.open():
        options = ", ".join(asking.key(key).option for key in missing)
        message = counted(
            "an answer is missing: {options}.",
            "answers are missing: {options}.",
            len(missing),
            options=options,
        )
        remedy = question(asking.about, missing[0])
        if words := asking.told(missing[0]):
            remedy += " " + _("One of: {words}.").format(words=", ".join(words))
        raise UnansweredError(message, remedy)


def finish(made: "Callable[[], Recording]", manner: Manner) -> int:
    """Show what changes and write it, once whoever is there agrees; 1 or WARNED where they do not.

    It is `made` once more where the file was changed meanwhile.
    """
    from sagscli.app.record import refuse_errors, saved

    wanted = made()
    refuse_errors(wanted)
    if manner.is_dry or wanted.changes_nothing:
        manner.target.give(wanted, wanted.session.notes)
        _tell_warnings(wanted)
        return 0
    if manner.is_dialogue:
        replace(manner.target, pages=False).give(wanted, wanted.session.notes)
    _tell_warnings(wanted)
    if not _is_agreed(wanted, manner):
        say(_("Nothing was written."))
        return WARNED if wanted.warnings else 1
    written = saved(wanted, made)
    _tell_written(written, manner)
    if manner.commits:
        commit(written)
    else:
        _tell_not_kept(written)
    return 0


def _tell_not_kept(written: "Recording") -> None:
    """Say, where git keeps a history of the folder, that this is not in it yet."""
    from sagscli.history.starting import repository_at

    if repository_at(written.file.folder.root) is not None:
        say(_("It is not kept in the history yet; --commit does that at once."))


def _tell_written(written: "Recording", manner: Manner) -> None:
    """Show what was written, or say where, if it was shown before."""
    told = _("Written: {path}").format(path=written.path)
    if manner.is_dialogue:
        say(told)
        return
    try:
        manner.target.give(written, written.session.notes)
    except Exception:
        say(told)  # whatever cannot be shown
        raise


def _is_agreed(wanted: "Recording", manner: Manner) -> bool:
    """Return whether it may be written; who asked for it in full is asked about warnings only."""
    if manner.is_sure:
        return True
    if wanted.warnings or wanted.repeats or wanted.doubts or wanted.gone:
        if not dialogue.can_ask():
            raise UnansweredError(
                _("this is warned of, so it was not written."),
                _("Put it right, or add --yes to write it all the same."),
            )
        return dialogue.ask_yes_no(_("Write it all the same?"), "--yes", default=False)
    return not manner.is_dialogue or dialogue.ask_yes_no(_("Write this?"), "--yes", default=True)


def _tell_warnings(wanted: "Recording") -> None:
    from sagscli.render.recording import (
        format_doubts,
        format_findings,
        format_gone,
        format_repeats,
    )
    from sagscli.render.terminal import screen

    columns = screen.columns(sys.stderr)
    screen.show(format_repeats(wanted.repeats, columns), sys.stderr)
    screen.show(format_doubts(wanted.doubts, wanted.number, columns), sys.stderr)
    screen.show(format_gone(wanted.gone, columns), sys.stderr)
    if wanted.warnings:
        screen.show(format_findings(wanted.warnings, columns), sys.stderr)


def commit(written: "Recording") -> None:
    """Commit what was written. Raises NotCommittedError where git or a hook says no."""
    from sagscli.app.commit import committed
    from sagscli.history.git_error import GitError

    try:
        say(committed(written))
    except GitError as error:
        raise NotCommittedError(
            _("it is written in {path}, but not committed: {reason}").format(
                path=written.path, reason=error.message
            ),
            error.remedy,
        ) from None
