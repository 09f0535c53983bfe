"""sag pseudonymise: a copy of a case folder in which nobody can be recognised."""

from typing import Annotated

from sagscli.cli import options
from sagscli.language import _


def pseudonymise(
    path: options.TemplateFolder = None,
    output: Annotated[
        str | None,
        options.option("--output -o", _("FOLDER"), _("Where; a folder that is not there yet.")),
    ] = None,
    seed: Annotated[
        int | None,
        options.option(
            "--seed",
            "N",
            _("Invent the same again. For tests: names can be reckoned back from it."),
        ),
    ] = None,
    format_: Annotated[
        str | None,
        options.format_option(
            "PseudonymisedFolder", _("How to tell what was written."), to_file=False
        ),
    ] = None,
) -> int:
    """Write a copy for training and reports of faults."""
    from sagscli.app.pseudonymise import pseudonymise as written
    from sagscli.cli import dialogue

    target = options.target("PseudonymisedFolder", format_)
    place = output or dialogue.ask_text(_("Where is the copy to lie?"), "--output FOLDER")
    result = written(path, place, seed)
    target.give(result)
    return 1 if result.left_out else 0
