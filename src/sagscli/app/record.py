"""sag record: what is written down in a case, checked before it is saved, and what moves by it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from difflib import SequenceMatcher
from itertools import takewhile
from operator import eq
from typing import NamedTuple

from sagscli.app.case_label import CaseLabel, label_of, number_of, redaction_of
from sagscli.app.doubtful_referrals import ReferralDoubt, doubts
from sagscli.app.reading_to_write import RecordError, loaded, read_for_change
from sagscli.app.referral_check import checklist_of, open_checklists
from sagscli.app.session import Session
from sagscli.case.records import Case
from sagscli.case.redaction import Redaction
from sagscli.casefile.folder import CaseFile
from sagscli.casefile.own_folder import alone
from sagscli.casefile.patch.operations import Change
from sagscli.casefile.patch.patching import patched
from sagscli.casefile.saving import current, save
from sagscli.casefile.shown_paths import path_among_others
from sagscli.diagnostics.diagnostic import Diagnostic, Severity
from sagscli.language import _
from sagscli.recording.moves import Move, moves
from sagscli.recording.repeats import SaidTwice, repeats
from sagscli.recording.taken_away import TakenAway, taken_away
from sagscli.referrals.checklist import Checklist, gates_for
from sagscli.rulesets.records import Ruleset
from sagscli.validation.across_files import enclosures
from sagscli.validation.reading import Reading, read_case

AHEAD = timedelta(days=365)
"""How far ahead what moves is told of."""


class DiffLine(NamedTuple):
    """A line of a file: new ("+"), gone ("-") or beside these (" "), with its number."""

    sign: str
    number: int
    text: str


class Readiness(NamedTuple):
    """How many requirements of a referral are in place, before and after."""

    title: str
    before: int
    after: int
    applicable: int


@dataclass(frozen=True)
class Recording:
    """What is to change in a case file, and what it leads to; nothing is written yet."""

    session: Session
    what: str
    """What happened, in the English words of its command: meeting held."""
    label: CaseLabel
    file: CaseFile
    before: bytes | None
    after: bytes
    diff: tuple[DiffLine, ...]
    moves: tuple[Move, ...]
    readiness: tuple[Readiness, ...]
    warnings: tuple[Diagnostic, ...]
    errors: tuple[Diagnostic, ...]
    """What would be wrong in the file that is not wrong now: with these it is refused."""
    repeats: tuple[SaidTwice, ...]
    """What the case says already, and would say twice."""
    doubts: tuple[ReferralDoubt, ...]
    """What is to be asked about before a referral is written."""
    number: str
    """The case's number as it is shown where nobody may be named."""
    path: str
    """Where the file is, as it is shown: people write names of children in names of files."""
    gone: tuple[TakenAway, ...] = ()
    """What was written in entries that are taken away, and goes with them."""
    is_saved: bool = False

    @property
    def changes_nothing(self) -> bool:
        """Return whether the file says it all already."""
        return self.before == self.after


Changing = Callable[[Case, Ruleset | None, object], Sequence[Change]]
"""What is to change, given a case, its ruleset, and what its file says."""


def recording(session: Session, what: str, changing: Changing) -> Recording:
    """Return what `changing` would change in the session's case. Raises RecordError."""
    before, reading = read_for_change(session)
    case = reading.case or Case()
    changes = changing(case, reading.ruleset, reading.document.value)
    after = patched(before, changes)
    gone = taken_away(changes, reading.document.value)
    return replace(compared(session, what, before, reading, after), gone=gone)


def compared(
    session: Session,
    what: str,
    before: bytes | None,
    was: Reading | None,
    after: bytes,
    now: Reading | None = None,
) -> Recording:
    """Return what is different when `after`, read as `now`, takes the place of `before`."""
    now = now or read_case(session.file, session.checked_on, session.as_of, data=after)
    entry = loaded(now, session)
    people = redaction_of(entry, session.names)
    new = new_findings(was, now, session)
    return Recording(
        session=session,
        what=what,
        label=label_of(entry, people),
        file=session.file,
        before=before,
        after=after,
        diff=_diff(before or b"", after, people, _people_before(session, was)),
        moves=_moves(session, was, now),
        readiness=tuple(_readiness(session, was, now)),
        warnings=tuple(each for each in new if each.severity is Severity.WARNING),
        errors=tuple(each for each in new if each.severity is Severity.ERROR),
        repeats=repeats(was.case if was is not None else None, now.case),
        doubts=doubts(was, now, session.as_of),
        number=number_of(entry, redaction_of(entry, names=False)),
        path=path_among_others(session.file, people),
    )


def saved(wanted: Recording, anew: Callable[[], Recording]) -> Recording:
    """Write a recording to its file, and return it as it was written.

    Where the file was changed meanwhile, it is made `anew` from what stands there now, so that
    both changes are kept. Raises RecordError when it would put an error into the file, and
    WriteError where nothing can be written.
    """
    with alone(wanted.file.folder.root):
        if current(wanted.file) != wanted.before:
            wanted = anew()
        refuse_errors(wanted)
        if not wanted.changes_nothing:
            save(wanted.file, wanted.before, wanted.after, wanted.what)
    return replace(wanted, is_saved=True)


def refuse_errors(wanted: Recording) -> None:
    """Raise RecordError for a recording that `sag validate` would call an error."""
    if wanted.errors:
        first = wanted.errors[0]
        raise RecordError(
            _("this is not recorded, for it would be an error: {message}.").format(
                message=first.message
            ),
            first.help,
        )


def new_findings(was: Reading | None, now: Reading, session: Session) -> list[Diagnostic]:
    """Return what is found in the new text that was not found in the old one."""
    old = Counter(_told(each) for each in _findings(was, session))
    new = []
    for each in _findings(now, session):
        if old[_told(each)]:
            old[_told(each)] -= 1
        else:
            new.append(each)
    return new


def _findings(reading: Reading | None, session: Session) -> tuple[Diagnostic, ...]:
    if reading is None:
        return ()
    across = enclosures(reading.file, reading.case) if reading.case is not None else ()
    return replace(reading, problems=[*reading.problems, *across]).diagnostics(session.names)


def _told(finding: Diagnostic) -> tuple[str, str]:
    return finding.code, finding.message


def _people_before(session: Session, was: Reading | None) -> Redaction:
    """Return how those are shown whom the case named before, and who may be gone from it now."""
    return redaction_of(loaded(was, session), session.names) if was is not None else Redaction()


def _diff(before: bytes, after: bytes, people: Redaction, gone: Redaction) -> tuple[DiffLine, ...]:
    """Return the lines that differ, each with the number it has on its own side."""
    old, new = (data.decode("utf-8-sig").splitlines() for data in (before, after))
    same = len(list(takewhile(bool, map(eq, old, new))))
    rest = (old[same:], new[same:])
    lines: list[DiffLine] = []
    for tag, *spans in SequenceMatcher(None, rest[0], rest[1], autojunk=False).get_opcodes():
        if tag != "equal":
            for sign, side, span in zip("-+", rest, (spans[:2], spans[2:]), strict=True):
                numbered = enumerate(side[slice(*span)], same + span[0] + 1)
                lines += [
                    DiffLine(sign, number, gone.text(people.text(text)))
                    for number, text in numbered
                ]
    return tuple(lines)


def _moves(session: Session, was: Reading | None, now: Reading) -> tuple[Move, ...]:
    if now.case is None or now.ruleset is None:
        return ()
    rulesets = (was.ruleset if was is not None else None, now.ruleset)
    until = session.as_of + AHEAD
    return moves(was.case if was is not None else None, now.case, rulesets, session.as_of, until)


def _readiness(session: Session, was: Reading | None, now: Reading) -> list[Readiness]:
    """Return the referrals of which more or less is in place than before."""
    before = {each.to: _met(each) for each in _checklists(session, was)}
    result = []
    for checklist in _checklists(session, now):
        new, old = _met(checklist), before.get(checklist.to)
        if old is None:
            old = _met_before(session, was, checklist.to)
        if checklist.to not in before or old != new:
            title = checklist.kind.document or checklist.kind.title or checklist.to
            result.append(Readiness(title, old, new, checklist.applicable))
    return result


def _met_before(session: Session, was: Reading | None, to: str) -> int:
    """Return how much was in place for what the case had not begun to ask for."""
    if was is None or was.case is None or was.ruleset is None:
        return 0
    if to not in gates_for(was.case, was.ruleset):
        return 0
    return _met(checklist_of(was.case, was.ruleset, to, session.as_of, was.file))


def _met(checklist: Checklist) -> int:
    return checklist.applicable - len(checklist.open)


def _checklists(session: Session, reading: Reading | None) -> list[Checklist]:
    if reading is None:
        return []
    return list(open_checklists(loaded(reading, session), session.as_of))
