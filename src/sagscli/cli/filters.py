"""The options that choose among cases, alike on every command that lists them."""

from typing import TYPE_CHECKING, Annotated

from sagscli.app.find_case import numbers
from sagscli.cli import options
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.app.case_filter import CaseFilter

Consultant = Annotated[
    list[str] | None,
    options.option(
        "--consultant", _("NAME"), _("Only this consultant's cases; a part will do. Repeatable.")
    ),
]
Institution = Annotated[
    list[str] | None,
    options.option(
        "--institution",
        _("NAME"),
        _("Only cases of this daycare or group; a part will do. Repeatable."),
    ),
]
CaseNumber = Annotated[
    list[str] | None,
    options.option(
        "--case",
        _("NUMBER"),
        _("Only this case; a part of the number will do. Repeatable."),
        numbers,
    ),
]
ChildName = Annotated[
    list[str] | None,
    options.option(
        "--child",
        _("NAME"),
        _("Only the child or group of this name; a part will do. Repeatable."),
    ),
]


def cases(
    consultant: list[str] | None,
    institution: list[str] | None,
    case: list[str] | None,
    child: list[str] | None,
    ruleset: str | None = None,
    search: str | None = None,
) -> "CaseFilter":
    """Return the cases that the options ask for."""
    from sagscli.app.case_filter import CaseFilter

    typed = (tuple(words or ()) for words in (consultant, institution, case, child))
    consultants, institutions, case_numbers, children = typed
    return CaseFilter(consultants, institutions, ruleset, search, case_numbers, children)
