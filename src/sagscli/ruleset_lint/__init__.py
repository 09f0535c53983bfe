"""What is wrong with a ruleset, what could be better, its examples, and how two differ."""
