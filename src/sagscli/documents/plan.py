"""The handleplan, on any form of the ruleset (V8, V10 to V12, H2, H9, L1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sagscli.case.facts import about
from sagscli.case.group_records import SmallGroup
from sagscli.case.records import Measure, Plan
from sagscli.documents import parties, words
from sagscli.documents.document_type import Choice, DocumentType
from sagscli.documents.documentation import documented_since
from sagscli.documents.measures import measure_view
from sagscli.documents.meetings import (
    boxes,
    boxes_of_people,
    chosen_participants,
    day_text,
    next_meeting,
)
from sagscli.documents.numbering import numbered
from sagscli.documents.picture import Picture, case_picture
from sagscli.documents.request import DocumentError, Request
from sagscli.documents.view_model import Field, LabelledFact, MeasureView, Part, Sheet, Table
from sagscli.language import _
from sagscli.rulesets.forms import plans_of_form
from sagscli.rulesets.records import Form, FormField, FormHeader
from sagscli.rulesets.titles import in_sentence, titled

_WHEN = {
    ("før",): "før mødet",
    ("under",): "på mødet",
    ("efter",): "efter mødet",
    ("før", "under"): "udkast før mødet, kan rettes til på mødet",
    ("under", "efter"): "på eller efter mødet",
    ("før", "efter"): "før eller efter mødet",
    ("før", "under", "efter"): "før, på eller efter mødet",
}


@dataclass(frozen=True, kw_only=True)
class PlanSheet(Sheet):
    """A handleplan. `measures` are its indsatser (H2), `tables` what else belongs with it (L2)."""

    parts: tuple[Part, ...]
    measures: tuple[MeasureView, ...] = ()
    asks_measures: bool = False
    tables: tuple[Table, ...] = ()
    approved: str = ""
    picture: Picture | None = None


def choices(request: Request) -> Iterator[Choice]:
    """Yield the forms that a handleplan of the case can be on."""
    for name, form in request.ruleset.forms.items():
        if form.about not in (about(request.case), "begge"):
            continue
        plans = _plans_on(request, name)
        blank = _blank_fields(form, plans[-1][1]) if plans else []
        yield Choice(
            "handleplan",
            name,
            form.title or name,
            has_content=bool(plans),
            lacks=_lacks(plans, blank, form),
            numbers=tuple(number for number, _plan in plans),
        )


def _lacks(plans: list[tuple[int, Plan]], blank: list[str], form: Form) -> str:
    if not plans:
        return _("no plan is recorded; the form is printed to write on")
    if not blank:
        return ""
    return _("{n} of {all} fields are empty").format(n=len(blank), all=len(form.fields_by_id))


def _blank_fields(form: Form, plan: Plan) -> list[str]:
    return [name for name in form.fields_by_id if not plan.entries.get(name)]


def _plans_on(request: Request, form: str) -> list[tuple[int, Plan]]:
    """Return the plans on a form with their numbers, in order; without a form it is the first."""
    plans = [plan for _at, plan in plans_of_form(form, request.case, request.ruleset)]
    # A plan without a date is being written: it comes after those that have one.
    plans.sort(key=lambda plan: (plan.dated or date.max, plan.number or 0))
    return numbered(plans)


def sheet(request: Request, what: str) -> PlanSheet:
    """Return the plan asked for: the last, the one of a number, or the one after the last."""
    form = request.ruleset.forms[what]
    number, plan, last = _selected(request, what)
    header = form.header or FormHeader.model_validate({})
    return PlanSheet(
        title=form.title or what,
        code=request.code,
        day=words.day(request.as_of),
        facts=(*parties.about(request), *_head_facts(request, form, header, number, plan)),
        parts=_parts(request, form, plan, last),
        measures=tuple(measure_view(request, measure) for measure in _measures(request, form)),
        asks_measures=bool(form.levels),
        tables=tuple(_tables(request, form)),
        approved=words.day(plan.approved) if plan is not None else "",
        picture=_picture(request),
        source=words.source(form.source, request.ruleset, request.as_of),
    )


def _selected(request: Request, what: str) -> tuple[int, Plan | None, Plan | None]:
    """Return the number of the plan asked for, the plan, and the one before it."""
    plans = _plans_on(request, what)
    numbers = [number for number, _plan in plans]
    if request.after or not plans:
        if request.number is not None:
            raise DocumentError(
                _("there is no handleplan number {number} in the case.").format(
                    number=request.number
                )
                if not request.after
                else _("--next makes the plan after the last one; leave --number out.")
            )
        return max(numbers, default=0) + 1, None, plans[-1][1] if plans else None
    number = numbers[-1] if request.number is None else request.number
    if number not in numbers:
        raise DocumentError(
            _("there is no handleplan number {number} in the case.").format(number=number),
            _("The case has: {numbers}.").format(numbers=", ".join(map(str, numbers))),
        )
    # Without --number it is the last in order; two plans of one number are told apart by it.
    at = len(plans) - 1 if request.number is None else numbers.index(number)
    return number, plans[at][1], plans[at - 1][1] if at else None


def _head_facts(
    request: Request, form: Form, header: FormHeader, number: int, plan: Plan | None
) -> Iterator[LabelledFact]:
    """Yield the rest of the head: day, number and participants, in the form's own words (V10)."""
    meeting = request.ruleset.meetings.get(form.meeting or "")
    label = header.participants or "Deltagere"
    if plan is not None:
        day, participants = words.day(plan.dated), words.roles(request, plan.participants)
    else:
        ahead = next_meeting(request, form.meeting) if form.meeting is not None else None
        day = day_text(ahead)
        chosen = chosen_participants(request, ahead)
        may_come = (*meeting.participants, *meeting.may_attend) if meeting is not None else ()
        roles = may_come or form.participants
        to_tick = [*boxes(request, roles), *boxes_of_people(request, roles)]
        participants = ", ".join(chosen or map(_together, to_tick))
        label = f"{label} ({'forventet' if chosen else 'sæt kryds'})"
    yield LabelledFact(header.dated or "Dato", day)
    yield LabelledFact(header.number or "Nummer", str(number))
    yield LabelledFact(label, participants)


def _together(box: str) -> str:
    """Return a box that no end of a line parts from what it is for."""
    return box.replace(" ", "\N{NO-BREAK SPACE}", 1)


def _parts(request: Request, form: Form, plan: Plan | None, last: Plan | None) -> tuple[Part, ...]:
    parts: dict[str, list[Field]] = {}
    for name, field in form.fields_by_id.items():
        parts.setdefault(field.part or "", []).append(_field(request, form, name, plan, last))
    return tuple(Part(title, tuple(fields)) for title, fields in parts.items())


def _field(request: Request, form: Form, name: str, plan: Plan | None, last: Plan | None) -> Field:
    form_field = form.fields_by_id[name]
    text = request.people.text(plan.entries.get(name)) if plan is not None else ""
    last_texts = () if text or last is None else tuple(_last_texts(request, form, form_field, last))
    return Field(form_field.title or name, text, _hint(request, form_field), last=last_texts)


def _last_texts(
    request: Request, form: Form, form_field: FormField, last: Plan
) -> Iterator[LabelledFact]:
    """Yield what the last plan said that this field is to take up.

    On a form that says nothing of it, a field takes up what stood in itself.
    """
    own = tuple(name for name, field in form.fields_by_id.items() if field is form_field)
    is_told = any(field.last for field in form.fields_by_id.values())
    for name in form_field.last if is_told else own:
        text = last.entries.get(name)
        if text:
            yield LabelledFact(titled(form.fields_by_id, name), request.people.text(text))


def _hint(request: Request, field: FormField) -> str:
    """Return who fills a field in, when, and with whom, in the order the form says it (V11)."""
    sentences = []
    if field.by is not None:
        who = words.acting_title(request, field.by)
        time = _WHEN.get(field.when, "")
        sentences.append(f"{who}, {time}" if time else who)
    if field.together:
        partners = (in_sentence(words.acting_title(request, role)) for role in field.together)
        sentences.append(f"Sammen med {words.listed(partners)}")
    if field.guidance:
        sentences.append(field.guidance.rstrip("."))
    return f"{'. '.join(sentences)}." if sentences else ""


def _picture(request: Request) -> Picture | None:
    """Return the course over time, without what is advice only: parents get the plan (A8)."""
    kinds = request.ruleset.referrals
    referrals = tuple(
        referral
        for referral in request.case.referrals
        if referral.to not in kinds or not kinds[referral.to].advisory
    )
    case = request.case.model_copy(update={"referrals": referrals})
    return case_picture(case, request.ruleset, request.as_of)


def _measures(request: Request, form: Form) -> list[Measure]:
    return [measure for measure in request.case.measures if measure.level in form.levels]


def _tables(request: Request, form: Form) -> Iterator[Table]:
    """Yield the phases of a group's work (L2), and what its meetings always take up (L3, L4)."""
    if form.about != "gruppe":
        return
    if request.ruleset.phases:
        yield Table(
            "Faser", ("Fase", "Fokus", "Begynder", "Slutter", "Afsluttet"), tuple(_phases(request))
        )
    yield from _small_groups(request)
    for name, kind in request.ruleset.meetings.items():
        if kind.must_discuss and kind.about != "barn" and _recurs(request, name):
            rows = tuple((title, "") for title in kind.agenda.values())
            ahead = day_text(next_meeting(request, name))
            parts = (f"Næste møde: {ahead}." if ahead else "", documented_since(request, name))
            note = " ".join(part for part in parts if part)
            heads = ("Punkt", "Det nåede vi frem til")
            yield Table(f"Faste punkter: {kind.title}", heads, rows, note, is_blank=True)


def _recurs(request: Request, meeting: str) -> bool:
    rules = request.ruleset.deadlines
    return any(rule.meeting == meeting and rule.repeat is not None for rule in rules)


def _phases(request: Request) -> Iterator[tuple[str, ...]]:
    recorded = {stage.kind for stage in request.case.stages}
    for stage in request.case.stages:
        title = request.title(request.ruleset.phases, stage.kind)
        focus = request.people.text(stage.focus)
        yield (
            title,
            focus,
            words.short(stage.start),
            words.short(stage.end),
            words.short(stage.finished),
        )
    for name, phase in request.ruleset.phases.items():
        if name not in recorded:
            yield phase.title or name, "", "", "", ""


def _small_groups(request: Request) -> Iterator[Table]:
    """Yield, for each phase, the work of its small groups, with goals and signs of its own (L2)."""
    for stage in request.case.stages:
        if stage.groups:
            phase = request.title(request.ruleset.phases, stage.kind)
            about = request.people.text(stage.focus) or phase
            rows = tuple(_small_group(request, group) for group in stage.groups)
            yield Table(f"Forløb: {about}", ("Lille gruppe", "Mål", "Tegn", "Evaluering"), rows)


def _small_group(request: Request, group: SmallGroup) -> tuple[str, ...]:
    text = request.people.text
    goals, signs = ("; ".join(map(text, each)) for each in (group.goals, group.signs))
    return text(group.what), goals, signs, text(group.evaluation)


def _number(request: Request, what: str) -> int:
    return _selected(request, what)[0]


DOCUMENT_TYPE = DocumentType("handleplan", choices, sheet, check=_selected, number=_number)
