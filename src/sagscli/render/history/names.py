"""What the parts of a case are called in a sentence: statusmøde 2, henvisning til minigruppe."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from sagscli import days
from sagscli.case.group_records import Documentation, Group, SmallGroup, Stage
from sagscli.case.record import Record
from sagscli.case.records import (
    Agreement,
    Answer,
    Assessment,
    Child,
    Consent,
    Decision,
    Evaluation,
    Measure,
    Meeting,
    Narrative,
    Parent,
    Person,
    Placement,
    Plan,
    Referral,
    School,
)
from sagscli.case.redaction import Redaction
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.language import _
from sagscli.rulesets.records import Ruleset
from sagscli.rulesets.titles import in_sentence, titled


class Naming(NamedTuple):
    """What names things: the titles of a ruleset, and how the people of the case are shown."""

    ruleset: Ruleset | None
    people: Redaction
    hides_texts: bool = False
    """A sentence of somebody's is told by its number of words, as in a finding."""

    def title(self, section: str, word: str | None) -> str:
        """Return the ruleset's title of a word, as it stands in a sentence; else the word."""
        words = self.ruleset.words(section) if self.ruleset is not None else {}
        if word in words:
            return in_sentence(titled(words, word))
        return self.people.text(word)

    def part(self, within: Sequence[Record], path: KeyPath) -> str:
        """Return what the innermost of the records on a way is called; without any, the case."""
        if not within:
            return _("the case")
        name = _NAMES[type(within[-1])]
        return name(self, within, path)

    def question(self, referral: Record, path: KeyPath) -> str:
        """Return the question of judgement that a way leads to, by its title; else by its id."""
        id_ = str(path[path.index("skøn") + 1])
        kinds = self.ruleset.referrals if self.ruleset is not None else {}
        kind = kinds.get(str(getattr(referral, "to", None)))
        requirements = kind.requirements if kind is not None else ()
        title = next((each.title for each in requirements if each.id == id_), None)
        return title or self.people.text(id_)


def _meeting(naming: Naming, meeting: Meeting) -> str:
    return _numbered(naming.title("møder", meeting.kind) or _("meeting"), meeting.number)


def _numbered(title: str, number: int | None) -> str:
    return title if number is None else f"{title} {number}"


def _consent(naming: Naming, consent: Consent) -> str:
    return _("consent to {what}").format(what=naming.title("samtykker", consent.purpose))


def _assessment(naming: Naming, assessment: Assessment) -> str:
    return naming.title("vurderinger", assessment.kind) or _("assessment")


def _referral(naming: Naming, referral: Referral) -> str:
    kinds = naming.ruleset.referrals if naming.ruleset is not None else {}
    title = naming.title("henvisninger", referral.to)
    return title if referral.to in kinds else _("referral to {what}").format(what=title)


def _placement(naming: Naming, placement: Placement) -> str:
    title = naming.title("tilbud", placement.kind) or _("offer")
    place = naming.people.identifier(placement.place)
    return f"{title} ({place})" if place else title


def _measure(naming: Naming, measure: Measure) -> str:
    title = _("{level} effort").format(level=naming.title("niveauer", measure.level)).strip()
    action = naming.title("tiltag", measure.action)
    return f'{title} "{action}"' if action else title


def _stage(naming: Naming, stage: Stage) -> str:
    return naming.title("faser", stage.kind) or _("phase")


def _agreement(naming: Naming, agreement: Agreement) -> str:
    return _('agreement "{what}"').format(what=naming.people.text(agreement.what))


def _plan(naming: Naming, plan: Plan) -> str:
    return _numbered(naming.title("skemaer", plan.form) or _("action plan"), plan.number)


def _narrative(_naming: Naming, narrative: Narrative) -> str:
    return _of_day(_("observation"), narrative)


def _documentation(naming: Naming, documentation: Documentation) -> str:
    return _of_day(naming.people.text(documentation.form) or _("documentation"), documentation)


def _of_day(noun: str, record: Narrative | Documentation) -> str:
    if record.dated is None:
        return noun
    return _("{what} of {day}").format(what=noun, day=days.long(record.dated))


def _parent(naming: Naming, parent: Parent) -> str:
    return _("parent {name}").format(name=naming.people.text(parent.name)).strip()


def _person(naming: Naming, person: Person) -> str:
    return _("person {name}").format(name=naming.people.text(person.name)).strip()


def _decision(naming: Naming, within: Sequence[Record], path: KeyPath) -> str:
    return _("decision on {referral}").format(referral=naming.part(within[:-1], path))


def _answer(naming: Naming, within: Sequence[Record], path: KeyPath) -> str:
    referral = naming.part(within[:-1], path)
    return _('answer to "{question}" ({referral})').format(
        question=naming.question(within[-2], path), referral=referral
    )


def _evaluation(naming: Naming, within: Sequence[Record], path: KeyPath) -> str:
    return _("evaluation of {effort}").format(effort=naming.part(within[:-1], path))


def _small_group(naming: Naming, within: Sequence[Record], path: KeyPath) -> str:
    return _("small group of {phase}").format(phase=naming.part(within[:-1], path))


NamesPart = Callable[[Naming, Sequence[Record], KeyPath], str]


def _alone(name: Callable[[Naming, Record], str]) -> NamesPart:
    """Return what names an entry without looking at what it stands in."""
    return lambda naming, within, _path: name(naming, within[-1])


def _fixed(name: Callable[[], str]) -> NamesPart:
    return lambda _naming, _within, _path: name()


_BY_THEMSELVES: Mapping[type[Record], Callable[..., str]] = {
    Meeting: _meeting,
    Consent: _consent,
    Assessment: _assessment,
    Referral: _referral,
    Placement: _placement,
    Measure: _measure,
    Stage: _stage,
    Agreement: _agreement,
    Plan: _plan,
    Narrative: _narrative,
    Documentation: _documentation,
    Parent: _parent,
    Person: _person,
}
_NAMES: Mapping[type[Record], NamesPart] = {
    **{kind: _alone(name) for kind, name in _BY_THEMSELVES.items()},
    Child: _fixed(lambda: _("the child")),
    Group: _fixed(lambda: _("the group")),
    School: _fixed(lambda: _("school start")),
    Decision: _decision,
    Answer: _answer,
    Evaluation: _evaluation,
    SmallGroup: _small_group,
}
"""How each kind of record is named; a test holds it to the format."""
NAMED = frozenset(_NAMES)
