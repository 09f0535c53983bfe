"""Files that are no rulesets: one named error with a place, never a fault of ours."""

import os
import sys
from pathlib import Path

import pytest

from sagscli.cli.boundary import run
from sagscli.ruleset_lint.lint import inspect_ruleset
from sagscli.rulesets.library.locations import LOCAL
from tests.local import GROUND, TODAY, entries, family, put, put_case
from tests.rulesets.library.building import CHILD, named

# --- files that are no rulesets


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "SAG110"),
        (b"\n\n", "SAG110"),
        (b"# kun en note\n", "SAG110"),
        (b"---\n", "SAG110"),
        (b"- a\n- b\n", "SAG111"),
        (b"bare tekst\n", "SAG111"),
        ("regelsæt: [\n".encode(), "SAG105"),
        ("regelsæt: {\n  a: b\n".encode(), "SAG105"),
        (bytes(range(128, 256)), "SAG103"),
        ("regelsæt: grund\n".encode("utf-16"), "SAG103"),
        ("regelsæt: grund\n".encode("latin-1"), "SAG103"),
        (b"\x00" * 100, "SAG103"),
        (b"\x7fELF\x01\x01\x01" + b"abc\x00" * 20, "SAG104"),
        (("regelsæt: grund\n" + "#" * 2 * 1024 * 1024).encode(), "SAG102"),
        (GROUND.replace("  folder:", "\tfolder:", 1).encode(), "SAG106"),
        (GROUND.replace("titel: Grund", "titel:\tGrund", 1).encode(), "SAG106"),
        (GROUND.replace("{titel: Leder,", "&a {titel: Leder,", 1).encode(), "SAG108"),
        (GROUND.replace("{titel: Konsulent}", "*a", 1).encode(), "SAG108"),
        (GROUND.replace("titel: Grund", "titel: Grund\ntitel: Andet", 1).encode(), "SAG107"),
        ((GROUND + "---\n" + GROUND).encode(), "SAG109"),
        (b"a: " + b"[" * 40 + b"]" * 40, "SAG112"),
        (GROUND.replace("titel: Grund", "titel: !!python/name:os.system x", 1).encode(), "SAG113"),
    ],
    ids=lambda value: value if isinstance(value, str) else repr(value[:16]),
)
def test_a_file_that_cannot_be_read_as_a_ruleset(data: bytes, code: str, tmp_path: Path):
    """One named error with a place, never a fault of ours; nothing of it is used."""
    put(tmp_path, "grund", data)
    found = family(tmp_path, "grund")
    assert code in [one.code for one in found.errors]
    assert found.rulesets == ()
    assert all(one.span.start >= (1, 1) for one in found.errors)
    assert inspect_ruleset(found, TODAY) == list(found.diagnostics)


def test_a_file_of_nothing_has_one_finding(tmp_path: Path):
    """Not one for each key it lacks as well."""
    put(tmp_path, "grund", "")
    assert [one.code for one in family(tmp_path, "grund").diagnostics] == ["SAG110"]


def test_an_unreadable_file_does_not_take_the_built_in_versions_with_it(tmp_path: Path):
    """The whole ruleset is refused, and another goes on."""
    put(tmp_path, "vejle", "")
    put_case(tmp_path, "VEJ-1", "regelsæt: vejle\n" + CHILD)
    put_case(tmp_path, "HAD-1", "regelsæt: haderslev\n" + CHILD)
    found = entries(tmp_path)
    assert [one.code for one in found["VEJ-1"].diagnostics] == ["SAG217"]
    assert found["HAD-1"].diagnostics == ()


def test_a_file_without_access(tmp_path: Path, monkeypatch):
    """SAG101, also for root, who may read everything: the system's refusal is acted."""
    put(tmp_path, "grund", GROUND)

    def refuse(_path: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("sagscli.rulesets.library.opening.read_bytes", refuse)
    found = family(tmp_path, "grund")
    assert [one.code for one in found.diagnostics] == ["SAG101"]
    assert found.rulesets == ()


needs_links = pytest.mark.skipif(
    sys.platform == "win32", reason="links need a right that few have on Windows"
)


@needs_links
def test_a_link_that_leads_nowhere(tmp_path: Path):
    put(tmp_path, "andet", named(GROUND, "andet"))
    (tmp_path / LOCAL / "grund.yaml").symlink_to("ingen-steder.yaml")
    assert [one.code for one in family(tmp_path, "grund").diagnostics] == ["SAG101"]
    assert family(tmp_path, "andet").errors == ()


@needs_links
def test_a_link_that_leads_out_of_the_folder(tmp_path: Path):
    """Safety: what a folder holds leads to no place outside it, as with cases (SAG115)."""
    inside = tmp_path / "mappe"
    put(tmp_path, "grund", GROUND)
    (inside / LOCAL).mkdir(parents=True)
    (inside / LOCAL / "grund.yaml").symlink_to(tmp_path / LOCAL / "grund.yaml")
    assert [one.code for one in family(inside, "grund").diagnostics] == ["SAG115"]


@needs_links
@pytest.mark.parametrize("link", ["grund", "."])
def test_a_folder_that_leads_out_of_the_folder(tmp_path: Path, link, capsys):
    """So it is for a folder in regelsæt/, and for regelsæt/ itself; no line of it is shown."""
    outside, inside = tmp_path / "andre", tmp_path / "mappe"
    outside.mkdir()
    (outside / "grund.yaml").write_text("api_key: HEMMELIG123\n", encoding="utf-8")
    place = inside / LOCAL / link
    place.parent.mkdir(parents=True)
    place.symlink_to(outside)
    assert [one.code for one in family(inside, "grund").diagnostics] == ["SAG115"]
    (inside / "sag.yaml").write_text("regelsæt: vejle\n", encoding="utf-8")
    assert run(["rules", "check", "--folder", str(inside)]) == 1
    assert "HEMMELIG" not in "".join(capsys.readouterr())


@needs_links
def test_a_folder_reached_by_a_link_is_the_folder(tmp_path: Path):
    put(tmp_path / "mappe", "grund", GROUND)
    (tmp_path / "genvej").symlink_to(tmp_path / "mappe")
    assert family(tmp_path / "genvej", "grund").errors == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe with a name")
def test_a_pipe_is_no_ruleset(tmp_path: Path):
    """It is not waited for."""
    (tmp_path / LOCAL).mkdir()
    os.mkfifo(tmp_path / LOCAL / "grund.yaml")
    assert [one.code for one in family(tmp_path, "grund").diagnostics] == ["SAG101"]
