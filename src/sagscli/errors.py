"""The errors that stop a command. Findings in files are data, not errors."""

from sagscli.language import _


class SagError(Exception):
    """Something the person at the keyboard can put right; shown as one sentence, exit code 2."""

    def __init__(self, message: str, remedy: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class NoSuchPlaceError(SagError):
    """A path on the command line that is not there, or that may not be read."""

    @classmethod
    def missing(cls, path: str) -> "NoSuchPlaceError":
        """Say that `path` does not exist."""
        return cls(
            _('"{path}" does not exist.').format(path=path),
            _("Check the spelling, or run the command from the folder that holds sag.yaml."),
        )

    @classmethod
    def unreadable(cls, path: str, reason: str) -> "NoSuchPlaceError":
        """Say that `path` cannot be read, and why."""
        return cls(
            _('"{path}" cannot be read: {reason}.').format(path=path, reason=reason),
            _("Ask the one who owns the folder for access."),
        )


class NoCaseError(SagError):
    """A search for cases that found none."""


class SettingsError(SagError):
    """A ``sag.yaml`` that cannot be used as it stands."""


class UnknownNameError(SagError):
    """A name from the command line that is not among those known."""
