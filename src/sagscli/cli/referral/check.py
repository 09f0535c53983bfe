"""sag referral check: is everything in place, what is missing, and who has it."""

from typing import TYPE_CHECKING, Annotated

from sagscli.app.session import Session
from sagscli.cli import notification, options
from sagscli.cli.output import Target, say_why, show_errors
from sagscli.cli.referral_fix import walk_through
from sagscli.errors import SagError
from sagscli.language import _

if TYPE_CHECKING:
    from datetime import date


_Sent = Annotated[bool, options.flag("--sent", _("Ask for the day the referral was sent."))]
_Fix = Annotated[
    bool, options.flag("--fix", _("Walk through what is missing, and record the answers."))
]


def check(
    case: options.CaseName,
    to: Annotated[
        str | None,
        options.option("--to", _("WHAT"), _("What to refer to, by the ruleset's word.")),
    ] = None,
    as_of: options.AsOf = None,
    at: options.At = None,
    sent: _Sent = False,
    fix: _Fix = False,
    format_: Annotated[
        str | None, options.format_option("CheckedReferral", _("How to write the checklist."))
    ] = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Check whether a referral is ready to send."""
    if fix:
        options.refuse_past(at, "--fix")
    with notification.never_in_the_way(to):
        target = options.target("CheckedReferral", format_, output, force=force)
        session = options.session(as_of, at=at)
        try:
            return _check(session.at_case(case), to, target, sent=sent, fixes=fix)
        except SagError as error:
            if not notification.is_meant(to):
                raise
            _answer_anyway(error, case, session.as_of, target)
            return 0


def _check(session: Session, to: str | None, target: Target, *, sent: bool, fixes: bool) -> int:
    from sagscli.app.referral_check import checked

    if fixes:
        options.refuse_together("--fix", ("--sent", sent))
        to = walk_through(session, to)
    result = checked(session, to, sent=sent)
    show_errors(result.errors)
    target.give(result, session.notes)
    return 0 if result.checklist.is_ready else 1


def _answer_anyway(error: SagError, word: str, as_of: "date", target: Target) -> None:
    """Answer about a case that cannot be read: nothing holds it back, whatever is wrong (A8).

    Programs get a checklist with nothing on it. What is wrong goes to stderr.
    """
    from sagscli.app.find_case import typed_number
    from sagscli.app.referral_check import UnreadReferral

    target.give(UnreadReferral(typed_number(word), notification.WORD, as_of))
    say_why(error.message)
