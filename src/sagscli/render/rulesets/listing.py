"""`sag rules list`: which rulesets there are, from when, after what source."""

from datetime import date

from sagscli import days
from sagscli.app.note import Note
from sagscli.app.rulesets import RulesetList
from sagscli.language import _
from sagscli.render.listing import ListColumn, Listing, Remark
from sagscli.rulesets.library import RulesetVersion


def listing(result: RulesetList) -> Listing[RulesetVersion]:
    """Return a row for each version of each ruleset, and below those that cannot be used."""
    broken = [family.id for family in result.families if family.errors]
    every = (version for family in result.families for version in family.versions)
    # What cannot be looked into stands in the place of them all, and is one.
    rows = {(version.files[0].path, version.since): version for version in every}
    text = _("Cannot be used: {names}. sag rules check shows why.")
    told = [Note(text.format(names=", ".join(broken)))] if broken else []
    return Listing(
        key="rulesets",
        title=_("Rulesets"),
        columns=_columns(),
        rows=list(rows.values()),
        notes=[Remark(note.message, "bad") for note in told],
        told=told,
        style=lambda version: "" if version.is_usable else "bad",
        is_titled=False,
    )


def _columns() -> list[ListColumn[RulesetVersion]]:
    return [
        ListColumn("id", _id, _("Id")),
        ListColumn("title", lambda version: version.ruleset.title, _("Title"), wraps=True),
        ListColumn("since", _since, _("Holds"), _holds),
        ListColumn("until", lambda version: version.until),
        ListColumn("reviewed", lambda version: version.ruleset.reviewed, _("Reviewed")),
        ListColumn("source", _sources, _("Source"), wraps=True),
        ListColumn("extends", lambda version: version.ruleset.extends),
        ListColumn("built_in", lambda version: not version.is_local),
        ListColumn("usable", lambda version: version.is_usable),
        ListColumn("", _where, _("Where"), optional=True),
    ]


def _since(version: RulesetVersion) -> date | None:
    return version.since if version.since != date.min else None


def _id(version: RulesetVersion) -> str:
    return version.ruleset.id or version.files[0].path.stem


def _holds(version: RulesetVersion) -> str:
    if version.since == date.min:
        return "?"
    until = days.short(version.until) if version.until is not None else ""
    return f"{days.short(version.since)} – {until}".rstrip()


def _sources(version: RulesetVersion) -> str:
    return "; ".join(source.title or "" for source in version.ruleset.sources.values())


def _where(version: RulesetVersion) -> str:
    if not version.is_local:
        return _("built in")
    extends = version.ruleset.extends
    return _("this folder, extends {name}").format(name=extends) if extends else _("this folder")
