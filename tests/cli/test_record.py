"""sag record: what is asked, what is refused, what is written, and what is told of it."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from sagscli.casefile.folder import read_bytes
from sagscli.history import committing
from sagscli.history.starting import Committer

AS_OF = ("--as-of", "2026-11-26")
HELD = ("record", "meeting", "held", "VEJ-2026-001", "--kind", "statusmøde")
WHO = ("--participants", "forældre,minigruppens-personale,psykolog")
TOPICS = ("--discussed", "relationer,fællesskab,udbytte")


@pytest.fixture
def path(home: Path) -> Path:
    return home / "sager" / "VEJ-2026-001.yaml"


def test_what_was_held_is_written_with_what_moves_v9(path, say) -> None:
    before = path.read_text().splitlines()
    code, out, err = say(*HELD, *WHO, *TOPICS, "--date", "2026-11-25", *AS_OF)
    assert (code, err) == (0, "")
    assert [line for line in path.read_text().splitlines() if line in before] == before
    assert "afholdt: 2026-11-25" in path.read_text()
    assert "Statusmøde no. 1: done 25 November 2026." in out


def test_with_dry_run_nothing_is_written(path, say) -> None:
    before = path.read_bytes()
    code, out, _err = say(*HELD, *WHO, *TOPICS, *AS_OF, "--dry-run")
    assert code == 0
    assert "+" in out
    assert path.read_bytes() == before


def test_without_a_terminal_every_question_names_its_option(path, say) -> None:
    before = path.read_bytes()
    code, _out, err = say("record", "meeting", "held", "VEJ-2026-001", *AS_OF)
    assert code == 2
    assert "--kind" in err
    assert "--participants" in err
    assert "statusmøde" in err
    assert path.read_bytes() == before


def test_who_may_answer_is_not_told_by_name(path, say) -> None:
    _code, out, err = say("record", "consent", "given", "VEJ-2026-001", "--purpose", "henvisning")
    assert "Eva" not in out + err
    assert "--by" in err


def test_what_would_be_an_error_is_refused_with_the_reason(path, say) -> None:
    before = path.read_bytes()
    code, _out, err = say(*HELD, *WHO, *TOPICS, "--date", "2026-12-24", *AS_OF)
    assert code == 2
    assert "would be an error" in err
    assert path.read_bytes() == before


def test_what_is_warned_of_is_written_only_by_those_who_are_sure(path, say) -> None:
    before = path.read_bytes()
    few = ("--discussed", "relationer", *WHO, *AS_OF)
    code, _out, err = say(*HELD, *few)
    assert code == 2
    assert "SAG309" in err
    assert "--yes" in err
    assert path.read_bytes() == before
    assert say(*HELD, *few, "--yes")[0] == 0
    assert "drøftet: [relationer]" in path.read_text()


def test_what_the_case_says_already_changes_nothing(path, say) -> None:
    start = ("record", "school", "start", "VEJ-2026-001", "--date", "2028-08-01", *AS_OF)
    assert say(*start)[0] == 0
    before = path.read_bytes()
    code, out, _err = say(*start)
    assert code == 0
    assert "already" in out
    assert path.read_bytes() == before


def test_a_file_with_flaws_is_left_alone(path, say) -> None:
    path.write_text(path.read_text() + "møder: [\n")
    before = path.read_bytes()
    code, _out, err = say(*HELD, *WHO, *AS_OF)
    assert code == 2
    assert "Put that right first, with sag edit VEJ-2026-001" in err
    assert path.read_bytes() == before


def test_the_errors_a_file_has_already_hold_nothing_back(path, say) -> None:
    path.write_text(path.read_text() + "konsulentt: kons-a\n")
    code, _out, _err = say(*HELD, *WHO, *TOPICS, "--date", "2026-11-25", *AS_OF)
    assert code == 0
    assert "konsulentt: kons-a" in path.read_text()


def test_programs_are_told_without_a_word_of_the_file(path, say) -> None:
    more = ("--minutes", "Alma trives", "--format", "json")
    code, out, _err = say(*HELD, *WHO, *TOPICS, *more, "--date", "2026-11-25", *AS_OF)
    value = json.loads(out)
    assert code == 0
    assert value["recorded"] == "meeting held"
    assert value["saved"] is True
    assert value["lines"]["added"]
    assert {"rule": "statusmøde", "became": "done"}.items() <= value["moves"][0].items()
    assert "trives" not in out


def test_a_commit_names_the_case_and_what_happened_and_nobody(path, home, say) -> None:
    git = ["git", "-C", str(home), "-c", "user.name=N", "-c", "user.email=n@example.invalid"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "begin"]):
        subprocess.run([*git, *words], check=True)
    for name, value in (("user.name", "N"), ("user.email", "n@example.invalid")):
        subprocess.run([*git, "config", name, value], check=True)
    (home / "andet.txt").write_text("not mine")
    code, _out, err = say(*HELD, *WHO, *TOPICS, "--date", "2026-11-25", *AS_OF, "--commit")
    assert code == 0
    assert "Committed" in err
    log = subprocess.check_output([*git, "log", "-1", "--format=%B", "--name-only"])
    told = log.decode()
    assert "VEJ-2026-001: meeting held" in told
    assert "sager/VEJ-2026-001.yaml" in told
    assert "Alma" not in told
    assert subprocess.check_output([*git, "status", "--porcelain"]) == b"?? andet.txt\n"


def test_a_commit_of_a_danish_folder_is_in_danish(path, home, say) -> None:
    (home / "sag.yaml").write_text("sprog: da\n")
    git = ["git", "-C", str(home)]
    for name, value in (("user.name", "N"), ("user.email", "n@example.invalid")):
        subprocess.run(["git", "init", "-q", str(home)], check=True)
        subprocess.run([*git, "config", name, value], check=True)
    said = say(*HELD, *WHO, *TOPICS, "--date", "2026-11-25", *AS_OF, "--commit")
    assert said[0] == 0, said
    log = subprocess.check_output([*git, "log", "-1", "--format=%B"]).decode()
    assert log.strip() == "VEJ-2026-001: møde afholdt"


def test_what_the_case_says_already_is_written_again_only_by_those_who_are_sure(path, say) -> None:
    done = (*HELD, *WHO, *TOPICS, "--date", "2026-11-25", *AS_OF)
    assert say(*done)[0] == 0
    before = path.read_bytes()
    code, _out, err = say(*done)
    assert code == 2
    assert 'the case says this already: entry 1 under "møder".' in err
    assert "--yes" in err
    assert path.read_bytes() == before
    assert say(*done, "--yes")[0] == 0
    assert path.read_text().count("afholdt: 2026-11-25") == 2


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "new", "--participants", "pædagog", "--number", "1", "--date", "2026-11-02"),
        ("consent", "given", "--purpose", "henvisning", "--by", "alle", "--date", "2026-11-02"),
        (
            *("agreement", "made", "--what", "Besøg", "--who", "pædagog"),
            *("--latest", "2027-01-04", "--date", "2026-11-02"),
        ),
        ("assessment", "ordered", "--kind", "psykologisk-vurdering", "--date", "2026-11-02"),
    ],
    ids=lambda words: words[0],
)
def test_whatever_is_recorded_twice_is_asked_about(path, say, words) -> None:
    call = ("record", *words[:2], "VEJ-2026-001", *words[2:], *AS_OF)
    first = say(*call, "--yes")
    assert first[0] == 0, first
    before = path.read_bytes()
    code, _out, err = say(*call)
    assert code == 2, err
    assert "the case says this already: entry 1" in err
    assert path.read_bytes() == before


def test_a_consent_that_was_asked_for_is_filled_in(path, say) -> None:
    path.write_text(path.read_text() + "samtykker: [{til: henvisning, form: skriftlig}]\n")
    words = ("--purpose", "henvisning", "--by", "alle", "--date", "2026-11-02")
    code, _out, err = say("record", "consent", "given", "VEJ-2026-001", *words, *AS_OF)
    assert code == 0, err
    assert path.read_text().count("til: henvisning") == 1
    assert "givet: 2026-11-02" in path.read_text()


def test_what_was_in_place_before_a_referral_began_is_counted(path, say) -> None:
    """As sag referral check --to counts it: not 0 because the case had not begun it."""
    path.write_text(
        path.read_text() + "samtykker: [{til: henvisning, givet: 2026-11-02, af: [Eva Eksempel],"
        " form: skriftlig}]\n"
    )
    words = ("record", "referral", "recommended", "VEJ-2026-001", "--to", "minigruppe")
    check = ("referral", "check", "VEJ-2026-001", "--to", "minigruppe", "--format", "json")
    items = json.loads(say(*check, *AS_OF)[1])["requirements"]
    code, out, err = say(*words, "--date", "2026-11-20", *AS_OF, "--format", "json", "--yes")
    assert code == 0, err
    (told,) = json.loads(out)["referrals"]
    assert told["before"] == sum(each["state"] == "met" for each in items) > 0


def test_outside_git_it_is_written_and_said_that_it_is_not_committed(path, say) -> None:
    code, _out, err = say(*HELD, *WHO, *TOPICS, "--date", "2026-11-25", *AS_OF, "--commit")
    assert code == 2
    assert "it is written in" in err
    assert "not committed" in err
    assert "afholdt: 2026-11-25" in path.read_text()


def test_one_case_is_read_and_no_other(path, home, say, monkeypatch) -> None:
    for number in range(50):
        (home / "sager" / f"X-{number}.yaml").write_text(f"sag: X-{number}\n")
    opened = []

    def counted(place: str) -> bytes:
        opened.append(Path(place).name)
        return read_bytes(place)

    for module in ("casefile.saving", "validation.reading", "app.same_number"):
        monkeypatch.setattr(f"sagscli.{module}.read_bytes", counted, raising=False)
    say(*HELD, *WHO, *TOPICS, "--date", "2026-11-25", *AS_OF)
    assert {name for name in opened if name.startswith("X-")} == set()


@pytest.mark.parametrize("word", ["møde afholdt", "samtykke givet", "fortælling"])
def test_the_commands_have_danish_names(word, home, say) -> None:
    code, out, _err = say("registrer", *word.split(), "--help")
    assert code == 0
    assert "Usage" in out


def test_a_name_in_a_path_is_hidden_where_it_is_recorded(home, say) -> None:
    """F: a file that somebody called after the child tells its number and initials."""
    case = home / "sager" / "VEJ-2026-001.yaml"
    text = case.read_text("utf-8")
    name = re.search(r"navn: (.+)", text)[1]
    case.rename(case.with_name(f"VEJ-2026-001 {name}.yaml"))
    told = ("--kind", "statusmøde", "--date", "2027-01-05", "--yes")
    for form in ("text", "json"):
        code, out, err = say(
            "record", "meeting", "planned", "VEJ-2026-001", *told, "--format", form
        )
        assert code == 0, err
        assert name not in out + err
    _code, out, err = say("undo", "--yes")
    assert name not in out + err


def test_a_consent_asked_of_somebody_else_is_not_filled_in(home, say) -> None:
    """A11: each parent's consent is that parent's own."""
    case = home / "sager" / "VEJ-2026-001.yaml"
    text = case.read_text("utf-8")
    case.write_text(f"{text}samtykker: [{{til: henvisning, af: [Otto Eksempel]}}]\n", "utf-8")
    told = ("--purpose", "henvisning", "--by", "Eva", "--date", "2026-11-01", "--yes")
    code, _out, err = say("record", "consent", "given", "VEJ-2026-001", *told)
    assert code == 0, err
    assert "af: [Otto Eksempel]" in case.read_text("utf-8")
    assert case.read_text("utf-8").count("til: henvisning") == text.count("til: henvisning") + 2


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("En\tto", "referat: 'En\tto'\n"),
        ("Navn\tTid\nLeg\t10", "referat: |\n      Navn\tTid\n      Leg\t10\n"),
        ("Leg\n\tude\n", "referat: |\n      Leg\n      \tude\n"),
        ("Leg\r\nude", "referat: |\n      Leg\n      ude\n"),
        ("Leg\x0bude", "referat: |\n      Leg\n      ude\n"),  # a line end of Word
    ],
)
def test_a_text_stays_one_that_people_can_read(path, say, typed, written) -> None:
    code, _out, err = say(*HELD, *WHO, "--minutes", typed, *AS_OF, "--yes")
    assert code == 0, err
    assert written in path.read_text()


def test_a_sign_that_nobody_sees_is_refused_and_named(path, say) -> None:
    before = path.read_bytes()
    code, _out, err = say(*HELD, *WHO, "--minutes", "Leg\x07", *AS_OF, "--yes")
    assert code == 2
    assert "--minutes: the text holds a control character (U+0007)" in err
    assert path.read_bytes() == before


REFERRAL = "henvisninger: [{til: minigruppe, anbefalet: 2026-06-01}]\n"
SENT = ("record", "referral", "sent", "VEJ-2026-001", "--to", "minigruppe", *AS_OF)


def test_a_referral_of_which_something_is_missing_is_not_sent_unasked(path, say) -> None:
    path.write_text(path.read_text() + REFERRAL)
    before = path.read_bytes()
    code, _out, err = say(*SENT)
    assert code == 2
    assert "requirements are missing before it is sent: " in err
    assert "sag referral check VEJ-2026-001 --to minigruppe" in err
    assert "--yes" in err
    assert path.read_bytes() == before
    assert say(*SENT, "--date", "2026-06-20", "--yes")[0] == 0  # a fact, told afterwards
    assert "sendt: 2026-06-20" in path.read_text()


def test_what_is_told_as_missing_is_what_the_checklist_counts(path, say) -> None:
    path.write_text(path.read_text() + REFERRAL)
    listed = say("referral", "check", "VEJ-2026-001", "--to", "minigruppe", *AS_OF)[1]
    open_ones = sum(line.strip()[:1] in ("?", "✗") for line in listed.splitlines())
    assert f"{open_ones} requirements are missing" in say(*SENT, "--dry-run")[2]


def test_advice_holds_no_underretning_back_a8(path, say) -> None:
    other = path.with_name("HAD-2026-001.yaml")
    other.write_text(other.read_text() + "henvisninger: [{til: underretning}]\n")
    told = ("record", "referral", "sent", "HAD-2026-001", "--to", "underretning", *AS_OF)
    code, _out, err = say(*told)
    assert code == 0, err


def test_a_second_referral_while_one_is_open_is_asked_about(path, say) -> None:
    path.write_text(path.read_text() + REFERRAL)
    before = path.read_bytes()
    again = ("record", "referral", "recommended", "VEJ-2026-001", "--to", "minigruppe", *AS_OF)
    code, _out, err = say(*again)
    assert code == 2
    assert "an open referral to minigruppe already, from 2026-06-01 (entry 1" in err
    assert path.read_bytes() == before
    assert say(*again, "--yes")[0] == 0
    assert path.read_text().count("til: minigruppe") == 2
    code, _out, err = say(*SENT)
    assert code == 2
    assert "1 (2026-06-01), 2 (2026-11-26)" in " ".join(err.split())


def test_a_referral_after_one_that_was_answered_is_not_asked_about(path, say) -> None:
    over = "afgørelse: {dato: 2026-07-01, udfald: afslag}"
    path.write_text(path.read_text() + REFERRAL.replace("}]", f", {over}}}]"))
    again = ("record", "referral", "recommended", "VEJ-2026-001", "--to", "minigruppe", *AS_OF)
    assert say(*again)[0] == 0


PLANNED = "  - art: statusmøde\n    planlagt: 2026-12-10\n    nummer: 2\n"
CANCEL = ("record", "meeting", "cancelled", "VEJ-2026-001", "--planned", "2026-12-10", *AS_OF)


def _with_meeting(path: Path, more: str = "") -> bytes:
    text = path.read_text()
    head = "møder:\n" if "\nmøder:\n" in text else ""
    if head:
        text = text.replace("\nmøder:\n", f"\nmøder:\n{PLANNED}{more}", 1)
    else:
        text += f"møder:\n{PLANNED}{more}"
    path.write_text(text)
    return path.read_bytes()


def test_what_was_written_in_a_cancelled_meeting_is_not_deleted_unasked(path, say) -> None:
    before = _with_meeting(path, "    deltagere: [pædagog]\n    referat: Alma er glad\n")
    code, _out, err = say(*CANCEL, "--kind", "statusmøde")
    assert code == 2
    assert "deltagere, referat" in " ".join(err.split())
    assert "--yes" in err
    assert "Alma" not in err
    assert path.read_bytes() == before
    code, _out, err = say(*CANCEL, "--kind", "statusmøde", "--yes")
    assert code == 0
    assert "deltagere, referat" in " ".join(err.split())
    assert "referat: Alma er glad" not in path.read_text()


def test_a_cancelled_meeting_with_its_plan_alone_needs_no_more_than_the_command(path, say) -> None:
    _with_meeting(path)
    code, _out, err = say(*CANCEL, "--kind", "statusmøde")
    assert code == 0, err
    assert "2026-12-10" not in path.read_text()


def test_a_field_without_a_text_is_told_by_the_option_that_is_there(path, say) -> None:
    plan = ("record", "plan", "new", "VEJ-2026-001", "--participants", "pædagog")
    code, _out, err = say(*plan, "--field", "måål=Ro", *AS_OF)
    assert code == 2
    assert "--field:" in err


def test_a_commit_that_git_knows_nobody_for_names_the_command(path, home, say, monkeypatch) -> None:
    subprocess.run(["git", "init", "-q", str(home)], check=True)
    subprocess.run(["git", "-C", str(home), "config", "user.useConfigOnly", "true"], check=True)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("NAME", "EMAIL"):
        monkeypatch.delenv(f"GIT_AUTHOR_{name}", raising=False)
        monkeypatch.delenv(f"GIT_COMMITTER_{name}", raising=False)
    monkeypatch.delenv("EMAIL", raising=False)
    monkeypatch.setattr(committing, "committer", lambda _folder: Committer(None, None))
    code, _out, err = say(*HELD, *WHO, *TOPICS, "--date", "2026-11-25", *AS_OF, "--commit")
    assert code == 2
    assert '--your-name "NAME"' in err


def test_children_who_look_alike_are_told_apart_by_their_month_of_birth(home, say) -> None:
    text = "sag: {}\nregelsæt: vejle\nbarn: {{navn: Karl {}, født: {}, dagtilbud: Regnbuen}}\n"
    for number, name, born in (
        ("K-1", "Prøvesen", "2022-03-04"),
        ("K-2", "Prøvedal", "2021-11-05"),
    ):
        (home / "sager" / f"{number}.yaml").write_text(text.format(number, name, born))
    code, _out, err = say("show", "karl", *AS_OF)
    assert code == 2
    assert "K-1 (K.P., born 03-2022, Regnbuen)" in " ".join(err.split())
    assert "born 11-2021" in " ".join(err.split())
    assert "Prøve" not in err
