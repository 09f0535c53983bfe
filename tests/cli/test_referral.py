"""sag referral, show and places: what they answer, and with which exit code."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sagscli.cli.boundary import run
from sagscli.render.terminal.text import width
from tests.conftest import ROOT
from tests.test_privacy import FILES, NAMES, NUMBER

AS_OF = ["--as-of", "2026-10-05"]
CHECK = ["referral", "check"]
CHECK_FORMATS = ("table", "json", "md", "html")
ESCAPE = "\x1b"

CHILD = """\
sag: HAD-2026-001
regelsæt: haderslev
barn:
  navn: Alma Eksempel
  født: 2021-05-05
  cpr: 650521-4009
  dagtilbud: Børnehuset Ankerpladsen
  forældre:
    - {navn: Eva Eksempel, forældremyndighed: ja}
"""
AGREED = CHILD + (
    "møder: [{art: netværksmøde, afholdt: 2026-09-01,"
    " deltagere: [forældre, psykolog, daginstitutionsleder]}]\n"
)
READY = AGREED + "henvisninger: [{til: ppv, accepteret: 2026-09-01}]\n"
OPEN = CHILD + "henvisninger: [{til: ppv}]\n"
GROUP = "sag: HAD-2026-G1\nregelsæt: haderslev\ngruppe: {navn: Gul stue, dagtilbud: Ankerpladsen}\n"
MINI = """\
sag: VEJ-2026-001
barn:
  navn: Bo Eksempel
  født: 2022-03-14
  dagtilbud: Regnbuen
"""
PLACED = MINI + "tilbud: [{art: minigruppe, sted: Solen, opstart: 2026-03-02}]\n"


@pytest.fixture
def case(write_case):
    """Return a function that writes a case of Haderslev's and returns its path as a word."""

    def write(text: str, number: str = "HAD-2026-001") -> str:
        return str(write_case(text.replace("HAD-2026-001", number), number))

    return write


@pytest.fixture
def said(capsys):
    """Return a function that runs a command and returns its code, and what it said."""

    def answer(*words: str) -> tuple[int, str]:
        code = run(list(words))
        found = capsys.readouterr()
        return code, found.out + found.err

    return answer


@pytest.fixture
def printed(capsys):
    """Return a function that runs a command and returns its output alone."""

    def answer(*words: str) -> str:
        run(list(words))
        return capsys.readouterr().out

    return answer


def refused(of: str) -> str:
    answer = "afgørelse: {dato: 2026-09-20, udfald: afslag}"
    return f"{{til: ppv, accepteret: 2026-09-01, sendt: {of}, {answer}}}"


# The answer, and the exit code


def test_all_in_place_is_fine(case, said) -> None:
    code, text = said(*CHECK, case(READY), *AS_OF)
    assert code == 0
    assert "Everything is in place on 5 October 2026." in text
    assert "✗" not in text


def test_something_missing_is_a_finding(case, said) -> None:
    code, text = said(*CHECK, case(OPEN), *AS_OF)
    assert code == 1
    assert "Not ready" in text
    assert text.count("✗") == 2
    assert "Who: daginstitutionslederen" in text
    assert "art: netværksmøde" in text
    assert "En styrket pædagogisk praksis" in text


def test_unknown_alone_is_a_finding_too(case, said) -> None:
    talk = "møder: [{art: forældresamtale, afholdt: 2026-09-01, deltagere: [forældre]}]\n"
    unknown = CHILD.replace(", forældremyndighed: ja", "") + talk
    code, text = said(*CHECK, case(unknown + "henvisninger: [{til: arbejdsmøde}]\n"), *AS_OF)
    assert code == 1
    assert "✗" not in text
    assert "?" in text
    assert "forældremyndighed" in text
    assert "[0]" not in text  # people count from one


@pytest.mark.parametrize("form", CHECK_FORMATS)
def test_an_underretning_is_never_held_back(case, said, form) -> None:
    """A8: nothing is in place, and nothing stands in the way."""
    code, text = said(*CHECK, case(CHILD), "--to", "underretning", "--format", form, *AS_OF)
    assert code == 0
    if form == "json":
        found = json.loads(text)
        assert (found["ready"], found["advisory"]) == (True, True)
    else:
        assert "Nothing stands in the way of sending it." in text


def test_the_answer_can_go_to_a_file(case, said, tmp_path) -> None:
    target = tmp_path / "tjekliste.html"
    path = case(READY)
    assert said(*CHECK, path, "--format", "html", "-o", str(target), *AS_OF) == (0, "")
    assert said(*CHECK, path, "--format", "html", *AS_OF)[1] == target.read_text("utf-8")
    assert said(*CHECK, path, "--format", "html", "-o", str(target), *AS_OF)[0] == 2


def test_danish_names_and_words(case, said, monkeypatch) -> None:
    path = case(OPEN)
    for english, danish in (
        (["referral", "check", path], ["henvisning", "tjek", path]),
        (["referral", "list", path], ["henvisning", "liste", path]),
        (["show", path], ["vis", path]),
        (["places", path], ["pladser", path]),
    ):
        assert said(*english, *AS_OF) == said(*danish, *AS_OF)
    monkeypatch.setenv("SAG_LANG", "da")
    code, text = said("henvisning", "tjek", path, *AS_OF)
    assert code == 1
    assert "Ikke klar den 5. oktober 2026" in text
    assert "Hvem: daginstitutionslederen" in text
    assert not re.search(r"\b(Who|Write in|Not ready|fill in|is missing)\b", text)


# Which referral


def test_a_gate_that_is_not_there_is_answered_with_those_that_are(case, said) -> None:
    code, text = said(*CHECK, case(CHILD), "--to", "hvadsomhelst", *AS_OF)
    assert code == 2
    there = (
        "ressourcevurdering frie-midler ressourcegruppe praksisvejleder mellemform tilbud-82-83 "
        "ekstra-ressourcer arbejdsmøde netværksmøde ppv viso familierådslagning underretning"
    )
    assert [name for name in there.split() if name not in text] == []
    assert "ressourcetildeling-gruppe" not in text


def test_a_gate_of_another_ruleset(case, said) -> None:
    code, text = said(*CHECK, case(CHILD), "--to", "specialtilbud", *AS_OF)
    assert code == 2
    assert "haderslev" in text
    assert '"specialtilbud"' in text


def test_a_misspelt_gate_is_guessed(case, said) -> None:
    code, text = said(*CHECK, case(CHILD), "--to", "ressourcevurderng", *AS_OF)
    assert code == 2
    assert 'Did you mean "ressourcevurdering"?' in text


def test_a_gate_is_found_however_it_is_written(case, said) -> None:
    assert said(*CHECK, case(READY), "--to", "PPV", *AS_OF)[0] == 0


def test_what_is_for_groups_is_not_guessed_to_be_another_thing(case, said) -> None:
    code, text = said(*CHECK, case(CHILD), "--to", "ressourcetildeling-gruppe", *AS_OF)
    assert code == 2
    assert 'Did you mean "ressourcegruppe"?' not in text


def test_a_group_case(case, said) -> None:
    path = case(GROUP)
    code, text = said(*CHECK, path, "--to", "ressourcetildeling-gruppe", *AS_OF)
    assert code == 1
    assert "HAD-2026-G1" in text
    assert "underskrift" not in text  # H7: nobody signs
    code, text = said(*CHECK, path, "--to", "ppv", *AS_OF)
    assert code == 2
    assert "ressourcetildeling-gruppe, praksisvejleder" in text


def test_more_than_one_thing_asked_for_needs_to(case, said) -> None:
    two = CHILD + "henvisninger: [{til: ppv}, {til: viso}]\n"
    code, text = said(*CHECK, case(two), *AS_OF)
    assert code == 2
    assert "--to" in text
    assert "ppv, viso" in text
    assert said(*CHECK, case(two), "--to", "viso", *AS_OF)[0] == 1


def test_with_nothing_asked_for_all_are_named(case, said) -> None:
    code, text = said(*CHECK, case(CHILD), *AS_OF)
    assert code == 2
    assert "underretning" in text


def test_the_one_that_is_still_open_is_meant(case, said) -> None:
    granted = "{til: ressourcevurdering, afgørelse: {dato: 2026-06-01, udfald: bevilget}}"
    two = AGREED + f"henvisninger: [{granted}, {{til: ppv, accepteret: 2026-09-01}}]\n"
    code, text = said(*CHECK, case(two), *AS_OF)
    assert code == 0
    assert "PPV" in text


def test_a_ruleset_with_nothing_to_refer_to_says_so(case, said) -> None:
    text = "sag: LM-2026-001\nregelsæt: læringsmiljø\ngruppe: {navn: Gul stue}\n"
    code, answer = said(*CHECK, case(text, "LM-2026-001"), *AS_OF)
    assert code == 2
    assert "læringsmiljø has nothing to refer to" in answer


def test_numbers_of_cases(case, said, folder, monkeypatch) -> None:
    case(READY)
    case(OPEN, "HAD-2026-012")
    monkeypatch.chdir(folder)
    assert said(*CHECK, "had-2026-001", *AS_OF)[0] == 0
    assert said(*CHECK, "012", *AS_OF)[0] == 1
    code, text = said(*CHECK, "HAD-2026", *AS_OF)
    assert code == 2
    assert "HAD-2026-001, HAD-2026-012" in text
    code, text = said(*CHECK, "HAD-2026-013", *AS_OF)
    assert code == 2
    assert "HAD-2026-012" in text
    assert said("show", "HAD-2026", *AS_OF)[0] == 2


# The day asked for


def test_later_facts_are_not_known_on_a_past_day(case, said) -> None:
    path = case(READY)
    for as_of, code in (("2026-08-31", 1), ("2026-09-01", 0)):
        assert said(*CHECK, path, "--as-of", as_of)[0] == code, as_of


def test_sent_asks_for_the_day_it_was_sent(case, said) -> None:
    path = case(AGREED + "henvisninger: [{til: ppv, accepteret: 2026-09-01, sendt: 2026-09-10}]\n")
    assert said(*CHECK, path, "--as-of", "2026-08-31")[0] == 1
    code, text = said(*CHECK, path, "--sent", *AS_OF)
    assert code == 0
    assert "10 September 2026" in text


def test_not_sent_is_a_question_that_cannot_be_asked(case, said) -> None:
    code, text = said(*CHECK, case(READY), "--sent", *AS_OF)
    assert code == 2
    assert "--sent" in text


def test_sent_asks_about_the_referral_that_was_sent(case, said) -> None:
    """A new one under way has not been sent: it is not the one that is meant."""
    later = refused("2026-09-10") + ", {til: ppv, accepteret: 2026-10-01}"
    code, text = said(*CHECK, case(AGREED + f"henvisninger: [{later}]\n"), "--sent", *AS_OF)
    assert code == 0
    assert "Sent on 10 September 2026." in text


def test_on_a_past_day_the_referral_of_that_day_is_meant(case, said) -> None:
    later = refused("2026-09-10") + ", {til: ppv, sendt: 2026-10-01}"
    path = case(AGREED + f"henvisninger: [{later}]\n")
    _code, text = said(*CHECK, path, "--to", "ppv", "--as-of", "2026-09-12")
    assert "Sent on 10 September 2026." in text


def test_a_list_of_a_past_day_has_no_referral_that_came_later(case, said, folder) -> None:
    later = "henvisninger: [{til: ressourcevurdering, accepteret: 2026-09-15, sendt: 2026-09-25}]\n"
    case(CHILD + later)
    assert "HAD-2026-001" in said("referral", "list", str(folder), *AS_OF)[1]
    assert "HAD-2026-001" not in said("referral", "list", str(folder), "--as-of", "2026-09-01")[1]


def test_show_on_a_past_day_hides_what_came_later(case, said) -> None:
    path = case(READY)
    assert "2026-09-01" in said("show", path, *AS_OF)[1]
    text = said("show", path, "--as-of", "2026-08-31")[1]
    assert "✓ Netværksmøde" not in text
    assert "✓" not in text


def test_places_on_a_past_day(write_case, said, folder) -> None:
    write_case(PLACED)
    assert "1 of 8 places taken" in said("places", str(folder), *AS_OF)[1]
    text = said("places", str(folder), "--as-of", "2026-03-01")[1]
    assert "0 of 8 places taken" in text
    assert "to come" in text


# Enclosures


def test_an_enclosure_must_lie_in_the_folder(write_case, printed, folder, tmp_path_factory) -> None:
    def state(name: str) -> str:
        dated = "bestilt: 2026-05-01, dato: 2026-05-20, af: psykolog"
        assessment = f"{{art: psykologisk-vurdering, {dated}, bilag: {name}}}"
        path = str(write_case(MINI + f"vurderinger: [{assessment}]\n"))
        words = (*CHECK, path, "--to", "minigruppe", "--format", "json", *AS_OF)
        found = json.loads(printed(*words))
        [one] = [one for one in found["requirements"] if one["id"] == "psykologisk-vurdering"]
        return str(one["state"])

    outside = tmp_path_factory.mktemp("udenfor") / "psyk.txt"
    outside.write_text("x", encoding="utf-8")
    inside = folder / "bilag" / "psyk.txt"
    inside.parent.mkdir()
    assert state("bilag/psyk.txt") == "missing"
    inside.write_text("x", encoding="utf-8")
    assert state("bilag/psyk.txt") == "met"
    assert state("bilag") == "missing"
    assert state(str(outside)) == "missing"
    (folder / "bilag" / "link.txt").symlink_to(outside)
    assert state("bilag/link.txt") == "missing"


# Files with errors


def test_a_file_that_cannot_be_read_is_sent_to_validate(case, said) -> None:
    path = case("barn: {")
    code, text = said(*CHECK, path, *AS_OF)
    assert code == 2
    assert "sag validate" in text
    assert said("show", path, *AS_OF)[0] == 1


@pytest.mark.parametrize(
    "spoilt",
    [
        READY.replace("accepteret: 2026-09-01", "accepteret: 2026-09-01, sendt: 28-09-2026"),
        READY.replace("accepteret: 2026-09-01", "accepteret: 2026-09-01, send: 2026-09-28"),
        READY + "møder: []\n",
        READY.replace("deltagere: [", "deltagere: [småbørnskonsulenten, "),
    ],
    ids=["a date no one can read", "a misspelt key", "a key twice", "an unknown role"],
)
def test_a_case_with_errors_is_never_said_to_be_ready(spoilt, case, said) -> None:
    """What could not be read may be just what stands in the way: unknown is not met."""
    path = case(spoilt)
    for form in CHECK_FORMATS:
        code, text = said(*CHECK, path, "--to", "ppv", "--format", form, *AS_OF)
        assert code != 0
        assert "Everything is in place" not in text
        assert '"ready": true' not in text


def test_an_underretning_can_be_sent_from_a_case_with_errors(case, said) -> None:
    """A8: not even a spoilt file holds it back."""
    code, text = said(*CHECK, case(READY + "hest: ja\n"), "--to", "underretning", *AS_OF)
    assert code == 0
    assert "Nothing stands in the way" in text


@pytest.mark.parametrize("command", [["referral", "list"], ["places"]], ids="-".join)
def test_a_list_says_which_file_it_could_not_read(command, write_case, said, folder) -> None:
    write_case(PLACED)
    write_case("barn: {", "VEJ-2026-002")
    code, text = said(*command, str(folder), *AS_OF)
    assert code == 1
    assert "VEJ-2026-002.yaml" in text


# Meetings of those who decide


def test_the_folders_meeting_dates(case, said, folder) -> None:
    (folder / "sag.yaml").write_text(
        "regelsæt: vejle\nmødedatoer: {distriktsråd: [2026-11-26, 2026-10-29, 2026-10-08]}\n",
        "utf-8",
    )
    path = case(CHILD + "henvisninger: [{til: ressourcevurdering}]\n")
    text = said(*CHECK, path, *AS_OF)[1]
    assert "29 October 2026" in text
    assert "19 October 2026" in text
    assert "8 October 2026" not in text.replace("28 October", "").replace("18 October", "")
    found = json.loads(said(*CHECK, path, "--format", "json", *AS_OF)[1])
    assert (found["meeting"], found["papers_due"]) == ("2026-10-29", "2026-10-19")
    assert "2026-10-19" in said("referral", "list", str(folder), *AS_OF)[1]


@pytest.mark.parametrize(
    "dates", ["{distriktsråd: [8. oktober]}", "{distriktsråd: 2026-10-08}", "2026-10-08"]
)
def test_meeting_dates_that_are_none(dates, case, said, folder) -> None:
    (folder / "sag.yaml").write_text(f"regelsæt: vejle\nmødedatoer: {dates}\n", "utf-8")
    code, text = said(*CHECK, case(READY), *AS_OF)
    assert code == 2
    assert "sag.yaml" in text


def test_papers_sent_too_late_are_told_of_but_are_no_missing_requirement(case, said) -> None:
    """H5: ten days before the council."""
    asked = "henvisninger: [{til: ressourcevurdering, møde: 2026-10-08, sendt: 2026-09-DAY}]\n"
    texts = [said(*CHECK, case(CHILD + asked.replace("DAY", on)), *AS_OF)[1] for on in ("28", "29")]
    late = "That was after the last day for the papers, Monday, 28 September 2026."
    assert [late in text for text in texts] == [False, True]
    assert texts[0].count("✗") == texts[1].count("✗")


def test_papers_that_should_have_been_there_are_not_told_as_to_come(case, said) -> None:
    path = case(CHILD + "henvisninger: [{til: ressourcevurdering, møde: 2026-10-08}]\n")
    text = said(*CHECK, path, *AS_OF)[1]
    assert "28 September 2026" in text
    assert "must be sent by" not in text


# What comes first, and what comes next


@pytest.mark.parametrize(("outcome", "word"), [("bevilget", "Granted"), ("afslag", "Refused")])
@pytest.mark.parametrize("form", ["table", "md", "html"])
def test_what_was_decided_is_said_first(outcome, word, form, case, said) -> None:
    """H7: who asks about an old referral wants to know how it went."""
    decided = refused("2026-09-10").replace("afslag", outcome)
    path = case(AGREED + f"henvisninger: [{decided}]\n")
    text = said(*CHECK, path, "--format", form, *AS_OF)[1]
    assert f"{word} on 20 September 2026." in text
    assert text.index(word) < text.index("Everything is in place") < text.index("Netværksmøde")
    found = json.loads(said(*CHECK, path, "--format", "json", *AS_OF)[1])
    assert found["decision"] == {"date": "2026-09-20", "outcome": outcome, "points_to": []}
    assert (found["sent"], found["next"], found["record"]) == ("2026-09-10", "nothing", [])


def test_what_is_ready_says_who_sends_it_to_whom_and_by_when(case, said) -> None:
    """H5, H11."""
    code, text = said(*CHECK, case(READY), *AS_OF)
    assert code == 0
    assert 'Next step: Send "Indstilling til PPV". Who: daginstitutionslederen.' in text
    assert text.endswith("- sendt: YYYY-MM-DD\n")
    council = str(SAMPLES / "sager" / "haderslev" / "HAD-2026-007.yaml")
    text = said(*CHECK, council, *AS_OF)[1]
    assert "The papers must be sent by Monday, 19 October 2026." in text
    assert "Who: daginstitutionslederen. To: distriktsrådet." in text


def test_nothing_stands_in_the_way_is_still_the_first_thing_said(case, said) -> None:
    """A8."""
    text = said(*CHECK, case(CHILD), "--to", "underretning", *AS_OF)[1]
    title, answer, following, *_rest = text.splitlines()
    assert title.endswith("Underretning")
    assert answer.startswith("Nothing stands in the way of sending it.")
    assert following == 'Next step: Send "Underretning".'


def test_the_lines_to_write_come_once_and_from_the_first_column_on(case, said) -> None:
    text = said(*CHECK, case(CHILD), "--to", "ressourcevurdering", *AS_OF)[1]
    _list, _heading, block = text.partition("\nWrite in the case:\n")
    tops = [line for line in block.splitlines() if not line.startswith(" ")]
    assert tops == ["samtykker:", "møder:", "henvisninger:", "indsatser:", "handleplaner:"]
    assert text.count("givet:") == 1


# For programs


def test_the_shape_of_a_checklist(case, said) -> None:
    found = json.loads(said(*CHECK, case(OPEN), "--format", "json", *AS_OF)[1])
    assert {"version", "case", "to", "as_of", "ready", "requirements"} <= set(found)
    assert (found["version"], found["case"], found["to"]) == (1, "HAD-2026-001", "ppv")
    assert (found["as_of"], found["ready"]) == ("2026-10-05", False)
    assert (found["sent"], found["sent_late"], found["decision"]) == (None, False, None)
    assert [line for line in found["record"] if not line.startswith(" ")] == [
        "møder:",
        "henvisninger:",
    ]
    for one in found["requirements"]:
        assert {"id", "title", "state", "responsible", "detail", "source"} <= set(one)
        assert one["state"] in ("met", "missing", "unknown", "not_applicable", "advised")
        assert one["responsible"] == "daginstitutionsleder"
        assert "(H11)" in one["source"]


NOT_ENROLLED = MINI.replace("  dagtilbud: Regnbuen\n", "")


@pytest.mark.parametrize("form", ["table", "md", "html"])
def test_a_child_not_enrolled_is_told_of_once_with_who_acts_instead(form, write_case, said) -> None:
    """V7, A10: so that one who forgot the key sees why another role stands everywhere."""
    path = str(write_case(NOT_ENROLLED))
    check = [*CHECK, path, "--to", "minigruppe", "--format", form, *AS_OF]
    text = " ".join(said(*check)[1].split())
    told = "no dagtilbud, so småbørnskonsulenten acts in place of daginstitutionslederen."
    assert text.count(told) == 1
    assert "under" in text.partition(told)[2]
    write_case(MINI)
    assert "acts in place of" not in " ".join(said(*check)[1].split())


def test_not_enrolled_is_told_to_programs_where_it_matters(write_case, case, said) -> None:
    """V7, A10; Haderslev's sources give nobody a stand-in."""

    def told(path: object, to: str) -> bool:
        text = said(*CHECK, str(path), "--to", to, "--format", "json", *AS_OF)[1]
        return bool(json.loads(text)["not_enrolled"])

    assert told(write_case(NOT_ENROLLED), "minigruppe") is True
    assert told(write_case(MINI), "minigruppe") is False
    outside = CHILD.replace("  dagtilbud: Børnehuset Ankerpladsen\n", "")
    assert told(case(outside), "ppv") is False


def test_the_shape_of_the_lists(case, write_case, said, folder) -> None:
    case(OPEN)
    write_case(PLACED)
    found = json.loads(said("referral", "list", str(folder), "--format", "json", *AS_OF)[1])
    assert (found["version"], found["as_of"]) == (1, "2026-10-05")
    [one] = found["referrals"]
    assert (one["case"], one["to"], one["ready"]) == ("HAD-2026-001", "ppv", False)
    assert one["open"] == ["netværksmøde", "aftale"]
    assert one["path"].endswith("HAD-2026-001.yaml")
    found = json.loads(said("places", str(folder), "--format", "json", *AS_OF)[1])
    [group] = found["groups"]
    assert (group["places"], group["taken"], group["free"]) == (8, 1, 7)
    assert (group["next_free"], group["changes"]) == ("2026-10-05", [])
    [child] = group["children"]
    assert child["leaves"] == "2028-08-01"
    assert child["expected"] is True


# Documents


LOCAL = """\
regelsæt: egen
titel: "Egen <i>titel</i>"
gælder: {fra: 2020-01-01}
gennemgået: 2026-09-01
kilder: {folder: {titel: "Folder & <b>bog</b> | *et*"}}
roller:
  leder: {titel: "Leder <script>alert(1)</script> | *x*"}
henvisninger:
  støtte:
    titel: "Støtte <img src=x> | _y_"
    krav:
      - id: svar
        titel: "Svar <b>her</b> | `kode`"
        skøn: {spørgsmål: "Er 1 < 2?", af: [leder]}
        ansvarlig: leder
        kilde: "folder: Side 1"
      - {id: skrevet, titel: Skrevet, skrevet-af: leder, ansvarlig: leder, kilde: "folder: Side 2"}
"""


@pytest.fixture
def odd(write_case, folder: Path) -> str:
    """Return the path of a case whose ruleset and texts hold markup, and an escape code."""
    (folder / "regelsæt").mkdir()
    (folder / "regelsæt" / "egen.yaml").write_text(LOCAL, encoding="utf-8")
    text = (
        "sag: VEJ-2026-001\nregelsæt: egen\nbarn: {navn: Alma Eksempel, født: 2022-03-14}\n"
        'henvisninger: [{til: støtte, af: "<u>x</u>|[y](http://z.dk)\\e[31m"}]\n'
    )
    return str(write_case(text))


class Seen(HTMLParser):
    """The tags of a page and their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_a_page_shows_text_and_is_no_one_elses_markup(odd, printed) -> None:
    text = printed(*CHECK, odd, "--format", "html", *AS_OF)
    page = Seen(text)
    assert not {"script", "img", "b", "i", "u", "a"} & {tag for tag, _attributes in page.tags}
    assert "&lt;script&gt;" in text
    assert "&lt;b&gt;her&lt;/b&gt;" in text


def test_markdown_shows_text_letter_for_letter(odd, printed) -> None:
    text = printed(*CHECK, odd, "--format", "md", *AS_OF)
    assert not re.search(r"(?<!\\)<", text)
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {6}
    assert not re.search(r"(?<!\\)\]\(", text)


@pytest.mark.parametrize("form", CHECK_FORMATS)
def test_a_case_cannot_steer_a_terminal(odd, said, form) -> None:
    assert ESCAPE not in said(*CHECK, odd, "--format", form, *AS_OF)[1]


@pytest.mark.parametrize(("words", "heading"), [("da", "Hvem"), ("en", "Who")])
@pytest.mark.parametrize("text", [READY, OPEN], ids=["ready", "not ready"])
def test_a_page_can_be_read_by_everyone(text, words, heading, case, said, monkeypatch) -> None:
    """WCAG 2.1 AA (F): language, one heading, table headers, and nothing from elsewhere."""
    monkeypatch.setenv("SAG_LANG", words)
    written = said(*CHECK, case(text), "--format", "html", *AS_OF)[1]
    page = Seen(written)
    assert written.startswith("<!DOCTYPE html>")
    assert page.of("html") == [{"lang": words}]
    assert len(page.of("h1")) == len(page.of("title")) == len(page.of("main")) == 1
    headers = page.of("th")
    assert {header["scope"] for header in headers} == {"col", "row"}
    assert heading in written
    links = [name for _tag, found in page.tags for name in found if name in ("src", "href")]
    assert links == []
    assert "http:" not in written.replace("http-equiv", "")
    assert "https:" not in written
    assert "url(" not in written
    assert "outline: none" not in written


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_document_says_in_words_what_the_signs_say(form, case, said) -> None:
    written = said(*CHECK, case(OPEN), "--format", form, *AS_OF)[1]
    assert "missing" in written
    assert "Not ready" in written


# Names and numbers


COMMANDS = [
    *([*CHECK, "CASE", "--to", "minigruppe", "--format", form] for form in CHECK_FORMATS),
    *(["referral", "list", "FOLDER", "--format", form] for form in ("table", "json")),
    *(["places", "FOLDER", "--format", form] for form in ("table", "json")),
    ["show", "CASE"],
]
HEAD = next(iter(FILES.values())).partition("narrativer")[0]
ASSESSED = HEAD + (
    "vurderinger:\n  - art: psykologisk-vurdering\n    bestilt: 2026-05-01\n    dato: 2026-05-20\n"
)
ASKED = HEAD + "henvisninger:\n  - til: minigruppe\n"
AT_A_PLACE = HEAD + "tilbud:\n  - {art: minigruppe, opstart: 2026-03-02, sted: PLACE}\n"
MORE = {
    "a name for the one who assessed": ASSESSED + "    af: Karla Fremmed\n",
    "a name for the one who wrote it": ASKED + "    af: Karla Fremmed\n",
    "a name for the one who answered": ASKED
    + "    skøn: {støttebehov: {svar: ja, af: Karla Fremmed}}\n",
    "a name in an enclosure": ASSESSED + "    af: psykolog\n    bilag: bilag/Alma Eksempel.pdf\n",
    "a number in an enclosure": ASSESSED + f"    af: psykolog\n    bilag: bilag/{NUMBER}.pdf\n",
    "a number in a place": AT_A_PLACE.replace("PLACE", f"Hos {NUMBER}"),
    "a name in a place": AT_A_PLACE.replace("PLACE", "Hos alma eksempel")
    + ASKED.removeprefix(HEAD),
    "a name for a case number": ASKED.replace("VEJ-2026-001", "VEJ-Alma-Eksempel"),
    "a child with a place": AT_A_PLACE.replace("PLACE", "Solen") + ASKED.removeprefix(HEAD),
    "one of two has not consented": HEAD.replace(
        "    - {navn: Eva Eksempel}",
        "    - {navn: Eva Eksempel, forældremyndighed: ja}\n"
        "    - {navn: Karla Fremmed, forældremyndighed: ja}",
    )
    + "samtykker: [{til: henvisning, givet: 2026-09-01, af: [Eva Eksempel]}]\n",
}


@pytest.mark.parametrize("name", [*FILES, *MORE])
def test_no_name_and_no_number_unasked(name, write_case, said, folder) -> None:
    path = str(write_case({**FILES, **MORE}[name]))
    places = {"CASE": path, "FOLDER": str(folder)}
    leaks = []
    for words in COMMANDS if name in MORE else COMMANDS[::2]:
        code, text = said(*(places.get(word, word) for word in words), *AS_OF)
        assert code in (0, 1, 2)
        found = [one for one in (*NAMES, NUMBER) if one.casefold() in text.casefold()]
        leaks += [(" ".join(words), found)] if found else []
    assert leaks == []


@pytest.mark.parametrize("words", [["show", "CASE"], ["places", "FOLDER"]], ids=["show", "places"])
def test_names_are_shown_when_they_are_asked_for(words, write_case, said, folder) -> None:
    places = {"CASE": str(write_case(PLACED)), "FOLDER": str(folder)}
    words = [places.get(word, word) for word in words]
    assert "B.E." in said(*words, *AS_OF)[1]
    assert "Bo Eksempel" in said(*words, "--names", *AS_OF)[1]
    (folder / "sag.yaml").write_text("regelsæt: vejle\nvis-navne: ja\n", "utf-8")
    assert "Bo Eksempel" in said(*words, *AS_OF)[1]


# Terminals


SAMPLES = ROOT / "sample-cases"
NARROW = 40


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("columns", [NARROW, 80, 120])
def test_nothing_is_wider_than_the_terminal(columns, language, said, monkeypatch) -> None:
    """The lines to write in a case are left as they are: broken, they would be no YAML."""
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("SAG_LANG", language)
    paths = sorted(str(path) for path in (SAMPLES / "sager").rglob("*.yaml"))
    for words in (["referral", "list", str(SAMPLES)], ["places", str(SAMPLES)]):
        _fits(said(*words, *AS_OF)[1], columns)
    for path in paths[:: 4 if columns == NARROW else 8]:
        _fits(said("show", path, *AS_OF)[1], columns)
        text = said(*CHECK, path, *AS_OF)[1]
        if not text.startswith("sag: "):
            _fits("\n".join(text.split("\n\n")[:2]), columns)


def _fits(text: str, columns: int) -> None:
    for line in text.splitlines():
        assert width(line) <= columns, line


@pytest.mark.parametrize("command", [["referral", "list"], ["places"]], ids="-".join)
def test_an_empty_folder_has_nothing(command, write_case, said, folder) -> None:
    write_case(MINI)
    code, text = said(*command, str(folder), *AS_OF)
    assert code == 0
    assert len(text.splitlines()) == 2


# The page of a case, and of the groups


def test_show_tells_what_is_done_and_what_comes_next(case, said) -> None:
    code, text = said("show", case(READY), *AS_OF)
    assert code == 0
    assert text.startswith("HAD-2026-001 · A.E. · Børnehuset Ankerpladsen")
    assert "✓ Netværksmøde" in text
    assert text.count("Next step:") == 1
    assert 'Next step: Send "Indstilling til PPV". Who: daginstitutionslederen.' in text
    assert "Everything is in place" in text
    assert "5 years 5 months" in text


def test_show_warns_of_a_file_with_errors(case, said) -> None:
    code, text = said("show", case(READY + "hest: ja\n"), *AS_OF)
    assert code == 1
    assert "has errors" in text


def test_an_expected_start_is_explained_wherever_it_is_marked(write_case, said, folder) -> None:
    write_case(PLACED.replace("2026-03-02", "2026-11-02"))  # to come, and not there yet
    text = said("places", str(folder), *AS_OF)[1]
    assert "2028-08-01*" in text
    assert "* the expected school start" in text


def test_a_full_group_says_when_the_next_place_is_free(write_case, said, folder) -> None:
    for number in range(1, 9):
        leaves = "skole: {start: 2027-08-01}\n" if number == 1 else ""
        write_case(PLACED.replace("001", f"00{number}") + leaves, f"VEJ-2026-00{number}")
    text = said("places", str(folder), *AS_OF)[1]
    assert "8 of 8 places taken" in text
    assert "The next place becomes free on Sunday, 1 August 2027." in text
    write_case(PLACED.replace("001", "009"), "VEJ-2026-009")
    text = said("places", str(folder), *AS_OF)[1]
    assert "1 too many" in text
    assert "No place becomes free within 12 months" in text


def test_a_child_with_two_places_at_once_is_remarked_on(write_case, said, folder) -> None:
    other = ", ophør: 2026-12-18}, {art: minigruppe, sted: Månen, opstart: 2026-09-01}]"
    write_case(PLACED.replace("}]", other))
    text = said("places", str(folder), *AS_OF)[1]
    assert "└ also has a place in: Månen; is an ophør wrong?" in text
    found = json.loads(said("places", str(folder), "--format", "json", *AS_OF)[1])
    assert [one["children"][0]["also"] for one in found["groups"]] == [["Solen"], ["Månen"]]


def test_a_group_of_no_set_size(case, said, folder) -> None:
    """R5."""
    case(CHILD + "tilbud: [{art: ressourcegruppe, sted: Rævehulen, opstart: 2026-03-02}]\n")
    text = said("places", str(folder), *AS_OF)[1]
    assert "1 child; the source sets no number of places" in text
    assert "free" not in text


def test_what_counts_in_no_group_is_told_of_with_what_to_fill_in(write_case, said, folder) -> None:
    write_case(
        MINI + "tilbud: [{art: minigruppe, opstart: 2026-03-02}, {art: minigruppe, sted: Solen}]\n"
    )
    text = said("places", str(folder), *AS_OF)[1]
    assert "Without a place: counted in no group\n  VEJ-2026-001 · B.E. · Minigruppe" in text
    assert '└ fill in "sted" in tilbud, entry 1' in text
    assert '└ write the date under "opstart" in tilbud, entry 2' in text
    found = json.loads(said("places", str(folder), "--format", "json", *AS_OF)[1])
    assert [one["missing"] for one in found["unplaced"]] == [["sted"], ["opstart"]]


def test_too_many_to_come_and_one_twice_are_told_of(write_case, said, folder) -> None:
    for number in range(1, 9):
        write_case(PLACED.replace("001", f"00{number}"), f"VEJ-2026-00{number}")
    write_case(PLACED.replace("001", "009").replace("2026-03-02", "2026-11-02"), "VEJ-2026-009")
    again = PLACED.replace("}]", "}, {art: minigruppe, sted: Solen, opstart: 2026-09-01}]")
    write_case(again)
    text = said("places", str(folder), *AS_OF)[1]
    assert "From Monday, 2 November 2026 there is 1 child too many." in text
    assert text.count("VEJ-2026-001") == 1
    assert "└ stands here more than once in the case" in text


@pytest.mark.parametrize("columns", [NARROW, 80, 120])
def test_every_date_of_the_list_has_its_label_and_a_passed_one_is_marked(
    columns, case, said, folder, monkeypatch
) -> None:
    """H5."""
    monkeypatch.setenv("COLUMNS", str(columns))
    case(CHILD + "henvisninger: [{til: ressourcevurdering, møde: 2026-10-08}]\n")
    text = said("referral", "list", str(folder), *AS_OF)[1]
    assert "2026-09-28 !" in text
    assert "└ ! the papers should have been sent by 2026-09-28" in " ".join(text.split())
    assert "2026-10-08" in text
    if columns == NARROW:
        assert "Papers by: 2026-09-28 !" in text
        assert "Meeting: 2026-10-08" in text
        assert "In place: 0/9" in text
    else:
        assert re.search(r"Papers by +Meeting", text)


def test_a_meeting_that_was_missed_is_told_with_the_next_one(case, said, folder) -> None:
    """H5: those who decide have not seen the papers."""
    (folder / "sag.yaml").write_text("mødedatoer: {distriktsråd: [2026-10-29]}\n", "utf-8")
    path = case(CHILD + "henvisninger: [{til: ressourcevurdering, møde: 2026-10-01}]\n")
    for words in ((*CHECK, path), ("show", path)):
        text = " ".join(said(*words, *AS_OF)[1].split())
        assert "The meeting was: distriktsrådet, Thursday, 1 October 2026." in text
        assert "The case does not say that anything was sent." in text
        assert "The next meeting after it: distriktsrådet, Thursday, 29 October 2026." in text
        assert "The papers must be sent by Monday, 19 October 2026." in text
        assert "Wait for the answer" not in text
    found = json.loads(said(*CHECK, path, "--format", "json", *AS_OF)[1])
    assert found["later"]["papers_due"] == "2026-10-19"
    listed = " ".join(said("referral", "list", str(folder), *AS_OF)[1].split())
    assert "next meeting 2026-10-29, papers by 2026-10-19" in listed


def test_a_meeting_that_is_over_is_not_said_to_be_planned(case, said) -> None:
    for on, words in (("2026-10-01", "was on"), ("2026-10-15", "is planned for")):
        path = case(CHILD + f"henvisninger: [{{til: arbejdsmøde, møde: {on}}}]\n")
        assert f"The meeting {words} Thursday" in said(*CHECK, path, *AS_OF)[1]


def test_no_lines_for_a_past_day_and_it_is_said_why(case, said) -> None:
    text = said(*CHECK, case(READY), "--as-of", "2026-08-31")[1]
    assert "so no lines to write are shown for that day" in text
    assert "Write in the case" not in text
    found = said(*CHECK, case(READY), "--as-of", "2026-08-31", "--format", "json")[1]
    assert [one["record"] for one in (json.loads(found), *json.loads(found)["requirements"])] == [
        [],
        [],
        [],
    ]


def test_a_new_referral_is_said_to_be_one(case, said) -> None:
    late = (
        AGREED.replace("2026-09-01", "2026-09-15")
        + "henvisninger: [{til: ppv, sendt: 2026-09-10}]\n"
    )
    text = said(*CHECK, case(late), "--to", "ppv", *AS_OF)[1]
    assert (
        "For a new referral, write in the case:\nhenvisninger:  # is there already\n  - til: ppv"
        in text
    )


def test_show_tells_who_owns_the_next_step(case, said) -> None:
    """H10, H15."""
    text = " ".join(said("show", case(AGREED), *AS_OF)[1].split())
    assert "Next step: Individuel handleplan. Who: det pædagogiske personale." in text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (GROUP.replace("haderslev", "vejle"), "vejle has nothing that a group can be referred to."),
        (GROUP.replace("haderslev", "læringsmiljø"), "læringsmiljø has nothing to refer to."),
    ],
)
def test_where_nothing_can_be_asked_for_that_is_said(text, words, case, said) -> None:
    code, answer = said(*CHECK, case(text), "--to", "minigruppe", *AS_OF)
    assert code == 2
    assert words in answer
    assert ": ." not in answer


# What came to light when it was attacked


@pytest.mark.parametrize(
    "text",
    [
        "sag: VEJ-2026-001\nregelsæt: [",
        "sag: VEJ-2026-001\nregelsæt: ukendt\nbarn: {navn: A}\n",
        "sag: VEJ-2026-001\nregelsæt: vejle\nbarn: {navn: A}\n",
        "sag: VEJ-2026-001\nregelsæt: haderslev\ngruppe: {navn: A}\n",
        "sag: VEJ-2026-001\nregelsæt: haderslev\nbarn: {navn: A, født: i går}\n",
    ],
)
@pytest.mark.parametrize("more", [(), ("--sent",)], ids=["", "sent"])
def test_nothing_holds_an_underretning_back(text, more, write_case, said) -> None:
    """A8: the duty is personal and immediate, whatever is wrong with the case."""
    path = str(write_case(text))
    code, told = said(*CHECK, path, "--to", "underretning", *more)
    assert code == 0
    assert "Nothing stands in the way of sending it." in told


@pytest.mark.parametrize("command", [("validate",), ("deadlines",), ("places",)])
def test_a_number_in_a_text_beside_an_answer_stops_nothing(command, write_case, said) -> None:
    """F, SAG311: the finding is a warning, and no command fails for it."""
    answer = "skøn: {støttebehov: {svar: ja, af: psykolog, begrundelse: 740322-4005 har brug}}"
    case = MINI + f"henvisninger:\n  - til: minigruppe\n    {answer}\n"
    code, told = said(*command, str(write_case(case)), *AS_OF)
    assert code == 0
    assert "740322-4005" not in told


def test_what_stands_for_a_place_to_fill_in_is_not_filled_in(write_case, said) -> None:
    """A half-filled record is never met; the checklist's own "…" is such a place."""
    plan = "handleplaner: [{dato: 2026-06-01, felter: {barnets-stemme: …, barnet: ...}}]\n"
    text = f"sag: VEJ-2026-001\nregelsæt: haderslev\nbarn: {{navn: A}}\n{plan}"
    code, told = said("validate", str(write_case(text)), *AS_OF)
    assert code == 1
    assert told.count("SAG208") >= 2


def test_meeting_dates_by_district_and_the_common_mailbox(case, said, folder) -> None:
    """H5, H6: the mailbox is the folder's own, and none is invented."""
    settings = (
        "regelsæt: vejle\npostkasse: ressourcer@solbakke.example\n"
        "mødedatoer: {distriktsråd: {Nord: [2026-10-29], Syd: [2026-11-26]}}\n"
    )
    (folder / "sag.yaml").write_text(settings, "utf-8")
    asked = "distrikt: Syd\nhenvisninger: [{til: ressourcevurdering}]\n"
    path = case(CHILD + asked)
    assert "26 November 2026" in said(*CHECK, path, *AS_OF)[1]
    words = ("render", "henvisning:ressourcevurdering", path, "--draft", *AS_OF)
    assert "ressourcer@solbakke.example" in said(*words)[1]
    agreed = "henvisninger: [{til: praksisvejleder, accepteret: 2026-09-01}]\n"
    assert (
        "ressourcer@solbakke.example"
        in said(*CHECK, case(CHILD + agreed, "HAD-2026-077"), *AS_OF)[1]
    )
    (folder / "sag.yaml").write_text("regelsæt: vejle\n", "utf-8")
    assert "Sendes til" not in said(*words)[1]


def test_the_checklist_says_that_a_decision_is_awaited(case, capsys, monkeypatch) -> None:
    """A33, H8: it does not fall away, and the konsulent decides without a meeting."""
    monkeypatch.setenv("SAG_LANG", "da")
    for form in CHECK_FORMATS:
        words = [*CHECK, case(CHILD), "--to", "ekstra-ressourcer", "--format", form, *AS_OF]
        run(words)
        out = capsys.readouterr().out
        assert "afventer afgørelsen" in out
        assert "bortfalder" not in out
        assert "mødet, der afgør" not in out


def test_a_day_beside_a_count_is_shown_whole(tmp_path, capsys, monkeypatch) -> None:
    """No CPR number: "13/13  02-10-2026" (F)."""
    monkeypatch.chdir(ROOT / "sample-cases")
    for form in ("table", "md", "html"):
        run(["referral", "list", "--as-of", "2026-10-05", "--format", form])
        assert "-XXXX" not in capsys.readouterr().out
