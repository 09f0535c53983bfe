"""Plans that say too little, and indsatser that lack something or come too early (A21, A22)."""

from collections.abc import Iterator
from datetime import date

from sagscli import days
from sagscli.case.records import Case, Measure, Plan
from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.language import _
from sagscli.rulesets.citation import citation
from sagscli.rulesets.forms import form_of
from sagscli.rulesets.granted_time import last_day_of, lasts_too_long
from sagscli.rulesets.records import Form, Level, Ruleset
from sagscli.rulesets.records.deadlines import subject_of
from sagscli.rulesets.roles import absent
from sagscli.rulesets.titles import in_sentence, titled
from sagscli.validation.context import Context


def plans(context: Context) -> Iterator[Problem]:
    """Report a dated plan that is empty, or made without those who take part (V8, H2, A21).

    Its date counts all the same. Where the case names nobody, nobody is known to be missing.
    One that is approved is not changed any more: of it only is told that it is empty.
    """
    ruleset = context.ruleset
    for at, plan in enumerate(context.case.plans):
        form = ruleset.forms.get(form_of(plan, ruleset) or "") if ruleset is not None else None
        if ruleset is None or form is None or plan.dated is None:
            continue
        yield from _blank(form, plan, at, context)
        present = plan.participants
        asked_for = form.participants if present and plan.approved is None else ()
        away = absent(asked_for, present, context.case, ruleset)
        if away:
            text = _("not among those who made the plan: {names}").format(names=", ".join(away))
            remedy = _("add them if they took part; if not, the plan lacked them ({source})")
            path = ("handleplaner", at, "deltagere")
            yield Problem("SAG342", path, text, _cited(remedy, form.source, ruleset))


def _blank(form: Form, plan: Plan, at: int, context: Context) -> Iterator[Problem]:
    path: KeyPath = ("handleplaner", at, "felter")
    blank = [name for name in form.required if not plan.entries.get(name)]
    if not blank or not context.is_whole(path):
        return
    if any(plan.entries.values()):
        if plan.approved is not None:
            return
        text = _("the plan says nothing under: {names}").format(names=", ".join(blank))
    else:
        path, text = ("handleplaner", at), _("the plan is empty: it has a date and no text")
    remedy = _("write it, or leave the date out as long as the plan is being written ({source})")
    yield Problem("SAG342", path, text, _cited(remedy, form.source, context.ruleset))


def levels(context: Context) -> Iterator[Problem]:
    """Report what began before the levels that come before it were evaluated (H1, A22)."""
    for path, name, start in _begun(context.case, context.ruleset):
        level = context.ruleset.levels.get(name) if context.ruleset is not None else None
        if context.ruleset is None or level is None or start > context.today:
            continue
        lacking = [word for word in level.after if not _is_evaluated(word, context.case, start)]
        if lacking:
            names = " / ".join(
                in_sentence(titled(context.ruleset.levels, word)) for word in lacking
            )
            text = _("it began before anything at this level was evaluated: {names}")
            remedy = _(
                "write the evaluation if there was one; if not, the order was not kept ({source})"
            )
            told = _cited(remedy, level.source, context.ruleset)
            yield Problem("SAG343", path, text.format(names=names), told)


def _begun(case: Case, ruleset: Ruleset | None) -> Iterator[tuple[KeyPath, str, date]]:
    """Yield what has a level and a first day: indsatser, and places of an offer with a level."""
    for at, measure in enumerate(case.measures):
        if measure.level is not None and measure.start is not None:
            yield ("indsatser", at, "start"), measure.level, measure.start
    for at, placement in enumerate(case.placements):
        kind = ruleset.placements.get(placement.kind or "") if ruleset is not None else None
        if kind is not None and kind.level is not None and placement.start is not None:
            yield ("tilbud", at, "opstart"), kind.level, placement.start


def _is_evaluated(level: str, case: Case, by: date) -> bool:
    """Return whether an indsats of a level was evaluated by a day, once or as it goes on (H2)."""
    of_level = [measure for measure in case.measures if measure.level == level]
    days = [measure.evaluated for measure in of_level]
    days += [evaluation.dated for measure in of_level for evaluation in measure.evaluations]
    return any(day is not None and day <= by for day in days)


def measures(context: Context) -> Iterator[Problem]:
    """Report an indsats without what each of its level has, or directed past it (H1, H2, A22)."""
    ruleset = context.ruleset
    for at, measure in enumerate(context.case.measures):
        level = ruleset.levels.get(measure.level or "") if ruleset is not None else None
        is_ahead = measure.start is not None and measure.start > context.today
        path = ("indsatser", at)
        if level is None or is_ahead or not context.is_whole(path):
            continue
        blank = _unfilled(level, measure, ruleset)
        if blank:
            text = _("the indsats lacks: {keys}").format(keys=", ".join(blank))
            remedy = _(
                "fill it in; an indsats has goals, signs and a day for its evaluation ({source})"
            )
            yield Problem("SAG344", path, text, _cited(remedy, level.source, ruleset))
        if level.aimed_at and measure.aimed_at and level.aimed_at not in measure.aimed_at:
            text = _('an indsats at this level is always directed at: "{word}"')
            told = _cited(_("add it if it is so ({source})"), level.source, ruleset)
            yield Problem("SAG344", (*path, "rettet-mod"), text.format(word=level.aimed_at), told)


def half_years(context: Context) -> Iterator[Problem]:
    """Report what is granted for a time and planned for longer: the half year (H4, A5)."""
    ruleset = context.ruleset
    for at, measure in enumerate(context.case.measures):
        if ruleset is None or not lasts_too_long(measure, ruleset):
            continue
        last = last_day_of(measure, ruleset)
        text = _("the time it is granted for ends on {day}").format(day=days.short(last))
        source = ruleset.referrals[measure.action or ""].source
        remedy = _("correct the day; what is to go on is asked for anew ({source})")
        told = _cited(remedy, source, ruleset)
        yield Problem("SAG347", ("indsatser", at, "slut"), text, told)


def _unfilled(level: Level, measure: Measure, ruleset: Ruleset | None) -> list[str]:
    """Return the keys that each indsats of a level has and this one has not.

    Where a deadline of its own tells when it is evaluated, no day for that is asked for (H4, A5).
    """
    names = type(measure).attributes()
    keys = (key for key in level.filled if key in names and not getattr(measure, names[key]))
    is_told = _has_own_evaluation(measure, ruleset)
    return [key for key in keys if not (is_told and names[key] == "to_evaluate")]


def _has_own_evaluation(measure: Measure, ruleset: Ruleset | None) -> bool:
    """Return whether a rule tells by its period when an indsats of this tiltag is evaluated."""
    is_dated = any((measure.start, measure.end, measure.evaluated))
    subject = ("tiltag", measure.action or "")
    return is_dated and any(
        rule.date_key == "evalueret" and subject in map(subject_of, rule.for_each)
        for rule in (ruleset.deadlines if ruleset is not None else ())
    )


def _cited(remedy: str, source: str | None, ruleset: Ruleset | None) -> str:
    return remedy.format(source=citation(source or "", ruleset))
