"""The templates there are, built in and a folder's own (``skabeloner/``)."""

import os
from pathlib import Path
from typing import NamedTuple

from sagscli.casefile.shut_templates import shut_templates
from sagscli.collation import danish
from sagscli.documents.environment import built_in_templates, own_templates

_ENDINGS = (".j2",)
_NO_DOCUMENTS = ("regelsæt/", "henvisning/tjekliste.")


class Template(NamedTuple):
    """A template by its name, such as ``handleplan/handleplan.html.j2``.

    `path` is the file in use. `is_own` says that it is the folder's; `is_known` that it
    goes before a built-in one, and so is used.
    """

    name: str
    path: Path
    is_own: bool
    is_known: bool


def all_templates(folder: Path | None) -> list[Template]:
    """Return every template, the folder's own in place of the built-in ones they go before.

    Raises NoSuchPlaceError at what cannot be looked into: it may go before a built-in one.
    """
    for _path, error in shut_templates(folder) if folder is not None else ():
        raise error
    built_in = _in(built_in_templates())
    local = own_templates(folder)
    own = _in(local) if local is not None else {}
    return [
        Template(name, own.get(name) or built_in[name], name in own, name in built_in)
        for name in sorted({*built_in, *own}, key=danish)
    ]


def _in(folder: Path) -> dict[str, Path]:
    """Return the templates of documents in a folder by name.

    A ruleset's are no documents, and the checklist is the tool's own answer: what a folder holds
    must not stand between an underretning and the answer that nothing holds it back (A8).
    """
    result = {}
    for place, _folders, names in os.walk(folder):
        for file_name in names:
            path = Path(place) / file_name
            name = path.relative_to(folder).as_posix()
            if file_name.endswith(_ENDINGS) and not name.startswith(_NO_DOCUMENTS):
                result[name] = path
    return result
