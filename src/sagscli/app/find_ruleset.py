"""From words on the command line to rulesets and their versions."""

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sagscli.app import choices
from sagscli.errors import NoSuchPlaceError, SagError
from sagscli.language import _
from sagscli.plain_files import is_device

if TYPE_CHECKING:
    from sagscli.rulesets.library import Family, Library, RulesetVersion


class RulesetError(SagError):
    """A ruleset that is asked for and cannot be used."""


def library(folder: str | None) -> "Library":
    """Return the rulesets of a case folder, its own first, and speak its language.

    Raises NoSuchPlaceError for a folder that is not there.
    """
    import os

    from sagscli import language
    from sagscli.casefile.folder import find_folder
    from sagscli.ruleset_faults.checked_library import library_of

    place = Path(folder or ".")
    NoSuchPlaceError.check(str(place))
    case_folder = find_folder(place)
    language.use(language.choose(os.environ, case_folder.settings.language))
    return library_of(str(case_folder.root))


def refuse_shut(library: "Library") -> None:
    """Raise NoSuchPlaceError where what is not known may stand in what cannot be looked into."""
    if library.shut is not None:
        raise shut_rulesets(library.shut)


def shut_rulesets(shut: Path) -> NoSuchPlaceError:
    """Return what is said of rulesets that cannot be looked into, and what is to be done."""
    from sagscli.casefile.folder import shown_path
    from sagscli.casefile.shut_templates import refusal
    from sagscli.rulesets.library.locations import LOCAL

    told = NoSuchPlaceError.unreadable(shown_path(shut), _("the rulesets in it are not known"))
    root = next((way.parent for way in (shut, *shut.parents) if way.name == LOCAL), shut.parent)
    why = refusal(shut, root, is_folder=shut.name == LOCAL)
    told.remedy = why.remedy if why is not None else told.remedy
    return told


def ids(incomplete: str) -> list[str]:
    """Return the ids of rulesets that go on from what is typed, for completion.

    Only names of files are looked at: completion has no time to read them.
    """
    from sagscli.rulesets.library.locations import ids_at

    return choices.going_on(incomplete, ids_at(Path.cwd()))


def family(rulesets: "Library", name: str) -> "Family":
    """Return every version of a ruleset. Raises UnknownNameError with a guess."""
    if name not in rulesets.ids:
        message = _('there is no ruleset "{word}".').format(word=name)
        raise choices.unknown(message, name, rulesets.ids)
    return rulesets.family(name)


def version(rulesets: "Library", text: str, today: date) -> "RulesetVersion":
    """Return the version that ``vejle``, ``vejle@2027-01-01`` or a path to a file names.

    Without a day it is the one that holds on `today`, or the last. Raises RulesetError
    for one with errors.
    """
    from sagscli.rulesets.versions import holds_on

    if text.endswith((".yaml", ".yml")) and not Path(text).is_file():
        raise NoSuchPlaceError.missing(text)
    if _is_file(text):
        in_file = rulesets.read_file(Path(text))
        return _usable(in_file, in_file[-1])
    name, at, when = text.partition("@")
    versions = family(rulesets, name).versions
    held_on = choices.day(when, f"{name}@") if at else today
    held = [version for version in versions if holds_on(version.ruleset, held_on)]
    if not held and at:
        raise RulesetError(
            _("no version of {name} holds on {day}.").format(name=name, day=held_on.isoformat()),
            _("Its versions begin on: {days}.").format(
                days=", ".join(version.since.isoformat() for version in versions)
            ),
        )
    return _usable(versions, held[-1] if held else versions[-1])


def _is_file(text: str) -> bool:
    return text.endswith((".yaml", ".yml")) and Path(text).is_file()


def _usable(versions: "tuple[RulesetVersion, ...]", chosen: "RulesetVersion") -> "RulesetVersion":
    from sagscli.rulesets.library.library import first_error

    faulty = [version for version in versions if not version.is_usable]
    if faulty:
        raise RulesetError(
            _("the ruleset cannot be used: {place}").format(
                place=first_error(faulty[0].diagnostics)
            ),
            _("sag rules check shows all that is wrong with it."),
        )
    return chosen


_NAME = re.compile(r"[a-zæøå0-9]+(-[a-zæøå0-9]+)*")


def check_name(rulesets: "Library", name: str, extends: str | None) -> None:
    """Raise RulesetError for a name that cannot be a ruleset's, or that is taken."""
    if not _NAME.fullmatch(name) or is_device(name):
        raise RulesetError(
            _('"{name}" cannot be the name of a ruleset.').format(name=name),
            _("Use lower case letters, digits and hyphens."),
        )
    if name in rulesets.ids and not rulesets.is_local(name) and extends != name:
        raise RulesetError(
            _('"{name}" is a ruleset that comes with sag.').format(name=name),
            _("Choose another name, or write --extends {name} to change that one.").format(
                name=name
            ),
        )


def make_room(rulesets: "Library", name: str, target: Path, *, force: bool) -> None:
    """Make the folder for a new ruleset. Raises RulesetError where it cannot lie there."""
    from sagscli.casefile.folder import shown_path
    from sagscli.errors import reason_of
    from sagscli.plain_files import is_below, real_path
    from sagscli.rulesets.library.locations import LOCAL

    home = target.parent
    if not is_below(real_path(str(home)), real_path(str(home.parent))):
        raise NoSuchPlaceError.outside(shown_path(home))
    if rulesets.has_own(name) and not (force and target.is_file()):
        raise RulesetError(
            _('"{path}" is there already.').format(path=f"{LOCAL}/{name}"),
            _("Choose another name, or change that one."),
        )
    try:
        target.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise RulesetError(
            _('"{path}" cannot be written: {reason}.').format(
                path=shown_path(target), reason=reason_of(error)
            ),
            _("Check that the folder is there and that you may write in it."),
        ) from None
