"""The language server behind the YAML extension of VS Code, with the schemas as sag prints them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.editor.language_server import LanguageServer
from tests.needs import lacking

HERE = Path(__file__).parent
RULESETS = ("vejle", "haderslev", "læringsmiljø", "observation")

Open = Callable[[str, str], str]
"""Open a text as a file with a schema, and return its address."""


def _command() -> list[str]:
    node = shutil.which("node")
    if node is None:
        lacking("Node.js", "apt-get install nodejs npm, or install Node.js")
    server = HERE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    if not server.is_file():
        lacking("yaml-language-server", f"npm ci --prefix {HERE.relative_to(HERE.parents[1])}")
    return [node, str(server), "--stdio"]


def _schema(*words: str) -> bytes:
    environ = {**os.environ, "SAG_LANG": "da"}
    command = [sys.executable, "-m", "sagscli", "schema", *words]
    return subprocess.run(command, env=environ, capture_output=True, check=True).stdout


@pytest.fixture(scope="session")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the schema of each kind of file, and of cases of each ruleset."""
    folder = tmp_path_factory.mktemp("schemas")
    for name in ("case", "settings", "ruleset"):
        (folder / f"{name}.json").write_bytes(_schema(name))
    for name in RULESETS:
        (folder / f"{name}.json").write_bytes(_schema("case", "--ruleset", name))
    return folder


@pytest.fixture(scope="session")
def server(schemas: Path) -> Iterator[LanguageServer]:
    """Start the server; a file in the folder ``vejle/`` has the schema with Vejle's words."""
    started = LanguageServer(_command(), schemas.as_uri())
    started.use({path.as_uri(): [f"{path.stem}/*.yaml"] for path in schemas.glob("*.json")})
    started.wait_for_schemas((schemas / "vejle" / "0.yaml").as_uri(), "ukendt: A\n")
    yield started
    started.stop()


@pytest.fixture(scope="session")
def opened(server: LanguageServer, schemas: Path) -> Open:
    """Return a function that opens a text; nothing need lie on the disk."""
    numbers = count(1)

    def open_(schema: str, text: str) -> str:
        uri = (schemas / schema / f"{next(numbers)}.yaml").as_uri()
        server.open(uri, text)
        return uri

    return open_
