"""Codes for facts that contradict each other or break a rule (SAG3xx)."""

from sagscli.language import N_
from sagscli.model.codes.code import Code
from sagscli.model.diagnostic import Severity

CODES = (
    Code(
        "SAG301",
        "date-order",
        Severity.ERROR,
        N_("two dates in an impossible order"),
        N_("two dates in an impossible order"),
    ),
    Code(
        "SAG302",
        "held-before-planned",
        Severity.WARNING,
        N_("a meeting held before its planned day"),
        N_("a meeting held before its planned day"),
    ),
    Code(
        "SAG303",
        "date-in-future",
        Severity.ERROR,
        N_("something recorded as done on a day to come"),
        N_("something recorded as done on a day to come"),
    ),
    Code(
        "SAG304",
        "before-birth",
        Severity.ERROR,
        N_("a date before the child was born"),
        N_("a date before the child was born"),
    ),
    Code(
        "SAG305",
        "meeting-without-date",
        Severity.WARNING,
        N_("a meeting neither planned nor held"),
        N_("a meeting neither planned nor held"),
    ),
    Code(
        "SAG306",
        "plan-passed",
        Severity.WARNING,
        N_("a planned day gone by without a meeting recorded"),
        N_("a planned day gone by without a meeting recorded"),
    ),
    Code(
        "SAG307",
        "no-such-number",
        Severity.WARNING,
        N_("a meeting number the course does not have"),
        N_("a meeting number the course does not have"),
    ),
    Code(
        "SAG308",
        "number-twice",
        Severity.WARNING,
        N_("two meetings with the same number"),
        N_("two meetings with the same number"),
    ),
    Code(
        "SAG310",
        "cpr-birth-date",
        Severity.ERROR,
        N_("a CPR number and a birth date that differ"),
        N_("a CPR number and a birth date that differ"),
    ),
    Code(
        "SAG311",
        "cpr-in-text",
        Severity.WARNING,
        N_("a CPR number in a text"),
        N_("a CPR number in a text"),
    ),
    Code(
        "SAG312",
        "group-cpr",
        Severity.ERROR,
        N_("a CPR number in a group's case"),
        N_("a CPR number in a group's case"),
    ),
    Code(
        "SAG313",
        "group-child-keys",
        Severity.ERROR,
        N_("a child's keys in a group's case"),
        N_("a child's keys in a group's case"),
    ),
    Code(
        "SAG314",
        "unknown-person",
        Severity.WARNING,
        N_("a consent from someone who is not a parent in the case"),
        N_("a consent from someone who is not a parent in the case"),
    ),
    Code(
        "SAG320",
        "outside-age",
        Severity.WARNING,
        N_("a child outside the offer's age range"),
        N_("a child outside the offer's age range"),
    ),
    Code(
        "SAG321",
        "deferral-without-date",
        Severity.WARNING,
        N_("a school start put off without a new date"),
        N_("a school start put off without a new date"),
    ),
    Code(
        "SAG322",
        "school-start-passed",
        Severity.WARNING,
        N_("an expected school start gone by"),
        N_("an expected school start gone by"),
    ),
)
