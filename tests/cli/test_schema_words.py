"""``sag schema --ruleset``: the words an editor offers are those of the ruleset."""

import json

import jsonschema
import pytest

from sagscli.cli.boundary import run

CHILD = {"navn": "Alma Eksempel", "født": "2022-03-14"}


@pytest.fixture
def accepts(capsys):
    """Return whether the schema with a ruleset's words takes a case with these keys."""

    def of(ruleset: str, **keys) -> bool:
        assert run(["schema", "case", "--ruleset", ruleset]) == 0
        schema = json.loads(capsys.readouterr().out)
        case = {"sag": "T-1", "regelsæt": ruleset, "barn": CHILD, **keys}
        return jsonschema.Draft202012Validator(schema).is_valid(case)

    return of


def meeting(**keys) -> dict:
    return {"møder": [{"art": "statusmøde", **keys}]}


@pytest.mark.parametrize(
    ("keys", "wrong"),
    [
        ({"møder": [{"art": "statusmøde"}]}, {"møder": [{"art": "netværksmøde"}]}),
        (
            {"narrativer": [{"tekst": "x", "af": "psykolog"}]},
            {"narrativer": [{"tekst": "x", "af": "Eva"}]},
        ),
        ({"tilbud": [{"art": "minigruppe"}]}, {"tilbud": [{"art": "ressourcegruppe"}]}),
        ({"henvisninger": [{"til": "minigruppe"}]}, {"henvisninger": [{"til": "mellemform"}]}),
    ],
    ids=["kind", "roles", "placement", "referral"],
)
def test_words_of_the_ruleset_are_offered_and_no_others(accepts, keys, wrong):
    assert accepts("vejle", **keys)
    assert not accepts("vejle", **wrong)


def test_a_tiltag_may_be_another_than_those_of_the_catalogue(accepts):
    """H15."""
    assert accepts(
        "haderslev", indsatser=[{"niveau": "forebyggende", "tiltag": "noget helt andet"}]
    )
    assert not accepts("haderslev", indsatser=[{"niveau": "noget helt andet"}])


def test_who_took_part_may_be_named(accepts):
    """H10: a role is offered, and the name of someone in the case is right too."""
    assert accepts("vejle", **meeting(deltagere=["psykolog", "Eva Eksempel"]))


def test_a_topic_may_be_another_than_those_of_the_agenda(accepts):
    """V9: among other things; the reader tells only of one that is nearly on it (SAG211)."""
    assert accepts("vejle", **meeting(drøftet=["relationer", "vejret"]))
    assert accepts("vejle", **meeting(stillingtagen={"vejret": "Det blev fint"}))


def test_a_key_may_be_left_empty(accepts):
    assert accepts("vejle", møder=[{"art": None}])
