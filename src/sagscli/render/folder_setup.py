"""`sag init` as a list: what a case folder begins with, and what became of each thing."""

from collections.abc import Iterator
from pathlib import Path

from sagscli.app.folder_setup import FolderSetup, SetupItem
from sagscli.casefile.folder import shown_path
from sagscli.language import SETTINGS_NAME, _
from sagscli.render.listing import ListColumn, Listing, Remark
from sagscli.render.terminal.line import Style
from sagscli.upkeep.starting_files import FileState

_STYLES: dict[FileState, Style] = {
    FileState.MADE: "green",
    FileState.RENEWED: "green",
    FileState.SAME: "dim",
    FileState.KEPT: "",
    FileState.LEFT_OUT: "dim",
}


def listing(result: FolderSetup) -> Listing[SetupItem]:
    """Return a row for each thing, then what is to be said beside them, and the next command."""
    return Listing(
        key="files",
        title=_title(result),
        columns=[
            ListColumn("path", lambda item: item.path, _("File")),
            ListColumn("purpose", lambda item: _(item.purpose), _("What for"), wraps=True),
            ListColumn(
                "state",
                lambda item: item.state.value,
                _("State"),
                lambda item: _in_words(item, is_made=result.is_made),
            ),
            ListColumn("count", lambda item: item.count),
        ],
        rows=result.items,
        notes=list(_notes(result)),
        told=result.notes,
        style=lambda item: _STYLES[item.state],
    )


def _title(result: FolderSetup) -> str:
    here = result.root == Path.cwd()
    place = _("this folder") if here else f'"{shown_path(result.root)}"'
    words = _("Case folder: {place}") if result.is_made else _("This would be made in {place}")
    return words.format(place=place)


def _in_words(item: SetupItem, *, is_made: bool) -> str:
    return {
        FileState.MADE: _("made") if is_made else _("is missing"),
        FileState.RENEWED: _("renewed") if is_made else _("is from before"),
        FileState.SAME: _("there already"),
        FileState.KEPT: _("your own, kept"),
        FileState.LEFT_OUT: _("left out"),
    }[item.state]


def _notes(result: FolderSetup) -> Iterator[Remark]:
    states = {item.state for item in result.items}
    if FileState.LEFT_OUT in states and result.place.is_inside:
        text = _("The folder lies in a repository that is there: what is for its top was left out.")
        yield Remark(text)
    if FileState.KEPT in states:
        yield Remark(_("To have sag's own file in the place of yours, move yours away first."))
    if result.overruled:
        text = _(
            "{name} says otherwise than was asked for, and was left as it is: change it there."
        )
        yield Remark(text.format(name=SETTINGS_NAME))
    for note in result.notes:
        yield Remark(" ".join(filter(None, (note.message, note.remedy))), "")
    if result.is_made:
        yield Remark(_next(result), "bold")


def _next(result: FolderSetup) -> str:
    command = "sag deadlines" if result.has_cases else "sag new"
    shown = _("Next: {command}").format(command=_localised(command))
    if result.root == Path.cwd():
        return shown
    place = shown_path(result.root)
    return _('Next: go to the folder with cd "{place}", then {command}').format(
        place=place, command=_localised(command)
    )


def _localised(command: str) -> str:
    return {"sag deadlines": _("sag deadlines"), "sag new": _("sag new")}[command]
