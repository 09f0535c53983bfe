"""sag forget: a case taken out of the history, and what that takes told beforehand."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sagscli import days
from sagscli.app.session import Session
from sagscli.case import cpr
from sagscli.case.key_roles import Enclosure
from sagscli.case.records import Case
from sagscli.case.redaction import Redaction
from sagscli.case.tagged import plain_values_of
from sagscli.casefile.folder import CASES, CaseFile, case_files, shown_path
from sagscli.casefile.journal import changes_holding
from sagscli.casefile.shown_paths import people_written_in
from sagscli.errors import NoCaseError
from sagscli.history.erasure import obstacles, rewriting
from sagscli.history.erasure.holdings import Holdings, holdings_of
from sagscli.history.erasure.obstacles import ForgetError
from sagscli.history.git import Repository, repositories_of
from sagscli.history.git_error import GitError
from sagscli.history.repository import path_in_git
from sagscli.language import _
from sagscli.letters import comparable
from sagscli.plain_files import put, real_path
from sagscli.validation.reading import case_in

STUBS = "glemt"
"""The folder beside ``sag.yaml`` in which it stands that a case was forgotten."""
_SAFE = re.compile(r"[^\w.-]")


@dataclass(frozen=True)
class Forgetting:
    """What git and `sag` keep of a case, and with `is_done` what was taken away.

    `paths`, `papers` and `elsewhere` are shown as others may see them. `remaining` are the objects
    that still hold the case after all.
    """

    number: str
    versions: int
    paths: tuple[str, ...]
    papers: tuple[str, ...]
    elsewhere: tuple[str, ...]
    refs: tuple[str, ...]
    messages: int
    signed: int
    changes: int
    obstacles: tuple[tuple[str, str], ...] = ()
    stub: str | None = None
    is_done: bool = False
    remaining: int = 0


@dataclass(frozen=True)
class ForgettingPlan:
    """A case to be forgotten: where it is, and what holds it."""

    file: CaseFile
    repository: Repository
    held: Holdings
    told: Forgetting


def forgetting(session: Session) -> ForgettingPlan:
    """Return what would be taken away of the one case of a session; nothing is changed.

    Raises ForgetError for a case without a number, GitError where git cannot be asked.
    """
    file = session.file
    case = case_in(file)
    if case is None or case.number is None:
        raise NoCaseError(
            _("The case has no number that can be read, so nobody can tell what is its own."),
            _("Run sag validate, and put right what it finds first."),
        )
    root = str(file.folder.root)
    repository = repositories_of([root]).get(root)
    if repository is None:
        raise GitError.absent()
    inside = path_in_git(real_path(root), repository.top)
    held = holdings_of(repository, case.number, _papers_of_others(file, inside), inside)
    return ForgettingPlan(file, repository, held, _told(held, case, file, repository))


def _papers_of_others(file: CaseFile, inside: str) -> Iterator[str]:
    before = "" if inside == "." else f"{inside}/"
    place = file.folder.root / CASES
    for other in case_files([str(place)])[1] if place.is_dir() else ():
        case = case_in(other) if real_path(other.path) != real_path(file.path) else None
        if case is not None:
            yield from (f"{before}{name}" for name in plain_values_of(case, Enclosure))


def _told(held: Holdings, case: Case, file: CaseFile, repository: Repository) -> Forgetting:
    people = Redaction.of(case)

    def path_shown(path: str) -> str:  # a file may be called after others too
        place = Path(repository.top) / path
        others = people_written_in(CaseFile(str(place), path, file.folder))
        return people.together([others]).number(path)

    def shown(paths: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(path_shown, sorted(paths)))

    return Forgetting(
        number=people.number(case.number),
        versions=len(held.blobs),
        paths=shown(held.paths),
        papers=shown(held.papers),
        elsewhere=shown(set(held.elsewhere.values())),
        refs=shown(held.refs),
        messages=held.messages,
        signed=held.signed,
        changes=len(_changes(held, file)),
        obstacles=(*obstacles.obstacles(repository), *_named_refs(held)),
    )


def _named_refs(held: Holdings) -> Iterator[tuple[str, str]]:
    if any(map(held.who.is_named_in, held.refs)):
        yield (
            _("A branch or a tag is called by the child's name or number."),
            _("Give it another name first: git branch -m OLD NEW."),
        )

    for ref in held.notes:
        yield (
            _("A note of git's names the child, and notes are not written anew."),
            _("Take the notes away first: git update-ref -d {ref}").format(ref=ref),
        )


def _changes(held: Holdings, file: CaseFile) -> list[Path]:
    """Return the files of what `sag undo` can take back that hold something of the case."""
    words = [held.who.number, *held.who.names, *held.who.numbers]
    return changes_holding(file.folder.root, tuple(words))


def forget(plan: ForgettingPlan, session: Session) -> Forgetting:
    """Take the case out of the history and of the folder, and look whether it is gone.

    Raises ForgetError when something stands in the way, GitError when git cannot do it: then the
    branches are as they were.
    """
    for message, remedy in plan.told.obstacles:
        raise ForgetError(message, remedy)
    if not plan.held.blobs:
        raise ForgetError(
            _("git has nothing of this case."), _("Delete the file and its enclosures.")
        )
    changes, top = _changes(plan.held, plan.file), Path(plan.repository.top)
    rewriting.rewrite(plan.repository, plan.held)
    for path in (*(top / name for name in plan.held.papers), Path(plan.file.path), *changes):
        _delete(path)
    rewriting.throw_away(plan.repository)
    left = rewriting.remains(plan.repository, plan.held)
    stub = _write_stub(plan, session)
    return replace(plan.told, is_done=True, remaining=len(left), stub=stub)


def _delete(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
        if not any(path.parent.iterdir()):
            path.parent.rmdir()
    except OSError:
        return  # what is left is told of by what looks for it afterwards


def _write_stub(plan: ForgettingPlan, session: Session) -> str | None:
    """Write that there was a case, and no more; nothing where its number would tell who it was."""
    number = plan.held.who.number
    if cpr.numbers_in(number) or plan.told.number != number:
        return None
    path = plan.file.folder.root / STUBS / f"{_SAFE.sub('_', number)}.txt"
    words = _("The case {number} was forgotten {day}.")
    os.makedirs(path.parent, exist_ok=True)
    put(path, (words.format(number=number, day=days.long(session.today)) + "\n").encode())
    return shown_path(path)


def is_the_number(plan: ForgettingPlan, typed: str) -> bool:
    """Return whether what was typed is the number of the case."""
    return comparable(typed).strip() == comparable(plan.held.who.number).strip()
