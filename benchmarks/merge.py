"""Prove the merge of cases on random pairs of edits, through the real git, beside its line merge.

    python benchmarks/merge.py 1000

makes a repository of that many invented cases, two branches on which each of them was changed,
and merges these twice: with `sag` as git's merge driver, and as git does it by itself. Then it
looks for every fact that a side wrote. docs/quality.md keeps the results.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from random_edits import edited
from sagscli.casefile.reader import read
from sagscli.history.git import repositories_of
from sagscli.upkeep.git_drivers import set_drivers

SAMPLES = Path(__file__).parent.parent / "sample-cases" / "sager"
_PEOPLE = {
    f"GIT_{role}_{key}": word
    for role in ("AUTHOR", "COMMITTER")
    for key, word in (("NAME", "Kim Prøve"), ("EMAIL", "kim@example.org"))
}
Facts = Counter[tuple[tuple[str, ...], str]]
EntryFacts = tuple[tuple[str, ...], frozenset[tuple[tuple[str, ...], str]]]


class Pair(NamedTuple):
    """A case, and what two people made of it."""

    base: bytes
    here: bytes
    incoming: bytes

    @property
    def meets(self) -> bool:
        """Return whether both have touched one fact: the same key of the same thing.

        A fact is touched that was there and is there no more; both changed it, or one did and
        the other took away what it was in.
        """
        base, here, incoming = (facts_of(text) for text in self)
        return bool((base - here) & (base - incoming))


def pairs(count: int, seed: int = 0) -> Iterator[Pair]:
    """Yield pairs of edits of sample cases, the same each time."""
    random = Random(seed)  # noqa: S311 - the same each time
    texts = [path.read_bytes() for path in sorted(SAMPLES.rglob("*.yaml"))]
    while count:
        base = random.choice(texts)
        pair = Pair(base, edited(base, random), edited(base, random))
        if base not in (pair.here, pair.incoming):
            count -= 1
            yield pair


def facts_of(text: bytes) -> Facts:
    """Return every fact of a file as often as it stands there."""
    return Counter(_facts(read(text).value, ()))


def _facts(value: Any, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _facts(inner, (*keys, key))
    elif isinstance(value, list):
        for inner in value:
            yield from _facts(inner, keys)
    elif value not in (None, ""):
        yield keys, str(value)


def _entries(value: Any, keys: tuple[str, ...] = ()) -> Iterator[EntryFacts]:
    """Yield every entry of every list with what is said in it: facts that belong together."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _entries(inner, (*keys, key))
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, dict):
                yield keys, frozenset(_facts(inner, keys))
                yield from _entries(inner, keys)


def notes_of(text: bytes) -> set[bytes]:
    """Return the notes that the random edits put into a text."""
    return {line.partition(b"  #")[2].strip() or line.strip() for line in text.splitlines()
            if line.strip().startswith(b"#") or b"  # " in line}  # fmt: skip


def versions_in(text: bytes) -> tuple[bytes, bytes]:
    """Return what a file with marks says where each conflict is settled for one of the two."""
    here: list[bytes] = []
    incoming: list[bytes] = []
    wanted = (here, incoming)
    for line in text.splitlines(keepends=True):
        if line.startswith(b"<<<<<<< "):
            wanted = (here,)  # type: ignore[assignment] # one of them for a while
        elif line.rstrip() == b"=======":
            wanted = (incoming,)  # type: ignore[assignment]
        elif line.startswith(b">>>>>>> "):
            wanted = (here, incoming)
        else:
            for lines in wanted:
                lines.append(line)
    return b"".join(here), b"".join(incoming)


def faults(pair: Pair, result: bytes) -> list[str]:
    """Return what is lost or invented in a merged file, conflicts shown counting as kept."""
    shown = [read(text) for text in versions_in(result)]
    if any(each.value is None or each.flaws for each in shown):
        return ["cannot be read"]
    base, here, incoming = (facts_of(text) for text in pair)
    there: Facts = Counter()
    for each in shown:
        there |= Counter(_facts(each.value, ()))
    needed = (here - (base - incoming)) | (incoming - (base - here))
    told = [f"lost: {fact}" for fact in needed - there]
    told += [f"invented: {fact}" for fact in there - (here + incoming)]
    told += _torn(pair, {entry for each in shown for entry in _entries(each.value)})
    notes = (notes_of(pair.here) | notes_of(pair.incoming)) - notes_of(pair.base)
    told += [f"note lost: {note!r}" for note in notes if note not in result]
    return told


def _torn(pair: Pair, shown: set[EntryFacts]) -> Iterator[str]:
    """Yield what of an entry is no longer together, and what was put together by nobody."""
    base, here, incoming = ([*_entries(read(text).value)] for text in pair)
    counts = [facts_of(text) for text in pair]
    for mine, gone in ((here, counts[0] - counts[2]), (incoming, counts[0] - counts[1])):
        for keys, facts in mine:
            wanted = {fact for fact in facts if fact not in gone}
            if (keys, facts) not in base and not any(
                keys == other and wanted <= whole for other, whole in shown
            ):
                yield f"torn: {keys} {sorted(facts)}"
    for keys, facts in shown:
        sides = [[fact for name, fact in side if name == keys] for side in (here, incoming)]
        whole = any(facts <= each for side in sides for each in side)
        if not whole and not any(
            facts <= mine | other and mine & other for mine in sides[0] for other in sides[1]
        ):
            yield f"mixed: {keys} {sorted(facts)}"


@dataclass
class Outcome:
    """What a merge of many pairs gave."""

    seconds: float = 0.0
    clean: list[bool] = field(default_factory=list)
    texts: list[bytes] = field(default_factory=list)


def merged_by_git(all_pairs: list[Pair], *, with_sag: bool) -> Outcome:
    """Return what one ``git merge`` makes of all pairs, each a file of one repository."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "sager").mkdir()
        names = [f"sager/{at:04d}.yaml" for at in range(len(all_pairs))]
        _git(root, "init", "-q", "-b", "main")
        if with_sag:
            (root / ".gitattributes").write_text("sager/** merge=sag\n", "utf-8")
            set_drivers(repositories_of([folder])[folder])
        _commit(root, names, [pair.base for pair in all_pairs])
        _git(root, "switch", "-q", "-c", "andre")
        _commit(root, names, [pair.incoming for pair in all_pairs])
        _git(root, "switch", "-q", "main")
        _commit(root, names, [pair.here for pair in all_pairs])
        start = time.perf_counter()
        _git(root, "merge", "-q", "andre", check=False)
        outcome = Outcome(time.perf_counter() - start)
        left = set(_git(root, "diff", "--name-only", "--diff-filter=U").split())
        outcome.clean = [name not in left for name in names]
        outcome.texts = [(root / name).read_bytes() for name in names]
        return outcome


def _commit(root: Path, names: list[str], texts: list[bytes]) -> None:
    for name, text in zip(names, texts, strict=True):
        (root / name).write_bytes(text)
    _git(root, "add", "-A")
    _git(root, "commit", "-q", "-m", "x")


def _git(root: Path, *words: str, check: bool = True) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *words], cwd=root, env=kept | alone | _PEOPLE, capture_output=True, check=check
    )
    return done.stdout.decode()


def _report(name: str, outcome: Outcome, all_pairs: list[Pair]) -> None:
    left = [not clean for clean in outcome.clean]
    apart = [is_left for is_left, pair in zip(left, all_pairs, strict=True) if not pair.meets]
    told = [faults(*each) for each in zip(all_pairs, outcome.texts, strict=True)]
    silent = [each for each, clean in zip(told, outcome.clean, strict=True) if each and clean]
    print(f"{name}: {outcome.seconds:.1f} s")
    print(f"  left to be settled: {sum(left)} of {len(left)}")
    print(f"  of the {len(apart)} in which nobody touched what the other did: {sum(apart)}")
    print(f"  something lost, invented or torn: {sum(map(bool, told))}, silently: {len(silent)}")
    for each in silent[:5]:
        print("   ", *each)


def main() -> None:
    """Merge as many pairs as the command line says, and print what became of them."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    all_pairs = [*pairs(count, int(sys.argv[2]) if len(sys.argv) > 2 else 0)]
    for name, with_sag in (("sag", True), ("git by lines", False)):
        _report(name, merged_by_git(all_pairs, with_sag=with_sag), all_pairs)


if __name__ == "__main__":
    main()
