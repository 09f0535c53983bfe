"""`sag rules list`: which rulesets there are, from when, after what source."""

from collections.abc import Sequence
from datetime import date

from sagscli import days
from sagscli.language import _
from sagscli.render.terminal.layout import Column, fit
from sagscli.render.terminal.line import Bit, Line
from sagscli.rulesets.library import Family, RulesetVersion
from sagscli.safety import clean


def format_list(families: Sequence[Family], columns: int) -> list[Line]:
    """Return a line for each version of each ruleset, and below those that cannot be used."""
    versions = [one for family in families for one in family.versions]
    layout = fit(_columns(), versions, columns)
    lines: list[Line] = [] if layout.stacked else [layout.header(versions[0])]
    for at in range(len(versions)):
        lines += layout.rows(at, "" if versions[at].is_usable else "bad")
    broken = [one.id for one in families if one.errors]
    if broken:
        text = _("Cannot be used: {names}. sag rules check shows why.")
        lines += [(), (Bit(text.format(names=", ".join(broken)), "bad"),)]
    return lines


def _columns() -> list[Column[RulesetVersion]]:
    return [
        Column(lambda _one: _("Id"), lambda one: clean(_id(one))),
        Column(lambda _one: _("Title"), lambda one: clean(one.ruleset.title or ""), wraps=True),
        Column(lambda _one: _("Holds"), _holds),
        Column(lambda _one: _("Reviewed"), lambda one: days.short(one.ruleset.reviewed)),
        Column(lambda _one: _("Source"), lambda one: clean(_sources(one)), wraps=True),
        Column(lambda _one: _("Where"), _where, optional=True),
    ]


def _id(one: RulesetVersion) -> str:
    return one.ruleset.id or one.files[0].path.stem


def _holds(one: RulesetVersion) -> str:
    if one.since == date.min:
        return "?"
    until = days.short(one.until) if one.until is not None else ""
    return f"{days.short(one.since)} – {until}".rstrip()


def _sources(one: RulesetVersion) -> str:
    return "; ".join(source.title or "" for source in one.ruleset.sources.values())


def _where(one: RulesetVersion) -> str:
    if not one.is_local:
        return _("built in")
    extends = one.ruleset.extends
    return _("this folder, extends {name}").format(name=extends) if extends else _("this folder")
