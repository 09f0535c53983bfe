"""Odd folders, odd names, odd streams: one clear answer, never a fault of ours."""

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from sagscli.cli.boundary import run

CASE = "sag: VEJ-2026-001\nbarn: {navn: Alma Eksempel, født: 2022-03-14, dagtilbud: Åhuset}\n"
OVERDUE = CASE + "tilbud: [{art: minigruppe, sted: Solen, opstart: 2026-03-02}]\n"
AS_OF = ["--as-of", "2026-10-05"]

on_posix = pytest.mark.skipif(os.name == "nt", reason="a shell's redirections")


def shell(line: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["sh", "-c", line.replace("sag ", f"{sys.executable} -m sagscli ")],
        capture_output=True,
        check=False,
        env={**os.environ, "SAG_LANG": "en", **environ},
    )


@pytest.mark.parametrize(
    ("spoilt", "words"),
    [
        ("konsullent: kons-a\n", ["--consultant", "kons-a"]),
        ("konsulent: [kons-a]\n", ["--consultant", "kons-a"]),
    ],
)
def test_a_filter_never_hides_a_case_it_cannot_judge(
    spoilt, words, write_case, folder, capsys
) -> None:
    write_case(OVERDUE + spoilt)
    write_case(CASE.replace("001", "002") + "konsulent: kons-a\n", "VEJ-2026-002")
    assert run(["deadlines", str(folder), *AS_OF, *words]) == 1
    said = capsys.readouterr().out
    assert "VEJ-2026-001.yaml" in said
    assert "Nothing is overdue" not in said


def test_others_errors_stay_out_of_a_filtered_list(write_case, folder, capsys) -> None:
    write_case(CASE + "konsulent: kons-b\nmøder: [{art: statusmøte}]\n")
    write_case(CASE.replace("001", "002") + "konsulent: kons-a\n", "VEJ-2026-002")
    assert run(["deadlines", str(folder), *AS_OF, "--consultant", "kons-a"]) == 0
    assert "statusmøte" not in capsys.readouterr().out


def test_facts_after_a_past_day_are_no_errors(write_case, folder, capsys) -> None:
    write_case(OVERDUE + "møder: [{art: statusmøde, afholdt: 2026-06-01}]\n")
    assert run(["deadlines", str(folder), "--as-of", "2026-05-01", "--all"]) == 0
    said = capsys.readouterr().out
    assert "Planned (1)" in said
    assert "!" not in said


def test_nothing_is_called_fine_that_could_not_be_read(write_case, folder, capsys) -> None:
    write_case("{")
    assert run(["deadlines", str(folder), *AS_OF]) == 1
    said = capsys.readouterr().out
    assert "Nothing is overdue" not in said
    assert "No deadline could be listed" in said


def test_a_filter_in_a_folder_of_broken_files(write_case, folder, capsys) -> None:
    write_case("{")
    assert run(["deadlines", str(folder), *AS_OF, "--consultant", "kons-a"]) == 2
    said = capsys.readouterr().err
    assert "Some case files have errors" in said
    assert "Known: ." not in said


def test_letters_as_macos_writes_them(folder, capsys) -> None:
    (folder / "bilag").mkdir()
    (folder / "bilag" / unicodedata.normalize("NFD", "påstand.txt")).write_text("x", "utf-8")
    name = unicodedata.normalize("NFD", "Å-1.yaml")
    text = CASE.replace("VEJ-2026-001", "Å-1") + (
        "vurderinger:\n  - {art: psykologisk-vurdering, bilag: bilag/påstand.txt}\n"
    )
    (folder / "sager" / name).write_text(unicodedata.normalize("NFD", text), "utf-8")
    assert run(["validate", str(folder), *AS_OF, "--strict"]) == 0
    institution = unicodedata.normalize("NFD", "åhuset")
    assert run(["deadlines", str(folder), *AS_OF, "--institution", institution]) == 0


def test_a_child_moved_within_its_group_takes_one_place(write_case, folder, capsys) -> None:
    for number in range(1, 9):
        text = OVERDUE.replace("001", f"00{number}")
        if number == 8:
            text = text.replace(
                "opstart: 2026-03-02}", "opstart: 2026-03-02}, {art: minigruppe, sted: Solen, "
                "opstart: 2026-06-02}",
            )  # fmt: skip
        write_case(text, f"VEJ-2026-00{number}")
    run(["validate", str(folder), *AS_OF])
    assert "SAG406" not in capsys.readouterr().out


def test_many_names_take_no_time_to_speak_of(write_case, folder) -> None:
    parents = "".join(f"    - {{navn: Navn Nummer{n}}}\n" for n in range(1500))
    consents = "".join(f"    - Navn Numer{n}\n" for n in range(1500))
    write_case(
        "sag: VEJ-2026-001\nbarn:\n  navn: Alma Eksempel\n  forældre:\n" + parents
        + "samtykker:\n- til: henvisning\n  af:\n" + consents
    )  # fmt: skip
    assert run(["validate", str(folder), *AS_OF]) == 0


def test_a_case_saved_by_notepad_is_not_lost(folder, capsys) -> None:
    (folder / "sager" / "VEJ-2026-001.yaml.txt").write_text(OVERDUE, encoding="utf-8")
    assert run(["validate", str(folder), *AS_OF, "--strict"]) == 1
    assert "SAG116" in capsys.readouterr().out


def test_a_list_is_never_fine_with_a_case_left_unread(folder, capsys) -> None:
    (folder / "sager" / "VEJ-2026-001.yaml.txt").write_text(OVERDUE, encoding="utf-8")
    assert run(["deadlines", str(folder), *AS_OF]) == 1
    said = capsys.readouterr().out
    assert "Nothing is overdue" not in said
    assert "its name must end in .yaml" in said


def test_a_link_that_may_not_be_followed(folder, write_case, capsys, monkeypatch) -> None:
    write_case(OVERDUE)
    (folder / "sager" / "link").symlink_to("/nowhere")
    real = os.stat

    def refuse(path, *rest, **more):
        if str(path).endswith("link"):
            raise PermissionError(13, "Permission denied")
        return real(path, *rest, **more)

    monkeypatch.setattr(os, "stat", refuse)
    assert run(["validate", str(folder), *AS_OF]) == 1
    assert "SAG115" in capsys.readouterr().out


def test_folders_without_end(folder, capsys) -> None:
    place = folder / "sager"
    for _ in range(60):
        place = place / "d"
    place.mkdir(parents=True)
    assert run(["validate", str(folder)]) == 1
    assert "too deep" in capsys.readouterr().out


@on_posix
def test_a_name_that_is_no_utf8(folder, write_case) -> None:
    write_case(OVERDUE)
    (Path(os.fsencode(folder).decode()) / "sager").joinpath(os.fsdecode(b"\xff.yaml")).write_text(
        OVERDUE.replace("001", "002"), encoding="utf-8"
    )
    for command in ("validate", "deadlines"):
        for form in ("json", "concise" if command == "validate" else "csv"):
            done = shell(f"sag {command} '{folder}' --as-of 2026-10-05 --format {form}")
            assert done.returncode in (0, 1), done.stderr
            assert "\ufffd.yaml" in done.stdout.decode("utf-8")


@on_posix
@pytest.mark.parametrize("command", ["validate", "deadlines"])
def test_streams_that_are_shut_or_full(command, folder, write_case) -> None:
    write_case(OVERDUE)
    line = f"sag {command} '{folder}' --as-of 2026-10-05"
    assert shell(f"{line} 2>&-").returncode == 0
    assert shell(f"{line} 2>&-").stdout
    assert shell(f"{line} >&-").returncode == 0
    full = shell(f"{line} >/dev/full")
    assert full.returncode == 2
    assert b"cannot be written" in full.stderr
    assert b"Traceback" not in full.stderr


@on_posix
def test_a_folder_deleted_underfoot(folder, write_case, tmp_path) -> None:
    write_case(OVERDUE)
    done = shell(f"mkdir gone && cd gone && rmdir ../gone && sag deadlines '{folder}'")
    assert done.returncode == 0, done.stderr


def test_a_width_that_is_no_number(folder, write_case, monkeypatch) -> None:
    write_case(OVERDUE)
    monkeypatch.setenv("COLUMNS", "²")
    assert run(["deadlines", str(folder), *AS_OF]) == 0


def test_markdown_shows_text_letter_for_letter() -> None:
    from sagscli.documents.template_filters import markdown

    assert markdown("1. x") == "1\\. x"
    assert markdown("- x") == "\\- x"
    assert markdown("&lt;b&gt;") == "\\&lt;b\\&gt;"
    assert markdown("a\nb") == "a b"
