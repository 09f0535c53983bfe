"""What a page may do in a browser: show itself, and nothing else (Content-Security-Policy)."""

import re

_POLICY = (
    '<meta http-equiv="Content-Security-Policy"'
    " content=\"default-src 'none'; style-src 'unsafe-inline'\">"
)
_BEGINS_WITH_IT = re.compile(
    r'\s*<!doctype html>\s*<html(?: [^<>]*)?>\s*<head>\s*<meta charset="utf-8">\s*'
    + re.escape(_POLICY),
    re.IGNORECASE,
)
_DOCTYPE = re.compile(r"\s*(?:<!doctype[^>]*>)?", re.IGNORECASE)


def with_policy(page: str) -> str:
    """Return a page with the policy in front of all that it could hold back.

    A template of one's own may have a head of its own. Of several policies a browser keeps each.
    """
    if _BEGINS_WITH_IT.match(page):
        return page
    doctype = _DOCTYPE.match(page)
    end = doctype.end() if doctype is not None else 0
    return f"{page[:end]}{_POLICY}\n{page[end:].removeprefix(chr(10))}"
