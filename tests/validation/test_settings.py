"""What sag.yaml says against the rulesets there are (SAG408)."""

from pathlib import Path

import pytest

from sagscli.casefile.folder import find_folder
from sagscli.cli.boundary import run
from sagscli.diagnostics.diagnostic import Diagnostic
from sagscli.validation.settings import settings_findings

OWN = """\
regelsæt: egen
titel: Egen
gælder: {fra: 2020-01-01}
gennemgået: 2026-09-01
kilder: {folder: {titel: Folder}}
roller: {ankenævn: {titel: Ankenævn}}
"""


def findings(folder: Path, dates: str) -> list[Diagnostic]:
    text = f"regelsæt: vejle\nmødedatoer:\n{dates}"
    (folder / "sag.yaml").write_text(text, encoding="utf-8")
    return list(settings_findings([find_folder(folder)]))


def test_a_misspelt_role_is_told_with_its_place(folder) -> None:
    [found] = findings(folder, "  visitationsudvalg: []\n  distriktsraad: [2026-10-08]\n")
    assert (found.code, found.severity) == ("SAG408", "warning")
    assert (found.span.start.line, found.span.start.column) == (4, 3)
    assert found.path.endswith("sag.yaml")
    assert found.help == 'did you mean "distriktsråd"?'


def test_of_a_role_like_no_other_those_who_decide_are_named(folder) -> None:
    [found] = findings(folder, "  hvemsomhelst: [2026-10-08]\n")
    assert found.help is not None
    for role in ("distriktsråd", "pædagogisk-konsulent", "visitationsudvalg"):
        assert role in found.help


def test_a_role_of_any_ruleset_will_do(folder) -> None:
    """One case is often checked by itself: its ruleset is not the only one of the folder."""
    assert findings(folder, "  visitationsudvalg: []\n  distriktsråd: [2026-10-08]\n") == []


def test_a_role_of_the_folders_own_ruleset_will_do(folder) -> None:
    (folder / "regelsæt").mkdir()
    (folder / "regelsæt" / "egen.yaml").write_text(OWN, encoding="utf-8")
    assert findings(folder, "  ankenævn: [2026-10-08]\n") == []


@pytest.mark.parametrize(("more", "code"), [([], 0), (["--strict"], 1)])
def test_validate_tells_it(more, code, write_case, folder, capsys) -> None:
    write_case("sag: VEJ-2026-001\nbarn: {navn: Alma Eksempel, født: 2022-03-14}\n")
    findings(folder, "  distriktsraad: [2026-10-08]\n")
    assert run(["validate", str(folder), "--as-of", "2026-10-05", *more]) == code
    assert "sag.yaml:3:3: warning[SAG408]" in capsys.readouterr().out
