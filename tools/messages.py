"""Gather the tool's own words from the source, for the Danish catalogue.

    python tools/messages.py          bring sag.po up to date; new words stand there empty

tests/test_language.py fails as long as a word lacks its Danish.
"""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from sagscli.upkeep.starting_words import words_in

ROOT = Path(__file__).parent.parent
PO = ROOT / "src/sagscli/locale/da/LC_MESSAGES/sag.po"
DATA = ROOT / "src/sagscli/upkeep/data"
KEYWORDS = {"_": None, "N_": None, "counted": (1, 2)}
TYPER_WORDS = (
    "(default: {default})",
    "default: {default}",
    "required",
    "env var: {var}",
    "Arguments",
    "Options",
    "Commands",
    "Missing command.",
    "No such command {name!r}.",
    "Aborted!",
)
"""Words of Typer's that it asks gettext for."""


HEADER = """\
# The Danish words of sag. tools/messages.py keeps this file up to date.
msgid ""
msgstr ""
"Language: da\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def gathered() -> Catalog:
    """Return every message of the source and the templates, with the files it stands in."""
    catalogue = Catalog(locale="da", domain="sag", project="sag", charset="utf-8")
    for folder, methods in (
        ("src/sagscli", [("**.py", "python")]),
        ("templates", [("**.j2", "jinja2.ext:babel_extract")]),
    ):
        for name, _line, message, comments, _context in extract_from_dir(
            ROOT / folder, methods, keywords=KEYWORDS
        ):
            catalogue.add(message, locations=[(f"{folder}/{name}", 0)], auto_comments=comments)
    for path in sorted(DATA.iterdir()):
        for words in words_in(path.read_text("utf-8")):
            catalogue.add(words, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    for word in TYPER_WORDS:
        catalogue.add(word, locations=[("typer", 0)])
    return catalogue


def catalogue() -> Catalog:
    """Return the Danish catalogue as it stands in the file."""
    with PO.open("rb") as file:
        return read_po(file, locale="da", domain="sag")


def update() -> None:
    """Bring the catalogue up to date with the source; nothing translated is lost."""
    current = catalogue() if PO.exists() else Catalog(locale="da", domain="sag")
    current.update(gathered(), no_fuzzy_matching=True)
    current.obsolete.clear()
    save(current)


def save(current: Catalog) -> None:
    """Write the catalogue, sorted, with a header that does not change by itself."""
    with PO.open("wb") as file:
        write_po(file, current, width=100, sort_output=True, omit_header=True)
    body = PO.read_text(encoding="utf-8").lstrip()
    PO.write_text(HEADER + body, encoding="utf-8")


if __name__ == "__main__":
    update()
