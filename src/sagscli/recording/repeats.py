"""What a case would say twice: the same meeting, plan, consent, agreement or assessment again."""

from collections import Counter
from typing import NamedTuple

from sagscli.case.key_paths import value_at
from sagscli.case.record import Record
from sagscli.case.records import Case

_SAME = {
    "møder": (("art", "afholdt"), ("art", "planlagt")),
    "samtykker": (("til",),),
    "vurderinger": (("art", "dato"), ("art", "bestilt")),
    "aftaler": (("hvad", "senest"),),
    "handleplaner": (("skema", "nummer"), ("skema", "dato")),
    "tilbud": (("art", "opstart"),),
    "indsatser": (("tiltag", "start"),),
    "faser": (("fase", "start"),),
    "narrativer": (("tekst", "dato"),),
}
"""By section, the keys by which two entries are the same; the last one must be told."""


class SaidTwice(NamedTuple):
    """An entry that says the same as one before it; `first` counts from 1, as in the file."""

    section: str
    first: int


def repeats(before: Case | None, after: Case | None) -> tuple[SaidTwice, ...]:
    """Return what `after` says twice and `before` did not."""
    if after is None:
        return ()
    result: dict[SaidTwice, None] = {}
    for section, ways in _SAME.items():
        for keys in ways:
            old = Counter(filter(None, _told(before, section, keys)))
            new = _told(after, section, keys)
            for told, count in Counter(filter(None, new)).items():
                if count > max(old[told], 1):
                    result[SaidTwice(section, new.index(told) + 1)] = None
    return tuple(result)


def _told(
    case: Case | None, section: str, keys: tuple[str, ...]
) -> list[tuple[object, ...] | None]:
    """Return what each entry says under `keys`; None for one that tells too little or is over."""
    entries: tuple[Record, ...] = getattr(case, Case.attributes()[section]) if case else ()
    result: list[tuple[object, ...] | None] = []
    for entry in entries:
        told = tuple(value_at(entry, (key,)) for key in keys)
        counts = told[-1] is not None and (section != "samtykker" or _stands(entry))
        result.append(told if counts else None)
    return result


def _stands(consent: Record) -> bool:
    """Return whether a consent was given and not withdrawn: after that it may be given again."""
    return value_at(consent, ("givet",)) is not None and value_at(consent, ("trukket",)) is None
