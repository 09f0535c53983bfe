"""Where rulesets come from: the built-in ones, and those of a case folder."""

from sagscli.rulesets.library.library import Family, Library
from sagscli.rulesets.library.version import RulesetVersion, SourceFile

__all__ = ["Family", "Library", "RulesetVersion", "SourceFile"]
