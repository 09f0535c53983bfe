"""`sag rules show`: a procedure as a page that the one who wrote the leaflet can read."""

from collections.abc import Iterable, Iterator

from sagscli.app.rulesets import RulesetPage
from sagscli.language import _
from sagscli.render.ids_note import with_ids_note
from sagscli.render.rulesets.page import Page
from sagscli.render.rulesets.picture import picture
from sagscli.render.terminal.line import Line
from sagscli.rulesets.records import Ages, FormField
from sagscli.rulesets.titles import in_sentence, titled

_STEP = 2


def format_page(result: RulesetPage, columns: int) -> list[Line]:
    """Return the page of one version, with its sources as they were called on the day (A7)."""
    version = result.version
    page = Procedure(version, result.as_of, columns)
    lines = [
        *page.head(),
        *page.section(_("Timeline"), picture(version.ruleset, columns)),
        *page.section(_("Deadlines"), page.deadlines()),
        *page.section(_("Before something is sent"), page.gates()),
        *page.section(_("Ways"), page.ways()),
        *page.section(_("Meetings"), page.meetings()),
        *page.section(_("Meeting dates"), page.meeting_dates()),
        *page.section(_("Forms"), page.forms()),
        *page.section(_("Offers"), page.offers()),
        *page.section(_("Assessments"), page.assessments()),
        *page.section(_("Consents"), page.consents()),
        *page.section(_("Levels"), page.levels()),
        *page.section(_("Tiltag"), page.actions()),
        *page.section(_("Observations"), page.themes()),
        *page.section(_("Phases"), page.phases()),
        *page.section(_("Who acts"), page.roles()),
        *page.section(_("Known, and not computed"), page.not_reckoned()),
    ]
    return with_ids_note(lines, columns)


class Procedure(Page):
    """A whole procedure: all that the ruleset says, its vocabulary too."""

    def forms(self) -> Iterator[Line]:
        """Yield the forms: each field with who fills it in, when, and with whom (V11, V12)."""
        for name, form in self.ruleset.forms.items():
            yield from self._heading("skemaer", name, form.title, "")
            yield from self._listed(_("takes part: {names}"), self._in_list(form.participants))
            part = None
            for field_name, field in form.fields_by_id.items():
                if field.part is not None and field.part != part:
                    yield from self._text(f"{field.part}:", "", 2 * _STEP)
                part = field.part
                must = _("asked for") if field_name in form.required else ""
                told = [field.title or "", *self._how(field), must]
                text = " · ".join(part for part in told if part)
                yield from self._text(f"– {text}", "", 3 * _STEP)
            levels = (titled(self.ruleset.levels, level) for level in form.levels)
            yield from self._listed(_("with the indsatser at: {names}"), levels)
            yield from self._source(form.source)

    def _how(self, field: FormField) -> Iterator[str]:
        whens = {"før": _("before"), "under": _("during"), "efter": _("after")}
        if field.by is not None:
            yield self._role(field.by)
        if field.when:
            yield " / ".join(whens[when] for when in field.when)
        if field.together:
            names = ", ".join(self._in_list(field.together))
            yield _("with {names}").format(names=names)
        if field.guidance:
            yield field.guidance.rstrip(".")

    def offers(self) -> Iterator[Line]:
        """Yield what can be given: for which age, and how many places there are (V1, V2, R1)."""
        for name, kind in self.ruleset.placements.items():
            yield from self._heading("tilbud", name, kind.title, "")
            if kind.ages is not None:
                yield from self._text(_age(kind.ages), "", 2 * _STEP)
            if kind.places is not None:
                text = _("{fewest}–{most} children").format(
                    fewest=kind.places.fewest or 0, most=kind.places.most or "…"
                )
                yield from self._text(text, "", 2 * _STEP)
            if kind.level is not None:
                level = titled(self.ruleset.levels, kind.level)
                yield from self._text(_("at the level {level}").format(level=level), "", 2 * _STEP)
            yield from self._source(kind.source)

    def assessments(self) -> Iterator[Line]:
        """Yield the kinds of assessment, and who may make them (V5)."""
        for name, kind in self.ruleset.assessments.items():
            yield from self._heading("vurderinger", name, kind.title, "")
            yield from self._listed(_("made by: {names}"), self._in_list(kind.by))
            yield from self._source(kind.source)

    def consents(self) -> Iterator[Line]:
        """Yield what can be consented to: what is shared, and with whom (V6c, H10)."""
        for name, kind in self.ruleset.consents.items():
            yield from self._heading("samtykker", name, kind.title, "")
            yield from self._listed(_("what is shared: {names}"), kind.what)
            yield from self._listed(_("shared with: {names}"), self._in_list(kind.shared_with))
            yield from self._source(kind.source)

    def levels(self) -> Iterator[Line]:
        """Yield the levels of indsats, and what comes before them (H1)."""
        for name, level in self.ruleset.levels.items():
            yield from self._heading("niveauer", name, level.title, "")
            before = (titled(self.ruleset.levels, name) for name in level.after)
            yield from self._listed(_("after these are tried and evaluated: {names}"), before)
            yield from self._listed(_("each indsats has: {names}"), level.filled)
            aimed_at = (level.aimed_at,) if level.aimed_at is not None else ()
            yield from self._listed(_("always directed at: {names}"), aimed_at)
            yield from self._source(level.source)

    def actions(self) -> Iterator[Line]:
        """Yield the catalogue of tiltag, with levels and those who carry them out (H15)."""
        for name, action in self.ruleset.actions.items():
            levels = ", ".join(titled(self.ruleset.levels, level) for level in action.levels)
            by = ", ".join(map(self._role, action.by))
            text = " · ".join(part for part in (f"{action.title} ({name})", levels, by) if part)
            yield from self._text(f"{text}{self._mark('tiltag', name)}", "", _STEP)

    def themes(self) -> Iterator[Line]:
        """Yield what an observation can shed light on (K3)."""
        for name, theme in self.ruleset.themes.items():
            yield from self._heading("observationer", name, theme.title, "")
            yield from self._source(theme.source)

    def phases(self) -> Iterator[Line]:
        """Yield the phases of a group's work (L2)."""
        for name, phase in self.ruleset.phases.items():
            yield from self._heading("faser", name, phase.title, "")
            yield from self._source(phase.source)

    def _in_list(self, roles: Iterable[str]) -> list[str]:
        return [in_sentence(self._role(role)) for role in roles]

    def _listed(self, heading: str, names: Iterable[str]) -> list[Line]:
        text = ", ".join(names)
        return self._text(heading.format(names=text), "", 2 * _STEP) if text else []

    def _source(self, source: str | None) -> list[Line]:
        return self._cited(source) if source is not None else []


def _age(ages: Ages) -> str:
    if ages.until == "skolestart":
        return _("from {since} years to the school start").format(since=ages.since or 0)
    if ages.until is None:
        return _("from {since} years").format(since=ages.since or 0)
    return _("{since}–{until} years").format(since=ages.since or 0, until=ages.until)
