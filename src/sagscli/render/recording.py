"""What was recorded: the lines that changed, and what moved by it."""

from collections.abc import Iterator, Sequence

from sagscli import days
from sagscli.app.doubtful_referrals import ReferralDoubt, SentTooEarly
from sagscli.app.lines_to_paste import LinesToPaste
from sagscli.app.record import DiffLine, Readiness, Recording
from sagscli.deadlines.explanation import missing_text, numbered_title
from sagscli.diagnostics.diagnostic import Diagnostic, Severity
from sagscli.language import _, counted
from sagscli.recording.moves import Move, MoveKind
from sagscli.recording.repeats import SaidTwice
from sagscli.recording.taken_away import TakenAway
from sagscli.render.terminal.line import Bit, Line, Style, paragraph
from sagscli.render.terminal.text import wrap
from sagscli.safety import clean

MOST_MOVES = 8
MOST_LINES = 40
"""So many lines of a file are shown: what is asked about them is to be seen beneath."""
_STYLES: dict[str, Style] = {"+": "green", "-": "bad"}


def format_recording(shown: Recording, columns: int) -> list[Line]:
    """Return the lines that change in the file, then what moves by it."""
    if shown.changes_nothing:
        return paragraph(_("The case says so already; nothing was changed."), columns)
    heading = " · ".join(dict.fromkeys((shown.label.number, shown.path)))
    lines = [*paragraph(heading, columns, "title"), ()]
    for line in shown.diff[:MOST_LINES]:
        lines += _diff_line(line, columns)
    if more := len(shown.diff[MOST_LINES:]):
        text = counted("… and {n} more line.", "… and {n} more lines.", more)
        lines += paragraph(text, columns, "dim")
    if not shown.diff:
        lines += paragraph(_("Only how the lines end is changed."), columns)
    told = [*(_readiness(each) for each in shown.readiness), *_moves(shown.moves)]
    if told:
        lines.append(())
    for text in told:
        lines += paragraph(text, columns)
    return lines


def format_findings(findings: Sequence[Diagnostic], columns: int) -> list[Line]:
    """Return what the file is told of when it says this, each with its line and what to do."""
    lines: list[Line] = []
    for each in findings:
        is_error = each.severity is Severity.ERROR
        text = _("error: {message} ({code})") if is_error else _("warning: {message} ({code})")
        told = text.format(message=each.message, code=each.code)
        if is_error:
            told = _("line {line}, {told}").format(line=each.span.start.line, told=told)
        lines += [(), *paragraph(told, columns, "bad" if is_error else "warn")]
        if each.help:
            lines += paragraph(each.help, columns, "", 2)
    return lines


def format_repeats(repeats: Sequence[SaidTwice], columns: int) -> list[Line]:
    """Return what the case says already, by section and number: the words may be private."""
    lines: list[Line] = []
    for each in repeats:
        text = _('the case says this already: entry {number} under "{section}".')
        told = text.format(number=each.first, section=each.section)
        lines += paragraph(told, columns, "warn")
    return lines


def format_doubts(doubts: Sequence[ReferralDoubt], number: str, columns: int) -> list[Line]:
    """Return what speaks against a referral: what is not in place for it, or an earlier one."""
    lines: list[Line] = []
    for each in doubts:
        if isinstance(each, SentTooEarly):
            told = counted(
                "{n} requirement is missing before it is sent: {titles}.",
                "{n} requirements are missing before it is sent: {titles}.",
                len(each.titles),
                titles="; ".join(each.titles),
            )
            lines += paragraph(told, columns, "warn")
            check = _("sag referral check {number} --to {to} shows what to do about each.")
            lines += paragraph(check.format(number=number, to=each.to), columns, "", 2)
            continue
        began = days.short(each.day) if each.day is not None else "–"
        text = _(
            "there is an open referral to {to} already, from {day} (entry {number} under "
            '"henvisninger"). This would be one more.'
        )
        lines += paragraph(text.format(to=each.to, day=began, number=each.first), columns, "warn")
    return lines


def format_gone(gone: Sequence[TakenAway], columns: int) -> list[Line]:
    """Return what else is deleted with an entry, by its keys: the words may be private."""
    lines: list[Line] = []
    for each in gone:
        text = _('what else stands in entry {number} under "{section}" is deleted too: {keys}.')
        told = text.format(number=each.number, section=each.section, keys=", ".join(each.keys))
        lines += paragraph(told, columns, "warn")
    return lines


def _diff_line(line: DiffLine, columns: int) -> Iterator[Line]:
    """Yield a line of the file with its number and sign, broken where it is too long."""
    text, style = clean(line.text), _STYLES.get(line.sign, "")
    indent = " " * (len(text) - len(text.lstrip(" ")))
    margin = f"{line.number:>5} "
    room = max(columns - len(margin) - len(indent) - 2, 20)
    for part in wrap(text.strip(" "), room):
        yield (Bit(margin, "dim"), Bit(f"{line.sign} {indent}{part}", style))
        margin = " " * len(margin)


def _readiness(each: Readiness) -> str:
    return _("{title}: {n} of {all} in place (before: {before}).").format(
        title=each.title, n=each.after, all=each.applicable, before=each.before
    )


def _moves(moves: tuple[Move, ...]) -> Iterator[str]:
    for move in moves[:MOST_MOVES]:
        yield told_in_words(move)
    more = len(moves) - MOST_MOVES
    if more > 0:
        yield counted("… and {n} more deadline.", "… and {n} more deadlines.", more)


def told_in_words(move: Move) -> str:
    """Return the sentence about a deadline that moved."""
    title = numbered_title(move.obligation)
    if move.day is None and move.kind is MoveKind.FALLS_AWAY:
        return _("{title} falls away.").format(title=title)
    if move.day is None and move.obligation.missing is not None:
        return _("{title} cannot be computed: {missing}.").format(
            title=title, missing=missing_text(move.obligation.missing)
        )
    if move.day is None:
        return _("{title}: to do, without a fixed date.").format(title=title)
    text = {
        MoveKind.DONE: _("{title}: done {day}."),
        MoveKind.PLANNED: _("{title}: planned for {day}."),
        MoveKind.ARISES: _("{title}: due {day}."),
        MoveKind.MOVES: _("{title}: due {day} (before: {before})."),
        MoveKind.FALLS_AWAY: _("{title}, due {day}, falls away."),
    }[move.kind]
    before = days.long(move.before) if move.before is not None else ""
    return text.format(title=title, day=days.long(move.day), before=before)


def format_lines(shown: LinesToPaste, columns: int) -> list[Line]:
    """Return the lines to paste into a file, whole: a line that is broken is another one."""
    heading = " · ".join(dict.fromkeys((shown.number, shown.path)))
    lines = [*paragraph(heading, columns, "title"), ()]
    told = [_("Nothing was written. These are the lines that belong in the file:")]
    if shown.is_open:
        told.append(_("What is left open (…) is for you to fill in; --names writes names in full."))
    for text in told:
        lines += paragraph(text, columns)
    return [*lines, (), *((Bit(clean(text)),) for text in shown.lines)]


def format_lines_json(shown: LinesToPaste) -> dict[str, object]:
    """Return the same for programs."""
    return {
        "version": 1,
        "case": shown.number,
        "path": shown.path,
        "recorded": shown.what,
        "saved": False,
        "why": shown.why,
        "paste": list(shown.lines),
    }


def format_json(shown: Recording) -> dict[str, object]:
    """Return the same for programs; the lines of the file are told by their numbers only."""
    changed = {sign: [line.number for line in shown.diff if line.sign == sign] for sign in "+-"}
    return {
        "version": 1,
        "case": shown.label.number,
        "path": shown.path,
        "recorded": shown.what,
        "saved": shown.is_saved,
        "lines": {"added": changed["+"], "removed": changed["-"]},
        "moves": [_move_value(move) for move in shown.moves],
        "referrals": [
            {
                "title": each.title,
                "before": each.before,
                "after": each.after,
                "asked": each.applicable,
            }
            for each in shown.readiness
        ],
        "warnings": [{"code": each.code, "message": each.message} for each in shown.warnings],
    }


def _move_value(move: Move) -> dict[str, object]:
    return {
        "rule": move.obligation.rule,
        "occurrence": move.obligation.occurrence,
        "title": move.obligation.title,
        "became": move.kind.value.replace(" ", "_"),
        "day": move.day.isoformat() if move.day is not None else None,
        "before": move.before.isoformat() if move.before is not None else None,
    }
