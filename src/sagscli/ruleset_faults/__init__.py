"""What makes a ruleset unusable, and the rulesets of a folder that are checked for it."""
