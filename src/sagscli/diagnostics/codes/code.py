"""What a code stands for."""

from dataclasses import dataclass

from sagscli.diagnostics.diagnostic import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """A code with its stable name, and what ``sag explain`` says of it.

    `title` and `why` are English and translated when shown. `wrong` and `right` are
    lines of a case file: wrong gives this finding, right does not (a test tries both).
    """

    code: str
    name: str
    severity: Severity
    title: str
    why: str
    wrong: str = ""
    right: str = ""
