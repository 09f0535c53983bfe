"""Put rendered output on a stream: the last look for what must not be shown, width, colours.

Rich is loaded only where a terminal can show colours; a pipe gets plain text from
the same lines.
"""

import codecs
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from sagscli.case.redaction import at_the_door
from sagscli.render.terminal.line import Line, Style, plain_text
from sagscli.render.terminal.text import wrap_whole
from sagscli.safety import clean, clean_lines

if TYPE_CHECKING:
    from rich.progress import Progress

NARROWEST, PLAIN_WIDTH, WIDEST = 24, 100, 1000
_PATIENCE_SECONDS = 1.0
_RICH_STYLES: dict[Style, str] = {
    "": "",
    "bold": "bold",
    "dim": "dim",
    "green": "green",
    "cyan": "cyan",
    "title": "bold cyan",
    "bad": "bold red",
    "warn": "bold yellow",
}
_PLAIN_SIGNS = str.maketrans(
    dict(zip("·–—└→“”’✓✗●○├┤─▸", '--- >""\'vx*o||->', strict=False)) | {"…": "..."}
)


def columns(stream: TextIO | None, pipe: int = PLAIN_WIDTH) -> int:
    """Return how wide output may be: the terminal's width, COLUMNS, or `pipe` in a pipe."""
    wanted_columns = os.environ.get("COLUMNS", "")
    if wanted_columns.isascii() and wanted_columns.isdigit():
        return min(max(int(wanted_columns[:9]), NARROWEST), WIDEST)
    if not _is_terminal(stream):
        return pipe
    return min(max(shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns, NARROWEST), WIDEST)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def show(
    lines: list[Line],
    stream: TextIO | None = None,
    *,
    numbers: bool = False,
    behind: TextIO | None = None,
) -> None:
    """Write styled lines: in colour on a terminal, else as plain text.

    `behind` is the terminal that a pager shows `stream` on. CPR numbers are masked, here and
    below, unless `numbers`.
    """
    out = stream or sys.stdout
    if out is not None and _wants_colour(behind or out):
        _show_rich(lines, out, numbers=numbers, force=behind is not None)
    else:
        write(plain_text(lines), out, numbers=numbers)


def _wants_colour(stream: TextIO) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return _is_terminal(stream) and os.environ.get("TERM") != "dumb"


def _show_rich(lines: list[Line], stream: TextIO, *, numbers: bool, force: bool) -> None:
    from rich.console import Console
    from rich.text import Text

    # Width is ours already; a console that wrapped again would break the columns.
    wanted = True if force or os.environ.get("FORCE_COLOR") else None
    console = Console(file=stream, highlight=False, soft_wrap=True, force_terminal=wanted)
    for line in lines:
        bits = ((at_the_door(bit.text, numbers=numbers), _RICH_STYLES[bit.style]) for bit in line)
        console.print(Text.assemble(*bits))


def write(text: str, stream: TextIO | None = None, *, numbers: bool = False) -> None:
    """Write text, with plain signs for those an old code page cannot show."""
    out = stream or sys.stdout
    if out is None:  # a service without streams
        return
    text = at_the_door(text, numbers=numbers)
    try:
        out.write(text)
    except UnicodeEncodeError:
        encoding = out.encoding or "ascii"
        out.write(text.translate(_PLAIN_SIGNS).encode(encoding, "replace").decode(encoding))


def tell(message: str, remedy: str | None = None, *, program: str = "") -> None:
    """Say something on stderr, and below it what to do: the one place where messages leave.

    On a terminal it is broken between words, and stands behind the name of the `program`; in a
    pipe or a log a sentence is a line.
    """
    stream, margin = sys.stderr, " " * len(program)
    room = columns(stream) - len(program) if _is_terminal(stream) else sys.maxsize
    texts = [*clean_lines(message).split("\n"), *([clean(remedy)] if remedy else [])]
    lines = f"\n{margin}".join(line for text in texts for line in wrap_whole(text, room))
    write(f"{program}{lines}\n", stream)


def write_machine(
    output: str | bytes, stream: TextIO | None = None, *, numbers: bool = False
) -> None:
    """Write for a program: text always as UTF-8, whatever the console's code page.

    Line ends are left as the format made them.
    """
    out = stream or sys.stdout
    if out is None:
        return
    text = at_the_door(output, numbers=numbers) if isinstance(output, str) else None
    buffer = getattr(out, "buffer", None)
    is_utf8 = codecs.lookup(out.encoding or "utf-8").name == "utf-8" and os.name != "nt"
    if text is not None and (buffer is None or is_utf8):
        out.write(text)
        return
    out.flush()
    if buffer is not None:
        buffer.write(text.encode("utf-8") if text is not None else output)
        out.flush()


@contextmanager
def progress(total: int, description: str) -> Iterator[Callable[[int], None]]:
    """Yield a step to call with how many more of `total` things are done.

    A bar appears on stderr after a second, on a terminal only.
    """
    if not _is_terminal(sys.stderr):
        yield lambda _count: None
        return
    bar = _LateBar(total, description)
    try:
        yield bar.step
    finally:
        bar.stop()


class _LateBar:
    """A progress bar that is not there before it is worth showing."""

    def __init__(self, total: int, description: str) -> None:
        self.total, self.description = total, description
        self.begun, self.done = monotonic(), 0
        self.bar: Progress | None = None

    def step(self, count: int) -> None:
        """Count so many more things as done."""
        self.done += count
        if monotonic() - self.begun >= _PATIENCE_SECONDS:
            self._update()

    def _update(self) -> None:
        from rich.console import Console
        from rich.progress import Progress

        if self.bar is None:
            self.bar = Progress(console=Console(stderr=True), transient=True)
            self.bar.add_task(self.description, total=self.total)
            self.bar.start()
        self.bar.update(self.bar.task_ids[0], completed=self.done)

    def stop(self) -> None:
        """Take the bar away."""
        if self.bar is not None:
            self.bar.stop()
