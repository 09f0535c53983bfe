"""Where templates are looked for: a folder's own, which are input, and the built-in ones."""

import os
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader
from jinja2.environment import Environment
from jinja2.exceptions import SecurityError, TemplateNotFound

from sagscli.casefile.shut_templates import refusal

LARGEST_TEMPLATE = 1 << 17
"""How large a template may be, in bytes."""


class OutsideError(SecurityError):
    """A template that is a link to a place outside its folder, or too large to be one."""


class LinkError(SecurityError):
    """A link that leads out of the case folder, or to nothing; its message is its path."""


class IsFolderError(SecurityError):
    """A folder where a template should be."""


class ShutError(SecurityError):
    """A template, or the folder it would lie in, that may not be looked at."""


class NotTextError(SecurityError):
    """A template that is not saved as UTF-8."""


def loader(built_in: Path, local: Path | None) -> BaseLoader:
    """Return where templates are looked for: the folder's own first, then the built-in ones."""
    shipped = FileSystemLoader(built_in, encoding="utf-8")
    return ChoiceLoader([_LocalLoader(local), shipped]) if local is not None else shipped


class _LocalLoader(FileSystemLoader):
    """Templates of a case folder: input, so no links that lead out of it, and no huge files."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, encoding="utf-8")
        # A link for the whole folder would make all of another place "inside".
        self._root = os.path.join(os.path.realpath(folder.parent), folder.name)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        """Return a template's text.

        Raises OutsideError, IsFolderError, NotTextError or ShutError for one that cannot be used.
        """
        path = os.path.join(self._root, *template.split("/"))
        self._refuse_links_out(template)
        try:
            os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            raise TemplateNotFound(template) from None
        except OSError:  # it may be there: the built-in one is not silently put in its place
            raise ShutError(template) from None
        real = os.path.realpath(path)
        inside = real.startswith(self._root + os.sep)
        if inside and os.path.isdir(real):
            raise IsFolderError(template)
        if not inside or not os.path.isfile(real) or os.path.getsize(real) > LARGEST_TEMPLATE:
            raise OutsideError(template)
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError:
            raise NotTextError(template) from None
        except OSError:
            raise ShutError(template) from None

    def _refuse_links_out(self, template: str) -> None:
        """Raise LinkError at a link that leads out or nowhere, whatever lies at its end."""
        root = Path(self._root)
        inside = Path(template)
        for way in (*reversed(inside.parents[:-1]), inside):
            if os.path.islink(root / way) and refusal(root / way, root.parent) is not None:
                raise LinkError(f"{root.name}/{way.as_posix()}")
