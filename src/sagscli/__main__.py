"""The way in: ``sag`` and ``python -m sagscli``.

``sag --version`` is answered here, before anything else is imported.
"""

import sys


def main() -> int:
    """Run the command line and return its exit code."""
    try:
        if sys.argv[1:] in (["--version"], ["-V"]) and _told_version():
            return 0
        _be_at_home_in_utf8()
        return _answer_git() if sys.argv[1:2] in (["git-merge"], ["git-text"]) else _run()
    except KeyboardInterrupt:  # while the program was being loaded
        return 130


def _told_version() -> bool:
    from sagscli import __version__

    try:
        print(f"sag {__version__}", flush=True)
    except OSError:  # a full disk, a reader that is gone: told as for any other command
        return False
    return True


def _be_at_home_in_utf8() -> None:
    """Start anew where names of files could not be written with æ, ø and å.

    Python takes an old locale at its word when it is told to leave UTF-8 alone; the folder of
    rulesets would then not be there.
    """
    if sys.getfilesystemencoding() == "utf-8" or sys.flags.utf8_mode or not sys.executable:
        return
    import os

    words = [os.fsencode(word) for word in sys.argv[1:]]
    program = os.fsencode(sys.executable)
    os.execv(program, [program, b"-P", b"-X", b"utf8", b"-m", b"sagscli", *words])  # noqa: S606 - ourselves


def _answer_git() -> int:
    from sagscli.cli.called_by_git import run

    return run(sys.argv[1:])


def _run() -> int:
    import gc
    import signal

    from sagscli.cli.boundary import run
    from sagscli.cli.streams import mend_streams

    mend_streams()
    code = run(sys.argv[1:])
    # What is done is not undone by Ctrl-C: Python, as it ends, would answer with a traceback.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Python would look through all that a run has made for cycles, to free what ends anyway.
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())
