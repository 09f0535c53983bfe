"""One thin module per command: read the words, call, render, exit code."""
