"""`sag explain CASE RULE`: the whole reckoning of a date, and what would change it."""

from collections.abc import Iterator, Sequence
from datetime import date

from sagscli import days
from sagscli.app.explain import CaseReckoning, ReckoningHeading
from sagscli.case.key_paths import path_of, readable
from sagscli.deadlines.explanation import missing_text, numbered_title, reasons
from sagscli.deadlines.obligation import FINISHED, Obligation, Status
from sagscli.deadlines.sensitivity import Reckoned, Trial, Window
from sagscli.deadlines.status import planned_for, status
from sagscli.language import _, counted
from sagscli.render.deadlines.words import status_word
from sagscli.render.ids_note import with_ids_note
from sagscli.render.terminal.layout import Column, fit
from sagscli.render.terminal.line import Bit, Line, Style, paragraph
from sagscli.rulesets.citation import citation_with_ids
from sagscli.rulesets.description import fulfilled_by
from sagscli.rulesets.roles import definite
from sagscli.safety import clean


def format_reckoning(result: CaseReckoning, columns: int) -> list[Line]:
    """Return the reckoning of what was chosen, under a line for each obligation of its rule."""
    all_ = result.all
    page = _Page(result.chosen, result.heading, columns)
    lines = [
        *page.head(),
        *(page.others(all_) if len(all_) > 1 else ()),
        *page.section(_("How the date is reckoned"), page.terms()),
        *page.section(_("What fulfils it"), page.fulfilment()),
        *page.section(_("What would change the answer"), page.changes()),
        *page.section(_("The rule"), page.source()),
    ]
    return with_ids_note(lines, columns)


class _Page:
    """The page of one obligation."""

    def __init__(self, chosen: Reckoned, heading: ReckoningHeading, columns: int) -> None:
        self.chosen, self.heading, self.columns = chosen, heading, columns
        self.obligation: Obligation = chosen.obligation
        self.ruleset = heading.version.ruleset
        self.status = status(self.obligation, heading.as_of)

    def head(self) -> Iterator[Line]:
        yield from self._text(f"{self.heading.number} · {numbered_title(self.obligation)}", "title")
        yield from self._text(self._due(), "bold")
        parts = [status_word(self.status), *self._days()]
        if self.status not in FINISHED:
            who = definite(self.obligation.responsible, self.ruleset)
            parts.append(_("{role} has to act").format(role=who))
        if self.obligation.expected:
            parts.append(_("built on the expected school start"))
        if self.obligation.before_start:
            parts.append(_("the deadline lies before the start of the course"))
        yield from self._text(" · ".join(parts), "")

    def _due(self) -> str:
        obligation, missing = self.obligation, self.obligation.missing
        if obligation.due is None:
            return missing_text(missing) if missing else _("The source sets no date.")
        text = _("Due {day}").format(day=days.full(obligation.due))
        if obligation.act_by is not None and obligation.act_by != obligation.due:
            text += ", " + _("act by {day}").format(day=days.full(obligation.act_by))
        return text

    def _days(self) -> list[str]:
        if self.obligation.due is None or self.status in FINISHED:
            return []
        left = (self.obligation.due - self.heading.as_of).days
        if left < 0:
            return [counted("{n} day late", "{n} days late", -left)]
        return [counted("{n} day left", "{n} days left", left)]

    def others(self, all_: Sequence[Reckoned]) -> Iterator[Line]:
        yield ()
        obligations = [each.obligation for each in all_]
        layout = fit(_columns(self.heading.as_of), obligations, self.columns)
        if not layout.stacked:
            yield layout.header(obligations[0])
        for at, obligation in enumerate(obligations):
            style: Style = "bold" if obligation == self.obligation else "dim"
            yield from layout.rows(at, style)

    def section(self, heading: str, body: Iterator[Line]) -> list[Line]:
        lines = list(body)
        return [(), (Bit(heading, "title"),), *lines] if lines else []

    def terms(self) -> Iterator[Line]:
        if not self.obligation.terms:
            return
        for reason in reasons(self.obligation, self.ruleset):
            sign, style = ("→ ", "cyan") if reason.binds else ("  ", "dim")
            text = f"{sign}{days.short(reason.day) or '?'} = {reason.text}"
            yield from self._text(text, "cyan" if style == "cyan" else "dim", 2)
            yield from self._text(reason.source, "dim", 6)
        for event in self.chosen.events:
            yield from self._text(self._event(event.name, event.key, event.day), "", 2)
        act_by, due = self.obligation.act_by, self.obligation.due
        if act_by is not None and due is not None and act_by != due:
            text = _("{due} is not a working day; the last one before it is {day}.")
            yield from self._text(text.format(due=days.full(due), day=days.full(act_by)), "", 2)

    def _event(self, name: str, key: str, day: date | None) -> str:
        line = self._line(key)
        if day is None:
            return _("{event} is not known: {key} is missing").format(event=name, key=readable(key))
        if line is None:
            return _("{event} is {day}").format(event=name, day=days.short(day))
        text = _("{event} is {day}, from {key} (line {line})")
        return text.format(event=name, day=days.short(day), key=readable(key), line=line)

    def _line(self, key: str) -> int | None:
        path = path_of(key)
        node = self.heading.document.value
        for part in path:
            try:
                node = node[part]  # type: ignore[index]
            except (KeyError, IndexError, TypeError):
                return None
        return self.heading.document.locate(path).start.line

    def fulfilment(self) -> Iterator[Line]:
        what = fulfilled_by(self.chosen.rule, self.ruleset)
        yield from self._text(_("Needed: {what}.").format(what=what), "", 2)
        window = self.chosen.window
        if window is not None:
            yield from self._text(_counted(window), "", 2)
        for fact in self.chosen.too_early:
            text = _("{key}, {day}, lies before that and counts for nothing.")
            text = text.format(key=readable(fact.path), day=days.short(fact.day))
            yield from self._text(text, "", 2)
        yield from self._text(self._stands(), "", 2)

    def _stands(self) -> str:
        obligation, as_of = self.obligation, self.heading.as_of
        if self.status in (Status.DONE, Status.DONE_LATE):
            return _("It was fulfilled on {day}.").format(day=days.short(obligation.done))
        planned = planned_for(obligation, as_of)
        if self.status is Status.MISSED:
            return _("Nothing fulfilled it, and it can no longer be fulfilled.")
        if planned is not None:
            return _("It is planned for {day}; what is planned fulfils nothing yet.").format(
                day=days.short(planned)
            )
        return _("Nothing has fulfilled it yet.")

    def changes(self) -> Iterator[Line]:
        for trial in self.chosen.trials:
            yield from self._text("– " + self._trial(trial), "", 2)
        counted = {event.name for event in self.chosen.events}
        for event in self.chosen.ends:
            if event.name in counted:
                continue  # the day moves with it
            if self.obligation.due is not None and (event.day is None or event.expected):
                text = _("With {event} on or before {day} recorded, it falls away.")
                text = text.format(event=event.name, day=days.short(self.obligation.due))
                yield from self._text(f"– {text}", "", 2)
        if self.obligation.expected:
            text = _('A date under "skole.start": then that is counted from, not the expected one.')
            yield from self._text(f"– {text}", "", 2)
        if self.obligation.missing is not None:
            text = _("A date under {key}: then it can be reckoned.").format(
                key=readable(self.obligation.missing)
            )
            yield from self._text(f"– {text}", "", 2)
        if self.obligation.recurs and self.chosen.rule.meeting is not None:
            text = _('A meeting with "nummer: {number}": then that one counts, whatever its day.')
            yield from self._text("– " + text.format(number=self.obligation.occurrence), "", 2)

    def _trial(self, trial: Trial) -> str:
        day = days.short(trial.day)
        if trial.due is None:
            return _("{key} a day later ({day}): it falls away.").format(
                key=readable(trial.key), day=day
            )
        if trial.due == self.obligation.due:
            text = _("{key} a day later ({day}): still {due}.")
        else:
            text = _("{key} a day later ({day}): due {due}.")
        return text.format(key=readable(trial.key), day=day, due=days.short(trial.due))

    def source(self) -> Iterator[Line]:
        yield from self._text(
            citation_with_ids(self.obligation.source, self.ruleset, self.obligation.due), "", 2
        )
        version = self.heading.version
        text = _("{title} ({id}), the version from {day}, hash {digest}")
        words = text.format(
            title=self.ruleset.title,
            id=self.ruleset.id,
            day=days.long(version.since),
            digest=version.digest,
        )
        yield from self._text(words, "", 2)
        if self.ruleset.version_by is not None:
            yield from self._text(self._picked(), "", 2)

    def _picked(self) -> str:
        if self.heading.picked_by is None:
            text = _("The case has no {key} yet, so the version of {day} holds.")
            return text.format(key=self.ruleset.version_by, day=days.short(self.heading.as_of))
        text = _("That version holds because the earliest {key} is {day}.")
        return text.format(key=self.ruleset.version_by, day=days.short(self.heading.picked_by))

    def _text(self, text: str, style: Style, indent: int = 0) -> list[Line]:
        return paragraph(text, self.columns, style, indent)


def _counted(window: Window) -> str:
    """Return which days count for an obligation (A15, A16)."""
    first, last = days.short(window.first), days.short(window.last)
    if first and last:
        return _("What counts for it lies between {first} and {last}.").format(
            first=first, last=last
        )
    if first:
        return _("What counts for it lies on {first} or later.").format(first=first)
    if last:
        return _("What counts for it lies on {last} or earlier.").format(last=last)
    return _("Any day counts.")


def _columns(as_of: date) -> list[Column[Obligation]]:
    return [
        Column(lambda _row: _("No."), lambda row: str(row.occurrence), right=True),
        Column(lambda _row: _("What for"), lambda row: clean(row.course or ""), wraps=True),
        Column(lambda _row: _("Due"), lambda row: days.short(row.due) or "–"),
        Column(lambda _row: _("Done"), lambda row: days.short(row.done)),
        Column(lambda _row: _("Status"), lambda row: status_word(status(row, as_of))),
    ]
