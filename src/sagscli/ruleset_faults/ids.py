"""Ids: named as the file, used once, and never in a circle (SAG504, SAG507)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.language import _
from sagscli.ruleset_faults.references import danish, words_at
from sagscli.rulesets.library.locations import LOCAL
from sagscli.rulesets.library.version import RulesetVersion
from sagscli.rulesets.records import LISTS, VOCABULARY, Edition, Ruleset, Validity

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
    for path, key, names in _lists(version.ruleset):
        seen: set[str] = set()
        for at, name in enumerate(names):
            if name is not None and name in seen:
                message = _('"{name}" is there twice').format(name=name)
                yield Problem("SAG504", (*path, at, key), message, _("give each its own"))
            seen.add(name or "")


def _lists(ruleset: Ruleset) -> Iterator[tuple[KeyPath, str, list[str | None]]]:
    attributes = Ruleset.attributes()
    for section, key in LISTS.items():
        entries = getattr(ruleset, attributes[section])
        yield (section,), key, [getattr(entry, entry.attributes()[key]) for entry in entries]
    for name, kind in ruleset.referrals.items():
        yield ("henvisninger", name, "krav"), "id", [need.id for need in kind.requirements]


def circles(version: RulesetVersion) -> Iterator[Problem]:
    """Report a word that leads back to itself: a role, a level (SAG507)."""
    for section, key, leads in _leads(version.ruleset):
        for name in leads:
            if name in _reached(name, leads):
                message = _('"{name}" leads back to itself').format(name=name)
                remedy = _('take one of the words under "{key}" away').format(key=key)
                yield Problem("SAG507", (section, name, key), message, remedy)


def _leads(ruleset: Ruleset) -> Iterator[tuple[str, str, Mapping[str, Iterable[str]]]]:
    """Yield the keys whose words are of the section that they stand in, and where each leads."""
    for section, record in VOCABULARY.items():
        for attribute in (name for name, ref in record.refs().items() if ref == section):
            values = {name: getattr(row, attribute) for name, row in ruleset.words(section).items()}
            leads = {name: [word for _at, word in words_at((), values[name])] for name in values}
            yield section, danish(record, attribute), leads


def _reached(name: str, leads: Mapping[str, Iterable[str]]) -> set[str]:
    reached: set[str] = set()
    ahead = [*leads[name]]
    while ahead:
        word = ahead.pop()
        if word not in reached:
            reached.add(word)
            ahead += leads.get(word, ())
    return reached
