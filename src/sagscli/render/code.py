"""`sag explain CODE`: what a finding means, with an example of wrong and right."""

from sagscli.diagnostics.codes.code import Code
from sagscli.language import _
from sagscli.render.diagnostics.full import severity_style, severity_word
from sagscli.render.ids_note import with_ids_note
from sagscli.render.terminal.line import Bit, Line, Style
from sagscli.render.terminal.text import wrap


def format_code(code: Code, columns: int) -> list[Line]:
    """Return a code's page as styled lines."""
    lines: list[Line] = [
        (
            Bit(f"{code.code} ", "title"),
            Bit(_(code.title), "bold"),
            Bit(f"  ({severity_word(code.severity)}, {code.name})", severity_style(code.severity)),
        ),
        (),
        *[(Bit(part),) for part in wrap(_(code.why), columns)],
    ]
    lines += _example(_("Wrong"), code.wrong, "bad")
    lines += _example(_("Right"), code.right, "green")
    return with_ids_note(lines, columns)


def _example(heading: str, text: str, style: Style) -> list[Line]:
    if not text:
        return []
    shown = [(Bit("  " + line.replace("\t", "→")),) for line in text.rstrip("\n").split("\n")]
    return [(), (Bit(f"{heading}:", style),), (), *shown]
