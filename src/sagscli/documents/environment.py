"""The Jinja environment: sandboxed, strict about names, at home in Danish."""

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sagscli import language
from sagscli.casefile.folder import shown_path
from sagscli.documents.policy import with_policy
from sagscli.documents.template_filters import (
    css_string,
    is_day,
    markdown,
    markdown_inside,
    prose_html,
    prose_markdown,
)
from sagscli.errors import NoSuchPlaceError
from sagscli.language import _
from sagscli.plain_files import is_below, real_path

if TYPE_CHECKING:
    from sagscli.documents.sandbox import Sandbox

LOCAL = "skabeloner"
"""The folder beside ``sag.yaml`` whose templates go before the built-in ones, file by file."""

_PACKAGE = Path(__file__).parent.parent
_PAGE = ".html.j2"
_AUTOESCAPED = (_PAGE, ".svg.j2")


def built_in_templates() -> Path:
    """Return the folder of the templates: in the wheel, or beside src/ in a checkout."""
    shipped = _PACKAGE / "templates"
    return shipped if shipped.is_dir() else _PACKAGE.parent.parent / "templates"


def filled(template: str, folder: Path | None = None, **values: Any) -> str:
    """Return a template filled in, the one in `folder`'s ``skabeloner/`` where there is one.

    ``|md`` in it escapes Markdown's signs. Raises what Jinja raises;
    `sagscli.documents.template_errors` has the words for it.
    """
    local, is_page = own_templates(folder), template.endswith(_AUTOESCAPED)
    environment = _environment(local, is_page)
    environment.budget.begin()
    values["_"] = language._
    text = environment.concat(environment.get_template(template).generate(**values))
    return with_policy(text) if local is not None and template.endswith(_PAGE) else text


def own_templates(folder: Path | None) -> Path | None:
    """Return where a case folder's own templates lie, None where it has none.

    Raises NoSuchPlaceError for what has the name of their folder and is none, or leads out: the
    built-in ones are not silently used in place of what it holds.
    """
    local = folder / LOCAL if folder is not None else None
    if local is None or not os.path.lexists(local):
        return None
    if not is_below(real_path(str(local)), real_path(str(local.parent))):
        raise NoSuchPlaceError.outside(shown_path(local))
    if not local.is_dir():
        raise NoSuchPlaceError.unreadable(shown_path(local), _("it is not a folder"))
    return local


def _is_escaped(template: str | None) -> bool:
    return template is not None and template.endswith(_AUTOESCAPED)


@cache
def _environment(local: Path | None, is_page: bool) -> "Sandbox":
    from sagscli.documents.sandbox import Sandbox
    from sagscli.documents.template_loader import loader

    environment = Sandbox(
        is_limited=local is not None,
        loader=loader(built_in_templates(), local),
        # In a page all that is put in is text, whatever the file that puts it in is called.
        autoescape=True if is_page else _is_escaped,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.add(
        md=markdown,
        md_in=markdown_inside,
        prose=prose_html,
        prose_md=prose_markdown,
        css=css_string,
    )
    environment.tests["day"] = is_day
    return environment
