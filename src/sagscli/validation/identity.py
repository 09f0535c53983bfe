"""Who the case is about, and numbers and names where they do not belong (SAG213, SAG31x)."""

from collections.abc import Iterator

from sagscli.case import cpr
from sagscli.case.records import Case
from sagscli.casefile.suggest import nearest
from sagscli.diagnostics.diagnostic import KeyPath, Problem
from sagscli.language import _
from sagscli.validation.context import Context, texts_of

MOST_PARENTS = 12


def child_or_group(context: Context) -> Iterator[Problem]:
    """Report a case that is about neither a child nor a group, or about both (A9)."""
    case = context.case
    if not (context.is_whole(("barn",)) and context.is_whole(("gruppe",))):
        return
    if case.child is None and case.group is None:
        yield Problem(
            "SAG213",
            (),
            _('the case is about nobody: neither "barn" nor "gruppe" is there'),
            _('write "barn:" with the child\'s name and birth date, or "gruppe:" with its name'),
        )
    elif case.child is not None and case.group is not None:
        yield Problem(
            "SAG213",
            ("gruppe",),
            _("the case is about a child and about a group at once"),
            _("keep one of them; a group's case is a file of its own"),
            on_key=True,
        )


def cpr_number(context: Context) -> Iterator[Problem]:
    """Report a CPR number that is not valid, or that belongs to another birth date (F)."""
    child = context.case.child
    if child is None or child.cpr is None:
        return
    path = ("barn", "cpr")
    born = cpr.birth_date(child.cpr)
    if born is None:
        yield Problem(
            "SAG214",
            path,
            _("this is not a valid CPR number: its day and month do not exist")
            if cpr.has_form(child.cpr)
            else _("this is not a valid CPR number"),
            _("write it as six digits, a hyphen and four digits"),
        )
    elif child.born is not None and born != child.born:
        yield Problem(
            "SAG310",
            path,
            _('the number belongs to a birth date other than "født"'),
            _("check both with the parents or in the CPR register"),
        )


def cpr_in_text(context: Context) -> Iterator[Problem]:
    """Report a CPR number outside its field. In a group's case that is an error (A9)."""
    if context.text is not None and not has_stray_number(context.case, context.text):
        return
    words = number_in_text() if context.case.group is None else number_in_group()
    code, message, remedy = words
    for path, text in texts_of(context.case):
        if path != ("barn", "cpr") and cpr.numbers_in(text):
            yield Problem(code, path, message, remedy)


def number_in_text() -> tuple[str, str, str]:
    """Return code, message and remedy for a number where it does not belong."""
    return (
        "SAG311",
        _("a CPR number appears in a text"),
        _('take it out; the number belongs under "barn: cpr" and nowhere else'),
    )


def number_in_group() -> tuple[str, str, str]:
    """Return code, message and remedy for a number in a group's case (A9)."""
    return (
        "SAG312",
        _("a CPR number appears in a group's case"),
        _("take it out: a group's case names no child"),
    )


def has_stray_number(case: Case, text: str) -> bool:
    """Return whether the file has more numbers than its one field for them.

    A quick look at the whole text spares nearly every case a long one at each of its texts.
    """
    own = case.child is not None and cpr.birth_date(case.child.cpr or "") is not None
    return len(cpr.places_in(text)) > own


def group_names_nobody(context: Context) -> Iterator[Problem]:
    """Report what only a child has in a group's case: people, consents, a school start … (A9)."""
    case = context.case
    if case.group is None or case.child is not None:
        return
    for section, entries in (
        ("personer", case.people),
        ("samtykker", case.consents),
        ("tilbud", case.placements),
        ("vurderinger", case.assessments),
        ("skole", case.school),
    ):
        if entries:
            yield _of_a_child(section, (section,))
    kinds = context.ruleset.referrals if context.ruleset is not None else {}
    for at, referral in enumerate(case.referrals):
        kind = kinds.get(referral.to or "")
        if kind is None or kind.about == "barn":
            yield _of_a_child("henvisninger", ("henvisninger", at))


def _of_a_child(section: str, path: KeyPath) -> Problem:
    message = _('a group\'s case has "{section}", which belongs to a single child')
    return Problem(
        "SAG313",
        path,
        message.format(section=section),
        _("move it to the child's own case"),
        on_key=True,
    )


def child_is_no_group(context: Context) -> Iterator[Problem]:
    """Report what is about a group in a child's case: phases, and what a group is given (H7)."""
    case, ruleset = context.case, context.ruleset
    if case.child is None or case.group is not None or ruleset is None:
        return
    about_groups: list[tuple[KeyPath, str]] = [(("faser",), "faser")] if case.stages else []
    for section, key, words, kinds in (
        ("henvisninger", "til", [referral.to for referral in case.referrals], ruleset.referrals),
        ("møder", "art", [meeting.kind for meeting in case.meetings], ruleset.meetings),
        ("handleplaner", "skema", [plan.form for plan in case.plans], ruleset.forms),
    ):
        for at, word in enumerate(words):
            kind = kinds.get(word or "")
            if kind is not None and kind.about == "gruppe":
                about_groups.append(((section, at, key), word or ""))
    for path, word in about_groups:
        yield Problem(
            "SAG220",
            path,
            _('"{word}" is about a group, and this case is about a child').format(word=word),
            _("write it in the group's own case"),
        )


def consenting_persons(context: Context) -> Iterator[Problem]:
    """Report a consent from someone who is not among the child's parents (A12)."""
    child = context.case.child
    parents = [parent.name for parent in child.parents if parent.name] if child is not None else []
    if not parents:
        return
    known = frozenset(parents)
    for at, consent in enumerate(context.case.consents):
        for place, name in enumerate(consent.by):
            if name not in known:
                # A child has few parents; guessing among hundreds would take for ever.
                guess = nearest(name, parents) if len(parents) <= MOST_PARENTS else None
                yield Problem(
                    "SAG314",
                    ("samtykker", at, "af", place),
                    _('this person is not among the child\'s "forældre"'),
                    _("the name is nearly, but not quite, that of a parent; write them alike")
                    if guess
                    else _('add the person under "barn: forældre", or correct the name'),
                )
