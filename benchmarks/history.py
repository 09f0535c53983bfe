"""Measure what sag reads from git against git itself, in one run, on one repository.

    python benchmarks/history.py 5000 20000

makes a bare-bones repository of that many cases and commits (git fast-import), in which one case
has 200 versions, and prints wall clock seconds and ratios. docs/performance.md keeps the results.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent))
from compare import Run, run
from generate import cases

BUSY = 200
"""Versions of the one case that is asked about."""
BEGUN = 1704096000
"""1 January 2024, 08:00 UTC."""
MERGE_EVERY = 20
ROUNDS = 5


def stream(count: int, commits: int) -> Iterator[bytes]:
    """Yield what git fast-import reads: all cases first, then a change of one in each commit."""
    texts = dict(cases(count))
    paths = {name: f"sager/{at // 500:03d}/{name}" for at, name in enumerate(texts)}
    names, random = list(texts), Random(14)  # noqa: S311 - the same repository each time
    busy, edits = names[count // 2], dict.fromkeys(texts, 0)
    yield _commit(1, 0, "refs/heads/main")
    yield _file("sag.yaml", "sprog: da\nregelsæt: vejle\n")
    for name, text in texts.items():
        yield _file(paths[name], text)
    for at in range(1, commits):
        is_busy = at % (commits // BUSY) == 0
        name = busy if is_busy else random.choice(names)
        edits[name] += 1
        if at % MERGE_EVERY == 0:  # a branch of one commit, merged at once
            yield _commit(2 * at, at, "refs/heads/side", after=2 * at - 1)
            yield _file(paths[name], _edited(texts[name], edits[name], at))
            yield _commit(2 * at + 1, at, "refs/heads/main", after=2 * at - 1, merged=2 * at)
        else:
            yield _commit(2 * at + 1, at, "refs/heads/main", after=2 * at - 1)
        yield _file(paths[name], _edited(texts[name], edits[name], at))


def _edited(text: str, times: int, at: int) -> str:
    """Return a case in which as many conversations were written down as it was changed times."""
    day = f"2025-{1 + at % 12:02d}-{1 + at % 28:02d}"
    meetings = f"  - {{art: samtale, afholdt: {day}, nummer: {times}}}\n"
    return text.replace("vurderinger:\n", f"{meetings}vurderinger:\n")


def _commit(
    mark: int, at: int, branch: str, after: int | None = None, merged: int | None = None
) -> bytes:
    who = f"Kim Prøve <kim@example.org> {BEGUN + 1800 * at} +0100".encode()
    lines = [b"commit " + branch.encode(), b"mark :%d" % mark]
    lines += [b"author " + who, b"committer " + who, b"data 1", b"x"]
    lines += [b"from :%d" % after] if after is not None else []
    lines += [b"merge :%d" % merged] if merged is not None else []
    return b"\n".join(lines) + b"\n"


def _file(path: str, text: str) -> bytes:
    data = text.encode()
    return f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n"


def make(folder: Path, count: int, commits: int) -> str:
    """Make the repository in `folder`; return the path of the case that was changed most."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", "init", "-q", "-b", "main", folder], check=True, env=kept)
    with tempfile.TemporaryFile() as file:
        file.writelines(stream(count, commits))
        file.seek(0)
        subprocess.run(
            ["git", "fast-import", "--quiet"], cwd=folder, stdin=file, check=True, env=kept
        )
    for words in (["repack", "-adq"], ["reset", "--hard", "-q"]):
        subprocess.run(["git", *words], cwd=folder, check=True, env=kept)
    at = count // 2
    return f"sager/{at // 500:03d}/VEJ-{at + 1:06d}.yaml"


def measured(folder: Path, path: str) -> dict[str, list[str]]:
    """Return what is measured, by name."""
    sag = str(Path(sys.executable).parent / "sag")
    git = ["git", "-C", str(folder)]
    case, cases = str(folder / path), str(folder)
    commit = subprocess.check_output([*git, "rev-parse", "HEAD"], text=True).strip()
    day = subprocess.check_output([*git, "show", "-s", "--format=%cs", commit], text=True).strip()
    as_of = ["--as-of", day]
    return {
        "git log --follow -p": [*git, "log", "--follow", "-p", "--", path],
        "git log --follow": [*git, "log", "--follow", "--", path],
        "sag history": [sag, "history", case],
        "git log -p": [*git, "log", "-p"],
        "sag audit": [sag, "audit", cases, *as_of],
        "sag deadlines": [sag, "deadlines", cases, *as_of],
        "sag deadlines --at": [sag, "deadlines", cases, *as_of, "--at", commit],
        "sag validate": [sag, "validate", cases, *as_of],
        "sag validate --at": [sag, "validate", cases, *as_of, "--at", commit],
    }


PAIRS = (
    ("sag history", "git log --follow"),
    ("sag history", "git log --follow -p"),
    ("sag audit", "git log -p"),
    ("sag deadlines --at", "sag deadlines"),
    ("sag validate --at", "sag validate"),
)


def main(count: int, commits: int, rounds: int = ROUNDS) -> None:
    """Print the medians of `rounds` runs in turn, and the ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = make(folder, count, commits)
        results: dict[str, list[Run]] = {}
        for _ in range(rounds):
            for label, command in measured(folder, path).items():
                results.setdefault(label, []).append(run(command))
    print(f"{count} cases, {commits} commits, median of {rounds}\n")
    medians = {}
    for label, runs in results.items():
        medians[label] = statistics.median(each.seconds for each in runs)
        memory = max(each.megabytes for each in runs)
        print(f"| `{label}` | {medians[label]:.2f} | {memory:.0f} |")
    for label, peer in PAIRS:
        print(f"| `{label}` / `{peer}` | {medians[label] / medians[peer]:.2f} | |")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), *map(int, sys.argv[3:]))
