"""The words of a procedure: who acts, which meetings, assessments, offers and forms there are."""

from typing import Annotated, Literal

from sagscli.case.fields import (
    Date,
    EmptyMapWhenNone,
    EmptyWhenNone,
    OneOrMore,
    Text,
    Texts,
    Whole,
    YesNo,
)
from sagscli.case.key_roles import Day
from sagscli.case.record import Record, key

About = Literal["barn", "gruppe", "begge"]


class Edition(Record):
    """A source's title between two days, both inclusive (A7)."""

    since: Date | None = key("fra", role=Day())
    until: Date | None = key("til", role=Day())
    title: Text | None = key("titel", required=True)


class Source(Record):
    """A document that rules cite. `editions` name what it is called at what time (A7)."""

    title: Text | None = key("titel", required=True)
    publisher: Text | None = key("udgiver")
    editions: Annotated[tuple[Edition, ...], EmptyWhenNone] = key("udgaver", default=())


class Role(Record):
    """Someone who acts.

    `when_not_enrolled` takes over for a child without daycare (A10). `includes` are the
    roles that this one stands for: whoever of them comes, it has come. `definite` is the
    title as a sentence about this one role has it: "småbørnskonsulenten". Of one that
    `is_chosen_from` only the relevant ones take part, so nobody is meant until chosen (V6b, V13).
    """

    title: Text | None = key("titel", required=True)
    short: Text | None = key("kort")
    definite: Text | None = key("bestemt")
    when_not_enrolled: Text | None = key("når-ikke-indskrevet", ref="roller")
    includes: Texts = key("omfatter", default=(), ref="roller")
    is_chosen_from: YesNo = key("udvælges", default=False)


class AssessmentKind(Record):
    """A kind of assessment, and the professions that may make it (V5)."""

    title: Text | None = key("titel", required=True)
    by: Texts = key("af", default=(), ref="roller")
    source: Text | None = key("kilde")


class MeetingKind(Record):
    """A kind of meeting: who takes part, who may, and what it takes a position on.

    `participants` and `must_discuss` are what the source requires; `may_attend` and
    the rest of `agenda` what it suggests. `minutes` is what its referat is called (V15).
    """

    title: Text | None = key("titel", required=True)
    about: About = key("om", default="barn")
    convenes: Text | None = key("indkalder", ref="roller")
    participants: Texts = key("deltagere", default=(), ref="roller")
    may_attend: Texts = key("kan-deltage", default=(), ref="roller")
    agenda: Annotated[dict[str, Text], EmptyMapWhenNone] = key("dagsorden", default={})
    must_discuss: Texts = key("skal-drøftes", default=(), ref="topic")
    minutes: Text | None = key("referat")
    source: Text | None = key("kilde")


class Ages(Record):
    """An age range in whole years, both inclusive; `until` may be "skolestart" (V2, R1)."""

    since: Whole | None = key("fra")
    until: Text | None = key("til", ref="age")
    source: Text | None = key("kilde")


class Places(Record):
    """How many children a group may hold at a time."""

    most: Whole | None = key("højst")
    fewest: Whole | None = key("mindst")
    source: Text | None = key("kilde")


class PlacementKind(Record):
    """A kind of offer, with its target age and its number of places (V1, V2).

    One of a `level` may begin only after the levels that come before it (H1).
    """

    title: Text | None = key("titel", required=True)
    level: Text | None = key("niveau", ref="niveauer")
    ages: Ages | None = key("alder")
    places: Places | None = key("pladser")
    source: Text | None = key("kilde")


class ConsentKind(Record):
    """A purpose that a consent can be for: what is shared, and with whom."""

    title: Text | None = key("titel", required=True)
    what: Texts = key("oplysninger", default=())
    shared_with: Texts = key("deles-med", default=(), ref="roller")
    source: Text | None = key("kilde")


class Level(Record):
    """A level of indsats; `after` are the levels that come before it (H1).

    `filled` are the keys that each indsats of it has (H2), and `aimed_at` what it is always
    directed at.
    """

    title: Text | None = key("titel", required=True)
    after: Texts = key("efter", default=(), ref="niveauer")
    filled: Texts = key("udfyldt", default=(), ref="measure key")
    aimed_at: Text | None = key("rettet-mod")
    source: Text | None = key("kilde")


class ActionKind(Record):
    """A tiltag of the catalogue: the levels it stands at, and who carries it out (H15)."""

    title: Text | None = key("titel", required=True)
    levels: OneOrMore = key("niveau", default=(), ref="niveauer")
    by: Texts = key("aktør", default=(), ref="roller")
    source: Text | None = key("kilde")


class Theme(Record):
    """Something that an observation can shed light on (K3)."""

    title: Text | None = key("titel", required=True)
    source: Text | None = key("kilde")


class Phase(Record):
    """A phase of a group's work (L2)."""

    title: Text | None = key("titel", required=True)
    source: Text | None = key("kilde")


class FormField(Record):
    """One field of a form: who fills it in, when, and with whom (V11, V12).

    `last` are the fields of the plan before it that are shown beside it when it is empty.
    """

    title: Text | None = key("titel", required=True)
    part: Text | None = key("afsnit")
    by: Text | None = key("hvem", ref="roller")
    when: Annotated[tuple[Literal["før", "under", "efter"], ...], EmptyWhenNone] = key(
        "hvornår", default=()
    )
    together: Texts = key("sammen-med", default=(), ref="roller")
    guidance: Text | None = key("vejledning")
    last: Texts = key("fra-sidst", default=(), ref="form field")


class FormHeader(Record):
    """What a form's own words are for what stands at its top (V10)."""

    number: Text | None = key("nummer")
    dated: Text | None = key("dato")
    participants: Text | None = key("deltagere")


class Form(Record):
    """A form whose fields a handleplan in a case may fill in (V10 to V12).

    It is filled in for the `meeting`; with it are shown the indsatser of the `levels` (H2).
    `required` are the fields a plan does not do without (V8, A21).
    """

    title: Text | None = key("titel", required=True)
    about: About = key("om", default="barn")
    source: Text | None = key("kilde")
    meeting: Text | None = key("møde", ref="møder")
    header: FormHeader | None = key("hoved")
    participants: Texts = key("deltagere", default=(), ref="roller")
    levels: Texts = key("indsatser", default=(), ref="niveauer")
    required: Texts = key("skal-udfyldes", default=(), ref="form field")
    fields_by_id: Annotated[dict[str, FormField], EmptyMapWhenNone] = key("felter", default={})


class Step(Record):
    """One step of a way; any one of its keys shows that it was taken.

    `tried` is what has come of any indsats: that it was evaluated, or adjusted after that (H3).
    `responsible` is who owns it, where nothing that shows it says so.
    """

    title: Text | None = key("titel", required=True)
    meeting: Text | None = key("møde", ref="møder")
    level: OneOrMore = key("niveau", default=(), ref="niveauer")
    action: OneOrMore = key("tiltag", default=(), ref="tiltag")
    tried: Literal["evalueret", "justeret"] | None = key("indsats")
    referral: Text | None = key("henvisning", ref="henvisninger")
    placement: Text | None = key("tilbud", ref="tilbud")
    phase: Text | None = key("fase", ref="faser")
    judged: YesNo = key("vurderes", default=False)
    responsible: Text | None = key("ansvarlig", ref="roller")
    source: Text | None = key("kilde")


class Way(Record):
    """The steps of a procedure, such as the ladder (H8) and the chain (H10).

    `in_order` says that one is meant to follow the other. A ladder is no such thing: the
    least intrusive step that suffices is the right one (H6).
    """

    title: Text | None = key("titel", required=True)
    about: About = key("om", default="barn")
    in_order: YesNo = key("i-rækkefølge", default=True)
    steps: Annotated[tuple[Step, ...], EmptyWhenNone] = key("trin", default=())
    source: Text | None = key("kilde", required=True)
