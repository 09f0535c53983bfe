"""What is there and cannot be looked into is told, and never passed over in silence.

A folder that is shut may hold a rule, a template or a case that goes before what is used instead.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from tests.cli.powerless import without_powers
from tests.local import put_case

AS_OF = ["--as-of", "2026-10-05"]
CASE = """\
regelsæt: vejle
barn: {navn: Alma Eksempel, født: 2022-03-14, dagtilbud: Regnbuen}
tilbud: [{art: minigruppe, sted: Solen, opstart: 2026-03-02}]
vurderinger: [{art: psykologisk-vurdering, dato: 2026-01-12, af: psykolog, bilag: bilag/v.pdf}]
"""
OWN = """\
regelsæt: vejle
titel: Vores egen
gælder: {fra: 2020-01-01}
udvider: vejle
"""

NO_DAYS = ("pseudonymise", "doctor")
NO_DAY = (("templates", "list"), ("rules", "list"))

pytestmark = pytest.mark.skipif(os.name == "nt", reason="access there is not a matter of modes")


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Stand in a case folder with something of its own in every folder."""
    (tmp_path / "sag.yaml").write_text("regelsæt: vejle\n")
    for below in ("regelsæt", "skabeloner/overblik", "bilag", "sager/2025"):
        (tmp_path / below).mkdir(parents=True)
    put_case(tmp_path, "VEJ-2026-001", CASE)
    (tmp_path / "sager/2025/VEJ-2025-001.yaml").write_text("sag: VEJ-2025-001\n" + CASE)
    (tmp_path / "regelsæt/vejle.yaml").write_text(OWN)
    (tmp_path / "skabeloner/overblik/overblik.md.j2").write_text("Vores overblik\n")
    (tmp_path / "bilag/v.pdf").write_bytes(b"%PDF-")
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    tmp_path.chmod(0o755)
    for path in tmp_path.rglob("*"):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)


class Say(Protocol):
    """Run a command where something is shut; return its exit code and both streams."""

    def __call__(self, *words: str, shut: str) -> tuple[int, str, str]: ...


@pytest.fixture
def say(shared: Path) -> Say:
    """Return a function that shuts something, and runs a command that may not open it."""

    def run(*words: str, shut: str) -> tuple[int, str, str]:
        (shared / shut).chmod(0)
        command = [sys.executable, "-m", "sagscli", *words]
        done = subprocess.run(
            [
                *without_powers(),
                *command,
                *(AS_OF if words[:2] not in NO_DAY and words[0] not in NO_DAYS else ()),
            ],
            capture_output=True,
            check=False,
            env={**os.environ, "SAG_LANG": "en", "COLUMNS": "200"},
        )
        out, err = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in out + err
        return done.returncode, out, err

    return run


@pytest.mark.parametrize("shut", ["regelsæt", "regelsæt/vejle.yaml"])
@pytest.mark.parametrize("words", [("deadlines", "--all"), ("validate",), ("referral", "list")])
def test_no_case_follows_a_built_in_rule_where_the_folders_own_cannot_be_read(
    say: Say, words: tuple[str, ...], shut: str
) -> None:
    code, out, err = say(*words, shut=shut)
    assert code == 1
    assert "regelsæt" in out + err
    assert "you have no access to it" in (out + err).replace("\n", " ")
    assert "Statusmøde" not in out


def test_a_page_says_that_its_case_has_errors_where_its_ruleset_cannot_be_read(say: Say) -> None:
    code, out, _err = say("show", "VEJ-2026-001", shut="regelsæt")
    assert code == 1
    assert "The file has errors" in out
    assert "Statusmøde" not in out


def test_programs_are_told_that_rulesets_cannot_be_read(say: Say) -> None:
    code, out, _err = say("validate", "--format", "json", shut="regelsæt")
    codes = {diagnostic["code"] for diagnostic in json.loads(out)["diagnostics"]}
    assert code == 1
    assert "SAG217" in codes


@pytest.mark.parametrize("shut", ["skabeloner", "skabeloner/overblik"])
def test_no_built_in_template_is_used_where_the_folders_own_cannot_be_read(
    say: Say, shut: str
) -> None:
    code, out, err = say("render", "overblik", "VEJ-2026-001", "--format", "md", shut=shut)
    assert code == 2
    assert out == ""
    assert "overblik/overblik.md.j2" in err
    assert "no access" in err


def test_the_list_of_templates_is_not_made_without_those_that_cannot_be_read(say: Say) -> None:
    code, _out, err = say("templates", "list", shut="skabeloner")
    assert code == 2
    assert '"skabeloner" cannot be read: you have no access to it.' in err.replace("\n", " ")


def test_an_enclosure_in_a_folder_that_is_shut_is_not_said_to_be_missing(say: Say) -> None:
    code, out, _err = say("validate", "sager/VEJ-2026-001.yaml", shut="bilag")
    assert code == 1
    assert "is not there" not in out
    assert 'the enclosure "bilag/v.pdf" cannot be looked for: you have no access to it' in out


def test_a_folder_of_cases_that_is_shut_is_told_and_the_rest_goes_on(say: Say) -> None:
    code, out, err = say("deadlines", "--all", shut="sager/2025")
    assert code == 1
    assert "VEJ-2026-001" in out
    assert "sager/2025" in out + err
    code, out, _err = say("validate", "--format", "json", shut="sager/2025")
    findings = json.loads(out)["diagnostics"]
    assert ("SAG101", "sager/2025") in {(one["code"], one["path"]) for one in findings}
    assert code == 1


def test_a_case_that_may_lie_in_a_folder_that_is_shut_is_not_only_missing(say: Say) -> None:
    code, _out, err = say("show", "VEJ-2025-001", shut="sager/2025")
    assert code == 2
    assert "sager/2025" in err


def _as_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text(OWN)


def _as_link_out(folder: Path) -> None:
    outside = folder.parent.parent / f"{folder.parent.name}-udenfor"
    folder.rename(outside)
    folder.symlink_to(outside)


def _as_dangling_link(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.symlink_to("findes-ikke")


def _as_pipe(folder: Path) -> None:
    os.mkfifo(folder / "rør.yaml" if folder.name == "regelsæt" else folder / "rør")


NO_FOLDERS = [_as_file, _as_link_out, _as_dangling_link]


@pytest.mark.parametrize("spoil", [*NO_FOLDERS, _as_pipe], ids=lambda spoil: spoil.__name__)
def test_what_has_the_name_of_a_folder_of_rulesets_goes_before_the_built_in_ones(
    shared: Path, say: Say, spoil: Callable[[Path], None]
) -> None:
    """A file, a pipe, a link to elsewhere: it may hold the municipality's own dates."""
    (shared / "regelsæt/vejle.yaml").rename(shared / "regelsæt/vores.yaml")
    spoil(shared / "regelsæt")
    code, out, err = say("deadlines", "--all", shut="bilag")
    assert code == 1
    assert "regelsæt" in out + err
    assert "Statusmøde" not in out
    assert say("rules", "list", shut="bilag")[0] == 1
    code, out, _err = say("validate", "--format", "json", shut="bilag")
    assert "SAG217" in {diagnostic["code"] for diagnostic in json.loads(out)["diagnostics"]}


@pytest.mark.parametrize("shut", ["regelsæt/vores.yaml", "regelsæt/egne"])
def test_any_ruleset_that_cannot_be_opened_may_be_the_one_that_is_followed(
    shared: Path, say: Say, shut: str
) -> None:
    (shared / "regelsæt/egne").mkdir()
    (shared / "regelsæt/egne/2020-01-01.yaml").write_text(OWN)
    (shared / "regelsæt/vejle.yaml").rename(shared / "regelsæt/vores.yaml")
    code, out, err = say("deadlines", "--all", shut=shut)
    assert code == 1
    assert "no access" in (out + err).replace("\n", " ")
    assert "Statusmøde" not in out
    code, _out, err = say("explain", "statusmøde", shut=shut)
    assert code == 2
    assert f'"{shut}' in err


@pytest.mark.parametrize("spoil", NO_FOLDERS, ids=lambda spoil: spoil.__name__)
def test_what_has_the_name_of_the_folder_of_templates_goes_before_the_built_in_ones(
    shared: Path, say: Say, spoil: Callable[[Path], None]
) -> None:
    spoil(shared / "skabeloner")
    for words in (("render", "overblik", "VEJ-2026-001"), ("templates", "list")):
        code, out, err = say(*words, shut="bilag")
        assert code == 2
        assert out == ""
        assert '"skabeloner"' in err


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("regelsæt/vejle.yaml.txt", "vejle.yaml"),
        ("Regelsæt/vejle.yaml", "regelsæt"),
        ("regelsaet/vejle.yaml", "regelsæt"),
        ("Skabeloner/overblik/overblik.md.j2", "skabeloner"),
        ("skabeloner/overblik/overblik.html.j2.txt", "overblik.html.j2"),
    ],
)
def test_what_is_nearly_a_ruleset_or_a_template_is_named(
    shared: Path, say: Say, name: str, right: str
) -> None:
    if name.startswith(("Regel", "regelsaet")):
        shutil.rmtree(shared / "regelsæt")
    (shared / name).parent.mkdir(parents=True, exist_ok=True)
    (shared / name).write_text("x")
    code, out, _err = say("validate", "--strict", "--format", "concise", shut="sager/2025")
    assert code == 1
    assert f'warning[SAG410]: it is not read: it would have to be called "{right}"' in out
    assert "is not read" in say("deadlines", shut="sager/2025")[2]


def test_a_ruleset_that_holds_another_than_it_is_named_after_is_told(
    shared: Path, say: Say
) -> None:
    (shared / "regelsæt/vejle.yaml").rename(shared / "regelsæt/vores.yaml")
    code, out, _err = say("validate", "--format", "concise", shut="sager/2025")
    assert code == 1
    assert "error[SAG504]" in out


@pytest.mark.parametrize("spoil", ["folder", "pipe", "endless", "dangling", "outside"])
def test_settings_that_are_there_and_no_file_stop_the_command(
    shared: Path, say: Say, spoil: str
) -> None:
    settings, outside = shared / "sag.yaml", shared.parent / f"{shared.name}-udenfor.yaml"
    settings.unlink()
    outside.write_text("hemmelig: 1\n")
    if spoil == "folder":
        settings.mkdir()
    elif spoil == "pipe":
        os.mkfifo(settings)
    else:
        to = {"endless": "/dev/zero", "dangling": "findes-ikke", "outside": outside}[spoil]
        settings.symlink_to(to)
    code, out, err = say("deadlines", shut="bilag")
    assert code == 2
    assert out == ""
    assert "sag.yaml" in err
    assert "hemmelig" not in err


def test_a_folder_of_cases_that_leads_out_is_refused_by_name(shared: Path, say: Say) -> None:
    _as_link_out(shared / "sager")
    for words in (("validate",), ("validate", "sager"), ("validate", "sager/VEJ-2026-001.yaml")):
        code, out, _err = say(*words, "--format", "concise", shut="bilag")
        assert code == 1
        assert "error[SAG115]" in out
        assert "VEJ-2025" not in out
    code, out, err = say("deadlines", "--all", shut="bilag")
    assert code == 1
    assert "VEJ-2026-001" not in out + err


def test_folders_that_lie_too_deep_do_not_stop_the_rest(shared: Path, say: Say) -> None:
    deep = shared / "sager"
    for _depth in range(60):
        deep /= "d"
    deep.mkdir(parents=True)
    code, out, _err = say("validate", "--format", "json", shut="bilag")
    assert code == 1
    messages = [one["message"] for one in json.loads(out)["diagnostics"] if one["code"] == "SAG101"]
    assert messages == ["folders lie too deep in one another, and nothing in this one was read"]


@pytest.mark.parametrize(
    "words",
    [("rules", "list"), ("rules", "show", "vejle"), ("explain", "statusmøde"), ("show", "x")],
)
def test_a_folder_one_stands_in_and_may_not_open_is_named(say: Say, words: tuple[str, ...]) -> None:
    code, out, err = say(*words, shut=".")
    assert code == 2
    assert out == ""
    assert '"." cannot be read: you have no access to it.' in err


def test_a_device_is_no_case_and_its_folder_is_not_searched(say: Say) -> None:
    code, _out, err = say("show", "/dev/zero", shut="bilag")
    assert code == 2
    assert '"/dev/zero" cannot be read: it is not an ordinary file.' in err


def test_a_referral_is_not_said_to_lack_an_enclosure_that_nobody_can_look_for(
    shared: Path, say: Say
) -> None:
    case = shared / "sager/VEJ-2026-001.yaml"
    case.write_text(
        case.read_text().replace("dato: 2026-01-12", "bestilt: 2026-01-05, dato: 2026-01-12")
    )
    words = ("referral", "check", "VEJ-2026-001", "--to", "minigruppe")
    code, out, _err = say(*words, shut="bilag")
    assert code == 1
    assert "is not in the folder" not in out
    assert "put the file in the folder" not in out
    assert "cannot be looked for: you have no access" in out.replace("\n", " ")


def test_a_list_of_referrals_says_that_enclosures_cannot_be_looked_for(
    shared: Path, say: Say
) -> None:
    case = shared / "sager/VEJ-2026-001.yaml"
    sent = "henvisninger: [{til: minigruppe, udarbejdet: 2026-02-02}]\n"
    case.write_text(
        case.read_text().replace(
            "tilbud: [{art: minigruppe, sted: Solen, opstart: 2026-03-02}]\n", sent
        )
    )
    code, out, err = say("referral", "list", shut="bilag")
    assert code == 1
    assert "bilag/v.pdf" in out + err
    assert "cannot be looked for" in (out + err).replace("\n", " ")


def _copy(shared: Path) -> tuple[str, ...]:
    return ("pseudonymise", "--output", f"{shared}-kopi", "--format", "json")


@pytest.mark.parametrize("shut", ["regelsæt", "regelsæt/vejle.yaml"])
def test_no_copy_is_made_without_the_rulesets_that_its_dates_follow(
    shared: Path, say: Say, shut: str
) -> None:
    code, out, err = say(*_copy(shared), shut=shut)
    assert (code, out) == (2, "")
    assert f'"{shut}" cannot be read' in err


@pytest.mark.parametrize("shut", ["skabeloner", "skabeloner/overblik"])
def test_a_copy_without_templates_says_that_they_are_left_out(
    shared: Path, say: Say, shut: str
) -> None:
    code, out, _err = say(*_copy(shared), shut=shut)
    assert code == 1
    assert json.loads(out)["left_out"] == [shut]


@pytest.mark.parametrize("shut", ["skabeloner", "skabeloner/overblik/overblik.md.j2"])
def test_templates_that_cannot_be_opened_are_a_finding_and_a_point(say: Say, shut: str) -> None:
    code, out, _err = say("validate", "--strict", "--format", "json", shut=shut)
    told = {each["code"]: each["path"] for each in json.loads(out)["diagnostics"]}
    assert (code, told.get("SAG412")) == (1, shut)
    assert _templates_point(say, shut) == [shut]


@pytest.mark.parametrize("name", ["skabeloner", "skabeloner/overblik"])
@pytest.mark.parametrize("spoil", [_as_link_out, _as_dangling_link])
def test_a_link_in_the_place_of_templates_is_refused_by_name(
    shared: Path, say: Say, spoil: Callable[[Path], None], name: str
) -> None:
    (shared / "skabeloner/overblik/overblik.md.j2").unlink()  # nor does the place behind it have it
    if name == "skabeloner" or spoil is _as_dangling_link:
        spoil(shared / name)
    else:
        outside = shared.parent / f"{shared.name}-ude"
        (shared / name).rename(outside)
        (shared / name).symlink_to(outside)
    for words in (("render", "overblik", "VEJ-2026-001"), ("templates", "list")):
        code, out, err = say(*words, shut="bilag")
        assert (code, out) == (2, "")
        assert f'"{name}" ' in err
    _code, out, _err = say("validate", "--format", "json", shut="bilag")
    assert ("SAG412", name) in {
        (each["code"], each["path"]) for each in json.loads(out)["diagnostics"]
    }
    assert _templates_point(say, "bilag") == [name]


def _templates_point(say: Say, shut: str) -> list[str]:
    _code, out, _err = say("doctor", "--format", "json", shut=shut)
    return next(each["files"] for each in json.loads(out)["checks"] if each["check"] == "templates")


@pytest.mark.parametrize("name", ["sag.yaml", "regelsæt"])
def test_what_is_a_pipe_is_to_be_removed_and_nobody_is_asked_for_access(
    shared: Path, say: Say, name: str
) -> None:
    if name == "sag.yaml":
        (shared / name).unlink()
    else:
        shutil.rmtree(shared / name)
    os.mkfifo(shared / name)
    _code, out, err = say("rules", "show", "ukendt", shut="bilag")
    _code, out2, err2 = say(*_copy(shared), shut="bilag")
    for told in (out + err, out2 + err2):
        assert "for access" not in told
    assert "Remove it, or put" in err2
