"""What can be written down in a case from the command line, and what it changes there."""
