"""The registry of formats: for each type of result, the formats it can be written in.

To add a format: a function that takes the result (and, for styled lines, how many columns
there are), and one entry here. Nothing is imported before it is asked for: help and completion
list formats without loading what writes them.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from sagscli.errors import SagError
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.app.note import Note
    from sagscli.render.terminal.line import Line

UNBROKEN = 1000
"""How wide a line may be in a pipe where programs look for whole lines."""


@dataclass(frozen=True)
class Format:
    """How a result is written: `writer` is ``module:function`` below ``sagscli.render``.

    `is_styled`: it is fitted to columns and gives styled lines, else text, bytes, or what becomes
    JSON. `pipe`: the columns there are in a pipe, where that differs. `listing`: the function
    that makes a `Listing` of the result first.
    """

    writer: str
    is_styled: bool = False
    pipe: int | None = None
    listing: str | None = None


def _lines(writer: str, pipe: int | None = None) -> Format:
    return Format(writer, is_styled=True, pipe=pipe)


def _listing(listing: str) -> dict[str, Format]:
    """Return the formats of whatever gives itself as a `Listing`."""
    return {
        "table": Format("listing:format_table", is_styled=True, listing=listing),
        "json": Format("listing:format_json", listing=listing),
        "csv": Format("listing:format_csv", listing=listing),
        "md": Format("listing:format_markdown", listing=listing),
    }


FORMATS: Mapping[str, Mapping[str, Format]] = {
    "Worklist": {
        "table": _lines("deadlines.table:format_table"),
        "json": Format("deadlines.rows:format_json"),
        "csv": Format("listing:format_csv", listing="deadlines.rows:listing"),
        "md": Format("deadlines.document:format_markdown"),
    },
    "Report": {
        "full": _lines("diagnostics.full:format_full", pipe=UNBROKEN),
        "concise": _lines("diagnostics.full:format_concise"),
        "json": Format("diagnostics.machine:format_json"),
        "github": Format("diagnostics.machine:format_github"),
        "sarif": Format("diagnostics.machine:format_sarif"),
    },
    "CheckedReferral": {
        "table": _lines("referrals.table:format_checked"),
        "json": Format("referrals.machine:format_json"),
        "md": Format("referrals.document:format_markdown"),
        "html": Format("referrals.document:format_html"),
    },
    "UnreadReferral": {
        "table": _lines("referrals.table:format_unread"),
        "json": Format("referrals.machine:format_unread"),
        "md": Format("referrals.document:format_unread_markdown"),
        "html": Format("referrals.document:format_unread_html"),
    },
    "OpenReferrals": _listing("referrals.listing:listing")
    | {"json": Format("referrals.machine:format_list_json")},
    "CaseList": _listing("case_listing:listing"),
    "CaseHistory": _listing("history.listing:listing"),
    "Checkpoint": {"json": Format("audit.machine:format_checkpoint")},
    "Audit": {
        "text": _lines("audit.page:format_text"),
        "json": Format("audit.machine:format_json"),
        "csv": Format("listing:format_csv", listing="audit.rows:findings"),
        "md": Format("audit.page:format_markdown"),
        "sarif": Format("audit.machine:format_sarif"),
    },
    "PlaceList": _listing("places_listing:listing")
    | {"table": _lines("places:format_places"), "json": Format("places:format_json")},
    "RulesetList": _listing("rulesets.listing:listing"),
    "TemplateList": _listing("template_list:listing"),
    "DocumentList": _listing("document_list:listing"),
    "RulesetComparison": {
        "table": _lines("rulesets.difference:format_difference"),
        "json": Format("rulesets.difference:format_json"),
    },
    "Checkup": _listing("checkup:listing"),
    "FolderSetup": _listing("folder_setup:listing"),
    "Recording": {
        "text": _lines("recording:format_recording"),
        "json": Format("recording:format_json"),
    },
    "LinesToPaste": {
        "text": _lines("recording:format_lines"),
        "json": Format("recording:format_lines_json"),
    },
    "TakingBackTogether": {
        "text": _lines("taken_back:format_together"),
        "json": Format("taken_back:format_json"),
    },
    "PseudonymisedFolder": {
        "text": _lines("pseudonymised:format_text"),
        "json": Format("pseudonymised:format_json"),
    },
    "PeriodReport": {
        "md": Format("period_report:format_markdown"),
        "html": Format("period_report:format_html"),
        "pdf": Format("period_report:format_pdf"),
        "json": Format("period_report:format_json"),
    },
    "Forgetting": {
        "text": _lines("forgetting:format_text"),
        "json": Format("forgetting:format_json"),
    },
    "TakingBackParts": {
        "text": _lines("taken_back:format_parts"),
        "json": Format("taken_back:format_parts_json"),
    },
    "CaseImport": _listing("import_listing:listing"),
    "AwaitedList": {"text": _lines("awaited:format_awaited")},
    "CaseDifference": _listing("history.difference:listing"),
    "CaseMerge": {"text": _lines("history.merge:format_merge")},
    "CaseOverview": {"text": _lines("case_page:format_case")},
    "RulesetPage": {"text": _lines("rulesets.procedure:format_page")},
    "Code": {"text": _lines("code:format_code")},
    "NamedRules": {"text": _lines("rulesets.rule:format_rules")},
    "CaseReckoning": {"text": _lines("rulesets.reckoning:format_reckoning")},
    "DeadlineSheet": {
        "md": Format("deadlines.document:sheet_markdown"),
        "html": Format("deadlines.document:sheet_html"),
        "pdf": Format("deadlines.document:sheet_pdf"),
    },
    "CaseDocument": {
        "md": Format("document:format_markdown"),
        "html": Format("document:format_html"),
        "pdf": Format("document:format_pdf"),
    },
}
"""The formats by the name of the result's class; the first is the one nobody has to ask for."""

_PLAIN = "txt"
_WITH_ENDING = frozenset({"json", "csv", "md", "html", "pdf", "sarif"})
"""The formats whose files end in their own name. The others are plain text."""


class FormatError(SagError):
    """A file whose ending says another format than the one asked for, or none that there is."""


def formats_of(result: str) -> tuple[str, ...]:
    """Return the formats of a type of result, the usual one first."""
    return tuple(FORMATS[result])


def endings_of(result: str) -> tuple[str, ...]:
    """Return the endings that files of a type of result can have; any text may be a ``.txt``."""
    own = (name if name in _WITH_ENDING else _PLAIN for name in FORMATS[result])
    return tuple(dict.fromkeys([*own, _PLAIN]))


def is_folder(path: str) -> bool:
    """Return whether a path is, or is written as, a folder."""
    return os.path.isdir(path) or path.endswith(("/", os.sep))


def chosen_format(result: str, wanted: str | None, path: str | None) -> str:
    """Return the format asked for, else the one the ending of `path` says, else the usual one.

    Text of any kind may lie in a ``.txt``. Raises FormatError where the two disagree, and for
    an ending that says no format of this result.
    """
    formats = formats_of(result)
    ending = _ending(path) if path and not is_folder(path) else ""
    if not ending or path is None:
        return wanted or formats[0]
    if ending not in endings_of(result):
        raise FormatError(
            _('"{path}" ends with .{ending}, which is no format of this.').format(
                path=path, ending=ending
            ),
            _("Endings that work: {endings}.").format(
                endings=", ".join(f".{name}" for name in endings_of(result))
            ),
        )
    if ending == _PLAIN:
        return _in_plain_text(path, wanted, formats)
    if wanted not in (None, ending):
        raise _disagree(path, ending, wanted or "")
    return ending


def _ending(path: str) -> str:
    """Return what a path ends with behind its last point, also when that is its whole name."""
    return (
        os.path.basename(path).rpartition(".")[2].lower() if "." in os.path.basename(path) else ""
    )


def _in_plain_text(path: str, wanted: str | None, formats: Sequence[str]) -> str:
    if wanted == "pdf":
        raise _disagree(path, _PLAIN, wanted)
    plain = (name for name in formats if name not in _WITH_ENDING)
    return wanted or next(plain, formats[0])


def _disagree(path: str, ending: str, wanted: str) -> FormatError:
    message = _('--format says {form}, but "{path}" ends with .{ending}.')
    return FormatError(
        message.format(form=wanted, path=path, ending=ending),
        _("Leave --format out, or give the file another ending."),
    )


def rendered(
    result: object, name: str, columns: int | None = None, notes: "Iterable[Note]" = ()
) -> "str | bytes | list[Line]":
    """Return a result in one of its formats: text, bytes, or lines of at most `columns` wide.

    `notes` are what was passed over: programs have them with the result, people on stderr.
    """
    entry = FORMATS[type(result).__name__][name]
    shown: Any = _function(entry.listing)(result) if entry.listing else result
    write = _function(entry.writer)
    output: Any = write(shown, columns) if entry.is_styled else write(shown)
    if isinstance(output, Mapping):
        from sagscli.render.json_text import json_text, noted

        return json_text(noted(output, notes))
    made: str | bytes | list[Line] = output
    return made


def _function(place: str) -> Any:
    module, _colon, name = place.partition(":")
    return getattr(import_module(f"sagscli.render.{module}"), name)
