"""Names and CPR numbers do not reach default output, whatever the format (F, Safety)."""

from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from sagscli.cli.boundary import run
from sagscli.recording.asked_key import AnswerKind, key_of
from sagscli.recording.happening import Happening
from sagscli.recording.happenings import HAPPENINGS
from tests.commands import registered
from tests.history.conftest import put_under_git

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
    "figures of a number in a name": HEAD.replace("Eva Eksempel", "Eva Eksempel 740322")
    + f"konsulent: Eva {NUMBER}\nnarrativer:\n  - tekst: Om Eva Eksempel {NUMBER} igen\n",
    "a number in a text": HEAD + f"narrativer:\n  - tekst: Ring om {NUMBER} til Eva Eksempel\n",
    "a child as a text": f"sag: A\nregelsæt: vejle\nbarn: Alma Eksempel {NUMBER}\n",
    "parents as a plain list": HEAD.replace("    - {navn: Eva Eksempel}", "    - Eva Eksempel"),
    "a misspelt name": HEAD.replace("navn: Alma", "nvan: Alma"),
    "a key of one's own": HEAD.replace("  cpr:", "  mor: Karla Fremmed\n  cpr:"),
    "a name in lower case": HEAD + "møder:\n  - {art: statusmøde, deltagere: [karla fremmed]}\n",
    "a name for a date": HEAD
    + "samtykker:\n  - {til: henvisning, givet: Karla Fremmed, form: Karla Fremmed}\n",
    "a misspelt key": HEAD.replace("forældre:", "foraeldre:"),
    "a consent of somebody else": HEAD.replace("vejle", "haderslev")
    + "samtykker: [{til: henvisning, givet: 2026-02-02, af: [Karla Fremmed]}]\n"
    "indsatser: [{niveau: forebyggende, tiltag: Samtaler med Karla Fremmed, start: 2026-03-02}]\n",
    "names all over a plan": HEAD
    + "handleplaner: [{dato: 2026-06-01, deltagere: [Karla Fremmed], felter: "
    "{trivsel-dagtilbud: Karla Fremmed og Eva Eksempel kom}}]\n"
    "møder: [{art: statusmøde, afholdt: 2026-06-01, deltagere: [Karla Fremmed]}]\n"
    "henvisninger: [{til: minigruppe, af: Karla Fremmed, udarbejdet: 2026-09-01}]\n",
    "an unclosed quote": HEAD.replace(NUMBER, f'"{NUMBER}'),
    "a group that names a child": "sag: G\nregelsæt: vejle\ngruppe: {navn: Gul stue}\nnarrativer:\n"
    f'  - {{af: Alma Eksempel, tekst: "Alma Eksempel har {NUMBER}"}}\n',
    "a group with a number in a note": "sag: G\nregelsæt: vejle\n"
    f"gruppe: {{navn: Gul}} # {NUMBER}\n",
}
_ANSWERS = {
    AnswerKind.DAY: "2026-10-01",
    AnswerKind.NUMBER: "1",
    AnswerKind.YES_NO: "ja",
    AnswerKind.ROLE: "psykolog",
    AnswerKind.PERSON: "Eva",
    AnswerKind.TEXT: "x",
    AnswerKind.LONG: "x",
}
_WORDS = {
    "møder": "statusmøde",
    "samtykker": "henvisning",
    "henvisninger": "minigruppe",
    "vurderinger": "psykologisk-vurdering",
    "tilbud": "minigruppe",
    "skøn": "støttebehov",
    "niveauer": "forebyggende",
}


def _given(about: Happening) -> Iterator[str]:
    """Yield an answer to each question that must be answered."""
    for danish in about.required:
        key = key_of(about, danish)
        word = next(iter(key.choices), None) or _WORDS.get(key.section or "", "x")
        yield from (key.option, _ANSWERS.get(key.kind, word))


CASE, FOLDER, OUT = "{case}", "{folder}", "{out}"
SHEET, MAPPING = "{sheet}", "{mapping}"
_COLUMNS = ("sag", "barn.navn", "barn.født", "barn.cpr", "barn.dagtilbud", "barn.forældre")
_ROWS = (
    ["", "Alma Eksempel", "2022-03-14", NUMBER, "Regnbuen", "Eva Eksempel"],
    ["VEJ-2026-001", "Alma Eksempel", "2022-03-14", NUMBER, "Solen", "Eva Eksempel"],
    ["Karla Fremmed", "Eva Eksempel", "2022-03-14", "", "Karla Fremmed", "Eva Eksempel, Karla"],
    [NUMBER, "Karla Fremmed", "Karla Fremmed", "Karla Fremmed", NUMBER, NUMBER],
    ["Karla/Fremmed", NUMBER, "2021-03-14", NUMBER[:-1], "Alma Eksempel", ""],
    ["", "Alma E. Eksempel", "2022-03-14", "", "", "Karla Fremmed"],
    ["", "Karla", "Fremmed"],
)


def a_sheet(home: Path) -> dict[str, str]:
    """Write a sheet with names and numbers in every column, the wrong ones too."""
    sheet, mapping = home / "sheet.csv", home / "mapping.yaml"
    rows = [";".join(row) for row in (_COLUMNS, *_ROWS)]
    sheet.write_text("\n".join(rows), encoding="utf-8")
    lines = ["kolonner:", *(f"  {key}: {key}" for key in _COLUMNS)]
    mapping.write_text("\n".join(lines), encoding="utf-8")
    return {SHEET: str(sheet), MAPPING: str(mapping)}


CALLS: dict[str, list[list[str]]] = {
    "deadlines": [[FOLDER, "--all", "--explain"], [FOLDER, "--at", "HEAD"]],
    "validate": [[FOLDER]],
    "referral check": [[CASE, "--to", "minigruppe"], [CASE, "--to", "ppv"]],
    "referral list": [[FOLDER]],
    "list": [[FOLDER], [FOLDER, "--search", "VEJ"]],
    "show": [[CASE], [CASE, "--at", "HEAD"]],
    "history": [[CASE]],
    "diff": [[CASE], [CASE, CASE]],
    "merge": [[CASE, "--dry-run"]],
    "audit": [[FOLDER]],
    "plan": [[CASE]],
    "render": [
        ["overblik", CASE],
        ["fristliste", FOLDER],
        ["--list", CASE],
        ["--all", FOLDER, "--draft", "--output", OUT],
    ],
    "templates list": [[FOLDER]],
    "templates copy": [["samtykke", FOLDER, "--force"]],
    "places": [[FOLDER]],
    "explain": [[CASE, "statusmøde"], [CASE, "opfølgning"], ["statusmøde", "--folder", FOLDER]],
    "rules list": [["--folder", FOLDER]],
    "rules show": [["vejle", "--folder", FOLDER]],
    "rules check": [[FOLDER, "--folder", FOLDER]],
    "rules diff": [["vejle", "haderslev", "--cases", FOLDER]],
    "rules new": [["min", "--folder", FOLDER, "--force"]],
    "schema": [["--folder", FOLDER]],
    "edit": [[CASE]],
    "fix": [[FOLDER, "--dry-run"]],
    "record next": [[CASE]],
    "undo": [[FOLDER, "--dry-run"]],
    "report": [[FOLDER, "--from", "2024-01-01"]],
    "forget": [[CASE, "--dry-run"]],
    "pseudonymise": [[FOLDER, "--output", OUT]],
    "import": [[SHEET, FOLDER, "--mapping", MAPPING, "--dry-run"]],
    "init": [[FOLDER, "--dry-run"]],
    "doctor": [[FOLDER]],
    "new": [[FOLDER, "--child", "Alma Eksempel", "--cpr", NUMBER, "--dry-run", "--yes"]],
}
"""How each command is called on a case, or on the folder it lies in."""
_OFTEN_RECORDED = ("meeting held", "consent given", "judgement")
CALLS |= {
    f"record {each.english}": [[CASE, "--dry-run", "--yes", *_given(each)]] for each in HAPPENINGS
}
_MAINLY_RULES = [
    words
    for words in CALLS
    if words.startswith(("rules", "templates", "schema"))
    or (words.startswith("record ") and words.removeprefix("record ") not in _OFTEN_RECORDED)
]
"""What looks at a case not at all, or only at its number; slow to try on every case."""
_NO_DAY = (
    *("history", "diff", "merge", "init", "doctor", "schema", "pseudonymise", "forget"),
    *("templates list", "templates copy", "rules list", "rules new"),
)


def calls_of(commands: Collection[str]) -> Iterator[list[str]]:
    """Yield commands in every format they have."""
    for command in registered():
        if command.english not in commands:
            continue
        day = [] if command.english in _NO_DAY else AS_OF
        for words in CALLS[command.english]:
            for form in command.formats or ("",):
                if form != "pdf":  # made of the HTML, and looked at below
                    chosen = ["--format", form] if form else []
                    yield [*command.english.split(), *words, *chosen, *day]


def test_every_command_is_called() -> None:
    assert set(CALLS) == {command.english for command in registered()}


@pytest.fixture
def all_said(folder, tmp_path_factory, capsys, monkeypatch):
    """Return what every command writes about a case: its streams, its files and their names."""
    monkeypatch.setenv("COLUMNS", "250")

    def said(path: Path, *more: str, of: Collection[str] = ()) -> Iterator[tuple[str, str]]:
        put_under_git(folder)
        for words in calls_of(of or [one for one in CALLS if one not in _MAINLY_RULES]):
            out = tmp_path_factory.mktemp("out")
            places = {CASE: str(path), FOLDER: str(folder), OUT: str(out)}
            places |= a_sheet(tmp_path_factory.mktemp("sheet"))
            run([*(places.get(word, word) for word in words), *_that_it_takes(words, more)])
            streams = capsys.readouterr()
            files = [file for file in out.rglob("*") if file.is_file()]
            written = "".join(f"{file.name}\n{file.read_text('utf-8')}" for file in files)
            yield " ".join(words), streams.out + streams.err + written

    return said


def _that_it_takes(words: list[str], more: tuple[str, ...]) -> list[str]:
    takes = next(
        command.options
        for command in registered()
        if words[: len(command.english.split())] == command.english.split()
    )
    return [option for option in more if option in takes]


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_nothing_personal_by_default(name, write_case, all_said) -> None:
    for words, text in all_said(write_case(FILES[name])):
        assert NUMBER not in text, words
        assert NUMBER[-5:] not in text, words
        assert NUMBER.replace("-", "") not in text, words
        assert not [person for person in NAMES if person.lower() in text.lower()], words


@pytest.mark.slow
@pytest.mark.parametrize("name", ["names all over a plan", "a name for a case number"])
def test_what_is_about_rules_tells_nothing_of_a_case(name, write_case, all_said) -> None:
    for words, text in all_said(write_case(FILES[name]), of=_MAINLY_RULES):
        assert not [one for one in (*NAMES, NUMBER) if one.lower() in text.lower()], words


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a number in a text", "a number for a case number"])
def test_a_number_is_masked_where_names_are_asked_for(name, write_case, all_said) -> None:
    for words, text in all_said(write_case(FILES[name]), "--names"):
        assert NUMBER not in text, words


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Alma Eksempel", "alma_eksempel"])
def test_a_file_named_after_a_child(name, folder, all_said) -> None:
    path = folder / "sager" / f"{name}.yaml"
    path.write_text(FILES["a consent of somebody else"], encoding="utf-8")
    for words, text in all_said(path):
        assert name not in text, words


@pytest.mark.slow
@pytest.mark.parametrize("name", ["zorvald", "Kvitfeldt/VEJ-2026-001", "VEJ-2026-001-Zorvald"])
def test_a_file_named_after_a_part_of_a_name(name, folder, all_said) -> None:
    """A first or last name alone is hidden from the case folder on, in errors too."""
    path = folder / "sager" / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(HEAD.replace("Alma Eksempel", "Zorvald Kvitfeldt"), encoding="utf-8")
    for words, text in all_said(path):
        assert "zorvald" not in text.lower(), words
        assert "kvitfeldt" not in text.lower(), words


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


@pytest.mark.slow
def test_a_file_named_after_a_number(folder, all_said) -> None:
    path = folder / "sager" / f"{NUMBER}.yaml"
    path.write_text(HEAD, encoding="utf-8")
    for words, text in all_said(path):
        assert NUMBER not in text, words


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
