"""What a ruleset can extend, from when, and which versions follow each other."""

from pathlib import Path

import pytest

from sagscli.diagnostics.diagnostic import Position, Severity
from sagscli.ruleset_faults.checked_library import read_library
from sagscli.ruleset_lint.lint import inspect_ruleset
from tests.local import GROUND, TODAY, family, put, told, unmarked
from tests.rulesets.library.building import chain, extended, only, since, valid

# --- circles and bases that are not there


@pytest.mark.parametrize("order", [["a", "b"], ["b", "a"]])
def test_two_rulesets_that_extend_each_other(order: list[str], tmp_path: Path):
    """SAG507 in both, whichever is read first."""
    chain(tmp_path, ("a", "b"), ("b", "a"))
    library = read_library(tmp_path)
    for name in order:
        found = library.family(name)
        assert found.rulesets == ()
        assert told(found.errors) == [("SAG507", f"{name}.yaml", Position(2, 10))]


def test_a_circle_of_three(tmp_path: Path):
    """SAG507, and in one that only leads into the circle too."""
    chain(tmp_path, ("a", "b"), ("b", "c"), ("c", "a"), ("ude", "a"))
    for name in ("a", "b", "c", "ude"):
        assert [one.code for one in family(tmp_path, name).errors] == ["SAG507"]


def test_a_base_with_a_circle_of_another_kind(tmp_path: Path):
    """SAG508: the extending file leads nowhere in a circle; a role of the other does."""
    base = GROUND.replace("psykolog: {titel: Psykolog}", "psykolog: {titel: P, omfatter: [team]}")
    version = extended(tmp_path, "titel: Egen\n", base)
    assert {one.code for one in family(tmp_path, "grund").errors} == {"SAG507"}
    assert [one.code for one in version.diagnostics] == ["SAG508"]


def test_a_ruleset_that_extends_itself(tmp_path: Path):
    """SAG507: nothing else of its name is there to extend."""
    chain(tmp_path, ("solbakke", "solbakke"))
    assert told(only(tmp_path).diagnostics) == [("SAG507", "solbakke.yaml", Position(2, 10))]


@pytest.mark.parametrize(("word", "guess"), [("vejlle", "vejle"), ("grnd", "grund")])
def test_a_base_that_is_not_there(word: str, guess: str, tmp_path: Path):
    """SAG508 with did-you-mean, and no other finding."""
    put(tmp_path, "grund", GROUND)
    put(tmp_path, "solbakke", f"regelsæt: solbakke\nudvider: {word}\nroller: {{a: {{titel: A}}}}\n")
    version = only(tmp_path)
    assert told(version.diagnostics) == [("SAG508", "solbakke.yaml", Position(2, 10))]
    assert guess in version.diagnostics[0].help


@pytest.mark.parametrize("value", ["[vejle]", "{vejle: ja}"])
def test_a_base_that_is_no_text(value: str, tmp_path: Path):
    """SAG203: never a fault of ours."""
    put(tmp_path, "solbakke", f"regelsæt: solbakke\nudvider: {value}\n")
    assert "SAG203" in [one.code for one in only(tmp_path).diagnostics]


def test_a_key_with_nothing_after_it_extends_nothing(tmp_path: Path):
    """As everywhere: a key without a value is as if it were not there."""
    put(tmp_path, "grund", GROUND.replace("titel: Grund\n", "titel: Grund\nudvider:\n", 1))
    assert only(tmp_path, "grund").diagnostics == ()


def test_a_base_with_errors(tmp_path: Path):
    """SAG508 says where the base's first error is; the base has its own finding."""
    base, place = unmarked(GROUND.replace("indkalder: leder", "indkalder: ▸lder", 1))
    version = extended(tmp_path, "titel: Egen\n", base)
    [one] = version.diagnostics
    assert told([one]) == [("SAG508", "solbakke.yaml", Position(2, 10))]
    assert f"grund.yaml:{place.line}:{place.column}: " in one.message
    assert told(family(tmp_path, "grund").errors) == [("SAG501", "grund.yaml", place)]


@pytest.mark.parametrize("order", [["grund", "solbakke"], ["solbakke", "grund"]])
def test_a_base_whose_versions_overlap_cannot_be_used(order: list[str], tmp_path: Path):
    """SAG508: the base must be without errors, whichever of the two is read first."""
    put(tmp_path, "grund/2020-01-01", GROUND)
    put(tmp_path, "grund/2027-01-01", valid(GROUND, "{fra: 2027-01-01}"))
    put(tmp_path, "solbakke", "regelsæt: solbakke\nudvider: grund\ngælder: {fra: 2021-01-01}\n")
    library = read_library(tmp_path)
    codes = {name: [one.code for one in library.family(name).errors] for name in order}
    assert codes == {"grund": ["SAG505"], "solbakke": ["SAG508"]}


# --- the time of an extension

TWO_VERSIONS = {
    "grund/2020-01-01": valid(GROUND, "{fra: 2020-01-01, til: 2026-12-31}"),
    "grund/2027-01-01": valid(GROUND, "{fra: 2027-01-01}").replace("titel: Grund", "titel: Ny"),
}


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Return a folder with two versions of one ruleset."""
    for name, text in TWO_VERSIONS.items():
        put(tmp_path, name, text)
    return tmp_path


def test_without_a_time_of_its_own_it_has_all_the_versions_of_the_other(two: Path):
    put(two, "solbakke", "regelsæt: solbakke\nudvider: grund\nudgår: {frister: [referat]}\n")
    assert since(two, "solbakke") == [("2020-01-01", "2026-12-31"), ("2027-01-01", None)]
    versions = family(two, "solbakke").versions
    assert [one.ruleset.title for one in versions] == ["Grund", "Ny"]
    assert [len(one.ruleset.deadlines) for one in versions] == [1, 1]
    assert family(two, "solbakke").errors == ()


@pytest.mark.parametrize(
    ("days", "title"),
    [
        ("{fra: 2020-01-01}", "Grund"),
        ("{fra: 2026-12-31}", "Grund"),
        ("{fra: 2027-01-01}", "Ny"),
        ("{fra: 2030-01-01, til: 2031-01-01}", "Ny"),
    ],
)
def test_with_a_time_of_its_own_it_extends_the_version_of_its_first_day(days, title, two: Path):
    put(two, "solbakke", f"regelsæt: solbakke\nudvider: grund\ngælder: {days}\n")
    [version] = family(two, "solbakke").versions
    assert version.is_usable
    assert version.ruleset.title == title
    assert version.since.isoformat() in days


@pytest.mark.parametrize("day_", ["2019-12-31"])
def test_an_extension_that_begins_before_the_other(day_: str, two: Path):
    """SAG508 at the day."""
    text, place = unmarked(f"regelsæt: solbakke\nudvider: grund\ngælder: {{fra: ▸{day_}}}\n")
    put(two, "solbakke", text)
    [version] = family(two, "solbakke").versions
    assert told(version.diagnostics) == [("SAG508", "solbakke.yaml", place)]


def test_an_extension_that_begins_after_the_other_has_ended(tmp_path: Path):
    """SAG508: the base must have a version that holds on the first day."""
    put(tmp_path, "grund", valid(GROUND, "{fra: 2020-01-01, til: 2025-12-31}"))
    text, place = unmarked("regelsæt: solbakke\nudvider: grund\ngælder: {fra: ▸2026-01-01}\n")
    put(tmp_path, "solbakke", text)
    assert told(only(tmp_path).diagnostics) == [("SAG508", "solbakke.yaml", place)]


def test_a_new_version_of_a_built_in_ruleset_passes_its_check(tmp_path: Path):
    """A change of policy from a day on: what is inherited, and what is kept, is not at fault."""
    new = "regelsæt: vejle\nudvider: vejle\ngælder: {fra: 2027-01-01}\ngennemgået: 2026-09-01\n"
    put(tmp_path, "vejle/2027-01-01", new)
    found = inspect_ruleset(family(tmp_path, "vejle"), TODAY)
    assert [one for one in found if one.severity is Severity.ERROR] == []


# --- a version that extends the one before it

NEXT = "regelsæt: grund\nudvider: grund\ngennemgået: 2026-09-01\ngælder: {fra: 2027-01-01}\n"
FIRST = valid(GROUND, "{fra: 2020-01-01, til: 2026-12-31}")


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")], ids=str)
def test_a_version_extends_the_one_before_it(names: tuple[str, str], tmp_path: Path):
    """By its day and not by its name; what it does not say itself is taken over."""
    put(tmp_path, f"grund/{names[0]}", FIRST)
    put(tmp_path, f"grund/{names[1]}", NEXT + "titel: Ny\nudgår: {frister: [referat]}\n")
    first, second = family(tmp_path, "grund").versions
    assert (first.diagnostics, second.diagnostics) == ((), ())
    assert [len(version.ruleset.deadlines) for version in (first, second)] == [2, 1]
    assert (second.ruleset.title, second.ruleset.version_by) == ("Ny", "tilbud.opstart")
    assert [file.path.stem for file in second.files] == [names[1], names[0]]


def test_of_three_each_extends_the_one_before_it(tmp_path: Path):
    put(tmp_path, "grund/2020-01-01", FIRST)
    two = valid(NEXT.replace("2027-01-01", "2020-01-01"), "{fra: 2027-01-01, til: 2027-12-31}")
    put(tmp_path, "grund/2027-01-01", two + "roller: {ny: {titel: Ny}}\n")
    put(tmp_path, "grund/2028-01-01", NEXT.replace("2027-01-01", "2028-01-01"))
    versions = family(tmp_path, "grund").versions
    assert ["ny" in version.ruleset.roles for version in versions] == [False, True, True]


def test_a_version_that_extends_a_faulty_one(tmp_path: Path):
    """SAG508 beside the fault itself."""
    put(tmp_path, "grund/2020-01-01", FIRST.replace("indkalder: leder", "indkalder: lder", 1))
    put(tmp_path, "grund/2027-01-01", NEXT)
    codes = [found.code for found in family(tmp_path, "grund").errors]
    assert codes == ["SAG501", "SAG508"]


def test_a_folders_version_extends_the_built_in_one_of_its_id(tmp_path: Path):
    """Also the second of two: each says how it differs from what comes with the tool."""
    text = "regelsæt: vejle\nudvider: vejle\ngælder: "
    put(tmp_path, "vejle/2027-01-01", text + "{fra: 2027-01-01, til: 2027-12-31}\ntitel: Ny\n")
    put(tmp_path, "vejle/2028-01-01", text + "{fra: 2028-01-01}\n")
    titles = [version.ruleset.title for version in family(tmp_path, "vejle").versions]
    assert titles == ["Minigrupper i Vejle Kommune", "Ny", "Minigrupper i Vejle Kommune"]


def test_what_one_version_has_can_be_left_out_of_both(tmp_path: Path):
    """Nothing is left to drop in the first; only what no version has is told (SAG501)."""
    put(tmp_path, "grund/2020-01-01", FIRST.replace("- id: referat", "- id: brev"))
    rule = FIRST[FIRST.index("  - id: referat") : FIRST.index("ikke-beregnet:")]
    put(tmp_path, "grund/2027-01-01", NEXT + "frister:\n" + rule)
    drop = "regelsæt: solbakke\nudvider: grund\nudgår: {{frister: [{rules}]}}\n"
    put(tmp_path, "solbakke", drop.format(rules="referat"))
    versions = family(tmp_path, "solbakke").versions
    assert [version.diagnostics for version in versions] == [(), ()]
    assert [[rule.id for rule in version.ruleset.deadlines] for version in versions] == [
        ["opfølgning", "brev"],
        ["opfølgning", "brev"],
    ]
    put(tmp_path, "solbakke", drop.format(rules="referat, findes-ikke"))
    codes = [found.code for found in family(tmp_path, "solbakke").errors]
    assert codes == ["SAG501"]


# --- one version after another


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("{fra: 2020-01-01}", "{fra: 2027-01-01}", "SAG505"),
        ("{fra: 2020-01-01, til: 2027-01-01}", "{fra: 2027-01-01}", "SAG505"),
        ("{fra: 2020-01-01, til: 2026-12-31}", "{fra: 2027-01-01}", None),
        ("{fra: 2020-01-01, til: 2026-12-30}", "{fra: 2027-01-01}", "SAG506"),
        ("{fra: 2020-01-01, til: 2020-01-02}", "{fra: 2027-01-01}", "SAG506"),
        ("{fra: 2027-01-01}", "{fra: 2027-01-01}", "SAG505"),
    ],
)
def test_versions_that_overlap_or_leave_a_gap(first, second, code, tmp_path: Path):
    """SAG505, SAG506: at the first day of the later one; both days are inclusive."""
    put(tmp_path, "grund/a", valid(GROUND, first))
    text, place = unmarked(valid(GROUND, second.replace("fra: ", "fra: ▸")))
    put(tmp_path, "grund/b", text)
    expected = [(code, "b.yaml", place)] if code else []
    assert told(family(tmp_path, "grund").diagnostics) == expected
    assert bool(family(tmp_path, "grund").rulesets) is (code is None)


def test_an_overlap_names_the_other_file_and_the_day_to_write(tmp_path: Path):
    put(tmp_path, "grund/a", GROUND)
    put(tmp_path, "grund/b", valid(GROUND, "{fra: 2027-01-01}"))
    [one] = family(tmp_path, "grund").diagnostics
    assert "regelsæt/grund/a.yaml" in one.message
    assert "til: 2026-12-31" in one.help


def test_a_version_that_ends_before_it_begins(tmp_path: Path):
    """A time that holds on no day is a mistake, not a version."""
    put(tmp_path, "grund", valid(GROUND, "{fra: 2027-01-01, til: 2026-01-01}"))
    assert family(tmp_path, "grund").rulesets == ()
