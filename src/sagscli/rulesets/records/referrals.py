"""What must be in place before something is sent: referrals and their requirements."""

from typing import Annotated, Literal

from sagscli.case.fields import (
    EmptyMapWhenNone,
    EmptyWhenNone,
    OneOrMore,
    Text,
    Texts,
    Whole,
    YesNo,
)
from sagscli.case.record import Record, key
from sagscli.rulesets.records.deadlines import CountsFrom
from sagscli.rulesets.records.vocabulary import About


class Judgement(Record):
    """A question of professional judgement: never computed, answered in the case by a role.

    Without a `wanted` answer, any will do: then it decides whether something else applies.
    `examples` are needs the source names without closing the list, to tick in an answer (V2, R2).
    """

    question: Text | None = key("spørgsmål", required=True)
    by: Texts = key("af", default=(), ref="roller")
    wanted: YesNo | None = key("svar")
    examples: Annotated[dict[str, Text], EmptyMapWhenNone] = key("eksempler", default={})


class Requirement(Record):
    """One thing that must be in place; exactly one key says what.

    Of several kinds of `meeting` one will do.

    `filled` are keys that the record must have with it; `after` the requirements that
    must have been met before this one was; `by_date` the dates of the referral before
    which it must have been met, of several the earliest; `counts_from` the first day that
    counts; `belongs_to` the requirement in whose time it must lie; `based_on` those it is made on
    the ground of: where one is dated later, that is remarked on and no more (V6d). `asked_of` is
    the role of the one person an assessment is asked of, and `agreed_at` the kinds of meeting at
    which something is agreed: the case is asked for both, and nothing waits for them (V6c, H6,
    A27). `only_if` is
    the judgement that decides whether it applies. One of the `stage` "afgørelse" belongs to the
    meeting that decides, and is not asked for before it. An `advisory` one is recommended, and
    never stands in the way (V16, H10). One `about` a child is not asked of a group.
    """

    id: Text | None = key("id", required=True)
    title: Text | None = key("titel", required=True)
    # what
    meeting: OneOrMore = key("møde", default=(), ref="møder")
    assessment: Text | None = key("vurdering", ref="vurderinger")
    consent: Text | None = key("samtykke", ref="samtykker")
    date_key: Text | None = key("dato", ref="referral date")
    written_by: Text | None = key("skrevet-af", ref="roller")
    age_for: Text | None = key("alder", ref="tilbud")
    judgement: Judgement | None = key("skøn")
    level: Text | None = key("niveau", ref="niveauer")
    action: Text | None = key("tiltag", ref="tiltag")
    plan: Text | None = key("handleplan", ref="skemaer")
    referral: Text | None = key("henvisning", ref="henvisninger")
    theme: Text | None = key("observation", ref="observationer")
    # how
    discussed: Texts = key("drøftet", default=(), ref="topic")
    participants: Texts = key("deltagere", default=(), ref="roller")
    filled: Texts = key("udfyldt", default=(), ref="key")
    fields: Texts = key("felter", default=(), ref="form field")
    asked_of: Text | None = key("bestilles-hos", ref="roller")
    agreed_at: OneOrMore = key("aftalt-ved", default=(), ref="møder")
    consent_of: Literal["alle", "en"] = key("fra", default="alle")
    form: Literal["skriftlig"] | None = key("form")
    # when
    stage: Literal["sendt", "afgørelse"] = key("ved", default="sendt")
    about: Literal["barn", "gruppe"] | None = key("om")
    only_if: Text | None = key("hvis", ref="judgement")
    after: OneOrMore = key("efter", default=(), ref="earlier")
    by_date: OneOrMore = key("inden", default=(), ref="referral limit")
    belongs_to: Text | None = key("hører-til", ref="earlier")
    based_on: OneOrMore = key("bygger-på", default=(), ref="earlier")
    counts_from: CountsFrom | None = key("tæller-fra")
    advisory: YesNo = key("vejledende", default=False)
    responsible: Text | None = key("ansvarlig", required=True, ref="roller")
    source: Text | None = key("kilde", required=True)


class ReferralKind(Record):
    """Something a child or group can be referred to; `grants` is the offer that a yes gives.

    An `advisory` one lists recommended steps and never stands in the way (A8).
    `points_to` is what the decision may point to: other referrals, that then need no request of
    their own (H6). `months` is how long what was granted lasts. `document` is what the paper is
    called that asks for it, and `complaint` how a refusal can be appealed.
    """

    title: Text | None = key("titel", required=True)
    document: Text | None = key("dokument")
    complaint: Text | None = key("klage")
    about: About = key("om", default="barn")
    grants: Text | None = key("giver", ref="tilbud")
    advisory: YesNo = key("vejledende", default=False)
    decided_by: Text | None = key("afgøres-af", ref="roller")
    points_to: Texts = key("kan-pege-på", default=(), ref="henvisninger")
    months: Whole | None = key("måneder")
    requirements: Annotated[tuple[Requirement, ...], EmptyWhenNone] = key("krav", default=())
    source: Text | None = key("kilde")

    def title_of(self, requirement: str) -> str:
        """Return the title of one of the requirements by its id; the id where it has none."""
        titles = (other.title for other in self.requirements if other.id == requirement)
        return next(titles, None) or requirement
