"""The Jinja environment: sandboxed, strict about names, at home in Danish."""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sagscli import language
from sagscli.safety import clean

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

_PACKAGE = Path(__file__).parent.parent
_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LIST_START = re.compile(r"^(\d*)([-+.)])(?=\s)")


def templates() -> Path:
    """Return the folder of the templates: in the wheel, or beside src/ in a checkout."""
    shipped = _PACKAGE / "templates"
    return shipped if shipped.is_dir() else _PACKAGE.parent.parent / "templates"


def filled(template: str, **values: Any) -> str:
    """Return a template filled in; ``|md`` in it escapes Markdown's signs."""
    return _environment().get_template(template).render(**values)


def escape_markdown(text: object) -> str:
    """Return `text` on one line as Markdown that shows it letter for letter."""
    line = clean(" ".join(str(text).split()))
    return _LIST_START.sub(r"\1\\\2", _MARKDOWN_SIGNS.sub(r"\\\1", line))


def _is_markup(template: str | None) -> bool:
    return template is not None and template.endswith((".html.j2", ".svg.j2"))


@cache
def _environment() -> "ImmutableSandboxedEnvironment":
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates(), encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=_is_markup,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = escape_markdown
    environment.globals["_"] = language._
    return environment
