"""sag merge: two versions of a case, settled one difference after the other."""

import sys
from typing import TYPE_CHECKING, Annotated

from sagscli.cli import dialogue, options
from sagscli.cli.output import say
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.app.merge_case import CaseMerge, MergeChoice

TAKE = "--take here|incoming|both"
Copy = Annotated[
    str | None,
    options.argument(_("COPY"), _("Another file with the same case; else one with its number.")),
]
Take = Annotated[
    str | None,
    options.option(
        "--take", "here|incoming|both", _("What holds wherever they differ, without asking.")
    ),
]


def merge(
    case: options.CaseName,
    copy: Copy = None,
    take: Take = None,
    dry_run: options.DryRun = False,
    names: options.Names = False,
) -> int:
    """Settle what two versions of a case differ in."""
    from sagscli.app.merge_case import case_merge, choice_of, keep_merged
    from sagscli.cli.output import Target

    chosen = choice_of(take) if take is not None else None
    session = options.session(names=names)
    other = session.at_case(copy).file if copy is not None else None
    wanted = case_merge(session.at_case(case), other)
    if dry_run or not wanted.differences:
        Target("text").give(wanted)
        return 1 if wanted.differences else 0
    count = len(wanted.differences)
    choices = [chosen] * count if chosen else [_chosen(wanted, at) for at in range(count)]
    keep_merged(wanted, choices)
    say(_("The case is written as you said."))
    _say_what_is_left(wanted)
    return 0


def _chosen(wanted: "CaseMerge", at: int) -> "MergeChoice":
    """Show one difference, and return what holds."""
    from sagscli.render.history.merge import format_difference, side_named
    from sagscli.render.terminal import screen

    screen.show(format_difference(wanted, at, screen.columns(sys.stderr)), sys.stderr)
    here, incoming = (
        side_named(wanted, side, is_here=is_here)
        for side, is_here in zip(wanted.sides, (True, False), strict=True)
    )
    choices: dict[MergeChoice, str] = {"here": here, "incoming": incoming}
    if wanted.differences[at].can_be_both:
        choices["both"] = _("both")
    return dialogue.ask_choice(_("What holds?"), TAKE, choices)


def _say_what_is_left(wanted: "CaseMerge") -> None:
    from sagscli.casefile.shown_paths import path_of

    if wanted.copy is not None:
        path = path_of(wanted.copy, wanted.people)
        say(_('The copy is left as it was. You may delete it now: "{path}"').format(path=path))
    else:
        path = path_of(wanted.file, wanted.people)
        say(_('Go on with: git add "{path}", then git status says what is left.').format(path=path))
