"""Places in groups: who is in, who leaves when, and when a place becomes free (V1, R5)."""

from typing import Any

import pytest

from sagscli.case.redaction import Redaction
from sagscli.placements.capacity import PlacementGroup, Seen, groups, unplaced
from sagscli.ruleset_faults.checked_library import library_of
from tests.building import VEJLE, case_of, day, placement

HADERSLEV = library_of(None).family("haderslev").rulesets[-1]
TODAY = day("2026-10-05")
SCHOOL = {"start": "2027-08-01"}


def child(number: int, *places: dict[str, Any], born: str = "2022-03-14", **keys: Any) -> Seen:
    """Return a child's case; born in 2022, it is expected to leave on 1 August 2028 (A13)."""
    case = case_of(barn={"navn": f"Barn {number}", "født": born}, tilbud=list(places), **keys)
    return Seen(f"VEJ-{number}", f"B.{number}", case, VEJLE)


def group(*seen: Seen, today: str = "2026-10-05") -> PlacementGroup:
    [only] = groups(seen, day(today))
    return only


def full(*others: Seen, leaving: int = 0) -> PlacementGroup:
    """Return a group of eight, the first `leaving` of them on 1 August 2027, and `others`."""
    eight = [
        child(n, placement("2026-03-02"), **({"skole": SCHOOL} if n <= leaving else {}))
        for n in range(1, 9)
    ]
    return group(*eight, *others)


def numbers(stays: Any) -> list[str]:
    return [one.number for one in stays]


def test_a_full_group_has_no_place_within_the_year() -> None:
    found = full()
    assert (found.most, found.fewest) == (8, 6)
    assert (found.taken(TODAY), found.free(TODAY)) == (8, 0)
    assert found.next_free(TODAY) is None  # they leave in 2028: further off than a year
    assert list(found.changes(TODAY)) == []
    assert found.source.endswith("(V1)")


def test_a_child_that_leaves_for_school_makes_a_place_free() -> None:
    found = full(leaving=1)
    assert found.next_free(TODAY) == day("2027-08-01")
    assert found.free(day("2027-07-31")) == 0
    assert found.free(day("2027-08-01")) == 1
    assert list(found.changes(TODAY)) == [(day("2027-08-01"), 1)]
    assert found.present(TODAY)[0].number == "VEJ-1"  # who leaves first comes first


def test_two_who_leave_on_one_day_are_one_change() -> None:
    assert list(full(leaving=2).changes(TODAY)) == [(day("2027-08-01"), 2)]


def test_with_a_place_free_today_today_is_the_day() -> None:
    assert group(child(1, placement("2026-03-02"))).next_free(TODAY) == TODAY


def test_one_who_takes_the_place_at_once_leaves_none_free() -> None:
    found = full(child(9, placement("2027-08-01")), leaving=1)
    assert found.next_free(TODAY) is None
    assert list(found.changes(TODAY)) == []
    assert numbers(found.coming(TODAY)) == ["VEJ-9"]
    assert found.taken(TODAY) == 8


def test_one_who_comes_later_leaves_it_free_for_a_while() -> None:
    found = full(child(9, placement("2027-09-01")), leaving=1)
    assert list(found.changes(TODAY)) == [(day("2027-08-01"), 1), (day("2027-09-01"), 0)]
    assert found.next_free(TODAY) == day("2027-08-01")


def test_too_many_children() -> None:
    found = full(child(9, placement("2026-09-01")), leaving=1)
    assert (found.taken(TODAY), found.free(TODAY)) == (9, -1)
    assert found.next_free(TODAY) is None  # on 1 August eight are left, and eight there may be
    assert list(found.changes(TODAY)) == [(day("2027-08-01"), 0)]


def test_the_expected_school_start_is_marked() -> None:
    expected, given = (
        group(child(1, placement("2026-03-02"))).present(TODAY)[0],
        group(child(1, placement("2026-03-02"), skole=SCHOOL)).present(TODAY)[0],
    )
    assert (expected.end, expected.expected) == (day("2028-08-01"), True)
    assert (given.end, given.expected) == (day("2027-08-01"), False)


def test_a_postponed_start_without_a_date_is_expected_a_year_later() -> None:
    stay = group(child(1, placement("2026-03-02"), skole={"udsættelse": "ja"})).present(TODAY)[0]
    assert (stay.end, stay.expected) == (day("2029-08-01"), True)


def test_an_expected_start_gone_by_sends_nobody_away() -> None:
    """A18: it ends nothing; when the child leaves is not known."""
    found = group(child(1, placement("2026-03-02"), born="2020-05-05"))
    assert found.taken(TODAY) == 1
    assert found.present(TODAY)[0].end is None


def test_a_recorded_start_gone_by_has_emptied_the_place() -> None:
    found = group(child(1, placement("2026-03-02"), skole={"start": "2026-08-01"}))
    assert found.taken(TODAY) == 0
    assert found.present(TODAY) == []


def test_a_recorded_end_goes_before_the_school_start() -> None:
    found = group(child(1, placement("2026-03-02", "2026-12-18"), skole=SCHOOL))
    stay = found.present(TODAY)[0]
    assert (stay.end, stay.expected) == (day("2026-12-18"), False)
    assert found.taken(day("2026-12-17")) == 1
    assert found.taken(day("2026-12-18")) == 0


def test_a_child_of_whom_nothing_is_known_stays() -> None:
    case = case_of(barn={"navn": "A"}, tilbud=[placement("2026-03-02")])
    found = group(Seen("VEJ-1", "A.", case, VEJLE))
    assert found.present(TODAY)[0].end is None


def test_one_who_moved_within_the_group_is_one_child() -> None:
    moved = child(1, placement("2026-03-02"), placement("2026-09-01"))
    found = group(moved, child(2, placement("2026-03-02")))
    assert found.taken(TODAY) == 2
    ended = child(1, placement("2026-03-02", "2026-09-01"), placement("2026-09-01"))
    assert group(ended).taken(TODAY) == 1
    assert list(group(ended).changes(day("2026-08-01"))) == []  # out of one bed and into another


def test_moving_to_another_group_takes_a_place_there() -> None:
    moved = child(1, placement("2026-03-02", "2026-09-01"), placement("2026-09-01", sted="Månen"))
    found = {one.place: one for one in groups([moved], TODAY)}
    assert found["Solen"].taken(TODAY) == 0
    assert found["Månen"].taken(TODAY) == 1
    assert found["Solen"].taken(day("2026-08-31")) == 1


def test_arrivals_come_in_order_and_no_further_off_than_a_year() -> None:
    found = group(
        child(1, placement("2027-10-05")),
        child(2, placement("2026-11-02")),
        child(3, placement("2027-10-06")),
        child(4, placement("2026-10-05")),
    )
    assert numbers(found.coming(TODAY)) == ["VEJ-2", "VEJ-1"]
    assert numbers(found.present(TODAY)) == ["VEJ-4"]


@pytest.mark.parametrize(("leaves", "told"), [("2027-10-05", 1), ("2027-10-06", 0)])
def test_changes_are_told_for_twelve_months(leaves, told) -> None:
    found = group(child(1, placement("2026-03-02", leaves)))
    assert len(list(found.changes(TODAY))) == told


def test_from_the_last_of_february_it_is_to_the_last_of_february() -> None:
    today = day("2028-02-29")
    found = group(child(1, placement("2026-03-02", "2029-02-28")), today="2028-02-29")
    assert len(list(found.changes(today))) == 1


def test_where_the_source_sets_no_number_none_is_made_up() -> None:
    """R5: the leaflet on resource groups has no size."""
    case = case_of(
        barn={"navn": "A", "født": "2022-03-14"},
        tilbud=[{"art": "ressourcegruppe", "sted": "Rævehulen", "opstart": "2026-03-02"}],
    )
    found = group(Seen("HAD-1", "A.", case, HADERSLEV))
    assert (found.most, found.fewest, found.source) == (None, None, "")
    assert found.taken(TODAY) == 1
    assert found.free(TODAY) is None
    assert found.next_free(TODAY) is None
    assert list(found.changes(TODAY)) == []


def test_a_place_is_one_group_however_it_is_written() -> None:
    names = ("Åen", "åEN", "ÅEN")
    cases = [child(n, placement("2026-03-02", sted=name)) for n, name in enumerate(names)]
    assert [one.taken(TODAY) for one in groups(cases, TODAY)] == [3]


def test_groups_of_two_kinds_or_rulesets_are_two() -> None:
    other = case_of(
        barn={"navn": "B", "født": "2022-03-14"},
        tilbud=[{"art": "ressourcegruppe", "sted": "Solen", "opstart": "2026-03-02"}],
    )
    found = groups(
        [child(1, placement("2026-03-02")), Seen("HAD-1", "B.", other, HADERSLEV)], TODAY
    )
    assert [(one.title, one.taken(TODAY)) for one in found] == [
        ("Minigruppe", 1),
        ("Ressourcegruppe", 1),
    ]


def test_without_a_start_nobody_is_in() -> None:
    assert groups([child(1, placement())], TODAY) == []


def test_on_a_past_day_those_are_in_who_were() -> None:
    found = full(leaving=1)
    assert found.taken(day("2026-03-01")) == 0
    assert found.taken(day("2026-03-02")) == 8
    assert numbers(found.coming(day("2026-03-01")))[:2] == ["VEJ-1", "VEJ-2"]


# More than one placement


def two(first: dict[str, Any], second: dict[str, Any], **keys: Any) -> dict[str, PlacementGroup]:
    return {one.place: one for one in groups([child(1, first, second, **keys)], TODAY)}


def test_one_who_begins_elsewhere_has_left_the_group_without_an_end() -> None:
    found = two(placement("2026-03-02"), placement("2026-09-01", sted="Månen"))
    assert (found["Solen"].taken(TODAY), found["Månen"].taken(TODAY)) == (0, 1)
    [stay] = found["Solen"].stays
    assert (stay.end, stay.expected, stay.also) == (day("2026-09-01"), False, ())
    assert found["Månen"].stays[0].end == day("2028-08-01")


def test_the_order_in_the_file_does_not_matter() -> None:
    found = two(placement("2026-09-01", sted="Månen"), placement("2026-03-02"))
    assert (found["Solen"].taken(TODAY), found["Månen"].taken(TODAY)) == (0, 1)


def test_one_who_will_begin_elsewhere_makes_the_place_free_on_that_day() -> None:
    nine = [placement("2026-03-02"), placement("2027-02-01", sted="Månen")]
    eight = [child(n, placement("2026-03-02")) for n in range(2, 9)]
    [solen] = [one for one in groups([child(1, *nine), *eight], TODAY) if one.place == "Solen"]
    assert solen.next_free(TODAY) == day("2027-02-01")


def test_one_with_an_end_after_the_next_began_counts_in_both_and_is_remarked_on() -> None:
    found = two(placement("2026-03-02", "2026-12-18"), placement("2026-09-01", sted="Månen"))
    assert (found["Solen"].taken(TODAY), found["Månen"].taken(TODAY)) == (1, 1)
    assert [one.also for one in found["Solen"].stays] == [("Månen",)]
    assert [one.also for one in found["Månen"].stays] == [("Solen",)]


def test_what_is_over_is_not_remarked_on() -> None:
    found = two(placement("2026-03-02", "2026-10-05"), placement("2026-09-01", sted="Månen"))
    assert [one.also for group in found.values() for one in group.stays] == [(), ()]


def test_one_who_begins_in_two_groups_on_one_day_counts_in_both() -> None:
    found = two(placement("2026-03-02"), placement("2026-03-02", sted="Månen"))
    assert [group.taken(TODAY) for group in found.values()] == [1, 1]
    assert all(one.also for group in found.values() for one in group.stays)


@pytest.mark.parametrize(("count", "is_cut"), [(11, False), (12, True)])
def test_more_places_at_once_than_are_looked_at_are_told(count: int, *, is_cut: bool) -> None:
    many = [placement("2026-03-02", sted=f"Hus {at:02}") for at in range(count)]
    stays = [stay for group in groups([child(1, *many)], TODAY) for stay in group.stays]
    assert {stay.also[-1] == "…" for stay in stays} == {is_cut}


def test_a_child_has_left_at_the_given_school_start_whatever_the_end() -> None:
    late = placement("2026-03-02", "2027-12-18")
    given = group(child(1, late, skole=SCHOOL)).present(TODAY)[0]
    assert (given.end, given.expected) == (day("2027-08-01"), False)
    expected = group(child(1, placement("2026-03-02", "2028-12-18"))).present(TODAY)[0]
    assert expected.end == day("2028-12-18")  # the expected start ends nothing (A13, A18)


def test_a_name_in_the_name_of_a_group_is_shown_by_initials() -> None:
    case = case_of(
        barn={"navn": "Alma Eksempel"}, tilbud=[placement("2026-03-02", sted="Hos alma eksempel")]
    )
    for hidden, place in ((("Alma Eksempel",), "Hos A.E."), ((), "Hos alma eksempel")):
        [found] = groups([Seen("VEJ-1", "A.", case, VEJLE, Redaction(hidden))], TODAY)
        assert found.place == place


# What is easily overlooked


def test_a_newcomer_before_one_leaves_is_one_too_many() -> None:
    found = full(child(9, placement("2027-07-01")), leaving=1)
    assert found.overfull(TODAY) == (day("2027-07-01"), 1)
    assert full(leaving=1).overfull(TODAY) is None
    assert full(child(9, placement("2027-08-01")), leaving=1).overfull(TODAY) is None


def test_more_than_too_many_is_told_and_fewer_is_not() -> None:
    late = child(10, placement("2027-07-01"))
    assert full(child(9, placement("2026-09-01")), late).overfull(TODAY) == (day("2027-07-01"), 2)
    assert full(child(9, placement("2026-09-01")), leaving=1).overfull(TODAY) is None


def test_one_that_stands_twice_in_one_group_is_one_child_and_remarked_on() -> None:
    found = group(child(1, placement("2026-03-02"), placement("2026-09-01", "2026-12-18")))
    [stay] = found.present(TODAY)
    assert (stay.start, stay.end, stay.twice) == (day("2026-03-02"), day("2028-08-01"), True)
    assert list(found.changes(TODAY)) == []
    again = group(child(1, placement("2026-03-02", "2026-09-01"), placement("2026-09-01")))
    assert [one.twice for one in again.stays] == [False, False]


def test_a_placement_without_a_place_or_a_start_is_told_of() -> None:
    seen = [
        child(1, placement("2026-03-02"), {"art": "minigruppe", "opstart": "2026-03-02"}),
        child(2, placement()),
        child(3, {"art": "minigruppe"}),
        child(4, {"art": "minigruppe", "opstart": "2026-03-02", "ophør": "2026-10-05"}),
        child(5, {"art": "minigruppe"}, skole={"start": "2026-08-01"}),
    ]
    found = unplaced(seen, TODAY)
    assert [(one.number, one.at, one.missing) for one in found] == [
        ("VEJ-1", 1, ("sted",)),
        ("VEJ-2", 0, ("opstart",)),
        ("VEJ-3", 0, ("sted", "opstart")),
    ]
