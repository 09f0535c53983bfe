"""sag templates copy: a template of one's own, to change."""

import os
from typing import Annotated

from sagscli.cli import options
from sagscli.cli.output import say
from sagscli.language import _

ForceTemplate = Annotated[bool, options.flag("--force", _("Write over a template of that name."))]


def copy(
    name: Annotated[
        str, options.argument(_("TEMPLATE"), _("Its name, as sag templates list has it."))
    ],
    folder: options.TemplateFolder = None,
    force: ForceTemplate = False,
) -> int:
    """Copy a template into the folder's ``skabeloner/``."""
    session = options.session().at([folder] if folder is not None else None)

    from sagscli.documents.template_list import copies
    from sagscli.render.files import make_folder, may_be_written, stay_inside, write_file

    wanted = copies(session, name)
    for path, _text in wanted:  # all or none
        stay_inside(session.workspace.folder.root, path)
        may_be_written(str(path), force=force)
    for path, text in wanted:
        make_folder(str(path.parent))
        write_file(str(path), text, force=force)
        say(_("Written: {path}").format(path=os.path.relpath(path)))
    return 0
