"""Mistakes that no example of a ruleset would notice (SAG516)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sagscli.case.record import Record
from sagscli.case.walk import nested
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.ruleset_lint.changes import changeable_keys, changes
from sagscli.ruleset_lint.lint import inspect_ruleset
from sagscli.ruleset_lint.noticing import unnoticed
from sagscli.rulesets.records import Ruleset
from tests.building import ruleset_of
from tests.local import EXTENDS_GROUND, TODAY, WATCHED, family, put, unmarked
from tests.ruleset_lint.finding import without

VERSIONS = [
    pytest.param(version, id=f"{version.ruleset.id}-{version.since}")
    for name in library_of(None).ids
    for version in library_of(None).family(name).versions
]


def messages(root: Path, text: str = WATCHED) -> list[str]:
    put(root, "grund", text)
    found = inspect_ruleset(family(root, "grund"), TODAY)
    return [one.message.removeprefix("no example would notice if ") for one in _only(found)]


def _only(found: list) -> list:
    return [one for one in found if one.code == "SAG516"]


def mistakes(ruleset: Ruleset) -> list[str]:
    """Return every mistake that is made in a ruleset."""
    return [
        one.told.removeprefix("no example would notice if ")
        for _at, changed in changes(ruleset)
        for one in changed
    ]


# --- the built-in rulesets


@pytest.mark.parametrize("version", VERSIONS)
def test_the_examples_of_a_built_in_ruleset_notice_every_mistake(version):
    assert [one.message for one in unnoticed(version, ())] == []


@pytest.mark.parametrize("version", VERSIONS)
def test_it_is_looked_at_all_there_is_to_look_at(version):
    """Another role for every rule and krav, each word of a list, each condition of a krav."""
    ruleset, made = version.ruleset, mistakes(version.ruleset)
    krav = [one for kind in ruleset.referrals.values() for one in kind.requirements]
    roles = sum(told.endswith('stood under "ansvarlig"') for told in made)
    assert roles >= len(krav) + len(ruleset.deadlines)
    for key, words in (
        ("indtil", [word for rule in ruleset.deadlines for word in rule.until]),
        ("efter", [word for one in krav for word in one.after]),
        ("inden", [word for one in krav for word in one.by_date]),
        ("deltagere", [word for one in krav for word in one.participants]),
        ("drøftet", [word for one in krav for word in one.discussed]),
        ("udfyldt", [word for one in krav for word in one.filled]),
        ("felter", [word for one in krav for word in one.fields]),
    ):
        left_out = [told for told in made if told.endswith(f'were not among "{key}"')]
        assert left_out == [f'"{word}" were not among "{key}"' for word in words]
    for key, given in (
        ("hvis", [one.only_if for one in krav]),
        ("form", [one.form for one in krav]),
        ("vejledende", [one.advisory for one in krav]),
        ("gentag", [rule.repeat for rule in ruleset.deadlines]),
        ("senest", [rule.latest for rule in ruleset.deadlines]),
    ):
        assert made.count(f'"{key}" were left out') >= sum(bool(one) for one in given)


UNSEEN = {
    "Ruleset": "regelsæt titel udvider version-efter gennemgået månedsslut kalender mødedatoer",
    "Validity": "fra til",
    "Source": "titel udgiver",
    "Edition": "fra til titel",
    "Role": "titel kort bestemt udvælges",
    "AssessmentKind": "titel kilde",
    "MeetingKind": (
        "titel om indkalder deltagere kan-deltage dagsorden skal-drøftes referat kilde"
    ),
    "PlacementKind": "titel niveau kilde",
    "Ages": "kilde",
    "Places": "højst mindst kilde",
    "ConsentKind": "titel oplysninger deles-med kilde",
    "Level": "titel efter udfyldt rettet-mod kilde",
    "ActionKind": "titel niveau aktør kilde",
    "Theme": "titel kilde",
    "Phase": "titel kilde",
    "Form": "titel om kilde møde deltagere indsatser skal-udfyldes",
    "FormHeader": "nummer dato deltagere",
    "FormField": "titel afsnit hvem hvornår sammen-med vejledning fra-sidst",
    "ReferralKind": "titel dokument klage om afgøres-af kilde",
    "Requirement": "id titel bygger-på bestilles-hos aftalt-ved kilde",
    "Judgement": "spørgsmål eksempler",
    "Way": "titel om i-rækkefølge kilde",
    "Step": "titel indsats møde niveau tiltag henvisning tilbud fase vurderes ansvarlig kilde",
    "DeadlineRule": "id titel kort opfylder-også kilde",
    "TermRule": "kilde",
    "Latest": "kilde",
    "NotReckoned": "id tekst kilde",
}
"""Titles, citations, remarks, and what only lists, paper and `sag validate` use.

SAG514 and SAG515 look after the days and the month's end. The examples themselves, and what is
left out, are no rule."""


def _records(record: type[Record]) -> Iterator[type[Record]]:
    yield record
    for _attribute, danish, inner, _many in nested(record):
        if danish not in ("eksempler", "udgår") or record is not Ruleset:
            yield from _records(inner)


@pytest.mark.parametrize("record", dict.fromkeys(_records(Ruleset)), ids=lambda one: one.__name__)
def test_every_key_is_changed_or_said_to_be_unseen(record):
    """Whoever adds a key to the grammar decides which."""
    changed = {record.model_fields[name].alias for name in changeable_keys(record)}
    unseen = {*UNSEEN.get(record.__name__, "").split()}
    inner = {danish for _attribute, danish, _record, _many in nested(record)}
    assert changed & unseen == set()
    assert {*record.keys()} - inner <= changed | unseen
    assert changed | unseen <= {*record.keys()}


# --- where no example would notice, and where one does


def test_examples_that_notice_everything(tmp_path: Path):
    assert messages(tmp_path) == []


@pytest.mark.parametrize(
    ("example", "told"),
    [
        (
            "Hvert halve år til skolestart",
            [
                '"gentag" were left out',
                '"27" stood under "uger"',
                '"skolestart" were not among "indtil"',
                '"konsulent" stood under "ansvarlig"',
            ],
        ),
        (
            "Referatet er ikke sendt",
            ['"afholdt" stood under "dato-i"', '"konsulent" stood under "ansvarlig"'],
        ),
        (
            "Observeret for sent",
            [
                '"når-ikke-indskrevet" were left out',
                '"af" were left out',
                '"af" were left out',
                '"sendt" were not among "inden"',
            ],
        ),
        ("Bevilget, og uden opstart", ['"giver" were left out']),
    ],
)
def test_what_only_one_example_notices(example: str, told: list[str], tmp_path: Path):
    assert messages(tmp_path, without(f"navn: {example}", WATCHED)) == told


def test_a_finding_is_a_warning_at_the_word_with_what_to_do(tmp_path: Path):
    text = WATCHED.replace("indtil: [ophør, skolestart]", "indtil: [ophør, ▸skolestart]", 1)
    text, place = unmarked(without("navn: Hvert halve år", text))
    put(tmp_path, "grund", text)
    found = _only(inspect_ruleset(family(tmp_path, "grund"), TODAY))
    [one] = [each for each in found if each.span.start == place]
    assert (one.code, one.severity) == ("SAG516", "warning")
    assert one.message == 'no example would notice if "skolestart" were not among "indtil"'
    assert one.help == "add an example in which that comes before it is due"


def test_what_no_example_tries_is_told_once(tmp_path: Path):
    """SAG510 asks for an example of it; of its keys nothing is said before there is one."""
    rule = (
        "  - {id: ny, titel: Ny, for-hver: tilbud.minigruppe, møde: statusmøde,\n"
        "     senest: {efter: opstart, uger: 3}, indtil: [ophør], ansvarlig: leder,\n"
        '     kilde: "folder: Ny (V9)"}\n'
    )
    put(tmp_path, "grund", WATCHED.replace("ikke-beregnet:\n", rule + "ikke-beregnet:\n", 1))
    found = inspect_ruleset(family(tmp_path, "grund"), TODAY)
    assert [one.code for one in found if one.code != "SAG517"] == ["SAG510"]


def test_examples_that_do_not_hold_prove_nothing(tmp_path: Path):
    text = without("navn: Hvert halve år", WATCHED).replace("2026-05-25", "2026-05-26")
    put(tmp_path, "grund", text)
    assert [one.code for one in inspect_ruleset(family(tmp_path, "grund"), TODAY)] == ["SAG509"]


def test_what_is_taken_over_is_tried_where_it_was_written(tmp_path: Path):
    put(tmp_path, "grund", without("navn: Hvert halve år", WATCHED))
    rule = (
        "frister:\n"
        "  - {id: ny, titel: Ny, møde: statusmøde, senest: {efter: født, uger: 3},\n"
        '     ansvarlig: leder, kilde: "folder: Ny (V9)"}\n'
        "eksempler:\n"
        "  - navn: Tre uger\n"
        "    sag: {barn: {navn: A, født: 2026-03-02}}\n"
        "    forventer: [{id: ny, senest: [2026-03-23]}]\n"
    )
    put(tmp_path, "solbakke", EXTENDS_GROUND + rule)
    found = _only(inspect_ruleset(family(tmp_path, "solbakke"), TODAY))
    assert [one.message.rpartition(" ")[2] for one in found] == ['"ansvarlig"']
    assert {Path(one.path).name for one in found} == {"solbakke.yaml"}


# --- the mistakes


def deadline(**keys: object) -> list[str]:
    """Return the mistakes that are made in a deadline, but for its role and what fulfils it."""
    usual = {"id": "prøve", "for-hver": "tilbud.minigruppe", "møde": "statusmøde"}
    usual["senest"] = {"efter": "opstart", "uger": "3"}
    made = mistakes(ruleset_of(usual | {key.replace("_", "-"): keys[key] for key in keys}))
    return [told for told in made if not told.endswith(('"ansvarlig"', '"møde"'))]


@pytest.mark.parametrize(
    ("latest", "told"),
    [
        (
            {"efter": "opstart", "måneder": "1"},
            ['"2" stood under "måneder"', '"0" stood under "måneder"'],
        ),
        (
            {"efter": "opstart", "dage": "3"},
            [
                '"4" stood under "dage"',
                '"2" stood under "dage"',
                'it said "arbejdsdage" for "dage"',
            ],
        ),
        ({"efter": "opstart", "arbejdsdage": "3"}, ['it said "dage" for "arbejdsdage"']),
        ({"dato": "opstart"}, ['"ophør" stood under "dato"', '"skolestart" stood under "dato"']),
        (
            {"sidste": "11-01", "før": "skolestart"},
            ['"11-02" stood under "sidste"', '"10-01" stood under "sidste"'],
        ),
        (
            {"sidste": "11-30", "før": "skolestart", "når": {"skolestart-er": "08-01"}},
            ['"12-01" stood under "sidste"', '"10-30" stood under "sidste"', '"når" were left out'],
        ),
        (
            {"tidligste-af": [{"dato": "opstart"}, {"dato": "ophør"}]},
            [
                'number 1 under "tidligste-af" were left out',
                'number 2 under "tidligste-af" were left out',
                'it said "seneste-af" for "tidligste-af"',
            ],
        ),
        (
            {"dato": "ophør", "ellers": {"efter": "opstart", "uger": "3"}},
            ['"ellers" were left out', '"4" stood under "uger"'],
        ),
    ],
)
def test_the_mistakes_in_a_last_day(latest: dict, told: list[str]):
    """A3, A4, A5, V14."""
    assert {*told, '"senest" were left out'} <= {*deadline(senest=latest)}


def test_the_mistakes_in_a_cycle():
    made = deadline(gentag={"måneder": "6", "fra": "anker"})
    assert '"sidst-afholdt" stood under "fra"' in made
    assert '"5" stood under "måneder"' in made
    assert '"gentag" were left out' in made


def test_what_is_not_written_is_not_changed():
    assert not any('"fra"' in told for told in deadline(gentag={"måneder": "6"}))
    assert not any("for-hver" in told for told in deadline(for_hver="barn"))


def test_whoever_acts_for_a_role_is_tried_in_its_place():
    """A10: for a child not enrolled the two are the same, and an example of one shows nothing."""
    roles = {
        "leder": {"titel": "Leder", "når-ikke-indskrevet": "konsulent"},
        "psykolog": {"titel": "Psykolog"},
        "konsulent": {"titel": "Konsulent"},
    }
    rule = {"id": "prøve", "møde": "statusmøde"}
    for role in ("leder", "konsulent"):
        made = mistakes(ruleset_of(rule | {"ansvarlig": role}, roller=roles))
        other = "konsulent" if role == "leder" else "leder"
        assert f'"{other}" stood under "ansvarlig"' in made


@pytest.mark.parametrize(
    ("krav", "told"),
    [
        ({"møde": ["statusmøde", "samtale"]}, ['"statusmøde" were not among "møde"']),
        ({"møde": "statusmøde"}, ['"samtale" stood under "møde"']),
        ({"samtykke": "deling", "fra": "en"}, ['"alle" stood under "fra"']),
        ({"samtykke": "deling", "form": "skriftlig"}, ['"form" were left out']),
        ({"dato": "anbefalet", "ved": "afgørelse"}, ['"ved" were left out']),
        ({"dato": "anbefalet", "om": "barn"}, ['"om" were left out']),
        ({"dato": "anbefalet", "vejledende": "ja"}, ['"vejledende" were left out']),
        ({"dato": "anbefalet", "hvis": "spørgsmål"}, ['"hvis" were left out']),
        (
            {"skøn": {"spørgsmål": "Er det?", "af": ["leder"], "svar": "ja"}},
            ['"af" were left out', '"svar" were left out', '"nej" stood under "svar"'],
        ),
        (
            {"møde": "statusmøde", "tæller-fra": {"året-før": "skolestart"}},
            ['"tæller-fra" were left out', '"født" stood under "året-før"'],
        ),
        (
            {"alder": "minigruppe"},
            ['"fra" were left out', '"4" stood under "fra"', '"2" stood under "fra"'],
        ),
        ({"alder": "minigruppe"}, ['"til" were left out']),
    ],
)
def test_the_mistakes_in_a_krav(krav: dict, told: list[str]):
    question = {"id": "spørgsmål", "titel": "S", "skøn": {"spørgsmål": "Er det?"}}
    usual = {"titel": "K", "ansvarlig": "leder", "kilde": "folder: Prøve (V5)"}
    kind = {"titel": "Støtte", "krav": [usual | question, usual | {"id": "prøve"} | krav]}
    ruleset = ruleset_of(
        henvisninger={"støtte": kind},
        møder={"statusmøde": {"titel": "S"}, "samtale": {"titel": "S"}},
        tilbud={"minigruppe": {"titel": "M", "alder": {"fra": "3", "til": "skolestart"}}},
        samtykker={"deling": {"titel": "D"}},
    )
    assert {*told} <= {*mistakes(ruleset)}


def test_no_limit_is_no_limit():
    """R1: without `fra: 0` everything is as it is with it."""
    ages = {"minigruppe": {"titel": "M", "alder": {"fra": "0"}}}
    krav = {"id": "alder", "titel": "A", "alder": "minigruppe", "ansvarlig": "leder"}
    kind = {"titel": "Støtte", "krav": [krav | {"kilde": "folder: Prøve (R1)"}]}
    made = mistakes(ruleset_of(henvisninger={"støtte": kind}, tilbud=ages))
    assert '"1" stood under "fra"' in made
    assert '"fra" were left out' not in made


def test_what_has_no_bearing_is_not_changed():
    """An assessment, an age or a role that nothing asks for."""
    ruleset = ruleset_of(
        vurderinger={"syn": {"titel": "Syn", "af": ["leder"]}},
        tilbud={"minigruppe": {"titel": "M", "alder": {"fra": "3"}}},
        roller={"leder": {"titel": "L", "omfatter": ["souschef"]}, "souschef": {"titel": "S"}},
    )
    assert mistakes(ruleset) == []
