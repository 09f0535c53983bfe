"""A dated assessment by a profession that may make it (V5)."""

from collections.abc import Iterator
from datetime import date

from sagscli.case.key_paths import readable
from sagscli.case.records import Assessment
from sagscli.casefile.patch.draft import BLANK, Tree
from sagscli.language import N_, _, counted
from sagscli.referrals.evidence import (
    EvaluationContext,
    Evidence,
    EvidencePeriod,
    lacking,
    unfilled,
)
from sagscli.referrals.kinds.drafting import blanks, day, entry
from sagscli.referrals.kinds.kind import Cells, RecordRequirement, WhoCell
from sagscli.referrals.kinds.who import by_another
from sagscli.referrals.standing import Remedy
from sagscli.rulesets.records import Requirement, Ruleset
from sagscli.rulesets.roles import definite, inside, redaction_for, stands_for
from sagscli.rulesets.titles import in_sentence
from sagscli.safety import clean


class AssessmentRequirement(RecordRequirement[Assessment]):
    """An assessment: ordered where it must come after something, made by one of its makers."""

    attribute = "assessment"
    goes_with = ("filled", "asked_of")
    record = Assessment
    vocabulary = "assessments"
    told_by = "kind"
    heading = "Vurderinger"
    columns = ("Vurdering", "Bestilt hos", "Dato", "Af")
    columns_if_any = ("Bestilt hos",)
    done = N_("set going on")

    def evaluate(self, requirement: Requirement, context: EvaluationContext) -> Evidence:
        """Return the assessments that would do, from when they were ordered."""
        name = in_sentence(self.title(requirement.assessment, context.ruleset))
        text = _("no {assessment} is recorded").format(assessment=name)
        return self.best_of(requirement, context, _judged, text)

    def draft(self, requirement: Requirement, context: EvaluationContext) -> Tree:
        """Return an assessment by the first who may make it."""
        by = next(iter(_makers(requirement, context.ruleset)), BLANK)
        whom = {"bestilt-hos": BLANK} if requirement.asked_of is not None else {}
        keys = {"art": requirement.assessment, "bestilt": day(), **whom, "dato": day(), "af": by}
        return entry("vurderinger", {**keys, **blanks(requirement.filled)})

    def describe(self, requirement: Requirement, ruleset: Ruleset) -> Iterator[str]:
        """Yield who may make it, and what must be filled in."""
        makers = _makers(requirement, ruleset)
        if makers:
            yield _("made by {roles}").format(roles=inside(makers, ruleset))
        if requirement.asked_of is not None:
            text = _("one person in {role} is asked to set it going")
            yield text.format(role=definite(requirement.asked_of, ruleset))
        yield from super().describe(requirement, ruleset)

    def cells(self, record: Assessment) -> Cells:
        """Return of whom it was asked (V6c), its day, and who made it."""
        whom, by = ((each,) if each else () for each in (record.ordered_from, record.by))
        return WhoCell(whom, are_roles=True), record.dated, WhoCell(by, are_roles=True)

    def sent_along(self, records: list[Assessment]) -> list[tuple[date | None, str | None]]:
        """Return the assessments that have a file."""
        return [(each.dated, each.enclosure) for each in records if each.enclosure is not None]


def _makers(requirement: Requirement, ruleset: Ruleset) -> tuple[str, ...]:
    kind = ruleset.assessments.get(requirement.assessment or "")
    return kind.by if kind is not None else ()


def _judged(
    requirement: Requirement, assessment: Assessment, key: str, context: EvaluationContext
) -> Evidence:
    ordered = ("bestilt",) if requirement.after else ()
    blank = unfilled(assessment, (*ordered, "dato", "af", *requirement.filled), key)
    if blank is not None:
        told = _asked_for(assessment, context)
        remark = _remark_on_asking(requirement, assessment, context) if told else ""
        detail = "; ".join(filter(None, (blank.detail, told)))
        return blank._replace(detail=detail, remark=remark)
    enclosure = assessment.enclosure
    is_there = enclosure is None or context.is_there(enclosure)
    if enclosure is not None and is_there is None:
        text = _('the enclosure "{path}" of {record} cannot be looked for: you have no access')
        detail = text.format(path=_path(enclosure, context), record=readable(key))
        return lacking(detail, unknown=True)._replace(remedy=Remedy.NOTHING)
    if enclosure is not None and not is_there:
        text = _('the enclosure "{path}" of {record} is not in the folder')
        detail = text.format(path=_path(enclosure, context), record=readable(key))
        return lacking(detail)._replace(keys=(f"{key}.bilag",), remedy=Remedy.ENCLOSE)
    makers = _makers(requirement, context.ruleset)
    if makers and not any(assessment.by in stands_for(role, context.ruleset) for role in makers):
        text = _("made by {role}, but must be made by: {roles}")
        return by_another(text, assessment.by, makers, context)
    period = EvidencePeriod(assessment.ordered or assessment.dated, assessment.dated)
    told = _asked_for(assessment, context)
    remark = _remark_on_asking(requirement, assessment, context)
    return Evidence((period._replace(told=told, remark=remark),), "")


def _asked_for(assessment: Assessment, context: EvaluationContext) -> str:
    """Return of whom it was asked, and how long before the meeting; there is no limit (V6c)."""
    whom = redaction_for(context.case, context.ruleset).name(assessment.ordered_from)
    meeting, ordered = context.referral.meeting, assessment.ordered
    if meeting is None or ordered is None or ordered > meeting:
        return _("asked of {name}").format(name=whom) if whom else ""
    days_before = (meeting - ordered).days
    if not whom:
        return counted(
            "asked for {n} day before the meeting",
            "asked for {n} days before the meeting",
            days_before,
        )
    return counted(
        "asked of {name} {n} day before the meeting",
        "asked of {name} {n} days before the meeting",
        days_before,
        name=whom,
    )


def _remark_on_asking(
    requirement: Requirement, assessment: Assessment, context: EvaluationContext
) -> str:
    """Return that the one who was asked is not told, or that several were (V6c)."""
    if requirement.asked_of is None:
        return ""
    if assessment.ordered_from is None:
        text = _('write who in {role} was asked to set it going: "bestilt-hos"')
        return text.format(role=definite(requirement.asked_of, context.ruleset))
    kinds = {each.assessment for each in context.kind.requirements if each.asked_of is not None}
    people = {each.ordered_from for each in context.case.assessments if each.kind in kinds}
    several = len(people - {None}) > 1
    return _("the source has one person asked, and the case names several") if several else ""


def _path(enclosure: str, context: EvaluationContext) -> str:
    """Return the path of an enclosure as lists show it: people by their initials, no number."""
    return redaction_for(context.case, context.ruleset).number(clean(enclosure))
