"""What of a group's work is documented, for the point that each stuemøde has on it (L4)."""

from collections import Counter
from datetime import date

from sagscli.documents import words
from sagscli.documents.meetings import held
from sagscli.documents.request import Request

_FORMS = {
    "video": ("video", "videoer"),
    "billeder": ("sæt billeder", "sæt billeder"),
    "tekst": ("tekst", "tekster"),
    "observation": ("observation", "observationer"),
}
"""What one piece of a form is called, and several."""


def documented_since(request: Request, meeting: str) -> str:
    """Return how much was documented since the last meeting of a kind; "" where nothing ever was.

    What is dated on the day of the meeting was looked at there. What has no date counts too: it
    cannot be said to be old.
    """
    pieces = request.case.documented
    if not pieces:
        return ""
    last = max((met.held for _number, met in held(request, meeting) if met.held), default=None)
    new = [piece for piece in pieces if _is_after(piece.dated, last)]
    forms = Counter(piece.form for piece in new if piece.form is not None)
    since = f"siden mødet {words.day(last)}" if last is not None else "indtil nu"
    listed = words.listed(f"{count} {_FORMS[form][count > 1]}" for form, count in forms.items())
    return f"Dokumentation {since}: {listed or 'ingen'}."


def _is_after(day: date | None, last: date | None) -> bool:
    return day is None or last is None or day > last
