"""The documents that are tried: each of the sample cases, by a name that says why."""

from collections.abc import Callable

CHECKLISTS: dict[str, list[str]] = {
    "ready": ["HAD-2026-007"],
    "missing": ["HAD-2026-008"],
    "unknown": ["HAD-2026-014"],
    "group": ["HAD-2026-026"],
    "short": ["OBS-2026-02"],
    "advice": ["HAD-2026-019", "--to", "underretning"],
    "sent": ["VEJ-2026-017", "--sent"],
    "decided": ["VEJ-2026-014"],
}
LANGUAGES = ("da", "en")

Html = Callable[[str, str], str]
"""Return the HTML of a subject in a language."""
