"""The changelog and the version belong together."""

import re
from datetime import date

from sagscli import __version__
from tests.conftest import ROOT

HEADINGS = re.findall(
    r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
)


def test_what_is_not_released_stands_first() -> None:
    assert HEADINGS[0] == "[Unreleased]"


def test_every_version_has_a_day_and_the_latest_is_the_programs() -> None:
    found = [re.fullmatch(r"\[(\d+\.\d+\.\d+)\] – (\d{4}-\d\d-\d\d)", one) for one in HEADINGS[1:]]
    assert all(found)
    versions = [(match[1], date.fromisoformat(match[2])) for match in found if match]
    assert versions[0][0] == __version__
    assert [day for _version, day in versions] == sorted(
        (day for _version, day in versions), reverse=True
    )
    numbers = [tuple(map(int, version.split("."))) for version, _day in versions]
    assert numbers == sorted(set(numbers), reverse=True)
