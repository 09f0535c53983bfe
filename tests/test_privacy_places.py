"""Wherever in a case a name or a number stands, no command shows it by default (F).

Every key of the format has its turn, one of each that the model knows; a key that comes later is
in it by itself.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from sagscli.case.record import Record
from sagscli.case.records import Case
from sagscli.case.walk import nested
from sagscli.cli.boundary import run
from tests.history.conftest import put_under_git
from tests.test_privacy import CALLS, CASE, FOLDER, OUT, a_sheet, calls_of

NAME = "Zorvald Kvitfeldt"
NUMBERS = ("740322-4005", "740322\N{EN DASH}4005", "74 03 22 4005")
QUESTION = "støttebehov"
"""One of the questions that the ruleset asks of a referral: what stands under it is read."""
LEAK = f"{NAME} " + " og ".join(NUMBERS)

Path_ = tuple[str, ...]

BASE: dict[str, Any] = {
    "sag": "VEJ-2026-001",
    "regelsæt": "vejle",
    "barn": {"navn": NAME, "født": "2022-03-14", "dagtilbud": "Regnbuen"},
    "møder": [{"art": "statusmøde", "afholdt": "2026-06-01"}],
    "handleplaner": [{"nummer": 1, "dato": "2026-06-01"}],
    "henvisninger": [{"til": "minigruppe", "udarbejdet": "2026-03-02"}],
    "tilbud": [{"art": "minigruppe", "sted": "Solen", "opstart": "2026-03-02"}],
}


def places(record: type[Record], above: Path_ = ()) -> Iterator[Path_]:
    """Yield the way to every key of the format; a star stands for an entry of a list."""
    inner = {danish: (kind, many) for _name, danish, kind, many in nested(record)}
    for danish in record.keys():  # noqa: SIM118 - a method of ours
        if danish in inner:
            kind, many = inner[danish]
            yield from places(kind, (*above, danish, *(("*",) if many else ())))
        yield (*above, danish)


PLACES = [path for path in dict.fromkeys(places(Case)) if path != ("barn", "navn")]


def lists(record: type[Record], above: Path_ = ()) -> Iterator[Path_]:
    """Yield the way to every key that holds several words."""
    inner = {danish: (kind, many) for _name, danish, kind, many in nested(record)}
    for danish, (kind, many) in inner.items():
        yield from lists(kind, (*above, danish, *(("*",) if many else ())))
    for attribute, field in record.model_fields.items():
        danish = field.alias or attribute
        if danish not in inner and "tuple" in str(field.annotation):
            yield (*above, danish)


LISTS = list(dict.fromkeys(lists(Case)))


def spoilt(path: Path_, leak: Any = LEAK) -> dict[str, Any]:
    """Return the case with the leak at one place, put into what is there."""
    case: Any = yaml.safe_load(yaml.safe_dump(BASE))
    here = case
    for part, following in zip(path, (*path[1:], None), strict=True):
        if following is None:
            here[0 if part == "*" else part] = leak
        elif part == "*":
            here = here[QUESTION if isinstance(here, dict) else 0]
        else:
            if not isinstance(here.get(part), dict | list):
                here[part] = _empty(part, following)
            here = here[part]
    return case  # type: ignore[no-any-return]


def _empty(part: str, following: str | None) -> Any:
    if following != "*":
        return {}
    return {QUESTION: {"svar": "ja"}} if part == "skøn" else [{}]


def test_the_format_has_many_places() -> None:
    assert len(PLACES) > 66
    assert ("henvisninger", "*", "skøn", "*", "eksempler") in LISTS


LEAKS = [
    *((path, LEAK) for path in PLACES),
    # A word that no list of words has may be a sentence about the child.
    *((path, [f"{LEAK} q"]) for path in LISTS),
]
"""Where the leak stands, and what it is there."""


def _write(file: Path, case: dict[str, Any]) -> None:
    text = yaml.safe_dump(case, allow_unicode=True, sort_keys=False, width=10_000)
    file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def every_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a case for each place, told as it came; committed thrice, for `--at`."""
    folder = tmp_path_factory.mktemp("alle") / "mappe"
    (folder / "sager").mkdir(parents=True)
    (folder / "sag.yaml").write_text("regelsæt: vejle\n", encoding="utf-8")
    for is_spoilt in (False, True):
        for at, (path, leak) in enumerate(LEAKS):
            number = {} if path == ("sag",) and is_spoilt else {"sag": f"VEJ-2026-{at:03}"}
            case = spoilt(path, leak) if is_spoilt else BASE
            _write(folder / "sager" / f"VEJ-2026-{at:03}.yaml", case | number)
        put_under_git(folder)
    return folder


def _is_of_case(call: list[str]) -> bool:
    return CASE in call


EVERY = list(calls_of(CALLS))
"""Every registered command in every format that it has."""
OF_FOLDER = [call for call in EVERY if CASE not in call]


def _calls_on(at: int) -> Iterator[list[str]]:
    """Yield what a case is called with: each command, in a format of its turn; one that records."""
    recorded = []
    for words in CALLS:
        calls = [call for call in calls_of([words]) if CASE in call]
        if words.startswith("record "):
            recorded += calls
        elif calls:
            yield calls[at % len(calls)]
    yield recorded[at % len(recorded)]


Telling = Callable[[list[str], Path, Path], None]


@pytest.fixture
def nothing_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Telling:
    """Return what runs a command and looks through its streams, its files and their names."""
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.chdir(tmp_path)

    def told(call: list[str], folder: Path, case: Path) -> None:
        out = tmp_path / "ud"
        places = {CASE: str(case), FOLDER: str(folder), OUT: str(out), **a_sheet(tmp_path)}
        assert run([places.get(word, word) for word in call]) in (0, 1, 2), call
        said = "".join(capsys.readouterr())
        written = [path for path in out.rglob("*") if path.is_file()]
        said += "".join(path.name + path.read_text("utf-8") for path in written)
        shutil.rmtree(out, ignore_errors=True)
        low = said.lower()
        assert not [name for name in NAME.lower().split() if name in low], (call, case.name)
        assert not [number for number in NUMBERS if number in said], (call, case.name)
        assert "Traceback" not in said

    return told


@pytest.mark.slow
@pytest.mark.parametrize("call", OF_FOLDER, ids=" ".join)
def test_no_command_on_a_folder_tells_what_stands_anywhere(
    call: list[str], every_place: Path, nothing_told: Telling
) -> None:
    nothing_told(call, every_place, every_place)


@pytest.mark.slow
@pytest.mark.parametrize("at", range(len(LEAKS)), ids=[".".join(path) for path, _leak in LEAKS])
def test_no_command_on_a_case_tells_what_stands_at_a_place(
    at: int, every_place: Path, nothing_told: Telling
) -> None:
    for call in _calls_on(at):
        nothing_told(call, every_place, every_place / "sager" / f"VEJ-2026-{at:03}.yaml")


def test_every_command_on_a_case_has_its_turn_in_every_format() -> None:
    """There are more places than commands that record, and than formats of one command."""
    turns = [call for at in range(len(LEAKS)) for call in _calls_on(at)]
    assert not [call for call in EVERY if CASE in call and call not in turns]


@pytest.fixture(scope="module")
def named_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder whose files and folders are called after a child, the broken ones too."""
    folder = tmp_path_factory.mktemp("navne") / "mappe"
    cases = folder / "sager"
    (cases / NAME).mkdir(parents=True)
    for name in ("bilag", "skabeloner"):
        (folder / name).mkdir()
    (folder / "sag.yaml").write_text(f"regelsæt: vejle\ntitel: Sager {NUMBERS[0]}\n", "utf-8")
    (folder / "bilag" / "zorvald.pdf").write_text("x", "utf-8")
    (folder / "skabeloner" / "overblik.md.j2").write_text(
        "{{ Zorvald_Kvitfeldt }} {{ sag | zorvald }}", "utf-8"
    )
    number, paper = {"sag": "VEJ-2026-002"}, {"art": "ppv", "bilag": "bilag/zorvald.pdf"}
    _write(cases / "zorvald.yaml", BASE | {"vurderinger": [paper]})
    _write(cases / NAME / "VEJ-2026-002.yaml", BASE | number)
    _write(cases / "kvitfeldt-kopi.yaml", BASE | number)
    for name, text in BROKEN.items():
        (cases / name).write_text(f"sag: VEJ-2026-003\n{text}", "utf-8")
    put_under_git(folder)
    return folder


BROKEN = {
    "kvitfeldt-brudt.yaml": f'barn:\n  navn: "{NAME}\n  født: 2022\n',
    "kvitfeldt-tab.yaml": f"barn:\n\tnavn: {NAME}\n",
    "kvitfeldt-to.yaml": f"barn:\n  navn: Ane Ask\n  navn: {NAME}\n",
    "kvitfeldt-flet.yaml": f"barn:\n<<<<<<< HEAD\n  navn: {NAME}\n=======\n  navn: A\n>>>>>>> x\n",
    "kvitfeldt.yaml.txt": f"barn: {{navn: {NAME}}}\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("call", OF_FOLDER, ids=" ".join)
def test_no_command_on_a_folder_tells_what_its_files_are_called(
    call: list[str], named_files: Path, nothing_told: Telling
) -> None:
    nothing_told(call, named_files, named_files)


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["zorvald.yaml", f"{NAME}/VEJ-2026-002.yaml", "kvitfeldt-kopi.yaml", *BROKEN]
)
def test_no_command_on_a_case_tells_what_its_file_is_called(
    name: str, named_files: Path, nothing_told: Telling
) -> None:
    calls = [call for at in range(3) for call in _calls_on(at)]
    for call in calls:
        nothing_told(call, named_files, named_files / "sager" / name)
