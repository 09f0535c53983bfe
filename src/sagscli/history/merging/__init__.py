"""Two versions of a case brought together, fact by fact, from the one they both come from."""
