"""sag rules show: a procedure as a page to read."""

from sagscli.cli import options


def show(
    ruleset: options.RulesetName,
    as_of: options.AsOf = None,
    folder: options.RulesetFolder = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Show a ruleset."""
    target = options.target("RulesetPage", output=output, force=force)
    session = options.session(as_of)

    from sagscli.app.rulesets import page

    target.give(page(session, ruleset, folder))
    return 0
