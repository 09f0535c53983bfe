"""Codes for files that cannot be read as they should (SAG1xx)."""

from sagscli.language import N_
from sagscli.model.codes.code import Code
from sagscli.model.diagnostic import Severity

CODES = (
    Code(
        "SAG101",
        "unreadable-file",
        Severity.ERROR,
        N_("a file that cannot be opened"),
        N_("a file that cannot be opened"),
    ),
    Code(
        "SAG102",
        "too-large",
        Severity.ERROR,
        N_("a file larger than 1 MiB"),
        N_("a file larger than 1 MiB"),
    ),
    Code(
        "SAG103",
        "wrong-encoding",
        Severity.ERROR,
        N_("a file that is not saved as UTF-8"),
        N_("a file that is not saved as UTF-8"),
    ),
    Code(
        "SAG104",
        "control-character",
        Severity.ERROR,
        N_("a control character in the text"),
        N_("a control character in the text"),
    ),
    Code(
        "SAG105",
        "yaml-syntax",
        Severity.ERROR,
        N_("a place where the file cannot be read on"),
        N_("a place where the file cannot be read on"),
    ),
    Code(
        "SAG106",
        "tab",
        Severity.ERROR,
        N_("a tab where spaces belong"),
        N_("a tab where spaces belong"),
    ),
    Code(
        "SAG107",
        "duplicate-key",
        Severity.ERROR,
        N_("the same key twice in one place"),
        N_("the same key twice in one place"),
    ),
    Code(
        "SAG108",
        "reference",
        Severity.ERROR,
        N_("an anchor, a reference or a merge key"),
        N_("an anchor, a reference or a merge key"),
    ),
    Code(
        "SAG109",
        "several-documents",
        Severity.ERROR,
        N_("more than one document in a file"),
        N_("more than one document in a file"),
    ),
    Code(
        "SAG110",
        "empty-file",
        Severity.ERROR,
        N_("a file with nothing in it"),
        N_("a file with nothing in it"),
    ),
    Code(
        "SAG111",
        "no-keys",
        Severity.ERROR,
        N_("a file that does not begin with a key"),
        N_("a file that does not begin with a key"),
    ),
    Code(
        "SAG112",
        "too-deep",
        Severity.ERROR,
        N_("lists and keys nested too deep"),
        N_("lists and keys nested too deep"),
    ),
    Code(
        "SAG113",
        "tag",
        Severity.ERROR,
        N_("a type of its own on a value"),
        N_("a type of its own on a value"),
    ),
    Code(
        "SAG114",
        "odd-key",
        Severity.ERROR,
        N_("a key that is not a word"),
        N_("a key that is not a word"),
    ),
    Code(
        "SAG115",
        "link",
        Severity.ERROR,
        N_("a case file that is a link to somewhere else"),
        N_("a case file that is a link to somewhere else"),
    ),
)
