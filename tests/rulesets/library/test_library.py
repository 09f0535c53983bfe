"""Rulesets of a case folder: found first, read whole, and told apart by their hash."""

from datetime import date
from pathlib import Path

import pytest

from sagscli.ruleset_faults.checked_library import library_of, read_library
from sagscli.rulesets.library.locations import RULESETS
from tests.local import EXTENDS_GROUND, GROUND, entries, family, put, put_case
from tests.rulesets.library.building import BUILT_IN, CHILD, PLACE, extended, named, since, valid

# --- where rulesets come from


def test_without_a_folder_there_are_those_that_come_with_the_tool():
    assert library_of(None).ids == BUILT_IN


def test_a_folder_adds_its_own(tmp_path: Path):
    put(tmp_path, "grund", GROUND)
    library = read_library(tmp_path)
    assert library.ids == tuple(sorted([*BUILT_IN, "grund"]))
    assert library.is_local("grund")
    assert not library.is_local("vejle")


def test_an_id_that_is_not_there_has_no_versions(tmp_path: Path):
    assert family(tmp_path, "solbakke").versions == ()


@pytest.mark.parametrize(
    "names",
    [["grund"], ["grund/2020-01-01"], ["grund.yml"], ["grund/2020-01-01.YAML"]],
    ids=str,
)
def test_a_ruleset_is_a_file_or_a_folder_of_versions(names: list[str], tmp_path: Path):
    for name in names:
        put(tmp_path, name, GROUND)
    [ruleset] = family(tmp_path, "grund").rulesets
    assert ruleset.id == "grund"


def test_a_file_and_a_folder_of_one_name_are_versions_of_one_ruleset(tmp_path: Path):
    put(tmp_path, "grund", valid(GROUND, "{fra: 2020-01-01, til: 2026-12-31}"))
    put(tmp_path, "grund/2027-01-01", valid(GROUND, "{fra: 2027-01-01}"))
    assert since(tmp_path, "grund") == [("2020-01-01", "2026-12-31"), ("2027-01-01", None)]


def test_versions_come_by_their_days_and_not_by_their_names(tmp_path: Path):
    put(tmp_path, "grund/a", valid(GROUND, "{fra: 2027-01-01}"))
    put(tmp_path, "grund/b", valid(GROUND, "{fra: 2020-01-01, til: 2026-12-31}"))
    assert [one for one, _last in since(tmp_path, "grund")] == ["2020-01-01", "2027-01-01"]


def test_other_files_are_left_alone(tmp_path: Path):
    hidden = (".grund.yaml", ".git/grund.yaml")
    for name in (*hidden, "grund.yaml~", "grund.txt", "læs-mig.md", "mappe/noter.txt"):
        put(tmp_path, name, "{")
    assert read_library(tmp_path).ids == BUILT_IN


def test_a_name_with_letters_in_two_parts_is_the_same_name(tmp_path: Path):
    """macOS writes æ ø å so in the names of files."""
    put(tmp_path, "a\u030aparken", named(GROUND, "åparken"))
    assert read_library(tmp_path).is_local("åparken")
    assert family(tmp_path, "åparken").errors == ()


def test_a_folder_of_rulesets_that_cannot_be_listed_hides_no_other(tmp_path: Path, monkeypatch):
    """A municipality's own procedure must not give way to a built-in one unsaid."""
    put(tmp_path, "vejle", named(GROUND, "vejle"))
    put(tmp_path, "lukket/2020-01-01", named(GROUND, "lukket"))
    real = Path.iterdir

    def refuse(path: Path):
        if path.name == "lukket":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert read_library(tmp_path).is_local("vejle")


# --- the folder's own first


def test_a_local_ruleset_takes_the_place_of_a_built_in_one(tmp_path: Path):
    put(tmp_path, "vejle", named(valid(GROUND, "{fra: 2014-01-01}"), "vejle"))
    [ruleset] = family(tmp_path, "vejle").rulesets
    assert ruleset.title == "Grund"


def test_built_in_versions_are_kept_up_to_the_day_before_a_local_one(tmp_path: Path):
    put(tmp_path, "vejle", named(GROUND, "vejle"))
    assert since(tmp_path, "vejle") == [("2014-01-01", "2019-12-31"), ("2020-01-01", None)]
    assert [one.is_local for one in family(tmp_path, "vejle").versions] == [False, True]
    assert family(tmp_path, "vejle").diagnostics == ()


def test_a_local_version_that_begins_first_leaves_nothing_of_the_built_in_one(tmp_path: Path):
    put(tmp_path, "vejle", named(valid(GROUND, "{fra: 2013-01-01, til: 2013-12-31}"), "vejle"))
    assert since(tmp_path, "vejle") == [("2013-01-01", "2013-12-31")]


def test_the_built_in_ruleset_of_another_folder_is_untouched(tmp_path: Path):
    """Cutting a version off is the folder's own business."""
    put(tmp_path, "vejle", named(GROUND, "vejle"))
    family(tmp_path, "vejle")
    [version] = library_of(None).family("vejle").versions
    assert version.until is None


def test_a_local_ruleset_that_extends_the_built_in_one_of_its_name(tmp_path: Path):
    put(tmp_path, "vejle", "regelsæt: vejle\nudvider: vejle\ntitel: Egen\ngennemgået: 2026-09-01\n")
    [version] = family(tmp_path, "vejle").versions
    assert version.diagnostics == ()
    assert (version.ruleset.title, version.ruleset.extends) == ("Egen", "vejle")
    assert version.since == date(2014, 1, 1)


# --- hash


def test_the_hash_changes_with_any_of_its_files(tmp_path: Path):
    first = extended(tmp_path, "titel: Egen\n").digest
    assert extended(tmp_path, "titel: Egen\n").digest == first
    own = extended(tmp_path, "titel: Egen\n# en note\n").digest
    base = extended(tmp_path, "titel: Egen\n", GROUND + "# en note\n").digest
    assert len({first, own, base}) == 3
    assert all(len(one) == 12 for one in (first, own, base))


def test_the_hash_is_the_same_with_and_without_the_examples():
    """What a case follows and what is explained of it is one version."""
    for name in BUILT_IN:
        whole_, short = (library_of(None, whole=whole).family(name) for whole in (True, False))
        assert [one.digest for one in whole_.versions] == [one.digest for one in short.versions]


# --- without the examples


def built_in_files() -> list[Path]:
    return sorted(RULESETS.glob("*/*.yaml"))


@pytest.mark.parametrize("path", built_in_files(), ids=lambda path: path.parent.name)
def test_the_examples_are_the_last_section_of_a_built_in_ruleset(path: Path):
    """What is left out for cases is the examples and nothing else."""
    text = path.read_text(encoding="utf-8")
    before, mark, after = text.partition("\neksempler:\n")
    assert mark
    assert not [line for line in after.splitlines() if line and line[0] not in " #"]
    assert "\neksempler:" not in before


@pytest.mark.parametrize("name", BUILT_IN)
def test_without_its_examples_a_ruleset_is_the_same(name: str):
    pairs = (library_of(None, whole=one).family(name).rulesets for one in (True, False))
    for whole_, short in zip(*pairs, strict=True):
        assert whole_.examples
        assert short == whole_.model_copy(update={"examples": ()})


def test_dropping_an_example_of_a_built_in_ruleset_is_no_fault_for_the_cases(tmp_path: Path):
    """What `sag rules check` lets pass must not stop every case."""
    name = library_of(None).family("vejle").rulesets[0].examples[0].name
    put(
        tmp_path,
        "vejle",
        f'regelsæt: vejle\nudvider: vejle\nudgår:\n  eksempler: ["{name}"]\n',
    )
    put_case(tmp_path, "VEJ-1", "regelsæt: vejle\n" + CHILD + PLACE)
    assert family(tmp_path, "vejle").errors == ()
    assert entries(tmp_path)["VEJ-1"].diagnostics == ()


# --- one file by itself


def test_a_file_of_the_folder_knows_its_home(tmp_path: Path):
    path = put(tmp_path, "grund/2020-01-01", GROUND)
    library = read_library(tmp_path)
    assert library.home_of(path) == "grund"
    assert library.home_of(tmp_path / "grund.yaml") is None
    assert library.home_of(RULESETS / "vejle" / "2014-01-01.yaml") is None


def test_a_file_elsewhere_is_read_as_if_it_lay_in_the_folder(tmp_path: Path):
    put(tmp_path, "grund", GROUND)
    path = tmp_path / "solbakke.yaml"
    path.write_text(EXTENDS_GROUND + "titel: Udkast\n", encoding="utf-8")
    [version] = read_library(tmp_path).read_file(path)
    assert version.diagnostics == ()
    assert version.ruleset.title == "Udkast"
    assert version.is_local
