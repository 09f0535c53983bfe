"""Choose the tool's own language and translate its words.

English stands in the source; Danish comes from the gettext catalogue in
``locale/``. The municipality's words (roles, meetings, rules) are data and are
never translated. Nothing here imports more than the standard library needs, so
that help and completion stay quick.
"""

import gettext
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Literal

from sagscli.plain_files import head_of

Language = Literal["da", "en"]

LOCALE = Path(__file__).parent / "locale"
SETTINGS_NAME = "sag.yaml"
_DOMAIN = "sag"
_SETTING = re.compile(rb"^sprog:[ \t]*[\"']?(da|en)\b", re.MULTILINE)

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_current: Language = "en"


def _(message: str) -> str:
    """Return `message` in the language in use."""
    return _catalogue.gettext(message)


def counted(singular: str, plural: str, count: int, /, **words: object) -> str:
    """Return the form of a message that fits `count` things, with {n} and other words filled in."""
    return _catalogue.ngettext(singular, plural, count).format(n=count, **words)


def N_(message: str) -> str:
    """Mark a message for the catalogue without translating it yet."""
    return message


def current() -> Language:
    """Return the language in use."""
    return _current


def use(language: Language) -> None:
    """Speak `language` from now on, the command-line library's words included."""
    global _catalogue, _current
    _current = language
    _catalogue = _words(language)
    # Typer asks gettext's default domain in the environment's language.
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(_DOMAIN, str(LOCALE))
    gettext.textdomain(_DOMAIN)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak `language` for a while, in what is written meanwhile and nowhere else.

    Documents are a municipality's own, and Danish, whatever language the tool speaks.
    """
    global _catalogue, _current
    before = (_catalogue, _current)
    _catalogue, _current = _words(language), language
    try:
        yield
    finally:
        _catalogue, _current = before


@cache
def _words(language: Language) -> gettext.NullTranslations:
    if language == "da":
        return gettext.translation(_DOMAIN, LOCALE, languages=["da"], fallback=True)
    return gettext.NullTranslations()


def choose(environ: Mapping[str, str], setting: str | None = None) -> Language:
    """Choose a language: ``SAG_LANG``, else the folder's `setting`, else the locale."""
    for wish in (environ.get("SAG_LANG"), setting):
        if wish and wish[:2].lower() == "da":
            return "da"
        if wish and wish[:2].lower() == "en":
            return "en"
    return "da" if _locale_is_danish(environ) else "en"


_HEAD = 1 << 16
"""How much of ``sag.yaml`` is looked at for its language; no settings are longer."""


def peek_setting(folder: Path) -> str | None:
    """Return ``sprog`` from the nearest ``sag.yaml`` at or above `folder`, unchecked.

    Help must be in the right language before any YAML is read; the settings
    themselves are read properly by `sagscli.casefile.folder`.
    """
    for place in (folder, *folder.parents):
        try:
            text = head_of(str(place / SETTINGS_NAME), _HEAD)
        except OSError:
            continue
        setting = _SETTING.search(text)
        return setting[1].decode() if setting else None
    return None


def _locale_is_danish(environ: Mapping[str, str]) -> bool:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return environ[name].lower().startswith("da")
    if os.name == "nt":  # pragma: no cover - Windows keeps its language elsewhere
        import locale

        return (locale.getlocale()[0] or "").lower().startswith(("da", "danish"))
    return False
