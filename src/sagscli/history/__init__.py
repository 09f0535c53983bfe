"""What git remembers of the case files."""
