"""sag templates: which templates there are, and a copy of one to change."""

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sagscli.app import choices
from sagscli.cli import options
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.casefile.folder import Folder

TemplateFolder = Annotated[
    str | None,
    typer.Argument(
        metavar=_("[FOLDER]"),
        help=_("The case folder. Default: the one you stand in."),
        show_default=False,
    ),
]


def list_(folder: TemplateFolder = None) -> int:
    """List the templates, the folder's own marked."""
    from sagscli.documents.template_index import all_templates
    from sagscli.render.template_list import format_templates
    from sagscli.render.terminal import screen

    found = all_templates(_folder(folder).root)
    screen.show(format_templates(found, screen.columns(sys.stdout)))
    return 0


def copy(
    name: Annotated[
        str,
        typer.Argument(metavar=_("TEMPLATE"), help=_("Its name, as sag templates list has it.")),
    ],
    folder: TemplateFolder = None,
    force: options.Force = False,
) -> int:
    """Copy a template into the folder's ``skabeloner/``."""
    from sagscli.documents.environment import LOCAL, built_in_templates
    from sagscli.documents.template_index import all_templates
    from sagscli.render.files import make_folder, write_file
    from sagscli.render.terminal import screen

    root = _folder(folder).root
    known = [one.name for one in all_templates(None)]
    wanted = name.replace("\\", "/")
    fits = [one for one in known if one == wanted] or [
        one for one in known if one.startswith(f"{wanted}/") or one.removesuffix(".j2") == wanted
    ]
    if not fits:
        message = _('there is no template "{name}".').format(name=name)
        raise choices.unknown(message, wanted, known, most=len(known))
    for one in fits:
        target = os.path.join(root, LOCAL, *one.split("/"))
        make_folder(os.path.dirname(target))
        text = (built_in_templates() / one).read_bytes()
        write_file(target, text, force=force)
        screen.write(_("Written: {path}").format(path=os.path.relpath(target)) + "\n", sys.stderr)
    return 0


def _folder(place: str | None) -> "Folder":
    from sagscli.app.workspace import open_places

    folders, _files = open_places([place] if place is not None else None)
    return folders[0]
