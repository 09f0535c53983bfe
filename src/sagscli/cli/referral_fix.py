"""What sag referral check --fix asks: one requirement after the other, as long as anyone likes."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from sagscli.app.session import Session
from sagscli.cli import dialogue
from sagscli.cli.output import Target, say_why
from sagscli.cli.recording import Manner, finish, lines_given, tell_case, told_when_stopped
from sagscli.cli.recording_questions import fill_in
from sagscli.errors import SagError
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.app.fix_referral import Filling
    from sagscli.app.record import Recording


class NotAtTerminalError(SagError):
    """A walk of questions where nobody can answer."""


_RECORD, _PASS, _STOP = "record", "pass", "stop"


def _which(session: Session) -> str | None:
    """Return which of several referrals is meant; None where there is one."""
    from sagscli.app.referral_check import may_be_asked_about

    titles = may_be_asked_about(session)
    if len(titles) == 1:
        return None
    return dialogue.ask_choice(_("Which of them is it about?"), "--to", titles)


def walk_through(session: Session, to: str | None) -> str | None:
    """Walk through what is missing, and record what is answered. Raises NoTerminalError.

    Returns which referral it was about, where that was said or asked.
    """
    from sagscli.app.fix_referral import next_to_fix
    from sagscli.app.record import recording

    passed: set[str] = set()
    if dialogue.can_ask():
        tell_case(session)
        to = to or _which(session)
    else:
        _refuse_unasked(session, to)
    written = False
    while (filling := next_to_fix(session, to, passed)) is not None:
        standing = filling.item.standing
        passed.add(standing.id)
        with told_when_stopped(is_begun=written):
            choice = _choice(_title(filling))
            if choice == _STOP:
                return to
            if choice == _RECORD and fill_in(filling):
                what = f"requirement {standing.id}"
                made = partial(recording, session, what, filling.changing())
                manner = Manner(Target("text"), is_dialogue=True)
                with lines_given(session, what, filling.drafting(), (), manner.target):
                    written = _finished(made, manner) or written
    return to


def _refuse_unasked(session: Session, to: str | None) -> None:
    """Raise NotAtTerminalError where there is something to ask, with what records it by options."""
    from sagscli.app.fix_referral import next_to_fix

    if next_to_fix(session, to, ()) is not None:
        raise NotAtTerminalError(
            _("--fix asks one question after the other, and that needs a terminal."),
            _(
                "Without one, write each with its command, such as sag record meeting held CASE "
                "--kind KIND --date DATE. sag record --help shows them all, and the options of "
                "each are under its own --help."
            ),
        )


def _title(filling: "Filling") -> str:
    """Return a requirement as it is asked about.

    What only names the keys to fill in is of no use to those who are asked for them.
    """
    standing = filling.item.standing
    is_told = standing.detail and not (standing.only_keys or filling.judged)
    return f"{standing.title}: {standing.detail}" if is_told else standing.title


def _finished(made: "Callable[[], Recording]", manner: Manner) -> bool:
    """Return whether it was written; what is refused leaves the rest of the walk to go on."""
    from sagscli.app.reading_to_write import BrokenFileError, RecordError

    try:
        return finish(made, manner) == 0
    except BrokenFileError:
        raise
    except RecordError as reason:
        say_why(reason.message, reason.remedy)
        return False


def _choice(question: str) -> str:
    choices = {
        _RECORD: _("Record it now"),
        _PASS: _("Go on to the next"),
        _STOP: _("Stop here"),
    }
    return dialogue.ask_choice(question, "--fix", choices)
