"""The order of Danish words: æ, ø and å come last, and aa is å (F)."""

import unicodedata

_LAST = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y"})


def danish(text: str) -> tuple[str, str]:
    """Return a key that sorts `text` as a Danish dictionary does, capitals and accents aside."""
    folded = unicodedata.normalize("NFC", text).casefold()
    order = folded.replace("aa", "å").translate(_LAST)
    bare = unicodedata.normalize("NFD", order)
    return "".join(character for character in bare if not unicodedata.combining(character)), text
