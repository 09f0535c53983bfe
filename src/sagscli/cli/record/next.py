"""sag record next: choose among what the case waits for, and record it."""

from typing import TYPE_CHECKING

from sagscli.cli import dialogue, options
from sagscli.cli.output import Target
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.app.record_next import AwaitedList
    from sagscli.app.session import Session


def next_(
    case: options.CaseName,
    as_of: options.AsOf = None,
    names: options.Names = False,
    commit: options.Commit = False,
) -> int:
    """Record what a case waits for next."""
    from sagscli.app.reading_to_write import read_for_change
    from sagscli.app.record_next import awaited

    session = options.session(as_of, names=names).at_case(case)
    waiting = awaited(session)
    if not waiting.items:
        read_for_change(session)  # a file that cannot be read waits for nothing but that
    if not waiting.items or not dialogue.can_ask():
        Target("text").give(waiting)
        return 0
    return _record(session, waiting, commits=commit)


def _record(session: "Session", waiting: "AwaitedList", *, commits: bool) -> int:
    from sagscli.cli.recording import Manner, record, tell_case
    from sagscli.cli.referral_fix import walk_through
    from sagscli.render.awaited import MOST, told

    listed = [item for item in waiting.items if item.to or item.following][:MOST]
    if not listed:
        Target("text").give(waiting)
        return 0
    titles = {str(at): told(item) for at, item in enumerate(listed)}
    tell_case(session)
    item = listed[int(dialogue.ask_choice(_("What has happened?"), "CASE", titles))]
    if item.to is not None:
        walk_through(session, item.to)
        return 0
    following = item.following[0]
    if len(item.following) > 1:
        helps = {str(at): _(each.about.help) for at, each in enumerate(item.following)}
        following = item.following[int(dialogue.ask_choice(item.title, "CASE", helps))]
    manner = Manner(Target("text"), commits=commits)
    return record(following.about, following.given, session, manner)
