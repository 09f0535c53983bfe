"""Text for a terminal: lines, columns, colours."""
