"""Find and read rulesets, and pick the version that holds for a case."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.errors import SagError
from sagscli.language import _
from sagscli.model.case import Case
from sagscli.model.ruleset import Ruleset
from sagscli.rules.facts import earliest_start

RULESETS = Path(__file__).parent.parent / "rulesets"


class RulesetError(SagError):
    """A ruleset that cannot be used."""


@cache
def ruleset_ids() -> tuple[str, ...]:
    """Return the ids of the rulesets that come with the tool, in order."""
    return tuple(sorted(entry.name for entry in RULESETS.iterdir() if entry.is_dir()))


@cache
def versions(ruleset_id: str) -> tuple[Ruleset, ...]:
    """Return every version of a ruleset, the oldest first; none for an unknown id.

    Raises RulesetError, with the first fault and its line, for a file that is not
    a ruleset as a whole: half a procedure would give wrong dates.
    """
    if ruleset_id not in ruleset_ids():
        return ()
    return tuple(_read(path) for path in sorted((RULESETS / ruleset_id).glob("*.yaml")))


def _read(path: Path) -> Ruleset:
    document = read(path.read_bytes())
    ruleset, problems = shape(Ruleset, document.value or {})
    faults = [(flaw.span.start.line, flaw.message) for flaw in document.flaws]
    faults += [(document.locate(one.at).start.line, one.message) for one in problems]
    if faults:
        line, message = min(faults)
        raise RulesetError(
            _("the ruleset {path} cannot be used: line {line}: {message}").format(
                path=f"{path.parent.name}/{path.name}", line=line, message=message
            )
        )
    return ruleset


def version_for(case: Case, found: Sequence[Ruleset], today: date) -> Ruleset | None:
    """Return the version of a ruleset that holds for `case`, or None when none does.

    With ``version-efter: tilbud.opstart`` the start of the child's first course picks
    it, so that a new version leaves courses already begun as they were; without a
    start, or without that line, the day asked for does.
    """
    by_start = bool(found) and found[-1].version_by == "tilbud.opstart"
    day = (earliest_start(case) if by_start else None) or today
    return next((one for one in reversed(found) if _holds(one, day)), None)


def _holds(ruleset: Ruleset, day: date) -> bool:
    valid = ruleset.valid
    if valid is None or valid.since is None:
        return False
    return valid.since <= day and (valid.until is None or day <= valid.until)
