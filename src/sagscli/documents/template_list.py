"""sag templates: which templates a folder has, and which of them a name means."""

from dataclasses import dataclass
from pathlib import Path

from sagscli.app.choices import unknown
from sagscli.app.session import Session
from sagscli.app.workspace import Dialect
from sagscli.documents.environment import LOCAL, built_in_templates
from sagscli.documents.template_index import Template, all_templates
from sagscli.language import _


@dataclass(frozen=True)
class TemplateList:
    """The templates that documents of a folder are made from."""

    templates: tuple[Template, ...]
    dialect: Dialect


def template_list(session: Session) -> TemplateList:
    """Return the templates in use in the session's folder."""
    folder = session.workspace.folder
    return TemplateList(tuple(all_templates(folder.root)), folder.settings.csv)


def copies(session: Session, name: str) -> list[tuple[Path, bytes]]:
    """Return where in the folder each built-in template that `name` means goes, and its text.

    Raises UnknownNameError for a name that fits none.
    """
    known = [template.name for template in all_templates(None)]
    wanted = name.replace("\\", "/")
    fits = [path for path in known if path == wanted] or [
        path
        for path in known
        if path.startswith(f"{wanted}/") or path.removesuffix(".j2") == wanted
    ]
    if not fits:
        message = _('there is no template "{name}".').format(name=name)
        raise unknown(message, wanted, known, most=len(known))
    root = session.workspace.folder.root
    return [
        (root.joinpath(LOCAL, *fit.split("/")), (built_in_templates() / fit).read_bytes())
        for fit in fits
    ]
