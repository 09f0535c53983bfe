"""What a change of policy would do to a folder of cases."""

from collections.abc import Sequence
from datetime import date

from sagscli.app.case_label import label_of, redaction_of
from sagscli.app.caseload import load
from sagscli.casefile.folder import CaseFile
from sagscli.ruleset_lint.comparison import Impact, shifts, would_follow
from sagscli.rulesets.records import Ruleset


def impact_of(files: Sequence[CaseFile], before: Ruleset, after: Ruleset, today: date) -> Impact:
    """Return what would become of the cases that follow the ruleset of `before`.

    A case for which `after` does not hold, because it began under another version, stays
    as it is; so does one of another ruleset. Cases with errors are left out: their
    dates may be wrong.
    """
    impact = Impact()
    for entry in load(files, today, as_of=today):
        case, ruleset = entry.case, entry.ruleset
        if case is None or entry.has_errors:
            impact.unread += 1
        elif ruleset is None or ruleset.id != before.id:
            impact.others += 1
        elif not _is_of(ruleset, before) or not would_follow(case, after, today):
            impact.cases += 1
            impact.stay += 1
        else:
            impact.cases += 1
            many = shifts(case, before, after, today)
            if many:
                label = label_of(entry, redaction_of(entry, names=None))
                impact.shifts.append((label.number, label.path, many))
    return impact


def _is_of(ruleset: Ruleset, version: Ruleset) -> bool:
    """Return whether a case that follows `ruleset` follows that very version."""
    return ruleset.valid is not None and ruleset.valid == version.valid
