"""The sandbox templates run in: no files but templates, no code, and an end to their work."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.environment import Environment
from jinja2.exceptions import SecurityError, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

MOST_STEPS = 200_000
"""How many steps (rounds of a loop, calls, parts taken in) one document may take."""

MOST_SIGNS = 2_000_000
"""How long a text may be that a template makes, in characters."""

LARGEST_TEMPLATE = 1 << 20
"""How large a template may be, in bytes."""

_WIDE = re.compile(r"\{[^{}]*:[^{}]*(?:[0-9]{4}|\{)")
"""A field of a format that could be thousands of signs wide."""

_GROWING = frozenset({"center", "ljust", "rjust", "zfill", "expandtabs", "replace"})
"""Methods of texts that can make a short text a huge one."""


class TooMuchError(SecurityError):
    """A template that does not come to an end, or not soon enough."""


class OutsideError(SecurityError):
    """A template that is a link to a place outside its folder, or too large to be one."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's own sandbox, with every name required and every document's steps counted."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, **options: Any) -> None:
        super().__init__(undefined=StrictUndefined, **options)
        self.steps = 0
        self.filters["counted"] = self._counted
        for name in ("center", "format", "indent", "wordwrap", "replace"):
            del self.filters[name]

    def begin(self) -> None:
        """Count the steps of one document from its beginning."""
        self.steps = 0

    def step(self, signs: int = 0) -> None:
        """Count one more step. Raises TooMuchError when there were too many."""
        self.steps += 1
        if self.steps > MOST_STEPS or signs > MOST_SIGNS:
            raise TooMuchError

    def _counted(self, several: Iterable[Any]) -> Iterator[Any]:
        for one in several:
            self.step()
            yield one

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(
                loop.iter, "counted", [], [], None, None, lineno=loop.lineno, environment=self
            )
        return tree

    def call(self, *values: Any, **named: Any) -> Any:
        """Call what a template calls, and count it."""
        self.step()
        return super().call(*values, **named)

    def _load_template(self, name: str, globals_: Any) -> Template:
        self.step()
        return super()._load_template(name, globals_)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a template may use an attribute; those that make huge texts it may not."""
        if isinstance(obj, str) and attr in _GROWING:
            return False
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Any:
        """Let a template fill in a text's fields, unless one of them is made to be huge."""
        wrapped = super().wrap_str_format(value)
        if wrapped is not None and _WIDE.search(value.__self__):
            raise TooMuchError
        return wrapped

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Reckon, but only with numbers: a text times a million is no document."""
        numbers = all(isinstance(one, int | float) for one in (left, right))
        if not numbers or (operator == "**" and right > 2):  # noqa: PLR2004 - squares will do
            raise TooMuchError
        return super().call_binop(context, operator, left, right)


def loader(built_in: Path, local: Path | None) -> BaseLoader:
    """Return where templates are looked for: the folder's own first, then the built-in ones."""
    shipped = FileSystemLoader(built_in, encoding="utf-8")
    return ChoiceLoader([_LocalLoader(local), shipped]) if local is not None else shipped


class _LocalLoader(FileSystemLoader):
    """Templates of a case folder: input, so no links that lead out of it, and no huge files."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, encoding="utf-8")
        self._root = os.path.realpath(folder)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        """Return a template's text. Raises OutsideError for one that is not in the folder."""
        path = os.path.join(self._root, *template.split("/"))
        if not os.path.lexists(path):
            raise TemplateNotFound(template)
        real = os.path.realpath(path)
        inside = real.startswith(self._root + os.sep)
        if not inside or not os.path.isfile(real) or os.path.getsize(real) > LARGEST_TEMPLATE:
            raise OutsideError(template)
        return super().get_source(environment, template)
