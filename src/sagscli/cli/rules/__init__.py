"""sag rules: the procedures as data."""
