"""`sag places` as rows: one for each child in a group, or to come, and for each empty group."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sagscli import days
from sagscli.app.places import PlaceList
from sagscli.case.key_paths import wanting
from sagscli.language import _
from sagscli.placements.capacity import GroupStay, PlacementGroup, Unplaced
from sagscli.render.listing import ListColumn, Listing, Remark


class PlaceListRow(NamedTuple):
    """A child in a group on `as_of`, or to come; a group without children; or an `unplaced` one."""

    as_of: date
    group: PlacementGroup | None = None
    stay: GroupStay | None = None
    unplaced: Unplaced | None = None

    @property
    def is_to_come(self) -> bool:
        """Return whether the child begins later."""
        return self.stay is not None and not self.stay.is_in(self.as_of)


def listing(result: PlaceList) -> Listing[PlaceListRow]:
    """Return the groups and their children, then the placements that count in none."""
    day = days.full(result.as_of)
    rows = list(_rows(result))
    expected = any(row.stay is not None and row.stay.expected for row in rows)
    text = _("* the expected school start; the case gives none")
    return Listing(
        key="places",
        title=_("Places as of {day}").format(day=day),
        columns=_columns(),
        rows=rows,
        as_of=result.as_of,
        empty=_("No case has a place in a group."),
        notes=[Remark(text)] if expected else [],
        remarks=_remarks,
        errors=result.errors,
        dialect=result.dialect,
    )


def _rows(result: PlaceList) -> Iterator[PlaceListRow]:
    as_of = result.as_of
    for group in result.groups:
        stays = [*group.present(as_of), *group.coming(as_of)]
        if not stays and group.most is not None:
            yield PlaceListRow(as_of, group)
        for stay in stays:
            yield PlaceListRow(as_of, group, stay)
    for loose in result.unplaced:
        yield PlaceListRow(as_of, unplaced=loose)


def _columns() -> list[ListColumn[PlaceListRow]]:
    """Return the keys of the JSON (docs/json.md), those of a group before those of a child."""
    return [
        ListColumn("kind", lambda row: _of(row, "kind")),
        ListColumn("title", lambda row: _of(row, "title"), _("Group")),
        ListColumn("place", lambda row: _of(row, "place") or None, _("Place")),
        ListColumn("places", lambda row: row.group.most if row.group else None, _("Places")),
        ListColumn("free", lambda row: row.group.free(row.as_of) if row.group else None, _("Free")),
        ListColumn("next_free", lambda row: row.group.next_free(row.as_of) if row.group else None),
        ListColumn("case", lambda row: _of(row, "number"), _("Case")),
        ListColumn("child", lambda row: _of(row, "label"), _("Child")),
        ListColumn("start", lambda row: _of(row, "start"), _("From")),
        ListColumn("leaves", lambda row: row.stay.end if row.stay else None, _("Leaves"), _leaves),
        ListColumn("expected", lambda row: row.stay.expected if row.stay else None),
        ListColumn("coming", lambda row: row.is_to_come),
        ListColumn("also", lambda row: row.stay.also if row.stay else ()),
        ListColumn("twice", lambda row: row.stay.twice if row.stay else None),
        ListColumn("missing", lambda row: row.unplaced.missing if row.unplaced else ()),
    ]


def _of(row: PlaceListRow, name: str) -> str | date | None:
    """Return what the child, the placement without a group, or the group says of `name`."""
    for part in (row.unplaced, row.stay, row.group):
        value: str | date | None = getattr(part, name, None)
        if value is not None:
            return value
    return None


def _leaves(row: PlaceListRow) -> str:
    if row.stay is None:
        return ""
    return days.short(row.stay.end) + ("*" if row.stay.expected else "") if row.stay.end else "?"


def _remarks(row: PlaceListRow) -> list[Remark]:
    texts = [_("to come")] if row.is_to_come else []
    if row.unplaced is not None:
        at = row.unplaced.at
        texts += [wanting([f"tilbud[{at}].{key}"]) for key in row.unplaced.missing]
    return [Remark(text) for text in texts]
