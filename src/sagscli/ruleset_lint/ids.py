"""Ids: named as the file, used once, and never in a circle (SAG504, SAG507)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.language import _
from sagscli.rulesets.library.locations import LOCAL
from sagscli.rulesets.library.version import RulesetVersion
from sagscli.rulesets.records import Edition, Ruleset, Validity

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def named_as_its_file(version: RulesetVersion) -> Iterator[Problem]:
    """Report a file that is named after another ruleset, or after another day (SAG504)."""
    ruleset, path = version.ruleset, version.files[0].path
    stem, home = (unicodedata.normalize("NFC", name) for name in (path.stem, path.parent.name))
    since = ruleset.valid.since if ruleset.valid is not None else None
    named_by_day = _ISO_DAY.fullmatch(stem) is not None
    by_home = not version.is_local or path.parent.parent.name == LOCAL
    name = home if by_home else stem
    if ruleset.id is not None and ruleset.id != name:
        message = _('the file is named after "{name}", but holds the ruleset "{id}"')
        yield Problem(
            "SAG504",
            ("regelsæt",),
            message.format(name=name, id=ruleset.id),
            _("let the file, or its folder, have the ruleset's own name"),
        )
    inherits = ("gælder",) in version.origins
    if named_by_day and since is not None and not inherits and stem != since.isoformat():
        message = _("the file is named after {name}, but holds from {day}")
        yield Problem(
            "SAG504",
            ("gælder", "fra"),
            message.format(name=stem, day=since.isoformat()),
            _("give the file the name of its first day, or correct the day"),
        )


def validity(version: RulesetVersion) -> Iterator[Problem]:
    """Report a version that ends before it begins (SAG301)."""
    valid = version.ruleset.valid
    spans: list[tuple[KeyPath, Validity | Edition]] = [
        (("kilder", name, "udgaver", at), edition)
        for name, source in version.ruleset.sources.items()
        for at, edition in enumerate(source.editions)
    ]
    for path, span in [(("gælder",), valid), *spans] if valid is not None else spans:
        if span.since is not None and span.until is not None and span.until < span.since:
            message = _('"{second}" lies before "{first}"').format(first="fra", second="til")
            remedy = _("correct one of the two days")
            yield Problem("SAG301", (*path, "til"), message, remedy)


def used_once(version: RulesetVersion) -> Iterator[Problem]:
    """Report an id that stands twice in a list (SAG504)."""
    ruleset = version.ruleset
    lists: list[tuple[KeyPath, str, Iterable[str | None]]] = [
        (("frister",), "id", [one.id for one in ruleset.deadlines]),
        (("ikke-beregnet",), "id", [one.id for one in ruleset.not_reckoned]),
        (("eksempler",), "navn", [one.name for one in ruleset.examples]),
    ]
    lists += [
        (("henvisninger", name, "krav"), "id", [one.id for one in kind.requirements])
        for name, kind in ruleset.referrals.items()
    ]
    for path, key, names in lists:
        seen: set[str] = set()
        for at, name in enumerate(names):
            if name is not None and name in seen:
                message = _('"{name}" is there twice').format(name=name)
                yield Problem("SAG504", (*path, at, key), message, _("give each its own"))
            seen.add(name or "")


def circles(version: RulesetVersion) -> Iterator[Problem]:
    """Report a role or a level that leads back to itself (SAG507)."""
    ruleset = version.ruleset
    for section, key, leads in _leads(ruleset):
        for name in leads:
            if name in _reached(name, leads):
                message = _('"{name}" leads back to itself').format(name=name)
                remedy = _('take one of the words under "{key}" away').format(key=key)
                yield Problem("SAG507", (section, name, key), message, remedy)


def _leads(ruleset: Ruleset) -> Iterator[tuple[str, str, Mapping[str, tuple[str, ...]]]]:
    roles = ruleset.roles.items()
    yield "roller", "omfatter", {name: one.includes for name, one in roles}
    deputies = {name: one.when_not_enrolled for name, one in roles if one.when_not_enrolled}
    yield "roller", "når-ikke-indskrevet", {name: (one,) for name, one in deputies.items()}
    yield "niveauer", "efter", {name: one.after for name, one in ruleset.levels.items()}


def _reached(name: str, leads: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    ahead = list(leads.get(name, ()))
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.add(one)
            ahead += leads.get(one, ())
    return found
