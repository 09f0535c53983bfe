"""What sag referral check --fix asks: one requirement after the other, as long as anyone likes."""

from functools import partial

from sagscli.app.session import Session
from sagscli.cli import dialogue
from sagscli.cli.output import Target
from sagscli.cli.recording import Manner, finish, lines_given, tell_case, told_when_stopped
from sagscli.cli.recording_questions import fill_in
from sagscli.language import _

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
    written = False
    while (filling := next_to_fix(session, to, passed)) is not None:
        standing = filling.item.standing
        passed.add(standing.id)
        # What only names the keys to fill in is of no use to those who are asked for them.
        is_told = standing.detail and not (standing.only_keys or filling.judged)
        title = f"{standing.title}: {standing.detail}" if is_told else standing.title
        with told_when_stopped(is_begun=written):
            choice = _choice(title)
            if choice == _STOP:
                return to
            if choice == _RECORD and fill_in(filling):
                what = f"requirement {standing.id}"
                made = partial(recording, session, what, filling.changing())
                manner = Manner(Target("text"), is_dialogue=True)
                with lines_given(session, what, filling.drafting(), (), manner.target):
                    written = finish(made, manner) == 0 or written
    return to


def _choice(question: str) -> str:
    choices = {
        _RECORD: _("Record it now"),
        _PASS: _("Go on to the next"),
        _STOP: _("Stop here"),
    }
    return dialogue.ask_choice(question, "--fix", choices)
