"""What a command that reads many cases is told of each."""

from pathlib import Path

from sagscli.app.caseload import load
from sagscli.casefile.folder import case_files
from tests.local import TODAY, entries, put_case

LATE = "regelsæt: vejle\nbarn: {navn: Alma}\nskole: {start: 2028-08-09}\n"  # SAG345
TORN = LATE + "møder: [{art: intet}]\n"


def test_only_errors_make_the_dates_of_a_case_doubtful(tmp_path: Path) -> None:
    put_case(tmp_path, "A-1", LATE)
    put_case(tmp_path, "A-2", TORN)
    _folders, files = case_files([str(tmp_path)])
    found = {Path(one.file.path).stem: one for one in load(files, TODAY)}
    said = {
        number: [one.code for one in each.diagnostics] for number, each in entries(tmp_path).items()
    }
    assert (said["A-1"], found["A-1"].errors) == (["SAG345"], ())
    assert "SAG345" in said["A-2"]
    assert [one.code for one in found["A-2"].errors] == ["SAG204"]
    assert found["A-2"].has_errors
