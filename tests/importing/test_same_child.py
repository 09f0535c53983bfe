"""Which case a row is about: sure where it is, and otherwise said not to be."""

import pytest

from sagscli.importing.same_child import KnownCase, KnownCases, differing

ALMA = KnownCase("VEJ-1", 0, "alma eksempel", "2022-03-14", "7403224005", "solen")
ROW = KnownCase("", 9, "alma eksempel", "2022-03-14")


def matched(row: KnownCase, *cases: KnownCase):
    known = KnownCases()
    known.add_all(cases or (ALMA,))
    match = known.match(row)
    return None if match is None else match.is_sure


@pytest.mark.parametrize(
    ("row", "is_sure"),
    [
        (ROW, True),
        (ROW._replace(name="alma e. eksempel"), False),
        (ROW._replace(name="alma prøve"), None),
        (ROW._replace(name="anna eksempel"), False),
        (ROW._replace(name="anna eksempel", number="VEJ-9"), None),
        (ROW._replace(name="anna eksempel", cpr="7403224013"), None),
        (ROW._replace(name="anna eksempel", cpr="7403224005"), True),
        (ROW._replace(born="2022-03-15"), None),
        (ROW._replace(born=None), None),
        (KnownCase("vej-1", 9), True),
        (KnownCase("VEJ-1", 9, "x", "2020-01-01"), False),
        (KnownCase("VEJ-1", 9, "rød stue", is_group=True), False),
        (KnownCase("", 9, "rød stue", daycare="solen", is_group=True), None),
    ],
)
def test_a_child_is_known_again(row, is_sure) -> None:
    assert matched(row) is is_sure


def test_a_group_is_known_by_its_name_in_its_daycare() -> None:
    group = KnownCase("GRP-1", 0, "rød stue", daycare="solen", is_group=True)
    assert matched(group._replace(number=""), group) is True
    assert matched(group._replace(number="", daycare="månen"), group) is None


def test_what_a_case_says_otherwise_is_told_by_its_key() -> None:
    says = {
        "barn": {"navn": "Alma  Eksempel", "cpr": "7403224005", "forældre": [{"navn": "Eva"}]},
        "tilbud": [{"art": "minigruppe", "opstart": "2026-03-02"}],
    }
    row = {
        ("barn", "navn"): "Alma Eksempel",
        ("barn", "cpr"): "740322-4005",
        ("barn", "forældre"): [{"navn": "Eva"}],
        ("tilbud", 0, "opstart"): "2026-03-03",
        ("tilbud", 0, "ophør"): "2027-01-01",
    }
    assert differing(row, says) == [("tilbud", 0, "opstart"), ("tilbud", 0, "ophør")]
    assert differing(row, None) == list(row)
