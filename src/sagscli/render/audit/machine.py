"""`sag audit` for programs: JSON and SARIF."""

from typing import Any
from urllib.parse import quote

from sagscli.app.audit_result import Audit, AuditFinding, Checkpoint
from sagscli.app.note import Note
from sagscli.render.audit.rows import counts, findings
from sagscli.render.audit.sentences import notes, sentence
from sagscli.render.diagnostics.machine import sarif_document, sarif_notes
from sagscli.render.json_text import NOTES, note_value
from sagscli.render.listing import VERSION


def format_json(result: Audit) -> dict[str, Any]:
    """Return the contract of docs/json.md."""
    return {
        "version": VERSION,
        "as_of": result.as_of,
        "since": result.since,
        "commits": result.commits,
        "cases": result.cases,
        "findings": findings(result).for_programs(),
        "deadlines": counts(result).for_programs(),
        NOTES: [note_value(Note(text)) for text in notes(result)[1:]],
    }


def format_checkpoint(result: Checkpoint) -> dict[str, Any]:
    """Return a checkpoint as a file to keep, and to sign."""
    return {
        "version": VERSION,
        "made": result.made,
        "commit": result.commit,
        "commits": result.commits,
    }


def format_sarif(result: Audit) -> str:
    """Return SARIF 2.1.0; what is about a commit alone has no file."""
    codes = sorted({finding.code for finding in result.findings})
    results = [_result(finding, codes.index(finding.code)) for finding in result.findings]
    return sarif_document(codes, results, sarif_notes(notes(result)[1:]))


def _result(finding: AuditFinding, index: int) -> dict[str, Any]:
    commit = finding.commit.id if finding.commit is not None else None
    place = {"artifactLocation": {"uri": quote(finding.case.path)}} if finding.case else None
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": {"text": sentence(finding)},
        "locations": [{"physicalLocation": place}] if place is not None else [],
        "properties": {"commit": commit},
    }
