"""Programs that not every machine has."""

import os
from typing import NoReturn

import pytest


def lacking(what: str, remedy: str) -> NoReturn:
    """Skip a test that lacks a program, and say what to install; in CI nothing may lack."""
    reason = f"no {what} on this machine: {remedy}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
