"""Every ruleset: its examples hold, its words are its own, its rules are cited."""

import re
from collections.abc import Iterator

import pytest

from sagscli.model.ruleset import Latest, LimbRule, Ruleset
from sagscli.rules.examples import failures
from sagscli.rules.load import RULESETS, ruleset_ids, versions
from sagscli.rules.scope import EVENTS

from .building import VEJLE, ruleset_of

ALL = [
    pytest.param(ruleset, id=f"{ruleset.id}-{ruleset.valid.since}")
    for name in ruleset_ids()
    for ruleset in versions(name)
]
ID = r"[VHRLKAF][0-9]+[a-d]?"
CITATION = re.compile(rf"(?P<source>[^:]+): .+\((?P<ids>{ID}([–,] ?{ID})*)\)")

every_ruleset = pytest.mark.parametrize("ruleset", ALL)


def limbs(latest: Latest | None) -> list[LimbRule]:
    if latest is None:
        return []
    return list(latest.earliest_of or latest.latest_of or (latest,))


@every_ruleset
def test_every_example_holds(ruleset):
    assert failures(ruleset) == []


@every_ruleset
def test_every_deadline_has_an_example(ruleset):
    shown = {expected.id for one in ruleset.examples for expected in one.expects}
    assert {one.id for one in ruleset.deadlines} <= shown


@every_ruleset
def test_every_deadline_with_a_date_has_an_example_of_its_dates(ruleset):
    dated = {expected.id for one in ruleset.examples for expected in one.expects if expected.latest}
    assert {one.id for one in ruleset.deadlines if one.latest is not None} <= dated


@every_ruleset
def test_ids_and_example_names_are_used_once(ruleset):
    for names in (
        [one.id for one in ruleset.deadlines],
        [one.id for one in ruleset.not_reckoned],
        [one.name for one in ruleset.examples],
    ):
        assert len(names) == len(set(names))


def roles_used(ruleset: Ruleset) -> Iterator[str]:
    yield from (one.responsible for one in ruleset.deadlines)
    yield from (one.when_not_enrolled for one in ruleset.roles.values() if one.when_not_enrolled)
    yield from (role for one in ruleset.assessments.values() for role in one.by)
    yield from (role for one in ruleset.meetings.values() for role in one.participants)
    for form in ruleset.forms.values():
        yield from (one.by for one in form.fields_by_id.values() if one.by)


@every_ruleset
def test_every_role_is_in_the_vocabulary(ruleset):
    assert set(roles_used(ruleset)) <= set(ruleset.roles)


@every_ruleset
def test_every_meeting_offer_and_form_is_in_the_vocabulary(ruleset):
    words = {"tilbud": ruleset.placements, "møde": ruleset.meetings}
    for rule in ruleset.deadlines:
        if rule.for_each is not None:
            what, _dot, kind = rule.for_each.partition(".")
            assert kind in words[what]
        assert rule.meeting is None or rule.meeting in ruleset.meetings
        assert rule.plan is None or rule.plan in ruleset.forms
        assert rule.date_key in (None, "referat-udsendt")
    for referral in ruleset.referrals.values():
        assert referral.grants is None or referral.grants in ruleset.placements


@every_ruleset
def test_every_event_is_one_that_can_be_asked_about(ruleset):
    for rule in ruleset.deadlines:
        named = {limb.after or limb.before for limb in limbs(rule.latest)}
        named |= set(rule.until)
        if rule.counts_from is not None:
            named.add(rule.counts_from.year_before)
        assert named <= set(EVENTS)


def citations(ruleset: Ruleset) -> Iterator[str]:
    for rule in ruleset.deadlines:
        yield rule.source
        yield from (limb.source for limb in limbs(rule.latest) if limb.source)
    yield from (one.source for one in ruleset.not_reckoned)
    for offer in ruleset.placements.values():
        yield from (one.source for one in (offer.ages, offer.places) if one and one.source)
    yield from (form.source for form in ruleset.forms.values() if form.source)


@every_ruleset
def test_every_citation_names_a_source_and_an_id(ruleset):
    for text in citations(ruleset):
        found = CITATION.fullmatch(text)
        assert found, text
        assert found["source"] in ruleset.sources


@every_ruleset
def test_a_version_is_named_after_its_folder_and_its_first_day(ruleset):
    assert (RULESETS / ruleset.id / f"{ruleset.valid.since.isoformat()}.yaml").is_file()


# Vejle


def test_the_deadlines_of_vejle():
    """V8, V9, V13 to V15; A6: no more than the leaflet has."""
    cited = {one.id: CITATION.fullmatch(one.source)["ids"] for one in VEJLE.deadlines}
    assert cited == {
        "handleplan": "V8",
        "statusmøde": "V9",
        "forberedende-skolemøde": "V13, V14",
        "beslutningsreferat": "V15",
    }


def test_the_school_meeting_cites_the_leaflet_for_both_of_its_limbs():
    """V14, A3."""
    (rule,) = (one for one in VEJLE.deadlines if one.id == "forberedende-skolemøde")
    assert [(one.months, one.last) for one in rule.latest.earliest_of] == [
        (6, None),
        (None, (11, 1)),
    ]
    assert all("V14" in one.source for one in rule.latest.earliest_of)


def test_who_acts_for_a_child_not_enrolled():
    """A10: the consultant, in every rule."""
    acting = {VEJLE.roles[one.responsible].when_not_enrolled for one in VEJLE.deadlines}
    assert acting == {"småbørnskonsulent"}


def test_a_minigruppe_has_six_to_eight_children_from_three_years_to_school():
    """V1, V2."""
    minigruppe = VEJLE.placements["minigruppe"]
    assert (minigruppe.places.fewest, minigruppe.places.most) == (6, 8)
    assert (minigruppe.ages.since, minigruppe.ages.until) == (3, "skolestart")


def test_what_a_status_meeting_takes_a_position_on():
    """V9."""
    assert list(VEJLE.meetings["statusmøde"].agenda) == ["relationer", "fællesskab", "udbytte"]


def test_the_form_of_the_plan():
    """V11, V12: which field is filled in when."""
    fields = VEJLE.forms["status-og-handleplan"].fields_by_id
    assert {name: one.when for name, one in fields.items() if name != "øvrige-aftaler"} == {
        "trivsel-dagtilbud": ("før",),
        "relationer": ("før",),
        "praksisser": ("før",),
        "trivsel-hjem": ("under", "efter"),
        "velplaceret": ("under",),
        "mål-og-fokus": ("før", "under"),
        "arbejdshypoteser": ("før", "under"),
        "fokus-hjem": ("under",),
    }
    assert [one.part for one in fields.values()] == ["Status"] * 5 + [
        "Fokus frem til næste statusmøde"
    ] * 4
    assert fields["fokus-hjem"].by == "forældre"


# The runner must be able to fail.

RULE = {
    "id": "prøve",
    "for-hver": "tilbud.minigruppe",
    "møde": "statusmøde",
    "senest": {"efter": "opstart", "måneder": "3"},
    "gentag": {"måneder": "6"},
    "indtil": ["ophør"],
}
COURSE = {"tilbud": [{"art": "minigruppe", "opstart": "2026-08-30", "ophør": "2027-06-01"}]}


def tried(*expects: dict, sag: dict = COURSE, pr: str | None = "2026-12-01") -> list[str]:
    example = {"navn": "Prøve", "sag": sag, "forventer": list(expects)}
    if pr is not None:
        example["pr"] = pr
    return failures(ruleset_of(RULE, eksempler=[example]))


def test_an_example_that_holds():
    assert (
        tried(
            {
                "id": "prøve",
                "senest": ["2026-11-30", "2027-05-30"],
                "handl-senest": ["2026-11-30", "2027-05-28"],
                "status": ["overdue", "upcoming"],
            }
        )
        == []
    )


@pytest.mark.parametrize(
    ("expects", "text"),
    [
        (
            {"senest": ["2026-11-30"]},
            "Prøve: prøve, senest: expected 2026-11-30, but it is 2026-11-30, 2027-05-30",
        ),
        (
            {"senest": ["2027-05-30", "2026-11-30"]},
            (
                "Prøve: prøve, senest: expected 2027-05-30, 2026-11-30, "
                "but it is 2026-11-30, 2027-05-30"
            ),
        ),
        (
            {"senest": []},
            "Prøve: prøve, senest: expected nothing, but it is 2026-11-30, 2027-05-30",
        ),
        (
            {"handl-senest": ["2026-11-30", "2027-05-30"]},
            (
                "Prøve: prøve, handl-senest: expected 2026-11-30, 2027-05-30, "
                "but it is 2026-11-30, 2027-05-28"
            ),
        ),
        (
            {"status": ["upcoming", "upcoming"]},
            "Prøve: prøve, status: expected upcoming, upcoming, but it is overdue, upcoming",
        ),
        ({}, "Prøve: nothing is expected of prøve"),
        ({"id": "andet"}, 'Prøve: there is no rule "andet"'),
    ],
)
def test_an_example_that_does_not_hold(expects, text):
    assert tried({"id": "prøve", **expects}) == [text]


def test_the_status_of_what_had_not_come_about_is_not_asked_for():
    """V15: on 1 June no minutes were due."""
    example = {
        "navn": "Prøve",
        "pr": "2026-06-01",
        "sag": {"møder": [{"art": "statusmøde", "afholdt": "2026-06-02"}]},
        "forventer": [{"id": "referat", "status": []}],
    }
    minutes = {"id": "referat", "for-hver": "møde.statusmøde"}
    assert failures(ruleset_of(minutes, eksempler=[example])) == []
    later = example | {"pr": "2026-06-02"}
    assert len(failures(ruleset_of(minutes, eksempler=[later]))) == 1


def test_every_failure_is_told():
    wrong = {"id": "prøve", "senest": [], "handl-senest": [], "status": []}
    assert len(tried(wrong, wrong)) == 6


def test_a_status_without_a_day():
    wanted = {"id": "prøve", "status": ["overdue", "upcoming"]}
    assert tried(wanted, pr=None) == ['Prøve: the status of prøve needs a day: add "pr: "']


def test_an_example_without_expectations():
    assert tried() == ["Prøve: it expects nothing"]


def test_a_fault_in_the_examples_case_is_told():
    faulty = {"tilbud": [{"art": "minigruppe", "opstrat": "2026-08-30"}]}
    told = tried({"id": "prøve", "senest": []}, sag=faulty)
    assert len(told) == 1
    assert "opstrat" in told[0]


def test_a_wrong_rule_does_not_pass_the_examples_of_its_ruleset():
    """Every deadline of every ruleset, a month later: the examples notice."""
    for param in ALL:
        (ruleset,) = param.values
        for rule in ruleset.deadlines:
            if rule.latest is None:
                continue
            rest = tuple(one for one in ruleset.deadlines if one is not rule)
            wrong = rule.model_copy(update={"latest": _a_month_more(rule.latest)})
            assert failures(ruleset.model_copy(update={"deadlines": (*rest, wrong)}))


def _a_month_more(latest: Latest) -> Latest:
    limbs_ = {
        name: tuple(_longer(one) for one in getattr(latest, name))
        for name in ("earliest_of", "latest_of")
    }
    return _longer(latest.model_copy(update=limbs_))


def _longer(limb: LimbRule) -> LimbRule:
    changed = {"months": limb.months + 1} if limb.months is not None else {}
    return limb.model_copy(update=changed)
