"""sag templates list: which templates there are, and which are the folder's own."""

from typing import Annotated

from sagscli.cli import options


def list_(
    folder: options.TemplateFolder = None,
    format_: Annotated[
        str | None, options.format_option("TemplateList", options.ListFormat)
    ] = None,
    output: options.Output = None,
    force: options.Force = False,
) -> int:
    """List the templates, the folder's own marked."""
    target = options.target("TemplateList", format_, output, force=force)
    session = options.session().at([folder] if folder is not None else None)

    from sagscli.documents.template_list import template_list

    target.give(template_list(session), session.notes)
    return 0
