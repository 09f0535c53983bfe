"""Exit codes, streams, and one clear sentence for whatever goes wrong."""

import errno
import io
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sagscli.casefile.own_folder import WriteError
from sagscli.cli import boundary
from sagscli.cli.boundary import run

CASE = "sag: VEJ-2026-001\nbarn: {navn: Alma Eksempel, født: 2022-03-14}\n"
OVERDUE = CASE + "tilbud: [{art: minigruppe, opstart: 2026-03-02}]\n"
AS_OF = ["--as-of", "2026-10-05"]


def process(*words: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "sagscli", *words],
        capture_output=True,
        check=False,
        env={**os.environ, "SAG_LANG": "en", **environ},
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["deadlines", "no-such-place"], '"no-such-place" does not exist'),
        (["validate", "no-such-place"], '"no-such-place" does not exist'),
        (["dedlines"], 'there is no command "dedlines"'),
        (["deadlines", "--format", "xml"], '--format: "xml" is not known'),
        (["deadlines", "--frmat", "xml"], "there is no option --frmat here"),
        (["deadlines", "--format"], "the option --format needs a value"),
        (
            ["deadlines", "--as-of", "2026-02-30"],
            "is not a day: there is no 30 February in 2026",
        ),
        (
            ["deadlines", "--as-of", "0001-01-01"],
            "is not a day: the year must lie between 1900 and 2099",
        ),
        (["deadlines", "--as-of", ""], '--as-of: "" is not a day'),
        (["deadlines", "--within", "soon"], '--within: "soon" is not a length of time'),
        (["deadlines", "--within", "99999d"], '--within: "99999d" is not a length of time'),
        (["validate", "--format", "xml"], '--format: "xml" is not known'),
        (["explain"], "what to explain is missing"),
        (["explain", "SAG999"], 'there is no code "SAG999"'),
        (["schema", "cases"], '"cases" is not known'),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_usage_is_one_sentence_and_a_remedy(
    words: list[str], sentence: str, folder: Path, write_case, capsys, monkeypatch
) -> None:
    write_case(CASE)
    monkeypatch.chdir(folder)
    assert run(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    first, remedy = said.err.splitlines()
    assert first.startswith("sag: ")
    assert sentence in first
    assert remedy.strip()


def test_guesses(folder: Path, write_case, capsys, monkeypatch) -> None:
    write_case(CASE)
    monkeypatch.chdir(folder)
    for words, guess in (
        (["dedlines"], "deadlines"),
        (["deadlines", "--formt", "csv"], "--format"),
        (["deadlines", "--format", "jsn"], "json"),
        (["explain", "unknown-knd"], "unknown-kind"),
    ):
        run(words)
        assert guess in capsys.readouterr().err


def test_folder_without_cases(tmp_path: Path, capsys) -> None:
    assert run(["deadlines", str(tmp_path)]) == 2
    assert "no case file was found" in capsys.readouterr().err


def test_a_filter_that_fits_nothing(folder: Path, write_case, capsys) -> None:
    write_case(CASE + "konsulent: kons-a\n")
    assert run(["deadlines", str(folder), "--consultant", "kons-b"]) == 2
    said = capsys.readouterr().err
    assert 'no case matches "kons-b"' in said
    assert "kons-a" in said


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ("sprog: fransk\n", "sag.yaml:1:8"),
        ("titel: X\nvindue: længe\n", "sag.yaml:2:9"),
        ("titell: X\n", "sag.yaml:1:1"),
        ("titel: X\nregelsæt: vejl\n", "sag.yaml:2:11"),
        ("titel: [\n", "sag.yaml:"),
        ("- titel\n", "sag.yaml:1:"),
    ],
)
def test_faulty_settings_stop_the_command(
    settings: str, place: str, folder: Path, write_case, capsys
) -> None:
    write_case(CASE)
    (folder / "sag.yaml").write_text(settings, encoding="utf-8")
    for command in ("deadlines", "validate"):
        assert run([command, str(folder)]) == 2
        said = capsys.readouterr()
        assert place in said.err
        assert said.out == ""


@pytest.mark.parametrize("settings", ["", "# nothing set\n"])
def test_empty_settings_set_nothing(settings: str, folder: Path, write_case) -> None:
    write_case(CASE + "regelsæt: vejle\n")
    (folder / "sag.yaml").write_text(settings, encoding="utf-8")
    assert run(["validate", str(folder), *AS_OF]) == 0


def test_overdue_counts_only_when_asked(folder: Path, write_case) -> None:
    write_case(OVERDUE)
    assert run(["deadlines", str(folder), *AS_OF]) == 0
    assert run(["deadlines", str(folder), *AS_OF, "--check"]) == 1


def test_planned_is_not_overdue(folder: Path, write_case) -> None:
    write_case(
        CASE
        + "tilbud: [{art: minigruppe, opstart: 2026-07-02}]\n"
        + "handleplaner: [{dato: 2026-10-01}]\n"
        + "møder: [{art: statusmøde, planlagt: 2026-10-20}]\n"
    )
    assert run(["deadlines", str(folder), *AS_OF, "--check"]) == 0


def test_an_error_in_a_file_is_told_with_the_list(folder: Path, write_case, capsys) -> None:
    write_case(OVERDUE)
    write_case("sag: [\n", "VEJ-2026-002")
    assert run(["deadlines", str(folder), *AS_OF, "--format", "json"]) == 1
    said = capsys.readouterr()
    assert '"overdue"' in said.out
    assert "VEJ-2026-002.yaml:2:1: error[SAG105]" in said.err
    assert run(["deadlines", str(folder), *AS_OF]) == 1
    assert "VEJ-2026-002.yaml" in capsys.readouterr().out


def test_warnings_fail_only_when_strict(folder: Path, write_case) -> None:
    write_case(CASE + "møder: [{art: statusmøde}]\n")
    assert run(["validate", str(folder), *AS_OF]) == 0
    assert run(["validate", str(folder), *AS_OF, "--strict"]) == 1


def test_the_same_case_twice_is_read_once(folder: Path, write_case, capsys) -> None:
    path = write_case(CASE)
    assert run(["validate", str(folder), str(path), *AS_OF]) == 0
    assert "1 file read" in capsys.readouterr().out


def test_a_case_may_stand_for_itself(folder: Path, write_case, capsys) -> None:
    path = write_case(OVERDUE)
    write_case(OVERDUE.replace("001", "002"), "VEJ-2026-002")
    assert run(["deadlines", str(path), *AS_OF]) == 0
    said = capsys.readouterr().out
    assert "VEJ-2026-001" in said
    assert "VEJ-2026-002" not in said


def test_run_from_inside_the_folder(folder: Path, write_case, capsys, monkeypatch) -> None:
    write_case(OVERDUE)
    for place in (folder, folder / "sager"):
        monkeypatch.chdir(place)
        assert run(["deadlines", *AS_OF]) == 0
        assert "VEJ-2026-001" in capsys.readouterr().out


def test_danish_names_do_the_same(folder: Path, write_case, capsys) -> None:
    write_case(OVERDUE)
    run(["deadlines", str(folder), *AS_OF])
    english = capsys.readouterr().out
    run(["frister", str(folder), *AS_OF])
    assert capsys.readouterr().out == english


def test_a_fault_of_ours_is_short(folder: Path, write_case, capsys, monkeypatch) -> None:
    write_case(CASE)

    def fail(*_: object, **_options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("sagscli.validation.reading.check", fail)
    assert run(["validate", str(folder)]) == 3
    said = capsys.readouterr()
    assert "ZeroDivisionError" in said.err
    assert "Traceback" not in said.err
    assert run(["--debug", "validate", str(folder)]) == 3
    assert "Traceback" in capsys.readouterr().err


def test_interrupted(monkeypatch, capsys) -> None:
    def interrupt(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(boundary, "_run", interrupt)
    assert run(["deadlines"]) == 130
    assert capsys.readouterr().err == "sag: interrupted\n"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user without all rights")
def test_unreadable_folder(folder: Path, write_case, capsys) -> None:
    write_case(CASE)
    (folder / "sager").chmod(0)
    try:
        assert run(["deadlines", str(folder)]) == 2
    finally:
        (folder / "sager").chmod(stat.S_IRWXU)
    assert "cannot be read" in capsys.readouterr().err


def test_unreadable_folder_says_so(folder: Path, write_case, capsys, monkeypatch) -> None:
    """The same for root, who may read everything: the system's refusal is acted."""
    write_case(CASE)
    real = os.scandir

    def refuse(path: str):
        if str(path).endswith("sager"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert run(["deadlines", str(folder)]) == 2
    said = capsys.readouterr().err
    assert "cannot be read" in said
    assert "you have no access to it" in said


class TestProcess:
    """What only a process of its own can show."""

    def test_exit_codes(self, folder: Path, write_case) -> None:
        write_case(OVERDUE)
        assert process("deadlines", str(folder), *AS_OF).returncode == 0
        assert process("deadlines", str(folder), *AS_OF, "--check").returncode == 1
        assert process("deadlines", "nowhere").returncode == 2

    def test_version(self) -> None:
        from sagscli import __version__

        assert process("--version").stdout.decode().split() == ["sag", __version__]
        assert process("-V").stdout == process("--version").stdout
        assert process("--debug", "--version").stdout == process("--version").stdout

    def test_a_reader_that_stops_early(self, folder: Path, write_case) -> None:
        for number in range(300):
            write_case(OVERDUE.replace("001", f"{number:03d}"), f"VEJ-2026-{number:03d}")
        command = [sys.executable, "-m", "sagscli", "deadlines", str(folder), *AS_OF]
        with subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "SAG_LANG": "en"},
        ) as running:
            assert running.stdout is not None
            assert running.stderr is not None
            running.stdout.read(10)
            running.stdout.close()
            assert running.stderr.read() == b""

    @pytest.mark.parametrize("encoding", ["cp850", "cp1252", "ascii", "utf-8"])
    def test_old_code_pages(self, encoding: str, folder: Path, write_case) -> None:
        write_case(OVERDUE.replace("Alma", "Ælma"))
        (folder / "sag.yaml").write_text("titel: Ærø – Kommune\nregelsæt: vejle\n", "utf-8")
        environ = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "SAG_LANG": "da"}
        result = process("frister", str(folder), *AS_OF, "--explain", **environ)
        assert result.stderr == b""
        text = result.stdout.decode(encoding)
        assert "VEJ-2026-001" in text
        assert "Overskredet (2)" in text
        if encoding != "ascii":
            assert "Statusmøde nr. 1" in text

    @pytest.mark.parametrize("encoding", ["cp850", "ascii"])
    def test_programs_get_utf8_whatever_the_code_page(
        self, encoding: str, folder: Path, write_case
    ) -> None:
        write_case(OVERDUE)
        for format_ in ("json", "csv", "md"):
            result = process(
                "deadlines", str(folder), *AS_OF, "--format", format_, PYTHONIOENCODING=encoding
            )
            assert "Statusmøde" in result.stdout.decode("utf-8")

    def test_escape_codes_in_a_file_do_not_reach_the_terminal(
        self, folder: Path, write_case
    ) -> None:
        write_case(
            'sag: "VEJ-2026-001\\e[31m"\nkonsulent: "\\e]0;x\\a"\n'
            'barn: {navn: "Al\\u202Ema Eksempel", født: 2022-03-14, dagtilbud: "\\x9b2J"}\n'
            "tilbud: [{art: minigruppe, opstart: 2026-03-02}]\n"
        )
        for words in (
            ["deadlines", str(folder), *AS_OF, "--names", "--explain"],
            ["deadlines", str(folder), *AS_OF, "--names", "--format", "csv"],
            ["validate", str(folder), *AS_OF],
            ["validate", str(folder), *AS_OF, "--format", "github"],
        ):
            text = process(*words, COLUMNS="200").stdout.decode("utf-8")
            assert not [sign for sign in text if ord(sign) < 32 and sign not in "\r\n"]
            assert "\x9b" not in text
            assert "\u202e" not in text


def test_stdout_that_is_no_file(folder: Path, write_case, monkeypatch) -> None:
    write_case(OVERDUE)
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    assert run(["deadlines", str(folder), *AS_OF, "--format", "json"]) == 0
    assert '"overdue"' in out.getvalue()


def test_a_full_disk_is_told_as_one() -> None:
    refusal = WriteError.refused("x", OSError(errno.ENOSPC, "No space left on device"))
    assert "the disk is full" in refusal.message
    assert "Make room" in str(refusal.remedy)
    assert "you may write" in str(WriteError.refused("x", OSError(errno.EACCES, "no")).remedy)
