"""`sag explain RULE`: what a rule says, who is responsible, its source and its examples."""

from collections.abc import Iterator, Sequence
from datetime import date

from sagscli import days
from sagscli.app.explain import NamedRules
from sagscli.deadlines.obligation import Status
from sagscli.language import _
from sagscli.render.deadlines.words import status_word
from sagscli.render.ids_note import with_ids_note
from sagscli.render.rulesets.page import Page
from sagscli.render.terminal.line import Bit, Line, paragraph
from sagscli.rulesets.citation import citation_with_ids
from sagscli.rulesets.description import action_sentences, deputy_text
from sagscli.rulesets.lookup import Named
from sagscli.rulesets.records import (
    ActionKind,
    DeadlineRule,
    Example,
    Expectation,
    NotReckoned,
    ReferralKind,
    Requirement,
)


def format_rules(result: NamedRules, columns: int) -> list[Line]:
    """Return a page for everything of one name, ruleset by ruleset."""
    lines: list[Line] = []
    ruleset = None
    for entry in result.rules:
        lines += [()] if lines else []
        if entry.version.ruleset is not ruleset:
            ruleset = entry.version.ruleset
            text = _("{title} ({id}), from {day}").format(
                title=ruleset.title, id=ruleset.id, day=days.long(entry.version.since)
            )
            lines += [*paragraph(text, columns, "title"), ()]
        lines += _EntryPage(entry, result.as_of, columns).lines()
    return with_ids_note(lines, columns)


_STATUSES = frozenset(Status)


class _EntryPage:
    """One thing that is explained."""

    def __init__(self, entry: Named, as_of: date, columns: int) -> None:
        self.entry, self.as_of, self.columns = entry, as_of, columns
        self.ruleset = entry.version.ruleset
        self.page = Page(entry.version, as_of, columns, whole_citations=True)

    def lines(self) -> Iterator[Line]:
        record = self.entry.record
        if isinstance(record, DeadlineRule):
            yield from self.page.deadline(record)
            deputy = deputy_text(self.ruleset.roles.get(record.responsible or ""), self.ruleset)
            yield from paragraph(deputy, self.columns, "", 4) if deputy is not None else ()
        elif isinstance(record, ReferralKind):
            yield from self.page.gate(self.entry.id, record)
        elif isinstance(record, Requirement):
            yield from self._of_gate(record)
        elif isinstance(record, ActionKind):
            yield from self._action(record)
        elif isinstance(record, NotReckoned):
            text = _("Known, and not computed: {text}").format(text=record.text)
            yield from paragraph(text, self.columns, "", 2)
            yield from self._cited(record.source)
        yield from self._examples()

    def _of_gate(self, record: Requirement) -> Iterator[Line]:
        kind = self.ruleset.referrals[self.entry.gate or ""]
        text = _("A requirement before: {title}").format(title=kind.title)
        yield from paragraph(text, self.columns, "bold", 2)
        yield from self.page.requirement(self.entry.gate or "", record)

    def _action(self, record: ActionKind) -> Iterator[Line]:
        yield from paragraph(f"{record.title}", self.columns, "bold", 2)
        for text in action_sentences(record, self.ruleset):
            yield from paragraph(text, self.columns, "", 4)
        yield from self._cited(record.source)

    def _cited(self, source: str | None) -> list[Line]:
        return paragraph(
            citation_with_ids(source or "", self.ruleset, self.as_of), self.columns, "dim", 4
        )

    def _examples(self) -> Iterator[Line]:
        shown = [
            (example, expected)
            for example in self.ruleset.examples
            for expected in example.expects
            if self._is_of(expected)
        ]
        if shown:
            yield ()
            yield (Bit("  "), Bit(_("Examples"), "bold"))
        for example, expected in shown:
            yield from paragraph(f"– {example.name}", self.columns, "", 4)
            for text in _expected(example, expected):
                yield from paragraph(text, self.columns, "cyan", 6)

    def _is_of(self, expected: Expectation) -> bool:
        if self.entry.section == "frister":
            return expected.id == self.entry.id
        if self.entry.section == "henvisninger":
            return expected.referral == self.entry.id
        if self.entry.section == "krav" and expected.referral == self.entry.gate:
            left_out = (*expected.not_applicable, *expected.advised)
            return self.entry.id in (*expected.missing, *expected.unknown, *left_out)
        return False


def _expected(example: Example, expected: Expectation) -> Iterator[str]:
    if "latest" in expected.model_fields_set:
        yield _("due {days}").format(days=_days(expected.latest) or _("never"))
    if expected.act_by:
        yield _("act by {days}").format(days=_days(expected.act_by))
    if expected.status and example.as_of is not None:
        text = _("on {day}: {statuses}")
        words = ", ".join(status_word(Status(key)) for key in expected.status if key in _STATUSES)
        yield text.format(day=days.short(example.as_of), statuses=words)
    if expected.responsible:
        roles = ", ".join(dict.fromkeys(expected.responsible))
        yield _("responsible: {roles}").format(roles=roles)
    if expected.referral is not None:
        yield from _standing(example, expected)


def _standing(example: Example, expected: Expectation) -> Iterator[str]:
    parts = [
        heading.format(ids=", ".join(ids))
        for heading, ids in (
            (_("missing: {ids}"), expected.missing),
            (_("unknown: {ids}"), expected.unknown),
            (_("does not apply: {ids}"), expected.not_applicable),
            (_("recommended: {ids}"), expected.advised),
        )
        if ids
    ]
    text = "; ".join(parts) or _("everything is in place")
    yield _("on {day}: {statuses}").format(day=days.short(example.as_of), statuses=text)


def _days(texts: Sequence[str]) -> str:
    return ", ".join(_day(text) for text in texts)


def _day(text: str) -> str:
    try:
        return days.short(date.fromisoformat(text))
    except ValueError:
        return text  # the check of the ruleset says that it is no day
