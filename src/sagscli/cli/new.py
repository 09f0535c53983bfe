"""sag new: a case file for a child or a group."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sagscli.cli import dialogue, options
from sagscli.cli.output import say, say_why
from sagscli.language import _

if TYPE_CHECKING:
    from datetime import date

    from sagscli.casefile.folder import Folder
    from sagscli.recording.new_case import NewCase, NewParent


def _text(name: str, metavar: str, help_: str) -> Any:
    return Annotated[
        str | None, typer.Option(name, metavar=metavar, help=help_, show_default=False)
    ]


def _texts(name: str, help_: str) -> Any:
    option = typer.Option(name, metavar=_("NAME"), help=help_, show_default=False)
    return Annotated[list[str] | None, option]


_OPTIONS = {
    "number": _text("--number", _("NUMBER"), _("The case number. Default: the next free one.")),
    "child": _text("--child", _("NAME"), _("The child's name.")),
    "born": _text("--born", _("DATE"), _("The day the child was born.")),
    "cpr": _text("--cpr", _("NUMBER"), _("The child's CPR number.")),
    "group": _text("--group", _("NAME"), _("The group's name, for a case about a group.")),
    "room": _text("--room", _("NAME"), _("The group's room.")),
    "daycare": _text(
        "--daycare", _("NAME"), _("The daycare; leave it out for a child without one.")
    ),
    "parent": _texts("--parent", _("A parent with forældremyndighed; once for each.")),
    "other_parent": _texts(
        "--other-parent", _("A parent without forældremyndighed; once for each.")
    ),
    "consultant": _text("--consultant", _("NAME"), _("The consultant who follows the case.")),
    "district": _text("--district", _("NAME"), _("The district.")),
    "ruleset": _text(
        "--ruleset", _("RULESET"), _("The ruleset, where sag.yaml names another or none.")
    ),
    "school_start": _text(
        "--school-start", _("DATE"), _("The day the child starts in school, where it is known.")
    ),
}
"""What is known of the case, by the names of `NewCase`."""


def _new(
    path: options.TemplateFolder = None,
    as_of: options.AsOf = None,
    names: options.Names = False,
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
    commit: options.Commit = False,
    format_: options.RecordingFormat = None,
    **given: Any,
) -> int:
    """Begin a case."""
    from sagscli.app.new_case import cases_of, folder_at, new_case, refuse_unbegun
    from sagscli.casefile.unopened import shut_among
    from sagscli.cli.recording import Manner, finish

    session, folder = options.session(as_of, names=names), folder_at(path)
    session = session.noting(session.unopened(tuple(shut_among(cases_of(folder)))))
    target = options.target("Recording", format_)
    _refuse_mixed(given)
    case = _case(**given)
    refuse_unbegun(folder, case)
    is_known = case.child is not None or case.group is not None
    if not is_known and (yes or not dialogue.can_ask()):
        raise dialogue.NoTerminalError(_("What is the child's name?"), "--child")
    answered = case if is_known else _with_answers(case, folder, session.as_of)
    if answered is None or (is_known and not _is_meant(folder, case, is_sure=yes or dry_run)):
        say(_("Nothing was written."))
        return 1
    manner = Manner(target, dry_run, yes, commit, is_dialogue=not is_known)
    return min(finish(lambda: new_case(session, folder, answered), manner), 1)


new = options.with_options(_new, _OPTIONS)

_OF_A_CHILD = ("child", "born", "cpr", "parent", "other_parent", "school_start")
"""What a case about a group has no place for."""


def _refuse_mixed(given: Mapping[str, Any]) -> None:
    """Raise TogetherError for what is about a child beside what is about a group."""
    about_child = [("--" + name.replace("_", "-"), given[name]) for name in _OF_A_CHILD]
    for name in ("group", "room"):
        if given[name]:
            options.refuse_together(f"--{name}", *about_child)


def _case(
    parent: Sequence[str] | None, other_parent: Sequence[str] | None, **given: str | None
) -> "NewCase":
    from sagscli.recording.new_case import NewCase

    days = {
        "born": _day(given.pop("born"), "--born"),
        "school_start": _day(given.pop("school_start"), "--school-start"),
    }
    number = given.pop("number") or ""
    return NewCase(number, parents=_parents(parent, other_parent), **given, **days)


def _day(text: str | None, option: str) -> str | None:
    from sagscli.app import choices

    return choices.day(text, option).isoformat() if text is not None else None


def _parents(
    with_custody: Sequence[str] | None, without: Sequence[str] | None
) -> "tuple[NewParent, ...]":
    from sagscli.recording.new_case import NewParent

    return (
        *(NewParent(name, custody=True) for name in with_custody or ()),
        *(NewParent(name, custody=False) for name in without or ()),
    )


def _with_answers(case: "NewCase", folder: "Folder", today: "date") -> "NewCase | None":
    """Return a case with what was answered at the terminal; what is optional may be left out.

    None where the child has a case already, and no other is wanted.
    """
    from sagscli.ruleset_faults.checked_library import titled_rulesets

    if case.ruleset is None and folder.settings.ruleset is None:
        known = titled_rulesets(str(folder.root))
        case = replace(case, ruleset=dialogue.ask_choice(_("Which ruleset?"), "--ruleset", known))
    if not _is_group(case):
        return _asked_of_child(case, folder, today)
    case = _asked_of_group(case)
    return case if _is_another(folder, case, is_sure=False) else None


def _is_group(case: "NewCase") -> bool:
    """Return whether the case is about a group; asked where no option tells."""
    if case.room or case.born or case.cpr or case.parents or case.school_start:
        return case.room is not None
    kinds = {"child": _("a child"), "group": _("a group")}
    return dialogue.ask_choice(_("What is the case about?"), "--child", kinds) == "group"


def _asked_of_group(case: "NewCase") -> "NewCase":
    return replace(
        case,
        group=dialogue.ask_text(_("What is the group called?"), "--group"),
        daycare=case.daycare or _known(_("Which daycare is it in?"), "--daycare"),
        room=case.room or _known(_("Which room is it in?"), "--room"),
        consultant=case.consultant or _known(_("Which consultant follows it?"), "--consultant"),
    )


def _asked_of_child(case: "NewCase", folder: "Folder", today: "date") -> "NewCase | None":
    from sagscli.app.new_case import BirthCheck

    name = dialogue.ask_text(_("What is the child's name?"), "--child")
    born = case.born
    if born is None:
        question, check = _("When was the child born?"), BirthCheck(today)
        born = dialogue.ask_date(question, "--born", check=check).isoformat()
    case = replace(case, child=name, born=born)
    if not _is_another(folder, case, is_sure=False):
        return None
    return replace(
        case,
        daycare=case.daycare or _known(_("Which daycare is the child in?"), "--daycare"),
        parents=case.parents or _asked_parents(),
        consultant=case.consultant or _known(_("Which consultant follows it?"), "--consultant"),
    )


def _is_another(folder: "Folder", case: "NewCase", *, is_sure: bool) -> bool:
    """Return whether a case is to be begun, also where the child has one; asked, unless sure.

    Raises UnansweredError where nobody is there to say.
    """
    from sagscli.app.same_child import cases_of_child
    from sagscli.cli.recording import UnansweredError

    others = cases_of_child(folder, case)
    if not others:
        return True
    numbers = ", ".join(f"{number} ({path})" for number, path in others)
    is_group = case.group is not None
    told = (
        _("the group has a case already: {numbers}.")
        if is_group
        else _("the child has a case already: {numbers}.")
    ).format(numbers=numbers)
    if not is_sure and not dialogue.can_ask():
        raise UnansweredError(
            told, _("Record in that one with sag record; or add --yes to begin another.")
        )
    say_why(told)
    question = (
        _("Begin another case for the group all the same?")
        if is_group
        else _("Begin another case for the child all the same?")
    )
    return is_sure or dialogue.ask_yes_no(question, "--yes", default=None)


def _is_meant(folder: "Folder", case: "NewCase", *, is_sure: bool) -> bool:
    """Return whether a case is to be begun as the options say; asked where that is in doubt.

    Raises UnansweredError where nobody is there to say.
    """
    return _are_others(case, is_sure=is_sure) and _is_another(folder, case, is_sure=is_sure)


def _are_others(case: "NewCase", *, is_sure: bool) -> bool:
    """Return whether parents of one name are to be written as two."""
    from sagscli.cli.recording import UnansweredError
    from sagscli.recording.new_case import has_one_twice

    if not has_one_twice([parent.name for parent in case.parents]):
        return True
    told = _("two of the parents have the same name.")
    if not is_sure and not dialogue.can_ask():
        raise UnansweredError(
            told, _("Name each parent once; or add --yes if they are two people.")
        )
    say_why(told)
    return is_sure or dialogue.ask_yes_no(_("Are they two people?"), "--yes", default=None)


def _asked_parents() -> "tuple[NewParent, ...]":
    from sagscli.recording.new_case import NewParent, has_one_twice

    parents: list[NewParent] = []
    question = _("A parent's name; nothing when there are no more:")
    while name := dialogue.ask_text(question, "--parent", optional=True):
        if has_one_twice([*(parent.name for parent in parents), name]):
            again = _("That name is there already. Is it another parent?")
            if not dialogue.ask_yes_no(again, "--parent", default=None):
                continue
        has = dialogue.ask_yes_no(
            _("Does this parent hold forældremyndighed?"), "--parent", default=True
        )
        parents.append(NewParent(name, has))
    return tuple(parents)


def _known(question: str, option: str) -> str | None:
    return dialogue.ask_text(dialogue.if_known(question), option, optional=True) or None
