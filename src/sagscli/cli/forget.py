"""sag forget: take a case out of the history, for good."""

from typing import Annotated

from sagscli.cli import dialogue, options
from sagscli.cli.output import say
from sagscli.language import _

TypedAgain = Annotated[
    str | None,
    options.option("--yes", _("NUMBER"), _("Do it: the case number, typed once more.")),
]


def forget(
    case: options.CaseName,
    dry_run: options.DryRun = False,
    yes: TypedAgain = None,
    format_: Annotated[
        str | None, options.format_option("Forgetting", _("How to tell what is kept."))
    ] = None,
) -> int:
    """Tell what git keeps of a case, and take it out of the history."""
    from sagscli.app.forget import forget as forgotten
    from sagscli.app.forget import forgetting, is_the_number

    target = options.target("Forgetting", format_)
    session = options.session().at_case(case)
    plan = forgetting(session)
    if dry_run or yes is None:
        target.give(plan.told, session.notes)
    if dry_run:
        return 0
    question = _("Type the case number once more to forget it; there is no way back")
    typed = yes if yes is not None else dialogue.ask_text(question, "--yes NUMBER")
    if not is_the_number(plan, typed):
        say(_("That is not the number of the case. Nothing was changed."))
        return 1
    done = forgotten(plan, session)
    target.give(done, session.notes)
    return 1 if done.remaining else 0
