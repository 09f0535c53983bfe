"""Names and CPR numbers do not reach default output, whatever the format (F, Safety)."""

import itertools

import pytest

from sagscli.cli.boundary import run

AS_OF = ["--as-of", "2026-10-05"]
NUMBER = "740322-4005"
NAMES = ("Alma Eksempel", "Eva Eksempel", "Karla Fremmed", "Alma-Eksempel", "alma_eksempel")

HEAD = """\
sag: VEJ-2026-001
regelsæt: vejle
barn:
  navn: Alma Eksempel
  født: 2022-03-14
  cpr: 740322-4005
  dagtilbud: Regnbuen
  forældre:
    - {navn: Eva Eksempel}
"""
FILES = {
    "a colon in a text": HEAD + "narrativer:\n  - tekst: Alma Eksempel siger: hej, Eva Eksempel\n",
    "a consent in a block list": HEAD
    + "samtykker:\n  - til: henvisning\n    af:\n      - Karla Fremmed\n",
    "names for roles": HEAD + "møder:\n  - {art: statusmøde, deltagere: [Karla Fremmed]}\n",
    "a name as an author": HEAD + "narrativer:\n  - {af: Karla Fremmed, tekst: x}\n",
    "keys of a form": HEAD + f"handleplaner:\n  - felter: {{{NUMBER}: x, Alma Eksempel: y}}\n",
    "a name for a case number": HEAD.replace("VEJ-2026-001", "VEJ-Alma-Eksempel"),
    "a name in a path": HEAD
    + "vurderinger:\n  - {art: psykologisk-vurdering, bilag: bilag/alma_eksempel.pdf}\n",
    "a name in a place": HEAD
    + "tilbud:\n  - {art: minigruppe, sted: Hos Alma Eksempel, opstart: 2026-03-02}\n",
    "a number for a case number": HEAD.replace("VEJ-2026-001", NUMBER),
    "a number for a consultant": HEAD + f"konsulent: {NUMBER}\n",
    "a number for a daycare": HEAD.replace("Regnbuen", f"Hus {NUMBER}"),
    "a number in a note": HEAD + f"konsulent: kons-a # {NUMBER}\n",
    "a number in a text": HEAD + f"narrativer:\n  - tekst: Ring om {NUMBER} til Eva Eksempel\n",
    "a child as a text": f"sag: A\nregelsæt: vejle\nbarn: Alma Eksempel {NUMBER}\n",
    "parents as a plain list": HEAD.replace("    - {navn: Eva Eksempel}", "    - Eva Eksempel"),
    "a misspelt name": HEAD.replace("navn: Alma", "nvan: Alma"),
    "a key of one's own": HEAD.replace("  cpr:", "  mor: Karla Fremmed\n  cpr:"),
    "a name in lower case": HEAD + "møder:\n  - {art: statusmøde, deltagere: [karla fremmed]}\n",
    "a name for a date": HEAD
    + "samtykker:\n  - {til: henvisning, givet: Karla Fremmed, form: Karla Fremmed}\n",
    "a misspelt key": HEAD.replace("forældre:", "foraeldre:"),
    "an unclosed quote": HEAD.replace(NUMBER, f'"{NUMBER}'),
    "a group that names a child": "sag: G\nregelsæt: vejle\ngruppe: {navn: Gul stue}\nnarrativer:\n"
    f'  - {{af: Alma Eksempel, tekst: "Alma Eksempel har {NUMBER}"}}\n',
    "a group with a number in a note": "sag: G\nregelsæt: vejle\n"
    f"gruppe: {{navn: Gul}} # {NUMBER}\n",
}
COMMANDS = [
    *(["validate", "--format", form] for form in ("full", "concise", "json", "github", "sarif")),
    *(["deadlines", "--all", "--format", form] for form in ("table", "json", "csv", "md")),
]


@pytest.mark.parametrize(
    ("name", "words"),
    list(itertools.product(FILES, COMMANDS)),
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_nothing_personal_by_default(name, words, write_case, folder, capsys, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "250")
    write_case(FILES[name])
    run([*words, str(folder), *AS_OF])
    said = capsys.readouterr()
    for text in (said.out, said.err):
        assert NUMBER not in text
        assert NUMBER.replace("-", "") not in text
        assert not [person for person in NAMES if person.lower() in text.lower()]


@pytest.mark.parametrize(
    "number", ["740322-40055", "740322 - 4005", "740322.4005", "740322–4005", "740322-40O5"]
)
def test_a_mistyped_number_is_masked_too(number, write_case, folder, capsys) -> None:
    write_case(HEAD.replace(NUMBER, f'"{number}"'))
    assert run(["validate", str(folder), *AS_OF]) == 1
    said = capsys.readouterr().out
    assert "SAG214" in said
    assert number not in said
    assert "740322" in said


def test_a_file_named_after_a_number(folder, capsys) -> None:
    (folder / "sager" / f"{NUMBER}.yaml").write_text(HEAD, encoding="utf-8")
    for words in COMMANDS:
        run([*words, str(folder), *AS_OF])
        said = capsys.readouterr()
        assert NUMBER not in said.out + said.err


def test_names_are_shown_to_those_who_ask(write_case, folder, capsys) -> None:
    write_case(FILES["a consent in a block list"])
    run(["validate", str(folder), *AS_OF, "--names"])
    assert "Karla Fremmed" in capsys.readouterr().out
    run(["deadlines", str(folder), *AS_OF, "--all", "--names"])
    assert "Alma Eksempel" in capsys.readouterr().out
    (folder / "sag.yaml").write_text("regelsæt: vejle\nvis-navne: ja\n", encoding="utf-8")
    run(["deadlines", str(folder), *AS_OF, "--all"])
    assert "Alma Eksempel" in capsys.readouterr().out


@pytest.mark.parametrize(
    "named",
    [
        "samtykker: [{til: henvisning, af: [Karla Fremmed]}]",
        "vurderinger: [{art: ppv, af: Karla Fremmed}, {art: ppv, af: psykolog}]",
    ],
    ids=["samtykke", "vurdering"],
)
@pytest.mark.parametrize(
    "command",
    [
        ["validate"],
        ["deadlines", "--all"],
        ["deadlines", "--all", "--format", "json"],
        ["show", "HAD-2026-001"],
        ["places"],
        ["render", "overblik"],
    ],
    ids=" ".join,
)
def test_whoever_the_case_names_is_hidden_in_running_words(
    command, named, write_case, folder, capsys, monkeypatch
) -> None:
    """F: also one who is neither child nor parent; a role, in lower case, is nobody."""
    monkeypatch.chdir(folder)
    write_case(
        f"""{HEAD.replace("VEJ", "HAD").replace("vejle", "haderslev")}{named}
indsatser:
  - niveau: foregribende
    tiltag: Samtaler hos Karla Fremmed og psykolog
    start: 2026-08-01
    evalueres: 2026-10-01
""",
        "HAD-2026-001",
    )
    run([*command, *([] if command[0] == "show" else ["sager"]), *AS_OF])
    shown = "".join(capsys.readouterr())
    assert shown
    assert "Karla" not in shown
    assert "Fremmed" not in shown
    if command[-1] == "--all":
        assert "Samtaler hos K.F. og psykolog" in shown
