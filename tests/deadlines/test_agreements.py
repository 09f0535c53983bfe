"""Further agreements for the single child: each a deadline of its own (V16)."""

from sagscli.case.as_of import as_known
from tests.building import case_of, day, dues, found, standing, the

CHILD = {"navn": "Alma Eksempel", "født": "2021-05-05", "dagtilbud": "Regnbuen"}
RULE = "yderligere-aftale"
VISIT = {"hvad": "Besøg med Alma", "hvem": "daginstitutionsleder", "senest": "2027-06-18"}
TALK = {"hvad": "Samtale med klasselæreren", "senest": "2027-09-10"}


def _case(*agreements: dict):
    return case_of(barn=CHILD, aftaler=list(agreements))


def test_each_agreement_has_its_own_deadline_and_its_own_who() -> None:
    """V16: {what, who, when}."""
    visit, talk = found(_case(VISIT, TALK), RULE)
    assert (visit.due, visit.responsible) == (day("2027-06-18"), "daginstitutionsleder")
    assert (talk.due, talk.responsible) == (day("2027-09-10"), "distriktsskoleleder")
    assert (visit.occurrence, talk.occurrence) == (1, 2)


def test_what_was_agreed_is_told_without_names() -> None:
    assert the(_case(VISIT), RULE).about == "Besøg med A."


def test_who_is_no_role_is_not_told_as_one() -> None:
    """F: a name stays out of lists; validate asks for the role (SAG210)."""
    assert the(_case(VISIT | {"hvem": "Karla Fremmed"}), RULE).responsible == "distriktsskoleleder"


def test_an_agreement_is_done_late_overdue_or_not_known_when() -> None:
    late = VISIT | {"udført": "2027-06-20"}
    undated = {"hvad": "Et møde"}
    case = _case(late, TALK, undated)
    assert standing(case, RULE, "2027-10-01") == ["done_late", "overdue", "unknown"]
    assert found(case, RULE)[2].missing == "aftaler[2].senest"


def test_the_school_start_ends_no_agreement() -> None:
    case = case_of(barn={"navn": "A"}, skole={"start": "2027-08-01"}, aftaler=[TALK])
    assert dues(case, RULE) == ["2027-09-10"]


def test_an_agreement_is_known_before_it_is_done() -> None:
    known = as_known(_case(VISIT | {"udført": "2027-06-15"}), day("2027-05-01"))
    assert known.agreements[0].what == "Besøg med Alma"
    assert known.agreements[0].done is None
