"""A municipality's procedure as frozen, typed records.

The grammar is small on purpose: no arithmetic, functions, loops or `today`.
``docs/rules.md`` is the reference.
"""

from typing import Annotated, Any, Literal

from sagscli.model.fields import Date, EmptyMapWhenNone, EmptyWhenNone, MonthDay, Text, Whole
from sagscli.model.record import Record, key

Texts = Annotated[tuple[Text, ...], EmptyWhenNone]


class Validity(Record):
    """The days a version of a ruleset holds, both inclusive."""

    since: Date | None = key("fra", required=True)
    until: Date | None = key("til")


class Source(Record):
    """A document that rules cite."""

    title: Text | None = key("titel", required=True)
    publisher: Text | None = key("udgiver")


class Role(Record):
    """Someone who acts. `when_not_enrolled` takes over for a child without daycare (A10)."""

    title: Text | None = key("titel", required=True)
    short: Text | None = key("kort")
    when_not_enrolled: Text | None = key("når-ikke-indskrevet")


class AssessmentKind(Record):
    """A kind of assessment, and the professions that may make it (V5)."""

    title: Text | None = key("titel", required=True)
    by: Texts = key("af", default=())


class MeetingKind(Record):
    """A kind of meeting, with who takes part and what it takes a position on."""

    title: Text | None = key("titel", required=True)
    participants: Texts = key("deltagere", default=())
    agenda: Annotated[dict[str, Text], EmptyMapWhenNone] = key("dagsorden", default={})


class Ages(Record):
    """An age range in whole years, both inclusive; `until` may be "skolestart" (V2, R1)."""

    since: Whole | None = key("fra")
    until: Text | None = key("til")
    source: Text | None = key("kilde")


class Places(Record):
    """How many children a group may hold at a time."""

    most: Whole | None = key("højst")
    fewest: Whole | None = key("mindst")
    source: Text | None = key("kilde")


class PlacementKind(Record):
    """A kind of offer, with its target age and its number of places (V1, V2)."""

    title: Text | None = key("titel", required=True)
    ages: Ages | None = key("alder")
    places: Places | None = key("pladser")


class FormField(Record):
    """One field of a form: who fills it in, and when (V11, V12)."""

    title: Text | None = key("titel", required=True)
    part: Text | None = key("afsnit")
    by: Text | None = key("hvem")
    when: Texts = key("hvornår", default=())


class Form(Record):
    """A form whose fields a handleplan in a case may fill in (V10 to V12)."""

    title: Text | None = key("titel", required=True)
    source: Text | None = key("kilde")
    fields_by_id: Annotated[dict[str, FormField], EmptyMapWhenNone] = key("felter", default={})


class ReferralKind(Record):
    """Something a child can be referred to; `grants` is the offer that a yes gives."""

    title: Text | None = key("titel", required=True)
    grants: Text | None = key("giver")


class Named(Record):
    """A word of the vocabulary that has a title and nothing else."""

    title: Text | None = key("titel", required=True)


class Condition(Record):
    """When a limb holds: the school start falls on this day of the year."""

    school_start_is: MonthDay | None = key("skolestart-er", required=True)


class LimbRule(Record):
    """How one date is reckoned from an event.

    An amount after or before it, or the last calendar day (`last`) before it.
    """

    after: Text | None = key("efter")
    before: Text | None = key("før")
    months: Whole | None = key("måneder")
    weeks: Whole | None = key("uger")
    days: Whole | None = key("dage")
    working_days: Whole | None = key("arbejdsdage")
    last: MonthDay | None = key("sidste")
    when: Condition | None = key("når")
    source: Text | None = key("kilde")


class Latest(LimbRule):
    """The last day: one reckoning, or the earliest or latest of several."""

    earliest_of: Annotated[tuple[LimbRule, ...], EmptyWhenNone] = key("tidligste-af", default=())
    latest_of: Annotated[tuple[LimbRule, ...], EmptyWhenNone] = key("seneste-af", default=())


class Repeat(Record):
    """A fixed interval, counted from the anchor or from the last held meeting (A2)."""

    months: Whole | None = key("måneder")
    weeks: Whole | None = key("uger")
    counted_from: Literal["anker", "sidst-afholdt"] = key("fra", default="anker")


class CountsFrom(Record):
    """The first day a fact may fulfil the rule: 1 January of the year before an event (A16)."""

    year_before: Text | None = key("året-før", required=True)


class DeadlineRule(Record):
    """One obligation of the procedure."""

    id: Text | None = key("id", required=True)
    title: Text | None = key("titel", required=True)
    short: Text | None = key("kort")
    for_each: Text | None = key("for-hver")
    meeting: Text | None = key("møde")
    plan: Text | None = key("handleplan")
    date_key: Text | None = key("dato-i")
    latest: Latest | None = key("senest")
    repeat: Repeat | None = key("gentag")
    until: Texts = key("indtil", default=())
    counts_from: CountsFrom | None = key("tæller-fra")
    responsible: Text | None = key("ansvarlig", required=True)
    source: Text | None = key("kilde", required=True)


class NotReckoned(Record):
    """Something the source says that is known, cited, and deliberately not computed."""

    id: Text | None = key("id", required=True)
    text: Text | None = key("tekst", required=True)
    source: Text | None = key("kilde", required=True)


class Expectation(Record):
    """What an example expects of one rule."""

    id: Text | None = key("id", required=True)
    latest: Texts = key("senest", default=())
    act_by: Texts = key("handl-senest", default=())
    status: Texts = key("status", default=())


class Example(Record):
    """A worked example that runs as a test of the ruleset it stands in."""

    name: Text | None = key("navn", required=True)
    case: Annotated[dict[str, Any], EmptyMapWhenNone] = key("sag", default={})
    as_of: Date | None = key("pr")
    expects: Annotated[tuple[Expectation, ...], EmptyWhenNone] = key("forventer", default=())


class Ruleset(Record):
    """One version of a municipality's procedure."""

    id: Text | None = key("regelsæt", required=True)
    title: Text | None = key("titel", required=True)
    valid: Validity | None = key("gælder", required=True)
    version_by: Literal["tilbud.opstart"] | None = key("version-efter")
    reviewed: Date | None = key("gennemgået")
    month_end: Literal["ned", "op"] = key("månedsslut", default="ned")
    calendar: Literal["dk"] = key("kalender", default="dk")
    sources: Annotated[dict[str, Source], EmptyMapWhenNone] = key("kilder", default={})
    roles: Annotated[dict[str, Role], EmptyMapWhenNone] = key("roller", default={})
    assessments: Annotated[dict[str, AssessmentKind], EmptyMapWhenNone] = key(
        "vurderinger", default={}
    )
    meetings: Annotated[dict[str, MeetingKind], EmptyMapWhenNone] = key("møder", default={})
    placements: Annotated[dict[str, PlacementKind], EmptyMapWhenNone] = key("tilbud", default={})
    consents: Annotated[dict[str, Named], EmptyMapWhenNone] = key("samtykker", default={})
    levels: Annotated[dict[str, Named], EmptyMapWhenNone] = key("niveauer", default={})
    forms: Annotated[dict[str, Form], EmptyMapWhenNone] = key("skemaer", default={})
    referrals: Annotated[dict[str, ReferralKind], EmptyMapWhenNone] = key(
        "henvisninger", default={}
    )
    deadlines: Annotated[tuple[DeadlineRule, ...], EmptyWhenNone] = key("frister", default=())
    not_reckoned: Annotated[tuple[NotReckoned, ...], EmptyWhenNone] = key(
        "ikke-beregnet", default=()
    )
    examples: Annotated[tuple[Example, ...], EmptyWhenNone] = key("eksempler", default=())
