"""What a referral rests on: meetings, assessments, consents, indsatser, and what is sent along."""

from collections.abc import Callable, Iterable, Iterator

from sagscli.case.records import Referral
from sagscli.documents import words
from sagscli.documents.measures import measure_view
from sagscli.documents.meetings import held
from sagscli.documents.request import Request
from sagscli.documents.view_model import MeasureView, Table
from sagscli.rulesets.records import ReferralKind, Requirement
from sagscli.rulesets.titles import titled


def tables(request: Request, kind: ReferralKind) -> Iterator[Table]:
    """Yield the meetings, assessments, consents and earlier grants that its kind asks for."""
    yield Table("Møder", ("Møde", "Afholdt", "Deltagere"), tuple(_meetings(request, kind)))
    yield Table("Vurderinger", ("Vurdering", "Dato", "Af"), tuple(_assessments(request, kind)))
    yield Table("Samtykke", ("Til", "Givet", "Af", "Form"), tuple(_consents(request, kind)))
    yield Table("Bevilget før", ("Hvad", "Dato"), tuple(_granted(request, kind)))


def _meetings(request: Request, kind: ReferralKind) -> Iterator[tuple[str, ...]]:
    wanted = _words(kind, lambda one: one.meeting if one.stage == "sendt" else ())
    for name in wanted:
        for _number, one in held(request, name):
            yield (
                titled(request.ruleset.meetings, name),
                words.short(one.held),
                words.roles(request, one.participants),
            )


def _words(kind: ReferralKind, of: Callable[[Requirement], Iterable[str | None]]) -> list[str]:
    """Return the words its requirements ask for, each once, in their order."""
    return list(dict.fromkeys(word for one in kind.requirements for word in of(one) if word))


def _assessments(request: Request, kind: ReferralKind) -> Iterator[tuple[str, ...]]:
    for name in _words(kind, lambda one: (one.assessment,)):
        for one in request.case.assessments:
            if one.kind == name:
                title_ = titled(request.ruleset.assessments, name)
                yield title_, words.short(one.dated), words.role(request, one.by)


def _consents(request: Request, kind: ReferralKind) -> Iterator[tuple[str, ...]]:
    for name in _words(kind, lambda one: (one.consent,)):
        for one in request.case.consents:
            if one.purpose == name and one.withdrawn is None:
                yield (
                    titled(request.ruleset.consents, name),
                    words.short(one.given),
                    words.listed(request.people.name(who) for who in one.by),
                    one.form or "",
                )


def _granted(request: Request, kind: ReferralKind) -> Iterator[tuple[str, ...]]:
    for name in _words(kind, lambda one: (one.referral,)):
        known = request.ruleset.referrals.get(name)
        for one in request.case.referrals:
            if one.to == name and one.decision is not None and one.decision.outcome == "bevilget":
                yield (known.title if known else None) or name, words.short(one.decision.dated)


def measures(request: Request, kind: ReferralKind) -> Iterator[MeasureView]:
    """Yield the indsatser that were tried, and those it is about (H1, H4)."""
    levels = _words(kind, lambda one: (one.level,))
    actions = _words(kind, lambda one: (one.action,))
    for one in request.case.measures:
        if one.level in levels or one.action in actions:
            yield measure_view(request, one)


def enclosures(request: Request, kind: ReferralKind, one: Referral) -> Iterator[str]:
    """Yield what is sent along: assessments, plans, and whatever the referral names (H5)."""
    for name in _words(kind, lambda each: (each.assessment,)):
        for there in request.case.assessments:
            if there.kind == name and there.enclosure is not None:
                title_ = titled(request.ruleset.assessments, name)
                yield f"{title_}, {words.day(there.dated)} ({_file(request, there.enclosure)})"
    first = next(iter(request.ruleset.forms), None)
    for name in _words(kind, lambda each: (each.plan,)):
        plans = [there for there in request.case.plans if (there.form or first) == name]
        if plans:
            title_ = titled(request.ruleset.forms, name)
            yield ", ".join(part for part in (title_, words.day(plans[-1].dated)) if part)
    for path in one.enclosures:
        yield _file(request, path)


def _file(request: Request, path: str) -> str:
    return request.people.text(path.replace("\\", "/").rpartition("/")[2])
