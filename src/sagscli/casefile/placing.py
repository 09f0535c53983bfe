"""Give problems their place, and keep what must not be shown out of them."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sagscli.casefile.document import Document, Flaw
from sagscli.model import cpr
from sagscli.model.codes import meaning
from sagscli.model.diagnostic import Diagnostic, Problem, Span, json_pointer

_NAME_LINE = re.compile(r"(\bnavn:[ \t]*)([^,}#\n]+)|(\baf:[ \t]*\[)([^\]\n]*)")
_WORD_TAIL = re.compile(r"(?<=\w)\w")


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
    mask = _Mask(None if names is None else {*names, *_names_in(document.value)})
    placed_flaws = [Placed(flaw.code, flaw.span, flaw.message, flaw.help, "") for flaw in flaws]
    placed_problems = [
        Placed(
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


class Placed(NamedTuple):
    """A finding with its place, before its words are made fit to be shown."""

    code: str
    span: Span
    message: str
    help: str | None
    pointer: str


def _diagnostic(document: Document, shown: str, one: Placed, mask: "_Mask") -> Diagnostic:
    info = meaning(one.code)
    excerpt = document.excerpt(one.span)
    return Diagnostic(
        code=one.code,
        name=info.name,
        severity=info.severity,
        message=mask(one.message),
        path=shown,
        pointer=one.pointer,
        span=one.span,
        help=mask(one.help) if one.help else None,
        excerpt=None if excerpt is None else mask.line(excerpt),
    )


class _Mask:
    """Keep names and CPR numbers out of what is shown; lengths stay as they are."""

    def __init__(self, names: Iterable[str] | None) -> None:
        self.hide = names is not None
        self.names = sorted(names or (), key=len, reverse=True)
        self.lines: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        for name in self.names:
            if name in text:
                text = text.replace(name, mask_name(name))
        return cpr.masked(text)

    def line(self, text: str) -> str:
        """Mask a line of the file; one long line may hold very many findings."""
        if text not in self.lines:
            shown = text
            if self.hide:
                shown = _NAME_LINE.sub(lambda m: (m[1] or m[3]) + mask_name(m[2] or m[4]), text)
            self.lines[text] = self(shown)
        return self.lines[text]


def _names_in(value: dict[str, Any] | None) -> Iterator[str]:
    """Yield what looks like a person's name where names belong, in whatever shape."""
    child = (value or {}).get("barn")
    if not isinstance(child, dict):
        child = {"navn": child}
    parents = child.get("forældre")
    for one in (child, *(parents if isinstance(parents, list) else [parents])):
        name = one.get("navn") if isinstance(one, dict) else one
        if isinstance(name, str) and name[:1].isupper():
            yield name.strip()


def mask_name(name: str) -> str:
    """Return `name` with its initials only: Alma Eksempel is A··· E·······."""
    return _WORD_TAIL.sub("·", name)
