"""`sag rules`: what it prints, writes and returns."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from sagscli.cli.boundary import run
from sagscli.diagnostics.diagnostic import Severity
from sagscli.documents.environment import filled
from sagscli.render.terminal.text import width
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.ruleset_lint.lint import inspect_ruleset
from tests.local import EXTENDS_GROUND, GROUND, WATCHED, family, put, put_case

AS_OF = ["--as-of", "2026-12-01"]
BUILT_IN = library_of(None).ids
PEOPLE = ("Alma Eksempel", "Eva Eksempel")

BROKEN = GROUND.replace("indkalder: leder", "indkalder: lder", 1)


def told(out: str) -> str:
    """Return output as one line, as no width has broken it."""
    return " ".join(out.split())


# --- list


def test_the_list_names_every_ruleset_with_its_source_and_review(home: Path, say):
    code, out, err = say("rules", "list")
    assert (code, err) == (0, "")
    for name in BUILT_IN:
        assert name in out
        for version in library_of(None).family(name).versions:
            assert version.since.isoformat() in out
            assert version.ruleset.reviewed.isoformat() in out
            for source in version.ruleset.sources.values():
                assert (source.title or "").split()[0] in out


def test_the_list_has_the_folders_own_and_says_where_they_are(home: Path, say):
    put(home, "grund", GROUND)
    put(home, "solbakke", EXTENDS_GROUND)
    put(home, "vejle/2027-01-01", "regelsæt: vejle\nudvider: vejle\ngælder: {fra: 2027-01-01}\n")
    code, out, _err = say("rules", "list")
    assert code == 0
    names = re.findall(r"^  (\S+)", out, re.MULTILINE)[1:]
    assert names == [
        "grund", "haderslev", "haderslev", "læringsmiljø", "observation", "solbakke", "vejle",
        "vejle"
    ]  # fmt: skip
    assert "2014-01-01 – 2026-12-31" in told(out)


def test_a_ruleset_that_cannot_be_used_is_listed_as_such(home: Path, say):
    """It is there, and the others are; a version without a day has no day made up for it."""
    put(home, "grund", BROKEN)
    put(home, "tom", "")
    code, out, _err = say("rules", "list")
    assert code == 0
    assert "grund, tom" in out
    assert "vejle" in out
    assert "0001" not in out


# --- show


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_page_has_every_rule_role_and_citation(name: str, home: Path, say):
    """Whoever wrote the leaflet finds each of its sentences on the page."""
    code, out, err = say("rules", "show", name, *AS_OF)
    assert (code, err) == (0, "")
    version = library_of(None).family(name).versions[-1]
    ruleset, page = version.ruleset, told(out)
    assert version.digest in page
    for rule in ruleset.deadlines:
        assert f"{rule.title} ({rule.id})" in page
    for kind in ruleset.referrals.values():
        for one in kind.requirements:
            assert one.title in page
    for role, about in ruleset.roles.items():
        assert f"{about.title} ({role})" in page
    for left in ruleset.not_reckoned:
        assert told(left.text or "") in page
    cited = {one.source.partition(":")[2].strip() for one in ruleset.deadlines}
    assert all(one in page for one in cited)


@pytest.mark.parametrize(
    "words",
    [
        *(["rules", "show", name] for name in BUILT_IN),
        ["rules", "list"],
        ["rules", "diff", "vejle", "haderslev", "--cases", "."],
        ["explain", "handleplan"],
        ["explain", "VEJ-2026-001", "statusmøde"],
        ["explain", "GRP-2026-001", "stuemøde"],
    ],
    ids=" ".join,
)
def test_no_line_is_wider_than_the_terminal(words: list[str], home: Path, capsys, monkeypatch):
    for language, columns in (("da", 40), ("da", 60), ("da", 80), ("da", 120), ("en", 80)):
        monkeypatch.setenv("SAG_LANG", language)
        monkeypatch.setenv("COLUMNS", str(columns))
        assert run(words) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [line for line in lines if width(line) > columns] == [], columns


def test_the_picture_has_an_axis_for_each_event(home: Path, say):
    """V9, V14, L3: where the dates lie from the event."""
    _code, out, _err = say("rules", "show", "vejle")
    picture = out.partition("Timeline")[2].partition("Deadlines")[0]
    assert picture.count("├") == 2
    assert picture.count("┤") == 1
    status = next(line for line in picture.splitlines() if "Statusmøde" in line)
    ruler = next(line for line in picture.splitlines() if "months" in line)
    assert status.count("●") == 4
    assert status.index("●") == ruler.index(" 3 ") + 1
    _code, out, _err = say("rules", "show", "læringsmiljø")
    assert "weeks" in out.partition("Timeline")[2].partition("Deadlines")[0]


def test_a_law_is_called_what_it_was_called_on_the_day(home: Path, say):
    """A7: § 32 in 2023, Barnets Lov from 1 January 2024."""
    for day, title in (("2023-12-31", "Serviceloven § 32"), ("2024-01-01", "§§ 82 og 83")):
        for words in (["rules", "show", "haderslev"], ["explain", "tilbud-82-83"]):
            _code, out, _err = say(*words, "--as-of", day)
            assert title in told(out)
            assert ("Serviceloven" in out) is (day == "2023-12-31")


def test_an_extension_is_marked_with_what_it_changes(home: Path, say):
    """Added, replaced, left out."""
    put(home, "grund", GROUND)
    rule = (
        "frister:\n"
        "  - {id: opfølgning, titel: Egen, for-hver: tilbud.minigruppe, møde: statusmøde,\n"
        '     senest: {efter: opstart, uger: 9}, ansvarlig: leder, kilde: "folder: E (V9)"}\n'
        "  - {id: ny, titel: Ny, for-hver: tilbud.minigruppe, møde: statusmøde,\n"
        '     senest: {efter: opstart, uger: 9}, ansvarlig: leder, kilde: "folder: E (V9)"}\n'
        "udgår: {frister: [referat], ikke-beregnet: [behov]}\n"
    )
    put(home, "solbakke", EXTENDS_GROUND + rule)
    code, out, _err = say("rules", "show", "solbakke")
    page = told(out)
    assert code == 0
    assert "Egen (opfølgning) (replaced)" in page
    assert "Ny (ny) (added)" in page
    assert "frister: referat" in page
    assert "ikke-beregnet: behov" in page
    assert "grund" in page


@pytest.mark.parametrize(
    ("word", "since"),
    [
        ("vejle", "1 January 2014"),
        ("vejle@2026-12-31", "1 January 2014"),
        ("vejle@2027-01-01", "1 January 2027"),
        ("regelsæt/vejle/2027-01-01.yaml", "1 January 2027"),
    ],
)
def test_a_version_is_named_by_a_day_or_a_file(word: str, since: str, home: Path, say):
    put(home, "vejle/2027-01-01", "regelsæt: vejle\nudvider: vejle\ngælder: {fra: 2027-01-01}\n")
    code, out, _err = say("rules", "show", word, *AS_OF)
    assert code == 0
    assert f"holds from {since}" in told(out)


def test_the_day_asked_for_picks_the_version(home: Path, say):
    put(home, "vejle/2027-01-01", "regelsæt: vejle\nudvider: vejle\ngælder: {fra: 2027-01-01}\n")
    assert "from 1 January 2027" in told(say("rules", "show", "vejle", "--as-of", "2027-06-01")[1])
    assert "to 31 December 2026" in told(say("rules", "show", "vejle", *AS_OF)[1])


def test_a_page_can_be_written_to_a_file(home: Path, say):
    _code, shown, _err = say("rules", "show", "vejle", *AS_OF)
    code, out, _err = say("rules", "show", "vejle", *AS_OF, "-o", "vejle.txt")
    assert (code, out) == (0, "")
    assert (home / "vejle.txt").read_text(encoding="utf-8") == shown
    assert say("rules", "show", "vejle", *AS_OF, "-o", "vejle.txt")[0] == 2


# --- check


def test_check_exit_codes(home: Path, say):
    """0 fine or warnings, 1 errors or with --strict warnings too."""
    assert say("rules", "check", *AS_OF)[0] == 0
    assert say("rules", "check", *AS_OF, "--strict")[0] == 0
    put(home, "grund", GROUND.replace("gennemgået: 2026-09-01\n", ""))
    code, out, _err = say("rules", "check", "grund", *AS_OF)
    assert code == 0
    assert "SAG513" in out
    assert say("rules", "check", "grund", *AS_OF, "--strict")[0] == 1
    put(home, "grund", BROKEN)
    code, out, _err = say("rules", "check", "grund", *AS_OF)
    assert code == 1
    assert "SAG501" in out
    assert 'did you mean "leder"?' in out


def test_check_of_an_example_that_fails(home: Path, say):
    """SAG509 is an error for the one who writes it."""
    put(home, "grund", GROUND.replace("[2026-05-25]", "[2026-05-26]"))
    code, out, _err = say("rules", "check", "grund", *AS_OF)
    assert code == 1
    assert "expected 2026-05-26, but it is 2026-05-25" in told(out)


def test_only_the_check_of_a_ruleset_tries_what_examples_notice(home: Path, say):
    """SAG516: a warning there, and nothing at all for those who have cases."""
    put(home, "grund", WATCHED.replace(", ansvarlig: [leder, leder, leder]", "", 1))
    put_case(home, "S-1", "regelsæt: grund\nbarn: {navn: Alma Eksempel}\n")
    code, out, _err = say("rules", "check", "grund", *AS_OF)
    assert code == 0
    assert 'no example would notice if "konsulent" stood under "ansvarlig"' in told(out)
    assert say("rules", "check", "grund", *AS_OF, "--strict")[0] == 1
    code, out, _err = say("validate", "sager/S-1.yaml", *AS_OF, "--strict")
    assert code == 0, out


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        ([], 7),
        (["grund"], 1),
        (["solbakke"], 2),
        (["."], 2),
        (["regelsæt/solbakke.yaml"], 2),
        (["udkast/solbakke.yaml"], 2),
        (["vejle", "grund"], 2),
        (["grund", "grund"], 1),
    ],
    ids=str,
)
def test_what_is_checked(paths: list[str], files: int, home: Path, say):
    """Ids, files in the folder and elsewhere, and folders; each file is counted once."""
    put(home, "grund", WATCHED)
    put(home, "solbakke", EXTENDS_GROUND)
    (home / "udkast").mkdir()
    (home / "udkast" / "solbakke.yaml").write_text(EXTENDS_GROUND, encoding="utf-8")
    code, out, _err = say("rules", "check", *paths, *AS_OF, "--format", "json")
    assert code == 0, out
    document = json.loads(out)
    assert document["diagnostics"] == []
    assert document["summary"]["files"] == files


def test_a_file_of_the_folder_is_checked_with_its_other_versions(home: Path, say):
    """SAG505: an overlap can only be seen beside the other."""
    put(home, "grund/2020-01-01", GROUND)
    put(home, "grund/2027-01-01", GROUND.replace("{fra: 2020-01-01}", "{fra: 2027-01-01}"))
    code, out, _err = say("rules", "check", "regelsæt/grund/2027-01-01.yaml", *AS_OF)
    assert code == 1
    assert "SAG505" in out


@pytest.mark.parametrize("format_", ["concise", "json", "github", "sarif"])
def test_findings_for_programs(format_: str, home: Path, say):
    put(home, "grund", BROKEN)
    code, out, _err = say("rules", "check", "grund", *AS_OF, "--format", format_)
    line = BROKEN[: BROKEN.index(": lder")].count("\n") + 1
    assert code == 1
    if format_ == "concise":
        assert re.match(rf"regelsæt/grund\.yaml:{line}:\d+: error\[SAG501\]: ", out)
    elif format_ == "json":
        [one] = json.loads(out)["diagnostics"]
        assert (one["code"], one["path"]) == ("SAG501", "regelsæt/grund.yaml")
        assert one["location"]["line"] == line
    elif format_ == "sarif":
        [one] = json.loads(out)["runs"][0]["results"]
        assert one["ruleId"] == "SAG501"
    else:
        assert out.startswith(f"::error file=regelsæt/grund.yaml,line={line},")


def test_every_file_of_a_folder_is_told_of(home: Path, say):
    """One that cannot be read hides no other."""
    put(home, "a", "")
    put(home, "b", "regelsæt: [\n")
    put(home, "grund", BROKEN)
    code, out, _err = say("rules", "check", ".", *AS_OF, "--format", "json")
    assert code == 1
    found = {(one["path"], one["code"]) for one in json.loads(out)["diagnostics"]}
    assert found == {
        ("regelsæt/a.yaml", "SAG110"),
        ("regelsæt/b.yaml", "SAG105"),
        ("regelsæt/grund.yaml", "SAG501"),
    }


# --- diff


def test_two_versions_of_a_procedure(home: Path, say):
    put(home, "grund", GROUND)
    put(home, "solbakke", EXTENDS_GROUND + "månedsslut: op\nudgår: {frister: [referat]}\n")
    code, out, _err = say("rules", "diff", "grund", "solbakke")
    assert code == 0
    assert "- referat" in out
    assert "månedsslut: ned → op" in told(out)
    code, out, _err = say("rules", "diff", "grund", "grund")
    assert code == 0
    assert "do not differ" in out


def test_what_a_change_does_to_cases(home: Path, say):
    """Seen before it is made: the draft lies in no folder of rulesets yet."""
    draft = (
        "regelsæt: vejle\nudvider: vejle\ngælder: {fra: 2026-01-01}\n"
        "frister:\n"
        "  - {id: handleplan, titel: Handleplan, for-hver: tilbud.minigruppe,\n"
        "     handleplan: status-og-handleplan, senest: {efter: opstart, måneder: 2},\n"
        "     indtil: [ophør, skolestart], ansvarlig: minigruppens-personale,\n"
        '     kilde: "folder: Handleplaner (V8)"}\n'
        "udgår: {frister: [forberedende-skolemøde]}\n"
    )
    (home / "udkast.yaml").write_text(draft.replace("regelsæt: vejle", "regelsæt: udkast"), "utf-8")
    words = ["rules", "diff", "vejle", "udkast.yaml", "--cases", ".", *AS_OF]
    code, out, err = say(*words)
    assert (code, err) == (0, "")
    assert "VEJ-2026-001" in out
    assert re.search(r"Handleplan +moves +2026-11-30 +2026-10-31", out)
    assert re.search(r"Forberedende skolemøde +vanishes +2027-11-01", out)
    code, out, _err = say(*words, "--format", "json")
    document = json.loads(out)
    assert document["version"] == 1
    assert (document["before"]["id"], document["after"]["id"]) == ("vejle", "udkast")
    assert document["after"]["since"] == "2026-01-01"
    shifts = document["cases"]["shifts"]
    assert [(one["rule"], one["what"], one["before"], one["after"]) for one in shifts] == [
        ("handleplan", "moves", "2026-11-30", "2026-10-31"),
        ("forberedende-skolemøde", "vanishes", "2027-11-01", None),
    ]
    assert {one["case"] for one in shifts} == {"VEJ-2026-001"}
    assert (document["cases"]["asked"], document["cases"]["others"]) == (1, 2)
    changed = {(one["section"], one["id"], one["what"]) for one in document["differences"]}
    assert ("frister", "handleplan", "changed") in changed
    assert ("frister", "forberedende-skolemøde", "removed") in changed


def test_the_differences_can_be_written_to_a_file(home: Path, say):
    words = ["rules", "diff", "vejle", "haderslev", *AS_OF, "--format", "json"]
    _code, shown, _err = say(*words)
    assert say(*words, "-o", "ud.json")[0] == 0
    assert json.loads((home / "ud.json").read_text(encoding="utf-8")) == json.loads(shown)


# --- new


@pytest.mark.parametrize("extends", [None, *BUILT_IN])
def test_what_is_begun_is_without_errors(extends: str | None, home: Path, say):
    """A starting point that passes its own check, and says what to do next."""
    more = ["--extends", extends] if extends else []
    code, out, err = say("rules", "new", "solbakke", *more)
    assert (code, err) == (0, "")
    assert "regelsæt/solbakke.yaml" in out
    assert "sag rules check solbakke" in told(out)
    code, out, _err = say("rules", "check", "solbakke", "--strict")
    assert code == 0, out
    assert say("rules", "show", "solbakke")[0] == 0
    text = (home / "regelsæt" / "solbakke.yaml").read_text(encoding="utf-8")
    assert text.startswith("# solbakke")
    for ruleset in library_of(str(home)).family("solbakke").rulesets:
        assert (ruleset.id, ruleset.extends) == ("solbakke", extends)


@pytest.mark.parametrize("today", ["2024-02-29", "2026-01-01", "2027-12-31"])
def test_what_is_begun_is_without_errors_on_any_day(today: str, tmp_path: Path):
    """The dates of its examples follow the year."""
    day = date.fromisoformat(today)
    base = library_of(None).family("vejle").rulesets[0]
    for name, template, extends in (("ny", "nyt", None), ("egen", "udvidelse", base)):
        text = filled(f"regelsæt/{template}.yaml.j2", name=name, today=day, base=extends)
        put(tmp_path, name, text)
        found = inspect_ruleset(family(tmp_path, name), day)
        assert [one for one in found if one.severity is Severity.ERROR] == []
        assert found == []


def test_a_starting_point_is_commented(home: Path, say):
    for name, more in (("ny", []), ("egen", ["--extends", "vejle"])):
        say("rules", "new", name, *more)
        text = (home / "regelsæt" / f"{name}.yaml").read_text(encoding="utf-8")
        assert text.count("#") >= 8
        assert f"sag regler tjek {name}" in text


def test_the_built_in_ruleset_is_changed_by_extending_it(home: Path, say):
    assert say("rules", "new", "vejle", "--extends", "vejle")[0] == 0
    assert say("rules", "check", "vejle", "--strict")[0] == 0
    entry = library_of(str(home)).family("vejle")
    assert entry.rulesets[0].extends == "vejle"


def test_a_local_ruleset_can_be_extended_too(home: Path, say):
    put(home, "grund", GROUND)
    assert say("rules", "new", "solbakke", "--extends", "grund")[0] == 0
    assert say("rules", "check", "solbakke")[0] == 0


def test_new_writes_over_nothing_unasked(home: Path, say):
    path = put(home, "solbakke", "kept")
    code, out, err = say("rules", "new", "solbakke")
    assert (code, out) == (2, "")
    assert "is there already" in err
    assert path.read_text(encoding="utf-8") == "kept"
    assert say("rules", "new", "solbakke", "--force")[0] == 0
    assert say("rules", "check", "solbakke")[0] == 0


@pytest.mark.parametrize("there", ["solbakke/2020-01-01.yaml", "solbakke.yml"])
def test_new_does_not_add_to_a_ruleset_that_is_there_in_another_shape(there, home: Path, say):
    """Two files of one name would be two versions of one ruleset, and overlap."""
    put(home, there, GROUND.replace("regelsæt: grund", "regelsæt: solbakke"))
    code, _out, err = say("rules", "new", "solbakke")
    assert code == 2
    assert err.startswith("sag: ")
    assert library_of(str(home)).family("solbakke").errors == ()


@pytest.mark.parametrize(
    "name", ["vejle", "haderslev", "Solbakke", "sol bakke", "sol_bakke", "../ude", "-x", "", "a/b"]
)
def test_a_name_that_cannot_be_a_rulesets(name: str, home: Path, say):
    code, out, err = say("rules", "new", "--", name)
    assert (code, out) == (2, "")
    assert err.startswith("sag: ")
    assert not (home / "regelsæt").exists()


def test_new_in_another_folder(home: Path, say, tmp_path: Path):
    place = tmp_path / "andre"
    place.mkdir()
    (place / "sag.yaml").touch()
    assert say("rules", "new", "solbakke", "--folder", str(place))[0] == 0
    assert (place / "regelsæt" / "solbakke.yaml").is_file()
    assert say("rules", "check", "solbakke", "--folder", str(place))[0] == 0


def test_a_file_where_the_folder_should_be(home: Path, say):
    """A sentence, not a fault of ours."""
    (home / "regelsæt").write_text("x", encoding="utf-8")
    code, _out, err = say("rules", "new", "solbakke")
    assert code == 2
    assert "regelsæt" in err
