"""What is wrong with a template, in words: which one, which line, which name."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from traceback import extract_tb

from sagscli.errors import SagError
from sagscli.language import _

_NAME = re.compile(
    r"'([^']+)' is undefined|has no attribute '([^']+)'|No (?:filter|test) named '([^']+)'"
)


class TemplateFaultError(SagError):
    """A template that cannot be filled in as it is."""


@contextmanager
def told() -> Iterator[None]:
    """Turn what Jinja raises into one sentence with template and line."""
    from jinja2 import TemplateError

    try:
        yield
    except (TemplateError, RecursionError, UnicodeDecodeError) as error:
        raise _fault(error) from None
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        if _place(error) is None:
            raise
        raise _fault(error) from None


def _fault(error: Exception) -> TemplateFaultError:
    place = _place(error)
    where = f"{place[0]}:{place[1]}: " if place is not None else ""
    remedy = _(
        "sag templates list shows the templates; without your own, the built-in one is used."
    )
    return TemplateFaultError(
        _("the template cannot be used: {why}").format(why=where + _why(error)), remedy
    )


def _why(error: Exception) -> str:
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    from sagscli.documents.sandbox import OutsideError, TooMuchError

    named = _NAME.search(str(error))
    if named:
        name = next((one for one in named.groups() if one), "")
        return _('it asks for "{name}", which is not known there').format(name=name)
    words: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
        (OutsideError, _('"{reason}" is a link to a place outside, no file, or too large')),
        ((TooMuchError, RecursionError), _("it goes on and on, or makes far too much text")),
        (TemplateNotFound, _('there is no template "{reason}"')),
        (UnicodeDecodeError, _("it is not UTF-8 text")),
        (TemplateSyntaxError, _("it cannot be read: {reason}")),
    )
    otherwise = _("it does something a template may not ({reason})")
    text = next((text for kind, text in words if isinstance(error, kind)), otherwise)
    return text.format(reason=error.name if isinstance(error, TemplateNotFound) else error)


def _place(error: Exception) -> tuple[str, int] | None:
    """Return the template and the line of an error, as far as they are known."""
    from jinja2 import TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        return error.name or "?", error.lineno
    frames = [one for one in extract_tb(error.__traceback__) if one.filename.endswith(".j2")]
    if not frames:
        return None
    last = frames[-1]
    return "/".join(last.filename.replace("\\", "/").split("/")[-2:]), last.lineno or 0
