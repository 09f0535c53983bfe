"""What an editor says to a language server, and hears from it, over its standard streams (LSP)."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from itertools import count
from queue import Queue
from threading import Condition, Thread
from typing import Any

PATIENCE_SECONDS = 120
"""How long an answer may take; on a busy machine the first one takes a while."""

_CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
    "workspace": {"configuration": True},
}


class LanguageServer:
    """A server that was started, with what it has said of the documents that are open."""

    def __init__(self, command: Sequence[str], root: str) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._numbers = count(1)
        self._answers: Queue[dict[str, Any]] = Queue()
        self._findings: dict[str, list[dict[str, Any]]] = {}
        self._heard = Condition()
        self._settings: dict[str, Any] = {}
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()
        self._ask("initialize", processId=None, rootUri=root, capabilities=_CAPABILITIES)
        self._tell("initialized")

    def use(self, schemas: Mapping[str, Sequence[str]]) -> None:
        """Say which files have which schema, as ``yaml.schemas`` in the settings of an editor."""
        yaml = {"validate": True, "hover": True, "completion": True, "schemas": schemas}
        self._settings = {"yaml": {**yaml, "schemaStore": {"enable": False}}}
        self._tell("workspace/didChangeConfiguration", settings=self._settings)

    def open(self, uri: str, text: str) -> None:
        """Open a document with a text of the editor's own."""
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)

    def findings(self, uri: str) -> list[dict[str, Any]]:
        """Return what the server finds wrong in an open document; waits for its word."""
        with self._heard:
            assert self._heard.wait_for(lambda: uri in self._findings, PATIENCE_SECONDS), uri
            return self._findings[uri]

    def wait_for_schemas(self, uri: str, wrong: str) -> None:
        """Open a text in which a schema finds something wrong, and wait until it does."""
        self.open(uri, wrong)
        with self._heard:
            assert self._heard.wait_for(lambda: self._findings.get(uri), PATIENCE_SECONDS)

    def hover(self, uri: str, line: int, column: int) -> str:
        """Return what is shown over a place; lines and columns from 0. "" for nothing."""
        answer = self._ask("textDocument/hover", **_place(uri, line, column))
        return answer["contents"]["value"] if answer else ""

    def offers(self, uri: str, line: int, column: int) -> list[dict[str, Any]]:
        """Return what completion offers at a place."""
        answer = self._ask("textDocument/completion", **_place(uri, line, column))
        return answer["items"] if isinstance(answer, dict) else answer or []

    def stop(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()

    def _ask(self, method: str, **params: Any) -> Any:
        number = next(self._numbers)
        self._send(id=number, method=method, params=params)
        while True:
            answer = self._answers.get(timeout=PATIENCE_SECONDS)
            if answer["id"] == number:
                assert "error" not in answer, answer
                return answer["result"]

    def _tell(self, method: str, **params: Any) -> None:
        self._send(method=method, params=params)

    def _send(self, **message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _listen(self) -> None:
        while (message := self._next()) is not None:
            if "method" not in message:
                self._answers.put(message)
            elif "id" in message:  # it asks the editor
                self._send(id=message["id"], result=self._answer(message))
            elif message["method"] == "textDocument/publishDiagnostics":
                with self._heard:
                    params = message["params"]
                    self._findings[params["uri"]] = params["diagnostics"]
                    self._heard.notify_all()

    def _answer(self, message: dict[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [self._settings.get(item.get("section"), {}) for item in message["params"]["items"]]

    def _next(self) -> dict[str, Any] | None:
        """Return the next message, None when the server has ended."""
        assert self._process.stdout is not None
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _colon, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        return json.loads(self._process.stdout.read(length)) if length else None


def _place(uri: str, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}
