"""What comes next for a referral, in words: who sends it, to whom, and whose answer is awaited."""

from sagscli.language import _
from sagscli.referrals.checklist import Checklist
from sagscli.referrals.next_action import Action
from sagscli.rulesets.roles import definite


def comes_next(checklist: Checklist) -> list[str]:
    """Return the referral's own next step, as the checklist of it alone names one."""
    return [_("Next step: {title}").format(title=text) for text in left_to_do(checklist)]


def left_to_do(checklist: Checklist) -> list[str]:
    """Return what is to be done when nothing is missing: who sends it, and to whom."""
    step = checklist.next
    if step.move is Action.MEET:
        return [_("Set the day of the meeting.")]
    if step.move is Action.ANSWER and step.to is not None:
        text = _("Wait for the answer from {role}.")
        return [text.format(role=definite(step.to, checklist.ruleset))]
    if step.move is not Action.SEND:
        return []
    text = _("Send it.")
    if step.to is None:
        what = checklist.kind.document or checklist.kind.title or checklist.to
        text = _('Send "{what}".').format(what=what)
    elif checklist.later.meeting is not None and checklist.papers.meeting is not None:
        is_over = checklist.papers.meeting < checklist.as_of
        text = _("Send it to the next meeting.") if is_over else text
    if step.who is not None:
        text += " " + _("Who: {role}.").format(role=definite(step.who, checklist.ruleset))
    if step.to is not None:
        text += " " + _("To: {role}.").format(role=definite(step.to, checklist.ruleset))
        if checklist.mailbox is not None:
            text += " " + _("Mailbox: {mailbox}.").format(mailbox=checklist.mailbox)
    return [text]
