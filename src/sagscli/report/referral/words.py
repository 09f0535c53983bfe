"""The words of a checklist, shared by the table and the documents."""

from sagscli import days
from sagscli.language import _, ngettext
from sagscli.model.requirement import State
from sagscli.rules.checklist import Checklist
from sagscli.rules.roles import title as role_title

SIGNS: dict[State, str] = {
    State.MET: "✓",
    State.MISSING: "✗",
    State.UNKNOWN: "?",
    State.NOT_APPLICABLE: "–",
}


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


def answer(one: Checklist) -> str:
    """Return the answer to the question whether it is ready to send."""
    missing, unknown = one.count(State.MISSING), one.count(State.UNKNOWN)
    day = days.long(one.as_of)
    if one.kind.advisory:
        return _("Nothing stands in the way of sending it. The steps below are advice only.")
    if one.is_doubtful and not one.open:
        return _("Nothing is missing, but the file has errors; sag validate shows them.")
    if one.is_ready:
        return _("Everything is in place on {day}.").format(day=day)
    parts = []
    if missing:
        parts.append(ngettext("{n} is missing", "{n} are missing", missing).format(n=missing))
    if unknown:
        parts.append(ngettext("{n} is not known", "{n} are not known", unknown).format(n=unknown))
    text = _("Not ready on {day}. Of {all} requirements: {parts}.")
    return text.format(
        day=day, parts=", ".join(parts), all=len(one.items) - one.count(State.NOT_APPLICABLE)
    )


def meeting(one: Checklist) -> list[str]:
    """Return when those who decide meet, and by when they need the papers."""
    papers = one.papers
    if papers.meeting is None:
        return []
    day = days.full(papers.meeting)
    if one.kind.decided_by is None:
        found = [_("The meeting is planned for {day}.").format(day=day)]
    else:
        who = role_title(one.kind.decided_by, one.ruleset)
        text = _("Meeting: {who}, {day}.") if papers.planned else _("Next meeting: {who}, {day}.")
        found = [text.format(who=who, day=day)]
    if papers.due is not None:
        is_past = papers.due < one.as_of
        text = (
            _("The papers should have been there by {day}.")
            if is_past
            else _("The papers must be there by {day}.")
        ).format(day=days.full(papers.due))
        if papers.act_by is not None and one.as_of <= papers.act_by != papers.due:
            text += " " + _("Send them by {day}.").format(day=days.full(papers.act_by))
        found.append(text)
    return found


def sent(one: Checklist) -> str | None:
    """Return when the referral was sent and what was decided, if it was."""
    referral = one.referral
    if referral is None or referral.sent is None:
        return None
    text = _("Sent on {day}.").format(day=days.long(referral.sent))
    decision = referral.decision
    if decision is None or decision.outcome is None:
        return text
    words = {"bevilget": _("granted"), "afslag": _("refused")}
    if decision.dated is None:
        return f"{text} " + _("Decided: {outcome}.").format(outcome=words[decision.outcome])
    more = _("Decided on {day}: {outcome}.")
    return f"{text} " + more.format(day=days.long(decision.dated), outcome=words[decision.outcome])
