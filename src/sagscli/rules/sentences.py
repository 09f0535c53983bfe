"""Titles of a ruleset inside a sentence."""


def in_sentence(title: str) -> str:
    """Return a title as it stands inside a sentence: a common noun without its capital.

    What has more capitals at its beginning is a name or an abbreviation, and keeps them: TCBU,
    VISO-forløb, Det Rådgivende Team.
    """
    first, _space, rest = title.partition(" ")
    is_name = first[1:] != first[1:].lower() or rest[:1].isupper()
    return title if is_name else title[:1].lower() + title[1:]
