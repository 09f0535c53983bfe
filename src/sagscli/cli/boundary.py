"""The one place where exceptions become sentences and exit codes.

0 fine, 1 findings, 2 usage or settings, 3 a fault of ours, 130 interrupted.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from sagscli import language
from sagscli.cli.staying import until_the_end
from sagscli.cli.streams import leave_stdout
from sagscli.errors import NoSuchPlaceError, SagError, StoppedError, reason_of
from sagscli.language import _

DEBUG, NO_PAGER = "--debug", "--no-pager"
"""What any command takes, anywhere on the line."""

FINE, FINDINGS, USAGE, FAULT, INTERRUPTED = 0, 1, 2, 3, 130


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code. A traceback is shown only when --debug asks."""
    language.use(language.choose(os.environ, _setting()))
    words = [word for word in arguments if word not in (DEBUG, NO_PAGER)]
    debug = DEBUG in arguments
    if NO_PAGER in arguments:
        os.environ["SAG_PAGER"] = ""
    _start_lightly()
    try:
        return _run(words)
    except BrokenPipeError:
        # The reader (head, a pager) has seen enough. Python would complain at exit.
        leave_stdout()
        return FINE
    except (KeyboardInterrupt, StoppedError) as stop:
        told = f". {stop.told}" if isinstance(stop, StoppedError) else ""
        _say(_("interrupted") + told)
        return INTERRUPTED
    except SagError as error:
        _say(error.message, error.remedy)
        if debug and error.__cause__ is not None:
            _say(f"{type(error.__cause__).__name__}: {error.__cause__}")
        return USAGE
    except OSError as error:
        return _of_system(error, debug=debug)
    except Exception as error:  # noqa: BLE001 - whatever it is, the user gets a sentence
        return _fault(error, debug=debug)


def _start_lightly() -> None:
    """Leave out what costs a start and gives nothing here (docs/performance.md)."""
    import gc

    # Reading many files makes much that lives on and no cycles.
    gc.set_threshold(1_000_000, 20, 20)
    # No other package may look into what is read, and none need be searched for.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _setting() -> str | None:
    try:
        return language.peek_setting(Path.cwd())
    except OSError:  # the folder we stand in was deleted
        return None


def _run(words: list[str]) -> int:
    from sagscli.cli.app import tree
    from sagscli.cli.help import spelled_out
    from sagscli.cli.usage import UsageError, explain

    words = spelled_out(words)
    try:
        with until_the_end():
            outcome = tree(words)(args=words, prog_name="sag", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # which Typer would call a failure
            raise end.__context__ from None
        raise
    except UsageError as error:
        _say(explain(error), _("sag --help shows the commands; sag COMMAND --help their options."))
        return USAGE
    if outcome == INTERRUPTED:  # Typer's, which says nothing of it
        raise KeyboardInterrupt
    return outcome if isinstance(outcome, int) else FINE


def _say(message: str, remedy: str | None = None) -> None:
    from sagscli.render.terminal.screen import tell

    tell(" ".join(message.split("\n")), remedy, program="sag: ")


def _of_system(error: OSError, *, debug: bool) -> int:
    """Return the exit code for what the system refused, and say what it was."""
    path, reason = error.filename, reason_of(error)
    if path is not None and not debug and isinstance(error, PermissionError):
        told = NoSuchPlaceError.unreadable(str(path), reason)
        _say(told.message, told.remedy)
        return USAGE
    if debug or path is not None:
        return _fault(error, debug=debug)
    # Files are guarded where they are opened: what is left is a stream that is full or shut.
    _say(_("the output cannot be written: {reason}.").format(reason=reason))
    leave_stdout()
    return USAGE


def _is_interrupt(error: BaseException) -> bool:
    """Return whether an error is Ctrl-C as a library tells it.

    Pydantic makes a SchemaError of it while it builds a class, and leaves only its name there.
    """
    before = error.__cause__ or error.__context__
    told = "KeyboardInterrupt" in str(error) and type(error).__name__ == "SchemaError"
    return told or isinstance(before, KeyboardInterrupt)


def _fault(error: Exception, *, debug: bool) -> int:
    if _is_interrupt(error):
        _say(_("interrupted"))
        return INTERRUPTED
    if debug:
        import traceback

        traceback.print_exception(error)
        return FAULT
    _say(
        _("something went wrong in sag itself ({kind}).").format(kind=type(error).__name__),
        _(
            "Nothing was changed. Run it again with --debug, "
            "and send what it says to whoever runs sag for you."
        ),
    )
    return FAULT
