"""sag rules show: a procedure as a page to read."""

from typing import Annotated

from sagscli.cli import options


def show(
    ruleset: options.RulesetName,
    as_of: options.AsOf = None,
    folder: options.RulesetFolder = None,
    format_: Annotated[str | None, options.format_option("RulesetPage", options.PageFormat)] = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Show a ruleset."""
    target = options.target("RulesetPage", format_, output, force=force)
    session = options.session(as_of)

    from sagscli.app.rulesets import page

    target.give(page(session, ruleset, folder))
    return 0
