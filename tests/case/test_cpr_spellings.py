"""What is no CPR number, though ten figures stand in a row."""

from sagscli.case.cpr_spellings import spellings_in


def test_the_id_of_a_commit_holds_no_number() -> None:
    commit, number = "4c2b14302822d0671543613f40c720dde0361928", "7403224005"
    for id_ in (commit, commit.replace("0671543613", number), commit + "0" * 24):
        assert spellings_in(f"commit ({id_}), {id_}") == []
    assert spellings_in(f"{commit} {number}") != []
