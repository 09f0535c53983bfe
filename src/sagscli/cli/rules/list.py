"""sag rules list: which rulesets there are."""

from typing import Annotated

from sagscli.cli import options


def list_(
    folder: options.RulesetFolder = None,
    format_: Annotated[str | None, options.format_option("RulesetList", options.ListFormat)] = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """List rulesets."""
    target = options.target("RulesetList", format_, output, force=force)

    from sagscli.app.rulesets import rulesets

    listed = rulesets(folder)
    target.give(listed)
    return 1 if listed.shut is not None else 0
