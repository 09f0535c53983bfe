"""A dated observation that sheds light on a theme (K3)."""

from sagscli.case.records import Narrative
from sagscli.casefile.patch.draft import BLANK, Tree
from sagscli.language import _
from sagscli.referrals.evidence import EvaluationContext, Evidence, shown, unfilled
from sagscli.referrals.kinds.drafting import day, entry
from sagscli.referrals.kinds.kind import RecordRequirement
from sagscli.rulesets.records import Requirement, Ruleset


class ObservationRequirement(RecordRequirement[Narrative]):
    """An observation of a theme."""

    attribute = "theme"
    goes_with = ()
    record = Narrative
    vocabulary = "themes"

    def is_of(self, record: Narrative, word: str, _ruleset: Ruleset) -> bool:
        """Return whether an observation sheds light on a theme."""
        return word in record.themes

    def evaluate(self, requirement: Requirement, context: EvaluationContext) -> Evidence:
        """Return the observations that are dated."""
        text = _('no observation sheds light on "{theme}"').format(theme=requirement.theme)
        return self.best_of(requirement, context, _judged, text)

    def draft(self, requirement: Requirement, _context: EvaluationContext) -> Tree:
        """Return an observation of the theme."""
        keys: Tree = {"dato": day(), "belyser": (requirement.theme or "",), "tekst": BLANK}
        return entry("narrativer", keys)


def _judged(
    _requirement: Requirement, narrative: Narrative, key: str, _context: EvaluationContext
) -> Evidence:
    return unfilled(narrative, ["dato"], key) or shown(narrative.dated)
