"""Codes for what can only be seen across files, or in the folder (SAG4xx)."""

from sagscli.language import N_
from sagscli.model.codes.code import Code
from sagscli.model.diagnostic import Severity

CODES = (
    Code(
        "SAG401",
        "duplicate-case",
        Severity.ERROR,
        N_("the same case number in two files"),
        N_("the same case number in two files"),
    ),
    Code(
        "SAG402",
        "enclosure-missing",
        Severity.ERROR,
        N_("an enclosure that is not there"),
        N_("an enclosure that is not there"),
    ),
    Code(
        "SAG403",
        "enclosure-outside",
        Severity.ERROR,
        N_("an enclosure outside the case folder"),
        N_("an enclosure outside the case folder"),
    ),
    Code(
        "SAG404",
        "file-name",
        Severity.WARNING,
        N_("a file name without the case number"),
        N_("a file name without the case number"),
    ),
    Code(
        "SAG405",
        "cpr-in-file-name",
        Severity.ERROR,
        N_("a CPR number in a file's name"),
        N_("a CPR number in a file's name"),
    ),
    Code(
        "SAG406",
        "group-full",
        Severity.WARNING,
        N_("more children in a group than it has places"),
        N_("more children in a group than it has places"),
    ),
    Code(
        "SAG407",
        "group-names-child",
        Severity.ERROR,
        N_("a child's name in a group's case"),
        N_("a child's name in a group's case"),
    ),
)
