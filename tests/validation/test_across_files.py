"""Checks across files and of the folder around them (SAG101, SAG102, SAG115, SAG401 to SAG407)."""

import os
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from sagscli.app.caseload import inspect
from sagscli.casefile.folder import case_files
from sagscli.diagnostics.codes import registry
from sagscli.diagnostics.diagnostic import Diagnostic
from sagscli.plain_files import LARGEST_FILE

AS_OF = date(2026, 10, 5)
CHILD = "barn: {navn: Alma Eksempel, født: 2022-03-14, dagtilbud: Huset}\n"

needs_links = pytest.mark.skipif(
    sys.platform == "win32", reason="links need a right that few have on Windows"
)


def case_text(number: str, rest: str = "", who: str = CHILD) -> str:
    return f"sag: {number}\nregelsæt: vejle\n{who}{rest}"


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / "sager" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def findings(*places: Path) -> list[Diagnostic]:
    _folders, files = case_files([str(place) for place in places])
    return inspect(files, AS_OF).diagnostics


def codes(found: Iterable[Diagnostic]) -> list[tuple[str, str, int]]:
    return [(Path(one.path).name, one.code, one.span.start.line) for one in found]


def enclosed(name: str) -> str:
    return f"vurderinger:\n  - art: psykologisk-vurdering\n    bilag: {name}\n"


class TestCaseNumbers:
    def test_two_files_with_one_number_are_reported_in_the_second(self, folder: Path):
        put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001"))
        put(folder, "kopi/VEJ-2026-001 kopi.yaml", case_text("VEJ-2026-001"))
        [found] = findings(folder)
        assert (found.code, found.span.start.line) == ("SAG401", 1)
        assert found.path.endswith("kopi/VEJ-2026-001 kopi.yaml")
        assert "sager/VEJ-2026-001.yaml" in found.message

    def test_every_further_copy_is_reported(self, folder: Path):
        for part in "abcd":
            put(folder, f"{part}/VEJ-2026-001.yaml", case_text("VEJ-2026-001"))
        assert [one.code for one in findings(folder)] == ["SAG401"] * 3

    def test_the_case_of_letters_does_not_tell_two_numbers_apart(self, folder: Path):
        put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001"))
        put(folder, "b-vej-2026-001.yaml", case_text("vej-2026-001"))
        assert "SAG401" in {one.code for one in findings(folder)}

    def test_other_numbers_and_a_missing_one_are_no_copies(self, folder: Path):
        put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001"))
        put(folder, "VEJ-2026-002.yaml", case_text("VEJ-2026-002"))
        put(folder, "x.yaml", f"regelsæt: vejle\n{CHILD}")
        put(folder, "y.yaml", f"regelsæt: vejle\n{CHILD}")
        assert {one.code for one in findings(folder)} == {"SAG202"}

    def test_a_file_named_twice_on_the_command_line_is_read_once(self, folder: Path):
        path = put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001"))
        assert findings(path, folder, path) == []

    def test_two_folders_may_use_the_same_number(self, tmp_path: Path):
        for name in ("nord", "syd"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "sag.yaml").write_text("titel: Test\n", encoding="utf-8")
            put(tmp_path / name, "VEJ-2026-001.yaml", case_text("VEJ-2026-001"))
        assert findings(tmp_path / "nord", tmp_path / "syd") == []


class TestFileNames:
    def test_the_name_carries_the_case_number(self, folder: Path):
        put(folder, "barnet.yaml", case_text("VEJ-2026-001"))
        [found] = findings(folder)
        assert found.code == "SAG404"
        assert '"VEJ-2026-001.yaml"' in (found.help or "")

    @pytest.mark.parametrize(
        "name", ["VEJ-2026-001.yaml", "vej-2026-001.yml", "2026 VEJ-2026-001 gammel.YAML"]
    )
    def test_more_around_the_number_is_fine(self, folder: Path, name: str):
        put(folder, name, case_text("VEJ-2026-001"))
        assert findings(folder) == []

    def test_a_cpr_number_in_the_file_name(self, folder: Path):
        put(folder, "VEJ-2026-001 740322-4005.yaml", case_text("VEJ-2026-001"))
        [found] = findings(folder)
        assert found.code == "SAG405"
        assert "4005" not in found.message + (found.help or "")

    @pytest.mark.parametrize("name", ["740322-4005", "7403224005", "Alma 740322 4005"])
    def test_a_cpr_number_in_the_folder_name(self, folder: Path, name: str):
        put(folder, f"{name}/VEJ-2026-001.yaml", case_text("VEJ-2026-001"))
        assert [one.code for one in findings(folder)] == ["SAG405"]

    @pytest.mark.parametrize(
        "name", ["VEJ-2026-001 20260301.yaml", "VEJ-2026-001 123456-1234.yaml"]
    )
    def test_digits_that_are_no_cpr_number(self, folder: Path, name: str):
        put(folder, name, case_text("VEJ-2026-001"))
        assert findings(folder) == []

    def test_a_cpr_number_in_the_name_of_a_file_that_cannot_be_read(self, folder: Path):
        put(folder, "740322-4005.yaml", "")
        assert {one.code for one in findings(folder)} == {"SAG110", "SAG405"}


class TestEnclosures:
    def test_one_that_is_there(self, folder: Path):
        (folder / "bilag" / "VEJ-2026-001").mkdir(parents=True)
        (folder / "bilag" / "VEJ-2026-001" / "psyk.pdf").write_bytes(b"%PDF")
        name = "bilag/VEJ-2026-001/psyk.pdf"
        put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001", enclosed(name)))
        assert findings(folder) == []

    def test_one_that_is_missing(self, folder: Path):
        put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001", enclosed("bilag/psyk.pdf")))
        assert codes(findings(folder)) == [("VEJ-2026-001.yaml", "SAG402", 6)]

    def test_a_folder_is_no_enclosure(self, folder: Path):
        (folder / "bilag").mkdir()
        put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001", enclosed("bilag")))
        assert [one.code for one in findings(folder)] == ["SAG402"]

    @pytest.mark.parametrize(
        "name",
        [
            "../uden-for.pdf",
            "bilag/../../uden-for.pdf",
            "/etc/hostname",
            "//server/share/psyk.pdf",
            r"'\\server\share\psyk.pdf'",
            r"'C:\Users\eva\psyk.pdf'",
            "C:/Users/eva/psyk.pdf",
            "'c:psyk.pdf'",
            r"'..\uden-for.pdf'",
        ],
    )
    def test_one_outside_the_folder_even_when_it_is_there(self, folder: Path, name: str):
        (folder / "bilag").mkdir()
        inner = folder / "mappe"
        inner.mkdir()
        (inner / "sager").mkdir()
        (inner / "sag.yaml").write_text("regelsæt: vejle\n", encoding="utf-8")
        (folder / "uden-for.pdf").write_bytes(b"%PDF")
        put(inner, "VEJ-2026-001.yaml", case_text("VEJ-2026-001", enclosed(name)))
        assert [one.code for one in findings(inner)] == ["SAG403"]

    def test_backslashes_between_folders_are_understood(self, folder: Path):
        (folder / "bilag").mkdir()
        (folder / "bilag" / "psyk.pdf").write_bytes(b"%PDF")
        name = r"'bilag\psyk.pdf'"
        put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001", enclosed(name)))
        assert findings(folder) == []

    def test_a_path_that_leaves_the_folder_and_comes_back(self, folder: Path):
        (folder / "bilag").mkdir()
        (folder / "bilag" / "psyk.pdf").write_bytes(b"%PDF")
        name = "bilag/../bilag/psyk.pdf"
        put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001", enclosed(name)))
        assert findings(folder) == []

    @needs_links
    def test_a_link_to_outside(self, folder: Path, tmp_path_factory: pytest.TempPathFactory):
        outside = tmp_path_factory.mktemp("andet") / "psyk.pdf"
        outside.write_bytes(b"%PDF")
        (folder / "bilag").mkdir()
        (folder / "bilag" / "psyk.pdf").symlink_to(outside)
        put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001", enclosed("bilag/psyk.pdf")))
        assert [one.code for one in findings(folder)] == ["SAG403"]

    @needs_links
    def test_a_folder_that_is_a_link_to_outside(
        self, folder: Path, tmp_path_factory: pytest.TempPathFactory
    ):
        outside = tmp_path_factory.mktemp("andet")
        (outside / "psyk.pdf").write_bytes(b"%PDF")
        (folder / "bilag").symlink_to(outside, target_is_directory=True)
        put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001", enclosed("bilag/psyk.pdf")))
        assert [one.code for one in findings(folder)] == ["SAG403"]

    @needs_links
    def test_a_link_inside_the_folder(self, folder: Path):
        (folder / "bilag").mkdir()
        (folder / "bilag" / "psyk.pdf").write_bytes(b"%PDF")
        (folder / "bilag" / "link.pdf").symlink_to("psyk.pdf")
        put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001", enclosed("bilag/link.pdf")))
        assert findings(folder) == []

    @needs_links
    def test_a_link_that_leads_to_itself(self, folder: Path):
        (folder / "bilag").mkdir()
        (folder / "bilag" / "psyk.pdf").symlink_to("psyk.pdf")
        put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001", enclosed("bilag/psyk.pdf")))
        assert {one.code for one in findings(folder)} <= {"SAG402", "SAG403"}
        assert len(findings(folder)) == 1

    def test_a_case_that_is_read_alone_counts_from_the_same_folder(self, folder: Path):
        (folder / "bilag").mkdir()
        (folder / "bilag" / "psyk.pdf").write_bytes(b"%PDF")
        text = case_text("VEJ-2026-001", enclosed("bilag/psyk.pdf"))
        assert findings(put(folder, "2026/VEJ-2026-001.yaml", text)) == []


class TestPlacesInAGroup:
    """V1: a minigruppe has 6 to 8 children."""

    def stay(self, start: str, end: str | None = None, place: str = "Solstrålen") -> str:
        leaves = f", ophør: {end}" if end else ""
        return f"tilbud:\n  - {{art: minigruppe, sted: {place}, opstart: {start}{leaves}}}\n"

    def fill(self, folder: Path, count: int, **rest: str) -> None:
        for at in range(count):
            number = f"VEJ-2026-{at:03d}"
            put(folder, f"{number}.yaml", case_text(number, self.stay("2025-09-01", **rest)))

    def newcomer(self, folder: Path, start: str, place: str = "Solstrålen") -> None:
        text = case_text("VEJ-2026-900", self.stay(start, place=place))
        put(folder, "VEJ-2026-900.yaml", text)

    def test_eight_children_are_as_many_as_there_are_places(self, folder: Path):
        self.fill(folder, 8)
        assert findings(folder) == []

    def test_the_ninth_is_one_too_many(self, folder: Path):
        self.fill(folder, 8)
        self.newcomer(folder, "2026-03-02")
        [found] = findings(folder)
        assert codes([found]) == [("VEJ-2026-900.yaml", "SAG406", 5)]
        assert "9" in found.message
        assert "8" in found.message

    def test_nine_on_the_same_day_are_reported_once(self, folder: Path):
        self.fill(folder, 9)
        assert [one.code for one in findings(folder)] == ["SAG406"]

    def test_every_child_beyond_the_eighth_is_reported(self, folder: Path):
        self.fill(folder, 11)
        assert [one.code for one in findings(folder)] == ["SAG406"] * 3

    def test_a_place_is_free_on_the_day_of_ophoer(self, folder: Path):
        self.fill(folder, 8, end="2026-03-02")
        self.newcomer(folder, "2026-03-02")
        assert findings(folder) == []

    def test_a_place_is_taken_on_the_day_before_ophoer(self, folder: Path):
        self.fill(folder, 8, end="2026-03-02")
        self.newcomer(folder, "2026-03-01")
        assert [one.code for one in findings(folder)] == ["SAG406"]

    def test_a_child_who_leaves_for_school_makes_room(self, folder: Path):
        for at in range(8):
            number = f"VEJ-2026-{at:03d}"
            rest = "skole: {start: 2026-08-01}\n" + self.stay("2025-09-01")
            put(folder, f"{number}.yaml", case_text(number, rest))
        self.newcomer(folder, "2026-08-01")
        assert findings(folder) == []

    def test_a_child_who_begins_elsewhere_makes_room(self, folder: Path):
        for at in range(8):
            number = f"VEJ-2026-{at:03d}"
            moved = self.stay("2025-09-01")
            if at == 0:
                moved += "  - {art: minigruppe, sted: Regnbuen, opstart: 2026-03-02}\n"
            put(folder, f"{number}.yaml", case_text(number, moved))
        self.newcomer(folder, "2026-03-02")
        assert [one.code for one in findings(folder)] == ["SAG340"]  # asks for the ophør (A32)

    def test_groups_are_counted_each_for_itself(self, folder: Path):
        self.fill(folder, 8)
        self.newcomer(folder, "2026-03-02", place="Regnbuen")
        assert findings(folder) == []

    def test_upper_and_lower_case_name_the_same_group(self, folder: Path):
        self.fill(folder, 8)
        self.newcomer(folder, "2026-03-02", place="SOLSTRÅLEN")
        assert [one.code for one in findings(folder)] == ["SAG406"]

    def test_without_a_place_or_a_start_nothing_is_counted(self, folder: Path):
        for at in range(12):
            number = f"VEJ-2026-{at:03d}"
            rest = "tilbud:\n  - {art: minigruppe, opstart: 2025-09-01}\n  - {art: minigruppe}\n"
            put(folder, f"{number}.yaml", case_text(number, rest))
        assert findings(folder) == []


class TestAGroupNamesNobody:
    """A9: a group's case names no child."""

    GROUP = "gruppe: {navn: Rød stue}\n"

    def group(self, folder: Path, text: str) -> None:
        rest = f"narrativer:\n  - dato: 2026-04-14\n    tekst: {text}\n"
        put(folder, "VEJ-2026-100.yaml", case_text("VEJ-2026-100", rest, self.GROUP))

    def test_the_name_of_a_child_with_a_case(self, folder: Path):
        put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001"))
        self.group(folder, "I dag byggede Alma Eksempel en bro")
        [found] = findings(folder)
        assert codes([found]) == [("VEJ-2026-100.yaml", "SAG407", 6)]
        assert "Eksempel" not in found.message + (found.help or "")

    def test_the_order_of_the_files_does_not_matter(self, folder: Path):
        self.group(folder, "I dag byggede Alma Eksempel en bro")
        put(folder, "VEJ-2026-999.yaml", case_text("VEJ-2026-999"))
        assert [one.code for one in findings(folder)] == ["SAG407"]

    def test_the_line_that_is_shown_hides_the_name(self, folder: Path):
        put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001"))
        self.group(folder, "I dag byggede Alma Eksempel en bro")
        [found] = findings(folder)
        assert "Alma Eksempel" not in (found.excerpt or "")

    def test_another_name_or_no_name(self, folder: Path):
        put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001"))
        self.group(folder, "Fire børn byggede en bro sammen med Eva Eksempel")
        assert findings(folder) == []

    def test_a_short_name_inside_another_word(self, folder: Path):
        child = "barn: {navn: Bo, født: 2022-03-14}\n"
        put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001", who=child))
        self.group(folder, "Børnene spillede Boldspil")
        assert findings(folder) == []

    def test_a_childs_case_names_no_other_child_in_full(self, folder: Path):
        put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001"))
        rest = "narrativer:\n  - {dato: 2026-04-14, tekst: Leger med Alma Eksempel}\n"
        child = "barn: {navn: Bo Eksempel, født: 2022-03-14}\n"
        put(folder, "VEJ-2026-002.yaml", case_text("VEJ-2026-002", rest, child))
        assert [each.code for each in findings(folder)] == ["SAG411"]

    def test_a_childs_case_may_name_another_child_by_initials(self, folder: Path):
        put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001"))
        rest = "narrativer:\n  - {dato: 2026-04-14, tekst: Leger med Alma og A.E.}\n"
        child = "barn: {navn: Bo Eksempel, født: 2022-03-14}\n"
        put(folder, "VEJ-2026-002.yaml", case_text("VEJ-2026-002", rest, child))
        assert findings(folder) == []


class TestFilesThatCannotBeRead:
    @needs_links
    def test_a_link_to_a_case_outside(self, folder: Path, tmp_path_factory: pytest.TempPathFactory):
        outside = tmp_path_factory.mktemp("andet") / "VEJ-2026-001.yaml"
        outside.write_text(case_text("VEJ-2026-001"), encoding="utf-8")
        (folder / "sager" / "VEJ-2026-001.yaml").symlink_to(outside)
        assert codes(findings(folder)) == [("VEJ-2026-001.yaml", "SAG115", 1)]

    @needs_links
    def test_a_link_to_a_folder(self, folder: Path, tmp_path_factory: pytest.TempPathFactory):
        outside = tmp_path_factory.mktemp("andet")
        put(outside, "VEJ-2026-001.yaml", case_text("VEJ-2026-001"))
        (folder / "sager" / "2025").symlink_to(outside, target_is_directory=True)
        assert codes(findings(folder)) == [("2025", "SAG115", 1)]

    @needs_links
    def test_a_link_to_its_own_folder_does_not_go_round(self, folder: Path):
        put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001"))
        (folder / "sager" / "igen").symlink_to(folder / "sager", target_is_directory=True)
        assert codes(findings(folder)) == [("igen", "SAG115", 1)]

    @needs_links
    def test_a_link_to_nowhere(self, folder: Path):
        (folder / "sager" / "VEJ-2026-001.yaml").symlink_to(folder / "findes-ikke.yaml")
        [found] = findings(folder)
        assert found.code in {"SAG101", "SAG115"}

    @needs_links
    def test_a_link_to_a_case_inside_is_read(self, folder: Path):
        (folder / "arkiv").mkdir()
        target = folder / "arkiv" / "VEJ-2026-001.yaml"
        target.write_text(case_text("VEJ-2026-001"), encoding="utf-8")
        (folder / "sager" / "VEJ-2026-001.yaml").symlink_to(target)
        assert findings(folder) == []

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
    def test_a_named_pipe_is_not_waited_for(self, folder: Path):
        os.mkfifo(folder / "sager" / "VEJ-2026-001.yaml")
        put(folder, "VEJ-2026-002.yaml", "sag: VEJ-2026-002\n")
        assert ("VEJ-2026-001.yaml", "SAG101", 1) in codes(findings(folder))
        assert len(findings(folder)) == 2  # the rest of the folder is read all the same

    def test_a_folder_named_like_a_case_is_a_folder(self, folder: Path):
        put(folder, "x.yaml/VEJ-2026-001.yaml", case_text("VEJ-2026-001"))
        put(folder, "tom.yaml/læs-mig.txt", "intet")
        assert findings(folder) == []

    @pytest.mark.skipif(
        sys.platform == "win32" or os.geteuid() == 0, reason="nothing is locked for this user"
    )
    def test_a_file_without_access(self, folder: Path):
        path = put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001"))
        path.chmod(0)
        assert codes(findings(folder)) == [("VEJ-2026-001.yaml", "SAG101", 1)]

    def test_a_file_that_went_away_since_it_was_listed(self, folder: Path):
        path = put(folder, "VEJ-2026-001.yaml", case_text("VEJ-2026-001"))
        _folders, files = case_files([str(folder)])
        path.unlink()
        assert [one.code for one in inspect(files, AS_OF).diagnostics] == ["SAG101"]

    def test_a_file_of_more_than_one_mebibyte(self, folder: Path):
        text = case_text("VEJ-2026-001")
        put(folder, "VEJ-2026-001.yaml", text + "#" * (LARGEST_FILE + 1 - len(text.encode())))
        assert codes(findings(folder)) == [("VEJ-2026-001.yaml", "SAG102", 1)]

    def test_a_file_of_exactly_one_mebibyte(self, folder: Path):
        text = case_text("VEJ-2026-001")
        path = put(folder, "VEJ-2026-001.yaml", text + "#" * (LARGEST_FILE - len(text.encode())))
        assert path.stat().st_size == LARGEST_FILE
        assert findings(folder) == []

    def test_hidden_and_other_files_are_left_alone(self, folder: Path):
        for name in (".VEJ-2026-001.yaml.swp", ".hemmelig.yaml", "noter.txt", "VEJ-2026-001.yaml~"):
            put(folder, name, "{")
        put(folder, ".git/VEJ-2026-001.yaml", "{")
        assert findings(folder) == []

    def test_one_bad_file_does_not_hide_the_others(self, folder: Path):
        put(folder, "VEJ-2026-001.yaml", "{")
        put(folder, "VEJ-2026-002.yaml", case_text("VEJ-2026-002", enclosed("bilag/psyk.pdf")))
        assert [one.code for one in findings(folder)] == ["SAG105", "SAG402"]


def test_every_code_of_folders_and_access_has_a_test_here():
    text = Path(__file__).read_text(encoding="utf-8")
    folders = {code for code in registry() if code.startswith("SAG4")}
    of_settings = {"SAG408", "SAG409", "SAG410", "SAG412"}  # test_settings.py; tests/cli
    wanted = (folders - of_settings) | {"SAG101", "SAG102", "SAG115"}
    assert {code for code in wanted if f'"{code}"' not in text} == set()


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        ("sager/VEJ-2026-001-alma.yaml", True),
        ("sager/Alma Eksempel/VEJ-2026-001.yaml", True),
        ("sager/Regnbuen/VEJ-2026-001.yaml", False),
        ("sager/VEJ-2026-001-almanak.yaml", False),
    ],
)
def test_a_name_in_the_name_of_a_file_or_a_folder(
    tmp_path: Path, name: str, *, is_told: bool
) -> None:
    (tmp_path / "sag.yaml").write_text("regelsæt: vejle\n", encoding="utf-8")
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(case_text("VEJ-2026-001"), encoding="utf-8")
    told = [one for one in findings(tmp_path) if one.code == "SAG315"]
    assert bool(told) is is_told
    assert all("Eksempel" not in one.path for one in told)
