"""How the rulesets that cases follow are: without errors, and held against their sources."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from sagscli.casefile.folder import CaseFile
from sagscli.language import _, counted
from sagscli.plain_files import head_of
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.ruleset_lint.usage import review_date
from sagscli.rulesets.library import Family, Library, RulesetVersion
from sagscli.upkeep.check_result import CheckResult, error, fine, warning

_NAMED = re.compile(r"^regelsæt:[ \t]*[\"']?([^\s\"'#,}]+)".encode(), re.MULTILINE)
_HEAD = 4096


def ruleset_checks(
    root: Path, usual: str | None, files: Sequence[CaseFile], today: date
) -> Iterator[CheckResult]:
    """Yield how the rulesets are: the folder's own, the `usual` one, and those that cases name."""
    library = library_of(str(root))
    families = [library.family(name) for name in _in_use(library, usual, files)]
    yield _whole(families)
    yield _reviewed(families, today)


def _in_use(library: Library, usual: str | None, files: Sequence[CaseFile]) -> list[str]:
    named = {usual, *filter(None, map(_named_in, files))}
    return [name for name in library.ids if name in named or library.is_local(name)]


def _named_in(file: CaseFile) -> str | None:
    """Return the ruleset that a case names near its beginning, as they do."""
    try:
        match = _NAMED.search(head_of(file.path, _HEAD))
    except OSError:
        return None
    return match[1].decode("utf-8", "replace") if match else None


def _whole(families: Iterable[Family]) -> CheckResult:
    wrong = [each for each in families if not all(version.is_usable for version in _versions(each))]
    if not wrong:
        return fine("rulesets", _("the rulesets in use have no errors"))
    names = ", ".join(family.id for family in wrong)
    message = counted(
        "{n} ruleset has errors, and its deadlines are not computed: {names}",
        "{n} rulesets have errors, and their deadlines are not computed: {names}",
        len(wrong),
        names=names,
    )
    files = [version.shown for family in wrong for version in _versions(family)]
    return error("rulesets", message, _("sag rules check {name}").format(name=wrong[0].id), *files)


def _reviewed(families: Iterable[Family], today: date) -> CheckResult:
    stale = {
        family.id: problem.message
        for family in families
        for version in _versions(family)
        if version.is_usable
        for problem in review_date(version, today)
    }
    if not stale:
        return fine("reviews", _("the rulesets in use were held against their sources lately"))
    name, message = next(iter(stale.items()))
    command = _("sag rules check {name}").format(name=name)
    return warning("reviews", f"{name}: {message}", command, *stale)


def _versions(family: Family) -> list[RulesetVersion]:
    """Return the versions that count: a folder's own go before the built-in ones."""
    own = [version for version in family.versions if version.is_local]
    return own or list(family.versions)
