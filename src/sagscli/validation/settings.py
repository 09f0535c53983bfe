"""What ``sag.yaml`` says, against the rulesets that the folder can use (SAG408 to SAG412)."""

from collections.abc import Iterable, Iterator
from itertools import starmap

from sagscli.casefile.document import Document
from sagscli.casefile.folder import Folder, fault_in_settings
from sagscli.casefile.passed_over import PassedOver, passed_over
from sagscli.casefile.placing import placed
from sagscli.casefile.shut_templates import shut_templates
from sagscli.casefile.suggest import did_you_mean
from sagscli.diagnostics.diagnostic import Diagnostic, Problem
from sagscli.errors import NoSuchPlaceError
from sagscli.language import _
from sagscli.ruleset_faults.checked_library import library_of


def settings_findings(folders: Iterable[Folder]) -> Iterator[Diagnostic]:
    """Yield what is wrong in the settings of folders, each with its place."""
    for folder in folders:
        yield from map(_not_read, folder.misnamed)
        yield from map(_passed_over, passed_over(folder.root))
        yield from starmap(_shut, shut_templates(folder.root))
        yield from _unused_rulesets(folder)
        yield from folder.diagnostics  # warnings: an error has stopped the command
        for problem in _deciders(folder):
            yield fault_in_settings(folder, problem)


def _not_read(path: str) -> Diagnostic:
    """Report a file that was most likely meant as ``sag.yaml`` (SAG409)."""
    message = _("the file is not read: the settings of a folder stand in sag.yaml")
    remedy = _("call it sag.yaml; if there is one already, move what it lacks into it")
    [finding] = placed(
        Document("", None, None, ()), path, [Problem("SAG409", (), message, remedy)], []
    )
    return finding


def _passed_over(it: PassedOver) -> Diagnostic:
    """Report what was most likely meant as rulesets or templates (SAG410)."""
    message = _('it is not read: it would have to be called "{name}"').format(name=it.name)
    remedy = _("give it that name, or move it out of the case folder")
    [finding] = placed(
        Document("", None, None, ()), it.shown, [Problem("SAG410", (), message, remedy)], []
    )
    return finding


def _shut(shown: str, error: NoSuchPlaceError) -> Diagnostic:
    """Report what of the folder's own templates cannot be looked into (SAG412)."""
    problem = Problem("SAG412", (), error.message.rstrip("."), error.remedy)
    [finding] = placed(Document("", None, None, ()), shown, [problem], [])
    return finding


def _unused_rulesets(folder: Folder) -> Iterator[Diagnostic]:
    """Yield where a ruleset has another name than its file: no case will ever follow it."""
    library = library_of(str(folder.root), whole=False)
    for name in filter(library.is_local, library.ids):
        told = library.family(name).diagnostics
        yield from (fault for fault in told if fault.code == "SAG504")


def _deciders(folder: Folder) -> Iterator[Problem]:
    """Report a role under ``mødedatoer`` that no ruleset has: its days are never looked up."""
    wanted = list(folder.settings.meeting_dates)
    known, deciders = _roles(folder) if wanted else (set(), [])
    for role in wanted:
        if role not in known:
            message = _('no ruleset has a role "{word}", so its days are not used')
            yield Problem(
                "SAG408",
                ("mødedatoer", role),
                message.format(word=role),
                did_you_mean(role, deciders, _("those who decide: {words}")),
                on_key=True,
            )


def _roles(folder: Folder) -> tuple[set[str], list[str]]:
    """Return the roles of all rulesets, and those among them that decide on referrals.

    All, not only those of the cases at hand: one case is often checked by itself.
    """
    library = library_of(str(folder.root), whole=False)
    rulesets = [ruleset for name in library.ids for ruleset in library.family(name).rulesets]
    roles = {role for ruleset in rulesets for role in ruleset.roles}
    kinds = [kind for ruleset in rulesets for kind in ruleset.referrals.values()]
    return roles, sorted({kind.decided_by for kind in kinds if kind.decided_by is not None})
