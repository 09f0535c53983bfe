"""What is told is told in English here, whatever the folders of the tests are set to."""

import pytest


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAG_LANG", "en")
