"""sag render, plan and templates: where documents go, which are meant, and what is said."""

import re
import shutil
import sys
import unicodedata
from pathlib import Path

import pytest

from sagscli.documents.environment import built_in_templates
from sagscli.render.terminal.text import width
from tests.conftest import ROOT
from tests.local import put_case

AS_OF = ("--as-of", "2026-10-05")
CASE = "VEJ-2026-001"
PLAN = ("plan", CASE, *AS_OF)


def files(folder: Path) -> list[str]:
    return sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file())


# Where a document goes


def test_text_goes_to_stdout(home, say) -> None:
    before = files(home)
    code, out, err = say(*PLAN)
    assert code == 0
    assert out.startswith("# Status og handleplan\n")
    assert "initials" in err
    assert say(*PLAN, "--output", "-")[1] == out
    assert files(home) == before


def test_to_a_file_and_not_over_one(home, say) -> None:
    out = say(*PLAN)[1]
    assert say(*PLAN, "-o", "plan.md")[:2] == (0, "")
    assert (home / "plan.md").read_text("utf-8") == out
    (home / "plan.md").write_text("egne ord", encoding="utf-8")
    code, _out, err = say(*PLAN, "-o", "plan.md")
    assert code == 2
    assert "--force" in err
    assert (home / "plan.md").read_text("utf-8") == "egne ord"
    assert say(*PLAN, "-o", "plan.md", "--force")[0] == 0
    assert (home / "plan.md").read_text("utf-8") == out


def test_to_a_folder(home, say) -> None:
    (home / "ud").mkdir()
    assert say(*PLAN, "-o", "ud")[0] == 0
    assert files(home / "ud") == [f"{CASE}-handleplan-status-og-handleplan-1.md"]
    code, _out, err = say(*PLAN, "-o", "nej/plan.md")
    assert code == 2
    assert "cannot be written" in err


def test_open_leaves_nothing_in_the_folder(home, say, monkeypatch, tmp_path_factory) -> None:
    shown = []
    monkeypatch.setattr("typer.launch", lambda path: shown.append(Path(path)) or 0)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path_factory.mktemp("temp")))
    before = files(home)
    code, out, _err = say(*PLAN, "--format", "html", "--open")
    assert (code, out) == (0, "")
    assert files(home) == before
    assert shown[0].name == f"{CASE}-handleplan-status-og-handleplan-1.html"
    assert shown[0].read_text("utf-8").startswith("<!DOCTYPE html>")
    if sys.platform != "win32":
        assert shown[0].parent.stat().st_mode & 0o077 == 0  # nobody else's to read


def test_what_cannot_be_opened_is_told(home, say, monkeypatch) -> None:
    monkeypatch.setattr("typer.launch", lambda _path: 1)
    code, _out, err = say(*PLAN, "-o", "plan.md", "--open")
    assert code == 0
    assert "open it yourself" in err


# Which document


@pytest.mark.parametrize(
    "word",
    [
        "indkaldelse:statusmøde",
        "INDKALDELSE:Statusmøde",
        unicodedata.normalize("NFD", "indkaldelse:statusmøde").upper(),
        "statusmøde",
    ],
)
def test_a_word_means_a_document(home, say, word) -> None:
    (home / "sager" / f"{CASE}.yaml").write_text(
        f"sag: {CASE}\nregelsæt: vejle\nbarn: {{navn: Bo Eksempel, dagtilbud: Regnbuen}}\n"
        "møder: [{art: statusmøde, planlagt: 2026-11-30}]\n",
        encoding="utf-8",
    )
    assert say("render", word, CASE, *AS_OF)[1].startswith("# Indkaldelse til statusmøde")


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("samtykke", "Write one of: samtykke:henvisning, samtykke:tværfagligt-samarbejde"),
        ("handelplan", 'Did you mean "handleplan"?'),
        ("svar", "not a document this case can have"),
        ("referat:statusmøde", "not a document this case can have"),
        ("", "not a document this case can have"),
    ],
)
def test_a_word_that_means_none_or_several(home, say, word, told) -> None:
    code, out, err = say("render", word, CASE, *AS_OF)
    assert (code, out) == (2, "")
    assert told in err


@pytest.mark.parametrize("words", [(), ("handleplan",), ("handleplan", CASE, CASE), ("--list",)])
def test_a_document_and_a_case_are_needed(home, say, words) -> None:
    code, _out, err = say("render", *words)
    assert code == 2
    assert "sag render --list CASE" in err


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("case", [CASE, "HAD-2026-001", "GRP-2026-001"])
def test_the_list_fits_the_terminal(home, say, monkeypatch, columns, language, case) -> None:
    monkeypatch.setenv("SAG_LANG", language)
    monkeypatch.setenv("COLUMNS", str(columns))
    code, out, _err = say("render", "--list", case, *AS_OF)
    assert code == 0
    assert max(width(line) for line in out.splitlines()) <= columns
    assert "overblik" in out
    assert ("Mangler" in out or columns == 40) if language == "da" else "Mangler" not in out


def test_a_group_has_no_documents_of_a_child(home, say) -> None:
    """A9."""
    out = say("render", "--list", "GRP-2026-001", *AS_OF)[1]
    assert "samtykke" not in out
    assert "handleplan:læringsmiljø" in out


def test_danish_names(home, say) -> None:
    assert say("dokument", "overblik", CASE, *AS_OF) == say("render", "overblik", CASE, *AS_OF)
    assert say("handleplan", CASE, *AS_OF) == say(*PLAN)
    assert say("skabeloner", "liste") == say("templates", "list")


# A folder's documents


def test_all_of_a_folder(home, say) -> None:
    code, out, err = say("render", "--all", "-o", "ud", "--format", "html", *AS_OF)
    assert (code, out) == (0, "")
    assert "of 3 cases" in err
    made = files(home / "ud")
    assert f"{CASE}/{CASE}-overblik.html" in made
    assert f"{CASE}/{CASE}-indkaldelse-statusmøde.html" in made
    assert {name.split("/")[0] for name in made} == {CASE, "GRP-2026-001", "HAD-2026-001"}


def test_all_of_the_sample_cases(say, monkeypatch, tmp_path) -> None:
    monkeypatch.chdir(ROOT / "sample-cases")
    code, _out, err = say("render", "--all", "-o", str(tmp_path), *AS_OF)
    assert code == 0
    made = files(tmp_path)
    assert len({name.split("/")[0] for name in made}) == 49
    assert f"{len(made)} documents" in err
    assert "referrals are not ready and were left out" in err
    assert not [name for name in made if "udkast" in name]


@pytest.mark.parametrize("output", [(), ("-o", "-")])
def test_all_needs_a_folder_to_write_into(home, say, output) -> None:
    code, _out, err = say("render", "--all", *output, *AS_OF)
    assert code == 2
    assert "--output" in err


def test_all_into_what_is_a_file(home, say) -> None:
    (home / "ud").write_text("x", encoding="utf-8")
    code, _out, err = say("render", "--all", "-o", "ud", *AS_OF)
    assert code == 2
    assert "cannot be made" in err


def test_all_twice_needs_force(home, say) -> None:
    assert say("render", "--all", "-o", "ud", *AS_OF)[0] == 0
    assert say("render", "--all", "-o", "ud", *AS_OF)[0] == 2
    assert say("render", "--all", "-o", "ud", "--force", *AS_OF)[0] == 0


def test_drafts_among_all_are_asked_for(home, say) -> None:
    text = "regelsæt: haderslev\nbarn: {navn: Bo Eksempel}\nhenvisninger: [{til: ppv}]\n"
    put_case(home, "HAD-2026-002", text)
    err = say("render", "--all", "-o", "ud", *AS_OF)[2]
    assert "1 referral is not ready and was left out; --draft prints it" in err
    say("render", "--all", "-o", "to", "--draft", *AS_OF)
    assert "HAD-2026-002/HAD-2026-002-henvisning-ppv-udkast.md" in files(home / "to")


def test_a_broken_case_is_told_and_the_rest_is_made(home, say) -> None:
    (home / "sager" / "VEJ-2026-002.yaml").write_text("sag: [", encoding="utf-8")
    code, _out, err = say("render", "--all", "-o", "ud", *AS_OF)
    assert code == 1
    assert "VEJ-2026-002.yaml" in err
    assert f"{CASE}/{CASE}-overblik.md" in files(home / "ud")


def test_cases_that_share_a_number_do_not_share_a_folder(home, say) -> None:
    text = (home / "sager" / f"{CASE}.yaml").read_text("utf-8")
    (home / "sager" / "kopi.yaml").write_text(text, encoding="utf-8")
    (home / "sager" / "uden.yaml").write_text("regelsæt: vejle\nbarn: {navn: A}\n", "utf-8")
    say("render", "--all", "-o", "ud", *AS_OF)
    assert {name.split("/")[0] for name in files(home / "ud")} >= {CASE, f"{CASE}-2", "sag"}


def test_a_faulty_template_stops_all_with_one_sentence(home, say) -> None:
    own(home, "overblik/overblik.md.j2", "{{ nosuch }}")
    code, _out, err = say("render", "--all", "-o", "ud", *AS_OF)
    assert code == 2
    assert 'overblik/overblik.md.j2:1: it asks for "nosuch"' in err


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_list_of_deadlines(home, say, form) -> None:
    code, out, _err = say("render", "fristliste", "--format", form, *AS_OF)
    assert code == 0
    assert "Frister pr. mandag den 5. oktober 2026" in out
    assert CASE in out
    (home / "ud").mkdir()
    say("render", "FRISTLISTE", ".", "--format", form, "-o", "ud", *AS_OF)
    assert files(home / "ud") == [f"fristliste-2026-10-05.{form}"]


# Errors in a case


def test_a_case_that_cannot_be_read(home, say) -> None:
    (home / "sager" / "VEJ-2026-002.yaml").write_text("sag: [", encoding="utf-8")
    code, out, err = say("plan", "sager/VEJ-2026-002.yaml")
    assert (code, out) == (2, "")
    assert "has errors, so nothing can be printed of it" in err


def test_errors_are_shown_beside_the_document(home, say) -> None:
    path = home / "sager" / f"{CASE}.yaml"
    path.write_text(path.read_text("utf-8") + "narrativer: [{dato: i går}]\n", encoding="utf-8")
    code, out, err = say(*PLAN)
    assert code == 0
    assert out.startswith("# Status og handleplan")
    assert "error[SAG" in err


# Templates


def own(home: Path, name: str, text: str) -> None:
    path = home / "skabeloner" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_the_list_of_deadlines_takes_the_folders_template_too(home, say) -> None:
    own(home, "frister/frister.md.j2", "Vores frister")
    assert say("deadlines", str(home), *AS_OF, "--format", "md")[1] == "Vores frister"
    own(home, "frister/frister.md.j2", "{{ ukendt }}")
    code, out, err = say("deadlines", str(home), *AS_OF, "--format", "md")
    assert (code, out) == (2, "")
    assert "frister/frister.md.j2:1" in err


def test_a_folders_template_goes_before_the_built_in_one(home, say) -> None:
    own(home, "handleplan/handleplan.md.j2", "Vores plan: {{ sheet.title }}")
    assert say(*PLAN)[1] == "Vores plan: Status og handleplan"
    assert say(*PLAN, "--format", "html")[1].startswith("<!DOCTYPE html>")
    assert say("render", "overblik", CASE, *AS_OF)[1].startswith("# Overblik")


def test_a_part_of_a_page_can_be_the_folders(home, say) -> None:
    shutil.copytree(built_in_templates() / "fælles", home / "skabeloner" / "fælles")
    path = home / "skabeloner" / "fælles" / "dele.md.j2"
    path.write_text(path.read_text("utf-8").replace("## Underskrift", "## Navne"), encoding="utf-8")
    assert "## Navne" in say("render", "samtykke:henvisning", CASE, *AS_OF)[1]


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_copy_that_is_not_changed_makes_the_same(say, monkeypatch, tmp_path, form) -> None:
    """Letter for letter: the folder's templates are counted, the built-in ones are not."""
    shutil.copytree(ROOT / "sample-cases", tmp_path / "sager")
    monkeypatch.chdir(tmp_path / "sager")
    for to in ("for", "efter"):
        say("render", "--all", "--draft", "-o", f"../{to}", "--format", form, *AS_OF)
        for name in sorted(
            {one.parent.name for one in built_in_templates().rglob("*.j2")} - {"regelsæt"}
        ):
            assert say("templates", "copy", name, "--force")[0] == 0
    before, after = tmp_path / "for", tmp_path / "efter"
    assert files(before) == files(after)
    assert len(files(before)) > 300
    for name in files(before):
        assert (before / name).read_bytes() == (after / name).read_bytes(), name


def test_copy_writes_beside_sag_yaml_and_not_over_a_file(home, say) -> None:
    (home / "sag.yaml").write_text("regelsæt: vejle\n", encoding="utf-8")
    assert say("templates", "copy", "samtykke/samtykke.md.j2")[0] == 0
    assert files(home / "skabeloner") == ["samtykke/samtykke.md.j2"]
    assert say("templates", "copy", "samtykke/samtykke.md.j2")[0] == 2
    assert "your own" in say("templates", "list")[1]
    code, _out, err = say("templates", "copy", "samtyke")
    assert code == 2
    assert 'there is no template "samtyke"' in err


def test_the_list_of_templates_tells_of_one_that_is_not_used(home, say) -> None:
    own(home, "handelplan/x.md.j2", "x")
    out = say("templates", "list")[1]
    assert "no document uses a template of this name" in out
    assert "handleplan/handleplan.md.j2" in out
    assert "regelsæt" not in out


FAULTS = {
    # text, line, what is said in English and in Danish
    "a name": ("a\n{{ nosuch }}", 2, 'asks for "nosuch"', 'beder om "nosuch"'),
    "a part of a name": ("{{ sheet.nosuch }}", 1, 'asks for "nosuch"', 'beder om "nosuch"'),
    "a filter": ("\n\n{{ 'a' | nosuch }}", 3, 'asks for "nosuch"', 'beder om "nosuch"'),
    "a tag": ("{% nosuch %}", 1, 'asks for "nosuch"', 'beder om "nosuch"'),
    "not ended": ("{% if 1 %}", 1, '"if" is begun and not ended', '"if" er begyndt, men'),
    "syntax": ("a\n{{ 1 + }}", 2, "the line cannot be read", "linjen kan ikke læses"),
    "nested": ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", 1, "", "linjen kan ikke læses"),
    "a template": ("{% include 'nej.j2' %}", 1, 'no template "nej.j2"', 'ingen skabelon "nej.j2"'),
    "a class": ("{{ ''.__class__ }}", 1, '"__class__", which a', '"__class__", som en skabelon'),
    "a type": ("{{ 1 + 'a' }}", 1, "something a template may not", "noget, en skabelon ikke må"),
    "zero": ("\n{{ 1 / 0 }}", 2, "something a template may not", "noget, en skabelon ikke må"),
    "too much": ("{{ 9 ** 9 }}", 1, "goes on and on", "bliver ved og ved"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_template_line_and_name(home, say, monkeypatch, name) -> None:
    text, line, english, danish = FAULTS[name]
    own(home, "handleplan/handleplan.md.j2", text)
    for language, words in (("en", english), ("da", danish)):
        monkeypatch.setenv("SAG_LANG", language)
        code, out, err = say(*PLAN)
        assert (code, out) == (2, "")
        assert f"handleplan/handleplan.md.j2:{line}: " in err
        assert words in err
        assert len(err.splitlines()) == 2
        assert not re.search("expected|recursion|unsupported|division|concatenate", err)


def test_a_template_that_is_not_utf_8(home, say) -> None:
    own(home, "handleplan/handleplan.md.j2", "")
    (home / "skabeloner" / "handleplan" / "handleplan.md.j2").write_bytes(b"\xe6\xf8\xe5")
    code, _out, err = say(*PLAN)
    assert code == 2
    assert '"handleplan/handleplan.md.j2" is not saved as UTF-8 text' in err


def test_a_folder_in_the_place_of_a_template(home, say) -> None:
    (home / "skabeloner" / "handleplan" / "handleplan.md.j2").mkdir(parents=True)
    code, _out, err = say(*PLAN)
    assert code == 2
    assert '"handleplan/handleplan.md.j2" is a folder; a template is a file' in err


def test_what_fits_no_line_names_the_template(home, say) -> None:
    own(home, "handleplan/handleplan.md.j2", "{% include 'x.j2' %}" * 20)
    own(home, "x.j2", "y" * 130_000)
    code, _out, err = say(*PLAN)
    assert code == 2
    assert "handleplan/handleplan.md.j2: it goes on and on" in err


def test_debug_adds_what_the_template_engine_said(home, say) -> None:
    own(home, "handleplan/handleplan.md.j2", "{{ 1 + }}")
    code, _out, err = say(*PLAN, "--debug")
    assert code == 2
    assert "TemplateSyntaxError: unexpected" in err
    assert "TemplateSyntaxError" not in say(*PLAN)[2]


# PDF


def test_without_weasyprint_one_sentence_says_what_to_do(home, say, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    code, out, err = say(*PLAN, "--format", "pdf", "-o", "plan.pdf")
    assert (code, out) == (2, "")
    assert "pip install weasyprint" in err
    assert len(err.splitlines()) == 2
    assert not (home / "plan.pdf").exists()


@pytest.mark.slow
def test_a_pdf_goes_to_a_pipe_as_bytes(home, capfdbinary) -> None:
    pytest.importorskip("weasyprint")
    from sagscli.cli.boundary import run

    assert run([*PLAN, "--format", "pdf", "-o", "-"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"%PDF-")


@pytest.mark.slow
@pytest.mark.parametrize(
    "url",
    ["http://example.invalid/x.png", "file:///etc/passwd", "../sag.yaml", "//example.invalid/x"],
)
def test_a_pdf_fetches_nothing(home, say, monkeypatch, url) -> None:
    pytest.importorskip("weasyprint")
    from sagscli.documents.pdf import pdf

    asked = []
    monkeypatch.setattr("sagscli.documents.pdf._in_time", pdf)  # where calls can be seen
    monkeypatch.setattr("socket.socket.connect", lambda *words: asked.append(words))
    monkeypatch.setattr("socket.getaddrinfo", lambda *words, **_named: asked.append(words))
    page = (
        f'<html lang="da"><head><title>x</title><link rel="stylesheet" href="{url}">'
        f"<style>@import url({url}); body {{ background: url({url}) }}</style></head>"
        f'<body><img src="{url}" alt="x"><object data="{url}"></object>ord</body></html>'
    )
    own(home, "handleplan/handleplan.html.j2", page)
    code, _out, err = say(*PLAN, "--format", "pdf", "-o", "plan.pdf")
    assert code == 0, err
    assert asked == []  # nobody was called
    assert b"root:" not in (home / "plan.pdf").read_bytes()
    assert (home / "plan.pdf").read_bytes().startswith(b"%PDF-")


def test_a_case_is_asked_of_its_own_folder(home, say, monkeypatch, tmp_path_factory) -> None:
    """Its enclosures, settings and templates lie beside its sag.yaml, not where one stands."""
    own(home, "handleplan/handleplan.md.j2", "Vores plan")
    (home / "sag.yaml").write_text("sprog: da\n", encoding="utf-8")
    above = tmp_path_factory.mktemp("ovenover")
    shutil.copytree(home, above / "kommune")
    monkeypatch.chdir(above)
    code, out, err = say(*PLAN)
    assert (code, out) == (0, "Vores plan"), err


def test_the_checklist_is_no_template_of_a_folder(home, say) -> None:
    """A8: what a folder holds must not stand between an underretning and its answer."""
    own(home, "henvisning/tjekliste.md.j2", "{{ ukendt }}")
    assert "tjekliste" not in say("templates", "list")[1]
    code, out, _err = say(
        "referral", "check", "HAD-2026-001", "--to", "underretning", "--format", "md"
    )
    assert code == 0
    assert out.startswith("# Underretning")
