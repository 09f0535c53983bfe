"""The kinds of requirement."""
