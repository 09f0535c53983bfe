"""Give problems their place, and keep what must not be shown out of them."""

from collections.abc import Iterable
from typing import NamedTuple

from sagscli.case.redaction import FindingMask
from sagscli.casefile.document import Document, Flaw
from sagscli.diagnostics.diagnostic import Diagnostic, Problem, Span, json_pointer

_PEOPLE = ("/barn", "/samtykker", "/gruppe")


def placed(
    document: Document,
    shown: str,
    problems: Iterable[Problem],
    flaws: Iterable[Flaw],
    *,
    names: Iterable[str] | None = (),
) -> tuple[Diagnostic, ...]:
    """Return findings with their places, in the order of the file.

    `names` are the people whose names are masked; None shows every name.
    """
    about_a_child = isinstance(document.value, dict) and "gruppe" not in document.value
    mask = FindingMask(names, document.text, anyone=not about_a_child)
    placed_flaws = [Located(flaw.code, flaw.span, flaw.message, flaw.help, "") for flaw in flaws]
    placed_problems = [
        Located(
            problem.code,
            document.locate(problem.at, on_key=problem.on_key),
            problem.message,
            problem.help,
            json_pointer(problem.at),
        )
        for problem in problems
    ]
    found = [_diagnostic(document, shown, one, mask) for one in placed_flaws + placed_problems]
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.sort_key))


class Located(NamedTuple):
    """A finding with its place, before its words are made fit to be shown."""

    code: str
    span: Span
    message: str
    help: str | None
    pointer: str


def _diagnostic(document: Document, shown: str, one: Located, mask: FindingMask) -> Diagnostic:
    from sagscli.diagnostics.codes import meaning  # long texts, needed only when something is wrong

    info = meaning(one.code)
    # Where people are written down, a name may stand under any key and in any shape.
    people = one.pointer.startswith(_PEOPLE)
    excerpt = document.excerpt(one.span)
    return Diagnostic(
        code=one.code,
        name=info.name,
        severity=info.severity,
        message=mask(one.message, people=people),
        path=mask.path(shown),
        pointer=mask(one.pointer, people=people),
        span=one.span,
        help=mask(one.help, people=people) if one.help else None,
        excerpt=None if excerpt is None else mask.line(excerpt, people=people),
    )
