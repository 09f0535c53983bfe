"""How the folder's own templates are: whether every one of them can be looked into."""

from collections.abc import Iterator
from pathlib import Path

from sagscli.casefile.shut_templates import shut_templates
from sagscli.language import _
from sagscli.upkeep.check_result import CheckResult, error


def template_checks(root: Path) -> Iterator[CheckResult]:
    """Yield what of the templates of a case folder is refused; nothing where all can be used."""
    refused = list(shut_templates(root))
    if refused:
        message = refused[0][1].message.rstrip(".")
        yield error("templates", message, _("sag validate"), *(path for path, _error in refused))
