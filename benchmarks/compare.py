"""Measure sag against check-jsonschema on the same files, in one run.

    pip install -e '.[bench]'
    python benchmarks/compare.py 10000

Each command runs as a process of its own, in turn; what is printed are wall clock
seconds and the peak memory that the operating system accounts to it.
docs/performance.md keeps the results.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generate import write

AS_OF = "2026-10-05"


@dataclass(frozen=True)
class Run:
    """One run of one command: wall seconds, peak memory in MB, exit code."""

    seconds: float
    megabytes: float
    code: int


def run(command: list[str]) -> Run:
    """Run a command with its output thrown away."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(time.perf_counter() - begun, usage.ru_maxrss / 1024, process.returncode)


def commands(folder: Path) -> dict[str, list[str]]:
    """Return the commands by name, the peer first."""
    tools = Path(sys.executable).parent
    sag = str(tools / "sag")
    schema = folder / "case.schema.json"
    schema.write_bytes(subprocess.check_output([sag, "schema", "case"]))
    files = sorted(str(path) for path in (folder / "sager").rglob("*.yaml"))
    peer = [str(tools / "check-jsonschema"), "--schemafile", str(schema), *files]
    return {
        "check-jsonschema": peer,
        "sag validate": [sag, "validate", str(folder), "--as-of", AS_OF, "--format", "concise"],
        "sag deadlines": [sag, "deadlines", str(folder), "--as-of", AS_OF],
        "sag deadlines --format json": [
            sag, "deadlines", str(folder), "--as-of", AS_OF, "--format", "json",
        ],
        "sag list": [sag, "list", str(folder), "--as-of", AS_OF],
    }  # fmt: skip


def main(count: int, rounds: int) -> None:
    """Print the table for `count` files, the median of `rounds`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, count)
        results: dict[str, list[Run]] = {}
        for _ in range(rounds):
            for label, command in commands(folder).items():
                results.setdefault(label, []).append(run(command))
        peer = statistics.median(one.seconds for one in results["check-jsonschema"])
        print(f"{count} files, median of {rounds}\n")
        print("| command | seconds | of the peer | peak MB | exit |")
        print("| --- | ---: | ---: | ---: | ---: |")
        for label, runs in results.items():
            seconds = statistics.median(one.seconds for one in runs)
            memory = max(one.megabytes for one in runs)
            print(
                f"| {label} | {seconds:.2f} | {seconds / peer:.3f} | {memory:.0f} "
                f"| {runs[-1].code} |"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3)
