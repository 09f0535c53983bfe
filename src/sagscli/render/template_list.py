"""`sag templates list`: which templates there are, and which are the folder's own."""

from collections.abc import Sequence

from sagscli.documents.environment import LOCAL
from sagscli.documents.template_index import Template
from sagscli.language import _
from sagscli.render.terminal.layout import Column, fit
from sagscli.render.terminal.line import Line, paragraph
from sagscli.safety import clean


def format_templates(found: Sequence[Template], columns: int) -> list[Line]:
    """Return a line for each template, and how to have one of your own."""
    lines = paragraph(_("Templates"), columns, "title")
    layout = fit(_columns(), list(found), columns)
    lines += [] if layout.stacked else [layout.header(found[0])]
    for at, one in enumerate(found):
        lines += layout.rows(at, "bold" if one.is_own else "")
    text = _("sag templates copy TEMPLATE puts a copy into {folder}/, to be changed there.")
    return [*lines, (), *paragraph(text.format(folder=LOCAL), columns, "dim")]


def _columns() -> list[Column[Template]]:
    return [
        Column(lambda _one: _("Template"), lambda one: clean(one.name)),
        Column(lambda _one: _("Whose"), _whose, wraps=True),
    ]


def _whose(one: Template) -> str:
    if not one.is_own:
        return _("built in")
    return (
        _("your own") if one.is_known else _("your own; no document uses a template of this name")
    )
