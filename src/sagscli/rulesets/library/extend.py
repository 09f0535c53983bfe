"""Merge a ruleset into the one it extends: add, replace and drop by id."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

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


def in_every(merges: Sequence[Merged]) -> list[Problem]:
    """Return what is wrong with merging into each version of the extended ruleset.

    What one version has and another has not may be left out of both.
    """
    shared = [{(problem.code, problem.at) for problem in merged.problems} for merged in merges]
    last = merges[-1].problems if merges else ()
    return [
        problem for problem in last if all((problem.code, problem.at) in told for told in shared)
    ]


class _MergedEntry(NamedTuple):
    """What becomes of an entry, and at which place it stands: in the base, in the extending."""

    what: Literal["kept", "replaced", "dropped", "added"]
    id: str
    in_base: int = -1
    in_own: int = -1


def _entries(base: Sequence[str], own: Sequence[str], dropped: list[str]) -> Iterator[_MergedEntry]:
    """Yield the entries of a section by id: replaced where they stood, added at the end."""
    first = {name: at for at, name in reversed([*enumerate(own)])}  # of two alike one replaces
    for at, name in enumerate(base):
        if name in first:
            yield _MergedEntry("replaced", name, at, first[name])
        else:
            yield _MergedEntry("dropped" if name in dropped else "kept", name, at)
    replacing = {first[name] for name in base if name in first}
    for at, name in enumerate(own):
        if at not in replacing:
            yield _MergedEntry("added", name, in_own=at)


class _Merge:
    """One merging: the value grows, and where each part came from is noted."""

    def __init__(self, own: dict[str, Any], base: RulesetVersion) -> None:
        self.own, self.base = own, base
        self.value = {k: v for k, v in base.value.items() if k not in NOT_INHERITED}
        self.origins: dict[KeyPath, WrittenPlace] = {}
        self.changes: list[Extension] = []

    def done(self) -> Merged:
        for name, value in self.own.items():
            if value is not None and name not in LISTS and name not in VOCABULARY:
                self.value[name] = value
        for name in self.value:
            if self.own.get(name) is None:
                self._from_base((name,), (name,))
        for section in VOCABULARY:
            self._merge_section(section, dict, self._words)
        for section in LISTS:
            self._merge_section(section, list, self._list)
        problems = tuple(self._nothing_to_drop())
        return Merged(self.value, self.origins, tuple(self.changes), problems)

    def _merge_section(self, section: str, kind: type, merge_: Callable[[str, Any], Any]) -> None:
        own = self.own.get(section)
        if own is not None and not isinstance(own, kind):
            self.value[section] = own  # what is wrong with it is told by its shape
            return
        merged = merge_(section, own or kind())
        if merged or section in self.value:
            self.value[section] = merged

    def _words(self, section: str, own: dict[str, Any]) -> dict[str, Any]:
        base = _dict(self.base.value.get(section))
        merged: dict[str, Any] = {}
        for entry in _entries([*base], [*own], self._dropped(section)):
            self._note(section, entry)
            name = entry.id
            if entry.what == "added":
                merged[name] = own[name]
            elif entry.what == "replaced":
                merged[name] = self._replaced(section, name, base[name], own[name])
            elif entry.what == "kept":
                merged[name] = self._kept(section, name, base[name])
        return merged

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
        its_own = own.get("krav") if own.get("krav") is not None else []
        if base.get("krav") is None or not isinstance(its_own, list):
            return its_own  # what is wrong with it is told by its shape
        at: KeyPath = ("henvisninger", gate, "krav")
        return self._by_id(at, [*enumerate(base["krav"])], its_own, f"{gate}.")

    def _list(self, section: str, own: list[Any]) -> list[Any]:
        base = [*enumerate(_dicts(self.base.value.get(section)))]
        if section == "eksempler":
            base = [(at, example) for at, example in base if not self._is_of_another_rule(example)]
        return self._by_id((section,), base, own)

    def _is_of_another_rule(self, example: dict[str, Any]) -> bool:
        """Return whether an example is of a rule that is replaced or dropped here."""
        changed = {
            change.id.partition(".")[0]
            for change in self.changes
            if change.section == "krav"
            or (change.section in ("frister", "henvisninger") and change.what != "added")
        }
        return any(
            expected.get("id") in changed or expected.get("henvisning") in changed
            for expected in _dicts(example.get("forventer"))
        )

    def _by_id(
        self, at: KeyPath, base: list[tuple[int, Any]], own: list[Any], prefix: str = ""
    ) -> list[Any]:
        """Return the entries of a list, merged; `base` has them with the places they stand at."""
        section = str(at[-1])
        key = LISTS.get(section, "id")
        names = [_name(value, key) for _place, value in base]
        dropped = [
            name[len(prefix) :] for name in self._dropped(section) if name.startswith(prefix)
        ]
        merged: list[Any] = []
        for entry in _entries(names, [_name(value, key) for value in own], dropped):
            self._note(section, entry, prefix)
            place = (*at, len(merged))
            if entry.in_own >= 0:
                self.origins[place] = WrittenPlace(0, (*at, entry.in_own))
                merged.append(own[entry.in_own])
            elif entry.what == "kept":
                stood, value = base[entry.in_base]
                self._from_base(place, (*at, stood))
                merged.append(value)
        return merged

    def _note(self, section: str, entry: _MergedEntry, prefix: str = "") -> None:
        if entry.what != "kept":
            self.changes.append(Extension(section, prefix + entry.id, entry.what))

    def _from_base(self, at: KeyPath, in_base: KeyPath) -> None:
        place = self.base.place_of(in_base)
        self.origins[at] = WrittenPlace(place.file + 1, place.at)

    def _dropped(self, section: str) -> list[str]:
        names = _dict(self.own.get("udgår")).get(section)
        return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []

    def _nothing_to_drop(self) -> Iterator[Problem]:
        """Yield what is to be left out and is not there; examples may not have been read."""
        gone = {(change.section, change.id) for change in self.changes if change.what != "added"}
        unread = "eksempler" if "eksempler" not in self.base.value else None
        for section in _dict(self.own.get("udgår")):
            if section not in (*VOCABULARY, *LISTS, "krav") or section == unread:
                continue
            for at, name in enumerate(self._dropped(section)):
                if (section, name) not in gone:
                    message = _('"{word}" is not among {section} of the ruleset that is extended')
                    yield Problem(
                        "SAG501",
                        ("udgår", section, at),
                        message.format(word=name, section=section),
                        did_you_mean(name, self._ids(section), _("known there: {words}")),
                    )

    def _ids(self, section: str) -> list[str]:
        if section == "krav":
            return [
                f"{gate}.{requirement.get('id')}"
                for gate, kind in _dict(self.base.value.get("henvisninger")).items()
                for requirement in _dicts(_dict(kind).get("krav"))
            ]
        entries = self.base.value.get(section)
        if isinstance(entries, dict):
            return [*entries]
        return [_name(entry, LISTS.get(section, "id")) for entry in _dicts(entries)]


def _name(entry: Any, key: str) -> str:
    return str(_dict(entry).get(key))


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
