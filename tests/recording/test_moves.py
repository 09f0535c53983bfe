"""What moves when something is recorded, told of deadlines."""

from datetime import date

from sagscli.recording.moves import MoveKind, moves
from sagscli.render.recording import told_in_words
from tests.building import BORN_2022, VEJLE, case_of, meeting, placement

DAY, UNTIL = date(2026, 4, 1), date(2027, 6, 1)


def told(before, after) -> list[tuple]:
    return [
        (move.kind, move.obligation.rule, move.obligation.occurrence, str(move.day))
        for move in moves(before, after, (VEJLE, VEJLE), DAY, UNTIL)
    ]


def test_a_start_brings_the_plan_and_the_status_meetings_v8_v9() -> None:
    before = case_of(barn=BORN_2022)
    after = case_of(barn=BORN_2022, tilbud=[placement("2026-03-02")])
    arisen = told(before, after)
    assert (MoveKind.ARISES, "statusmøde", 1, "2026-06-02") in arisen
    assert (MoveKind.ARISES, "handleplan", 1, "2026-06-02") in arisen


def test_a_meeting_that_is_planned_and_held() -> None:
    place = {"barn": BORN_2022, "tilbud": [placement("2026-01-02")]}
    before = case_of(**place)
    planned = case_of(**place, møder=[meeting(planned="2026-04-02")])
    assert (MoveKind.PLANNED, "statusmøde", 1, "2026-04-02") in told(before, planned)
    held = case_of(**place, møder=[meeting("2026-03-30")])
    assert (MoveKind.DONE, "statusmøde", 1, "2026-03-30") in told(before, held)


def test_an_end_takes_away_what_comes_after_it_a18() -> None:
    before = case_of(barn=BORN_2022, tilbud=[placement("2026-01-02")])
    after = case_of(barn=BORN_2022, tilbud=[placement("2026-01-02", "2026-09-01")])
    gone = [move for move in told(before, after) if move[0] is MoveKind.FALLS_AWAY]
    assert (MoveKind.FALLS_AWAY, "statusmøde", 2, "2026-10-02") in gone


def test_another_day_moves_a_deadline_from_one_to_the_other() -> None:
    before = case_of(barn=BORN_2022, tilbud=[placement("2026-03-02")])
    after = case_of(barn=BORN_2022, tilbud=[placement("2026-03-12")])
    move = next(
        move
        for move in moves(before, after, (VEJLE, VEJLE), DAY, UNTIL)
        if move.obligation.rule == "handleplan"
    )
    assert (move.kind, str(move.before), str(move.day)) == (
        MoveKind.MOVES,
        "2026-06-02",
        "2026-06-12",
    )


def test_nothing_moves_when_nothing_that_counts_is_recorded() -> None:
    case = case_of(barn=BORN_2022, tilbud=[placement("2026-03-02")])
    more = case.model_copy(update={"consultant": "kons-b"})
    assert told(case, more) == []


def test_what_waits_for_a_start_says_so_and_not_that_it_has_no_date_a25() -> None:
    decided = {"dato": "2026-03-20", "udfald": "bevilget"}
    referral = {"til": "minigruppe", "sendt": "2026-02-01"}
    before = case_of(barn=BORN_2022, henvisninger=[referral])
    after = case_of(barn=BORN_2022, henvisninger=[referral | {"afgørelse": decided}])
    (plan,) = [
        move
        for move in moves(before, after, (VEJLE, VEJLE), DAY, UNTIL)
        if move.obligation.rule == "handleplan"
    ]
    assert plan.obligation.missing == "tilbud.opstart"
    assert "cannot be computed: granted, but no tilbud with opstart" in told_in_words(plan)
