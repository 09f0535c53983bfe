"""sag explain: what a code or a rule means, and how a date of a case was reckoned."""

from typing import Annotated

import typer

from sagscli.app.find_case import numbers
from sagscli.app.session import Session
from sagscli.cli import options
from sagscli.cli.output import Target, show_errors
from sagscli.language import _


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
    session = options.session(as_of)
    if rule is not None:
        return _case(session, f"{folder}/{word}" if folder else word, rule, number)

    from sagscli.app.explain import code, rules

    entry = code(word)
    if entry is not None:  # its example of wrong and right is ours, and may show a number
        Target("text", numbers=True).give(entry)
    else:
        Target("text").give(rules(session, word, folder))
    return 0


def _case(session: Session, word: str, rule: str, number: int | None) -> int:
    from sagscli.app.explain import reckoning

    result = reckoning(session.at_case(word), word, rule, number)
    Target("text").give(result)
    show_errors(result.errors)
    return 0
