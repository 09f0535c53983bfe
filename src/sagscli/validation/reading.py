"""One case file, read and checked: the document, the case, its ruleset and what is wrong."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from sagscli import days
from sagscli.case import cpr
from sagscli.case.key_paths import with_value
from sagscli.case.people import people_of
from sagscli.case.records import Case
from sagscli.case.redaction import Redaction
from sagscli.casefile.document import Document, Flaw, stretches
from sagscli.casefile.folder import CASES, CaseFile, read_bytes
from sagscli.casefile.placing import placed
from sagscli.casefile.reader import read
from sagscli.casefile.shape import shape
from sagscli.casefile.shown_paths import path_of, people_written_in
from sagscli.casefile.suggest import did_you_mean
from sagscli.casefile.text import spans_outside
from sagscli.casefile.unopened import leads_inside, unopened
from sagscli.casefile.wording import quoted
from sagscli.diagnostics.diagnostic import (
    Diagnostic,
    KeyPath,
    Position,
    Problem,
    Severity,
    Span,
)
from sagscli.language import _
from sagscli.ruleset_faults.checked_library import library_of
from sagscli.rulesets.library import Family
from sagscli.rulesets.library.library import first_error
from sagscli.rulesets.records import Ruleset
from sagscli.rulesets.versions import case_date, version_for
from sagscli.rulesets.words import all_words
from sagscli.validation import identity
from sagscli.validation.context import Context
from sagscli.validation.engine import check

AnyProblem = TypeVar("AnyProblem", Problem, Flaw)


@dataclass(frozen=True)
class Reading:
    """A file as it was read. `case` is None when nothing could be read of it.

    `problems` may be added to by those who know more than the file; they get their
    place in `diagnostics`.
    """

    file: CaseFile
    document: Document
    flaws: list[Flaw]
    case: Case | None
    ruleset: Ruleset | None
    problems: list[Problem]

    def errors(self, names: bool | None) -> tuple[Diagnostic, ...]:
        """Return the errors alone, in place; a list of many cases has no use for the rest."""
        errors = replace(self, problems=_errors(self.problems), flaws=_errors(self.flaws))
        return errors.diagnostics(names)

    def diagnostics(self, names: bool | None, others: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
        """Return what is wrong, in place.

        People's names are masked, `others` with the case's own, unless `names` or the
        folder's settings show them.
        """
        if not self.problems and not self.flaws:
            return ()
        show = self.file.folder.settings.show_names if names is None else names
        hidden = None if show else [*people_of(self.case), *others]
        words = all_words(self.ruleset) if self.ruleset is not None and not show else ()
        path = path_of(self.file, self._people()) if not show else self.file.shown
        return placed(self.document, path, self.problems, self.flaws, names=hidden, words=words)

    def _people(self) -> Redaction:
        """Return how people are shown in the path of the file, also of one that is no case."""
        if self.file.is_left_out:
            return people_written_in(self.file)
        people = Redaction.of(self.case)
        if self.case is None or self.document.flaws:
            return people.together([Redaction.written_in(self.document.text)])
        return people


def _errors(problems: list[AnyProblem]) -> list[AnyProblem]:
    if not problems:
        return []
    from sagscli.diagnostics.codes import meaning  # long texts

    return [each for each in problems if meaning(each.code).severity is Severity.ERROR]


def read_case(
    file: CaseFile,
    today: date,
    as_of: date | None = None,
    *,
    only_errors: bool = False,
    data: bytes | None = None,
) -> Reading:
    """Read a file and check it by itself. Never raises.

    `as_of` is the day whose version of the ruleset holds for a case that names no day itself;
    without it that is `today`. `only_errors` is for those who ask for no more than `errors`.
    `data` is what is to stand in the file, where that is not what stands there now.
    """
    if data is not None:
        document = read(data)
        flaws = list(document.flaws)
    else:
        document, flaws = _left_out(file) if file.is_left_out else _open(file)
    case, ruleset, problems = _case(document, file, today, as_of or today, only_errors)
    if case is not None and identity.has_stray_number(case, document.text):
        flaws.extend(_numbers_beside_values(document, is_group=case.group is not None))
    return Reading(file, document, flaws, case, ruleset, problems)


def case_in(file: CaseFile) -> Case | None:
    """Return the case in a file as far as it can be read, with nothing of it checked."""
    if file.is_left_out:
        return None
    document, _flaws = _open(file)
    return shape(Case, document.value)[0] if document.value is not None else None


def _numbers_beside_values(document: Document, *, is_group: bool) -> Iterator[Flaw]:
    """Yield CPR numbers in notes and keys; those in values are the checks' (A9)."""
    places = cpr.places_in(document.text)
    if not places or document.root is None:
        return
    code, message, remedy = identity.number_in_group() if is_group else identity.number_in_text()
    inside = stretches(document.root, keys=False)
    for span in spans_outside(document.text, places, inside):
        yield Flaw(code, span, message, remedy)


def _left_out(file: CaseFile) -> tuple[Document, list[Flaw]]:
    """Return what is said of a case that is not read for its name or its place (SAG116)."""
    start = Span(Position(1, 1), Position(1, 1))
    if file.is_beside and not file.is_misnamed:
        message = _('the file was not read: the cases of this folder lie in "{folder}/"')
        remedy = _('move it into "{folder}/"')
        flaw = Flaw("SAG116", start, message.format(folder=CASES), remedy.format(folder=CASES))
        return Document("", None, None, ()), [flaw]
    message = _("the file was not read: its name must end in .yaml")
    remedy = _('take ".txt" away from the name; in Notepad, save with "All files" as the type')
    return Document("", None, None, ()), [Flaw("SAG116", start, message, remedy)]


def _open(file: CaseFile) -> tuple[Document, list[Flaw]]:
    """Read a file, or say why it cannot be read (SAG101, SAG115). Never raises."""
    start = Span(Position(1, 1), Position(1, 1))
    if file.is_link and not leads_inside(file):
        flaw = Flaw(
            "SAG115",
            start,
            _("this is a link to a place outside the case folder, or to a folder"),
            _("put the file itself here"),
        )
        return Document("", None, None, ()), [flaw]
    try:
        data = read_bytes(file.path)
    except OSError as error:
        return Document("", None, None, ()), [unopened(file.path, error)]
    document = read(data)
    return document, list(document.flaws)


def _case(
    document: Document, file: CaseFile, today: date, as_of: date, only_errors: bool
) -> tuple[Case | None, Ruleset | None, list[Problem]]:
    if document.value is None:
        return None, None, []
    case, problems = shape(Case, document.value)
    # A key that is missing was left out; all else that shape reports could not be used.
    unread = frozenset(problem.at for problem in problems if problem.code != "SAG202")
    context = Context(case, None, today, document.text, unread)
    ruleset, trouble = _ruleset(context, file, as_of)
    problems.extend(trouble)
    context = replace(context, ruleset=ruleset)
    wrong = check(context, only_errors=only_errors)
    if otherwise := [each for each in wrong if each.meant is not None]:
        case = _as_meant(case, otherwise)
        wrong = check(replace(context, case=case), only_errors=only_errors)
        wrong += [] if only_errors else map(_written_otherwise, otherwise)
    return case, ruleset, [*problems, *wrong]


def _as_meant(case: Case, otherwise: Iterable[Problem]) -> Case:
    """Return a case with words of its ruleset as that writes them."""
    for each in otherwise:
        case = with_value(case, each.at, each.meant)
    return case


def _written_otherwise(problem: Problem) -> Problem:
    """Return what is said of a word that was read as the one it is but for case and hyphen."""
    message = _('the ruleset writes this as "{word}"; it is read as that')
    remedy = _('write "{word}", or let sag fix do it').format(word=problem.meant)
    return Problem("SAG221", problem.at, message.format(word=problem.meant), remedy)


def _ruleset(context: Context, file: CaseFile, as_of: date) -> tuple[Ruleset | None, list[Problem]]:
    """Return the version of the ruleset the case follows, or why there is none."""
    wanted = context.case.ruleset or file.folder.settings.ruleset
    path: KeyPath = ("regelsæt",)
    library = library_of(str(file.folder.root), whole=False)
    if not context.is_whole(path):
        return None, []
    if wanted is None:
        message = _('"regelsæt" is missing, here and in sag.yaml')
        remedy = _('add a line "regelsæt: " with one of: {words}')
        words = ", ".join(library.ids)
        return None, [Problem("SAG202", path, message, remedy.format(words=words))]
    if wanted not in library:
        return None, [unknown_ruleset(wanted, library.ids)]
    family = library.family(wanted)
    if family.errors:
        return None, [_unusable(family)]
    version = version_for(context.case, family.rulesets, as_of)
    return (version, []) if version is not None else _oldest(context, family)


def unknown_ruleset(wanted: str, known: Sequence[str]) -> Problem:
    """Return the problem of a ruleset that is not there, in a case or in ``sag.yaml`` (SAG215)."""
    remedy = did_you_mean(wanted, known, _("known here: {words}"))
    message = _("there is no ruleset {word}").format(word=quoted(wanted))
    return Problem("SAG215", ("regelsæt",), message, remedy)


def _unusable(family: Family) -> Problem:
    """Return the one problem of a case whose ruleset has errors (SAG217)."""
    message = _('the ruleset "{ruleset}" has errors, so no date is reckoned: {place}').format(
        ruleset=family.id, place=first_error(family.errors)
    )
    remedy = _("sag rules check {ruleset} shows them all; the case itself need not be changed")
    return Problem("SAG217", ("regelsæt",), message, remedy.format(ruleset=family.id))


def _oldest(context: Context, family: Family) -> tuple[Ruleset, list[Problem]]:
    """Return the oldest version for what began before it, and say so (SAG216)."""
    first = family.rulesets[0]
    since = first.valid.since if first.valid is not None else None
    dated = case_date(context.case, first)
    born = context.case.child.born if context.case.child is not None else None
    if dated is None or (born is not None and dated[1] < born):
        return first, []  # a start before birth is a mistake of its own (SAG304)
    path, _day = dated
    message = _("the ruleset {ruleset} does not hold on the day the course began")
    remedy = _('its first version holds from {day}; check "{key}"')
    words = remedy.format(day=days.short(since), key=path[-1])
    return first, [Problem("SAG216", path, message.format(ruleset=family.id), words)]
