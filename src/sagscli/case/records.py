"""A case file as frozen, typed records.

Every field is optional to the code: a fact that is missing is *unknown*, never guessed. Keys that
must be there are marked. ``docs/case-format.md`` is the reference; a test holds the two together.
"""

from typing import Annotated, ClassVar, Literal

from sagscli.case.fields import (
    Date,
    EmptyMapWhenNone,
    EmptyWhenNone,
    OneIsAList,
    Text,
    TextByWord,
    Texts,
    Whole,
    YesNo,
)
from sagscli.case.group_records import Documentation, Group, Stage
from sagscli.case.key_roles import (
    AsWritten,
    Enclosure,
    Happened,
    MayCome,
    Participant,
    PersonName,
    PersonOrRole,
    RoleOrPerson,
    SetAhead,
    Subject,
    Word,
)
from sagscli.case.record import Record, key


class Parent(Record):
    """A parent, and whether that parent holds forældremyndighed."""

    identity: ClassVar = ("navn",)
    name: Text | None = key("navn", required=True, role=PersonName())
    custody: YesNo | None = key("forældremyndighed")


class Child(Record):
    """The child the case is about. No `daycare` means not enrolled (A10)."""

    name: Text | None = key("navn", required=True, role=PersonName())
    born: Date | None = key("født", role=Happened())
    cpr: Text | None = key("cpr")
    daycare: Text | None = key("dagtilbud", role=AsWritten(first_name=False))
    parents: Annotated[tuple[Parent, ...], EmptyWhenNone] = key("forældre", default=())


class Person(Record):
    """Someone around the child and the family: who it is, and in which role (H10, V9).

    `relation` says in words of one's own what no role says, such as a grandmother.
    """

    identity: ClassVar = ("navn",)
    name: Text | None = key("navn", required=True, role=PersonName())
    role: Text | None = key("rolle", role=RoleOrPerson())
    relation: Text | None = key("tilknytning")


class School(Record):
    """What is known of the school start (V13, V14, A13)."""

    start: Date | None = key("start", role=MayCome())
    district_school: Text | None = key("distriktsskole", role=AsWritten(first_name=False))
    postponed: YesNo | None = key("udsættelse")


class Consent(Record):
    """A consent; from the day it is withdrawn it no longer counts (A11, A12)."""

    identity: ClassVar = ("til",)
    purpose: Text | None = key("til", required=True, role=Word("samtykker"))
    given: Date | None = key("givet", role=Happened())
    by: Texts = key("af", default=(), role=PersonOrRole())
    form: Literal["skriftlig", "mundtlig"] | None = key("form")
    withdrawn: Date | None = key("trukket", role=Happened(not_before=("givet",)))


class Meeting(Record):
    """A meeting, planned or held. `number` names the occurrence it was (A15)."""

    identity: ClassVar = ("art",)
    kind: Text | None = key("art", required=True, role=Word("møder"))
    number: Whole | None = key("nummer")
    planned: Date | None = key("planlagt", role=MayCome(event=None))
    held: Date | None = key("afholdt", role=Happened(begins=True))
    participants: Texts = key("deltagere", default=(), role=Participant())
    discussed: Texts = key("drøftet", default=(), role=Word("dagsorden"))
    positions: TextByWord = key("stillingtagen", default={})
    minutes: Text | None = key("referat")
    minutes_sent: Date | None = key("referat-udsendt", role=Happened(not_before=("afholdt",)))
    minutes_to: Texts = key("referat-sendt-til", default=(), role=RoleOrPerson())
    enclosure: Text | None = key("bilag", role=Enclosure())


class Assessment(Record):
    """A professional assessment of the child (V5), and who was asked to set it going (V6c)."""

    identity: ClassVar = ("art",)
    kind: Text | None = key("art", required=True, role=Word("vurderinger"))
    ordered: Date | None = key("bestilt", role=Happened())
    ordered_from: Text | None = key("bestilt-hos", role=PersonOrRole())
    dated: Date | None = key("dato", role=Happened(not_before=("bestilt",)))
    by: Text | None = key("af", role=RoleOrPerson())
    enclosure: Text | None = key("bilag", role=Enclosure())


class Decision(Record):
    """The answer to a referral (H7): yes, no, or what it points to instead or besides (H6)."""

    dated: Date | None = key("dato", role=Happened(not_before=("../sendt",), event="afgørelse"))
    outcome: Literal["bevilget", "afslag"] | None = key("udfald")
    points_to: Texts = key("peger-på", default=(), role=Word("henvisninger"))
    reason: Text | None = key("begrundelse")
    answer_sent: Date | None = key("svar-sendt", role=Happened(not_before=("dato",)))

    @property
    def is_made(self) -> bool:
        """Return whether it says what was decided: pointing to something is an answer (H6)."""
        return self.outcome is not None or bool(self.points_to)


class Answer(Record):
    """A role's answer to a question of professional judgement; never computed."""

    answer: YesNo | None = key("svar", required=True)
    examples: Texts = key("eksempler", default=())
    by: Text | None = key("af", role=RoleOrPerson())
    dated: Date | None = key("dato", role=Happened())
    reason: Text | None = key("begrundelse")


class Referral(Record):
    """A henvisning, from the recommendation to the decision (V6d)."""

    identity: ClassVar = ("til",)
    to: Text | None = key("til", required=True, role=Word("henvisninger"))
    recommended: Date | None = key("anbefalet", role=Happened())
    accepted: Date | None = key("accepteret", role=Happened())
    agreed_at: Text | None = key("aftalt-ved", role=Word("møder"))
    written: Date | None = key("udarbejdet", role=Happened())
    by: Text | None = key("af", role=RoleOrPerson(since="udarbejdet"))
    sent: Date | None = key("sendt", role=Happened(not_before=("anbefalet", "udarbejdet")))
    meeting: Date | None = key("møde", role=SetAhead())
    wished_start: Date | None = key("ønsket-opstart", role=MayCome(event=None))
    reason: Text | None = key("begrundelse")
    answers: Annotated[dict[str, Answer], EmptyMapWhenNone] = key("skøn", default={})
    enclosures: Texts = key("bilag", default=(), role=Enclosure())
    decision: Decision | None = key("afgørelse")


class Placement(Record):
    """A place the child was given, from its start (opstart) to its end (ophør)."""

    identity: ClassVar = ("art",)
    kind: Text | None = key("art", required=True, role=Word("tilbud"))
    place: Text | None = key("sted", role=AsWritten(first_name=False))
    start: Date | None = key("opstart", role=SetAhead(begins=True))
    end: Date | None = key("ophør", role=MayCome(not_before=("opstart",)))


class Evaluation(Record):
    """One evaluation of an indsats on its way, and what was adjusted for it (H2)."""

    dated: Date | None = key("dato", required=True, role=Happened(not_before=("../start",)))
    text: Text | None = key("tekst")
    adjustment: Text | None = key("justering")


class Measure(Record):
    """One indsats with its goals, signs and evaluation (H1, H2).

    `aimed_at` is whom it is directed at: the community of children, the child, or both.
    """

    identity: ClassVar = ("niveau", "tiltag")
    level: Text | None = key("niveau", required=True, role=Word("niveauer"))
    action: Text | None = key("tiltag", role=Word("tiltag", is_open=True))
    goals: Texts = key("mål", default=())
    signs: Texts = key("tegn", default=())
    aimed_at: Annotated[tuple[Literal["fællesskab", "barn"], ...], OneIsAList] = key(
        "rettet-mod", default=()
    )
    start: Date | None = key("start", role=SetAhead(begins=True))
    end: Date | None = key("slut", role=SetAhead(not_before=("start",)))
    to_evaluate: Date | None = key("evalueres", role=SetAhead(not_before=("start",)))
    evaluated: Date | None = key("evalueret", role=Happened(not_before=("start",)))
    evaluation: Text | None = key("evaluering")
    evaluations: Annotated[tuple[Evaluation, ...], EmptyWhenNone] = key("evalueringer", default=())


class Agreement(Record):
    """What was agreed for the single child: what, who, and by when (V16).

    It can be written down before it is made, as a meeting can.
    """

    identity: ClassVar = ("hvad",)
    what: Text | None = key("hvad", required=True)
    who: Text | None = key("hvem", role=RoleOrPerson())
    agreed: Date | None = key("aftalt", role=Happened(begins=True))
    latest: Date | None = key("senest", role=SetAhead(not_before=("aftalt",)))
    done: Date | None = key("udført", role=Happened(not_before=("aftalt",)))


class Plan(Record):
    """A handleplan; `entries` holds the fields of its form by id (V10 to V12).

    One that names no form is of the ruleset's first. From the day it is `approved` on it is
    not to be changed.
    """

    identity: ClassVar = ("skema",)
    form: Text | None = key("skema", role=Word("skemaer"))
    number: Whole | None = key("nummer")
    dated: Date | None = key("dato", role=Happened())
    approved: Date | None = key("godkendt", role=Happened(not_before=("dato",)))
    participants: Texts = key("deltagere", default=(), role=Participant())
    entries: TextByWord = key("felter", default={})


class Narrative(Record):
    """A short observation of one everyday situation (K1), and what it sheds light on (K3)."""

    identity: ClassVar = ("belyser",)
    dated: Date | None = key("dato", role=Happened())
    by: Text | None = key("af", role=RoleOrPerson())
    situation: Text | None = key("situation")
    themes: Texts = key("belyser", default=(), role=Word("observationer"))
    text: Text | None = key("tekst", required=True)


class Case(Record):
    """One case file."""

    number: Text | None = key("sag", required=True, role=AsWritten())
    ruleset: Text | None = key("regelsæt")
    consultant: Text | None = key("konsulent", role=AsWritten(first_name=False))
    district: Text | None = key("distrikt", role=AsWritten(first_name=False))
    child: Child | None = key("barn", role=Subject("barn"))
    group: Group | None = key("gruppe", role=Subject("gruppe"))
    people: Annotated[tuple[Person, ...], EmptyWhenNone] = key("personer", default=())
    school: School | None = key("skole")
    consents: Annotated[tuple[Consent, ...], EmptyWhenNone] = key("samtykker", default=())
    meetings: Annotated[tuple[Meeting, ...], EmptyWhenNone] = key(
        "møder", default=(), role=Subject("møde")
    )
    assessments: Annotated[tuple[Assessment, ...], EmptyWhenNone] = key("vurderinger", default=())
    referrals: Annotated[tuple[Referral, ...], EmptyWhenNone] = key(
        "henvisninger", default=(), role=Subject("henvisning")
    )
    placements: Annotated[tuple[Placement, ...], EmptyWhenNone] = key(
        "tilbud", default=(), role=Subject("tilbud")
    )
    measures: Annotated[tuple[Measure, ...], EmptyWhenNone] = key(
        "indsatser", default=(), role=Subject("indsats")
    )
    stages: Annotated[tuple[Stage, ...], EmptyWhenNone] = key(
        "faser", default=(), role=Subject("fase")
    )
    documented: Annotated[tuple[Documentation, ...], EmptyWhenNone] = key(
        "dokumentation", default=()
    )
    agreements: Annotated[tuple[Agreement, ...], EmptyWhenNone] = key(
        "aftaler", default=(), role=Subject("aftale")
    )
    plans: Annotated[tuple[Plan, ...], EmptyWhenNone] = key("handleplaner", default=())
    narratives: Annotated[tuple[Narrative, ...], EmptyWhenNone] = key("narrativer", default=())
