"""Say what a rule asks for, in the language in use: the parts of every sentence about one.

A rule is told without a case here; `deadlines/explanation.py` tells the same reckoning with
the days of a case in it, from the same parts.
"""

from collections.abc import Collection, Iterator

from sagscli import days
from sagscli.language import _, counted
from sagscli.rulesets.records import (
    ActionKind,
    DeadlineRule,
    Latest,
    Repeat,
    Role,
    Ruleset,
    TermRule,
)
from sagscli.rulesets.records.deadlines import SECTION_OF, Direction, Unit, subject_of
from sagscli.rulesets.roles import definite, inside
from sagscli.rulesets.titles import in_sentence, titled


def deadline_sentences(
    rule: DeadlineRule, ruleset: Ruleset, plans: Collection[str] = ()
) -> Iterator[str]:
    """Yield all that a rule says: whom it is asked of, when, and under which conditions.

    `plans` are the events of `indtil` that are only planned: they end nothing (A31).
    """
    yield _("for {subject}").format(subject=asked_of(rule, ruleset))
    yield due_text(rule)
    yield _("fulfilled by {what}").format(what=fulfilled_by(rule, ruleset))
    if rule.fulfils_too:
        others = {other.id or "": other for other in ruleset.deadlines}
        titles = ", ".join(in_sentence(titled(others, name)) for name in rule.fulfils_too)
        yield _("the same may fulfil: {titles}").format(titles=titles)
    if rule.except_for:
        yield _("not for {names}").format(names=", ".join(rule.except_for))
    if rule.about is not None:
        kind = _("only in a child's case") if rule.about == "barn" else _("only in a group's case")
        yield kind
    if rule.arises is not None:
        yield _("arises with {event}").format(event=rule.arises)
    ends = [event for event in rule.until if event not in plans]
    if ends:
        yield _("ends with {events}").format(events=_(" or ").join(ends))
    if plans:
        yield _("goes on past {events}, which is only planned").format(events=_(" or ").join(plans))
    if rule.counts_from is not None:
        text = _("counts from 1 January of the year before {event}")
        yield text.format(event=rule.counts_from.year_before)


def due_text(rule: DeadlineRule) -> str:
    """Return when a rule falls due, and how it repeats."""
    if rule.latest is None:
        return _("no date in the source")
    text = _("due {latest}").format(latest=latest_text(rule.latest))
    return f"{text}; {repeat_text(rule.repeat, rule.latest)}" if rule.repeat is not None else text


def latest_text(latest: Latest) -> str:
    """Return the last day of a rule in words: "3 months after opstart"."""
    several = latest.earliest_of or latest.latest_of
    if several:
        begins = (
            _("the earliest of: {terms}") if latest.earliest_of else _("the latest of: {terms}")
        )
        return begins.format(terms="; ".join(term_rule_text(term) for term in several))
    text = term_rule_text(latest)
    if latest.otherwise is None:
        return text
    return _("{text}; when that is not set: {other}").format(
        text=text, other=term_rule_text(latest.otherwise)
    )


def reckoning_text(
    direction: Direction, event: str, amount: tuple[int, Unit], last: tuple[int, int] | None
) -> str:
    """Return one reckoning in words: "3 months after opstart", with or without its day."""
    if direction == "on":
        return _("the date under {event}").format(event=event)
    if direction == "last" and last is not None:
        day = days.of_every_year(*last)
        return _("the last {day} before {event}").format(day=day, event=event)
    text = _("{amount} after {event}") if direction == "after" else _("{amount} before {event}")
    return text.format(amount=amount_text(*amount), event=event)


def term_rule_text(term: TermRule) -> str:
    """Return one reckoning of a rule in words, with its condition."""
    text = reckoning_text(term.direction, term.event, term.amount, term.last)
    if term.when is not None and term.when.school_start_is is not None:
        day = days.of_every_year(*term.when.school_start_is)
        return _("{text} (only when school starts on {day})").format(text=text, day=day)
    return text


def side_text(event: str, *, before: bool) -> str:
    """Return on which side of an event something lies: "after opstart"."""
    return (_("before {event}") if before else _("after {event}")).format(event=event)


def amount_text(count: int, unit: Unit) -> str:
    """Return such as "3 months"."""
    if unit == "months":
        return counted("{n} month", "{n} months", count)
    if unit == "weeks":
        return counted("{n} week", "{n} weeks", count)
    if unit == "working_days":
        return counted("{n} working day", "{n} working days", count)
    return counted("{n} day", "{n} days", count)


def repeat_text(repeat: Repeat, latest: Latest) -> str:
    """Return an interval in words: "then every 6 months, counted from opstart"."""
    count = repeat.months if repeat.months is not None else repeat.weeks or 0
    if repeat.months is not None:
        every = _("every month") if count == 1 else _("every {n} months").format(n=count)
    else:
        every = _("every week") if count == 1 else _("every {n} weeks").format(n=count)
    if repeat.counted_from != "anker":
        return _("then {every}, counted from the last that was held").format(every=every)
    if latest.earliest_of or latest.latest_of:
        return _("then {every}, counted from the same event").format(every=every)
    return _("then {every}, counted from {event}").format(every=every, event=latest.event)


def asked_of(rule: DeadlineRule, ruleset: Ruleset) -> str:
    """Return what a rule is asked of, with the titles of the ruleset: "each minigruppe"."""
    titles: dict[str, list[str]] = {}
    for what, which in map(subject_of, rule.for_each or ("barn",)):
        known = ruleset.words(SECTION_OF[what]) if what in SECTION_OF else {}
        titles.setdefault(what, []).append(in_sentence(titled(known, which)))
    return "; ".join(_subject(what).format(title=", ".join(titles[what])) for what in titles)


def _subject(what: str) -> str:
    sentences = {
        "barn": _("the child"),
        "gruppe": _("the group"),
        "indsats": _("each indsats"),
        "tilbud": _("each {title}"),
        "møde": _("each {title} that was held"),
        "henvisning": _("each {title}"),
        "niveau": _("each indsats at the level {title}"),
        "tiltag": _("each indsats with {title}"),
        "fase": _("each {title}"),
        "aftale": _("each agreement"),
    }
    return sentences.get(what, "{title}")


def fulfilled_by(rule: DeadlineRule, ruleset: Ruleset) -> str:
    """Return what fulfils a rule."""
    if rule.meeting is not None:
        title = in_sentence(titled(ruleset.meetings, rule.meeting))
        return _("a meeting that is held: {title}").format(title=title)
    if rule.plan is not None:
        title = in_sentence(titled(ruleset.forms, rule.plan))
        return _("a dated plan: {title}").format(title=title)
    return _('a date under "{key}"').format(key=rule.date_key)


def deputy_text(role: Role | None, ruleset: Ruleset) -> str | None:
    """Return who acts for a role where a child is not enrolled; None when nobody else does."""
    if role is None or role.when_not_enrolled is None:
        return None
    deputy = definite(role.when_not_enrolled, ruleset)
    return _("for a child not enrolled: {role}").format(role=deputy)


def action_sentences(action: ActionKind, ruleset: Ruleset) -> Iterator[str]:
    """Yield what the catalogue says of a tiltag: its levels, and who carries it out (H15)."""
    levels = [in_sentence(titled(ruleset.levels, level)) for level in action.levels]
    if levels:
        yield _("a tiltag at the level {level}").format(level=", ".join(levels))
    if action.by:
        names = inside(action.by, ruleset)
        yield _("carried out by {names}").format(names=names)
