"""The cases of a folder and the rulesets they follow: refused as a whole, and by the day."""

from pathlib import Path

import pytest

from sagscli.cli.boundary import run
from sagscli.diagnostics.diagnostic import Position
from sagscli.ruleset_faults.unknown_words import version_dates
from sagscli.rulesets.records import Ruleset
from sagscli.rulesets.versions import case_day, version_for
from tests.building import case_of, day, ruleset_of
from tests.local import GROUND, entries, family, put, put_case, told, unmarked
from tests.rulesets.library.building import CHILD, PLACE, named, valid

# --- refused as a whole


def test_every_error_is_told_at_once(tmp_path: Path):
    text = GROUND.replace("indkalder: leder", "indkalder: lder")
    text = text.replace("dato-i: referat-udsendt", "dato-i: referat-udsent")
    text = text.replace("uger: 12", "uger: tolv")
    text = text.replace("niveau: forebyggende, a", "niveu: forebyggende, a")
    put(tmp_path, "grund", text)
    found = told(family(tmp_path, "grund").diagnostics)
    assert sorted(one[0] for one in found) == ["SAG201", "SAG207", "SAG501", "SAG501"]
    places = [one[2] for one in found]
    assert places == sorted(places)


def test_one_faulty_version_makes_the_ruleset_unusable(tmp_path: Path):
    put(tmp_path, "grund/a", valid(GROUND, "{fra: 2020-01-01, til: 2026-12-31}"))
    new = valid(GROUND, "{fra: 2027-01-01}").replace("indkalder: leder", "indkalder: lder")
    put(tmp_path, "grund/b", new)
    assert family(tmp_path, "grund").rulesets == ()
    assert [one.is_usable for one in family(tmp_path, "grund").versions] == [True, False]


def test_a_warning_makes_nothing_unusable(tmp_path: Path):
    put(tmp_path, "grund", GROUND.replace("gennemgået: 2026-09-01\n", ""))
    assert len(family(tmp_path, "grund").rulesets) == 1


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a folder whose own Vejle has two errors, and cases that follow it or another."""
    text = named(valid(GROUND, "{fra: 2014-01-01}"), "vejle").replace(
        "indkalder: leder", "indkalder: lder"
    )
    put(tmp_path, "vejle", text.replace("dato-i: referat-udsendt", "dato-i: referat"))
    put_case(tmp_path, "VEJ-1", "regelsæt: vejle\n" + CHILD + PLACE)
    put_case(tmp_path, "VEJ-2", CHILD + "regelsæt: vejle\n")
    put_case(tmp_path, "HAD-1", "regelsæt: haderslev\n" + CHILD)
    put_case(
        tmp_path,
        "HAD-2",
        "regelsæt: haderslev\nmøder: [{art: netværkmøde, afholdt: 2026-05-01}]\n" + CHILD,
    )
    return tmp_path


def test_cases_of_a_faulty_ruleset_get_one_finding_and_others_go_on(broken: Path):
    """SAG217 points to the first error of the ruleset."""
    found = entries(broken)
    assert {number: [one.code for one in entry.diagnostics] for number, entry in found.items()} == {
        "VEJ-1": ["SAG217"],
        "VEJ-2": ["SAG217"],
        "HAD-1": [],
        "HAD-2": ["SAG204"],
    }
    assert [found[one].ruleset is None for one in ("VEJ-1", "VEJ-2", "HAD-1", "HAD-2")] == [
        True,
        True,
        False,
        False,
    ]
    [one] = found["VEJ-1"].diagnostics
    assert one.span.start == Position(2, 11)
    first = family(broken, "vejle").errors[0]
    place = f"regelsæt/vejle.yaml:{first.span.start.line}:{first.span.start.column}: "
    assert place in one.message
    assert "sag rules check vejle" in one.help


def test_a_faulty_ruleset_does_not_fall_back_on_the_built_in_one(broken: Path, capsys):
    """No date at all rather than another municipality's or last year's."""
    words = ["deadlines", str(broken), "--all", "--as-of", "2026-12-01", "--format", "csv"]
    assert run(words) == 1
    said = capsys.readouterr()
    lines = said.out.splitlines()[1:]
    assert {line.split(",")[0] for line in lines} <= {'"HAD-1"', '"HAD-2"'}
    assert lines
    assert said.err.count("SAG217") == 2


def test_a_case_without_a_word_of_a_ruleset_that_the_settings_name(broken: Path):
    """sag.yaml names a local ruleset; its fault is the case's one finding."""
    (broken / "sag.yaml").write_text("regelsæt: vejle\n", encoding="utf-8")
    put_case(broken, "X-1", CHILD)
    (broken / "sag.yaml").write_text("regelsæt: vejle\n", encoding="utf-8")
    assert [one.code for one in entries(broken)["X-1"].diagnostics] == ["SAG217"]


# --- settings


def test_the_settings_may_name_a_local_ruleset(tmp_path: Path, capsys):
    put(tmp_path, "grund", GROUND)
    put_case(tmp_path, "A-1", CHILD + PLACE)
    (tmp_path / "sag.yaml").write_text("regelsæt: grund\n", encoding="utf-8")
    assert entries(tmp_path)["A-1"].ruleset.title == "Grund"
    assert run(["validate", str(tmp_path), "--as-of", "2026-12-01"]) == 0
    capsys.readouterr()


@pytest.mark.parametrize(("word", "guess"), [("grnd", "grund"), ("vejl", "vejle")])
def test_the_settings_name_a_ruleset_that_is_not_there(word, guess, tmp_path: Path, capsys):
    put(tmp_path, "grund", GROUND)
    put_case(tmp_path, "A-1", CHILD)
    (tmp_path / "sag.yaml").write_text(f"regelsæt: {word}\n", encoding="utf-8")
    for command in ("validate", "deadlines"):
        assert run([command, str(tmp_path)]) == 2
        said = capsys.readouterr().err
        assert "sag.yaml:1:11" in said
        assert guess in said


def test_a_case_names_a_ruleset_that_is_not_there(tmp_path: Path):
    """SAG215; the folder's own are among those known."""
    put(tmp_path, "grund", GROUND)
    put_case(tmp_path, "A-1", "regelsæt: grnd\n" + CHILD)
    [one] = entries(tmp_path)["A-1"].diagnostics
    assert (one.code, one.span.start) == ("SAG215", Position(2, 11))
    assert "grund" in one.help


# --- which version a case follows


def two_rulesets(version_by: str | None, other: str | None = None) -> list[Ruleset]:
    """Return an old version and the one that follows it on 1 January 2027."""
    days = ({"fra": "2020-01-01", "til": "2026-12-31"}, {"fra": "2027-01-01"})
    return [
        ruleset_of(gælder=valid_, **({"version-efter": by} if by else {}))
        for valid_, by in zip(days, (version_by, other or version_by), strict=True)
    ]


@pytest.mark.parametrize("version_by", version_dates())
def test_the_earliest_date_of_the_kind_picks_the_version(version_by: str):
    """A new version leaves what has begun as it was."""
    section, _dot, key = version_by.partition(".")
    old, new = two_rulesets(version_by)
    today = day("2028-01-01")
    begun = [{key: "2027-05-01"}, {key: "2026-05-01"}, {}]
    assert version_for(case_of(**{section: begun}), (old, new), today) is old
    assert case_day(case_of(**{section: begun}), old) == day("2026-05-01")
    assert version_for(case_of(**{section: begun[:1]}), (old, new), today) is new
    for without in ({section: [{}]}, {}):
        assert version_for(case_of(**without), (old, new), today) is new
        assert version_for(case_of(**without), (old, new), day("2026-12-31")) is old


def test_every_list_of_dates_in_a_case_can_pick_the_version():
    assert {one.partition(".")[0] for one in version_dates()} == {
        "samtykker",
        "møder",
        "vurderinger",
        "henvisninger",
        "tilbud",
        "indsatser",
        "faser",
        "aftaler",
        "dokumentation",
        "handleplaner",
        "narrativer",
    }
    assert {"tilbud.opstart", "indsatser.start", "faser.start", "henvisninger.udarbejdet"} <= set(
        version_dates()
    )


def test_without_that_line_the_day_asked_for_picks_the_version():
    rulesets = two_rulesets(None)
    case = case_of(tilbud=[{"art": "minigruppe", "opstart": "2026-03-02"}])
    assert version_for(case, rulesets, day("2026-12-31")) is rulesets[0]
    assert version_for(case, rulesets, day("2027-01-01")) is rulesets[1]


def test_each_version_goes_by_its_own_line():
    """The new one counts from the referral, the old one from the start."""
    old, new = two_rulesets("tilbud.opstart", "henvisninger.udarbejdet")
    today = day("2028-01-01")
    place = {"art": "minigruppe", "opstart": "2026-12-15"}
    for written, expected in (("2027-01-05", new), ("2026-12-01", old)):
        case = case_of(tilbud=[place], henvisninger=[{"til": "x", "udarbejdet": written}])
        assert version_for(case, (old, new), today) is expected


def test_no_version_holds_before_the_first():
    assert version_for(case_of(), two_rulesets(None), day("2019-12-31")) is None


@pytest.mark.parametrize(
    ("ruleset", "section", "key", "begun"),
    [
        ("vejle", "tilbud", "opstart", "{art: minigruppe, opstart: ▸2013-12-31}"),
        ("haderslev", "tilbud", "opstart", "{art: mellemform, opstart: ▸2023-05-31}"),
        ("læringsmiljø", "faser", "start", "{fase: fase-1, start: ▸2021-05-31}"),
    ],
)
def test_a_case_that_began_before_the_first_version_is_told_so(
    ruleset: str, section: str, key: str, begun: str, tmp_path: Path
):
    """SAG216 at the date that ``version-efter`` names; the oldest version is used."""
    who = "gruppe: {navn: Rød stue}\n" if ruleset == "læringsmiljø" else "barn: {navn: Alma}\n"
    head = f"sag: A-1\nregelsæt: {ruleset}\n{who}"
    text, place = unmarked(f"{head}{section}: [{begun}]\n")
    put_case(tmp_path, "A-1", text.removeprefix("sag: A-1\n"))
    entry = entries(tmp_path)["A-1"]
    found = [one for one in entry.diagnostics if one.code == "SAG216"]
    assert [one.span.start for one in found] == [place]
    assert entry.ruleset.id == ruleset
