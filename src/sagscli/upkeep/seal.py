"""A mark in a file of ours that tells whether somebody has changed it since.

A file that still is as it was written may be written anew by a later version; one that a person
has changed is theirs.
"""

import re
from hashlib import sha256

_SEAL = re.compile(r"\[sag:([0-9a-f]{12})\]")
_OPEN = "[sag:000000000000]"


def sealed(text: str) -> str:
    """Return `text`, which has an open seal in it, with the seal closed over all the rest."""
    return text.replace(_OPEN, f"[sag:{_check(text)}]", 1)


def is_untouched(text: str) -> bool:
    """Return whether a text is sealed, and as it was then; line ends do not count."""
    text = text.replace("\r\n", "\n")
    seal = _SEAL.search(text)
    return seal is not None and seal[1] == _check(_SEAL.sub(_OPEN, text, count=1))


def _check(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()[:12]
