"""The history of a case, for people and for programs."""
