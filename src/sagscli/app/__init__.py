"""What each command does, without words of the command line and without streams."""
