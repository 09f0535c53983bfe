"""Signs that look like others, or like nothing: what other programs put into a text unasked."""

import re
import unicodedata

from sagscli.language import N_, _

_SMILEY = "\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
"""What a joiner (U+200D) may follow: it is then part of one picture."""
_MARKS = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
)
_BLANK = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_OTHER_FORMS = "\u2010\u2011\ufb00-\ufb06\uff01-\uff5e"
INVISIBLE = f"[{_MARKS}]*"
"""A pattern for such marks between two letters."""
_INVISIBLE = re.compile(f"[{_MARKS}]|(?<![{_SMILEY}])\u200d")
_SPACES = re.compile(f"[{_BLANK}]")
# One class of signs each: nearly every text has none of them, and a look for one class is quick.
_MAY_BE_INVISIBLE = re.compile(f"[{_MARKS}\u200d]")
_NOT_PLAIN = re.compile(f"[{_MARKS}\u200d{_BLANK}]")
_UNCOMMON = re.compile(f"[{_MARKS}\u200d{_BLANK}{_OTHER_FORMS}]")
_HYPHENS = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_QUOTES = re.compile("[\u2018-\u201f\u00ab\u00bb\u2039\u203a]")
_FORMS = re.compile(f"[{_OTHER_FORMS}]+")
"""The same letters and hyphens in another form: ligatures, wide ones, a hyphen that keeps a line
together. Fractions and raised figures are not among them: they say something else."""

_NAMES = {
    "\u00a0": N_("hard space"),
    "\u00ad": N_("soft hyphen"),
    "\u200b": N_("zero-width space"),
    "\u202f": N_("narrow hard space"),
    "\u2010": N_("hyphen from Word"),
    "\u2011": N_("hard hyphen"),
    "\u2013": N_("dash"),
    "\u2014": N_("long dash"),
    "\u2018": N_("quotation mark from Word"),
    "\u2019": N_("quotation mark from Word"),
    "\u201c": N_("quotation mark from Word"),
    "\u201d": N_("quotation mark from Word"),
    "\u201e": N_("quotation mark from Word"),
    "\u2212": N_("minus sign"),
    "\ufeff": N_("byte order mark"),
}


def invisible_in(text: str) -> re.Match[str] | None:
    """Return where the first mark is that no one can see."""
    if text.isascii() or _MAY_BE_INVISIBLE.search(text) is None:
        return None
    return _INVISIBLE.search(text)


def without_invisible(text: str) -> str:
    """Return `text` without the marks that no one can see."""
    return text if invisible_in(text) is None else _INVISIBLE.sub("", text)


def plain(text: str) -> str:
    """Return `text` as it looks: no mark that no one can see, and every space an ordinary one."""
    if text.isascii() or _NOT_PLAIN.search(text) is None:
        return text
    return _SPACES.sub(" ", _INVISIBLE.sub("", text))


def alike(text: str) -> str:
    """Return `text` as it is compared: plain, and its letters in their ordinary form (NFKC)."""
    if text.isascii():
        return text
    # Nearly all texts are as they are compared, and there are very many.
    if _UNCOMMON.search(text) is None and unicodedata.is_normalized("NFC", text):
        return text
    return _FORMS.sub(lambda match: _ordinary(match[0]), unicodedata.normalize("NFC", plain(text)))


def bare(word: str) -> str:
    """Return a word without what people forget: capitals, spaces and hyphens."""
    return re.sub(r"[\W_]+", "", alike(word)).casefold()


def folded(text: str) -> str:
    """Return `text` with capitals aside; macOS writes å as two characters."""
    return unicodedata.normalize("NFC", text).casefold()


def comparable(text: str) -> str:
    """Return `text` as `alike` has it, capitals aside: two case numbers that are the same one."""
    return alike(text).casefold()


def _ordinary(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("\u2010", "-")


def typed(text: str) -> str:
    """Return `text` as a keyboard writes it: hyphens for dashes, and no quotation marks around."""
    return _HYPHENS.sub("-", _QUOTES.sub("", alike(text))).strip()


def odd_sign(text: str) -> str | None:
    """Return the first sign of `text` that no keyboard writes: a dash, a quote, a hard space."""
    signs = (pattern.search(text) for pattern in (_INVISIBLE, _SPACES, _HYPHENS, _QUOTES))
    matches = [match for match in signs if match is not None]
    return min(matches, key=lambda match: match.start())[0] if matches else None


def name_of(sign: str) -> str:
    """Return what a sign is called, with its number in Unicode."""
    known = _NAMES.get(sign)
    name = _(known) if known else unicodedata.name(sign, "?")
    return f"{name} (U+{ord(sign):04X})"
