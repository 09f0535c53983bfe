"""sag rules diff: what two rulesets do differently, to cases too."""

from typing import Annotated

from sagscli.cli import options
from sagscli.language import _


def diff(
    before: options.RulesetName,
    after: options.RulesetName,
    cases: Annotated[
        str | None,
        options.option(
            "--cases",
            _("PATH"),
            _("Show which deadlines of these cases would move, appear or vanish."),
        ),
    ] = None,
    as_of: options.AsOf = None,
    folder: options.RulesetFolder = None,
    format_: Annotated[
        str | None, options.format_option("RulesetComparison", _("How to write the differences."))
    ] = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Compare rulesets."""
    target = options.target("RulesetComparison", format_, output, force=force)
    session = options.session(as_of)

    from sagscli.app.rulesets import compared

    result = compared(session, before, after, folder, cases)
    target.give(result, result.notes)
    return 0
