"""The tasks of this repository: ``nox -l`` lists them, ``nox -s lint types`` runs two.

They run in the environment that nox was started from, and nothing is installed: what a developer
runs, the workflows and ``.ci/run`` run. What follows ``--`` is handed to the task's program.
"""

import shutil
import sys
import sysconfig
import tempfile

import nox

nox.needs_version = ">=2025.2"
nox.options.default_venv_backend = "none"
nox.options.sessions = ["lint", "types", "architecture", "tests", "samples"]

AS_OF = ("--as-of", "2026-10-05")  # the day the sample cases are written for
ROOMS = ("deadlines", "referrals")  # whose mutants are looked for


def _python(session: nox.Session, *arguments: str, silent: bool = False) -> str:
    """Run a module with the interpreter of this environment, and return what it said if silent."""
    return str(session.run(sys.executable, "-m", *arguments, silent=silent))


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests; those of documents want Chromium and Pango."""
    _python(session, "pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and formatting."""
    _python(session, "ruff", "check", ".")
    _python(session, "ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check types."""
    _python(session, "mypy", *session.posargs)


@nox.session
def architecture(session: nox.Session) -> None:
    """Check which room imports from which, lazy imports counted."""
    name = "lint-imports"  # has no module to run with -m
    program = shutil.which(name, path=sysconfig.get_path("scripts")) or name
    session.run(program, "--no-logo", "--no-cache", *session.posargs)


@nox.session
def samples(session: nox.Session) -> None:
    """Try the commands on the sample cases and the rulesets: no finding, every document."""
    _python(session, "sagscli", "validate", "--strict", "sample-cases", *AS_OF)
    _python(session, "sagscli", "rules", "check")
    with tempfile.TemporaryDirectory() as folder:
        render = ("render", "--all", "sample-cases", "--format", "html", "--output", folder)
        _python(session, "sagscli", *render, "--draft", *AS_OF)
    _python(session, "sagscli", "deadlines", "sample-cases", *AS_OF, silent=True)


@nox.session
def coverage(session: nox.Session) -> None:
    """Measure lines and branches, of everything and of the rooms that reckon."""
    _python(session, "coverage", "erase")
    _python(session, "coverage", "run", "-m", "pytest", *session.posargs)
    _python(session, "coverage", "combine", "--quiet")
    for part in ("", *ROOMS):
        files = f"src/sagscli/{part}/*" if part else "src/*"
        _python(session, "coverage", "report", "--skip-covered", f"--include={files}")


@nox.session
def mutation(session: nox.Session) -> None:
    """Change the rooms that reckon, one place at a time, and see whether a test notices.

    Needs ``pip install -e '.[mutation]'``, and fork: Linux or macOS. What follows ``--`` keeps to
    a part, such as ``'sagscli.deadlines.status*'``; ``mutmut show NAME`` shows a survivor.
    """
    if not session.posargs:
        shutil.rmtree("mutants", ignore_errors=True)
    _python(session, "mutmut", "run", *session.posargs)
    results = _python(session, "mutmut", "results", "--all", "true", silent=True)
    states = [line.strip().rpartition(": ") for line in results.splitlines()]
    tried = [(name, state) for name, _, state in states if state != "not checked"]
    for room in ROOMS:
        in_room = [(name, state) for name, state in tried if name.startswith(f"sagscli.{room}.")]
        survivors = [name for name, state in in_room if state != "killed"]
        session.log(f"{room}: {len(in_room) - len(survivors)} of {len(in_room)} changes noticed")
        for name in survivors:
            session.log(f"  not noticed: {name}")


@nox.session
def benchmark(session: nox.Session) -> None:
    """Measure against check-jsonschema; see docs/performance.md."""
    session.run(sys.executable, "benchmarks/compare.py", *session.posargs)


@nox.session
def package(session: nox.Session) -> None:
    """Build the wheel and the sdist in ``dist/``, and check what is in the wheel."""
    shutil.rmtree("dist", ignore_errors=True)
    _python(session, "hatchling", "build")
    _python(session, "pytest", "-n", "0", "tests/test_wheel.py")
