"""`sag validate` in each of its formats."""
