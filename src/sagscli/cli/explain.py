"""sag explain: what a code or a rule means, and how a date of a case was reckoned."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from sagscli.app import choices, find_ruleset
from sagscli.app.find_case import find_case, numbers
from sagscli.cli import options
from sagscli.cli.referral import show_errors
from sagscli.errors import NoCaseError, UnknownNameError
from sagscli.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sagscli.deadlines.sensitivity import Reckoned
    from sagscli.rulesets.library import Library, RulesetVersion
    from sagscli.validation.reading import Reading


def _first(incomplete: str) -> list[tuple[str, str]]:
    from sagscli.diagnostics.codes import registry

    wanted = incomplete.upper()
    codes = [
        (code, _(entry.title)) for code, entry in registry().items() if code.startswith(wanted)
    ]
    return [*codes, *((name, "") for name in (*numbers(incomplete), *_rules(incomplete)))]


def _rules(incomplete: str) -> list[str]:
    from sagscli.rulesets.library.locations import rule_ids_at

    return [name for name in rule_ids_at() if name.startswith(incomplete.lower())]


def explain(
    word: Annotated[
        str,
        typer.Argument(
            metavar=_("CODE|RULE|CASE"),
            help=_("A code such as SAG204, a rule such as statusmøde, or a case before its rule."),
            autocompletion=_first,
        ),
    ],
    rule: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[RULE]"),
            help=_("The rule whose date in the case is to be explained."),
            autocompletion=_rules,
        ),
    ] = None,
    number: Annotated[
        int | None,
        typer.Option("--number", "-n", metavar=_("NUMBER"), help=_("Which one of several.")),
    ] = None,
    as_of: options.AsOf = None,
    folder: options.RulesetFolder = None,
) -> int:
    """Explain a code, a rule, or a date of a case."""
    from sagscli.render.terminal import screen

    today = choices.day(as_of, "--as-of")
    columns = screen.columns(sys.stdout)
    if rule is not None:
        _case(f"{folder}/{word}" if folder else word, rule, number, today, columns)
        return 0
    from sagscli.diagnostics.codes import registry

    by_name = {entry.name: key for key, entry in registry().items()}
    code = by_name.get(word.lower(), word.upper())
    if code in registry():
        from sagscli.render.code import format_code

        screen.show(format_code(registry()[code], columns))
        return 0
    _rule(word, find_ruleset.library(folder), today, columns)
    return 0


def _rule(word: str, rulesets: "Library", today: date, columns: int) -> None:
    from sagscli.render.rulesets.rule import format_rules
    from sagscli.render.terminal import screen
    from sagscli.rulesets.lookup import everything, named

    versions = _versions_on(rulesets, today)
    found = named(word, versions)
    if not found:
        raise _unknown_word(word, [one.id for version in versions for one in everything(version)])
    screen.show(format_rules(found, today, columns))


def _versions_on(rulesets: "Library", today: date) -> "list[RulesetVersion]":
    """Return, of each usable ruleset, the version that holds on `today`, or else its last."""
    from sagscli.rulesets.versions import holds_on

    families = (rulesets.family(name) for name in rulesets.ids)
    found = []
    for family in families:
        if not family.errors:
            held = [one for one in family.versions if holds_on(one.ruleset, today)]
            found.append((held or list(family.versions))[-1])
    return found


def _unknown_word(word: str, ids: "Sequence[str]") -> UnknownNameError:
    from sagscli.casefile.suggest import nearest
    from sagscli.diagnostics.codes import registry

    entries = registry()
    if word.upper().startswith("SAG"):
        first, *_middle, last = entries
        remedy = _("Codes run from {first} to {last}; sag validate puts one beside each finding.")
        message = _('there is no code "{code}".').format(code=word)
        return UnknownNameError(message, remedy.format(first=first, last=last))
    guess = nearest(word, [*dict.fromkeys(ids), *(one.name for one in entries.values())])
    message = _('"{word}" is neither a code nor a rule.').format(word=word)
    if guess:
        return UnknownNameError(message, _('Did you mean "{guess}"?').format(guess=guess))
    return UnknownNameError(
        message,
        _("sag rules show lists the rules of a ruleset; for a case, name the rule too."),
    )


def _case(word: str, rule: str, number: int | None, today: date, columns: int) -> None:
    from sagscli.case import cpr
    from sagscli.case.as_of import as_known
    from sagscli.deadlines.sensitivity import reckoned
    from sagscli.render.rulesets.reckoning import ReckoningHeading, format_reckoning
    from sagscli.render.terminal import screen
    from sagscli.ruleset_lint.checked_library import library_of
    from sagscli.rulesets.versions import case_day
    from sagscli.validation.reading import read_case

    file = find_case(word)
    reading = read_case(file, max(today, date.today()), today)
    _must_be_read(reading)
    case, ruleset = reading.case, reading.ruleset
    if case is None or ruleset is None:
        return
    chosen = ruleset.deadline(rule.lower())
    if chosen is None:
        if rule.lower() in ruleset.referrals:
            raise NoCaseError(
                _('"{rule}" is no deadline, but something to refer to.').format(rule=rule),
                _("sag referral check {case} --to {rule} says how it stands.").format(
                    case=word, rule=rule.lower()
                ),
            )
        known = [one.id or "" for one in ruleset.deadlines]
        message = _('there is no deadline "{rule}" in the ruleset {ruleset}.')
        text = message.format(rule=rule, ruleset=ruleset.id)
        raise choices.unknown(text, rule, known)
    found = reckoned(as_known(case, today), chosen, ruleset)
    if not found:
        message = _("nothing of {rule} arises in this case.").format(rule=chosen.id)
        raise NoCaseError(
            message, _("sag explain {rule} says when it does.").format(rule=chosen.id)
        )
    family = library_of(str(file.folder.root), whole=False).family(ruleset.id or "")
    asked = ReckoningHeading(
        number=cpr.masked(case.number or file.shown),
        path=file.shown,
        document=reading.document,
        version=family.version_of(ruleset),
        picked_by=case_day(case, ruleset),
        as_of=today,
    )
    screen.show(format_reckoning(found, _chosen(found, number, today), asked, columns))
    show_errors([one for one in reading.diagnostics(names=None) if one.severity == "error"])


def _must_be_read(reading: "Reading") -> None:
    """Raise NoCaseError for a case that no date can be reckoned of."""
    if reading.case is not None and reading.ruleset is not None:
        return
    first = next(iter(reading.diagnostics(names=None)), None)
    message = _("no date can be reckoned of this case.")
    if first is not None:
        start = first.span.start
        message += f" {first.path}:{start.line}:{start.column}: {first.message}"
    raise NoCaseError(message, first.help if first is not None else None)


def _chosen(found: "list[Reckoned]", number: int | None, today: date) -> "Reckoned":
    """Return the obligation asked for by number, or else the first that is not history."""
    from sagscli.deadlines.obligation import FINISHED
    from sagscli.deadlines.status import status

    if number is None:
        open_ = (one for one in found if status(one.obligation, today) not in FINISHED)
        return next(open_, found[-1])
    for one in found:
        if one.obligation.occurrence == number:
            return one
    raise NoCaseError(
        _("there is no number {number} of it in this case.").format(number=number),
        _("It has {n}.").format(n=len(found)),
    )
