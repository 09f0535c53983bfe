"""sag new: a case begins with options alone, and over none that is there."""

from datetime import date

import pytest

from sagscli.app import same_child
from sagscli.app.new_case import BirthCheck
from sagscli.app.reading_to_write import RecordError
from sagscli.app.same_child import cases_of_child
from sagscli.casefile.folder import find_folder
from sagscli.cli.boundary import run
from sagscli.recording.new_case import NewCase
from sagscli.validation.reading import case_in
from tests.local import put_case

AS_OF = ("--as-of", "2026-11-26")
CHILD = ("--child", "Nils Eksempel", "--born", "3/2-2023", "--daycare", "Regnbuen")


def test_a_case_begins_and_is_without_a_fault(home, say) -> None:
    (home / "sag.yaml").write_text("regelsæt: vejle\n")
    code, out, err = say("new", *CHILD, "--parent", "Eva Eksempel", *AS_OF)
    assert code == 0, err
    assert "Nils" not in out
    path = home / "sager" / "VEJ-2026-002.yaml"
    assert "navn: Nils Eksempel\n  født: 2023-02-03" in path.read_text()
    assert say("validate", str(path), *AS_OF)[0] == 0


def test_it_can_be_taken_back(home, say) -> None:
    (home / "sag.yaml").write_text("regelsæt: vejle\n")
    before = sorted(home.rglob("*.yaml"))
    say("new", *CHILD, *AS_OF)
    assert say("undo", "--yes", *AS_OF)[0] == 0
    assert sorted(home.rglob("*.yaml")) == before


def test_without_a_ruleset_anywhere_it_is_refused_with_what_to_choose(home, say) -> None:
    code, _out, err = say("new", *CHILD, *AS_OF)
    assert code == 2
    assert "regelsæt" in err
    assert "vejle" in err


@pytest.mark.parametrize("number", ["VEJ-2026-001", "vej-2026-001"])
def test_a_number_that_is_there_is_not_given_again(home, say, number) -> None:
    before = (home / "sager" / "VEJ-2026-001.yaml").read_bytes()
    code, _out, err = say("new", *CHILD, "--number", number, "--ruleset", "vejle", *AS_OF)
    assert code == 2
    assert "already" in err
    assert (home / "sager" / "VEJ-2026-001.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "number", ["../x", "a/b", "C:\\x", ".skjult", "x" * 61, "a\nb", "con:", "CON"]
)
def test_a_number_that_is_no_name_of_a_file_is_refused(home, say, number) -> None:
    code, _out, err = say("new", *CHILD, "--number", number, "--ruleset", "vejle", *AS_OF)
    assert code == 2
    assert "cannot be the name of a file" in err


def test_a_cpr_number_that_is_none_is_refused_and_not_told(home, say) -> None:
    given = ("--cpr", "123", "--ruleset", "vejle")
    code, out, err = say("new", *CHILD, *given, *AS_OF)
    assert code == 2
    assert "123" not in (out + err).replace("2023", "")


def test_without_a_terminal_it_names_the_option(home, say) -> None:
    code, _out, err = say("new", *AS_OF)
    assert code == 2
    assert "--child" in err


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--child", "Nils Eksempel", "--group", "Blå stue"), ("--group", "--child")),
        (("--group", "Blå stue", "--born", "2023-02-03"), ("--group", "--born")),
        (("--group", "Blå stue", "--parent", "Eva Eksempel"), ("--group", "--parent")),
        (("--child", "Nils Eksempel", "--room", "Solen"), ("--room", "--child")),
    ],
)
def test_what_is_about_a_child_and_about_a_group_is_refused(home, say, options, named) -> None:
    before = sorted(home.rglob("*"))
    code, _out, err = say("new", "--ruleset", "vejle", *options)
    assert code == 2
    assert "{} and {} cannot be given together".format(*named) in err
    assert "Eksempel" not in err
    assert sorted(home.rglob("*")) == before


@pytest.mark.parametrize("number", ["740322-4006", "VEJ-740322-4006", "7403224006"])
def test_a_cpr_number_is_no_case_number(home, say, number: str) -> None:
    """F: a number never stands in the name of a file."""
    told = (
        "--child",
        "Ib Prøve",
        "--born",
        "2022-03-14",
        "--number",
        number,
        "--yes",
        "--ruleset",
        "vejle",
    )
    before = sorted(path.name for path in home.rglob("*"))
    code, out, err = say("new", *told)
    assert code == 2
    assert "CPR number" in err
    assert number not in out + err
    assert sorted(path.name for path in home.rglob("*.yaml")) == [
        name for name in before if name.endswith(".yaml")
    ]


def test_a_name_is_one_line(home, say) -> None:
    told = (
        "--child",
        "Ib\nPrøve\r\n",
        "--born",
        "2022-03-14",
        "--number",
        "VEJ-2026-900",
        "--yes",
        "--ruleset",
        "vejle",
    )
    told += ("--consultant", "kons-a")
    code, _out, err = say("new", *told)
    assert code == 0, err
    assert "navn: Ib Prøve\n" in next(home.rglob("VEJ-2026-900.yaml")).read_text("utf-8")


def test_two_who_begin_at_once_each_get_a_number(home, say, monkeypatch) -> None:
    """What was free when it was asked for is taken when it is written: the next one is."""
    from sagscli.app import record

    (home / "sag.yaml").write_text("regelsæt: vejle\n")
    current, taken = record.current, home / "sager" / "VEJ-2026-002.yaml"

    def meanwhile(file):
        if not taken.exists():
            taken.write_text("sag: VEJ-2026-002\nbarn: {navn: Otto Eksempel}\n")
        return current(file)

    monkeypatch.setattr(record, "current", meanwhile)
    code, out, err = say("new", *CHILD, *AS_OF)
    assert code == 0, err
    assert "VEJ-2026-003" in out
    assert "Otto" in taken.read_text()
    assert "Nils" in (home / "sager" / "VEJ-2026-003.yaml").read_text()


def test_a_birth_long_ago_is_doubted_as_validate_does(home, say) -> None:
    told = ("--child", "Nils Eksempel", "--ruleset", "vejle", *AS_OF)
    code, _out, err = say("new", *told, "--born", "1922-03-14")
    assert code == 2
    assert "over 18 years (SAG324)" in err
    assert not (home / "sager" / "VEJ-2026-002.yaml").exists()
    assert say("new", *told, "--born", "1922-03-14", "--yes")[0] == 0
    assert "SAG324" in say("validate", "sager/VEJ-2026-002.yaml", *AS_OF)[1]


def test_a_birth_is_asked_again_with_the_reason() -> None:
    check = BirthCheck(date(2026, 11, 26))
    with pytest.raises(RecordError, match="still to come"):
        check(date(2026, 11, 27))
    check(date(2008, 11, 27))
    with pytest.raises(RecordError, match="over 18 years"):
        check(date(2008, 11, 26))
    check(date(2008, 11, 26))  # the same once more: it is meant


AGAIN = ("--child", "alma  Eksempel", "--born", "14/3-2022", "--ruleset", "vejle")


SAME_NUMBER = ("--child", "Bo Eksempel", "--cpr", "7403224005", "--ruleset", "vejle")


@pytest.mark.parametrize("given", [AGAIN, SAME_NUMBER])
def test_a_child_who_has_a_case_gets_another_only_when_that_is_said(home, say, given) -> None:
    code, out, err = say("new", *given, *AS_OF)
    assert (code, out) == (2, "")
    assert "the child has a case already: " in err
    assert "VEJ-2026-001 (sager/VEJ-2026-001.yaml)" in err
    assert "add --yes to begin another" in err
    assert not {"740322", "Alma", "alma"} & set(err.replace("-", " ").split())
    assert len(list((home / "sager").iterdir())) == 3
    assert say("new", *given, *AS_OF, "--yes")[0] == 0


@pytest.mark.parametrize(
    "given",
    [
        ("--child", "Anna Eksempel", "--born", "2022-03-14"),  # a twin, with the same initials
        ("--child", "Alma Eksempel", "--born", "2022-03-15"),
        ("--child", "Alma Eksempel"),
        ("--group", "Rød stue", "--daycare", "Solsikken"),
    ],
)
def test_another_child_is_another_child(home, say, given) -> None:
    assert say("new", *given, "--ruleset", "vejle", *AS_OF, "--yes", "--dry-run")[2] == ""


def test_only_what_may_be_the_same_child_is_read_as_a_case(home, monkeypatch) -> None:
    """Of ten thousand cases each is opened once, and hardly any is read."""
    read = []
    monkeypatch.setattr(same_child, "case_in", lambda file: read.append(file) or case_in(file))
    for number in range(2, 40):
        put_case(home, f"VEJ-2026-0{number:02}", "barn: {navn: Bo Eksempel, født: 2021-01-01}\n")
    child = NewCase("", child="Alma Eksempel", born="2022-03-14")
    numbers = [number for number, _path in cases_of_child(find_folder(home), child)]
    assert numbers == ["HAD-2026-001", "VEJ-2026-001"]
    assert len(read) == 2


def test_a_parent_who_is_named_twice_is_asked_about(home, say) -> None:
    (home / "sag.yaml").write_text("regelsæt: vejle\n")
    twice = ("--parent", "Eva Eksempel", "--other-parent", "eva  eksempel")
    before = sorted(home.rglob("*.yaml"))
    code, _out, err = say("new", *CHILD, *twice, *AS_OF)
    assert code == 2
    assert "two of the parents have the same name" in err
    assert "Eva" not in err
    assert sorted(home.rglob("*.yaml")) == before
    assert say("new", *CHILD, *twice, "--yes", *AS_OF)[0] == 0


def test_a_group_that_has_a_case_is_asked_about(home, say) -> None:
    (home / "sag.yaml").write_text("regelsæt: vejle\n")
    group = ("new", "--group", "Blå stue", "--daycare", "Regnbuen", *AS_OF)
    assert say(*group)[0] == 0
    code, _out, err = say("new", "--group", "blå  stue", "--daycare", "regnbuen", *AS_OF)
    assert code == 2
    assert "the group has a case already" in err
    assert "--yes" in err
    elsewhere = ("new", "--group", "Blå stue", "--daycare", "Solsikken", *AS_OF)
    assert say(*elsewhere)[0] == 0
    assert say(*group, "--yes")[0] == 0


def test_the_notes_of_a_new_case_have_a_meeting_of_its_own_ruleset(home, say) -> None:
    (home / "sag.yaml").write_text("regelsæt: egen\n")
    folder = home / "regelsæt" / "egen"
    folder.mkdir(parents=True)
    (folder / "2020-01-01.yaml").write_text(
        "regelsæt: egen\ngælder: {fra: 2020-01-01}\ntitel: Egen\nroller:\n"
        "  pædagog: {titel: Pædagog}\n"
        "møder:\n  grønt-møde: {titel: Grønt møde, om: gruppe}\n"
    )
    code, _out, err = say("new", "--group", "Blå stue", "--daycare", "Regnbuen", *AS_OF)
    assert code == 0, err
    (file,) = [each for each in home.rglob("*.yaml") if "Blå stue" in each.read_text()]
    assert "art: grønt-møde" in file.read_text()


def test_a_number_with_a_space_is_refused_as_the_sentence_says(home, say) -> None:
    code, _out, err = say("new", *CHILD, "--number", "Å 1", "--ruleset", "vejle", *AS_OF)
    assert code == 2
    assert "letters, digits and hyphens" in err


def test_a_folder_that_is_none_of_cases_says_how_to_begin(tmp_path, monkeypatch, capsys) -> None:
    """As every command does there; who names a ruleset knows what they do."""
    monkeypatch.chdir(tmp_path)
    words = ["new", "--child", "Bo Eksempel", "--born", "2022-03-14"]
    assert run(words) == 2
    assert "sag init" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
    assert run([*words, "--ruleset", "vejle"]) == 0
    assert [path.suffix for path in tmp_path.rglob("*.yaml")] == [".yaml"]
