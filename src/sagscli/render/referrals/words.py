"""The words of a checklist, shared by the table and the documents."""

from datetime import date

from sagscli import days
from sagscli.case.records import Decision
from sagscli.language import _, counted
from sagscli.referrals.checklist import Checklist
from sagscli.referrals.next_action import Action
from sagscli.referrals.paper_deadline import Papers
from sagscli.referrals.standing import Standing, State
from sagscli.render.deadlines.words import is_past_acting, last_day_was
from sagscli.render.referrals.left_to_do import comes_next
from sagscli.rulesets.roles import definite
from sagscli.rulesets.titles import in_sentence, titled

SIGNS: dict[State, str] = {
    State.MET: "✓",
    State.MISSING: "✗",
    State.UNKNOWN: "?",
    State.NOT_APPLICABLE: "–",
    State.ADVISED: "○",
}


def nothing_holds_back() -> str:
    """Return that nothing holds an underretning back (A8)."""
    return _("Nothing stands in the way of sending it.")


def sign(checklist: Checklist, state: State) -> str:
    """Return the sign of a state; of mere advice what is not done is no fault (A8)."""
    return "○" if _is_mere_advice(checklist, state) else SIGNS[state]


def tone(checklist: Checklist, state: State) -> str:
    """Return what a state is coloured as; advice has no colour of a fault (A8)."""
    is_advice = state is State.ADVISED or _is_mere_advice(checklist, state)
    return "advice" if is_advice else state.value


def _is_mere_advice(checklist: Checklist, state: State) -> bool:
    return checklist.kind.advisory and state in (State.MISSING, State.UNKNOWN)


def state_word(checklist: Checklist, standing: Standing) -> str:
    """Return a state as a word, for those who cannot see or hear the signs.

    What waits for the decision does not fall away (A33).
    """
    state = standing.state
    if standing.awaits:
        return standing.detail
    if _is_mere_advice(checklist, state):
        return _("not done")
    return {
        State.MET: _("in place"),
        State.MISSING: _("missing"),
        State.UNKNOWN: _("not known"),
        State.NOT_APPLICABLE: _("does not apply"),
        State.ADVISED: _("recommended"),
    }[state]


def answers(checklist: Checklist) -> list[str]:
    """Return the answer to the question that is asked, first what was decided if it was."""
    told = decided(checklist)
    return [told, _all_in_place(checklist)] if told is not None else [_all_in_place(checklist)]


def answer(checklist: Checklist) -> str:
    """Return the first line of the answer."""
    return answers(checklist)[0]


def is_good(checklist: Checklist) -> bool:
    """Return whether the first line of the answer is a good one."""
    if points_to(checklist):
        return True
    outcome = _outcome(checklist)
    return outcome == "bevilget" if outcome is not None else checklist.is_ready


def decided(checklist: Checklist) -> str | None:
    """Return what was decided, if it was."""
    decision = checklist.referral.decision if checklist.referral is not None else None
    if decision is None or not decision.is_made:
        return None
    told = [_outcome_told(decision)] if decision.outcome is not None else []
    names = ", ".join(in_sentence(title) for title in points_to(checklist))
    if names:
        told.append(_("The decision points to: {names}.").format(names=names))
    return " ".join(told)


def _outcome_told(decision: Decision) -> str:
    is_granted = decision.outcome == "bevilget"
    if decision.dated is None:
        return _("Granted.") if is_granted else _("Refused.")
    text = _("Granted on {day}.") if is_granted else _("Refused on {day}.")
    return text.format(day=days.long(decision.dated))


def points_to(checklist: Checklist) -> list[str]:
    """Return the titles of what the decision points to (H6)."""
    decision = checklist.referral.decision if checklist.referral is not None else None
    kinds = checklist.ruleset.referrals
    words = decision.points_to if decision is not None else ()
    return [titled(kinds, word) for word in words if word in kinds]


def _outcome(checklist: Checklist) -> str | None:
    decision = checklist.referral.decision if checklist.referral is not None else None
    return decision.outcome if decision is not None else None


def _all_in_place(checklist: Checklist) -> str:
    """Return whether all that must be in place is."""
    day = days.long(checklist.as_of)
    if checklist.kind.advisory:
        return _("Nothing stands in the way of sending it. The steps below are advice only.")
    if checklist.is_doubtful and not checklist.open:
        return _("Nothing is missing, but the file has errors; sag validate shows them.")
    if checklist.is_ready:
        return _("Everything is in place on {day}.").format(day=day)
    text = (
        _("Not ready on {day}. Of {all} requirements: {parts}.")
        if _outcome(checklist) is None
        else _("On {day}, of {all} requirements: {parts}.")
    )
    return text.format(day=day, parts=", ".join(_open_parts(checklist)), all=checklist.applicable)


def _open_parts(checklist: Checklist) -> list[str]:
    missing, unknown = checklist.count(State.MISSING), checklist.count(State.UNKNOWN)
    parts = []
    if missing:
        parts.append(counted("{n} is missing", "{n} are missing", missing))
    if unknown:
        parts.append(counted("{n} is not known", "{n} are not known", unknown))
    return parts


def meeting(checklist: Checklist) -> list[str]:
    """Return when those who decide meet, and by when they need the papers."""
    papers = checklist.papers
    if papers.lacks_district and checklist.kind.decided_by is not None:
        text = _('Next meeting, {who}: not known. Write in the case which "distrikt" it is.')
        return [text.format(who=definite(checklist.kind.decided_by, checklist.ruleset))]
    if papers.meeting is None:
        return []
    sentences = [_meeting(checklist, papers.meeting)]
    if papers.due is not None:
        sentences.append(_papers(papers, checklist.as_of))
    return [*sentences, *_later(checklist)]


def _meeting(checklist: Checklist, on: date) -> str:
    day = days.full(on)
    is_over = on < checklist.as_of
    if checklist.kind.decided_by is None:
        text = _("The meeting was on {day}.") if is_over else _("The meeting is planned for {day}.")
        return text.format(day=day)
    if is_over:
        text = _("The meeting was: {who}, {day}.")
    else:
        text = (
            _("Meeting: {who}, {day}.")
            if checklist.papers.planned
            else _("Next meeting: {who}, {day}.")
        )
    return text.format(who=definite(checklist.kind.decided_by, checklist.ruleset), day=day)


def _papers(papers: Papers, as_of: date) -> str:
    if papers.due is None:
        return ""
    is_past = papers.due < as_of
    text = (
        _("The papers should have been sent by {day}.")
        if is_past
        else _("The papers must be sent by {day}.")
    ).format(day=days.full(papers.due))
    if papers.act_by is not None and as_of <= papers.act_by != papers.due:
        text += " " + _("Send them by {day}.").format(day=days.full(papers.act_by))
    if is_past_acting(papers.act_by, papers.due, as_of):
        text = f"{text.removesuffix('.')}; {last_day_was(papers.act_by)}."
    return text


def _later(checklist: Checklist) -> list[str]:
    """Return what there is to choose where nothing was sent in time for the meeting (H5)."""
    if not is_unsent_too_late(checklist) or checklist.kind.decided_by is None:
        return []
    sentences = [_("The case does not say that anything was sent.")]
    who = definite(checklist.kind.decided_by, checklist.ruleset)
    if checklist.later.meeting is None:
        text = _('Next meeting, {who}: not known. Write the days under "mødedatoer" in sag.yaml.')
        return [*sentences, text.format(who=who)]
    text = _("The next meeting after it: {who}, {day}.")
    sentences.append(text.format(who=who, day=days.full(checklist.later.meeting)))
    sentences[-1] += (
        f" {_papers(checklist.later, checklist.as_of)}" if checklist.later.due is not None else ""
    )
    if checklist.papers.meeting is not None and checklist.papers.meeting >= checklist.as_of:
        sentences.append(_('If it is to be that one, write its day under "møde" in the referral.'))
    return sentences


def is_unsent_too_late(checklist: Checklist) -> bool:
    """Return whether the papers can no longer reach the referral's own meeting (H5)."""
    papers = checklist.papers
    last = papers.due or papers.meeting
    is_open = (
        papers.planned and checklist.referral is not None and checklist.referral.decision is None
    )
    if (
        not is_open
        or last is None
        or checklist.referral is None
        or checklist.referral.sent is not None
    ):
        return False
    return checklist.next.move is not Action.ANSWER and last < checklist.as_of


def sent(checklist: Checklist) -> list[str]:
    """Return when the referral was sent, and whether that was too late for the meeting (H5)."""
    referral = checklist.referral
    if referral is None or referral.sent is None:
        return []
    sentences = [_("Sent on {day}.").format(day=days.long(referral.sent))]
    if checklist.papers.missed is not None:
        text = _("That was after the last day for the papers, {day}.")
        sentences[0] += " " + text.format(day=days.full(checklist.papers.missed))
    return sentences


def heading_of_lines(checklist: Checklist) -> str:
    """Return what stands above the lines to write in the case."""
    if checklist.open:
        return (
            _("For a new referral, write in the case:")
            if checklist.is_anew
            else _("Write in the case:")
        )
    return {
        Action.SEND: _("When it is sent, write in the case:"),
        Action.MEET: _("When the day is set, write in the case:"),
        Action.ANSWER: _("When the answer is there, write in the case:"),
        Action.NOTHING: _("Write in the case:"),
    }[checklist.next.move]


def facts(checklist: Checklist) -> list[str]:
    """Return what stands between the answer and the list."""
    before = [
        *answers(checklist)[1:],
        *meeting(checklist),
        *sent(checklist),
        *not_enrolled(checklist),
    ]
    return [*before, *reason_wanted(checklist), *comes_next(checklist), *only_now(checklist)]


def reason_wanted(checklist: Checklist) -> list[str]:
    """Return that the paper has no word of why it is asked for, where the case has none."""
    if not checklist.wants_reason:
        return []
    return [_('The reason is missing. The paper prints it: write "begrundelse" in the referral.')]


def only_now(checklist: Checklist) -> list[str]:
    """Return why there are no lines to write for a day in the past."""
    if not checklist.is_past or not (checklist.open or checklist.next.move is not Action.NOTHING):
        return []
    text = _("The case has entries from after {day}, so no lines to write are shown for that day.")
    return [text.format(day=days.long(checklist.as_of))]


def not_enrolled(checklist: Checklist) -> list[str]:
    """Return who acts for whom because the case names no dagtilbud, and what to do if it should."""
    if not checklist.stand_ins:
        return []
    text = _("In the case the child has no dagtilbud, so {deputy} acts in place of {role}.")
    sentences = [
        text.format(
            deputy=definite(acts, checklist.ruleset),
            role=definite(role, checklist.ruleset),
        )
        for role, acts in checklist.stand_ins
    ]
    return [*sentences, _('If the child is enrolled somewhere, write "dagtilbud" under "barn".')]
