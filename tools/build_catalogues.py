"""Compile the Danish catalogue (.po to .mo); hatchling runs this at every build and install.

By hand after editing a .po: ``python tools/build_catalogues.py``
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path(__file__).parent.parent / "src" / "sagscli" / "locale"


def compile_catalogues() -> None:
    """Write a .mo beside each .po."""
    for source in LOCALE.glob("*/LC_MESSAGES/*.po"):
        with source.open("rb") as file:
            catalogue = read_po(file)
        with source.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)


class CustomBuildHook(BuildHookInterface[Any]):
    """Compile before anything is packed, editable installs included."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile the catalogues."""
        compile_catalogues()


if __name__ == "__main__":
    compile_catalogues()
