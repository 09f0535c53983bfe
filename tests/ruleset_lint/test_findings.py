"""What only a trial or a second look shows: examples, words, reviews (SAG509 to SAG514)."""

from datetime import date
from pathlib import Path

import pytest

from sagscli.diagnostics.diagnostic import Position, Severity
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.ruleset_lint.lint import inspect_ruleset
from tests.local import GROUND, TODAY, family, put, unmarked
from tests.ruleset_lint.finding import findings, without

# --- examples that do not hold


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("Tolv uger", "senest: [2026-05-25]", "senest: [2026-05-26]"),
        ("Tolv uger", "senest: [2026-05-25]", "senest: []"),
        ("Tolv uger", "senest: [2026-05-25]", "ansvarlig: [forældre]"),
        ("Tolv uger", "senest: [2026-05-25]", "handl-senest: [2026-05-25]"),  # 2. pinsedag
        ("Tolv uger", "uger: 12}", "uger: 13}"),
        ("Referatet er sendt", "status: [done]", "status: [open]"),
        ("Referatet er sendt", "{id: referat, status", "{id: refrat, status"),
        ("Referatet er sendt", "dato-i: referat-udsendt", "dato-i: afholdt\n    opstår: født"),
        ("Intet er på plads", "mangler: [observeret, vurderet]", "mangler: [observeret]"),
        ("Intet er på plads", "mangler: [observeret, vurderet]", "mangler: [vurderet, observeret]"),
        ("Intet er på plads", "ukendt: [spørgsmål]", "ukendt: []"),
        (
            "Alt er på plads",
            "{henvisning: støtte, mangler: [], u",
            "{henvisning: s, mangler: [], u",
        ),
        ("Alt er på plads", "mangler: [], u", "bortfalder: [vurderet], mangler: [], u"),
        ("Alt er på plads", "af: [team]", "af: [forældre]"),
    ],
)
def test_an_example_that_does_not_hold(name: str, before: str, after: str, tmp_path: Path):
    """SAG509 at the example. It can still be used: for cases the rule holds as it is written."""
    assert before in GROUND
    text, place = unmarked(
        GROUND.replace(before, after, 1).replace(f"- navn: {name}", f"- ▸navn: {name}")
    )
    put(tmp_path, "grund", text)
    found = inspect_ruleset(family(tmp_path, "grund"), TODAY)
    wrong = [one for one in found if one.code == "SAG509"]
    assert {one.span.start for one in wrong} == {place}
    assert {one.severity for one in wrong} == {Severity.ERROR}
    assert family(tmp_path, "grund").rulesets


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("art: minigruppe, opstart", "art: minigruppe, ▸opstrat"),
        ("[{art: minigruppe", "[{art: ▸minigrupe"),
        ("art: statusmøde, afholdt", "art: ▸statusmøte, afholdt"),
        ("af: psykolog}", "af: ▸psykolg}"),
        ("belyser: [samspil]", "belyser: [▸samspild]"),
        ("{til: støtte,", "{til: ▸stotte,"),
        ("{spørgsmål: {svar: nej", "{▸spørgsmaal: {svar: nej"),
        ("afholdt: 2026-05-20,", "afholdt: 2026-05-20, drøftet: [▸relatioer],"),
        ("barn: {navn: A}, møder", "indsatser: [{niveau: ▸forbyggende}], møder"),
        (
            "barn: {navn: A}, møder",
            "indsatser: [{niveau: forebyggende, tiltag: ▸fokuspunkt}], møder",
        ),
        ("barn: {navn: A}, møder", "handleplaner: [{felter: {▸trivsl: x}}], møder"),
    ],
)
def test_an_example_with_a_word_that_no_case_could_have(before: str, after: str, tmp_path: Path):
    """SAG509 at the word: an example of something misspelt shows nothing, least of all `[]`."""
    assert before in GROUND
    text, place = unmarked(GROUND.replace(before, after, 1))
    put(tmp_path, "grund", text)
    found = inspect_ruleset(family(tmp_path, "grund"), TODAY)
    assert ("SAG509", place) in {(one.code, one.span.start) for one in found}


def test_three_misspelt_words_and_an_empty_list(tmp_path: Path):
    """SAG509: nothing is due of what the ruleset does not know, so `senest: []` would hold."""
    example = (
        "  - navn: Tre forkerte ord\n"
        "    sag:\n"
        "      barn: {navn: A}\n"
        "      tilbud: [{art: minigrupe, opstart: 2026-03-02}]\n"
        "      møder: [{art: statusmøte, afholdt: 2026-05-20, deltagere: [foreldre]}]\n"
        "    forventer: [{id: opfølgning, senest: []}, {id: referat, senest: []}]\n"
    )
    put(tmp_path, "grund", GROUND + example)
    found = inspect_ruleset(family(tmp_path, "grund"), TODAY)
    assert [(one.code, one.severity) for one in found] == [("SAG509", Severity.ERROR)] * 3
    assert [one.help for one in found] == [
        'did you mean "minigruppe"?',
        'did you mean "statusmøde"?',
        'did you mean "forældre"?',
    ]


@pytest.mark.parametrize("expects", ["", "[]", "[{id: opfølgning}]"])
def test_an_example_that_expects_nothing_proves_nothing(expects: str, tmp_path: Path):
    """SAG509."""
    text = GROUND.replace("forventer: [{id: opfølgning, senest: [2026-05-25]}]", "forventer: X")
    text = text.replace("forventer: X", f"forventer: {expects}").replace(
        "navn: Tolv", "▸navn: Tolv"
    )
    found, place = findings(tmp_path, text)
    assert ("SAG509", "grund.yaml", place) in found


# --- rules that no example tries


@pytest.mark.parametrize(
    ("example", "rule"),
    [
        ("navn: Tolv uger", "id: ▸opfølgning"),
        ("navn: Referatet er sendt", "id: ▸referat"),
    ],
)
def test_a_deadline_that_no_example_tries(example: str, rule: str, tmp_path: Path):
    """SAG510 at its id."""
    text = without(example, GROUND.replace(rule.replace("▸", ""), rule, 1))
    found, place = findings(tmp_path, text)
    assert found == [("SAG510", "grund.yaml", place)]


def test_a_deadline_with_dates_must_be_tried_by_its_dates(tmp_path: Path):
    """SAG510: a status alone would not notice a month more."""
    example = "pr: 2026-03-03\n    forventer: [{id: opfølgning, status: [upcoming]}]"
    text = GROUND.replace("forventer: [{id: opfølgning, senest: [2026-05-25]}]", example, 1)
    found, place = findings(tmp_path, text.replace("id: opfølgning\n", "id: ▸opfølgning\n", 1))
    assert found == [("SAG510", "grund.yaml", place)]


@pytest.mark.parametrize("expected", ["ansvarlig: [konsulent]", "status: []", "senest: []"])
def test_a_deadline_without_dates_must_be_tried_by_its_status(expected: str, tmp_path: Path):
    """SAG510: who has to act says nothing of when it is fulfilled."""
    text = GROUND.replace("{id: referat, status: [done]}", f"{{id: referat, {expected}}}", 1)
    text = text.replace("afholdt: 2026-05-20", "afholdt: 2026-06-20") if "[]" in expected else text
    found, place = findings(tmp_path, text.replace("id: referat\n", "id: ▸referat\n", 1))
    assert found == [("SAG510", "grund.yaml", place)]


def test_dates_that_are_never_there_try_nothing(tmp_path: Path):
    """SAG510: an empty list says that nothing is due."""
    text = GROUND.replace("senest: [2026-05-25]", "senest: []").replace(
        "ophør: 2026-09-01", "ophør: 2026-04-01"
    )
    found, place = findings(tmp_path, text.replace("id: opfølgning\n", "id: ▸opfølgning\n", 1))
    assert found == [("SAG510", "grund.yaml", place)]


@pytest.mark.parametrize("id_", ["spørgsmål", "observeret", "vurderet"])
def test_a_requirement_that_no_example_shows_to_stop_a_case(id_: str, tmp_path: Path):
    """SAG510: a requirement that is always met might as well not be there."""
    text = without("navn: Intet er på plads", GROUND.replace(f"id: {id_},", f"id: ▸{id_},", 1))
    found, place = findings(tmp_path, text)
    assert ("SAG510", "grund.yaml", place) in found
    assert len(found) == 3


def test_a_requirement_that_only_falls_away_stops_nothing(tmp_path: Path):
    """SAG510: "bortfalder" shows when it is not asked for, not what happens when it is."""
    text = GROUND.replace("id: vurderet, titel", "id: ▸vurderet, hvis: spørgsmål, titel", 1)
    example = without("navn: Intet er på plads", text)
    answered = "henvisninger: [{til: støtte, skøn: {spørgsmål: {svar: nej}}}]"
    expected = "mangler: [spørgsmål, observeret], bortfalder: [vurderet]"
    text = example + (
        "  - navn: Intet er på plads\n"
        "    pr: 2026-06-01\n"
        f"    sag: {{barn: {{navn: A}}, {answered}}}\n"
        f"    forventer: [{{henvisning: støtte, {expected}}}]\n"
    )
    found, place = findings(tmp_path, text)
    assert found == [("SAG510", "grund.yaml", place)]


def test_a_gate_that_no_example_passes(tmp_path: Path):
    """SAG510 at the gate: perhaps nothing could ever meet it."""
    text = GROUND.replace("  støtte:\n    titel: Støtte", "  ▸støtte:\n    titel: Støtte", 1)
    found, place = findings(tmp_path, without("navn: Alt er på plads", text))
    assert found == [("SAG510", "grund.yaml", place)]


def test_a_gate_without_requirements_needs_no_example(tmp_path: Path):
    found, _ = findings(
        tmp_path, GROUND.replace("henvisninger:\n", "henvisninger:\n  fri: {titel: F}\n", 1)
    )
    assert found == []


def test_an_example_that_leaves_the_question_open_passes_no_gate(tmp_path: Path):
    """SAG510: without "ukendt: []" nothing says that all is known."""
    text = GROUND.replace("mangler: [], ukendt: []", "mangler: []", 1)
    found, place = findings(tmp_path, text.replace("  støtte:\n    tit", "  ▸støtte:\n    tit", 1))
    assert found == [("SAG510", "grund.yaml", place)]


# --- words that nobody uses


@pytest.mark.parametrize(
    ("section", "entry"),
    [
        ("kilder", "ny: {titel: Ny}"),
        ("roller", "ny: {titel: Ny}"),
        ("vurderinger", "ny: {titel: Ny}"),
        ("møder", "ny: {titel: Ny}"),
        ("tilbud", "ny: {titel: Ny}"),
        ("niveauer", "ny: {titel: Ny}"),
        ("observationer", "ny: {titel: Ny}"),
        ("faser", "ny: {titel: Ny}"),
    ],
)
def test_a_word_that_nothing_uses(section: str, entry: str, tmp_path: Path):
    """SAG511 at the word."""
    text = GROUND.replace(f"\n{section}:\n", f"\n{section}:\n  ▸{entry}\n", 1)
    found, place = findings(tmp_path, text)
    assert found == [("SAG511", "grund.yaml", place)]


@pytest.mark.parametrize("section", ["samtykker", "tiltag", "skemaer"])
def test_what_stands_for_itself_need_not_be_used(section: str, tmp_path: Path):
    """H15: a catalogue; a form; a purpose of consent."""
    text = GROUND.replace(f"\n{section}:\n", f"\n{section}:\n  ny: {{titel: Ny}}\n", 1)
    assert findings(tmp_path, text)[0] == []


@pytest.mark.parametrize(
    ("word", "use"),
    [
        ("roller", ("omfatter: [psykolog]", "omfatter: [psykolog, ny]")),
        ("roller", ("når-ikke-indskrevet: konsulent", "når-ikke-indskrevet: ny")),
        ("roller", ("kan-deltage: [team]", "kan-deltage: [team, ny]")),
        ("møder", ("for-hver: møde.statusmøde", "for-hver: [møde.statusmøde, møde.ny]")),
        ("tilbud", ("for-hver: tilbud.minigruppe", "for-hver: [tilbud.minigruppe, tilbud.ny]")),
        ("kilder", ('"folder: Vejen (H8)"', '"ny: Vejen (H8)"')),
        ("faser", ("fase: fase-1", "fase: ny")),
    ],
)
def test_every_use_counts(word: str, use: tuple[str, str], tmp_path: Path):
    text = GROUND.replace(f"\n{word}:\n", f"\n{word}:\n  ny: {{titel: Ny}}\n", 1)
    found, _ = findings(tmp_path, text.replace(*use, 1))
    assert [one for one in found if one[0] == "SAG511" and one[2].line == 7] == []
    assert "SAG501" not in [one[0] for one in found]


# --- citations


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"folder: Opfølgning (V9)"', "▸Opfølgning"),
        ('"folder: Støtte (V5)"', "▸folder"),
        ('"folder: Behov (V2)"', '▸"(V2)"'),
        ('"folder: Vejen (H8)"', "▸Vejen"),
    ],
)
def test_a_citation_that_names_no_document(before: str, after: str, tmp_path: Path):
    """SAG512 at the citation."""
    found, place = findings(tmp_path, GROUND.replace(before, after, 1))
    assert found == [("SAG512", "grund.yaml", place)]


# --- reviews


@pytest.mark.parametrize(
    ("today", "stale"),
    [("2026-09-01", False), ("2027-09-01", False), ("2027-09-02", True), ("2030-01-01", True)],
)
def test_a_review_lasts_a_year(today: str, stale: bool, tmp_path: Path):
    """SAG513 at the day: 365 days after it is fine."""
    text = GROUND.replace("gennemgået: ", "gennemgået: ▸", 1)
    found, place = findings(tmp_path, text, date.fromisoformat(today))
    assert found == ([("SAG513", "grund.yaml", place)] if stale else [])


def test_a_ruleset_that_was_never_reviewed(tmp_path: Path):
    """SAG513 at its id."""
    found, _ = findings(tmp_path, GROUND.replace("gennemgået: 2026-09-01\n", "", 1))
    assert found == [("SAG513", "grund.yaml", Position(1, 11))]


def test_a_version_that_holds_no_more_needs_no_review(tmp_path: Path):
    text = GROUND.replace("{fra: 2020-01-01}", "{fra: 2020-01-01, til: 2026-12-31}", 1)
    assert findings(tmp_path, text, date(2026, 12, 31))[0] == []
    assert findings(tmp_path, text, date(2028, 1, 1))[0] == []


# --- examples of another time


@pytest.mark.parametrize(
    ("valid", "outside"),
    [
        ("{fra: 2020-01-01}", []),
        ("{fra: 2026-03-02, til: 2026-06-01}", []),
        ("{fra: 2026-03-03}", ["Tolv uger"]),
        ("{fra: 2026-01-01, til: 2026-03-01}", ["Tolv", "Referatet", "Intet", "Alt"]),
        ("{fra: 2026-06-01}", ["Tolv"]),
        ("{fra: 2026-06-02}", ["Tolv", "Referatet", "Intet", "Alt"]),
    ],
)
def test_an_example_of_a_day_on_which_the_version_does_not_hold(valid, outside, tmp_path: Path):
    """SAG514: the day that version-efter picks, or else the one it is asked on."""
    text = GROUND.replace("{fra: 2020-01-01}", valid, 1)
    put(tmp_path, "grund", text)
    found = [
        one for one in inspect_ruleset(family(tmp_path, "grund"), TODAY) if one.code == "SAG514"
    ]
    lines = text.splitlines()
    assert len(found) == len(outside)
    for one, name in zip(found, outside, strict=True):
        assert lines[one.span.start.line - 1].startswith(f"  - navn: {name}")


def test_an_example_that_a_later_version_takes_over_may_be_of_its_time(tmp_path: Path):
    """It is tried in both; what the later one does not take over is told (SAG514)."""
    put(
        tmp_path,
        "grund/a",
        GROUND.replace("{fra: 2020-01-01}", "{fra: 2020-01-01, til: 2026-05-31}"),
    )
    later = "regelsæt: grund\nudvider: grund\ngennemgået: 2026-09-01\ngælder: {fra: 2026-06-01}\n"
    put(tmp_path, "grund/b", later)

    def outside() -> list[str]:
        found = inspect_ruleset(family(tmp_path, "grund"), TODAY)
        return [finding.code for finding in found if finding.code == "SAG514"]

    assert outside() == []
    put(tmp_path, "grund/b", later + "udgår: {eksempler: [Intet er på plads]}\n")
    assert outside() == ["SAG514"]


# --- together


def test_a_ruleset_with_an_error_is_not_tried(tmp_path: Path):
    """Half a ruleset proves nothing: no example, no unused word, until it can be used."""
    text = GROUND.replace("indkalder: leder", "indkalder: ▸lder", 1)
    text = text.replace("senest: [2026-05-25]", "senest: [2026-05-26]")
    found, place = findings(tmp_path, text.replace("gennemgået: 2026-09-01\n", "\n"))
    assert found == [("SAG501", "grund.yaml", place)]


def test_findings_come_in_the_order_of_the_file(tmp_path: Path):
    text = GROUND.replace("gennemgået: 2026-09-01\n", "")
    text = text.replace("\nroller:\n", "\nroller:\n  ny: {titel: Ny}\n").replace("[done]", "[open]")
    found, _ = findings(tmp_path, text)
    assert [one[0] for one in found] == ["SAG513", "SAG511", "SAG509"]
    assert [one[2] for one in found] == sorted(one[2] for one in found)


@pytest.mark.parametrize("name", library_of(None).ids)
def test_nothing_is_to_be_bettered_in_the_built_in_rulesets(name: str):
    """What comes with the tool passes its own check; on a fixed day, for a review grows old."""
    found = inspect_ruleset(library_of(None).family(name), TODAY)
    assert [one for one in found if one.code != "SAG513"] == []
