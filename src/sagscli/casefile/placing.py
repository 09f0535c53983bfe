"""Give problems their place, and keep what must not be shown out of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sagscli.case.redaction import FindingMask
from sagscli.casefile.document import Document, Flaw
from sagscli.casefile.wording import shown_key
from sagscli.diagnostics.diagnostic import (
    Diagnostic,
    Position,
    Problem,
    Severity,
    Span,
    json_pointer,
)
from sagscli.language import _, counted

if TYPE_CHECKING:
    from sagscli.diagnostics.codes.code import Code

MOST_FINDINGS = 100
"""How many findings of one file are told, one by one; of the others only how many they are."""

NEAR = 2000
"""How many characters of a line are kept on either side of a finding."""

_PEOPLE = ("/barn", "/samtykker", "/gruppe")


def placed(
    document: Document,
    shown_path: str,
    problems: Iterable[Problem],
    flaws: Iterable[Flaw],
    *,
    names: Iterable[str] | None = (),
    words: Iterable[str] = (),
) -> tuple[Diagnostic, ...]:
    """Return findings with their places, in the order of the file.

    `names` are the people whose names are masked; None shows every name. `words` are
    those of the ruleset, which are never masked.
    """
    # In a child's case the names are known, from its text at least. A group's case names no child
    # where one can be looked for (A9), and what is no case may name anyone.
    about_a_child = isinstance(document.value, dict) and "gruppe" not in document.value
    mask = FindingMask(names, document.text, anyone=not about_a_child, words=words)
    from_flaws = [Located(flaw.code, flaw.span, flaw.message, flaw.help, "") for flaw in flaws]
    findings = [*from_flaws, *(_located(document, problem) for problem in problems)]
    told, left_out = _first(findings)
    diagnostics = [_diagnostic(document, shown_path, finding, mask) for finding in told]
    if left_out:
        end = max(finding.span.end for finding in told)
        more = _diagnostic(document, shown_path, _more(len(left_out), end), mask)
        diagnostics.append(replace(more, severity=_worst(left_out), excerpt=None))
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key))


class Located(NamedTuple):
    """A finding with its place, before its words are made fit to be shown."""

    code: str
    span: Span
    message: str
    help: str | None
    pointer: str


def _first(findings: Sequence[Located]) -> tuple[Sequence[Located], Sequence[Located]]:
    """Return the findings that are told one by one, errors before warnings, and the others."""
    if len(findings) <= MOST_FINDINGS:
        return findings, ()
    in_order = sorted(findings, key=lambda finding: (_is_warning(finding), finding.span.start))
    return in_order[:MOST_FINDINGS], in_order[MOST_FINDINGS:]


def _more(count: int, end: Position) -> Located:
    """Return the one finding that stands for `count` others, after those that are told (SAG119)."""
    message = counted(
        "and {n} more finding in this file", "and {n} more findings in this file", count
    )
    remedy = _("mend those above and run it again: one mistake often gives many findings")
    return Located("SAG119", Span(end, end), message, remedy, "")


def _worst(findings: Iterable[Located]) -> Severity:
    return Severity.WARNING if all(map(_is_warning, findings)) else Severity.ERROR


def _is_warning(finding: Located) -> bool:
    return _meaning(finding.code).severity is Severity.WARNING


def _meaning(code: str) -> "Code":
    from sagscli.diagnostics.codes import meaning  # long texts, needed only when something is wrong

    return meaning(code)


def _located(document: Document, problem: Problem) -> Located:
    span = document.locate(problem.at, on_key=problem.on_key)
    path = (shown_key(part) if isinstance(part, str) else part for part in problem.at)
    pointer = json_pointer(tuple(path))
    return Located(problem.code, span, problem.message, problem.help, pointer)


def _diagnostic(
    document: Document, shown_path: str, finding: Located, mask: FindingMask
) -> Diagnostic:
    info = _meaning(finding.code)
    # Where people are written down, a name may stand under any key and in any shape.
    people = finding.pointer.startswith(_PEOPLE)
    line = document.excerpt(finding.span)
    # A line may be a megabyte with a name on every inch: what lies far off is never shown.
    first = max(finding.span.start.column - 1 - NEAR, 0)
    excerpt = line[first : first + 2 * NEAR] if line is not None else None
    return Diagnostic(
        code=finding.code,
        name=info.name,
        severity=info.severity,
        message=mask(finding.message, people=people),
        path=mask.path(shown_path),
        pointer=mask(finding.pointer, people=people),
        span=finding.span,
        help=mask(finding.help, people=people) if finding.help else None,
        excerpt=None if excerpt is None else mask.line(excerpt, people=people),
        excerpt_from=first,
    )
