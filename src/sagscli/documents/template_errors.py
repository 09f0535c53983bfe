"""What is wrong with a template, in words: which one, which line, which name."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from traceback import extract_tb

from sagscli.errors import SagError
from sagscli.language import _

_UNKNOWN = re.compile(
    r"'([^']+)' is undefined|has no attribute '([^']+)'|No (?:filter|test) named '([^']+)'|"
    r"unknown tag '([^']+)'"
)
_FORBIDDEN = re.compile(r"access to attribute '([^']+)'")
_OPEN = re.compile(r"innermost block that needs to be closed is '([^']+)'")


_FAULTS = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError),
    *(NameError, TypeError, ValueError),
)
"""What Python raises where a template asks for the impossible. An infinite number becomes a name
that Python does not know, a text cut to less than nothing an assertion."""


class TemplateFaultError(SagError):
    """A template that cannot be filled in as it is."""


@contextmanager
def faults_in_words(template: str) -> Iterator[None]:
    """Turn what Jinja raises into one sentence with template and line.

    Where no line is known it names `template`, the one that is filled in. What Jinja said itself,
    in English, is the cause of the error; --debug shows it.
    """
    from jinja2 import TemplateError

    try:
        yield
    except (TemplateError, RecursionError) as error:
        raise _fault(error, template) from error
    except _FAULTS as error:
        if _place(error) is None:
            raise
        raise _fault(error, template) from error


def _fault(error: Exception, template: str) -> TemplateFaultError:
    place = _place(error)
    where = f"{place[0]}:{place[1]}: " if place is not None else f"{template}: "
    remedy = _(
        "sag templates list shows the templates; without your own, the built-in one is used."
    )
    return TemplateFaultError(
        _("the template cannot be used: {why}").format(why=where + _why(error)), remedy
    )


def _why(error: Exception) -> str:
    text = str(error)
    for pattern, sentence in (
        (_UNKNOWN, _('it asks for "{name}", which is not known there')),
        (_FORBIDDEN, _('it asks for "{name}", which a template may not use')),
        (_OPEN, _('"{name}" is begun and not ended')),
    ):
        match = pattern.search(text)
        if match:
            return sentence.format(name=next(name for name in match.groups() if name))
    return _by_kind(error).format(reason=_reason(error))


def _by_kind(error: Exception) -> str:
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    from sagscli.documents.budget import TooMuchError
    from sagscli.documents.sandbox import NotAllowedError, NotAllowedThereError
    from sagscli.documents.template_loader import (
        IsFolderError,
        LinkError,
        NotTextError,
        OutsideError,
        ShutError,
    )

    words: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
        (IsFolderError, _('"{reason}" is a folder; a template is a file')),
        (NotTextError, _('"{reason}" is not saved as UTF-8 text')),
        (ShutError, _('you have no access to "{reason}", or to the folder it lies in')),
        (LinkError, _('"{reason}" is a link that leads out of the case folder, or to nothing')),
        (OutsideError, _('"{reason}" is a link to a place outside, no file, or too large')),
        ((TooMuchError, RecursionError), _("it goes on and on, or makes far too much text")),
        ((NotAllowedError, NotAllowedThereError), _('it uses "{reason}" where a template may not')),
        (TemplateNotFound, _('there is no template "{reason}"')),
        (TemplateSyntaxError, _("the line cannot be read")),
    )
    otherwise = _("it does something a template may not")
    return next((text for kind, text in words if isinstance(error, kind)), otherwise)


def _reason(error: Exception) -> str:
    """Return the name an error is about: a template, or a thing of Jinja's."""
    from jinja2 import TemplateNotFound

    text = error.name if isinstance(error, TemplateNotFound) else str(error)
    return (text or "").rstrip(".")[:120]


def _place(error: Exception) -> tuple[str, int] | None:
    """Return the template and the line of an error, as far as they are known."""
    from jinja2 import TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        return error.name or "?", error.lineno
    frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    if not frames:
        return None
    last = frames[-1]
    return "/".join(last.filename.replace("\\", "/").split("/")[-2:]), last.lineno or 0
