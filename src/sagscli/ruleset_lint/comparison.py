"""What differs between two rulesets, and what that would do to cases: pure functions."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sagscli.case.records import Case
from sagscli.deadlines.obligation import Obligation
from sagscli.deadlines.timeline import timeline
from sagscli.rulesets.library.extend import NOT_INHERITED
from sagscli.rulesets.records import LISTS, VOCABULARY, Ruleset
from sagscli.rulesets.versions import case_day, holds_on


class KeyEdit(NamedTuple):
    """One key that differs: what it was and what it becomes; None where it is not there."""

    key: str
    before: str | None
    after: str | None


class Difference(NamedTuple):
    """An entry of a ruleset that was added, removed or changed."""

    section: str
    id: str
    what: str
    edits: tuple[KeyEdit, ...] = ()


def differences(before: Ruleset, after: Ruleset) -> list[Difference]:
    """Return what differs, section by section; the examples are left out, as they are tests."""
    changed = [*_of_the_whole(before, after)]
    for section in _SECTIONS:
        attribute = Ruleset.attributes()[section]
        old = dict(_entries(getattr(before, attribute)))
        new = dict(_entries(getattr(after, attribute)))
        changed += _between(section, old, new)
    return changed


_SECTIONS = tuple(section for section in (*VOCABULARY, *LISTS) if section != "eksempler")


def _of_the_whole(before: Ruleset, after: Ruleset) -> Iterator[Difference]:
    """Yield what differs outside the sections; not what a file says of itself."""
    edits = []
    for key, attribute in Ruleset.attributes().items():
        if key not in ("regelsæt", *NOT_INHERITED, *VOCABULARY, *LISTS):
            old, new = (_flat(key, getattr(ruleset, attribute)) for ruleset in (before, after))
            edits += _edits(old, new)
    if edits:
        yield Difference("regelsæt", after.id or "", "changed", tuple(edits))


def _entries(section: Any) -> Iterator[tuple[str, Any]]:
    """Yield the entries of a section by id; the requirements of a gate each by themselves."""
    pairs = (
        section.items()
        if isinstance(section, Mapping)
        else ((listed.id, listed) for listed in section)
    )
    for name, entry in pairs:
        yield name or "", entry
        for requirement in getattr(entry, "requirements", ()):
            yield f"{name}.{requirement.id}", requirement


def _between(section: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    for name in [*old, *(name for name in new if name not in old)]:
        if name not in new:
            yield Difference(section, name, "removed")
        elif name not in old:
            yield Difference(section, name, "added")
        else:
            edits = _edits(_flat("", old[name]), _flat("", new[name]))
            if edits:
                yield Difference(section, name, "changed", tuple(edits))


def _edits(old: Mapping[str, str], new: Mapping[str, str]) -> list[KeyEdit]:
    keys = [*old, *(key for key in new if key not in old)]
    return [
        KeyEdit(key, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key)
    ]


def _flat(prefix: str, value: Any) -> dict[str, str]:
    """Return a value as texts by the way to them: {"gentag.måneder": "6"}."""
    if hasattr(value, "model_dump"):
        value = value.model_dump(by_alias=True, exclude_defaults=True, exclude={"requirements"})
    if isinstance(value, Mapping):
        texts: dict[str, str] = {}
        for key, inner in value.items():
            texts |= _flat(f"{prefix}.{key}" if prefix else str(key), inner)
        return texts
    if isinstance(value, tuple | list) and any(isinstance(entry, Mapping) for entry in value):
        many = (_flat(f"{prefix}[{at}]", entry) for at, entry in enumerate(value))
        return {key: text for texts in many for key, text in texts.items()}
    return {} if value is None else {prefix: _as_written(value)}


def _as_written(value: Any) -> str:
    """Return a value as it stands in a file: ja, 11-01, or a list's words."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, tuple | list):
        if _is_month_day(value):
            return f"{value[0]:02d}-{value[1]:02d}"
        return ", ".join(map(str, value))
    return str(value)


def _is_month_day(value: Any) -> bool:
    return len(value) == 2 and all(isinstance(part, int) for part in value)  # noqa: PLR2004


class Shift(NamedTuple):
    """An obligation of a case that moves, appears or vanishes. `done` says it is history."""

    what: str
    before: Obligation | None
    after: Obligation | None

    @property
    def obligation(self) -> Obligation:
        """Return the obligation, as it will be if it will."""
        obligation = self.after or self.before
        assert obligation is not None  # noqa: S101 - one of the two is always there
        return obligation


def shifts(case: Case, before: Ruleset, after: Ruleset, today: date | None = None) -> list[Shift]:
    """Return what would become of every obligation of `case` that would not stay as it is."""
    old, new = (_keyed(timeline(case, ruleset, today)) for ruleset in (before, after))
    moved = []
    for key in [*old, *(key for key in new if key not in old)]:
        was, will = old.get(key), new.get(key)
        if was is None:
            moved.append(Shift("appears", None, will))
        elif will is None:
            moved.append(Shift("vanishes", was, None))
        elif (was.due, was.missing) != (will.due, will.missing):
            moved.append(Shift("moves", was, will))
    return moved


_Key = tuple[str, int, int]


def _keyed(obligations: Iterable[Obligation]) -> dict[_Key, Obligation]:
    """Return obligations by rule, number and which of that number: each course has its first."""
    seen: Counter[tuple[str, int]] = Counter()
    keyed: dict[_Key, Obligation] = {}
    for obligation in obligations:
        number = obligation.rule, obligation.occurrence
        keyed[*number, seen[number]] = obligation
        seen[number] += 1
    return keyed


@dataclass
class Impact:
    """What a change does to a folder: the shifts by case, and the cases it leaves alone."""

    shifts: list[tuple[str, str, list[Shift]]] = field(default_factory=list)
    """Case number, path and shifts."""
    cases: int = 0
    stay: int = 0
    others: int = 0
    unread: int = 0

    def count(self, what: str) -> int:
        """Return how many obligations move, appear or vanish."""
        return sum(shift.what == what for _number, _path, shifts in self.shifts for shift in shifts)


def would_follow(case: Case, after: Ruleset, today: date) -> bool:
    """Return whether `case` would follow `after`: a new version leaves what has begun alone."""
    return holds_on(after, case_day(case, after) or today)
