"""Which words of a ruleset bear on a date or a krav: the others no example can show anything of."""

from collections.abc import Iterator

from sagscli.ruleset_faults.references import records_of
from sagscli.ruleset_lint.alternatives import KeyInPlace
from sagscli.rulesets.records import Requirement, Ruleset
from sagscli.rulesets.roles import stands_for


def always(_key: KeyInPlace) -> bool:
    """Return that examples can show the key wherever it stands."""
    return True


def is_of_records(key: KeyInPlace) -> bool:
    """Return whether a rule is asked of more than the child, which it is without the key too."""
    return bool(key.value != ("barn",))


def stands_in(key: KeyInPlace) -> bool:
    """Return whether a role has something to do, or must take part, so that its deputy can."""
    return key.at[-1] in {*_taking_part(key.ruleset), *_responsible(key.ruleset)}


def is_looked_for(key: KeyInPlace) -> bool:
    """Return whether it is looked for who of those that a role stands for did something."""
    ruleset = key.ruleset
    wanted = {*_taking_part(ruleset), *_makers(ruleset)}
    deputies = {ruleset.roles[role].when_not_enrolled for role in wanted if role in ruleset.roles}
    everyone = (stands_for(role, ruleset) for role in (*wanted, *deputies) if role is not None)
    return any(key.at[-1] in roles for roles in everyone)


def is_asked_for(key: KeyInPlace) -> bool:
    """Return whether a krav asks for an assessment."""
    return key.at[-1] in _words(key.ruleset, "assessment")


def is_measured(key: KeyInPlace) -> bool:
    """Return whether a krav asks for the age of an offer."""
    return key.at[1] in _words(key.ruleset, "age_for")


def gives_a_course(key: KeyInPlace) -> bool:
    """Return whether something is due in the offer that a referral gives."""
    subjects = {subject for rule in key.ruleset.deadlines for subject in rule.for_each}
    return f"tilbud.{key.value}" in subjects


def is_a_period(key: KeyInPlace) -> bool:
    """Return whether a krav or a deadline asks for the period that is granted."""
    subjects = {subject for rule in key.ruleset.deadlines for subject in rule.for_each}
    return key.at[1] in _words(key.ruleset, "action") or f"tiltag.{key.at[1]}" in subjects


def _words(ruleset: Ruleset, attribute: str) -> set[str]:
    every = (getattr(krav, attribute) for _path, krav in records_of(ruleset, Requirement))
    return {word for word in every if word is not None}


def _responsible(ruleset: Ruleset) -> Iterator[str]:
    yield from (rule.responsible or "" for rule in ruleset.deadlines)
    yield from (krav.responsible or "" for _path, krav in records_of(ruleset, Requirement))


def _taking_part(ruleset: Ruleset) -> Iterator[str]:
    """Yield the roles a krav looks for among those who were there, who wrote or who answered."""
    for _path, requirement in records_of(ruleset, Requirement):
        yield from requirement.participants
        if requirement.written_by is not None:
            yield requirement.written_by
        if requirement.judgement is not None:
            yield from requirement.judgement.by


def _makers(ruleset: Ruleset) -> Iterator[str]:
    for word in _words(ruleset, "assessment"):
        if word in ruleset.assessments:
            yield from ruleset.assessments[word].by
