"""Say what a rule asks for, in the language in use, without a case."""

from collections.abc import Iterable, Mapping

from sagscli import days
from sagscli.language import _, ngettext
from sagscli.rulesets.records import DeadlineRule, Latest, Repeat, Requirement, Ruleset, TermRule
from sagscli.rulesets.records.deadlines import Unit, subject_of
from sagscli.rulesets.roles import title as role_title


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


def requirement_text(one: Requirement, ruleset: Ruleset) -> str:
    """Return the conditions of a requirement beyond its title; nothing when there is none."""
    return "; ".join((*_who_and_what(one, ruleset), *_when(one, ruleset)))


def _who_and_what(one: Requirement, ruleset: Ruleset) -> Iterable[str]:
    if one.judgement is not None:
        by = _roles(one.judgement.by, ruleset)
        yield _("judgement, answered by {roles}").format(roles=by) if by else _("judgement")
    if one.assessment is not None:
        kind = ruleset.assessments.get(one.assessment)
        if kind is not None and kind.by:
            yield _("made by {roles}").format(roles=_roles(kind.by, ruleset))
    if one.written_by is not None:
        yield _("written by {roles}").format(roles=_roles((one.written_by,), ruleset))
    if one.participants:
        yield _("with {roles}").format(roles=_roles(one.participants, ruleset, " + "))
    if one.discussed:
        yield _("having discussed {topics}").format(topics=", ".join(one.discussed))
    if one.filled or one.fields:
        yield _("filled in: {keys}").format(keys=", ".join((*one.filled, *one.fields)))
    if one.consent is not None:
        yield _consent(one)


def _consent(one: Requirement) -> str:
    text = (
        _("from every holder of forældremyndighed")
        if one.consent_of == "alle"
        else _("from one holder of forældremyndighed")
    )
    return f"{text}, " + _("in writing") if one.form is not None else text


def _when(one: Requirement, ruleset: Ruleset) -> Iterable[str]:
    if one.stage == "afgørelse":
        yield _("at the meeting that decides")
    if one.only_if is not None:
        title = _title_of(one.only_if, one, ruleset)
        yield _('only if "{title}" is answered yes').format(title=title)
    if one.after:
        titles = ", ".join(f'"{_title_of(name, one, ruleset)}"' for name in one.after)
        yield _("once this is in place: {titles}").format(titles=titles)
    if one.belongs_to is not None:
        title = _title_of(one.belongs_to, one, ruleset)
        yield _('not over before this is in place: "{title}"').format(title=title)
    if one.by_date:
        yield _("no later than {date}").format(date=", ".join(one.by_date))


def _roles(roles: Iterable[str], ruleset: Ruleset, between: str = ", ") -> str:
    return between.join(role_title(role, ruleset) for role in roles)


def _title_of(name: str, one: Requirement, ruleset: Ruleset) -> str:
    """Return the title of a requirement that stands in the same gate as another."""
    for kind in ruleset.referrals.values():
        if one in kind.requirements:
            return kind.title_of(name)
    return name
