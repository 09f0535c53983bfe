"""The words for a value that does not fit its field."""

import re
from collections.abc import Sequence
from typing import Any

from sagscli import letters
from sagscli.casefile.day_guess import day_guess, possible_days, which_to_write
from sagscli.casefile.suggest import did_you_mean
from sagscli.diagnostics.diagnostic import KeyPath
from sagscli.language import _, counted

Words = tuple[str, str, str | None]
"""Code, message, remedy."""

_LIKE_HYPHENS = tuple("–—−‐‑•·◦▪")
_LONGEST_QUOTE = 60
MOST_WORDS = 4
"""What has more words than this is a sentence, and no word that someone got wrong."""

_NOT_OF_DATES = re.compile(r"[^\W\d_]{5,}")
"""A word too long for a month that was cut short, or for what stands around a day."""
_YES = frozenset({"true", "yes", "y", "j", "1", "x", "sand", "on"})
_NO = frozenset({"false", "no", "n", "0", "falsk", "off"})


def wording_for(finding: Any, path: KeyPath) -> Words:
    """Return code, message and remedy for one of pydantic's findings at `path`."""
    kind, value = finding["type"], finding["input"]
    key = shown_key(next((part for part in reversed(path) if isinstance(part, str)), ""))
    if kind.startswith("sag_date"):
        return _date(kind, value)
    if kind == "sag_yes_no":
        return _yes_no(key, value)
    if kind in ("sag_whole", "sag_window", "sag_month_day"):
        return _measure(kind, value)
    is_entry = isinstance(path[-1], int)
    if kind == "sag_empty" or value == "" or (value is None and is_entry):
        return _empty(key, is_entry=is_entry)
    if kind == "literal_error" and isinstance(value, str):
        return _choice(key, finding)
    return _wrong_entry(key, value) if is_entry else _wrong_shape(key, kind, value)


def _empty(key: str, *, is_entry: bool) -> Words:
    if is_entry:
        message = _('an entry of "{key}" is empty').format(key=key)
        return "SAG208", message, _("write what belongs there, or take the entry away")
    message = _('"{key}" is given as an empty text').format(key=key)
    return "SAG208", message, _("write what belongs there, or take the key away")


def quoted(value: Any, most: int = MOST_WORDS) -> str:
    """Return `value` in quotation marks, or of more words than `most` how many they are.

    A sentence where a word is due may be about a child: messages go further than the file.
    """
    text = " ".join(str(value).split())
    count = text.count(" ") + 1
    if count > most:
        return _("a text of {n} words").format(n=count)
    return f'"{text[: _LONGEST_QUOTE - 1]}…"' if len(text) > _LONGEST_QUOTE else f'"{text}"'


def shown_key(key: str) -> str:
    """Return a key; one that is a sentence is a text that lost its place, and is left out."""
    return "…" if key.count(" ") >= MOST_WORDS else key


def _quoted_day(value: Any) -> str:
    """Return what stands for a date: quoted only where it is made of what dates are made of."""
    text = str(value).strip()
    has_figures = any(map(str.isdigit, text)) and _NOT_OF_DATES.search(text) is None
    is_like_one = has_figures or bool(possible_days(text))
    return quoted(text, most=MOST_WORDS if is_like_one else 1)


def _date(kind: str, value: Any) -> Words:
    if kind == "sag_date_none":
        message = _("{value} is not in the calendar").format(value=_quoted_day(value))
        return "SAG205", message, _("check the day and the month")
    if kind == "sag_date_far":
        message = _("{value} lies before 1900 or after 2099").format(value=_quoted_day(value))
        return "SAG205", message, _("check the year")
    return _unlike_a_date(str(value).strip())


def _unlike_a_date(text: str) -> Words:
    message = _("{value} is not written as a date").format(value=_quoted_day(text))
    guess, sign = day_guess(text), letters.odd_sign(text)
    if guess and sign is not None:
        remedy = _("there is a {sign} in it; write {iso}, with hyphens")
        named = remedy.format(sign=letters.name_of(sign), iso=guess.isoformat())
        return "SAG205", message, named
    if guess:
        return "SAG205", message, _("write {iso}: year, month, day").format(iso=guess.isoformat())
    if (either := which_to_write(text)) is not None:
        return "SAG205", _("{value} may be two days").format(value=_quoted_day(text)), either
    return "SAG205", message, _("write year, month and day with hyphens, for example 2026-03-01")


def _measure(kind: str, value: Any) -> Words:
    shown = quoted(value, most=2)
    if kind == "sag_whole":
        message = _("{value} is not a whole number from 0 to 999999").format(value=shown)
        return "SAG207", message, _("write it in digits only, at most six: 2")
    if kind == "sag_window":
        remedy = _("write a number and d, u or m: 60d, 8u (weeks), 2m")
        return "SAG207", _("{value} is not a length of time").format(value=shown), remedy
    message = _("{value} is not a day of every year").format(value=shown)
    return "SAG205", message, _("write month and day: 11-01 is 1 November")


def _yes_no(key: str, value: Any) -> Words:
    word = str(value).strip().lower()
    message = _("{value} is neither ja nor nej").format(value=quoted(value, most=2))
    if word in _YES or word == "ja":
        return "SAG206", message, _('write "{key}: {word}"').format(key=key, word="ja")
    if word in _NO or word == "nej":
        return "SAG206", message, _('write "{key}: {word}"').format(key=key, word="nej")
    return "SAG206", message, _('write "{key}: ja" or "{key}: nej"').format(key=key)


def _choice(key: str, finding: Any) -> Words:
    allowed = re.findall(r"'([^']+)'", str(finding.get("ctx", {}).get("expected", "")))
    message = _('{value} is not a valid value for "{key}"').format(
        value=quoted(finding["input"], most=2), key=key
    )
    remedy = did_you_mean(str(finding["input"]), allowed, _("write one of: {words}"))
    return "SAG209", message, remedy


def blanks(keys: Sequence[str]) -> tuple[str, str]:
    """Return message and remedy for the places of a file that are still to be filled in."""
    message = counted(
        "{n} place is still to be filled in: …",
        "{n} places are still to be filled in: …",
        len(keys),
    )
    others = ", ".join(dict.fromkeys(keys[1:]))
    if not others:
        return message, _("write what belongs there, or take the line away")
    remedy = _("the first is here, the others stand under: {keys}; fill them in, or take them away")
    return message, remedy.format(keys=others)


def _is_text_with_colon(value: Any) -> bool:
    """Return whether a colon may have made a key and a value of what was meant as a text."""
    if not isinstance(value, dict) or len(value) != 1:
        return False
    [(key, inner)] = value.items()
    return " " in key.strip() and (inner is None or isinstance(inner, str))


def _wrong_entry(key: str, value: Any) -> Words:
    if _is_text_with_colon(value):
        message = _('the colon in an entry of "{key}" makes a key of what stands before it')
        return "SAG203", message.format(key=key), _('put the whole text in quotation marks: "…: …"')
    message = _('an entry of "{key}" cannot be {found}').format(key=key, found=_what(value))
    remedy = _("compare it with the other entries of the list, or with a case that works")
    return "SAG203", message, remedy


def slip_of_hyphen(value: Any) -> tuple[str, str] | None:
    """Return what is said of an entry whose hyphen is none to the reader, or None."""
    first = next(iter(value), "") if isinstance(value, dict) else value
    text = str(first or "").strip()
    remedy = _("begin each entry of a list with a hyphen and a space")
    if text[:1] in _LIKE_HYPHENS:
        message = _("the entry begins with another sign than a hyphen: {sign}")
        return message.format(sign=letters.name_of(text[0])), remedy
    if text[:1] == "-" and text[1:2] not in ("", "-"):
        sign = letters.odd_sign(text[1:2])
        if sign is not None:
            message = _("after the hyphen stands no ordinary space: {sign}")
            return message.format(sign=letters.name_of(sign)), remedy
        return _("the hyphen has no space after it"), remedy
    return None


def _wrong_shape(key: str, kind: str, value: Any) -> Words:
    what = _what(value)
    if kind in ("tuple_type", "list_type"):
        if (slip := slip_of_hyphen(value)) is not None:
            return "SAG203", *slip
        message = _('"{key}" must be a list, but here is {found}').format(key=key, found=what)
        return "SAG203", message, _("put each entry on a line of its own that begins with a hyphen")
    if kind in ("dict_type", "model_type", "model_attributes_type"):
        message = _('"{key}" must have keys of its own, but here is {found}').format(
            key=key, found=what
        )
        return "SAG203", message, _("write the keys on the lines below, each indented")
    message = _('"{key}" must be one value, but here is {found}').format(key=key, found=what)
    return "SAG203", message, _("write the value on the same line as the key")


def _what(value: Any) -> str:
    if isinstance(value, list):
        return _("a list")
    if isinstance(value, dict):
        return _("a set of keys")
    # The text itself is not repeated: where a set of keys is wanted it is often a name.
    return _("nothing") if value is None else _("a text")
