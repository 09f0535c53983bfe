"""The words of a checklist, shared by the table and the documents."""

from datetime import date

from sagscli import days
from sagscli.language import _, ngettext
from sagscli.referrals.checklist import Checklist
from sagscli.referrals.next_action import Action
from sagscli.referrals.paper_deadline import Papers
from sagscli.referrals.standing import State
from sagscli.rulesets.roles import title as role_title
from sagscli.rulesets.titles import in_sentence

SIGNS: dict[State, str] = {
    State.MET: "✓",
    State.MISSING: "✗",
    State.UNKNOWN: "?",
    State.NOT_APPLICABLE: "–",
}


def nothing_holds_back() -> str:
    """Return that nothing holds an underretning back (A8)."""
    return _("Nothing stands in the way of sending it.")


def sign(one: Checklist, state: State) -> str:
    """Return the sign of a state; of mere advice what is not done is no fault (A8)."""
    return "○" if _is_mere_advice(one, state) else SIGNS[state]


def tone(one: Checklist, state: State) -> str:
    """Return what a state is coloured as; advice has no colour of a fault (A8)."""
    return "advice" if _is_mere_advice(one, state) else state.value


def _is_mere_advice(one: Checklist, state: State) -> bool:
    return one.kind.advisory and state in (State.MISSING, State.UNKNOWN)


def state_word(one: Checklist, state: State) -> str:
    """Return a state as a word, for those who cannot see or hear the signs."""
    if _is_mere_advice(one, state):
        return _("not done")
    return {
        State.MET: _("in place"),
        State.MISSING: _("missing"),
        State.UNKNOWN: _("not known"),
        State.NOT_APPLICABLE: _("does not apply"),
    }[state]


def answers(one: Checklist) -> list[str]:
    """Return the answer to the question that is asked, first what was decided if it was."""
    found = decided(one)
    return [found, _all_in_place(one)] if found is not None else [_all_in_place(one)]


def answer(one: Checklist) -> str:
    """Return the first line of the answer."""
    return answers(one)[0]


def is_good(one: Checklist) -> bool:
    """Return whether the first line of the answer is a good one."""
    outcome = _outcome(one)
    return outcome == "bevilget" if outcome is not None else one.is_ready


def decided(one: Checklist) -> str | None:
    """Return what was decided, if it was."""
    outcome = _outcome(one)
    if outcome is None or one.referral is None or one.referral.decision is None:
        return None
    dated = one.referral.decision.dated
    if dated is None:
        return _("Granted.") if outcome == "bevilget" else _("Refused.")
    text = _("Granted on {day}.") if outcome == "bevilget" else _("Refused on {day}.")
    return text.format(day=days.long(dated))


def _outcome(one: Checklist) -> str | None:
    decision = one.referral.decision if one.referral is not None else None
    return decision.outcome if decision is not None else None


def _all_in_place(one: Checklist) -> str:
    """Return whether all that must be in place is."""
    day = days.long(one.as_of)
    if one.kind.advisory:
        return _("Nothing stands in the way of sending it. The steps below are advice only.")
    if one.is_doubtful and not one.open:
        return _("Nothing is missing, but the file has errors; sag validate shows them.")
    if one.is_ready:
        return _("Everything is in place on {day}.").format(day=day)
    text = (
        _("Not ready on {day}. Of {all} requirements: {parts}.")
        if _outcome(one) is None
        else _("On {day}, of {all} requirements: {parts}.")
    )
    asked = len(one.items) - one.count(State.NOT_APPLICABLE)
    return text.format(day=day, parts=", ".join(_open_parts(one)), all=asked)


def _open_parts(one: Checklist) -> list[str]:
    missing, unknown = one.count(State.MISSING), one.count(State.UNKNOWN)
    parts = []
    if missing:
        parts.append(ngettext("{n} is missing", "{n} are missing", missing).format(n=missing))
    if unknown:
        parts.append(ngettext("{n} is not known", "{n} are not known", unknown).format(n=unknown))
    return parts


def meeting(one: Checklist) -> list[str]:
    """Return when those who decide meet, and by when they need the papers."""
    papers = one.papers
    if papers.meeting is None:
        return []
    found = [_meeting(one, papers.meeting)]
    if papers.due is not None:
        found.append(_papers(papers, one.as_of))
    return [*found, *_later(one)]


def _meeting(one: Checklist, on: date) -> str:
    day = days.full(on)
    is_over = on < one.as_of
    if one.kind.decided_by is None:
        text = _("The meeting was on {day}.") if is_over else _("The meeting is planned for {day}.")
        return text.format(day=day)
    if is_over:
        text = _("The meeting was: {who}, {day}.")
    else:
        text = (
            _("Meeting: {who}, {day}.") if one.papers.planned else _("Next meeting: {who}, {day}.")
        )
    return text.format(who=role_title(one.kind.decided_by, one.ruleset), day=day)


def _papers(papers: Papers, as_of: date) -> str:
    if papers.due is None:
        return ""
    is_past = papers.due < as_of
    text = (
        _("The papers should have been there by {day}.")
        if is_past
        else _("The papers must be there by {day}.")
    ).format(day=days.full(papers.due))
    if papers.act_by is not None and as_of <= papers.act_by != papers.due:
        text += " " + _("Send them by {day}.").format(day=days.full(papers.act_by))
    return text


def _later(one: Checklist) -> list[str]:
    """Return what there is to choose where nothing was sent in time for the meeting (H5)."""
    if not is_unsent_too_late(one) or one.kind.decided_by is None:
        return []
    found = [_("The case does not say that anything was sent.")]
    who = role_title(one.kind.decided_by, one.ruleset)
    if one.later.meeting is None:
        text = _('Next meeting, {who}: not known. Write the days under "mødedatoer" in sag.yaml.')
        return [*found, text.format(who=who)]
    text = _("The next meeting after it: {who}, {day}.")
    found.append(text.format(who=who, day=days.full(one.later.meeting)))
    found[-1] += f" {_papers(one.later, one.as_of)}" if one.later.due is not None else ""
    if one.papers.meeting is not None and one.papers.meeting >= one.as_of:
        found.append(_('If it is to be that one, write its day under "møde" in the referral.'))
    return found


def is_unsent_too_late(one: Checklist) -> bool:
    """Return whether the papers can no longer reach the referral's own meeting (H5)."""
    papers = one.papers
    last = papers.due or papers.meeting
    is_open = papers.planned and one.referral is not None and one.referral.decision is None
    if not is_open or last is None or one.referral is None or one.referral.sent is not None:
        return False
    return one.next.move is not Action.ANSWER and last < one.as_of


def sent(one: Checklist) -> list[str]:
    """Return when the referral was sent, and whether that was too late for the meeting (H5)."""
    referral = one.referral
    if referral is None or referral.sent is None:
        return []
    found = [_("Sent on {day}.").format(day=days.long(referral.sent))]
    if one.papers.missed is not None:
        text = _("That was after the last day for the papers, {day}.")
        found[0] += " " + text.format(day=days.full(one.papers.missed))
    return found


def comes_next(one: Checklist) -> list[str]:
    """Return what is to be done when nothing is missing: who sends it, and to whom."""
    step = one.next
    if step.move is Action.MEET:
        return [_("Next step: Set the day of the meeting.")]
    if step.move is Action.ANSWER and step.to is not None:
        text = _("Next step: Wait for the answer from {role}.")
        return [text.format(role=role_title(step.to, one.ruleset))]
    if step.move is not Action.SEND:
        return []
    text = _("Next step: Send it.")
    if step.to is None:
        what = one.kind.document or one.kind.title or one.to
        text = _('Next step: Send "{what}".').format(what=what)
    elif one.later.meeting is not None and one.papers.meeting is not None:
        is_over = one.papers.meeting < one.as_of
        text = _("Next step: Send it to the next meeting.") if is_over else text
    if step.who is not None:
        text += " " + _("Who: {role}.").format(role=role_title(step.who, one.ruleset))
    if step.to is not None:
        text += " " + _("To: {role}.").format(role=role_title(step.to, one.ruleset))
    return [text]


def heading_of_lines(one: Checklist) -> str:
    """Return what stands above the lines to write in the case."""
    if one.open:
        return (
            _("For a new referral, write in the case:") if one.is_anew else _("Write in the case:")
        )
    return {
        Action.SEND: _("When it is sent, write in the case:"),
        Action.MEET: _("When the day is set, write in the case:"),
        Action.ANSWER: _("When the answer is there, write in the case:"),
        Action.NOTHING: _("Write in the case:"),
    }[one.next.move]


def facts(one: Checklist) -> list[str]:
    """Return what stands between the answer and the list."""
    before = [*answers(one)[1:], *meeting(one), *sent(one), *not_enrolled(one)]
    return [*before, *comes_next(one), *only_now(one)]


def only_now(one: Checklist) -> list[str]:
    """Return why there are no lines to write for a day in the past."""
    if not one.is_past or not (one.open or one.next.move is not Action.NOTHING):
        return []
    text = _("The case has entries from after {day}, so no lines to write are shown for that day.")
    return [text.format(day=days.long(one.as_of))]


def not_enrolled(one: Checklist) -> list[str]:
    """Return who acts for whom because the case names no dagtilbud, and what to do if it should."""
    if not one.stand_ins:
        return []
    text = _("In the case the child has no dagtilbud, so {deputy} acts in place of {role}.")
    found = [
        text.format(
            deputy=in_sentence(role_title(acts, one.ruleset)),
            role=in_sentence(role_title(role, one.ruleset)),
        )
        for role, acts in one.stand_ins
    ]
    return [*found, _('If the child is enrolled somewhere, write "dagtilbud" under "barn".')]
