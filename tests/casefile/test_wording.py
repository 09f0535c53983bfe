"""A sentence about a child where a day, a word or a key is due is not quoted: messages go far."""

import json
from pathlib import Path

import pytest

from sagscli.casefile.wording import quoted
from sagscli.cli.boundary import run
from tests.local import put_case

SENTENCE = "Hun græd og ville hjem til sin far"
HEAD = "regelsæt: vejle\nbarn: {navn: Alma Eksempel, født: 2022-03-14, dagtilbud: Regnbuen}\n"
PLACES = {
    "a day": f"møder:\n  - {{art: statusmøde, afholdt: 2026-06-01, referat-udsendt: {SENTENCE}}}\n",
    "a number": f"møder:\n  - {{art: statusmøde, afholdt: 2026-06-01, nummer: {SENTENCE}}}\n",
    "a yes or no": f"skole: {{udsættelse: {SENTENCE}}}\n",
    "a kind": f"møder:\n  - {{art: {SENTENCE}, afholdt: 2026-06-01}}\n",
    "a role": f"vurderinger:\n  - {{art: psykologisk-vurdering, af: {SENTENCE}}}\n",
    "a choice": f"samtykker:\n  - {{til: henvisning, form: {SENTENCE}}}\n",
    "a key": f"{SENTENCE}: x\n",
    "a key further in": f"skole:\n  {SENTENCE}: x\n",
    "a field": f"handleplaner:\n  - dato: 2026-06-01\n    felter: {{{SENTENCE}: x}}\n",
    "an answer": f"henvisninger:\n  - til: minigruppe\n    skøn: {{{SENTENCE}: ja}}\n",
    "a topic": f"møder:\n  - {{art: statusmøde, afholdt: 2026-06-01, drøftet: [{SENTENCE}]}}\n",
    "an action": f"indsatser:\n  - {{niveau: forebyggende, tiltag: {SENTENCE}}}\n",
    "a ruleset": f"regelsæt: {SENTENCE}\n",
}


@pytest.mark.parametrize("form", ["json", "github", "sarif", "concise"])
@pytest.mark.parametrize("place", PLACES)
def test_what_programs_are_told_quotes_no_sentence(
    place: str, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = HEAD.partition("\n")[2] if place == "a ruleset" else HEAD
    path = put_case(tmp_path, "VEJ-2026-001", head + PLACES[place])
    run(["validate", str(path or tmp_path), "--as-of", "2026-10-05", "--format", form])
    said = "".join(capsys.readouterr())
    for part in ("græd", "ville hjem", "sin far"):
        assert part not in said
    if form == "json":
        assert place in ("a topic", "an action") or json.loads(said.partition("\nsag:")[0])


@pytest.mark.parametrize("word", ["1. september 2026", "5/3 2026", "uge 12", "2026-02-30"])
def test_what_was_meant_as_a_day_is_quoted(word: str, tmp_path: Path, capsys) -> None:
    text = f'møder:\n  - {{art: statusmøde, afholdt: "{word}"}}\n'
    put_case(tmp_path, "VEJ-2026-001", HEAD + text)
    run(["validate", str(tmp_path), "--as-of", "2026-10-05", "--format", "concise"])
    assert f'"{word}"' in capsys.readouterr().out


def test_a_word_that_someone_got_wrong_is_quoted() -> None:
    assert quoted("møde med forældrene") == '"møde med forældrene"'
    assert quoted("Hun ville hjem nu straks") == "a text of 5 words"
