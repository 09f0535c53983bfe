"""A case folder as a whole: what it begins with, and whether it is sound."""
