"""sag init: a case folder to begin in, or what one that is there lacks."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

from sagscli.app import choices, find_ruleset
from sagscli.cli import dialogue, options
from sagscli.errors import SagError
from sagscli.language import _

if TYPE_CHECKING:
    from sagscli.app.starting_place import StartingPlace
    from sagscli.history.starting import Committer
    from sagscli.upkeep.starting_files import FolderWishes

LANGUAGES = ("da", "en")
_SAMPLE = ("Solbakke Kommune", "vejle", "da")
"""The municipality, ruleset and language of the sample cases."""


_OPTIONS = {
    "municipality": Annotated[
        str | None,
        options.option("--municipality", _("NAME"), _("What stands over the lists.")),
    ],
    "ruleset": Annotated[
        str | None,
        options.option(
            "--ruleset", _("RULESET"), _("The procedure that cases follow."), find_ruleset.ids
        ),
    ],
    "language": Annotated[
        str | None,
        options.option(
            "--language",
            "|".join(LANGUAGES),
            _("The language of the program."),
            options.completer(LANGUAGES),
        ),
    ],
    "sample": Annotated[
        bool | None, options.flag("--sample", _("Fill it with invented cases, to try it on."))
    ],
    "your_name": Annotated[
        str | None,
        options.option("--your-name", _("NAME"), _("Your name, as the history is to have it.")),
    ],
    "your_email": Annotated[
        str | None,
        options.option("--your-email", _("ADDRESS"), _("Your e-mail, as it is to stand there.")),
    ],
}
StartingFolder = Annotated[
    str | None,
    options.argument(
        _("[FOLDER]"), _("Where; it need not be there yet. Default: where you stand.")
    ),
]
SetupFormat = Annotated[
    str | None, options.format_option("FolderSetup", options.ListFormat, to_file=False)
]


def _init(
    path: StartingFolder = None,
    dry_run: options.DryRun = False,
    format_: SetupFormat = None,
    **given: Any,
) -> int:
    """Begin a case folder."""
    from sagscli.app.folder_making import made, planned
    from sagscli.app.folder_setup import folder_setup
    from sagscli.app.starting_place import starting_place

    today, target = options.session().today, options.target("FolderSetup", format_)
    is_sample = bool(given["sample"])
    wishes = _wishes(given)
    place = starting_place(path)
    if place.folder is None:
        wishes = _sample_wishes(wishes) if is_sample else _completed(wishes, place)
    setup = folder_setup(place, wishes, today, sample=is_sample)
    if dry_run:
        target.give(planned(setup))
    else:
        target.give(made(setup, _committer(given, place)))
    return 0


init = options.with_options(_init, _OPTIONS)


def _wishes(given: dict[str, Any]) -> "FolderWishes":
    from sagscli.upkeep.starting_files import FolderWishes

    language = given["language"]
    chosen = choices.one_of(language, LANGUAGES, "--language") if language else None
    return FolderWishes(given["municipality"], given["ruleset"], chosen)


def _sample_wishes(wishes: "FolderWishes") -> "FolderWishes":
    municipality, ruleset, language = _SAMPLE
    return replace(
        wishes,
        municipality=wishes.municipality or municipality,
        ruleset=wishes.ruleset or ruleset,
        language=wishes.language or language,
    )


def _completed(wishes: "FolderWishes", place: "StartingPlace") -> "FolderWishes":
    """Return the wishes with what was answered; only the ruleset has no default."""
    from sagscli import language

    can_ask = dialogue.can_ask()
    municipality, chosen = wishes.municipality, wishes.language
    if municipality is None and can_ask:
        question = _("Which municipality is it?")
        municipality = dialogue.ask_text(question, "--municipality", optional=True) or None
    ruleset = wishes.ruleset or _ask_ruleset(place)
    if chosen is None and can_ask:
        words = {"da": "dansk", "en": "English"}
        question = _("Which language is the program to speak?")
        chosen = dialogue.ask_choice(question, "--language", words, default=language.current())
    return replace(
        wishes,
        municipality=municipality,
        ruleset=ruleset,
        language=chosen or language.current(),
    )


def _ask_ruleset(place: "StartingPlace") -> str:
    return dialogue.ask_choice(_("Which ruleset?"), "--ruleset", place.rulesets)


def _committer(given: dict[str, Any], place: "StartingPlace") -> "Committer":
    """Return whom the history names; asked for where git was never told."""
    from sagscli.history.starting import Committer

    name, email = given["your_name"], given["your_email"]
    if place.lacks_committer and dialogue.can_ask():
        name = name or place.committer.name or _ask_name()
        email = (
            email
            or place.committer.email
            or dialogue.ask_text(_("And your e-mail?"), "--your-email", check=_check_email)
        )
    if given["your_email"]:
        _check_email(given["your_email"])
    return Committer(name, email)


def _check_email(text: str) -> None:
    """Raise SagError for what git would take, and nobody can write to."""
    name, _at, place = text.partition("@")
    if not name or not place or any(map(str.isspace, text)):
        raise SagError(
            _('"{text}" is not an e-mail address.').format(text=text),
            _("Write it as navn@kommune.dk."),
        )


def _ask_name() -> str:
    question = _("What is your name, as the history is to have it?")
    return dialogue.ask_text(question, "--your-name")
