"""A ruleset that extends another: added, replaced and dropped by id, each fault in its place."""

from datetime import date
from pathlib import Path

import pytest

from sagscli.case.walk import nested
from sagscli.diagnostics.diagnostic import Position
from sagscli.ruleset_lint.examples import failures
from sagscli.ruleset_lint.lint import inspect_ruleset
from sagscli.rulesets.records import LISTS, VOCABULARY, Dropped, Ruleset
from tests.local import EXTENDS_GROUND, GROUND, TODAY, family, put, told, unmarked
from tests.rulesets.library.building import KRAV, RULE, changes, extended, only, whole

# --- merging


def test_what_is_not_written_anew_is_taken_over(tmp_path: Path):
    ruleset = whole(tmp_path, "titel: Solbakke\n")
    base = only(tmp_path, "grund").ruleset
    for attribute in Ruleset.model_fields:
        if attribute not in ("id", "title", "extends"):
            assert getattr(ruleset, attribute) == getattr(base, attribute), attribute
    assert (ruleset.id, ruleset.title, ruleset.extends) == ("solbakke", "Solbakke", "grund")


@pytest.mark.parametrize(
    ("line", "attribute", "value"),
    [
        ("titel: Egen\n", "title", "Egen"),
        ("version-efter: indsatser.start\n", "version_by", "indsatser.start"),
        ("månedsslut: op\n", "month_end", "op"),
        ("gælder: {fra: 2021-01-01}\n", "valid", None),
    ],
)
def test_a_line_of_its_own_holds(line: str, attribute: str, value, tmp_path: Path):
    ruleset = extended(tmp_path, line).ruleset
    if attribute == "valid":
        assert (ruleset.valid.since, ruleset.valid.until) == (date(2021, 1, 1), None)
    else:
        assert getattr(ruleset, attribute) == value


def test_the_review_of_the_one_that_is_extended_is_not_its_own(tmp_path: Path):
    put(tmp_path, "grund", GROUND)
    put(tmp_path, "solbakke", "regelsæt: solbakke\nudvider: grund\n")
    assert only(tmp_path).ruleset.reviewed is None


def test_every_section_of_words_can_be_merged():
    sections = {danish for _name, danish, _record, many in nested(Ruleset) if many}
    assert {*VOCABULARY, *LISTS} == sections
    dropped = {field.alias for field in Dropped.model_fields.values()}
    assert dropped == {*VOCABULARY, *LISTS, "krav"}


@pytest.mark.parametrize("section", VOCABULARY)
def test_words_are_added_replaced_and_dropped_by_id(section: str, tmp_path: Path):
    put(tmp_path, "grund", GROUND)
    base = only(tmp_path, "grund").ruleset.words(section)
    name = next(iter(base))
    own = f"{section}:\n  {name}: {{titel: Egen}}\n  ny: {{titel: Ny}}\n"
    version = extended(tmp_path, own)
    words = version.ruleset.words(section)
    assert list(words) == [*base, "ny"]
    assert (words[name].title, words["ny"].title) == ("Egen", "Ny")
    assert {one: words[one] for one in base if one != name} == {
        one: base[one] for one in base if one != name
    }
    assert changes(version) == [f"replaced {section} {name}", f"added {section} ny"]
    version = extended(tmp_path, f"udgår:\n  {section}: [{name}]\n")
    assert list(version.ruleset.words(section)) == [one for one in base if one != name]
    assert changes(version) == [f"dropped {section} {name}"]


def test_deadlines_are_replaced_where_they_stood_and_added_at_the_end(tmp_path: Path):
    """V9, H2: the order of the page is the order of the rules."""
    more = "frister:\n" + RULE.format(id="ny") + RULE.format(id="opfølgning")
    version = extended(tmp_path, more)
    assert [one.id for one in version.ruleset.deadlines] == ["opfølgning", "referat", "ny"]
    rule = version.ruleset.deadline("opfølgning")
    assert rule.title == "opfølgning for sig selv"
    assert rule.repeat is None  # the whole rule is written anew, nothing of the old one is left
    assert changes(version) == ["replaced frister opfølgning", "added frister ny"]


def test_a_deadline_is_dropped(tmp_path: Path):
    version = extended(tmp_path, "udgår: {frister: [opfølgning]}\n")
    assert [one.id for one in version.ruleset.deadlines] == ["referat"]
    assert changes(version) == ["dropped frister opfølgning"]


def test_what_is_dropped_and_written_anew_is_replaced(tmp_path: Path):
    more = "udgår: {frister: [opfølgning]}\nfrister:\n" + RULE.format(id="opfølgning")
    version = extended(tmp_path, more)
    assert version.diagnostics == ()
    assert [one.title for one in version.ruleset.deadlines] == [
        "opfølgning for sig selv",
        "Referat",
    ]


def test_a_word_that_is_dropped_and_written_anew_is_replaced(tmp_path: Path):
    more = "udgår: {roller: [leder]}\nroller: {leder: {titel: Ny leder}}\n"
    version = extended(tmp_path, more)
    assert version.diagnostics == ()
    assert version.ruleset.roles["leder"].title == "Ny leder"
    assert "replaced roller leder" in changes(version)


def test_what_is_not_computed_is_replaced_added_and_dropped(tmp_path: Path):
    own = '{{id: {id}, tekst: Egen., kilde: "folder: Eget (V2)"}}'
    entries_ = ", ".join(own.format(id=name) for name in ("behov", "ny"))
    ruleset = whole(tmp_path, f"ikke-beregnet: [{entries_}]\n")
    assert [(one.id, one.text) for one in ruleset.not_reckoned] == [
        ("behov", "Egen."),
        ("ny", "Egen."),
    ]
    assert whole(tmp_path, "udgår: {ikke-beregnet: [behov]}\n").not_reckoned == ()


def gate(ruleset: Ruleset) -> list[tuple[str | None, str | None]]:
    return [(one.id, one.title) for one in ruleset.referrals["støtte"].requirements]


BASE_GATE = [("spørgsmål", "Spørgsmål"), ("observeret", "Observeret"), ("vurderet", "Vurderet")]


def test_requirements_are_replaced_where_they_stood_and_added_at_the_end(tmp_path: Path):
    """V5, V6d: the rest of the gate is kept."""
    krav = f"{KRAV.format(id='ny', key='sendt')}, {KRAV.format(id='observeret', key='anbefalet')}"
    version = extended(tmp_path, f"henvisninger: {{støtte: {{krav: [{krav}]}}}}\n")
    assert gate(version.ruleset) == [
        ("spørgsmål", "Spørgsmål"),
        ("observeret", "Egen"),
        ("vurderet", "Vurderet"),
        ("ny", "Egen"),
    ]
    kind = version.ruleset.referrals["støtte"]
    assert (kind.title, kind.grants, kind.decided_by) == ("Støtte", "minigruppe", "leder")
    assert changes(version) == [
        "replaced henvisninger støtte",
        "replaced krav støtte.observeret",
        "added krav støtte.ny",
    ]


def test_a_requirement_is_dropped_by_the_name_of_its_gate_and_its_own(tmp_path: Path):
    version = extended(tmp_path, "udgår: {krav: [støtte.observeret]}\n")
    assert gate(version.ruleset) == [BASE_GATE[0], BASE_GATE[2]]
    assert "dropped krav støtte.observeret" in changes(version)


def test_a_requirement_of_the_same_name_in_another_gate_stays(tmp_path: Path):
    """V5, R5: gates share names such as a meeting that must be held."""
    krav = KRAV.format(id="observeret", key="sendt")
    base = GROUND.replace(
        "henvisninger:\n", f"henvisninger:\n  omsorg: {{titel: Omsorg, krav: [{krav}]}}\n"
    )
    version = extended(tmp_path, "udgår: {krav: [støtte.observeret]}\n", base)
    assert gate(version.ruleset) == [BASE_GATE[0], BASE_GATE[2]]
    assert [one.id for one in version.ruleset.referrals["omsorg"].requirements] == ["observeret"]


def test_a_key_of_a_gate_is_replaced_and_its_requirements_kept(tmp_path: Path):
    kind = whole(tmp_path, "henvisninger: {støtte: {afgøres-af: team}}\n").referrals["støtte"]
    assert (kind.decided_by, kind.title) == ("team", "Støtte")
    assert [(one.id, one.title) for one in kind.requirements] == BASE_GATE


def test_a_new_gate_stands_by_itself(tmp_path: Path):
    krav = KRAV.format(id="sendt", key="sendt")
    version = extended(tmp_path, f"henvisninger: {{ny: {{titel: Ny, krav: [{krav}]}}}}\n")
    assert list(version.ruleset.referrals) == ["støtte", "ny"]
    assert changes(version) == ["added henvisninger ny"]
    assert gate(version.ruleset) == BASE_GATE


def test_a_ruleset_that_extends_one_that_extends(tmp_path: Path):
    put(tmp_path, "grund", GROUND)
    put(tmp_path, "midt", EXTENDS_GROUND.replace("solbakke", "midt") + "titel: Midt\n")
    put(tmp_path, "solbakke", "regelsæt: solbakke\nudvider: midt\nudgår: {frister: [referat]}\n")
    version = only(tmp_path)
    assert version.is_usable
    assert version.ruleset.title == "Midt"
    assert [one.id for one in version.ruleset.deadlines] == ["opfølgning"]
    assert [file.path.name for file in version.files] == [
        "solbakke.yaml",
        "midt.yaml",
        "grund.yaml",
    ]


# --- examples


EXAMPLES = ["Tolv uger", "Referatet er sendt", "Intet er på plads", "Alt er på plads"]


@pytest.mark.parametrize(
    ("own", "gone"),
    [
        ("titel: Egen\n", []),
        ("frister:\n" + RULE.format(id="opfølgning"), ["Tolv uger"]),
        ("udgår: {frister: [referat]}\n", ["Referatet er sendt"]),
        ("frister:\n" + RULE.format(id="ny"), []),
        (
            f"henvisninger: {{støtte: {{krav: [{KRAV.format(id='ny', key='sendt')}]}}}}\n",
            EXAMPLES[2:],
        ),
        ("udgår: {krav: [støtte.vurderet]}\n", EXAMPLES[2:]),
        ("udgår: {henvisninger: [støtte]}\n", EXAMPLES[2:]),
        ("udgår: {eksempler: [Tolv uger]}\n", ["Tolv uger"]),
    ],
    ids=str,
)
def test_examples_of_what_was_changed_fall_away(own: str, gone: list[str], tmp_path: Path):
    """What they prove is no longer asked; every other one goes on proving."""
    ruleset = extended(tmp_path, own).ruleset
    assert [one.name for one in ruleset.examples] == [one for one in EXAMPLES if one not in gone]
    assert failures(ruleset) == []


def test_an_example_of_the_same_name_takes_the_others_place(tmp_path: Path):
    example = (
        "eksempler:\n  - navn: Tolv uger\n"
        "    sag: {barn: {navn: A}, tilbud: [{art: minigruppe, opstart: 2026-01-05}]}\n"
        "    forventer: [{id: opfølgning, status: []}]\n"
    )
    ruleset = whole(tmp_path, example)
    assert [one.name for one in ruleset.examples] == EXAMPLES
    assert len(failures(ruleset)) == 1


# --- what cannot be dropped


@pytest.mark.parametrize(
    ("section", "word", "guess"),
    [
        ("frister", "opfølgnin", "opfølgning"),
        ("krav", "støtte.observert", "støtte.observeret"),
        ("henvisninger", "støte", "støtte"),
        ("roller", "lederr", "leder"),
        ("ikke-beregnet", "behv", "behov"),
        ("eksempler", "Tolv ugr", "Tolv uger"),
        ("møder", "statusmøte", "statusmøde"),
    ],
)
def test_what_is_not_there_cannot_be_dropped(section, word, guess, tmp_path: Path):
    """SAG501, with its place and did-you-mean."""
    text, place = unmarked(f"udgår:\n  {section}: [▸{word}]\n")
    version = extended(tmp_path, text)
    lines = EXTENDS_GROUND.count("\n")
    expected = Position(place.line + lines, place.column)
    assert told(version.diagnostics) == [("SAG501", "solbakke.yaml", expected)]
    assert guess in version.diagnostics[0].help


@pytest.mark.parametrize(
    "own",
    [
        "udgår: [frister]\n",
        "udgår: {frister: opfølgning}\n",
        "udgår: {frist: [opfølgning]}\n",
        "frister: {opfølgning: {}}\n",
        "frister: opfølgning\n",
        "henvisninger: {støtte: leder}\n",
        "henvisninger: {støtte: {krav: {observeret: {}}}}\n",
        "henvisninger: {støtte: {krav: observeret}}\n",
        "frister: [opfølgning]\n",
        "frister: [{titel: Uden id}]\n",
        "eksempler: {Tolv uger: {}}\n",
        "gælder: 2027\n",
        "gælder: {fra: [2027-01-01]}\n",
    ],
)
def test_what_has_the_wrong_shape_is_told_and_never_lost(own: str, tmp_path: Path):
    """Every error of the extending file is at a place in it."""
    version = extended(tmp_path, own)
    assert not version.is_usable
    assert {Path(one.path).name for one in version.diagnostics} == {"solbakke.yaml"}
    assert {one.code for one in version.diagnostics} <= {"SAG201", "SAG202", "SAG203", "SAG205"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  folder: {titel: Folder}\n", "  folder\n"),
        ("  folder: {titel: Folder}\n", "  folder:\n    - titel\n"),
        ("observationer:\n  samspil: {titel: Samspil}\n", "observationer: [samspil]\n"),
        ("  leder: {titel: Leder, når-ikke-indskrevet: konsulent}\n", "  leder: Leder\n"),
    ],
)
def test_a_section_that_cannot_be_read_is_told_once(before: str, after: str, tmp_path: Path):
    """Not once more for each rule that uses a word of it: only the one slip is at fault."""
    put(tmp_path, "grund", GROUND.replace(before, after, 1))
    assert [one.code for one in family(tmp_path, "grund").diagnostics] == ["SAG203"]


@pytest.mark.parametrize(
    "twice",
    [
        "frister:\n" + 2 * RULE.format(id="ny"),
        "frister:\n" + 2 * RULE.format(id="opfølgning"),
        "ikke-beregnet: [" + 2 * '{id: behov, tekst: Egen., kilde: "folder: Eget (V2)"}, ' + "]\n",
        "henvisninger: {støtte: {krav: ["
        + ", ".join(2 * [KRAV.format(id="observeret", key="sendt")])
        + "]}}\n",
    ],
)
def test_an_id_that_stands_twice_is_told_whether_new_or_replaced(twice: str, tmp_path: Path):
    """SAG504: a second rule of the same name would hide the first."""
    found = [one for one in extended(tmp_path, twice).diagnostics if one.code == "SAG504"]
    assert [Path(one.path).name for one in found] == ["solbakke.yaml"]


# --- places


@pytest.mark.parametrize(
    "own",
    [
        "roller:\n  ny: {titel: Ny, omfatter: [▸konsulnt]}\n",
        "frister:\n" + RULE.format(id="ny").replace("ansvarlig: leder", "ansvarlig: ▸lder"),
        "frister:\n" + RULE.format(id="opfølgning").replace("statusmøde", "▸statusmøte"),
        "frister:\n"
        + RULE.format(id="ny")
        + RULE.format(id="opfølgning").replace("efter: opstart", "efter: ▸opstat"),
        "henvisninger: {støtte: {afgøres-af: ▸lder}}\n",
        "henvisninger: {støtte: {krav: ["
        + KRAV.format(id="ny", key="sendt")
        + ", "
        + KRAV.format(id="spørgsmål", key="▸sent")
        + "]}}\n",
        "henvisninger: {ny: {titel: Ny, krav: [" + KRAV.format(id="ny", key="▸sent") + "]}}\n",
        "version-efter: ▸tilbud.opstar\n",
    ],
)
def test_a_fault_of_the_extending_file_is_placed_there(own: str, tmp_path: Path):
    """Also in a list, where an entry has another number in the merged one."""
    text, place = unmarked(EXTENDS_GROUND + own)
    version = extended(tmp_path, text.removeprefix(EXTENDS_GROUND))
    assert told(version.diagnostics) == [("SAG501", "solbakke.yaml", place)]


CLASHES = [
    ("roller: [psykolog]", "omfatter: [psykolog]"),
    ("faser: [fase-1]", "fase: fase-1"),
    ("observationer: [samspil]", "observation: samspil"),
    ("tilbud: [minigruppe]", "giver: minigruppe"),
    ("vurderinger: [psykologisk-vurdering]", "vurdering: psykologisk-vurdering"),
    ("samtykker: [deling], møder: [statusmøde]", "møde: statusmøde"),
]


@pytest.mark.parametrize(("dropped", "use"), CLASHES)
def test_what_is_taken_over_and_does_not_go_with_it_is_told_in_the_extending_file(
    dropped: str, use: str, tmp_path: Path
):
    """SAG501 once, at what drops it: the other file is right by itself, and others use it.

    The line of that file is told, even when entries were added and replaced before it.
    """
    more = (
        "henvisninger: {støtte: {krav: ["
        + KRAV.format(id="ny", key="sendt")
        + ", "
        + KRAV.format(id="spørgsmål", key="sendt")
        + "]}}\nfrister:\n"
        + RULE.format(id="ny").replace("tilbud.minigruppe", "barn").replace("opstart", "født")
    ).replace("møde: statusmøde", "handleplan: handleplan")
    line = GROUND[: GROUND.index(use)].count("\n") + 1
    version = extended(tmp_path, f"udgår: {{{dropped}}}\n{more}")
    here = Position(EXTENDS_GROUND.count("\n") + 1, 1)
    assert told(version.diagnostics) == [("SAG501", "solbakke.yaml", here)]
    message = version.diagnostics[0].message
    assert f"regelsæt/grund.yaml:{line}: " in message
    assert dropped.rpartition("[")[2].rstrip("]") in message


def test_the_line_follows_the_entry_and_not_its_number(tmp_path: Path):
    """The first deadline was dropped, so that the second is the first of the merged list."""
    own = "udgår: {frister: [opfølgning], møder: [statusmøde]}\n"
    [one] = extended(tmp_path, own).diagnostics
    line = GROUND[: GROUND.index("for-hver: møde.statusmøde")].count("\n") + 1
    assert f"regelsæt/grund.yaml:{line}: " in one.message


def test_a_fault_two_files_down(tmp_path: Path):
    put(tmp_path, "grund", GROUND)
    put(tmp_path, "midt", EXTENDS_GROUND.replace("solbakke", "midt") + "titel: Midt\n")
    put(tmp_path, "solbakke", "regelsæt: solbakke\nudvider: midt\nudgår: {faser: [fase-1]}\n")
    assert family(tmp_path, "midt").diagnostics == ()
    [one] = only(tmp_path).diagnostics
    assert told([one]) == [("SAG501", "solbakke.yaml", Position(3, 1))]
    line = GROUND[: GROUND.index("fase: fase-1")].count("\n") + 1
    assert f"regelsæt/grund.yaml:{line}: " in one.message


def test_without_anything_dropped_it_is_told_at_the_extending_itself(tmp_path: Path):
    """SAG509: an example of the base no longer holds for what the extending file says."""
    own = "vurderinger: {psykologisk-vurdering: {titel: Vurdering, af: [forældre]}}\n"
    assert extended(tmp_path, own).is_usable
    found = inspect_ruleset(family(tmp_path, "solbakke"), TODAY)
    assert told(found) == [("SAG509", "solbakke.yaml", Position(2, 1))]
    line = GROUND[: GROUND.index("navn: Alt er på plads")].count("\n") + 1
    assert f"regelsæt/grund.yaml:{line}: " in found[0].message


def test_what_could_be_better_in_the_other_file_is_left_to_its_own_check(tmp_path: Path):
    """A word that only the dropped way used is no concern of the one that drops it (SAG511)."""
    extended(tmp_path, "udgår: {veje: [vejen]}\n")
    assert inspect_ruleset(family(tmp_path, "solbakke"), TODAY) == []
