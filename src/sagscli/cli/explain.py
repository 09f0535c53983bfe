"""sag explain: what a code or a rule means, and how a date of a case was reckoned."""

from typing import Annotated

from sagscli.app import choices
from sagscli.app.find_case import numbers
from sagscli.app.session import Session
from sagscli.cli import options
from sagscli.cli.output import Target, show_errors
from sagscli.language import _


def _first(incomplete: str) -> list[str | tuple[str, str]]:
    from sagscli.diagnostics.codes import registry

    entries = registry()
    codes = [(code, _(entries[code].title)) for code in choices.going_on(incomplete, entries)]
    return [*codes, *numbers(incomplete), *_rules(incomplete)]


def _rules(incomplete: str) -> list[str]:
    from sagscli.rulesets.library.locations import rule_ids_at

    return choices.going_on(incomplete, rule_ids_at())


ExplainedWord = Annotated[
    str,
    options.argument(
        _("CODE|RULE|CASE"),
        _("A code such as SAG204, a rule such as statusmøde, or a case before its rule."),
        _first,
    ),
]
Rule = Annotated[
    str | None,
    options.argument(_("[RULE]"), _("The rule whose date in the case is to be explained."), _rules),
]
Occurrence = Annotated[
    int | None, options.option("--number -n", _("NUMBER"), _("Which one of several."))
]


def explain(
    word: ExplainedWord,
    rule: Rule = None,
    number: Occurrence = None,
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
