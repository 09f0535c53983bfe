"""The entries of a procedure, each as it stands on the page that `sag rules show` prints."""

from collections.abc import Iterable, Iterator
from datetime import date

from sagscli import days
from sagscli.deadlines.scope import planned_ends
from sagscli.language import _
from sagscli.referrals.description import requirement_text
from sagscli.render.terminal.line import Bit, Line, Style, paragraph
from sagscli.render.terminal.text import width
from sagscli.rulesets.citation import citation_with_ids, source_title
from sagscli.rulesets.description import deadline_sentences, deputy_text
from sagscli.rulesets.library import RulesetVersion
from sagscli.rulesets.library.version import Extension
from sagscli.rulesets.records import DeadlineRule, ReferralKind, Requirement, Ruleset, Way
from sagscli.rulesets.roles import definite, inside
from sagscli.rulesets.roles import title as role_title
from sagscli.rulesets.titles import in_sentence, titled
from sagscli.safety import clean

_STEP = 2


class Page:
    """One page: its version, the day its sources are named for, and its width."""

    def __init__(
        self, version: RulesetVersion, as_of: date, columns: int, *, whole_citations: bool = False
    ) -> None:
        self.version, self.as_of, self.columns = version, as_of, columns
        self.whole_citations = whole_citations
        self.ruleset: Ruleset = version.ruleset
        self.marks = {
            (row.section, row.id): row.what for row in version.changes if row.what != "dropped"
        }

    def head(self) -> Iterator[Line]:
        """Yield what the procedure is called, when it holds, and after what."""
        ruleset = self.ruleset
        yield from self._text(f"{ruleset.title} ({ruleset.id})", "title")
        yield from self._text(" · ".join(self._about()), "dim")
        for short, source in ruleset.sources.items():
            publisher = f", {source.publisher}" if source.publisher else ""
            text = f"{short}: {source_title(source, self.as_of)}{publisher}"
            yield from self._text(text, "dim")
        if ruleset.extends is not None:
            text = _("It extends {name}; what differs is marked (added) or (replaced).")
            own = self.version.extends_the_one_before
            name = _("the version before") if own else ruleset.extends
            yield from self._text(text.format(name=name), "warn")
            dropped = [f"{row.section}: {row.id}" for row in self.version.changes if _is_gone(row)]
            if dropped:
                text = _("Left out of it: {names}.").format(names=", ".join(dropped))
                yield from self._text(text, "warn")

    def _about(self) -> Iterator[str]:
        since, until = self.version.since, self.version.until
        if until is None:
            yield _("holds from {day}").format(day=days.long(since))
        else:
            text = _("holds from {day} to {until}")
            yield text.format(day=days.long(since), until=days.long(until))
        if self.ruleset.version_by is not None:
            yield _("for cases by {key}").format(key=self.ruleset.version_by)
        if self.ruleset.reviewed is not None:
            yield _("reviewed {day}").format(day=days.long(self.ruleset.reviewed))
        yield self.version.shown
        yield _("hash {digest}").format(digest=self.version.digest)

    def section(self, heading: str, body: Iterable[Line]) -> list[Line]:
        """Return a part of the page under its heading; nothing without a body."""
        lines = list(body)
        return [(), (Bit(heading, "title"),), *lines] if lines else []

    def deadlines(self) -> Iterator[Line]:
        """Yield every deadline."""
        for at, rule in enumerate(self.ruleset.deadlines):
            yield from [()] if at else []
            yield from self.deadline(rule)

    def deadline(self, rule: DeadlineRule) -> Iterator[Line]:
        """Yield one deadline: what it asks of whom and when, and where that stands."""
        yield from self._heading("frister", rule.id, rule.title, self._role(rule.responsible))
        for text in deadline_sentences(rule, self.ruleset, planned_ends(rule)):
            yield from self._text(text, "", 2 * _STEP)
        yield from self._cited(rule.source)

    def gates(self) -> Iterator[Line]:
        """Yield everything that can be sent, with what it requires."""
        for at, (name, kind) in enumerate(self.ruleset.referrals.items()):
            yield from [()] if at else []
            yield from self.gate(name, kind)

    def gate(self, name: str, kind: ReferralKind) -> Iterator[Line]:
        """Yield one thing that can be sent, with what it requires."""
        decided = self._role(kind.decided_by) if kind.decided_by is not None else ""
        yield from self._heading("henvisninger", name, kind.title, decided)
        if kind.advisory:
            text = _("Advice only: nothing stands in the way of sending it.")
            yield from self._text(text, "warn", 2 * _STEP)
        if kind.points_to:
            names = (in_sentence(titled(self.ruleset.referrals, word)) for word in kind.points_to)
            text = _("The decision may point to: {names}.").format(names=", ".join(names))
            yield from self._text(text, "", 2 * _STEP)
        for number, requirement in enumerate(kind.requirements, start=1):
            yield from self.requirement(name, requirement, f"{number}. ")
        if kind.source is not None:
            yield from self._cited(kind.source)

    def requirement(self, gate: str, requirement: Requirement, number: str = "") -> Iterator[Line]:
        """Yield one requirement: what, who supplies it, under which conditions, and where from."""
        mark = self._mark("krav", f"{gate}.{requirement.id}")
        counted = "" if (requirement.title or "")[:1].isdigit() else number
        who = definite(requirement.responsible or "", self.ruleset)
        text = f"{counted}{requirement.title}{mark} – {who}"
        yield from self._text(text, "", 2 * _STEP)
        if requirement.judgement is not None:
            yield from self._text(requirement.judgement.question or "", "", 3 * _STEP + 1)
            for need in requirement.judgement.examples.values():
                yield from self._text(f"– {need}", "", 3 * _STEP + 1)
        more = requirement_text(requirement, self.ruleset)
        cited = self._citation(requirement.source)
        for part in (more, cited) if more else (cited,):
            yield from self._text(part, "dim", 3 * _STEP + 1)

    def ways(self) -> Iterator[Line]:
        """Yield the ways through the procedure, step by step."""
        for at, (name, way) in enumerate(self.ruleset.ways.items()):
            yield from [()] if at else []
            yield from self._heading("veje", name, way.title, "")
            yield from self._text(_steps(way), "", 2 * _STEP)
            yield from self._cited(way.source)

    def meetings(self) -> Iterator[Line]:
        """Yield the kinds of meeting."""
        for name, kind in self.ruleset.meetings.items():
            convenes = self._role(kind.convenes) if kind.convenes is not None else ""
            yield from self._heading("møder", name, kind.title, convenes)
            for heading, roles in (
                (_("takes part: {names}"), kind.participants),
                (_("may take part: {names}"), kind.may_attend),
            ):
                if roles:
                    names = inside(roles, self.ruleset)
                    yield from self._text(heading.format(names=names), "", 2 * _STEP)
            must = [text for topic, text in kind.agenda.items() if topic in kind.must_discuss]
            rest = [text for topic, text in kind.agenda.items() if topic not in kind.must_discuss]
            yield from self._agenda(_("must take a position on:"), must)
            yield from self._agenda(_("agenda:"), rest)
            if kind.source is not None:
                yield from self._cited(kind.source)

    def _agenda(self, heading: str, texts: list[str]) -> Iterator[Line]:
        if texts:
            yield from self._text(heading, "", 2 * _STEP)
        for text in texts:
            yield from self._text(f"– {text}", "", 3 * _STEP)

    def meeting_dates(self) -> Iterator[Line]:
        """Yield the days on which those who decide meet."""
        for role, those in self.ruleset.meeting_dates.items():
            by_district = those if isinstance(those, dict) else {"": those}
            for district, dates in by_district.items():
                who = ", ".join(filter(None, (self._role(role), district)))
                text = ", ".join(days.short(day) for day in dates)
                yield from self._text(f"{who}: {text}", "", _STEP)

    def roles(self) -> Iterator[Line]:
        """Yield those who act."""
        for name, role in self.ruleset.roles.items():
            parts = [f"{role.title} ({name}){self._mark('roller', name)}"]
            deputy = deputy_text(role, self.ruleset)
            parts += [deputy] if deputy is not None else []
            if role.includes:
                text = _("includes {roles}")
                parts.append(text.format(roles=inside(role.includes, self.ruleset)))
            yield from self._text(" · ".join(parts), "", _STEP)

    def not_reckoned(self) -> Iterator[Line]:
        """Yield what is known and deliberately not computed."""
        for left_out in self.ruleset.not_reckoned:
            mark = self._mark("ikke-beregnet", left_out.id)
            yield from self._text(f"{left_out.text}{mark}", "", _STEP)
            yield from self._cited(left_out.source)

    def _heading(self, section: str, name: str | None, title: str | None, right: str) -> list[Line]:
        """Return a heading, with who acts at the right end of the line, or below it."""
        left = clean(f"{title} ({name}){self._mark(section, name)}")
        who = clean(right)
        room = self.columns - _STEP - width(left) - width(who)
        if room > 1:
            gap = " " * room if who else ""
            return [(Bit(" " * _STEP), Bit(left, "bold"), Bit(f"{gap}{who}"))]
        below = self._text(who, "", 2 * _STEP) if who else []
        return [*self._text(left, "bold", _STEP), *below]

    def _mark(self, section: str, name: str | None) -> str:
        what = self.marks.get((section, name or ""))
        words = {"added": _("added"), "replaced": _("replaced")}
        return f" ({words[what]})" if what is not None else ""

    def _role(self, role: str | None) -> str:
        return role_title(role or "", self.ruleset)

    def _cited(self, source: str | None) -> list[Line]:
        return self._text(self._citation(source), "dim", 2 * _STEP)

    def _citation(self, source: str | None) -> str:
        """Return a citation; short where the page's head says what the short names stand for."""
        if self.whole_citations:
            return citation_with_ids(source or "", self.ruleset, self.as_of)
        return source or ""

    def _text(self, text: str, style: Style = "", indent: int = 0) -> list[Line]:
        return paragraph(text, self.columns, style, indent)


def _is_gone(change: Extension) -> bool:
    return change.what == "dropped"


def _steps(way: Way) -> str:
    between = " → " if way.in_order else " · "
    return between.join(step.title or "" for step in way.steps)
