"""Say in plain words what a YAML parser could not read, and where to look.

libyaml's own messages are written for those who wrote it. Each entry below pairs
one of them with a sentence and a remedy; the rest get a general sentence.
"""

from typing import NamedTuple

from sagscli.language import N_, _


class Wording(NamedTuple):
    """A sentence and a remedy; `at_start` points to where the trouble began."""

    message: str
    remedy: str
    at_start: bool = False


_QUOTE = N_('write the text in quotation marks: "…"')
_ALIGN = N_("give the line as many spaces in front as its neighbours have; never a tab")
_CLOSE = N_("close what was opened: a quotation mark, a } or a ]")

TAB = Wording(
    N_("a tab stands where spaces belong"),
    N_("replace the tab with spaces; the editor can do it for the whole file"),
)

_WORDINGS: tuple[tuple[str, Wording], ...] = (
    ("tab character", TAB),
    ("mapping values are not allowed", Wording(N_("a colon does not fit here"), _QUOTE)),
    (
        "could not find expected ':'",
        Wording(
            N_("the line has no colon after its key"),
            N_('write "key: value" with a space after the colon'),
            at_start=True,
        ),
    ),
    ("did not find expected key", Wording(N_("the line is not in line with those above"), _ALIGN)),
    ("did not find expected '-'", Wording(N_("a list goes on without its hyphen"), _ALIGN)),
    ("block sequence entries are not allowed", Wording(N_("a hyphen does not fit here"), _ALIGN)),
    ("did not find expected ',' or ']'", Wording(N_("a [ is never closed"), _CLOSE, at_start=True)),
    (
        "did not find expected ',' or '}'",
        Wording(N_("a { is never closed"), _CLOSE, at_start=True),
    ),
    ("unexpected end of stream", Wording(N_("a text in quotes is never closed"), _CLOSE, True)),
    (
        "unexpected document indicator",
        Wording(N_("a text in quotes is never closed"), _CLOSE, True),
    ),
    (
        "unknown escape character",
        Wording(
            N_("a backslash stands before a letter it cannot"),
            N_("write the text in single quotes: '…'"),
        ),
    ),
    ("cannot start any token", Wording(N_("a value cannot begin with this character"), _QUOTE)),
    (
        "did not find expected node content",
        Wording(
            N_("a value is missing here"),
            N_("write the value, or take away the comma, [ or { that asks for one"),
        ),
    ),
    ("did not find expected alphabetic", Wording(N_("a value cannot begin with * or &"), _QUOTE)),
    (
        "indentation indicator",
        Wording(
            N_("the text after | or > is marked wrongly"), N_("write | alone at the line's end")
        ),
    ),
    (
        "did not find expected comment or line break",
        Wording(N_("there is something after | or >"), N_("begin the text on the next line")),
    ),
    ("undefined tag handle", Wording(N_("a value cannot begin with !"), _QUOTE)),
)

_OTHERWISE = Wording(
    N_("the file cannot be read from here on"),
    N_("compare the line and the one above with a case that works"),
)


def wording_of(problem: str) -> Wording:
    """Return the words for one of libyaml's messages, not yet translated."""
    return next((words for part, words in _WORDINGS if part in problem), _OTHERWISE)


def translated(words: Wording) -> Wording:
    """Return `words` in the language in use."""
    return Wording(_(words.message), _(words.remedy), words.at_start)
