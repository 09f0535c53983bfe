"""What a referral rests on, kind of requirement by kind (V5, V6, H1, H4, H5, H6)."""

from collections.abc import Iterator

import pytest

from sagscli import language
from sagscli.case.records import Case
from sagscli.documents import evidence
from sagscli.documents.redaction import People
from sagscli.documents.request import Request
from tests.building import day
from tests.referrals.asking import GIVEN, HELD, MADE, MEASURE, TODAY, asking, child, referral

KRAV = (
    {"møde": ["samtale", "netværksmøde"]},
    {"vurdering": "psykologisk"},
    {"samtykke": "deling"},
    {"tiltag": "leg"},
    {"handleplan": "fokuspunkter"},
    {"henvisning": "andet"},
)
RULESET = asking(*KRAV)
KIND = RULESET.referrals["støtte"]


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    with language.speaking("da"):
        yield


def asked(case: Case) -> Request:
    return Request(case, RULESET, day(TODAY), People(case, names=True))


def rows(case: Case) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {table.title: table.rows for table in evidence.tables(asked(case), KIND)}


def test_meetings_stand_by_kind_and_then_by_day() -> None:
    talk = {"art": "samtale", "afholdt": "2026-09-20", "deltagere": ["leder"]}
    planned = {"art": "samtale", "planlagt": "2026-12-01"}
    earlier = HELD | {"afholdt": "2026-08-01"}
    assert rows(child(møder=[HELD, planned, talk, earlier])) == {
        "Møder": (
            ("Samtale", "20-09-2026", "Leder"),
            ("Netværksmøde", "01-08-2026", ""),
            ("Netværksmøde", "10-09-2026", ""),
        )
    }


def test_the_other_tables_in_the_order_of_the_kinds() -> None:
    granted = [{"til": "andet", "afgørelse": {"dato": "2026-06-01", "udfald": "bevilget"}}]
    refused = [{"til": "andet", "afgørelse": {"dato": "2026-05-01", "udfald": "afslag"}}]
    consents = [GIVEN | {"form": "skriftlig"}, GIVEN | {"trukket": "2026-09-02"}]
    case = child(vurderinger=[MADE], samtykker=consents, henvisninger=refused + granted)
    assert list(rows(case).items()) == [
        ("Vurderinger", (("Psykologisk vurdering", "05-09-2026", "Psykolog"),)),
        ("Samtykke", (("Deling", "01-09-2026", "Eva og Otto", "skriftlig"),)),
        ("Bevilget før", (("Andet", "01-06-2026"),)),
    ]


def test_a_meeting_that_decides_is_nothing_a_referral_rests_on() -> None:
    kind = asking({"møde": "netværksmøde", "ved": "afgørelse"}).referrals["støtte"]
    assert not list(evidence.tables(asked(child(møder=[HELD])), kind))


def test_indsatser_of_what_is_asked_for_only() -> None:
    case = child(indsatser=[MEASURE, MEASURE | {"tiltag": "andet"}, {"niveau": "forebyggende"}])
    assert len(list(evidence.measures(asked(case), KIND))) == 1


def test_what_is_sent_along_is_told_with_its_day_where_it_has_one() -> None:
    made = [MADE | {"bilag": "bilag/a.pdf"}, {"art": "psykologisk", "bilag": "bilag/b.pdf"}, MADE]
    plans = [{"dato": "2026-08-01"}, {"skema": "mellemform"}, {"dato": "2026-09-02"}]
    [sent] = child(henvisninger=referral(bilag=["c.pdf"])).referrals
    case = child(vurderinger=made, handleplaner=plans)
    assert list(evidence.enclosures(asked(case), KIND, sent)) == [
        "Psykologisk vurdering, 5. september 2026 (a.pdf)",
        "Psykologisk vurdering (b.pdf)",
        "Fokuspunkter, 2. september 2026",
        "c.pdf",
    ]
