"""sag new: a case file for a child or a group."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from sagscli.cli import dialogue, options
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.casefile.folder import Folder
    from sagscli.recording.new_case import NewCase, NewParent


def _option(metavar: str, help_: str, *names: str) -> object:
    return typer.Option(*names, metavar=metavar, help=help_, show_default=False)


def new(
    path: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[FOLDER]"),
            help=_("The case folder. Default: the one you stand in."),
            show_default=False,
        ),
    ] = None,
    number: Annotated[
        str | None, _option(_("NUMBER"), _("The case number. Default: the next free one."))
    ] = None,
    child: Annotated[str | None, _option(_("NAME"), _("The child's name."))] = None,
    born: Annotated[str | None, _option(_("DATE"), _("The day the child was born."))] = None,
    cpr: Annotated[str | None, _option(_("NUMBER"), _("The child's CPR number."))] = None,
    group: Annotated[
        str | None, _option(_("NAME"), _("The group's name, for a case about a group."))
    ] = None,
    room: Annotated[str | None, _option(_("NAME"), _("The group's room."))] = None,
    daycare: Annotated[
        str | None, _option(_("NAME"), _("The daycare; leave it out for a child without one."))
    ] = None,
    parent: Annotated[
        list[str] | None,
        _option(_("NAME"), _("A parent with forældremyndighed; once for each.")),
    ] = None,
    other_parent: Annotated[
        list[str] | None,
        _option(_("NAME"), _("A parent without forældremyndighed; once for each.")),
    ] = None,
    consultant: Annotated[
        str | None, _option(_("NAME"), _("The consultant who follows the case."))
    ] = None,
    district: Annotated[str | None, _option(_("NAME"), _("The district."))] = None,
    ruleset: Annotated[
        str | None, _option(_("RULESET"), _("The ruleset, where sag.yaml names another or none."))
    ] = None,
    school_start: Annotated[
        str | None, _option(_("DATE"), _("The day the child starts in school, where it is known."))
    ] = None,
    as_of: options.AsOf = None,
    names: options.Names = False,
    dry_run: options.DryRun = False,
    yes: options.Yes = False,
    commit: options.Commit = False,
    format_: options.RecordingFormat = None,
) -> int:
    """Begin a case."""
    from sagscli.app.new_case import folder_at, free_number, new_case
    from sagscli.cli.recording import Manner, finish
    from sagscli.recording.new_case import NewCase

    session, folder = options.session(as_of, names=names), folder_at(path)
    target = options.target("Recording", format_)
    is_dialogue = child is None and group is None and not yes and dialogue.can_ask()
    case = NewCase(
        number=number or "",
        ruleset=ruleset,
        consultant=consultant,
        district=district,
        child=child,
        born=_day(born, "--born"),
        cpr=cpr,
        daycare=daycare,
        parents=_parents(parent, other_parent),
        group=group,
        room=room,
        school_start=_day(school_start, "--school-start"),
    )
    if is_dialogue:
        case = _asked(case, folder)
    elif child is None and group is None:
        raise dialogue.NoTerminalError(_("What is the child's name?"), "--child")
    usual = case.ruleset or folder.settings.ruleset
    if not case.number:
        case = replace(case, number=free_number(folder, usual, session.as_of.year))
    wanted = new_case(session, folder, case)
    return finish(wanted, None, Manner(target, dry_run, yes, commit, is_dialogue))


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


def _asked(case: "NewCase", folder: "Folder") -> "NewCase":
    """Return a case with what was answered at the terminal; what is optional may be left out."""
    from sagscli.app.new_case import rulesets_of

    if case.ruleset is None and folder.settings.ruleset is None:
        known = {name: name for name in rulesets_of(folder)}
        case = replace(case, ruleset=dialogue.ask_choice(_("Which ruleset?"), "--ruleset", known))
    kinds = {"child": _("a child"), "group": _("a group")}
    if dialogue.ask_choice(_("What is the case about?"), "--child", kinds) == "group":
        return _asked_of_group(case)
    return _asked_of_child(case)


def _asked_of_group(case: "NewCase") -> "NewCase":
    return replace(
        case,
        group=dialogue.ask_text(_("What is the group called?"), "--group"),
        daycare=case.daycare or _known(_("Which daycare is it in?"), "--daycare"),
        room=case.room or _known(_("Which room is it in?"), "--room"),
        consultant=case.consultant or _known(_("Which consultant follows it?"), "--consultant"),
    )


def _asked_of_child(case: "NewCase") -> "NewCase":
    return replace(
        case,
        child=dialogue.ask_text(_("What is the child's name?"), "--child"),
        born=case.born or dialogue.ask_date(_("When was the child born?"), "--born").isoformat(),
        daycare=case.daycare
        or _known(_("Which daycare? Nothing for a child without one."), "--daycare"),
        parents=case.parents or _asked_parents(),
        consultant=case.consultant or _known(_("Which consultant follows it?"), "--consultant"),
    )


def _asked_parents() -> "tuple[NewParent, ...]":
    from sagscli.recording.new_case import NewParent

    parents: list[NewParent] = []
    question = _("A parent's name; nothing when there are no more:")
    while name := dialogue.ask_text(question, "--parent", optional=True):
        has = dialogue.ask_yes_no(
            _("Does this parent hold forældremyndighed?"), "--parent", default=True
        )
        parents.append(NewParent(name, has))
    return tuple(parents)


def _known(question: str, option: str) -> str | None:
    return dialogue.ask_text(question, option, optional=True) or None
