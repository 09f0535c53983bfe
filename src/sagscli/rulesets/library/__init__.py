"""Where rulesets come from: the built-in ones, and those of a case folder."""

from sagscli.rulesets.library.library import Family, Library, library_of
from sagscli.rulesets.library.version import SourceFile, Version

__all__ = ["Family", "Library", "SourceFile", "Version", "library_of"]
