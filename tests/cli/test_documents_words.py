"""sag render and plan: formats and endings, the numbers of files, and what words can mean."""

import pytest

from tests.cli.test_documents import AS_OF, CASE, PLAN, files

TWO_PLANS = "handleplaner: [{nummer: 1, dato: 2026-03-01}, {nummer: 2, dato: 2026-06-01}]\n"


def add(home, text: str, case: str = CASE) -> None:
    path = home / "sager" / f"{case}.yaml"
    path.write_text(path.read_text("utf-8") + text, encoding="utf-8")


# Formats


@pytest.mark.parametrize(
    ("name", "begins"),
    [("p.md", "# Status"), ("p.HTML", "<!DOCTYPE"), ("p.txt", "# Status"), ("p", "# Status")],
)
def test_the_ending_says_the_format(home, say, name, begins) -> None:
    assert say(*PLAN, "-o", name)[0] == 0
    assert (home / name).read_text("utf-8").startswith(begins)


@pytest.mark.slow
def test_the_ending_says_pdf(home, say) -> None:
    pytest.importorskip("weasyprint")
    assert say(*PLAN, "-o", "p.pdf")[0] == 0
    assert (home / "p.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("command", [PLAN, ("render", "overblik", CASE, *AS_OF)])
def test_a_format_and_an_ending_that_disagree(home, say, command) -> None:
    code, out, err = say(*command, "--format", "html", "-o", "p.pdf")
    assert (code, out) == (2, "")
    assert '--format says html, but "p.pdf" ends with .pdf.' in err
    assert not (home / "p.pdf").exists()
    assert say(*command, "--format", "html", "-o", "p.html")[0] == 0
    assert say(*command, "--format", "html", "-o", "p.txt")[0] == 0


def test_a_folder_has_no_ending(home, say) -> None:
    (home / "ud.html").mkdir()
    assert say(*PLAN, "-o", "ud.html")[0] == 0
    assert files(home / "ud.html")[0].endswith(".md")
    assert say("render", "--all", "--format", "md", "-o", "alt.html", *AS_OF)[0] == 0
    assert files(home / "alt.html")


# The numbers of files


def test_two_plans_never_share_a_file(home, say) -> None:
    add(home, TWO_PLANS)
    (home / "ud").mkdir()
    for words in ((), ("--number", "1"), ("--next",)):
        assert say(*PLAN, *words, "-o", "ud")[0] == 0
    name = f"{CASE}-handleplan-status-og-handleplan"
    assert files(home / "ud") == [f"{name}-{number}.md" for number in (1, 2, 3)]


def test_number_with_all_is_refused(home, say) -> None:
    code, _out, err = say("render", "--all", "--number", "1", "-o", "ud", *AS_OF)
    assert code == 2
    assert "--number chooses one of them" in err
    assert not (home / "ud").exists()


# Forms


def test_several_forms_are_told_as_forms(home, say, monkeypatch) -> None:
    case = ("plan", "HAD-2026-001", *AS_OF)
    assert "Write --form and one of: fokuspunkter, mellemform." in say(*case)[2]
    add(home, "handleplaner: [{skema: mellemform}, {skema: fokuspunkter}]\n", "HAD-2026-001")
    monkeypatch.setenv("SAG_LANG", "da")
    code, out, err = say(*case)
    assert (code, out) == (2, "")
    assert "Skriv --form og en af: fokuspunkter, mellemform." in err
    assert say(*case, "--form", "MELLEMFORM")[0] == 0


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", 'Did you mean "mellemform"? The ruleset has: fokuspunkter, mellemform.'),
        ("da", 'Mente du "mellemform"? Regelsættet har: fokuspunkter, mellemform.'),
    ],
)
def test_an_unknown_form_is_told_the_forms(home, say, monkeypatch, language, told) -> None:
    monkeypatch.setenv("SAG_LANG", language)
    code, out, err = say("plan", "HAD-2026-001", "--form", "melemform", *AS_OF)
    assert (code, out) == (2, "")
    assert told in err
    assert "handleplan:" not in err
    err = say("plan", "HAD-2026-001", "--form", "xyz", *AS_OF)[2]
    assert told.partition("? ")[2] in err
    assert "mente" not in err.lower()


def test_a_plan_on_the_only_form_needs_no_word(home, say) -> None:
    add(home, "handleplaner: [{skema: mellemform}]\n", "HAD-2026-001")
    assert say("plan", "HAD-2026-001", *AS_OF)[0] == 0


# What no document is made of


def test_what_is_of_no_known_kind_is_mentioned(home, say, monkeypatch) -> None:
    add(
        home,
        "møder: [{art: kaffemøde, afholdt: 2026-09-01}, {art: statusmøde}, {art: kaffemøde}]\n"
        "handleplaner: [{skema: ukendt}, {dato: 2026-09-01}, {dato: 2026-12-01}]\n",
    )
    monkeypatch.setenv("COLUMNS", "200")
    last = say("render", "--list", CASE, *AS_OF)[1].splitlines()[-1]
    assert last == (
        'Not printed: plan on the form "ukendt", meeting "kaffemøde", '
        "because the ruleset has no such form or meeting."
    )
    assert "Not printed" not in say("render", "--list", "HAD-2026-001", *AS_OF)[1]


def test_what_was_typed_is_not_what_was_meant(home, say) -> None:
    code, _out, err = say("render", "referat", "HAD-2026-001", *AS_OF)
    assert code == 2
    assert '"referat" is not a document this case can have' in err
    assert 'ean "referat"' not in err
