"""`sag places`: each group's places, who is in, and when one becomes free."""

from collections.abc import Iterator, Sequence
from datetime import date

from sagscli import days
from sagscli.app.places import PlaceList
from sagscli.case.key_paths import wanting
from sagscli.language import _, counted
from sagscli.placements.capacity import AHEAD_MONTHS, GroupStay, PlacementGroup, Unplaced
from sagscli.render.diagnostics.machine import diagnostic_value
from sagscli.render.terminal.layout import Column, fit
from sagscli.render.terminal.line import Line, Style, paragraph
from sagscli.safety import clean

PlaceRow = tuple[str, GroupStay]


def format_places(result: PlaceList, columns: int) -> list[Line]:
    """Return every group with its children, who leaves first coming first.

    Last come the placements that count in no group.
    """
    groups, loose, as_of = result.groups, result.unplaced, result.as_of
    lines = paragraph(_("Places as of {day}").format(day=days.full(as_of)), columns, "title")
    if not groups and not loose:
        return [*lines, *paragraph(_("No case has a place in a group."), columns)]
    for group in groups:
        if group.most is None and not (group.present(as_of) or group.coming(as_of)):
            continue  # a place of the past, without a number of places to fill
        lines += [(), *_group(group, as_of, columns)]
    shown = [stay for group in groups for stay in (*group.present(as_of), *group.coming(as_of))]
    if any(stay.expected for stay in shown):
        text = _("* the expected school start; the case gives none")
        lines += [(), *paragraph(text, columns, "dim")]
    return [*lines, *_loose(loose, columns)]


def _loose(loose: Sequence[Unplaced], columns: int) -> Iterator[Line]:
    """Yield the placements that count in no group, and what to fill in."""
    for missing, heading in (
        (("sted",), _("Without a place: counted in no group")),
        (("opstart",), _("Without a start: counted in no group")),
        (("sted", "opstart"), _("Without a place and a start: counted in no group")),
    ):
        entries = [placement for placement in loose if placement.missing == missing]
        if entries:
            yield ()
            yield from paragraph(heading, columns, "warn")
        for placement in entries:
            parts = (placement.number, placement.label, placement.title, placement.place)
            yield from paragraph(" · ".join(part for part in parts if part), columns, "", 2)
            keys = [wanting([f"tilbud[{placement.at}].{key}"]) for key in missing]
            yield from paragraph("└ " + "; ".join(keys), columns, "dim", 4)


def _group(group: PlacementGroup, as_of: date, columns: int) -> Iterator[Line]:
    free = group.free(as_of)
    style: Style = "bad" if free is not None and free < 0 else "bold"
    yield from paragraph(f"{group.place} · {group.title}", columns, style)
    yield from paragraph(_count(group, as_of), columns, "", 2)
    rows: list[PlaceRow] = [("in", stay) for stay in group.present(as_of)]
    rows += [("coming", stay) for stay in group.coming(as_of)]
    if rows:
        layout = fit(_columns(), rows, columns)
        if not layout.stacked:
            yield layout.header(rows[0])
        for at, (when, stay) in enumerate(rows):
            yield from layout.rows(at, "dim" if when == "coming" else "")
            yield from _remarks(stay, columns)
    overfull = group.overfull(as_of)
    if overfull is not None:
        text = counted(
            "From {day} there is {n} child too many.",
            "From {day} there are {n} children too many.",
            overfull[1],
            day=days.full(overfull[0]),
        )
        yield from paragraph(text, columns, "bad", 2)
    for text in _ahead(group, as_of):
        yield from paragraph(text, columns, "", 2)


def _remarks(stay: GroupStay, columns: int) -> Iterator[Line]:
    """Yield the remarks on a child that stands twice here, or is counted in another group too."""
    if stay.twice:
        text = _(
            "└ stands here more than once in the case; is an ophør missing, or an entry wrong?"
        )
        yield from paragraph(text, columns, "warn", 4)
    if stay.also:
        text = _("└ also has a place in: {places}; is an ophør wrong?")
        places = ", ".join(stay.also)
        yield from paragraph(text.format(places=places), columns, "warn", 4)


def _count(group: PlacementGroup, as_of: date) -> str:
    taken, free = group.taken(as_of), group.free(as_of)
    if free is None or group.most is None:
        return counted(
            "{n} child; the source sets no number of places",
            "{n} children; the source sets no number of places",
            taken,
        )
    text = _("{taken} of {most} places taken").format(taken=taken, most=group.most)
    if free > 0:
        text += ", " + counted("{n} free", "{n} free", free)
    if free < 0:
        text += ", " + counted("{n} too many", "{n} too many", -free)
    if group.fewest is not None and 0 < taken < group.fewest:
        text += "; " + _("the source says at least {n}").format(n=group.fewest)
    return text


def _ahead(group: PlacementGroup, as_of: date) -> Iterator[str]:
    if group.most is None or (group.free(as_of) or 0) > 0:
        return
    day = group.next_free(as_of)
    if day is None:
        text = _("No place becomes free within {n} months, as far as is known.")
        yield text.format(n=AHEAD_MONTHS)
    else:
        yield _("The next place becomes free on {day}.").format(day=days.full(day))


def _columns() -> list[Column[PlaceRow]]:
    return [
        Column(lambda _row: _("Case"), lambda row: clean(row[1].number)),
        Column(lambda _row: _("Child"), lambda row: clean(row[1].label), wraps=True),
        Column(lambda _row: _("From"), lambda row: days.short(row[1].start)),
        Column(lambda _row: _("Leaves"), _leaves),
        Column(lambda _row: "", lambda row: _("to come") if row[0] == "coming" else ""),
    ]


def _leaves(row: PlaceRow) -> str:
    stay = row[1]
    return days.short(stay.end) + ("*" if stay.expected else "") if stay.end else "?"


def format_json(result: PlaceList) -> dict[str, object]:
    """Return the same for a program; ``docs/json.md`` has the shape."""
    as_of = result.as_of
    return {
        "version": 1,
        "as_of": as_of.isoformat(),
        "groups": [
            {
                "kind": group.kind,
                "title": group.title,
                "place": group.place,
                "places": group.most,
                "taken": group.taken(as_of),
                "free": group.free(as_of),
                "next_free": _iso(group.next_free(as_of)),
                "children": [_stay(stay) for stay in group.present(as_of)],
                "coming": [_stay(stay) for stay in group.coming(as_of)],
                "changes": [
                    {"date": day.isoformat(), "free": free} for day, free in group.changes(as_of)
                ],
            }
            for group in result.groups
        ],
        "unplaced": [_unplaced(loose) for loose in result.unplaced],
        "diagnostics": [diagnostic_value(each) for each in result.errors],
    }


def _stay(stay: GroupStay) -> dict[str, object]:
    return {
        "case": stay.number,
        "child": stay.label,
        "start": stay.start.isoformat(),
        "leaves": _iso(stay.end),
        "expected": stay.expected,
        "also": list(stay.also),
        "twice": stay.twice,
    }


def _unplaced(loose: Unplaced) -> dict[str, object]:
    return {
        "case": loose.number,
        "child": loose.label,
        "kind": loose.kind,
        "title": loose.title,
        "place": loose.place or None,
        "start": _iso(loose.start),
        "missing": list(loose.missing),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
