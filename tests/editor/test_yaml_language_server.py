"""What an editor makes of the schemas: words over a key, words to choose, and what is wrong."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from sagscli.app.folder_schemas import schema_files
from sagscli.case.key_meanings import MEANINGS
from sagscli.upkeep.starting_files import FolderWishes, starting_files
from tests.building import VEJLE
from tests.conftest import ROOT
from tests.editor.conftest import Open
from tests.editor.language_server import LanguageServer

pytestmark = pytest.mark.slow

FORMAT = (ROOT / "docs" / "case-format.md").read_text("utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```", FORMAT, re.MULTILINE | re.DOTALL)
WHOLE = next(block for block in BLOCKS if "narrativer:" in block)
"""The whole case of docs/case-format.md: nearly every key there is."""
KEY = re.compile(r"(?:^|(?<=[{ -]))([a-zæøå][a-zæøå-]*)(?=:(?: |$))")
IDLE = {"Default value", "null", "true", "false"}
CASES = sorted((ROOT / "sample-cases" / "sager").rglob("*.yaml"))


def key_places(text: str) -> list[tuple[str, int, int]]:
    """Return the keys of a text with their lines and columns."""
    lines = enumerate(text.splitlines())
    return [(key[1], at, key.start(1)) for at, line in lines for key in KEY.finditer(line)]


def after(text: str) -> tuple[int, int]:
    """Return the place behind the last sign of a text."""
    lines = text.split("\n")
    return len(lines) - 1, len(lines[-1])


def labels(server: LanguageServer, uri: str, line: int, column: int) -> list[str]:
    return [offer["label"] for offer in server.offers(uri, line, column)]


def test_every_key_has_a_title_and_a_meaning_over_it(server: LanguageServer, opened: Open) -> None:
    uri = opened("vejle", WHOLE)
    places = key_places(WHOLE)
    assert len(places) > 80
    assert len({key for key, _line, _column in places}) > 50
    for key, line, column in places:
        title, _empty, meaning, *_rest = [*server.hover(uri, line, column).split("\n"), "", "", ""]
        assert title == "#### " + key.replace("-", " ").capitalize(), (key, line)
        assert meaning, (key, line)
        assert not meaning.startswith(("Source", "Allowed")), (key, line)


def test_what_is_over_a_key_is_danish(server: LanguageServer, opened: Open) -> None:
    uri = opened("vejle", WHOLE)
    places = {key: (line, column) for key, line, column in key_places(WHOLE)}
    assert "Den dag, mødet blev holdt" in server.hover(uri, *places["afholdt"])
    english = {word for words in MEANINGS.values() for word in words.values()}
    told = [server.hover(uri, line, column) for _key, line, column in key_places(WHOLE)]
    assert not [text for text in told if set(text.split("\n")) & english]


def test_over_a_word_of_the_ruleset_is_what_it_means(server: LanguageServer, opened: Open) -> None:
    text = "sag: A\nmøder:\n  - art: statusmøde\n"
    shown = server.hover(opened("vejle", text), 2, 12)
    assert "* `statusmøde`: Statusmøde. Minigrupper i daginstitutioner, Vejle Kommune" in shown


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("sag: A\nmøder:\n  - art: ", set(VEJLE.meetings)),
        ("sag: A\nmøder:\n  - deltagere:\n      - ", set(VEJLE.roles)),
        (
            "sag: A\nmøder:\n  - art: statusmøde\n    drøftet:\n      - ",
            {topic for kind in VEJLE.meetings.values() for topic in kind.agenda},
        ),
        ("sag: A\nvurderinger:\n  - art: ", set(VEJLE.assessments)),
        ("sag: A\ntilbud:\n  - art: ", set(VEJLE.placements)),
        ("sag: A\nhenvisninger:\n  - til: ", set(VEJLE.referrals)),
        ("sag: A\nsamtykker:\n  - til: ", set(VEJLE.consents)),
        ("sag: A\nsamtykker:\n  - form: ", {"skriftlig", "mundtlig"}),
        ("sag: A\nskole:\n  udsættelse: ", {"ja", "nej"}),
        (
            "sag: A\nhandleplaner:\n  - felter:\n      ",
            {field for form in VEJLE.forms.values() for field in form.fields_by_id},
        ),
    ],
    ids=lambda value: value.replace("\n", " ").strip() if isinstance(value, str) else "",
)
def test_the_rulesets_words_are_offered_and_nothing_else(
    text: str, offered: set[str], server: LanguageServer, opened: Open
) -> None:
    uri = opened("vejle", text)
    assert set(labels(server, uri, *after(text))) == offered


def test_each_offer_says_what_it_means(server: LanguageServer, opened: Open) -> None:
    text = "sag: A\nmøder:\n  - art: "
    told = {
        offer["label"]: str(offer["documentation"])
        for offer in server.offers(opened("vejle", text), *after(text))
    }
    assert told["forældremøde"].startswith("Møde med forældrene før henvisningen")


def test_a_tiltag_of_the_catalogue_is_offered_and_another_is_fine(
    server: LanguageServer, opened: Open
) -> None:
    """H15."""
    text = "sag: A\nbarn: {navn: B}\nindsatser:\n  - niveau: forebyggende\n    tiltag: "
    uri = opened("haderslev", text)
    assert "sprogtrappen" in labels(server, uri, *after(text))
    assert server.findings(opened("haderslev", text + "Noget helt andet\n")) == []


def test_nowhere_is_anything_idle_offered(server: LanguageServer, opened: Open) -> None:
    """Behind each key of a whole case, and on the line below it."""
    uri = opened("vejle", WHOLE)
    for key, line, column in key_places(WHOLE):
        offers = labels(server, uri, line, column + len(key) + 2)
        assert not IDLE & set(offers), (key, line)
    text = "sag: A\nbarn:\n  navn: B\n"
    uri = opened("vejle", text)
    offers = server.offers(uri, *after(text))
    assert "møder" in {offer["label"] for offer in offers}
    assert not [offer for offer in offers if "null" in str(offer.get("insertText"))]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("sag: A\nbarn: {navn: B}\nmøder:\n  - art: statusmøte\n", 3, '"statusmøde"'),
        ("sag: A\nbarn: {navn: B}\nmødr: []\n", 2, "mødr"),
        (
            "sag: A\nbarn: {navn: B, født: 1/3-2022}\n",
            1,
            "Skriv datoen som 2026-03-01.",
        ),
        ("sag: A\nbarn: {navn: B}\nskole: {udsættelse: true}\n", 2, "ja"),
        ("sag: A\nbarn: {navn: B}\nnarrativer:\n  - {tekst: x, af: Eva}\n", 3, "psykolog"),
        ("barn: {navn: B}\n", 0, '"sag"'),
    ],
    ids=["kind", "key", "date", "yes", "role", "missing"],
)
def test_what_is_wrong_is_marked(
    text: str, line: int, said: str, server: LanguageServer, opened: Open
) -> None:
    findings = server.findings(opened("vejle", text))
    assert {finding["range"]["start"]["line"] for finding in findings} == {line}
    assert said in " ".join(finding["message"] for finding in findings)


def test_what_the_reader_takes_is_not_marked(server: LanguageServer, opened: Open) -> None:
    """A key with nothing after it, a topic of one's own (V9), one word for a list of it."""
    text = (
        "sag: A\nbarn: {navn: 12, cpr: 7403224005}\nkonsulent:\ntilbud:\nskole:\n"
        "møder:\n  - art: statusmøde\n    afholdt:\n    drøftet: [ferien]\n"
        "    stillingtagen: {ferien: Den er aftalt}\n"
        "indsatser:\n  - {niveau: , rettet-mod: barn}\n"
    )
    assert server.findings(opened("vejle", text)) == []


def test_nothing_is_wrong_in_the_samples(server: LanguageServer, opened: Open) -> None:
    uris = {path: opened(_ruleset(path), path.read_text("utf-8")) for path in CASES}
    wrong = {path.name: server.findings(uri) for path, uri in uris.items()}
    assert len(wrong) > 40
    assert {name: found for name, found in wrong.items() if found} == {}


def _ruleset(path: Path) -> str:
    match = re.search(r"^regelsæt: *(\S+)", path.read_text("utf-8"), re.MULTILINE)
    return match[1] if match else "vejle"


def test_nothing_is_wrong_in_settings_and_rulesets(server: LanguageServer, opened: Open) -> None:
    settings = (ROOT / "sample-cases" / "sag.yaml").read_text("utf-8")
    uri = opened("settings", settings)
    assert server.findings(uri) == []
    line, column = next((at, where) for key, at, where in key_places(settings) if key == "vindue")
    assert "Hvor langt frem" in server.hover(uri, line, column)
    for path in sorted((ROOT / "src/sagscli/rulesets/data").rglob("*.yaml")):
        assert server.findings(opened("ruleset", path.read_text("utf-8"))) == [], path.name


@pytest.mark.parametrize("head", ["titel: A\ngælder: {fra: 2024-01-01}\n", "udvider: b\n"])
def test_a_ruleset_is_completed_whole_or_as_changes(
    head: str, server: LanguageServer, opened: Open
) -> None:
    text = f"regelsæt: a\n{head}månedsslut: "
    assert set(labels(server, opened("ruleset", text), *after(text))) == {"ned", "op"}
    text = f"regelsæt: a\n{head}møder:\n  statusmøde:\n    "
    assert {"dagsorden", "deltagere"} <= set(labels(server, opened("ruleset", text), *after(text)))
    wrong = f"regelsæt: a\n{head}møder:\n  statusmøde: {{titel: B, dagsordn: C}}\n"
    findings = server.findings(opened("ruleset", wrong))
    assert "dagsordn" in " ".join(finding["message"] for finding in findings)


def test_a_line_at_the_top_names_the_schema(
    server: LanguageServer, schemas: Path, tmp_path: Path
) -> None:
    """As docs/case-format.md has it."""
    text = f"# yaml-language-server: $schema={(schemas / 'vejle.json').as_uri()}\nmøder:\n  - art: "
    uri = (tmp_path / "sag.yaml").as_uri()
    server.open(uri, text)
    assert set(labels(server, uri, *after(text))) == set(VEJLE.meetings)


def test_a_folder_that_was_begun_offers_its_rulesets_words_to_cases_that_follow_it(
    server: LanguageServer, schemas: Path
) -> None:
    """The schemas that `sag init` makes: a case of another ruleset is held to no words."""
    folder = schemas / "begyndt"
    wishes = FolderWishes("Solbakke", "vejle", "da")
    for file in schema_files(str(folder), wishes, date(2026, 10, 5)):
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.data)
    settings = next(
        json.loads(file.data) for file in starting_files(wishes) if "settings" in file.path
    )
    known = {path.as_uri(): [f"{path.stem}/*.yaml"] for path in schemas.glob("*.json")}
    server.use(
        known
        | {
            (folder / place).as_uri(): [f"begyndt/{pattern}" for pattern in patterns]
            for place, patterns in settings["yaml.schemas"].items()
        }
    )
    server.wait_for_schemas((folder / "sager" / "0.yaml").as_uri(), "regelsæt: vejle\nukendt: A\n")

    def opened_as(name: str, text: str) -> str:
        uri = (folder / "sager" / name).as_uri()
        server.open(uri, text)
        return uri

    for head in ("sag: A\n", "sag: A\nregelsæt: vejle\n"):
        text = f"{head}møder:\n  - art: "
        uri = opened_as(f"{len(head)}.yaml", text)
        assert set(labels(server, uri, *after(text))) == set(VEJLE.meetings)
    wrong = opened_as("w.yaml", "sag: A\nregelsæt: vejle\nbarn: {navn: B}\nmøder: [{art: x}]\n")
    assert "statusmøde" in server.findings(wrong)[0]["message"]
    uris = {path.name: opened_as(path.name, path.read_text("utf-8")) for path in CASES}
    assert {name: told for name, uri in uris.items() if (told := server.findings(uri))} == {}
