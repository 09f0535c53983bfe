"""Say whose numbers such as (V9) are, under a text that shows some."""

from collections.abc import Sequence

from sagscli.language import _
from sagscli.render.terminal.line import Line, paragraph, plain
from sagscli.rulesets.citation import first_id


def with_ids_note(lines: Sequence[Line], columns: int) -> list[Line]:
    """Return lines; where they show an id of docs/sources.md, with whose it is below them."""
    shown = first_id("\n".join(map(plain, lines)))
    if shown is None:
        return list(lines)
    text = _(
        "Numbers such as ({id}) are this program's own and stand in no source; "
        "docs/sources.md says what each of them is."
    )
    return [*lines, (), *paragraph(text.format(id=shown), columns, "dim")]
