"""A municipality's procedure as frozen, typed records.

The grammar is small on purpose: no arithmetic, functions, loops, patterns or `today`.
``docs/rulesets.md`` is the reference. A field whose words are the ruleset's own, or of
something near it, says which by its `ref`: a section, or a choice of
`ruleset_faults/unknown_words`.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from sagscli.case.fields import (
    Date,
    EmptyMapWhenNone,
    EmptyWhenNone,
    MeetingDates,
    Text,
    Texts,
    TextsOrByWord,
    YesNo,
)
from sagscli.case.key_roles import Day
from sagscli.case.record import Record, key
from sagscli.case.walk import nested
from sagscli.rulesets.records.deadlines import (
    Condition,
    CountsFrom,
    DeadlineRule,
    Latest,
    Repeat,
    TermRule,
)
from sagscli.rulesets.records.referrals import Judgement, ReferralKind, Requirement
from sagscli.rulesets.records.vocabulary import (
    ActionKind,
    Ages,
    AssessmentKind,
    ConsentKind,
    Edition,
    Form,
    FormField,
    FormHeader,
    Level,
    MeetingKind,
    Phase,
    PlacementKind,
    Places,
    Role,
    Source,
    Step,
    Theme,
    Way,
)

__all__ = [
    "LISTS",
    "VOCABULARY",
    "ActionKind",
    "Ages",
    "AssessmentKind",
    "Condition",
    "ConsentKind",
    "CountsFrom",
    "DeadlineRule",
    "Dropped",
    "Edition",
    "Example",
    "Expectation",
    "Form",
    "FormField",
    "FormHeader",
    "Judgement",
    "Latest",
    "Level",
    "MeetingKind",
    "NotReckoned",
    "Phase",
    "PlacementKind",
    "Places",
    "ReferralKind",
    "Repeat",
    "Requirement",
    "Role",
    "Ruleset",
    "Source",
    "Step",
    "TermRule",
    "Texts",
    "Theme",
    "Validity",
    "Way",
]


class Validity(Record):
    """The days a version of a ruleset holds, both inclusive."""

    since: Date | None = key("fra", required=True, role=Day())
    until: Date | None = key("til", role=Day())


class NotReckoned(Record):
    """Something the source says that is known, cited, and deliberately not computed."""

    id: Text | None = key("id", required=True)
    text: Text | None = key("tekst", required=True)
    source: Text | None = key("kilde", required=True)


class Expectation(Record):
    """What an example expects: of a deadline (`id`), or of a gate (`referral`).

    A list that is given must match in full; what is left out is not compared. Of a gate
    `responsible` has the roles by krav, of those krav that it names.
    """

    id: Text | None = key("id")
    latest: Texts = key("senest", default=())
    act_by: Texts = key("handl-senest", default=())
    status: Texts = key("status", default=())
    responsible: TextsOrByWord = key("ansvarlig", default=())
    referral: Text | None = key("henvisning")
    missing: Texts = key("mangler", default=())
    unknown: Texts = key("ukendt", default=())
    not_applicable: Texts = key("bortfalder", default=())
    advised: Texts = key("anbefales", default=())
    ready: YesNo | None = key("klar")


class Example(Record):
    """A worked example that runs as a test of the ruleset it stands in."""

    name: Text | None = key("navn", required=True)
    case: Annotated[dict[str, Any], EmptyMapWhenNone] = key("sag", default={})
    as_of: Date | None = key("pr", role=Day())
    expects: Annotated[tuple[Expectation, ...], EmptyWhenNone] = key("forventer", default=())


class Dropped(Record):
    """What a ruleset that extends another leaves out of it, by id."""

    deadlines: Texts = key("frister", default=())
    referrals: Texts = key("henvisninger", default=())
    requirements: Texts = key("krav", default=())
    meetings: Texts = key("møder", default=())
    assessments: Texts = key("vurderinger", default=())
    placements: Texts = key("tilbud", default=())
    consents: Texts = key("samtykker", default=())
    roles: Texts = key("roller", default=())
    levels: Texts = key("niveauer", default=())
    actions: Texts = key("tiltag", default=())
    themes: Texts = key("observationer", default=())
    phases: Texts = key("faser", default=())
    forms: Texts = key("skemaer", default=())
    ways: Texts = key("veje", default=())
    sources: Texts = key("kilder", default=())
    not_reckoned: Texts = key("ikke-beregnet", default=())
    examples: Texts = key("eksempler", default=())


def _words(danish: str) -> Any:
    return key(danish, default={})


class Ruleset(Record):
    """One version of a municipality's procedure."""

    id: Text | None = key("regelsæt", required=True)
    title: Text | None = key("titel", required=True)
    extends: Text | None = key("udvider")
    valid: Validity | None = key("gælder", required=True)
    version_by: Text | None = key("version-efter", ref="case date")
    reviewed: Date | None = key("gennemgået", role=Day())
    month_end: Literal["ned", "op"] = key("månedsslut", default="ned")
    calendar: Literal["dk"] = key("kalender", default="dk")
    sources: Annotated[dict[str, Source], EmptyMapWhenNone] = _words("kilder")
    roles: Annotated[dict[str, Role], EmptyMapWhenNone] = _words("roller")
    assessments: Annotated[dict[str, AssessmentKind], EmptyMapWhenNone] = _words("vurderinger")
    meetings: Annotated[dict[str, MeetingKind], EmptyMapWhenNone] = _words("møder")
    placements: Annotated[dict[str, PlacementKind], EmptyMapWhenNone] = _words("tilbud")
    consents: Annotated[dict[str, ConsentKind], EmptyMapWhenNone] = _words("samtykker")
    levels: Annotated[dict[str, Level], EmptyMapWhenNone] = _words("niveauer")
    actions: Annotated[dict[str, ActionKind], EmptyMapWhenNone] = _words("tiltag")
    themes: Annotated[dict[str, Theme], EmptyMapWhenNone] = _words("observationer")
    phases: Annotated[dict[str, Phase], EmptyMapWhenNone] = _words("faser")
    forms: Annotated[dict[str, Form], EmptyMapWhenNone] = _words("skemaer")
    referrals: Annotated[dict[str, ReferralKind], EmptyMapWhenNone] = _words("henvisninger")
    ways: Annotated[dict[str, Way], EmptyMapWhenNone] = _words("veje")
    meeting_dates: MeetingDates = key("mødedatoer", default={}, role=Day(), ref="roller")
    deadlines: Annotated[tuple[DeadlineRule, ...], EmptyWhenNone] = key("frister", default=())
    not_reckoned: Annotated[tuple[NotReckoned, ...], EmptyWhenNone] = key(
        "ikke-beregnet", default=()
    )
    examples: Annotated[tuple[Example, ...], EmptyWhenNone] = key("eksempler", default=())
    dropped: Dropped | None = key("udgår")

    def words(self, section: str) -> Mapping[str, Any]:
        """Return what a section of the vocabulary holds, by id."""
        words: Mapping[str, Any] = getattr(self, self.attributes()[section])
        return words

    def deadline(self, rule_id: str) -> DeadlineRule | None:
        """Return the deadline rule of that id, or None."""
        return next((rule for rule in self.deadlines if rule.id == rule_id), None)


def _sections(kind: type) -> dict[str, type[Record]]:
    fields = Ruleset.model_fields
    return {
        danish: record
        for attribute, danish, record, many in nested(Ruleset)
        if many and isinstance(fields[attribute].default, kind)
    }


VOCABULARY = _sections(dict)
"""The sections that are mappings from an id to what it stands for, each with its record."""

LISTS = {danish: next(iter(record.keys())) for danish, record in _sections(tuple).items()}
"""The sections that are lists, each with the key that tells its entries apart: their first."""
