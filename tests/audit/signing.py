"""Keys, settings that list them, and commits made one by one with them."""

import subprocess
from pathlib import Path

from tests.audit.story import SETTINGS, git


def ssh_key(folder: Path, name: str) -> Path:
    """Return the private half of a new key."""
    path = folder / name
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", f"{name} kommentar", "-f", path],
        check=True,
        stdin=subprocess.DEVNULL,
    )
    return path


def listing(**keys: Path) -> str:
    """Return settings that list keys: mail=path of the private half."""
    lines = [f'  {name}@example.org: "{public(path)}"\n' for name, path in keys.items()]
    return SETTINGS + "underskrivere:\n" + "".join(lines)


def public(path: Path) -> str:
    return path.with_suffix(".pub").read_text(encoding="utf-8").strip()


class Signed:
    """A case folder in which commits are made one by one, signed or not."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.number = folder, 0

    def commit(
        self, key: Path | None = None, settings: str | None = None, mail: str = "kim"
    ) -> str:
        """Commit a note, or new settings, and return the commit."""
        self.number += 1
        name = "noter.txt" if settings is None else "sag.yaml"
        text = f"{self.number}\n" if settings is None else settings
        (self.folder / name).write_text(text, encoding="utf-8")
        git(self.folder, "add", name)
        sign = [] if key is None else [f"--gpg-sign={key}"]
        day = f"2026-09-{17 + self.number:02d}T12:00:00+0200"
        git(
            self.folder,
            *("-c", "gpg.format=ssh", "commit", "-q", "-m", "x", *sign),
            GIT_AUTHOR_DATE=day,
            GIT_COMMITTER_DATE=day,
            GIT_COMMITTER_EMAIL=f"{mail}@example.org",
        )
        return git(self.folder, "rev-parse", "HEAD")
