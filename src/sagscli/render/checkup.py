"""`sag doctor` as a list: what was looked at, how it is, and the command that mends it."""

from collections.abc import Iterator

from sagscli.app.doctor import Checkup
from sagscli.language import _, counted
from sagscli.render.listing import ListColumn, Listing, Remark
from sagscli.render.terminal.line import Style
from sagscli.upkeep.check_result import CheckResult, CheckState

_MOST_NAMED = 3
_STYLES: dict[CheckState, Style] = {
    CheckState.FINE: "green",
    CheckState.WARNING: "warn",
    CheckState.ERROR: "bad",
}


def listing(result: Checkup) -> Listing[CheckResult]:
    """Return a row for each thing that was looked at, and how many are to be looked at."""
    return Listing(
        key="checks",
        title=_("The case folder"),
        columns=[
            ListColumn("check", lambda check: check.check),
            ListColumn("state", lambda check: check.state.value, _("State"), _in_words),
            ListColumn("message", lambda check: check.message, _("What"), wraps=True),
            ListColumn("command", lambda check: check.command),
            ListColumn("files", lambda check: list(check.files)),
        ],
        rows=result.results,
        notes=[Remark(_sum(result), "bold")],
        style=lambda check: _STYLES[check.state],
        remarks=lambda check: list(_remarks(check)),
        dialect=result.dialect,
    )


def _in_words(check: CheckResult) -> str:
    return {
        CheckState.FINE: _("fine"),
        CheckState.WARNING: _("to look at"),
        CheckState.ERROR: _("wrong"),
    }[check.state]


def _remarks(check: CheckResult) -> Iterator[Remark]:
    if check.files:
        more = ", …" if len(check.files) > _MOST_NAMED else ""
        yield Remark(", ".join(check.files[:_MOST_NAMED]) + more)
    if check.command:
        yield Remark(_("write: {command}").format(command=check.command), "")


def _sum(result: Checkup) -> str:
    wrong, look = result.count(CheckState.ERROR), result.count(CheckState.WARNING)
    if not wrong and not look:
        return _("All is as it should be. sag validate looks at what the cases say.")
    parts = [
        counted("{n} thing is wrong", "{n} things are wrong", wrong) if wrong else "",
        counted("{n} thing to look at", "{n} things to look at", look) if look else "",
    ]
    return ", ".join(filter(None, parts)) + "."
