"""`sag templates list`: which templates there are, and which are the folder's own."""

from sagscli.documents.environment import LOCAL
from sagscli.documents.template_index import Template
from sagscli.documents.template_list import TemplateList
from sagscli.language import _
from sagscli.render.listing import ListColumn, Listing, Remark


def listing(result: TemplateList) -> Listing[Template]:
    """Return a row for each template, and how to have one of your own."""
    text = _("sag templates copy TEMPLATE puts a copy into {folder}/, to be changed there.")
    return Listing(
        key="templates",
        title=_("Templates"),
        columns=[
            ListColumn("name", lambda template: template.name, _("Template")),
            ListColumn("own", lambda template: template.is_own, _("Whose"), _origin, wraps=True),
            ListColumn("used", lambda template: template.is_known),
        ],
        rows=result.templates,
        notes=[Remark(text.format(folder=LOCAL))],
        style=lambda template: "bold" if template.is_own else "",
        dialect=result.dialect,
    )


def _origin(template: Template) -> str:
    if not template.is_own:
        return _("built in")
    return (
        _("your own")
        if template.is_known
        else _("your own; no document uses a template of this name")
    )
