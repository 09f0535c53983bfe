"""sag record: what has happened, written down in a case."""
