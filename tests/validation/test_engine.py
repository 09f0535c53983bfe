"""The checks that a list of many cases asks are all that can find an error."""

from datetime import date

from sagscli.casefile.folder import case_files
from sagscli.validation.reading import read_case
from tests.test_negative import AS_OF, FOLDER


def test_a_list_knows_every_error_that_validate_knows() -> None:
    """The files of tests/negative/ have every code between them."""
    _folders, files = case_files([str(FOLDER)])
    today = date.fromisoformat(AS_OF)
    known = 0
    for file in files:
        errors = read_case(file, today).errors(names=None)
        assert read_case(file, today, only_errors=True).errors(names=None) == errors
        known += len(errors)
    assert known > 100  # the files were read
