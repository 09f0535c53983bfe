"""Give problems their place, and keep what must not be shown out of them."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sagscli.case import cpr
from sagscli.casefile.document import Document, Flaw
from sagscli.diagnostics.diagnostic import Diagnostic, Problem, Span, json_pointer

_NAME_LINE = re.compile(r"(\bnavn:[ \t]*)([^,}#\n]+)|(\baf:[ \t]*\[)([^\]\n]*)")
_NAME_VALUE = re.compile(r"\b(?:navn|barn|forældre):[ \t]*([^,{}\[\]#\n]+)")
_CPR_VALUE = re.compile(r"\bcpr:[ \t]*[\"']?([0-9][^,}#\n\"']{6,})")
_FULL_NAME = re.compile(r"\b[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)+")
_PEOPLE = ("/barn", "/samtykker", "/gruppe")
_NAME_LIST = re.compile(r"\b(?:af|for(?:æ|ae)ldre):[ \t]*\[([^\]{}\n]+)")
_WORD_TAIL = re.compile(r"(?<=\w)\w")


def placed(
    document: Document,
    shown_path: str,
    problems: Iterable[Problem],
    flaws: Iterable[Flaw],
    *,
    names: Iterable[str] | None = (),
) -> tuple[Diagnostic, ...]:
    """Return findings with their places, in the order of the file.

    `names` are the people whose names are masked; None shows every name.
    """
    # In a child's case the names are known, from its text at least. A group's case names no child
    # where one can be looked for (A9), and what is no case may name anyone.
    about_a_child = isinstance(document.value, dict) and "gruppe" not in document.value
    mask = _Mask(names, document.text, anyone=not about_a_child)
    from_flaws = [Located(flaw.code, flaw.span, flaw.message, flaw.help, "") for flaw in flaws]
    from_problems = [
        Located(
            problem.code,
            document.locate(problem.at, on_key=problem.on_key),
            problem.message,
            problem.help,
            json_pointer(problem.at),
        )
        for problem in problems
    ]
    findings = from_flaws + from_problems
    diagnostics = [_diagnostic(document, shown_path, finding, mask) for finding in findings]
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key))


class Located(NamedTuple):
    """A finding with its place, before its words are made fit to be shown."""

    code: str
    span: Span
    message: str
    help: str | None
    pointer: str


def _diagnostic(document: Document, shown_path: str, finding: Located, mask: "_Mask") -> Diagnostic:
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
        path=cpr.masked(shown_path),
        pointer=mask(finding.pointer, people=people),
        span=finding.span,
        help=mask(finding.help, people=people) if finding.help else None,
        excerpt=None if excerpt is None else mask.line(excerpt, people=people),
    )


class _Mask:
    """Keep names and CPR numbers out of what is shown; lengths stay as they are.

    `anyone` masks whatever looks like a full name: for texts where the people in
    question cannot be known.
    """

    def __init__(self, names: Iterable[str] | None, text: str, *, anyone: bool) -> None:
        self.hide = names is not None
        people = {*names, *_names_in(text)} if names is not None else set()
        ordered = sorted(people, key=len, reverse=True)
        self.names = [re.compile(_anyhow(name), re.IGNORECASE) for name in ordered]
        self.anyone = anyone and self.hide
        self.numbers = [match[1] for match in _CPR_VALUE.finditer(text)]
        self.lines: dict[tuple[str, bool], str] = {}

    def __call__(self, text: str, *, people: bool = False) -> str:
        """Mask those who are known, and with `people` whatever looks like a full name."""
        for name in self.names:
            text = name.sub(lambda match: mask_name(match[0]), text)
        if self.anyone or (people and self.hide):
            text = _FULL_NAME.sub(lambda match: mask_name(match[0]), text)
        for number in self.numbers:
            text = text.replace(number, _mask_digits(number))
        return cpr.masked(text)

    def line(self, text: str, *, people: bool) -> str:
        """Mask a line of the file; one long line may hold very many findings."""
        key = (text, people)
        if key not in self.lines:
            shown = text
            if self.hide:
                shown = _NAME_LINE.sub(lambda m: (m[1] or m[3]) + mask_name(m[2] or m[4]), text)
            self.lines[key] = self(shown, people=people)
        return self.lines[key]


def _anyhow(name: str) -> str:
    """Return a pattern for a name, as alma-eksempel or alma_eksempel too."""
    return r"[\W_]+".join(re.escape(word) for word in name.split())


def _mask_digits(number: str) -> str:
    """Hide what follows the first six characters of a number, well-formed or not."""
    return number[:6] + re.sub(r"\w", "X", number[6:])


def _names_in(text: str) -> Iterator[str]:
    """Yield what stands where the names of people belong, even in a text that is no YAML."""
    for match in (*_NAME_VALUE.finditer(text), *_NAME_LIST.finditer(text)):
        for name in match[1].split(","):
            bare = name.strip(" \t\"'")
            if bare[:1].isupper():
                yield bare


def mask_name(name: str) -> str:
    """Return `name` with its initials only: Alma Eksempel is A··· E·······."""
    return _WORD_TAIL.sub("·", name)
