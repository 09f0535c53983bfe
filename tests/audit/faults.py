"""Faults planted in cases that are otherwise in order, each with what an audit must say of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.audit.story import CaseData, Change, Entry, Life, at, path_of

AFTER = "2026-09-10"
"""A day on which everything in the life of a case has been written down."""


@dataclass(frozen=True)
class Fault:
    """A case with one fault: the life it has, and the codes that an audit gives it."""

    life: Life
    codes: tuple[str, ...]


def _entry(section: str, at: int, **values: object) -> Change:
    def change(case: CaseData) -> None:
        case[section][at] |= values

    return change


def _without_key(section: str, at: int, *keys: str) -> Change:
    def change(case: CaseData) -> None:
        for key in keys:
            case[section][at].pop(key)

    return change


def _without_entry(section: str, at: int) -> Change:
    def change(case: CaseData) -> None:
        del case[section][at]

    return change


def _in_plan(**fields: str) -> Change:
    def change(case: CaseData) -> None:
        case["handleplaner"][0]["felter"] |= fields

    return change


def _answer(case: CaseData) -> None:
    case["henvisninger"][0]["skøn"]["støttebehov"]["svar"] = "nej"


def _unasked(case: CaseData) -> None:
    del case["henvisninger"][0]["skøn"]["støttebehov"]


LATE = (
    ({"status held": "2026-06-16", "approved": "2026-06-17"}, 1),
    ({"granted": "2026-02-25"}, 1),
    ({"status held": "2026-07-20", "approved": "2026-07-20"}, 2),
    ({"school held": "2026-09-16"}, 1),
    ({"consulted": "2025-12-20", "consented": "2025-12-21", "ordered": "2025-12-22"}, 1),
    ({"ordered": "2025-12-26"}, 1),
    ({"recommended": "2026-01-31", "sent": "2026-02-06"}, 2),
)
"""Steps written down more than fourteen days after they happened, and in how many commits."""
CHANGED: tuple[Change, ...] = (
    _entry("samtykker", 0, givet="2025-12-09"),
    _entry("samtykker", 0, form="mundtlig"),
    _without_key("samtykker", 0, "af"),
    _without_entry("samtykker", 0),
    _entry("vurderinger", 0, dato="2026-01-13"),
    _entry("vurderinger", 1, af="pædagogisk-vejleder"),
    _without_entry("vurderinger", 1),
    _entry("møder", 0, afholdt="2025-12-04"),
    _without_key("møder", 1, "deltagere"),
    _without_entry("møder", 0),
    _in_plan(relationer="Har tre venner."),
    _without_entry("handleplaner", 0),
    _without_key("handleplaner", 0, "godkendt"),
    _in_plan(**{"fokus-hjem": "Kom til senere."}),
    _entry("henvisninger", 0, udarbejdet="2026-01-19"),
    _without_key("henvisninger", 0, "sendt"),
    _without_entry("henvisninger", 0),
    _answer,
)
"""What is done to a case when all has been decided."""
UNMET: tuple[Change, ...] = (
    _without_entry("samtykker", 0),
    _without_key("vurderinger", 0, "dato", "af"),
    _without_entry("vurderinger", 1),
    _without_entry("møder", 0),
    _without_entry("møder", 1),
    _without_key("henvisninger", 0, "anbefalet"),
    _without_key("henvisninger", 0, "accepteret"),
    _unasked,
)
"""What the case lacks when the referral is sent."""


def _capitals(case: CaseData) -> None:
    case["vurderinger"][1]["art"] = "Psykologisk-vurdering"


def _moved_case() -> Life:
    """Return a case that gets another number, place and consultant in one commit."""
    life = Life("VEJ-2025-011")
    *_before, last = life.entries()
    [text] = filter(None, last.files.values())
    moved = {path_of(life.number): None, "sager/2026/a.yaml": text.replace("kons-a", "kons-b")}
    return replace(life, files=[Entry(at("2026-09-12"), moved)])


def _broken_case() -> Life:
    """Return a case that could not be read for two days."""
    life = Life("VEJ-2025-012")
    *_before, last = life.entries()
    [text] = filter(None, last.files.values())
    path = path_of(life.number)
    broken = Entry(at("2026-09-12"), {path: text.replace("samtykker:", "samtykker: [")})
    return replace(life, files=[broken, Entry(at("2026-09-14"), {path: f"# rettet\n{text}"})])


def in_order() -> Iterator[Life]:
    """Yield cases that an audit says nothing of, though much is done to them."""
    yield Life("VEJ-2025-000")
    yield Life("VEJ-2025-001", {"status held": "2026-06-15", "approved": "2026-06-17"})
    innocent: tuple[Change, ...] = (
        _entry("samtykker", 0, trukket="2026-09-08"),
        _entry("samtykker", 0, af=["Otto Eksempel", "Eva Eksempel"]),
        _entry("henvisninger", 0, møde="2026-02-12"),
        _entry("møder", 0, referat="Alma trives i de små grupper."),
        _entry("møder", 2, deltagere=["forældre"]),
        _entry("vurderinger", 0, bilag="bilag/vurdering.txt"),
        _capitals,
        lambda case: case["møder"].reverse(),
        lambda case: case["barn"].update(dagtilbud="Solstrålen"),
    )
    for nth, change in enumerate(innocent, start=2):
        yield Life(f"VEJ-2025-0{nth:02d}", later=[(AFTER, change)])
    yield _moved_case()
    yield _broken_case()


CLOCKS = (
    Entry(at("2026-03-08"), {"noter.txt": "a"}, author="Bo Prøve"),
    Entry(at("2026-03-05"), {"noter.txt": "b"}, at("2026-03-10"), author="Bo Prøve"),
    Entry(at("2026-04-10"), {"noter.txt": "c"}, at("2026-04-08"), author="Ida Prøve"),
    Entry(at("2026-04-20"), {"noter.txt": "d"}, author="Per Prøve", place=at("2026-05-10")),
    # Work of the day before that was moved on top of what others had done: nothing is wrong.
    Entry(at("2026-05-18"), {"noter.txt": "e"}, at("2026-05-20"), author="Eva Prøve"),
)
BACKWARDS = 3
"""How many of them run backwards."""


def faults() -> Iterator[Fault]:
    """Yield a case for each fault, numbered by its kind."""
    for nth, (days, number) in enumerate(LATE):
        yield Fault(Life(f"VEJ-2025-1{nth:02d}", days), ("SAG601",) * number)
    ahead = (
        Life("VEJ-2025-200", {"status held": "2026-05-30"}),
        Life("VEJ-2025-201", {"school held": "2026-08-31"}),
        Life("VEJ-2025-202", {"approved": "2026-06-02"}),
        Life("VEJ-2025-203", {"granted": "2026-02-08"}),
        Life("VEJ-2025-204", {"consulted": "2025-12-01"}),
    )
    yield from (Fault(life, ("SAG602",)) for life in ahead)
    for nth, change in enumerate(CHANGED):
        yield Fault(Life(f"VEJ-2025-4{nth:02d}", later=[(AFTER, change)]), ("SAG604",))
    yield Fault(Life("VEJ-2025-450", gone=AFTER), ("SAG604",))
    for nth, change in enumerate(UNMET):
        yield Fault(Life(f"VEJ-2025-5{nth:02d}", otherwise={"sent": change}), ("SAG605",))
    unplanned = _without_key("møder", 3, "planlagt")
    yield Fault(Life("VEJ-2025-600", otherwise={"school planned": unplanned}), ("SAG606",))
    late = {"school held": "2026-09-03"}
    yield Fault(Life("VEJ-2025-601", late, otherwise={"school planned": unplanned}), ("SAG606",))
