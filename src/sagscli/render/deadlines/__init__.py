"""`sag deadlines` in each of its formats."""
