"""A test that lacks a program is skipped, and fails where nothing may lack."""

import pytest

from tests.needs import lacking


def test_a_developer_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"no browser.*apt-get install chromium"):
        lacking("browser", "apt-get install chromium")


def test_ci_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no browser"):
        lacking("browser", "apt-get install chromium")
