"""Codes for keys and values that a case or its ruleset does not know (SAG2xx)."""

from sagscli.language import N_
from sagscli.model.codes.code import Code
from sagscli.model.diagnostic import Severity

CODES = (
    Code(
        "SAG201",
        "unknown-key",
        Severity.ERROR,
        N_("a key the format does not have"),
        N_("a key the format does not have"),
    ),
    Code(
        "SAG202",
        "missing-key",
        Severity.ERROR,
        N_("a key that must be there"),
        N_("a key that must be there"),
    ),
    Code(
        "SAG203",
        "wrong-shape",
        Severity.ERROR,
        N_("a list, a set of keys or a text in the wrong place"),
        N_("a list, a set of keys or a text in the wrong place"),
    ),
    Code(
        "SAG204",
        "unknown-kind",
        Severity.ERROR,
        N_("a kind the ruleset does not have"),
        N_("a kind the ruleset does not have"),
    ),
    Code(
        "SAG205",
        "bad-date",
        Severity.ERROR,
        N_("a date that cannot be read or does not exist"),
        N_("a date that cannot be read or does not exist"),
    ),
    Code(
        "SAG206",
        "bad-yes-no",
        Severity.ERROR,
        N_("something other than ja or nej"),
        N_("something other than ja or nej"),
    ),
    Code(
        "SAG207",
        "bad-number",
        Severity.ERROR,
        N_("something other than a whole number"),
        N_("something other than a whole number"),
    ),
    Code(
        "SAG208",
        "empty-entry",
        Severity.ERROR,
        N_("an empty entry in a list"),
        N_("an empty entry in a list"),
    ),
    Code(
        "SAG209",
        "bad-choice",
        Severity.ERROR,
        N_("a word that is not among those to choose from"),
        N_("a word that is not among those to choose from"),
    ),
    Code(
        "SAG210",
        "unknown-role",
        Severity.ERROR,
        N_("a role the ruleset does not have"),
        N_("a role the ruleset does not have"),
    ),
    Code(
        "SAG211",
        "unknown-topic",
        Severity.ERROR,
        N_("a topic that is not on the meeting's agenda"),
        N_("a topic that is not on the meeting's agenda"),
    ),
    Code(
        "SAG212",
        "unknown-field",
        Severity.ERROR,
        N_("a form field the ruleset does not have"),
        N_("a form field the ruleset does not have"),
    ),
    Code(
        "SAG213",
        "child-or-group",
        Severity.ERROR,
        N_("a case about nobody, or about a child and a group"),
        N_("a case about nobody, or about a child and a group"),
    ),
    Code(
        "SAG214",
        "bad-cpr",
        Severity.ERROR,
        N_("a CPR number that is none"),
        N_("a CPR number that is none"),
    ),
    Code(
        "SAG215",
        "unknown-ruleset",
        Severity.ERROR,
        N_("a ruleset that is not there"),
        N_("a ruleset that is not there"),
    ),
    Code(
        "SAG216",
        "no-version",
        Severity.WARNING,
        N_("a start no version of the ruleset holds for"),
        N_("a start no version of the ruleset holds for"),
    ),
)
