"""Say what a rule asks for, in the language in use, without a case."""

from collections.abc import Mapping

from sagscli import days
from sagscli.language import _, ngettext
from sagscli.rulesets.records import DeadlineRule, Latest, Repeat, Ruleset, TermRule
from sagscli.rulesets.records.deadlines import Unit, subject_of


def amount_text(count: int, unit: Unit) -> str:
    """Return such as "3 months"."""
    if unit == "months":
        return ngettext("{n} month", "{n} months", count).format(n=count)
    if unit == "weeks":
        return ngettext("{n} week", "{n} weeks", count).format(n=count)
    if unit == "working_days":
        return ngettext("{n} working day", "{n} working days", count).format(n=count)
    return ngettext("{n} day", "{n} days", count).format(n=count)


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


def term_rule_text(term: TermRule) -> str:
    """Return one reckoning in words."""
    if term.last is not None:
        text = _("the last {day} before {event}").format(
            day=days.of_every_year(*term.last), event=term.event
        )
    elif term.on is not None:
        text = _("the date under {event}").format(event=term.event)
    else:
        template = _("{amount} after {event}") if term.after else _("{amount} before {event}")
        text = template.format(amount=amount_text(*term.amount), event=term.event)
    if term.when is not None and term.when.school_start_is is not None:
        day = days.of_every_year(*term.when.school_start_is)
        return _("{text} (only when school starts on {day})").format(text=text, day=day)
    return text


def repeat_text(repeat: Repeat) -> str:
    """Return an interval in words: "then every 6 months, counted from the first day"."""
    amount = (
        amount_text(repeat.months, "months")
        if repeat.months is not None
        else amount_text(repeat.weeks or 0, "weeks")
    )
    if repeat.counted_from == "anker":
        return _("then every {amount}, counted from the same event").format(amount=amount)
    return _("then every {amount}, counted from the last that was held").format(amount=amount)


def asked_of(rule: DeadlineRule, ruleset: Ruleset) -> str:
    """Return what a rule is asked of, with the titles of the ruleset: "each minigruppe"."""
    kinds = [subject_of(one) for one in rule.for_each or ("barn",)]
    by_word: dict[str, list[str]] = {}
    for what, which in kinds:
        by_word.setdefault(what, []).append(_title(_kind(what, which, ruleset), which))
    return "; ".join(_subjects(what, titles) for what, titles in by_word.items())


def _subjects(what: str, titles: list[str]) -> str:
    if what == "barn":
        return _("the child")
    if what == "gruppe":
        return _("the group")
    if what == "indsats":
        return _("each indsats")
    templates = {
        "tilbud": _("each {title}"),
        "møde": _("each {title} that was held"),
        "henvisning": _("each {title}"),
        "niveau": _("each indsats at the level {title}"),
        "tiltag": _("each indsats with {title}"),
        "fase": _("each {title}"),
    }
    return templates.get(what, "{title}").format(title=", ".join(titles))


def _kind(what: str, which: str, ruleset: Ruleset) -> object:
    sections: Mapping[str, Mapping[str, object]] = {
        "tilbud": ruleset.placements,
        "møde": ruleset.meetings,
        "henvisning": ruleset.referrals,
        "niveau": ruleset.levels,
        "tiltag": ruleset.actions,
        "fase": ruleset.phases,
    }
    return sections.get(what, {}).get(which)


def fulfilled_by(rule: DeadlineRule, ruleset: Ruleset) -> str:
    """Return what fulfils a rule."""
    if rule.meeting is not None:
        return _("a meeting that is held: {title}").format(
            title=_title(ruleset.meetings.get(rule.meeting), rule.meeting)
        )
    if rule.plan is not None:
        return _("a dated plan: {title}").format(
            title=_title(ruleset.forms.get(rule.plan), rule.plan)
        )
    return _('a date under "{key}"').format(key=rule.date_key)


def _title(kind: object, otherwise: str) -> str:
    return getattr(kind, "title", None) or otherwise
