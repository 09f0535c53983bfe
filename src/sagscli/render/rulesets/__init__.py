"""`sag rules` and what `sag explain` says of a rule, for people and for programs."""
