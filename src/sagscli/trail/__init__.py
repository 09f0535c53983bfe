"""What git remembers of a case folder. Nothing outside this package knows of git."""
