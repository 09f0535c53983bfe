"""Cases that were moved and got another number at once: found by whom and what they are about."""

from collections.abc import Callable, Iterable

from sagscli.history.snapshot import Known

Read = Callable[[int], Known | None]
Bytes = Callable[[int], bytes]


class Moved:
    """The files that a case could be in now, though neither path nor number leads to it."""

    def __init__(self, files: Iterable[int], data: Bytes, now: Read) -> None:
        self._files, self._data, self._now = tuple(files), data, now
        self._bearing: dict[str, list[int]] = {}

    def expect(self, several: Iterable[Known]) -> None:
        """Look through the files once for the names that all of `several` are about.

        The names are looked for in the bytes: most files need not be read as cases for it.
        """
        names = {one.about: one.about.encode() for one in several if one.about}
        for at in self._files if names else ():
            data = self._data(at)
            for name, wanted in names.items():
                if wanted in data:
                    self._bearing.setdefault(name, []).append(at)

    def place(self, there: Known) -> int | None:
        """Return the one file that is about the same and still has an approved plan of `there`.

        A child may have a second case, and a group's name is used again each year: without
        such a plan, or with several such files, it is left alone.
        """
        found = [at for at in self._bearing.get(there.about or "", ()) if self._is_it(at, there)]
        return found[0] if len(found) == 1 else None

    def _is_it(self, at: int, there: Known) -> bool:
        now = self._now(at)
        if now is None or there.told_by is None:
            return False
        same = (now.about, now.told_by) == (there.about, there.told_by)
        return same and bool(now.marks() & there.marks(approved=True))
