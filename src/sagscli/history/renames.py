"""Cases that were moved and got another number at once: found by whom and what they are about."""

from collections.abc import Callable, Iterable

from sagscli.history.snapshot import CaseSnapshot

ReadSnapshot = Callable[[int], CaseSnapshot | None]
ReadBytes = Callable[[int], bytes]


class MovedCases:
    """The files that a case could be in now, though neither path nor number leads to it."""

    def __init__(self, files: Iterable[int], read_bytes: ReadBytes, current: ReadSnapshot) -> None:
        self._files, self._read_bytes, self._current = tuple(files), read_bytes, current
        self._files_by_name: dict[str, list[int]] = {}

    def expect(self, snapshots: Iterable[CaseSnapshot]) -> None:
        """Look through the files once for the names that all of `snapshots` are about.

        The names are looked for in the bytes: most files need not be read as cases for it.
        """
        about = {snapshot.about for snapshot in snapshots if snapshot.about}
        names = {name: name.encode() for name in about}
        for at in self._files if names else ():
            data = self._read_bytes(at)
            for name, name_bytes in names.items():
                if name_bytes in data:
                    self._files_by_name.setdefault(name, []).append(at)

    def place(self, then: CaseSnapshot) -> int | None:
        """Return the one file that is about the same and still has an approved plan of `then`.

        A child may have a second case, and a group's name is used again each year: without
        such a plan, or with several such files, it is left alone.
        """
        with_name = self._files_by_name.get(then.about or "", ())
        candidates = [at for at in with_name if self._is_it(at, then)]
        return candidates[0] if len(candidates) == 1 else None

    def _is_it(self, at: int, then: CaseSnapshot) -> bool:
        now = self._current(at)
        if now is None or then.told_by is None:
            return False
        same = (now.about, now.told_by) == (then.about, then.told_by)
        return same and bool(now.marks() & then.marks(approved=True))
