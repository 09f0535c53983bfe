"""What of a repository holds a case: texts, enclosures, messages, and files that only name it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from sagscli.case import cpr
from sagscli.case.key_roles import Enclosure
from sagscli.case.names import name_pattern
from sagscli.case.records import Case
from sagscli.case.tagged import plain_values_of
from sagscli.casefile.folder import ENCLOSURES
from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.history.erasure.obstacles import refs_of
from sagscli.history.git import Repository
from sagscli.history.raw_log import commits, start_log
from sagscli.letters import comparable

_NUMBER = re.compile(r"""^\ufeff?["']?sag["']?[ \t]*:[ \t]*["']?([^"'\n#]+)""", re.MULTILINE)
_NOTES = "refs/notes/"
_CASES = (".yaml", ".yml", ".txt")


@dataclass(frozen=True)
class WhoItIs:
    """What tells a case: its number, the names its child has had, and the CPR numbers, digits."""

    number: str
    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()

    def is_named_in(self, text: str) -> bool:
        """Return whether the child is named in full, or its CPR number stands in a text."""
        patterns = filter(None, map(name_pattern, self.names))
        return any(each.search(text) for each in patterns) or not self.numbers.isdisjoint(
            cpr.numbers_in(text)
        )


@dataclass
class Holdings:
    """What holds the case. Paths count from the repository's folder.

    `blobs` are every version of its file and its papers; `paths` what its file has been called,
    `papers` where its enclosures lay. `elsewhere` are files of others in which the child is named,
    by blob: they are told of, and stay. `notes` are notes of git's that name the child.
    """

    who: WhoItIs
    blobs: set[str] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)
    papers: set[str] = field(default_factory=set)
    elsewhere: dict[str, str] = field(default_factory=dict)
    refs: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    messages: int = 0
    signed: int = 0


def _paths_by_blob(repository: Repository, *refs: str) -> dict[str, set[str]]:
    """Return every text of a history by its blob, with the paths that it has had."""
    paths: defaultdict[str, set[str]] = defaultdict(set)
    with start_log(repository, *refs) as answer:
        for commit in commits(answer.output()):
            for change in commit.changes:
                if change.blob is not None:
                    paths[change.blob.decode("ascii")].add(change.path)
    return paths


def objects(
    repository: Repository, wanted: Iterable[str] | None = None
) -> Iterator[tuple[str, bytes]]:
    """Yield objects with their bytes: those `wanted`, or all there are, reachable or not."""
    every = ("--batch-all-objects",) if wanted is None else ()
    feed = "".join(f"{name}\n" for name in wanted or ()).encode()
    with repository.start("cat-file", "--batch", *every, feed=feed) as answer:
        out = answer.output()
        while head := out.readline().split():
            if len(head) != 3:  # noqa: PLR2004 - "<id> <type> <size>", or "<id> missing"
                continue
            data = out.read(int(head[2]))
            out.read(1)
            yield head[0].decode(), data


def holdings_of(
    repository: Repository, number: str, others: Iterable[str], inside: str
) -> Holdings:
    """Return what of a repository holds the case `number`.

    `others` are enclosures that other cases name too: they stay. `inside` is where the case
    folder lies in the repository. Raises GitError.
    """
    paths_of = _paths_by_blob(repository, "--all")
    texts = {blob: data.decode("utf-8", "replace") for blob, data in objects(repository, paths_of)}
    own = {
        blob
        for blob, text in texts.items()
        if _number_in(text) == comparable(number) and any(map(_may_be_a_case, paths_of[blob]))
    }
    who = _who(number, (texts[blob] for blob in own))
    paths = {path for blob in own for path in paths_of[blob]}
    own |= {
        blob
        for blob, text in texts.items()
        if paths_of[blob] & paths and (_number_in(text) is None or who.is_named_in(text))
    }
    named = _enclosures(number, (texts[blob] for blob in own), inside) - set(others)
    papers = set(_papers((path for each in paths_of.values() for path in each), named))
    own |= {blob for blob, each in paths_of.items() if each <= papers}
    held = Holdings(who, own, paths, papers)
    named_in = (blob for blob in texts.keys() - own if who.is_named_in(texts[blob]))
    held.elsewhere = {blob: min(paths_of[blob]) for blob in named_in}
    _look_around(held, repository)
    return held


def _look_around(held: Holdings, repository: Repository) -> None:
    """Add what is no file of the folder: branches and tags, notes, messages."""
    held.refs = refs_of(repository)
    held.notes = [
        ref
        for ref in held.refs
        if ref.startswith(_NOTES)
        and not held.elsewhere.keys().isdisjoint(_paths_by_blob(repository, ref))
    ]
    held.messages, held.signed = _in_messages(held.who, repository)


def _may_be_a_case(path: str) -> bool:
    return path.lower().endswith(_CASES)


def _number_in(text: str) -> str | None:
    match = _NUMBER.search(text)
    return comparable(match[1]).strip() if match is not None else None


def _who(number: str, texts: Iterable[str]) -> WhoItIs:
    names, numbers = set(), set()
    for text in texts:
        document = read(text.encode())
        case = shape(Case, document.value)[0] if document.value is not None else None
        if case is not None and case.child is not None:
            names |= {case.child.name} if case.child.name else set()
            numbers |= set(cpr.numbers_in(case.child.cpr or ""))
    # One word alone is in too many texts to tell who it is.
    whole = frozenset(name for name in names if len(name.split()) > 1)
    return WhoItIs(number, whole, frozenset(numbers))


def _enclosures(number: str, texts: Iterable[str], inside: str) -> set[str]:
    """Return the paths of the papers that versions name, and the folder called by the number."""
    before = "" if inside == "." else f"{inside}/"
    named = {f"{before}{ENCLOSURES}/{number}/"}
    for text in texts:
        document = read(text.encode())
        if document.value is not None:
            case = shape(Case, document.value)[0]
            papers = (name.replace("\\", "/") for name in plain_values_of(case, Enclosure))
            named |= {
                before + PurePosixPath(name).as_posix() for name in papers if ".." not in name
            }
    return named


def _papers(paths: Iterable[str], named: set[str]) -> Iterator[str]:
    """Yield those of `paths` that are named, or lie in a folder that is."""
    folders = tuple(name for name in named if name.endswith("/"))
    yield from (path for path in paths if path in named or path.startswith(folders))


def _in_messages(who: WhoItIs, repository: Repository) -> tuple[int, int]:
    """Return how many messages of commits and tags name the child, and how many are signed."""
    ids: list[str] = []
    for words in (("rev-list", "--all"), ("for-each-ref", "--format=%(objectname)", "refs/tags")):
        with repository.start(*words) as answer:
            ids += answer.output().read().decode().split()
    naming = signed = 0
    for _id, data in objects(repository, dict.fromkeys(ids)):
        text = data.decode("utf-8", "replace")
        head, _gap, message = text.partition("\n\n")
        signed += "\ngpgsig" in head or "-----BEGIN " in message
        naming += who.is_named_in(message)
    return naming, signed
