"""Which commits are to be signed: those from the first that says who signs."""

from collections.abc import Mapping, Sequence

from sagscli.history.raw_log import LoggedCommit


def to_be_signed(commits: Sequence[LoggedCommit], listing: Mapping[int, bool]) -> list[str]:
    """Return the commits that have the list of signers in what they go on from, or bring it.

    `listing` says, by the place of a commit, whether the settings it left have the list. Once
    there was one, taking it away frees nobody.
    """
    bound: set[str] = set()
    for at, commit in enumerate(commits):
        if listing.get(at) or not bound.isdisjoint(commit.parents):
            bound.add(commit.id)
    return [commit.id for commit in commits if commit.id in bound]
