"""The examples of a ruleset are its tests: they must be able to fail."""

import pytest

from sagscli.ruleset_lint.examples import Failure, failures
from tests.building import ruleset_of

# --- deadlines in examples

RULE = {
    "id": "prøve",
    "for-hver": "tilbud.minigruppe",
    "møde": "statusmøde",
    "senest": {"efter": "opstart", "måneder": "3"},
    "gentag": {"måneder": "6"},
    "indtil": ["ophør"],
}
COURSE = {"tilbud": [{"art": "minigruppe", "opstart": "2026-08-30", "ophør": "2027-06-01"}]}
DUES = ["2026-11-30", "2027-05-30"]


def tried(*expects: dict, sag: dict = COURSE, pr: str | None = "2026-12-01") -> list[str]:
    example = {"navn": "Prøve", "sag": sag, "forventer": list(expects)}
    if pr is not None:
        example["pr"] = pr
    return [one.text for one in failures(ruleset_of(RULE, eksempler=[example]))]


def test_a_failure_says_which_example_it_is():
    fine = {"navn": "Fin", "sag": COURSE, "forventer": [{"id": "prøve", "senest": DUES}]}
    wrong = {"navn": "Forkert", "sag": COURSE, "forventer": [{"id": "prøve", "senest": []}]}
    found = failures(ruleset_of(RULE, eksempler=[fine, wrong, fine | {"navn": "Også"}]))
    assert found == [
        Failure(1, "Forkert", f"prøve, senest: expected nothing, but it is {', '.join(DUES)}")
    ]


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
            "prøve, senest: expected 2026-11-30, but it is 2026-11-30, 2027-05-30",
        ),
        (
            {"senest": ["2027-05-30", "2026-11-30"]},
            ("prøve, senest: expected 2027-05-30, 2026-11-30, but it is 2026-11-30, 2027-05-30"),
        ),
        (
            {"senest": []},
            "prøve, senest: expected nothing, but it is 2026-11-30, 2027-05-30",
        ),
        (
            {"handl-senest": ["2026-11-30", "2027-05-30"]},
            (
                "prøve, handl-senest: expected 2026-11-30, 2027-05-30, "
                "but it is 2026-11-30, 2027-05-28"
            ),
        ),
        (
            {"status": ["upcoming", "upcoming"]},
            "prøve, status: expected upcoming, upcoming, but it is overdue, upcoming",
        ),
        (
            {"ansvarlig": ["leder"]},
            "prøve, ansvarlig: expected leder, but it is leder, leder",
        ),
        (
            {"ansvarlig": {"krav": "leder"}},
            'the roles of a deadline stand in a list: "ansvarlig: [leder]"',
        ),
        ({}, "nothing is expected of prøve"),
        ({"klar": "ja"}, "nothing is expected of prøve"),
        ({"id": "andet"}, 'there is no rule "andet"'),
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
    assert tried(wanted, pr=None) == ['the status of prøve needs a day: add "pr: "']


def test_an_example_without_expectations():
    assert tried() == ["it expects nothing"]


def test_a_fault_in_the_examples_case_is_told():
    faulty = {"tilbud": [{"art": "minigruppe", "opstrat": "2026-08-30"}]}
    told = tried({"id": "prøve", "senest": []}, sag=faulty)
    assert len(told) == 1
    assert "opstrat" in told[0]


# --- gates in examples

GATE = {
    "støtte": {
        "titel": "Støtte",
        "krav": [
            {"id": "møde", "titel": "M", "møde": "statusmøde"},
            {"id": "spørgsmål", "titel": "S", "skøn": {"spørgsmål": "Er det?"}},
            {"id": "dato", "titel": "D", "dato": "sendt", "hvis": "spørgsmål"},
        ],
    }
}


def tried_gate(expects: dict, sag: dict | None = None, *, asked: bool = True) -> list[str]:
    example = {"navn": "Prøve", "sag": sag or {}, "forventer": [{"henvisning": "støtte"} | expects]}
    if asked:
        example["pr"] = "2026-12-01"
    usual = {"ansvarlig": "leder", "kilde": "folder: Prøve (V5)"}
    kind = GATE["støtte"]
    gates = {"støtte": kind | {"krav": [usual | one for one in kind["krav"]]}}
    return [one.text for one in failures(ruleset_of(henvisninger=gates, eksempler=[example]))]


def test_an_example_of_a_gate():
    """Each list that is given must match in full, in the order of the requirements."""
    assert (
        tried_gate({"mangler": ["møde"], "ukendt": ["spørgsmål", "dato"], "bortfalder": []}) == []
    )
    answered = {
        "henvisninger": [{"til": "støtte", "skøn": {"spørgsmål": {"svar": "nej", "af": "leder"}}}]
    }
    assert (
        tried_gate({"mangler": ["møde"], "ukendt": [], "bortfalder": ["dato"]}, sag=answered) == []
    )


def test_an_example_says_who_has_a_krav_and_whether_all_is_in_place():
    """Of `ansvarlig` only the krav that are named are looked at."""
    assert tried_gate({"klar": "nej", "ansvarlig": {"møde": "leder", "dato": "leder"}}) == []


def test_advice_is_always_ready():
    """A8: whatever is missing."""
    krav = {"id": "møde", "titel": "M", "møde": "statusmøde", "ansvarlig": "leder"}
    krav["kilde"] = "folder: Prøve (A8)"
    for advisory, ready in (("ja", "ja"), ("nej", "nej")):
        gate = {"titel": "Støtte", "vejledende": advisory, "krav": [krav]}
        expected = {"henvisning": "støtte", "mangler": ["møde"], "klar": ready}
        example = {"navn": "Prøve", "pr": "2026-12-01", "forventer": [expected]}
        assert failures(ruleset_of(henvisninger={"støtte": gate}, eksempler=[example])) == []


@pytest.mark.parametrize(
    ("expects", "text"),
    [
        ({"mangler": []}, "støtte, mangler: expected nothing, but it is møde"),
        ({"ukendt": ["dato"]}, "støtte, ukendt: expected dato, but it is spørgsmål, dato"),
        ({"bortfalder": ["dato"]}, "støtte, bortfalder: expected dato, but it is nothing"),
        (
            {"ansvarlig": {"dato": "leder", "møde": "konsulent"}},
            "støtte.møde, ansvarlig: expected konsulent, but it is leder",
        ),
        ({"ansvarlig": {"andet": "leder"}}, 'there is no krav "støtte.andet"'),
        (
            {"ansvarlig": ["leder", "leder", "leder"]},
            'the roles of a henvisning stand by krav: "ansvarlig: {samtykke: leder}"',
        ),
        ({"klar": "ja"}, "støtte, klar: expected yes, but it is no"),
        ({}, "nothing is expected of støtte"),
        ({"henvisning": "andet", "mangler": []}, 'there is no henvisning "andet"'),
    ],
)
def test_an_example_of_a_gate_that_does_not_hold(expects: dict, text: str):
    assert tried_gate(expects) == [text]


def test_a_gate_is_asked_on_a_day():
    told = tried_gate({"mangler": []}, asked=False)
    assert told == ['the status of støtte needs a day: add "pr: "']
