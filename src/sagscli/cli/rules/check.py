"""sag rules check: what is wrong in a ruleset, and what to do."""

from typing import Annotated

from sagscli.app import find_ruleset
from sagscli.cli import options
from sagscli.language import _


def check(
    paths: Annotated[
        list[str] | None,
        options.argument(
            _("[RULESET|PATH]..."),
            _("Rulesets, files with one, or case folders. Default: all that there are."),
            find_ruleset.ids,
        ),
    ] = None,
    as_of: options.AsOf = None,
    strict: options.Strict = False,
    folder: options.RulesetFolder = None,
    format_: options.FindingsFormat = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Check rulesets."""
    target = options.target("Report", format_, output, force=force)
    session = options.session(as_of)

    from sagscli.app.rulesets import checked

    report = checked(session, paths, folder)
    target.give_report(report)
    return 1 if report.fails(strict=strict) else 0
