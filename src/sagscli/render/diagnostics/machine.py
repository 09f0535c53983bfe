"""`sag validate` for programs: JSON, GitHub annotations, SARIF."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sagscli import __version__
from sagscli.diagnostics.codes import meaning
from sagscli.diagnostics.diagnostic import Diagnostic, Position, Severity
from sagscli.render.diagnostics.notes import notes
from sagscli.render.json_text import NOTES, json_text, note_value
from sagscli.safety import clean

if TYPE_CHECKING:
    from sagscli.app.validation_report import Report

VERSION = 1
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def format_json(report: "Report") -> dict[str, Any]:
    """Return the contract of docs/json.md."""
    return {
        "version": VERSION,
        "diagnostics": [diagnostic_value(each) for each in report.diagnostics],
        NOTES: [note_value(each) for each in notes(report)],
        "summary": {
            "files": report.files,
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
        },
    }


def diagnostic_value(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return a finding for programs."""
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "path": diagnostic.path,
        "pointer": diagnostic.pointer,
        "location": _place(diagnostic.span.start),
        "end_location": _place(diagnostic.span.end),
        "help": diagnostic.help,
    }


def _place(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}


def format_github(report: "Report") -> str:
    """Return workflow commands that put each finding beside its line in a pull request."""
    annotations = [_annotation(diagnostic, report) for diagnostic in report.diagnostics]
    told = [f"::notice::{_data(clean(_joined(*note)))}" for note in notes(report)]
    return "".join(f"{line}\n" for line in (*annotations, *told))


def _joined(message: str, help_: str) -> str:
    return f"{message} {help_}".rstrip()


def _annotation(diagnostic: Diagnostic, report: "Report") -> str:
    start, end = diagnostic.span
    place = {
        "file": report.repository_paths.get(diagnostic.path, diagnostic.path),
        "line": start.line,
        "col": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "title": f"{diagnostic.code} {diagnostic.name}",
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
    text = f"{diagnostic.message}. {diagnostic.help}" if diagnostic.help else diagnostic.message
    return f"::{diagnostic.severity.value} {properties}::{_data(clean(text))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    return _data(clean(str(value))).replace(":", "%3A").replace(",", "%2C")


def format_sarif(report: "Report") -> str:
    """Return SARIF 2.1.0, as code scanning services read it."""
    codes = sorted({diagnostic.code for diagnostic in report.diagnostics})
    return sarif_document(
        codes,
        [
            _result(diagnostic, codes.index(diagnostic.code), report)
            for diagnostic in report.diagnostics
        ],
        _invocations(report),
    )


def sarif_document(
    codes: Sequence[str], results: Sequence[Mapping[str, Any]], more: Mapping[str, Any]
) -> str:
    """Return one run as SARIF 2.1.0; `more` are further keys of the run."""
    document = {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "sag",
                        "version": __version__,
                        "rules": [_rule(code) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                **more,
                "results": results,
            }
        ],
    }
    return json_text(document)


def _invocations(report: "Report") -> dict[str, Any]:
    """Return what could not be asked, where SARIF has its place for it; nothing for nothing."""
    return sarif_notes(_joined(*note) for note in notes(report))


def sarif_notes(texts: Iterable[str]) -> dict[str, Any]:
    """Return what is told beside the findings, as a key of a run."""
    told = [{"level": "note", "message": {"text": text}} for text in texts]
    if not told:
        return {}
    return {"invocations": [{"executionSuccessful": True, "toolExecutionNotifications": told}]}


def _rule(code: str) -> dict[str, Any]:
    entry = meaning(code)
    return {
        "id": code,
        "name": entry.name,
        "shortDescription": {"text": entry.title},
        "defaultConfiguration": {"level": entry.severity.value},
    }


def _result(diagnostic: Diagnostic, index: int, report: "Report") -> dict[str, Any]:
    start, end = diagnostic.span
    path = report.repository_paths.get(diagnostic.path, diagnostic.path)
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": diagnostic.severity.value,
        "message": {
            "text": f"{diagnostic.message}. {diagnostic.help}"
            if diagnostic.help
            else diagnostic.message
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(path)},
                    "region": {
                        "startLine": start.line,
                        "startColumn": start.column,
                        "endLine": end.line,
                        "endColumn": end.column,
                    },
                }
            }
        ],
    }
