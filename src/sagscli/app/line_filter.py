"""Which lines of a worklist are asked for: whose they are, by which rule, how they stand."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sagscli.app import choices
from sagscli.collation import danish
from sagscli.deadlines.obligation import Obligation, Status
from sagscli.errors import NoCaseError
from sagscli.language import _
from sagscli.letters import comparable
from sagscli.rulesets.records import Ruleset

Titles = dict[str, tuple[str, ...]]
"""Ids of a ruleset, each with the titles it goes by."""


@dataclass(frozen=True)
class LineFilter:
    """The lines asked for: all, where nothing is said. Capitals make no difference.

    Of several roles or rules any will do, and of each a part of its id or its title.
    """

    roles: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    statuses: frozenset[Status] = frozenset()

    def admits(self, obligation: Obligation, ruleset: Ruleset) -> bool:
        """Return whether an obligation of a ruleset is among those asked for."""
        role, rule = obligation.responsible, obligation.rule
        is_role = not self.roles or _is_meant(self.roles, role, _titles_of_role(ruleset, role))
        return is_role and (
            not self.rules or _is_meant(self.rules, rule, (obligation.title, obligation.short))
        )

    def asks_for(self, standing: Status) -> bool:
        """Return whether a line that stands so is among those asked for."""
        return not self.statuses or standing in self.statuses


ALL_LINES = LineFilter()


def _is_meant(wanted: Iterable[str], id_: str, titles: Iterable[str | None]) -> bool:
    names = [comparable(name) for name in (id_, *titles) if name]
    return any(comparable(word) in name for word in wanted for name in names)


def _titles_of_role(ruleset: Ruleset, role: str) -> tuple[str, ...]:
    known = ruleset.roles.get(role)
    titles = (known.title, known.short) if known is not None else ()
    return tuple(title for title in titles if title)


@dataclass
class LineWords:
    """What the lines of the cases that were read can be asked for by."""

    roles: Titles = field(default_factory=dict)
    rules: Titles = field(default_factory=dict)
    _seen: set[int] = field(default_factory=set)

    def look_at(self, ruleset: Ruleset) -> None:
        """Remember the roles and rules of a ruleset; once is enough."""
        if id(ruleset) in self._seen:
            return
        self._seen.add(id(ruleset))
        for role in ruleset.roles:
            self.roles[role] = _titles_of_role(ruleset, role)
        for rule in ruleset.deadlines:
            self.rules[rule.id or ""] = tuple(title for title in (rule.title, rule.short) if title)

    def add(self, later: "LineWords") -> None:
        """Take over what others can be asked for by."""
        self.roles |= later.roles
        self.rules |= later.rules

    def refuse_unknown(self, wanted: LineFilter) -> None:
        """Raise NoCaseError for a word that no role or rule has, with those that could be meant."""
        role, rule = _("no role matches"), _("no rule matches")
        for told, words, known in (
            (role, wanted.roles, self.roles),
            (rule, wanted.rules, self.rules),
        ):
            for word in words:
                if not any(_is_meant([word], id_, titles) for id_, titles in known.items()):
                    message = f'{told} "{word}".'
                    offered = sorted(known, key=danish)
                    raise NoCaseError(message, choices.unknown(message, word, offered).remedy)
