"""Merge a ruleset into the one it extends: add, replace and drop by id."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sagscli.casefile.suggest import did_you_mean
from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.language import _
from sagscli.rulesets.library.version import Extension, RulesetVersion, WrittenPlace
from sagscli.rulesets.records import LISTS, VOCABULARY

NOT_INHERITED = ("udvider", "udgår", "gennemgået")
"""What a file says of itself, and not of the procedure."""


class Merged(NamedTuple):
    """A ruleset merged into the one it extends."""

    value: dict[str, Any]
    origins: dict[KeyPath, WrittenPlace]
    changes: tuple[Extension, ...]
    problems: tuple[Problem, ...]
    """What is wrong with the merging itself, at its place in the extending file."""


def merge(own: dict[str, Any], base: RulesetVersion) -> Merged:
    """Return `own` merged into `base`; the extending file becomes number 0, the others follow."""
    return _Merge(own, base).done()


class _Merge:
    """One merging: the value grows, and where each part came from is noted."""

    def __init__(self, own: dict[str, Any], base: RulesetVersion) -> None:
        self.own, self.base = own, base
        self.value = {k: v for k, v in base.value.items() if k not in NOT_INHERITED}
        self.origins: dict[KeyPath, WrittenPlace] = {}
        self.changes: list[Extension] = []
        self.problems: list[Problem] = []

    def done(self) -> Merged:
        for name, value in self.own.items():
            if value is not None and name not in LISTS and name not in VOCABULARY:
                self.value[name] = value
        for name in self.value:
            if self.own.get(name) is None:
                self._from_base((name,), (name,))
        for section in VOCABULARY:
            self._words(section)
        for section, key in LISTS.items():
            self._list(section, key)
        self.problems += self._nothing_to_drop()
        return Merged(self.value, self.origins, tuple(self.changes), tuple(self.problems))

    def _from_base(self, here: KeyPath, there: KeyPath) -> None:
        place = self.base.place_of(there)
        self.origins[here] = WrittenPlace(place.file + 1, place.at)

    def _dropped(self, section: str) -> list[str]:
        dropped = self.own.get("udgår")
        listed = dropped.get(section) if isinstance(dropped, dict) else None
        return [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []

    def _nothing_to_drop(self) -> Iterator[Problem]:
        done = {(one.section, one.id) for one in self.changes if one.what != "added"}
        dropped = self.own.get("udgår")
        for section in dropped if isinstance(dropped, dict) else ():
            if section not in (*VOCABULARY, *LISTS, "krav") or self._is_left_unread(section):
                continue
            for at, name in enumerate(self._dropped(section)):
                if (section, name) not in done:
                    known = self._ids(section)
                    message = _('"{word}" is not among {section} of the ruleset that is extended')
                    yield Problem(
                        "SAG501",
                        ("udgår", section, at),
                        message.format(word=name, section=section),
                        did_you_mean(name, known, _("known there: {words}")),
                    )

    def _is_left_unread(self, section: str) -> bool:
        """Return whether examples are to be dropped that were not read (see Library)."""
        return section == "eksempler" and section not in self.base.value

    def _ids(self, section: str) -> list[str]:
        if section == "krav":
            return [
                f"{name}.{one.get('id')}"
                for name, kind in _dict(self.base.value.get("henvisninger")).items()
                for one in _dicts(_dict(kind).get("krav"))
            ]
        there = self.base.value.get(section)
        if isinstance(there, dict):
            return list(there)
        return [str(one.get(LISTS.get(section, "id"))) for one in _dicts(there)]

    def _words(self, section: str) -> None:
        base, own = _dict(self.base.value.get(section)), self.own.get(section)
        if own is not None and not isinstance(own, dict):
            self.value[section] = own  # what is wrong with it is told by its shape
            return
        own, dropped = own or {}, self._dropped(section)
        merged: dict[str, Any] = {}
        for name, value in base.items():
            if name in dropped and name not in own:
                self.changes.append(Extension(section, name, "dropped"))
            elif name in own:
                self.changes.append(Extension(section, name, "replaced"))
                merged[name] = self._replaced(section, name, value, own[name])
            else:
                merged[name] = self._kept(section, name, value)
        for name in own:
            if name not in base:
                self.changes.append(Extension(section, name, "added"))
                merged[name] = own[name]
        if merged or section in self.value:
            self.value[section] = merged

    def _kept(self, section: str, name: str, value: Any) -> Any:
        self._from_base((section, name), (section, name))
        if section == "henvisninger" and isinstance(value, dict) and "krav" in value:
            return value | {"krav": self._requirements(name, value, {})}
        return value

    def _replaced(self, section: str, name: str, base: Any, own: Any) -> Any:
        """Return what stands for an id that both have; a gate keeps what is not replaced of it."""
        if section != "henvisninger" or not isinstance(base, dict) or not isinstance(own, dict):
            return own
        for key in base:
            if key not in own:
                self._from_base((section, name, key), (section, name, key))
        return base | own | {"krav": self._requirements(name, base, own)}

    def _requirements(self, gate: str, base: dict[str, Any], own: dict[str, Any]) -> Any:
        at: KeyPath = ("henvisninger", gate, "krav")
        prefix = f"{gate}."
        dropped = [
            one.removeprefix(prefix) for one in self._dropped("krav") if one.startswith(prefix)
        ]
        if not isinstance(own.get("krav", []), list | None):
            return own["krav"]  # what is wrong with it is told by its shape
        return self._by_id(at, (base.get("krav"), own.get("krav")), "id", dropped, prefix)

    def _list(self, section: str, key: str) -> None:
        own = self.own.get(section)
        if own is not None and not isinstance(own, list):
            self.value[section] = own
            return
        base = self.base.value.get(section)
        if section == "eksempler":
            base = [None if self._is_of_another_rule(one) else one for one in _dicts(base)]
        merged = self._by_id((section,), (base, own), key, self._dropped(section), "")
        if merged or section in self.value:
            self.value[section] = merged

    def _is_of_another_rule(self, example: dict[str, Any]) -> bool:
        """Return whether an example is of a rule that is replaced or dropped here."""
        changed = {
            one.id.partition(".")[0]
            for one in self.changes
            if one.section == "krav"
            or (one.section in ("frister", "henvisninger") and one.what != "added")
        }
        return any(
            one.get("id") in changed or one.get("henvisning") in changed
            for one in _dicts(example.get("forventer"))
        )

    def _by_id(
        self, at: KeyPath, both: tuple[Any, Any], key: str, dropped: list[str], prefix: str
    ) -> list[Any]:
        """Return the entries of a list, merged: replaced in place, dropped, added at the end."""
        section = at[-1] if at[-1] == "krav" else at[0]
        ahead = both[1] if isinstance(both[1], list) else []
        own: dict[str, tuple[int, Any]] = {}
        for n, one in enumerate(ahead):
            if _dict(one):
                own.setdefault(str(_dict(one).get(key)), (n, one))
        merged: list[Any] = []
        used: set[int] = set()
        for n, value in enumerate(both[0] if isinstance(both[0], list) else []):
            name = str(_dict(value).get(key))
            if value is None:
                continue
            if name in own:
                at_own, its_own = own[name]
                used.add(at_own)
                self._own((*at, len(merged)), (*at, at_own))
                self.changes.append(Extension(str(section), prefix + name, "replaced"))
                merged.append(its_own)
            elif name in dropped:
                self.changes.append(Extension(str(section), prefix + name, "dropped"))
            else:
                self._from_base((*at, len(merged)), (*at, n))
                merged.append(value)
        for n, value in enumerate(ahead):
            if n in used:
                continue
            name = str(_dict(value).get(key))
            self._own((*at, len(merged)), (*at, n))
            if both[0] is not None or len(at) == 1:
                self.changes.append(Extension(str(section), prefix + name, "added"))
            merged.append(value)
        return merged

    def _own(self, here: KeyPath, there: KeyPath) -> None:
        self.origins[here] = WrittenPlace(0, there)


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
