"""The way in: ``sag`` and ``python -m sagscli``.

``sag --version`` is answered here, before anything else is imported.
"""

import sys


def main() -> int:
    """Run the command line and return its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from sagscli import __version__

        print(f"sag {__version__}")
        return 0
    import gc

    from sagscli.cli.boundary import run

    code = run(sys.argv[1:])
    # Python would look through all that a run has made for cycles, to free what ends anyway.
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())
