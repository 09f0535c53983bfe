"""Where rulesets come from: the built-in ones, and those of a case folder."""

from sagscli.rules.library.library import Family, Library, library_of
from sagscli.rules.library.version import SourceFile, Version

__all__ = ["Family", "Library", "SourceFile", "Version", "library_of"]
