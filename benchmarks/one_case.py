"""Count which files a command on one case opens in a large folder, and how long it takes.

    python benchmarks/one_case.py 10000

Each command runs as a process of its own, in turn; printed are the median of wall clock seconds,
the case files it opened, and how often. docs/performance.md keeps the results.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generate import write

COUNTING = Path(__file__).with_name("count_opens.py")
AS_OF = ("--as-of", "2026-10-05")
CASE = "VEJ-000014"
HELD = ("--kind", "statusmøde", "--date", "2026-10-01", "--participants", "forældre", "--yes")
COMMANDS = (
    ("record", "meeting", "held", CASE, *HELD),
    ("undo", "--yes"),
    ("record", "next", CASE),
    ("show", CASE),
    ("edit", CASE),
    ("plan", CASE),
    ("render", "overblik", CASE),
    ("referral", "check", CASE),
    ("explain", CASE, "statusmøde"),
)
"""In this order: what is recorded is taken back."""


def run(folder: Path, words: tuple[str, ...]) -> tuple[float, list[str]]:
    """Run a command in a folder; return the seconds, and the case files it opened."""
    environ = os.environ | {"EDITOR": "true", "SAG_LANG": "en"}
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, str(COUNTING), *words, *AS_OF],
        cwd=folder,
        env=environ,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    seconds = time.perf_counter() - begun
    opened: list[str] = json.loads(done.stderr.splitlines()[-1])
    return seconds, opened


def main(count: int, rounds: int) -> None:
    """Print the table for `count` files, the median of `rounds`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, count)
        runs = [[run(folder, words) for words in COMMANDS] for _round in range(rounds)]
        print(f"{count} files, median of {rounds}\n")
        print("| command | seconds | case files | opened |")
        print("| --- | ---: | ---: | ---: |")
        for words, *results in zip(COMMANDS, *runs, strict=True):
            seconds = statistics.median(result[0] for result in results)
            opened = results[-1][1]
            label = " ".join(word for word in words if not word.startswith("--"))
            print(f"| sag {label} | {seconds:.2f} | {len(set(opened))} | {len(opened)} |")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3)
