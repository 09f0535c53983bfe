"""What only a case about a group has: the group, its phases, what is documented (A9, L2, L4)."""

from typing import Annotated, ClassVar, Literal

from sagscli.case.fields import Date, EmptyWhenNone, Text, Texts
from sagscli.case.key_roles import AsWritten, Enclosure, Happened, SetAhead, Word
from sagscli.case.record import Record, key


class Group(Record):
    """The group a case is about, when it is not about a child (A9)."""

    name: Text | None = key("navn", required=True)
    daycare: Text | None = key("dagtilbud", role=AsWritten(first_name=False))
    room: Text | None = key("stue", role=AsWritten(first_name=False))


class SmallGroup(Record):
    """The work of one small group in a phase (forløb), with its goals and signs (L2)."""

    what: Text | None = key("hvad", required=True)
    goals: Texts = key("mål", default=())
    signs: Texts = key("tegn", default=())
    evaluation: Text | None = key("evaluering")


class Stage(Record):
    """A phase of a group's work, with the dates it was given (L2)."""

    identity: ClassVar = ("fase",)
    kind: Text | None = key("fase", required=True, role=Word("faser"))
    focus: Text | None = key("fokus")
    start: Date | None = key("start", role=SetAhead(begins=True))
    end: Date | None = key("slut", role=SetAhead(not_before=("start",)))
    finished: Date | None = key("afsluttet", role=Happened(not_before=("start",)))
    groups: Annotated[tuple[SmallGroup, ...], EmptyWhenNone] = key("forløb", default=())


class Documentation(Record):
    """A piece of documentation of the work with a group (L4), and where it lies."""

    form: Literal["video", "billeder", "tekst", "observation"] | None = key("form", required=True)
    dated: Date | None = key("dato", role=Happened())
    enclosure: Text | None = key("bilag", role=Enclosure())
