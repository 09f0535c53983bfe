"""What sag referral check --fix asks: one requirement after the other, as long as anyone likes."""

from sagscli.app.session import Session
from sagscli.cli import dialogue
from sagscli.cli.output import Target
from sagscli.cli.recording import Manner, finish, tell_case, told_when_stopped
from sagscli.cli.recording_questions import fill_in
from sagscli.language import _

_RECORD, _PASS, _STOP = "record", "pass", "stop"


def walk_through(session: Session, to: str | None) -> None:
    """Walk through what is missing, and record what is answered. Raises NoTerminalError."""
    from sagscli.app.fix_referral import next_to_fix
    from sagscli.app.record import recording

    passed: set[str] = set()
    if dialogue.can_ask():
        tell_case(session)
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
                return
            if choice == _RECORD and fill_in(filling):
                changing = filling.changing()
                wanted = recording(session, f"requirement {standing.id}", changing)
                manner = Manner(Target("text"), is_dialogue=True)
                written = finish(wanted, changing, manner) == 0 or written


def _choice(question: str) -> str:
    choices = {
        _RECORD: _("Record it now"),
        _PASS: _("Go on to the next"),
        _STOP: _("Stop here"),
    }
    return dialogue.ask_choice(question, "--fix", choices)
