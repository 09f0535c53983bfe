"""What mends what is open: nobody is asked to write one fact over another (V5, V6d, H5, H7)."""

import copy
from typing import Any

import pytest

from sagscli.referrals.checklist import Checklist, checklist
from sagscli.referrals.next_action import Action
from tests.building import case_of, day
from tests.referrals.asking import CONSENT, MADE, asking, child, referral
from tests.referrals.test_table import COMPLETE, ruleset_for

Changes = dict[str, Any]
WRITTEN = {"id": "skrevet", "dato": "udarbejdet"}
AFTER = {"vurdering": "psykologisk", "inden": ["udarbejdet", "sendt"]}
THERE = "  # entry 1 (støtte), which is there already"


def of(name: str, changes: Changes, as_of: str = "2026-11-02") -> Checklist:
    """Return the checklist of a complete case with values put in; None takes a key away."""
    sag = copy.deepcopy(COMPLETE[name]["sag"])
    for way, value in changes.items():
        *parts, last = (int(part) if part.isdigit() else part for part in way.split("/"))
        holder = sag
        for part in parts:
            holder = holder[part]
        if value is None:
            del holder[last]
        else:
            holder[last] = value
    return checklist(case_of(**sag), ruleset_for(name), COMPLETE[name]["til"], day(as_of))


def context(*requirements: dict, **sections: Any) -> Checklist:
    case = child(**sections)
    return checklist(case, asking(*requirements), "støtte", day("2026-10-05"))


def detail(found: Checklist, name: str) -> str:
    [one] = [item.standing.detail for item in found.open if item.standing.id == name]
    return one


UNSENT = {"henvisninger/0/sendt": None}
UNDECIDED = {**UNSENT, "henvisninger/0/afgørelse": None}


@pytest.mark.parametrize("form", ["mundtlig", "skriftlig"])
def test_a_consent_that_was_not_written_is_a_fact_and_another_one_is_asked_for(form: str) -> None:
    """H7: it was given as it was given."""
    found = of("ressourcevurdering", {"samtykker/0/form": form, **UNSENT}, "2026-09-10")
    assert bool(found.open) == (form == "mundtlig")
    if found.open:
        lines = "\n".join(found.open[0].lines)
        assert lines.startswith("samtykker:  # is there already\n  - til: ressourcevurdering\n")
        assert "entry 1" not in lines
        assert "    givet: YYYY-MM-DD\n    af: […]\n    form: skriftlig" in lines


def test_a_consent_that_does_not_say_its_form_is_filled_in() -> None:
    """H7: nothing is written over."""
    found = of("ressourcevurdering", {"samtykker/0/form": None, **UNSENT}, "2026-09-10")
    assert "form: skriftlig" in "\n".join(found.open[0].lines)


def test_one_who_should_not_have_written_it_has_it_written_anew() -> None:
    """V6d: the day and the role go together."""
    found = of("minigruppe", {"henvisninger/0/af": "psykolog", **UNSENT})
    assert found.record == (
        "henvisninger:",
        "  # entry 1 (minigruppe), which is there already",
        "  - udarbejdet: YYYY-MM-DD  # is there already",
        "    af: daginstitutionsleder  # is there already",
    )
    assert detail(found, "skrevet-af").endswith("; the referral must be written anew")


def test_what_was_sent_is_not_written_anew() -> None:
    """V6d: what the committee has got is a fact; another referral is an entry of its own."""
    found = of("minigruppe", {"henvisninger/0/af": "psykolog"})
    assert detail(found, "skrevet-af").endswith("; only a new referral mends that")
    assert found.record[:2] == ("henvisninger:  # is there already", "  - til: minigruppe")
    assert "    af: daginstitutionsleder" in found.record
    assert not any("entry" in line for line in found.record)
    assert found.is_anew
    assert found.next.move is Action.ANSWER


def test_what_is_decided_stays_as_it_is() -> None:
    decision = {"dato": "2026-10-30", "udfald": "bevilget"}
    changes = {"henvisninger/0/af": "psykolog", "henvisninger/0/afgørelse": decision}
    assert of("minigruppe", changes).record == ()


def test_an_assessment_after_the_referral_was_written_has_it_written_anew() -> None:
    """V5: another assessment would be later still."""
    found = of("minigruppe", {"vurderinger/1/dato": "2026-10-20", **UNSENT})
    assert found.record == (
        "henvisninger:",
        "  # entry 1 (minigruppe), which is there already",
        "  - udarbejdet: YYYY-MM-DD  # is there already",
    )
    assert detail(found, "psykologisk-vurdering").endswith("; the referral must be written anew")
    done = {"vurderinger/1/dato": "2026-10-20", "henvisninger/0/udarbejdet": "2026-10-21"}
    assert of("minigruppe", {**done, **UNSENT}).is_ready


def test_an_assessment_ordered_too_early_is_made_again_and_the_referral_after_it() -> None:
    """V6c, A11."""
    found = of("minigruppe", {"vurderinger/1/bestilt": "2026-08-20", **UNSENT})
    assert "must be made again" in detail(found, "psykologisk-vurdering")
    lines = "\n".join(found.record)
    assert lines.startswith("vurderinger:  # is there already\n  - art: psykologisk-vurdering\n")
    assert lines.endswith("already\n  - udarbejdet: YYYY-MM-DD  # is there already")


def test_one_that_is_not_written_yet_needs_only_the_assessment_again() -> None:
    """V6c, A11."""
    requirements = (CONSENT, AFTER | {"efter": ["k0"]})
    given = {"til": "deling", "givet": "2026-08-15", "af": ["Eva", "Otto"]}
    found = context(*requirements, samtykker=[given], vurderinger=[MADE], henvisninger=referral())
    assert found.open[0].standing.detail.endswith("; it must be made again after that")
    assert "henvisninger:" not in found.record


def test_a_plan_after_it_was_sent_was_late_and_no_other_plan_mends_that() -> None:
    """H5."""
    found = of("ressourcevurdering", {"handleplaner/0/dato": "2026-09-09"})
    assert detail(found, "handleplan").endswith("; only a new referral mends that")
    text = "\n".join(found.record)
    assert "handleplaner" not in text
    assert text.startswith("henvisninger:  # is there already\n  - til: ressourcevurdering\n")


def test_what_came_after_a_meeting_that_got_no_papers_is_for_a_later_one() -> None:
    """H5."""
    changes = {"indsatser/1/evalueret": "2026-09-20", **UNDECIDED}
    found = of("ressourcevurdering", changes, "2026-11-02")
    assert "it must be for a later meeting" in detail(found, "foregribende")
    assert "  - møde: YYYY-MM-DD  # is there already" in found.record


def test_advice_is_not_mended() -> None:
    """H10: a network meeting that has been was held as it was."""
    talk = {"art": "forældresamtale", "afholdt": "2026-09-20", "deltagere": ["forældre"]}
    held = {"til": "netværksmøde", "møde": "2026-09-10"}
    case = case_of(barn={"navn": "A", "dagtilbud": "R"}, møder=[talk], henvisninger=[held])
    found = checklist(case, ruleset_for("ressourcevurdering"), "netværksmøde", day("2026-10-05"))
    assert "møde:" not in "\n".join(found.record)


def test_another_date_that_came_too_soon_is_asked_for() -> None:
    requirements = (WRITTEN | {"dato": "anbefalet"}, {"dato": "accepteret", "efter": ["skrevet"]})
    dates = referral(anbefalet="2026-09-10", accepteret="2026-09-01")
    found = context(*requirements, henvisninger=dates)
    assert found.record == (
        "henvisninger:",
        THERE,
        "  - accepteret: YYYY-MM-DD  # is there already",
    )
    assert found.open[0].standing.detail.endswith("; a new date is needed")


def test_a_file_that_is_not_there_is_put_there_or_the_path_corrected() -> None:
    """V5: no other assessment is asked for."""
    made = MADE | {"bilag": "bilag/x.pdf"}
    case = child(vurderinger=[made], henvisninger=referral())
    ruleset = asking({"vurdering": "psykologisk"})
    found = checklist(case, ruleset, "støtte", day("2026-10-05"), is_there=lambda _path: False)
    assert found.record == (
        "vurderinger:",
        "  # entry 1 (psykologisk), which is there already",
        "  - bilag: …  # is there already",
    )
    assert 'put the file in the folder, or correct "bilag"' in found.open[0].standing.detail


def test_lines_are_for_today_and_not_for_a_day_before_what_is_there() -> None:
    """A meeting held later is in the file: it is not offered as if it were not."""
    past = of("minigruppe", {}, "2026-10-01")
    assert past.open
    assert (past.is_past, past.record) == (True, ())
    assert {item.under for item in past.items} == {()}
    assert detail(past, "psykologisk-vurdering") == "it is recorded for a later day"
    today = of("minigruppe", UNSENT)
    assert not today.is_past
    assert today.record
