"""sag rules: the procedures as data, listed, shown, checked and compared."""
