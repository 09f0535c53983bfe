"""Edits such as two people make in one case, at random but the same each time."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from sagscli.casefile.patch.edit import CannotEditError
from sagscli.casefile.patch.operations import Add, Append, Change, Remove, Set
from sagscli.casefile.patch.patching import patched
from sagscli.casefile.reader import read
from sagscli.diagnostics.diagnostic import KeyPath

MEETINGS = ("statusmøde", "netværksmøde", "opstartsmøde", "samtale")
PURPOSES = ("henvisning", "udveksling", "observation", "tværfagligt")
PEOPLE = ("forældre", "pædagog", "psykolog", "tale-hørekonsulent", "leder", "socialrådgiver")
WORDS = ("legen", "sproget", "stuen", "garderoben", "børnene", "måltidet")
DATES = ("planlagt", "afholdt", "givet", "trukket", "start", "slut", "senest", "dato", "sendt")
NOTES = ("aftalt pr. telefon", "ring til PPR", "se referatet", "spørg forældrene")


def edited(data: bytes, random: Random, most: int = 3) -> bytes:
    """Return a case as one person leaves it after one to `most` edits."""
    for _edit in range(random.randint(1, most)):
        for _attempt in range(20):
            new = _once(data, random)
            if new is not None and new != data:
                data = new
                break
    return data


def _once(data: bytes, random: Random) -> bytes | None:
    edit = random.choice(_EDITS)
    value = read(data).value
    try:
        change = edit(value, random)
        if isinstance(change, bytes):
            return _noted(data, change, random)
        return patched(data, [change]) if change is not None else None
    except CannotEditError:
        return None


def _day(random: Random) -> str:
    return f"2026-{random.randint(1, 9):02d}-{random.randint(1, 28):02d}"


def _text(random: Random) -> str:
    words = " ".join(random.choice(WORDS) for _word in range(random.randint(3, 9)))
    return f"{words}.\n{words[::-1]}.\n" if random.random() < 0.4 else words


def _entries(random: Random) -> tuple[str, dict[str, Any]]:
    """Return a section, and a new entry of it."""
    day = _day(random)
    entries: list[tuple[str, dict[str, Any]]] = [
        ("møder", {"art": random.choice(MEETINGS), "planlagt": day}),
        ("møder", {"art": random.choice(MEETINGS), "afholdt": day, "deltagere": ["pædagog"]}),
        ("møder", {"art": "statusmøde", "nummer": str(random.randint(1, 3)), "planlagt": day}),
        ("samtykker", {"til": random.choice(PURPOSES), "givet": day, "af": ["forældre"]}),
        ("vurderinger", {"art": "psykologisk-vurdering", "bestilt": day}),
        ("indsatser", {"niveau": "forebyggende", "tiltag": random.choice(WORDS), "start": day}),
        ("aftaler", {"hvad": f"Tale om {random.choice(WORDS)}", "senest": day}),
        ("narrativer", {"dato": day, "belyser": ["samspil"], "tekst": _text(random)}),
        ("personer", {"navn": f"Prøve {random.choice(WORDS).title()}", "rolle": "leder"}),
        ("tilbud", {"art": "minigruppe", "sted": "Solstrålen", "opstart": day}),
    ]
    return random.choice(entries)


def _new_entry(value: Any, random: Random) -> Change:
    section, entry = _entries(random)
    if isinstance(value.get(section), list):
        return Append((section,), (entry,))
    return Set((section,), [entry]) if section in value else Add((), {section: [entry]})


def _records(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, dict[str, Any]]]:
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from _records(inner, (*path, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _records(inner, (*path, at))


def _leaves(value: Any, wanted: Callable[[str, Any], bool]) -> list[KeyPath]:
    return [
        (*path, key)
        for path, record in _records(value)
        for key, inner in record.items()
        if key != "sag" and wanted(key, inner)
    ]


def _at(value: Any, path: KeyPath) -> Any:
    for part in path:
        value = value[part]
    return value


def _chosen(paths: list[KeyPath], random: Random) -> KeyPath | None:
    return random.choice(paths) if paths else None


def _new_day(value: Any, random: Random) -> Change | None:
    path = _chosen(_leaves(value, lambda key, _inner: key in DATES), random)
    return Set(path, _day(random)) if path else None


def _more_days(value: Any, random: Random) -> Change | None:
    entries = [path for path, _record in _records(value) if path and path[0] == "møder"]
    path = _chosen(entries, random)
    key = random.choice(("afholdt", "referat-udsendt", "planlagt"))
    return Add(path, {key: _day(random)}) if path and key not in _at(value, path) else None


def _other_text(value: Any, random: Random) -> Change | None:
    keys = ("tekst", "begrundelse", "evaluering", "situation", "fokus", "referat", "dagtilbud")
    texts = _leaves(value, lambda key, inner: key in keys and isinstance(inner, str))
    path = _chosen(texts, random)
    return Set(path, f"{random.choice(WORDS)} {_at(value, path)}") if path else None


def _other_field(value: Any, random: Random) -> Change:
    key, new = random.choice(
        [
            ("konsulent", "kons-" + random.choice("abc")),
            ("distrikt", random.choice(("nord", "syd"))),
        ]
    )
    return Set((key,), new) if key in value else Add((), {key: new})


def _lists(value: Any) -> list[KeyPath]:
    return _leaves(
        value,
        lambda _key, inner: (
            isinstance(inner, list) and bool(inner) and all(isinstance(each, str) for each in inner)
        ),
    )


def _word_more(value: Any, random: Random) -> Change | None:
    path, word = _chosen(_lists(value), random), random.choice(PEOPLE)
    return Append(path, (word,)) if path and word not in (_at(value, path) or ()) else None


def _word_less(value: Any, random: Random) -> Change | None:
    path = _chosen([each for each in _lists(value) if len(_at(value, each) or ()) > 1], random)
    return Remove((*path, random.randrange(len(_at(value, path))))) if path else None


def _entry_less(value: Any, random: Random) -> Change | None:
    entries = [path for path, _record in _records(value) if path and isinstance(path[-1], int)]
    path = _chosen(entries, random)
    return Remove(path) if path else None


def _key_less(value: Any, random: Random) -> Change | None:
    path = _chosen(_leaves(value, lambda key, _inner: key in DATES or key == "deltagere"), random)
    return Remove(path) if path else None


def _note(_value: Any, random: Random) -> bytes:
    return f"# {random.choice(NOTES)} {random.randint(1, 99)}".encode()


def _noted(data: bytes, note: bytes, random: Random) -> bytes | None:
    """Return a case with a note above one of its lines, or behind it."""
    lines = data.splitlines(keepends=True)
    at = random.randrange(len(lines))
    bare = lines[at].rstrip(b"\n")
    if random.random() < 0.5:
        new = [bare + b"  " + note + b"\n"]
    else:
        new = [bare[: len(bare) - len(bare.lstrip())] + note + b"\n", lines[at]]
    text = b"".join([*lines[:at], *new, *lines[at + 1 :]])
    after = read(text)
    return text if not after.flaws and after.value == read(data).value else None


_EDITS: tuple[Callable[[Any, Random], Change | bytes | None], ...] = (
    *(_new_entry,) * 5,
    *(_new_day,) * 3,
    *(_more_days,) * 3,
    *(_other_text,) * 2,
    _other_field,
    *(_word_more,) * 2,
    _word_less,
    _entry_less,
    _key_less,
    *(_note,) * 2,
)
"""What people do, the more often the more often it stands here."""
