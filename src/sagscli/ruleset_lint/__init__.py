"""What could be better in a ruleset, its examples, and how two differ."""
