"""sag explain: what a code or a rule means, and how a date of a case was reckoned."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sagscli.app import choices, find_ruleset
from sagscli.app.case_label import redaction_of, shown
from sagscli.app.caseload import read_with_twin
from sagscli.app.loaded_case import LoadedCase
from sagscli.app.session import Session
from sagscli.case.as_of import as_known
from sagscli.case.records import Case
from sagscli.casefile.document import Document
from sagscli.casefile.shown_paths import path_of
from sagscli.casefile.suggest import nearest
from sagscli.deadlines.obligation import FINISHED
from sagscli.deadlines.sensitivity import Reckoned, reckoned
from sagscli.deadlines.status import status
from sagscli.diagnostics.codes import registry
from sagscli.diagnostics.codes.code import Code
from sagscli.diagnostics.diagnostic import Diagnostic
from sagscli.errors import NoCaseError, SagError, UnknownNameError
from sagscli.language import _
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.rulesets.library import Library, RulesetVersion
from sagscli.rulesets.lookup import Named, everything, named
from sagscli.rulesets.records import DeadlineRule, Ruleset
from sagscli.rulesets.versions import case_day, holds_on
from sagscli.validation.reading import Reading


@dataclass(frozen=True)
class NamedRules:
    """Everything of one name in the rulesets that hold on a day."""

    rules: Sequence[Named]
    as_of: date


@dataclass(frozen=True)
class ReckoningHeading:
    """What was asked about: a case, the version it follows, and the day to look from."""

    number: str
    path: str
    document: Document
    version: RulesetVersion
    picked_by: date | None
    as_of: date


@dataclass(frozen=True)
class CaseReckoning:
    """How the date of `chosen` was reckoned, among `all` that a rule makes due in a case."""

    all: Sequence[Reckoned]
    chosen: Reckoned
    heading: ReckoningHeading
    errors: tuple[Diagnostic, ...]


def code(word: str) -> Code | None:
    """Return the code that `word` is the number or the name of."""
    by_name = {entry.name: key for key, entry in registry().items()}
    return registry().get(by_name.get(word.lower(), word.upper()))


def rules(session: Session, word: str, folder: str | None) -> NamedRules:
    """Return what is called `word` in any ruleset. Raises UnknownNameError."""
    library = find_ruleset.library(folder)
    versions = _versions_on(library, session.as_of)
    meant = named(word, versions)
    if not meant:
        find_ruleset.refuse_shut(library)
        ids = [rule.id for version in versions for rule in everything(version)]
        raise _unknown_word(word, ids)
    return NamedRules(meant, session.as_of)


def _versions_on(rulesets: Library, day: date) -> list[RulesetVersion]:
    """Return, of each usable ruleset, the version that holds on `day`, or else its last."""
    usable = []
    for family in map(rulesets.family, rulesets.ids):
        if not family.errors:
            held = [version for version in family.versions if holds_on(version.ruleset, day)]
            usable.append((held or list(family.versions))[-1])
    return usable


def _unknown_word(word: str, ids: Sequence[str]) -> UnknownNameError:
    entries = registry()
    if word.upper().startswith("SAG"):
        first, *_middle, last = entries
        remedy = _("Codes run from {first} to {last}; sag validate puts one beside each finding.")
        message = _('there is no code "{code}".').format(code=word)
        return UnknownNameError(message, remedy.format(first=first, last=last))
    guess = nearest(word, [*dict.fromkeys(ids), *(entry.name for entry in entries.values())])
    message = _('"{word}" is neither a code nor a rule.').format(word=word)
    if guess:
        return UnknownNameError(message, _('Did you mean "{guess}"?').format(guess=guess))
    return UnknownNameError(
        message,
        _("sag rules show lists the rules of a ruleset; for a case, name the rule too."),
    )


def reckoning(session: Session, word: str, rule: str, number: int | None) -> CaseReckoning:
    """Return how the date of a rule was reckoned in the session's case, called `word`.

    Raises NoCaseError or UnknownNameError for what cannot be reckoned.
    """
    file = session.file
    reading = read_with_twin(session)
    case, ruleset = _read(reading)
    chosen = _deadline(ruleset, rule, word)
    arising = reckoned(as_known(case, session.as_of), chosen, ruleset, session.as_of)
    if not arising:
        message = _("nothing of {rule} arises in this case.").format(rule=chosen.id)
        remedy = _("sag explain {rule} says when it does.").format(rule=chosen.id)
        raise NoCaseError(message, remedy)
    entry = LoadedCase(file, case, ruleset, reading.errors(session.names))
    people = redaction_of(entry, session.names)
    family = library_of(str(file.folder.root), whole=False).family(ruleset.id or "")
    arising = [replace(each, obligation=shown(each.obligation, people)) for each in arising]
    heading = ReckoningHeading(
        number=people.number(case.number) or path_of(file, people),
        path=path_of(file, people),
        document=reading.document,
        version=family.version_of(ruleset),
        picked_by=case_day(case, ruleset),
        as_of=session.as_of,
    )
    return CaseReckoning(arising, _chosen(arising, number, session.as_of), heading, entry.errors)


def _read(reading: Reading) -> tuple[Case, Ruleset]:
    """Raise NoCaseError for a case that no date can be reckoned of."""
    if reading.case is not None and reading.ruleset is not None:
        return reading.case, reading.ruleset
    first = next(iter(reading.diagnostics(names=None)), None)
    message = _("no date can be reckoned of this case.")
    if first is None:
        raise NoCaseError(message)
    start = first.span.start
    message += f" {first.path}:{start.line}:{start.column}: {first.message}"
    raise NoCaseError(message, first.help)


def _deadline(ruleset: Ruleset, rule: str, case: str) -> DeadlineRule:
    chosen = ruleset.deadline(rule.lower())
    if chosen is None:
        raise _no_deadline(ruleset, rule, case)
    return chosen


def _no_deadline(ruleset: Ruleset, rule: str, case: str) -> SagError:
    if rule.lower() in ruleset.referrals:
        remedy = _("sag referral check {case} --to {rule} says how it stands.")
        return NoCaseError(
            _('"{rule}" is no deadline, but something to refer to.').format(rule=rule),
            remedy.format(case=case, rule=rule.lower()),
        )
    message = _('there is no deadline "{rule}" in the ruleset {ruleset}.')
    text = message.format(rule=rule, ruleset=ruleset.id)
    return choices.unknown(text, rule, [deadline.id or "" for deadline in ruleset.deadlines])


def _chosen(arising: Sequence[Reckoned], number: int | None, day: date) -> Reckoned:
    """Return the obligation asked for by number, or else the first that is not history."""
    if number is None:
        pending = (each for each in arising if status(each.obligation, day) not in FINISHED)
        return next(pending, arising[-1])
    for each in arising:
        if each.obligation.occurrence == number:
            return each
    raise NoCaseError(
        _("there is no number {number} of it in this case.").format(number=number),
        _("It has {n}.").format(n=len(arising)),
    )
