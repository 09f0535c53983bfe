"""Give problems their place, and keep what must not be shown out of them."""

from collections.abc import Iterable
from typing import NamedTuple

from sagscli.case.redaction import FindingMask
from sagscli.casefile.document import Document, Flaw
from sagscli.diagnostics.diagnostic import Diagnostic, Problem, Span, json_pointer

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
    diagnostics = [_diagnostic(document, shown_path, finding, mask) for finding in findings]
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key))


class Located(NamedTuple):
    """A finding with its place, before its words are made fit to be shown."""

    code: str
    span: Span
    message: str
    help: str | None
    pointer: str


def _located(document: Document, problem: Problem) -> Located:
    span = document.locate(problem.at, on_key=problem.on_key)
    pointer = json_pointer(problem.at)
    return Located(problem.code, span, problem.message, problem.help, pointer)


def _diagnostic(
    document: Document, shown_path: str, finding: Located, mask: FindingMask
) -> Diagnostic:
    from sagscli.diagnostics.codes import meaning  # long texts, needed only when something is wrong

    info = meaning(finding.code)
    # Where people are written down, a name may stand under any key and in any shape.
    people = finding.pointer.startswith(_PEOPLE)
    excerpt = document.excerpt(finding.span)
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
    )
