"""sag doctor: is the folder as it should be, and what mends it."""

from typing import Annotated

from sagscli.cli import options


def doctor(
    path: options.TemplateFolder = None,
    strict: options.Strict = False,
    format_: Annotated[str | None, options.format_option("Checkup", options.ListFormat)] = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """Look a case folder over."""
    from sagscli.app.doctor import checkup

    target = options.target("Checkup", format_, output, force=force)
    result = checkup(path, options.session().today)
    target.give(result)
    return 1 if result.fails(strict=strict) else 0
