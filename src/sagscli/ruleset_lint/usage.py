"""Words nobody uses, citations that cite nothing, a review long ago (SAG511 to SAG513)."""

from collections.abc import Iterator
from datetime import date

from sagscli import days
from sagscli.diagnostics.diagnostic import Problem
from sagscli.language import _
from sagscli.ruleset_faults.references import citations as all_citations
from sagscli.ruleset_faults.references import references
from sagscli.rulesets.library.version import RulesetVersion

REVIEWED_EVERY_DAYS = 365

_EXPECTED_IN_USE = (
    "kilder",
    "roller",
    "vurderinger",
    "møder",
    "tilbud",
    "niveauer",
    "observationer",
    "faser",
)
"""Sections whose words a rule should use; a catalogue of tiltag, a form and a purpose of
consent stand for themselves."""


def unused_words(version: RulesetVersion) -> Iterator[Problem]:
    """Report a word of the vocabulary that no rule, way or other word uses (SAG511)."""
    ruleset = version.ruleset
    used = {(reference.ref, reference.word) for reference in references(ruleset)}
    for section in _EXPECTED_IN_USE:
        for name in ruleset.words(section):
            if (section, name) not in used:
                message = _('nothing in the ruleset uses "{name}"').format(name=name)
                remedy = _("use it in a rule, or take it away")
                yield Problem("SAG511", (section, name), message, remedy, on_key=True)


def citations(version: RulesetVersion) -> Iterator[Problem]:
    """Report a citation that names no document (SAG512)."""
    for path, text in all_citations(version.ruleset):
        if ":" not in text:
            message = _('"{text}" does not say which document').format(text=text)
            remedy = _('write one of "kilder", a colon and the place: "folder: Statusmøder"')
            yield Problem("SAG512", path, message, remedy)


def review_date(version: RulesetVersion, today: date) -> Iterator[Problem]:
    """Report a ruleset that nobody has held against its source for a year (SAG513)."""
    reviewed = version.ruleset.reviewed
    if reviewed is not None and 0 <= (today - reviewed).days <= REVIEWED_EVERY_DAYS:
        return
    if reviewed is not None and reviewed > today:
        message = _("the day of its review has not come yet: {day}")
        text = message.format(day=days.long(reviewed))
        yield Problem("SAG513", ("gennemgået",), text, _("correct the day"))
        return
    if version.until is not None and version.until < today and reviewed is not None:
        return  # it holds for no new case
    message = (
        _("nobody has noted when it was last held against its source")
        if reviewed is None
        else _("it was last held against its source on {day}").format(day=days.long(reviewed))
    )
    remedy = _('read it against the source, and write the day under "gennemgået"')
    at = ("gennemgået",) if reviewed is not None else ("regelsæt",)
    yield Problem("SAG513", at, message, remedy)
